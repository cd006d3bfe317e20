//! Shelf 4: how one's own community is doing, month by month, in numbers somebody types or brings in as a table. They
//! are theirs alone: no page, figure or file of anybody else is made of them.

mod commands;
mod forms;
mod handlers;
mod pages;
mod queries;
mod rules;

pub use commands::{MonthToKeep, forget_months, keep_month};
pub use queries::months_of;
pub use rules::{Month, Number, Numbers, month_of};

use crate::web::Routes;

/// Pages about the health of one's own community.
pub fn routes() -> Routes {
    Routes::default()
        .get("/me/community/health", handlers::show)
        .post("/me/community/health", handlers::keep)
        .get("/me/community/health.csv", handlers::export)
        .get("/me/community/health/new", handlers::new)
        .get("/me/community/health/import", handlers::import)
        .post("/me/community/health/import", handlers::bring)
        .get("/me/community/health/template.csv", handlers::template)
        .get("/me/community/health/{month}", handlers::one)
        .post("/me/community/health/{month}/deletion", handlers::delete)
}
