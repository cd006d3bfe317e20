//! Shelf 4: what a person says is done, and what they made, gave and received.

mod commands;
mod handlers;
mod pages;
mod queries;

pub use commands::set_done;
pub use queries::{DoneLessons, done_counts, done_lessons};

use crate::web::Routes;

/// Pages about progress.
pub fn routes() -> Routes {
    Routes::default()
        .get("/me/progress", handlers::mine)
        .post("/cohorts/{cohort}/weeks/{week}/{lesson}/completion", handlers::complete)
}
