//! Rounds of pitches: their times, who is heard when, and the room while it is live.
//!
//! A round lies in a week of the course and has one or more sessions, for people in several zones. A session
//! has places in an order and one fallback place at its end. Who makes a pitch books a place for it; two may
//! change places. Whoever leads the room says who speaks: what stands there is in the database, so that it
//! survives a reload, a lost connection and a restart, and is the same on every node.

mod commands;
mod emails;
mod entries;
mod forms;
mod handlers;
mod home;
mod pages;
mod policies;
mod queries;
mod rules;

pub use commands::{NewRound, SessionTerms, ask_swap, book, end_forgotten, plan_round, press, react};
pub use emails::{RoundNews, SwapNews};
pub use entries::{SessionHour, session_hours_of};
pub use home::HOME;
pub use policies::{LeadRoom, SeeRoom};
pub use queries::SessionOn;
pub use rules::Step;

use crate::web::Routes;

/// Pages of them.
pub fn routes() -> Routes {
    Routes::default()
        .get("/cohorts/{cohort}/pitches", handlers::index)
        .post("/cohorts/{cohort}/pitches/rounds", handlers::plan)
        .get("/cohorts/{cohort}/pitches/rounds/new", handlers::new)
        .get("/cohorts/{cohort}/pitches/rounds/{round}", handlers::round)
        .post("/cohorts/{cohort}/pitches/rounds/{round}/sessions", handlers::add)
        .post("/cohorts/{cohort}/pitches/rounds/{round}/cancel", handlers::cancel)
        .post("/cohorts/{cohort}/pitches/rounds/{round}/heard", handlers::heard)
        .get("/cohorts/{cohort}/pitches/sessions/{session}", handlers::room)
        .post("/cohorts/{cohort}/pitches/sessions/{session}", handlers::change)
        .get("/cohorts/{cohort}/pitches/sessions/{session}/calendar.ics", handlers::calendar)
        .get("/cohorts/{cohort}/pitches/sessions/{session}/events", handlers::events)
        .post("/cohorts/{cohort}/pitches/sessions/{session}/removal", handlers::remove)
        .post("/cohorts/{cohort}/pitches/sessions/{session}/notes", handlers::note)
        .post("/cohorts/{cohort}/pitches/sessions/{session}/begin", handlers::begin)
        .post("/cohorts/{cohort}/pitches/sessions/{session}/next", handlers::next)
        .post("/cohorts/{cohort}/pitches/sessions/{session}/skip", handlers::skip)
        .post("/cohorts/{cohort}/pitches/sessions/{session}/back", handlers::back)
        .post("/cohorts/{cohort}/pitches/sessions/{session}/extend", handlers::extend)
        .post("/cohorts/{cohort}/pitches/sessions/{session}/end", handlers::end)
        .post("/cohorts/{cohort}/pitches/sessions/{session}/slots/{slot}/booking", handlers::book)
        .post("/cohorts/{cohort}/pitches/sessions/{session}/slots/{slot}/booking/removal", handlers::give_back)
        .post("/cohorts/{cohort}/pitches/sessions/{session}/slots/{slot}/pitch", handlers::put)
        .post("/cohorts/{cohort}/pitches/sessions/{session}/slots/{slot}/move", handlers::shift)
        .post("/cohorts/{cohort}/pitches/sessions/{session}/slots/{slot}/swap", handlers::ask)
        .post("/cohorts/{cohort}/pitches/swaps/{swap}", handlers::answer)
}
