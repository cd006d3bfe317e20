//! Shelf 4: how far one's own community has come, as one sees it oneself: eight competences, each in one of four
//! sentences, before the course and after it, and whenever one likes. Nobody else reads it.
//!
//! Competences and stages are those of the Community Maturity Model of The Community Roundtable; the sentences are ours.

mod commands;
mod forms;
mod handlers;
mod pages;
mod queries;
mod rules;

pub use commands::{forget_checks, keep_check};
pub use queries::checks_of;
pub use rules::{Answers, Check, Competence, Stage};

use crate::web::Routes;

/// Pages about how far one's community has come.
pub fn routes() -> Routes {
    Routes::default()
        .get("/me/community/maturity", handlers::show)
        .post("/me/community/maturity", handlers::keep)
        .post("/me/community/maturity/{day}/deletion", handlers::delete)
}
