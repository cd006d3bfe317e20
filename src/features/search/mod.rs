//! Shelf 7: finding what others wrote, papers, lessons and people, of what the reader may read.
//!
//! Posts and papers are in the index, written in the same transaction as they. Lessons and people are
//! not: a cohort has a few dozen of the one and a few hundred of the other, and looking through
//! what the pages themselves would show can neither be out of date nor show too much.
//!
//! One searches the cohorts one takes part in. Owners who take no part see groups, not what
//! people write to each other: they find nothing.

mod commands;
mod forms;
mod handlers;
mod lessons;
mod pages;
mod people;
mod queries;
mod rules;

pub use commands::{Rebuilt, fill, rebuild};

use crate::web::Routes;

/// The page one searches on.
pub fn routes() -> Routes {
    Routes::default().get("/search", handlers::index)
}
