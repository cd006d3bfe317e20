//! Shelf 4: keeping a talk good. People report what troubles them, trainers hide, move, lock, pin, merge
//! and slow down, always with a reason; the person concerned reads it and may ask the owners to look again.
//!
//! Nothing here destroys anything: whatever is done can be lifted, and every act is on record.

mod commands;
mod emails;
mod forms;
mod handlers;
mod pages;
mod policies;
mod queries;

pub use emails::{Appealed, Decided, Told};
pub use pages::ReportRow;
pub use queries::{HOME, Reported, open_reports};

use crate::web::Routes;

/// Pages about reports, acts and appeals.
pub fn routes() -> Routes {
    Routes::default()
        .get("/cohorts/{cohort}/moderation", handlers::index)
        .get("/cohorts/{cohort}/threads/{thread}/moderation", handlers::thread)
        .post("/cohorts/{cohort}/threads/{thread}/lock", handlers::lock)
        .post("/cohorts/{cohort}/threads/{thread}/pin", handlers::pin)
        .post("/cohorts/{cohort}/threads/{thread}/pace", handlers::pace)
        .post("/cohorts/{cohort}/threads/{thread}/visibility", handlers::show_or_hide_thread)
        .post("/cohorts/{cohort}/threads/{thread}/merge", handlers::merge)
        .get("/cohorts/{cohort}/threads/{thread}/posts/{post}/report", handlers::report_form)
        .post("/cohorts/{cohort}/threads/{thread}/posts/{post}/report", handlers::report)
        .get("/cohorts/{cohort}/threads/{thread}/posts/{post}/moderation", handlers::post)
        .post("/cohorts/{cohort}/threads/{thread}/posts/{post}/visibility", handlers::show_or_hide_post)
        .post("/cohorts/{cohort}/threads/{thread}/posts/{post}/reports", handlers::leave)
        .post("/cohorts/{cohort}/threads/{thread}/posts/{post}/note", handlers::note)
        .post("/cohorts/{cohort}/threads/{thread}/posts/{post}/place", handlers::carry)
        .get("/me/moderation", handlers::mine)
        .get("/me/moderation/{moderation}", handlers::about_me)
        .post("/me/moderation/{moderation}", handlers::appeal)
        .get("/programmes/{programme}/appeals", handlers::appeals)
        .get("/programmes/{programme}/appeals/{moderation}", handlers::appeal_of)
        .post("/programmes/{programme}/appeals/{moderation}", handlers::decide)
}
