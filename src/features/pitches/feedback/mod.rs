//! What people say to a pitch they heard. Everybody gives as many and gets as many ([`share_out`]), and
//! where somebody is late, whoever has time is given the pitch that needs it most ([`next_for`]).
//!
//! Words come first, then three criteria in words; nothing is ranked and nobody but its makers sees a mean.
//! What somebody owes is a share, with a time until which it is theirs; how many replies a pitch can
//! expect is reckoned from shares and replies whenever somebody asks.

mod commands;
mod emails;
mod forms;
mod handlers;
mod pages;
mod policies;
mod queries;
mod rules;

pub use commands::{
    Words, change_feedback, foresee, give_feedback, keep_draft, keep_feedback, mark_helped, pass_on, react, say_change,
    take_next, take_short,
};
pub use emails::{FeedbackDue, FeedbackGiven};
pub use policies::{GiveFeedback, GiveMore, SeeReplies, WriteForShort};
pub use queries::{HOME, short_count};
pub use rules::{Field, Giver, LEAST, MOST, Shown, Standing, WANTED, next_for, share_out, too_few};

use crate::web::Routes;

/// Pages of it.
pub fn routes() -> Routes {
    Routes::default()
        .get("/cohorts/{cohort}/pitches/practice", handlers::practice)
        .post("/cohorts/{cohort}/pitches/practice", handlers::say)
        .get("/cohorts/{cohort}/pitches/feedback", handlers::queue)
        .post("/cohorts/{cohort}/pitches/feedback/next", handlers::next)
        .get("/cohorts/{cohort}/pitches/{pitch}/feedback", handlers::form)
        .post("/cohorts/{cohort}/pitches/{pitch}/feedback", handlers::write)
        .post("/cohorts/{cohort}/pitches/{pitch}/feedback/pass", handlers::pass)
        .post("/cohorts/{cohort}/pitches/{pitch}/feedback/take", handlers::take)
        .get("/cohorts/{cohort}/pitches/{pitch}/replies", handlers::replies)
        .post("/cohorts/{cohort}/pitches/{pitch}/replies/{feedback}/helped", handlers::helped)
        .post("/cohorts/{cohort}/pitches/{pitch}/change", handlers::change)
        .get("/cohorts/{cohort}/pitches/{pitch}/print", handlers::print)
}
