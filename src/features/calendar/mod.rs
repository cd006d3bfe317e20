//! Shelf 7: all dates of a cohort in one place, what a change of them would do, and
//! the calendar files that leave the house.

mod collisions;
mod commands;
mod dates;
mod emails;
mod files;
mod forms;
mod handlers;
mod import;
mod pages;
mod policies;
mod preview;
mod queries;

use std::sync::Arc;

pub use commands::bring;
pub use emails::DatesMoved;
pub use files::{Pen, file_of};
pub use import::{About, ReadCalendar, Remark, Run, read_calendar, run_of};

use crate::{storage::news::Listener, web::Routes};

/// Pages about dates, and files of them.
pub fn routes() -> Routes {
    Routes::default()
        .get("/cohorts/{cohort}/calendar", handlers::show)
        .post("/cohorts/{cohort}/calendar", handlers::change)
        .get("/cohorts/{cohort}/calendar/change", handlers::look_ahead)
        .post("/cohorts/{cohort}/calendar/copies", handlers::copy)
        .get("/cohorts/{cohort}/calendar.ics", handlers::cohort_file)
        .get("/programmes/{programme}/cohorts/proposal", handlers::proposal)
        .get("/me/calendar", handlers::my_feed)
        .post("/me/calendar", handlers::feed)
        .post("/me/calendar/end", handlers::take_feed_back)
        .get("/calendar/{token}.ics", handlers::person_file)
}

/// Acts when dates of a cohort move: people are told.
pub fn listener() -> Listener {
    Arc::new(|tx, news| Box::pin(commands::tell(tx, news)))
}
