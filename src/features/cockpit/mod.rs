//! Shelf 9: who in a cohort waits for its trainers. A list of what other rooms could not settle
//! among the people themselves; each with what was tried.

mod handlers;
mod pages;

use crate::web::Routes;

/// The trainers' page.
pub fn routes() -> Routes {
    Routes::default()
        .get("/cohorts/{cohort}/cockpit", handlers::show)
        .post("/cohorts/{cohort}/cockpit/threads/{thread}", handlers::take)
}
