//! Pitches as they are written: guided lines, slides, versions, and two who say something before the room does.

mod commands;
mod emails;
mod forms;
mod handlers;
mod pages;
mod policies;
mod queries;
mod rules;

pub use commands::{
    agree_to_recording, answer_invitation, ask_readers, ask_to_join, begin_pitch, comment, keep_readings, leave_pitch,
    react, say_ready, show_in_gallery, take_recording_back, withdraw, write_draft,
};
pub use emails::{Asked, Commented, PassedOn};
pub use pages::Text;
pub use policies::BeginPitch;
pub use queries::{Exhibit, HOME, RoundOn as ForRound, gallery, newest_of, slides_named, versions_of};
pub use rules::{Draft, heard_of};

use crate::web::Routes;

/// Pages of them.
pub fn routes() -> Routes {
    Routes::default()
        .get("/cohorts/{cohort}/pitches/mine", handlers::mine)
        .get("/cohorts/{cohort}/pitches/gallery", handlers::gallery)
        .post("/cohorts/{cohort}/pitches/rounds/{round}/pitches", handlers::begin)
        .get("/cohorts/{cohort}/pitches/{pitch}", handlers::show)
        .get("/cohorts/{cohort}/pitches/{pitch}/draft", handlers::draft)
        .post("/cohorts/{cohort}/pitches/{pitch}/draft", handlers::write)
        .get("/cohorts/{cohort}/pitches/{pitch}/versions", handlers::versions)
        .get("/cohorts/{cohort}/pitches/{pitch}/slides", handlers::slides)
        .post("/cohorts/{cohort}/pitches/{pitch}/slides", handlers::put_slides)
        .get("/cohorts/{cohort}/pitches/{pitch}/slides/{slide}", handlers::slide)
        .post("/cohorts/{cohort}/pitches/{pitch}/slides/removal", handlers::remove_slides)
        .post("/cohorts/{cohort}/pitches/{pitch}/recording", handlers::recording)
        .post("/cohorts/{cohort}/pitches/{pitch}/gallery", handlers::show_or_hide)
        .post("/cohorts/{cohort}/pitches/{pitch}/ready", handlers::ready)
        .post("/cohorts/{cohort}/pitches/{pitch}/withdrawal", handlers::withdrawal)
        .post("/cohorts/{cohort}/pitches/{pitch}/members", handlers::ask)
        .post("/cohorts/{cohort}/pitches/{pitch}/members/answer", handlers::answer)
        .post("/cohorts/{cohort}/pitches/{pitch}/members/removal", handlers::take_back)
        .post("/cohorts/{cohort}/pitches/{pitch}/members/leave", handlers::leave)
        .post("/cohorts/{cohort}/pitches/{pitch}/readers", handlers::ask_two)
        .post("/cohorts/{cohort}/pitches/{pitch}/reading/decline", handlers::decline)
        .post("/cohorts/{cohort}/pitches/{pitch}/comments", handlers::say_word)
        .post("/cohorts/{cohort}/pitches/{pitch}/comments/{comment}/removal", handlers::remove_word)
}
