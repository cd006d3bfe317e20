//! Shelf 2: what Lernweg knows about somebody, for them to see and to take along, and who did what
//! concerns them. All of it follows from the registry of personal data: a table that is new there is here.

mod commands;
mod emails;
mod export;
mod forms;
mod handlers;
mod pages;
mod queries;
mod rules;

pub use emails::GoingAway;
pub use pages::kept_in_words;

use crate::web::Routes;

/// Pages of it.
pub fn routes() -> Routes {
    Routes::default()
        .get("/me/privacy", handlers::show)
        .get("/me/privacy/export.html", handlers::file)
        .get("/me/privacy/export.json", handlers::data)
        .get("/me/privacy/log", handlers::log)
        .get("/me/privacy/consents", handlers::consents)
        .get("/me/privacy/erasure", handlers::erasure)
        .post("/me/privacy/erasure", handlers::ask_for_it)
        .post("/me/privacy/erasure/withdrawal", handlers::think_again)
}
