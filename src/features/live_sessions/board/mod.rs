//! The question board of a session: what people want to hear about, asked ahead and voted on.
//!
//! Who asks without their name is written down nowhere, so that nobody can find out later, not
//! even with the database in hand: see [`commands::ask_unnamed`].

mod commands;
mod forms;
mod handlers;
mod pages;
mod policies;
mod queries;
mod rules;
mod threads;

pub use commands::{ask, ask_unnamed, set_vote};
pub use policies::{LeadBoard, VoteOn};
pub use queries::{QuestionOn, open_question_counts};

use crate::web::Routes;

/// Pages about questions.
pub fn routes() -> Routes {
    Routes::default()
        .get("/cohorts/{cohort}/sessions/{session}/questions", handlers::index)
        .post("/cohorts/{cohort}/sessions/{session}/questions", handlers::ask)
        .post("/cohorts/{cohort}/sessions/{session}/questions/thread", handlers::go_on)
        .post("/cohorts/{cohort}/sessions/{session}/questions/{question}", handlers::change)
        .post("/cohorts/{cohort}/sessions/{session}/questions/{question}/votes", handlers::vote)
        .post("/cohorts/{cohort}/sessions/{session}/questions/{question}/answered", handlers::mark)
        .post("/cohorts/{cohort}/sessions/{session}/questions/{question}/removal", handlers::remove)
        .post("/cohorts/{cohort}/sessions/{session}/questions/{question}/thread", handlers::go_on_with_one)
}
