//! Shelf 8: a run of a programme as a folder for whoever moderates the next one: its dates as they came, what was
//! changed of the course, live sessions, papers it published, and the margin notes; to read, for programs and for
//! calendars. What people wrote to each other is not in it.

mod gathering;
mod handlers;
mod pages;

use crate::web::Routes;

/// The page and the folder.
pub fn routes() -> Routes {
    Routes::default()
        .get("/cohorts/{cohort}/handover", handlers::show)
        .get("/cohorts/{cohort}/handover.zip", handlers::folder)
}
