//! Shelf 5: circles. Four or five people of a cohort who meet an hour a week without a trainer.
//!
//! People may make circles themselves; whoever is in none is placed by the matching, and trainers
//! look at it before everybody hears of it. From then on a circle runs itself: its hour, who leads,
//! what each wants. When it becomes too small, it is asked whether it goes on together with another.

mod commands;
mod emails;
mod entries;
mod forms;
mod handlers;
mod pages;
mod policies;
mod queries;
mod rules;

use std::sync::Arc;

pub use commands::{
    HourTerms, Settling, add_contribution, join_circle, open_circle, propose_circles, publish_circles, repair_circles,
    say_goal, say_there, set_hour, settle_contribution,
};
pub use emails::Introduced;
pub use entries::{HourRow, hours_of};
pub use policies::{HaveCircle, PlaceCircles, SeeCircles};
pub use queries::{Circle, HOME, HOUR, circle_of, circles_at, contributions_of};

use crate::{storage::news::Listener, web::Routes};

/// Pages about circles.
pub fn routes() -> Routes {
    Routes::default()
        .get("/cohorts/{cohort}/circles", handlers::show)
        .post("/cohorts/{cohort}/circles", handlers::open)
        .post("/cohorts/{cohort}/circles/{circle}/join", handlers::join)
        .post("/cohorts/{cohort}/circles/leave", handlers::leave)
        .post("/cohorts/{cohort}/circles/goal", handlers::goal)
        .post("/cohorts/{cohort}/circles/hour", handlers::hour)
        .get("/cohorts/{cohort}/circles/hour.ics", handlers::hour_file)
        .post("/cohorts/{cohort}/circles/turn", handlers::turn)
        .post("/cohorts/{cohort}/circles/presence", handlers::presence)
        .post("/cohorts/{cohort}/circles/merge", handlers::answer)
        .get("/cohorts/{cohort}/circles/meeting", handlers::meeting)
        .get("/cohorts/{cohort}/circles/contributions", handlers::contributions)
        .post("/cohorts/{cohort}/circles/contributions", handlers::contribute)
        .post("/cohorts/{cohort}/circles/contributions/{contribution}", handlers::settle)
        .get("/cohorts/{cohort}/circles/round", handlers::round)
        .post("/cohorts/{cohort}/circles/round", handlers::propose)
        .post("/cohorts/{cohort}/circles/round/move", handlers::put)
        .post("/cohorts/{cohort}/circles/round/merge", handlers::unite)
        .post("/cohorts/{cohort}/circles/round/publication", handlers::publish)
        .post("/cohorts/{cohort}/circles/round/removal", handlers::discard)
}

/// Acts when somebody leaves or dates move: circles stay whole, and their hours with the calendar.
pub fn listener() -> Listener {
    Arc::new(|tx, news| Box::pin(commands::react(tx, news)))
}
