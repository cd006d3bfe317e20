//! Shelf 6: documents. Papers a cohort writes together: arguments toward those who decide, recommendations for
//! communities. In small sittings, on a phone too, several at once; what somebody wrote is never lost.
//!
//! A section has a text that stands and everything that ever stood. Whoever saves from an older text is merged
//! with what came meanwhile ([`merge`]); where both changed the same sentence, they are shown both.

mod commands;
mod forms;
mod handlers;
mod pages;
mod policies;
mod queries;
mod rules;

pub use commands::{
    Heading, NewDocument, Saved, Sent, Written, add_section, forget_folded, open_document, save, take_desk,
};
pub use policies::{WorkOnDocument, WorkOnSection};
pub use queries::{DocumentOn, SectionOn};
pub use rules::{Part, merge};

use crate::web::Routes;

/// Pages about papers.
pub fn routes() -> Routes {
    const SECTION: &str = "/cohorts/{cohort}/documents/{document}/sections/{section}";
    Routes::default()
        .get("/cohorts/{cohort}/documents", handlers::index)
        .post("/cohorts/{cohort}/documents", handlers::open)
        .get("/cohorts/{cohort}/documents/{document}", handlers::show)
        .post("/cohorts/{cohort}/documents/{document}/settings", handlers::change)
        .post("/cohorts/{cohort}/documents/{document}/sections", handlers::add)
        .get(SECTION, handlers::edit)
        .post(SECTION, handlers::write)
        .post("/cohorts/{cohort}/documents/{document}/sections/{section}/desk", handlers::sit_down)
        .get("/cohorts/{cohort}/documents/{document}/sections/{section}/waiting", handlers::waiting)
        .post("/cohorts/{cohort}/documents/{document}/sections/{section}/title", handlers::rename)
        .post("/cohorts/{cohort}/documents/{document}/sections/{section}/place", handlers::order)
        .post("/cohorts/{cohort}/documents/{document}/sections/{section}/owner", handlers::own)
        .post("/cohorts/{cohort}/documents/{document}/sections/{section}/removal", handlers::remove)
        .post("/cohorts/{cohort}/documents/{document}/sections/{section}/return", handlers::back)
        .get("/cohorts/{cohort}/documents/{document}/sections/{section}/history", handlers::history)
        .get("/cohorts/{cohort}/documents/{document}/sections/{section}/history/{version}", handlers::differences)
        .post("/cohorts/{cohort}/documents/{document}/sections/{section}/history/{version}/return", handlers::restore)
        .post(
            "/cohorts/{cohort}/documents/{document}/sections/{section}/history/{version}/withdrawal",
            handlers::withdraw,
        )
}
