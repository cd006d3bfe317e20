//! Shelf 2: what Lernweg knows about somebody, for them to see and to take along, and who did what
//! concerns them. All of it follows from the registry of personal data: a table that is new there is here.

mod export;
mod handlers;
mod pages;
mod queries;
mod rules;

use crate::web::Routes;

/// Pages of it.
pub fn routes() -> Routes {
    Routes::default()
        .get("/me/privacy", handlers::show)
        .get("/me/privacy/export.html", handlers::file)
        .get("/me/privacy/export.json", handlers::data)
        .get("/me/privacy/log", handlers::log)
}
