//! Shelf 6: the record of who did what, for auditors: who acted when, on what kind of thing and whom it concerned.
//! Never what anybody wrote. Whoever looks at what is on record about one person is on record for it themselves,
//! and that person reads it.

mod commands;
mod forms;
mod handlers;
mod home;
mod pages;
mod policies;
mod queries;
mod rules;

pub use home::HOME;
pub use rules::ACTS;

use crate::web::Routes;

/// Pages about the record.
pub fn routes() -> Routes {
    Routes::default()
        .get("/audit", handlers::index)
        .get("/audit/rows.csv", handlers::csv)
        .post("/audit/looks", handlers::look)
}
