//! What is kept of a session: notes everybody writes together, and a recording as long as
//! everybody agrees to it.

mod commands;
mod forms;
mod handlers;
mod pages;
mod queries;
mod rules;

pub use commands::{NewNotes, write_notes};
pub use queries::{Recording, recording_of};

use crate::web::Routes;

/// Pages about what is kept.
pub fn routes() -> Routes {
    Routes::default()
        .get("/cohorts/{cohort}/sessions/{session}/notes", handlers::show)
        .post("/cohorts/{cohort}/sessions/{session}/notes", handlers::write)
        .post("/cohorts/{cohort}/sessions/{session}/notes/consent", handlers::consent_to)
        .post("/cohorts/{cohort}/sessions/{session}/notes/recording", handlers::put)
        .post("/cohorts/{cohort}/sessions/{session}/notes/recording/removal", handlers::remove)
}
