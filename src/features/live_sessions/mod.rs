//! Shelf 4: what takes place live: webinars, open questions, pitch rounds and circle
//! hours. Who comes to which time, what is asked ahead, and what is kept of it.

mod board;
mod commands;
mod dates;
mod emails;
mod entries;
mod forms;
mod handlers;
mod home;
mod notes;
mod pages;
mod policies;
mod queries;
mod rules;

use std::sync::Arc;

pub use board::{QuestionOn, VoteOn, ask, ask_unnamed, open_question_counts, set_vote};
pub use commands::{
    Answer, Moment, NewSession, NewSlot, SlotTerms, Wording, add_slot, answer, bring_sessions, cancel_session,
    cancel_slot, change_slot, change_wording, copy_sessions, invite, move_slot, plan_session, say_here,
};
pub use dates::{HostedRow, SlotRow, answers_in, hosted_elsewhere, sessions_to_come, slots_of, slots_of_cohort};
pub use emails::{CalledOff, Entry, GivenUp, Invitation, Moved};
pub use entries::calendar_entry;
pub use home::HOME;
pub use notes::{NewNotes, Recording, recording_of, write_notes};
pub use policies::{AnswerByLink, JoinSession, LeadSession, PlanSession, SeeSession};
pub use queries::{Rsvp, SessionOn, find_session, find_session_of};
pub use rules::{Part, Phase, join_address, read_run_sheet};

use crate::{storage::news::Listener, web::Routes};

/// Pages about live sessions.
pub fn routes() -> Routes {
    Routes::default()
        .get("/cohorts/{cohort}/sessions", handlers::index)
        .post("/cohorts/{cohort}/sessions", handlers::plan)
        .get("/cohorts/{cohort}/sessions/new", handlers::new)
        .get("/cohorts/{cohort}/sessions/{session}", handlers::show)
        .get("/cohorts/{cohort}/sessions/{session}/calendar.ics", handlers::calendar)
        .get("/cohorts/{cohort}/sessions/{session}/edit", handlers::edit)
        .post("/cohorts/{cohort}/sessions/{session}/edit", handlers::change)
        .post("/cohorts/{cohort}/sessions/{session}/cancel", handlers::cancel)
        .post("/cohorts/{cohort}/sessions/{session}/slots", handlers::add)
        .post("/cohorts/{cohort}/sessions/{session}/slots/{slot}", handlers::change_terms)
        .post("/cohorts/{cohort}/sessions/{session}/slots/{slot}/move", handlers::move_time)
        .post("/cohorts/{cohort}/sessions/{session}/slots/{slot}/cancel", handlers::cancel_time)
        .post("/cohorts/{cohort}/sessions/{session}/answer", handlers::reply)
        .post("/cohorts/{cohort}/sessions/{session}/attendance", handlers::attend)
        .post("/cohorts/{cohort}/sessions/{session}/invitations", handlers::add_invitations)
        .and(board::routes())
        .and(notes::routes())
        .get("/rsvp/{token}", handlers::link)
        .post("/rsvp/{token}", handlers::answer_link)
}

/// Acts when a cohort has news: reckons times anew, cancels what is to come, frees places; and when somebody is
/// forgotten.
pub fn listener() -> Listener {
    Arc::new(|tx, news| Box::pin(commands::react(tx, news)))
}
