//! Shelf 3: what a community gives back for what it costs, as a range. Nothing is kept: what somebody types stands in
//! the address of their page and nowhere else.

mod forms;
mod handlers;
mod pages;
mod rules;

use crate::web::Routes;

/// The calculator.
pub fn routes() -> Routes {
    Routes::default().get("/returns", handlers::show)
}
