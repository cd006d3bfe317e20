//! Shelf 4: what a person says is done, and the sentence they give themselves for a week.

mod commands;
mod forms;
mod handlers;
mod policies;
mod queries;

use std::sync::Arc;

pub use commands::{NewPlan, set_done, set_week_plan};
pub use forms::PlanForm;
pub use policies::PlanWeek;
pub use queries::{DoneLessons, WeekPlan, done_and_planned, done_counts, done_lessons};

use crate::{storage::news::Listener, web::Routes};

/// What one can say about one's progress.
pub fn routes() -> Routes {
    Routes::default().post("/cohorts/{cohort}/weeks/{week}/{lesson}/completion", handlers::complete)
}

/// Acts when somebody goes on to another cohort: what they have done comes along.
pub fn listener() -> Listener {
    Arc::new(|tx, news| Box::pin(commands::carry_over(tx, news)))
}
