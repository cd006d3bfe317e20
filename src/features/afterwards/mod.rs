//! Shelf 3: what became of it. Three months and a year after the end everybody may say whether they look after a
//! community today. What they tell about it is their own; the answer is counted in groups (`insights`), and nowhere else.

mod commands;
mod forms;
mod handlers;
mod pages;
mod policies;
mod queries;
mod rules;

pub use commands::forget_answers;
pub use policies::LookBack;
pub use rules::opens_on;

use crate::web::Routes;

/// Pages about what became of it.
pub fn routes() -> Routes {
    Routes::default()
        .get("/cohorts/{cohort}/afterwards", handlers::show)
        .post("/cohorts/{cohort}/afterwards/{moment}", handlers::say)
}
