//! Shelf 6: documents. Papers a cohort writes together: arguments toward those who decide, recommendations for
//! communities. In small sittings, on a phone too, several at once; what somebody wrote is never lost.
//!
//! A section has a text that stands and everything that ever stood. Whoever saves from an older text is merged
//! with what came meanwhile ([`merge`]); where both changed the same sentence, they are shown both.

mod commands;
mod emails;
mod forms;
mod handlers;
mod pages;
mod policies;
mod queries;
mod rules;
mod searching;

pub use commands::{
    Card, Heading, NewDocument, Place, Saved, Sent, Written, add_card, add_section, agree, answer, comment,
    forget_folded, open_document, publish, resolve, save, set_owner, sign, suggest, take_desk,
};
pub use emails::{Answered, Changed};
pub use policies::{LeadDocument, WorkOnDocument, WorkOnSection};
pub use queries::{DocumentOn, HOME, SectionOn, published_by};
pub use rules::{Part, merge};
pub use searching::{FoundIn, PAPER, SECTION, found_in, index_papers, index_sections, index_unfound, unindex_lost};

use std::sync::Arc;

use crate::{storage::news::Listener, web::Routes};

/// Acts when somebody is forgotten.
pub fn listener() -> Listener {
    Arc::new(|tx, news| Box::pin(commands::react(tx, news)))
}

/// Pages about papers.
pub fn routes() -> Routes {
    const SECTION: &str = "/cohorts/{cohort}/documents/{document}/sections/{section}";
    Routes::default()
        .get("/cohorts/{cohort}/documents", handlers::index)
        .post("/cohorts/{cohort}/documents", handlers::open)
        .get("/cohorts/{cohort}/documents/{document}", handlers::show)
        .get("/cohorts/{cohort}/documents/{document}/reading", handlers::read)
        .get("/cohorts/{cohort}/documents/{document}/paper.html", handlers::html)
        .get("/cohorts/{cohort}/documents/{document}/paper.md", handlers::markdown)
        .get("/cohorts/{cohort}/documents/{document}/paper.docx", handlers::word)
        .post("/cohorts/{cohort}/documents/{document}/settings", handlers::change)
        .post("/cohorts/{cohort}/documents/{document}/agreement", handlers::settle_on)
        .get("/cohorts/{cohort}/documents/{document}/editions/{number}", handlers::show_edition)
        .post("/cohorts/{cohort}/documents/{document}/editions/{number}/signature", handlers::put_name)
        .post("/cohorts/{cohort}/documents/{document}/editions/{number}/publication", handlers::show_around)
        .post("/cohorts/{cohort}/documents/{document}/editions/{number}/carrying", handlers::carry_on)
        .post("/cohorts/{cohort}/documents/{document}/following", handlers::follow)
        .get("/cohorts/{cohort}/documents/{document}/live", handlers::live)
        .get("/programmes/{programme}/papers", handlers::papers)
        .get("/programmes/{programme}/papers/{paper}", handlers::paper)
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
        .get("/cohorts/{cohort}/documents/{document}/sections/{section}/live", handlers::live_section)
        .get("/cohorts/{cohort}/documents/{document}/sections/{section}/comments", handlers::comments)
        .post("/cohorts/{cohort}/documents/{document}/sections/{section}/comments", handlers::say)
        .post("/cohorts/{cohort}/documents/{document}/sections/{section}/comments/reading", handlers::see)
        .post("/cohorts/{cohort}/documents/{document}/sections/{section}/comments/{comment}", handlers::settle_comment)
        .post(
            "/cohorts/{cohort}/documents/{document}/sections/{section}/comments/{comment}/answers",
            handlers::say_back,
        )
        .post(
            "/cohorts/{cohort}/documents/{document}/sections/{section}/comments/{comment}/removal",
            handlers::take_words_back,
        )
        .get("/cohorts/{cohort}/documents/{document}/sections/{section}/cards", handlers::cards)
        .post("/cohorts/{cohort}/documents/{document}/sections/{section}/cards", handlers::lay)
        .post("/cohorts/{cohort}/documents/{document}/sections/{section}/cards/{card}", handlers::lay_again)
        .post("/cohorts/{cohort}/documents/{document}/sections/{section}/cards/{card}/removal", handlers::take_away)
        .post("/cohorts/{cohort}/documents/{document}/sections/{section}/cards/{card}/text", handlers::make_text)
        .get("/cohorts/{cohort}/documents/{document}/sections/{section}/suggestions", handlers::suggestions)
        .post("/cohorts/{cohort}/documents/{document}/sections/{section}/suggestions", handlers::propose)
        .get("/cohorts/{cohort}/documents/{document}/sections/{section}/suggestions/new", handlers::new_suggestion)
        .post("/cohorts/{cohort}/documents/{document}/sections/{section}/suggestions/{suggestion}", handlers::settle)
        .post(
            "/cohorts/{cohort}/documents/{document}/sections/{section}/suggestions/{suggestion}/removal",
            handlers::remove_suggestion,
        )
        .get("/cohorts/{cohort}/documents/{document}/sections/{section}/history", handlers::history)
        .get("/cohorts/{cohort}/documents/{document}/sections/{section}/history/{version}", handlers::differences)
        .post("/cohorts/{cohort}/documents/{document}/sections/{section}/history/{version}/return", handlers::restore)
        .post(
            "/cohorts/{cohort}/documents/{document}/sections/{section}/history/{version}/withdrawal",
            handlers::withdraw,
        )
}
