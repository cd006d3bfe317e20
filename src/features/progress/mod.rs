//! Shelf 4: what a person says is done, and what they made, gave and received, and the
//! sentence they give themselves for a week.

mod commands;
mod forms;
mod handlers;
mod pages;
mod policies;
mod queries;

use std::sync::Arc;

pub use commands::{NewPlan, set_done, set_week_plan};
pub use forms::PlanForm;
pub use policies::PlanWeek;
pub use queries::{DoneLessons, WeekPlan, done_and_planned, done_counts, done_lessons};

use crate::{storage::news::Listener, web::Routes};

/// Pages about progress.
pub fn routes() -> Routes {
    Routes::default()
        .get("/me/progress", handlers::mine)
        .post("/cohorts/{cohort}/weeks/{week}/{lesson}/completion", handlers::complete)
}

/// Acts when somebody goes on to another cohort: what they have done comes along.
pub fn listener() -> Listener {
    Arc::new(|tx, news| Box::pin(commands::carry_over(tx, news)))
}
