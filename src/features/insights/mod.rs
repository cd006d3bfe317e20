//! Shelf 10: what may be said about groups. Figures are made once, when a week is over, by one function that never
//! lets a small group be seen ([`Shown`]); only what it says is stored, and pages and files are made of nothing else.
//! Nothing is counted that nobody has switched on, and nothing from before somebody did.

mod commands;
mod cost;
mod facts;
mod forms;
mod handlers;
mod measures;
mod pages;
mod queries;
mod shown;

pub use commands::{keep_figures, switch};
pub use measures::Report;
pub use shown::{FLOOR, Shown, USUAL};

use crate::web::Routes;

/// What owners see of their cohorts.
pub fn routes() -> Routes {
    Routes::default()
        .get("/programmes/{programme}/insights", handlers::show)
        .get("/programmes/{programme}/insights/cost", handlers::cost)
        .post("/programmes/{programme}/insights/reports/{report}", handlers::switch_report)
        .get("/programmes/{programme}/insights.csv", handlers::csv)
        .get("/programmes/{programme}/insights.xlsx", handlers::xlsx)
}
