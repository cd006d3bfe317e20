//! What the house means to tell people, before it does. Rules over the facts of a cohort say what is due; a job
//! brings what is planned in line with them; trainers read it the day before, change it or hold it.

mod commands;
mod emails;
mod forms;
mod handlers;
mod pages;
mod policies;
mod queries;
mod rules;

pub use commands::{forget_nudges, keep_nudges};
pub use emails::{
    Closing, Dates, Note, PitchesTomorrow, SayHello, SomebodyWaits, Tomorrow, WeekOpens, WhatBecame, WouldHelp, written,
};
pub use queries::{SentNote, Task, next_for, notes_sent_in, tasks_in};

use crate::web::Routes;

/// Pages about what is planned.
pub fn routes() -> Routes {
    Routes::default()
        .get("/cohorts/{cohort}/nudges", handlers::index)
        .get("/cohorts/{cohort}/nudges/holdouts", handlers::holdouts)
        .post("/cohorts/{cohort}/nudges/holdouts", handlers::change_holdout)
        .get("/cohorts/{cohort}/nudges/{nudge}", handlers::show)
        .post("/cohorts/{cohort}/nudges/{nudge}/words", handlers::change)
        .post("/cohorts/{cohort}/nudges/{nudge}/hold", handlers::hold)
        .post("/cohorts/{cohort}/nudges/{nudge}/note", handlers::write)
        .post("/cohorts/{cohort}/nudges/{nudge}/removal", handlers::let_be)
}
