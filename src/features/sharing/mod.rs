//! Shelf 8: what somebody lets their sparring partner, their circle and their cohort see of how they learn. A learning
//! log is their own, and shared entry by entry (working out loud); their weeks are seen by whom they say. Without a
//! word of theirs, nobody sees anything.

mod commands;
mod forms;
mod handlers;
mod pages;
mod policies;
mod queries;
mod rules;

pub use commands::{Sight, WrittenEntry, forget_log, say_who_sees, write_entry};
pub use policies::{KeepLog, ShareWeeks};

use crate::web::Routes;

/// The log, who sees one's weeks, and what others share.
pub fn routes() -> Routes {
    Routes::default()
        .get("/cohorts/{cohort}/log", handlers::log)
        .post("/cohorts/{cohort}/log", handlers::write)
        .get("/cohorts/{cohort}/log.md", handlers::take_along)
        .get("/cohorts/{cohort}/log/{entry}", handlers::entry)
        .post("/cohorts/{cohort}/log/{entry}", handlers::change)
        .post("/cohorts/{cohort}/log/{entry}/removal", handlers::remove)
        .get("/cohorts/{cohort}/sharing", handlers::sight)
        .post("/cohorts/{cohort}/sharing", handlers::say_sight)
        .get("/cohorts/{cohort}/people/{person}/shared", handlers::shared)
}
