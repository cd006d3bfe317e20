//! Shelf 9: who in a cohort waits for its trainers. A list of what other rooms could not settle
//! among the people themselves; each with what was tried, and with who looks after it.

mod commands;
mod forms;
mod gathering;
mod handlers;
mod pages;
mod policies;
mod queries;
mod rules;

use crate::web::Routes;

/// The trainers' page.
pub fn routes() -> Routes {
    Routes::default()
        .get("/cohorts/{cohort}/cockpit", handlers::show)
        .post("/cohorts/{cohort}/cockpit/{kind}/{subject}", handlers::take)
        .post("/cohorts/{cohort}/cockpit/{kind}/{subject}/rest", handlers::rest)
}
