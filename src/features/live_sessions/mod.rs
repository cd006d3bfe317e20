//! Shelf 4: what takes place live: webinars, open questions, pitch rounds and circle
//! hours. Who comes to which time, what is asked ahead, and what is kept of it.

mod commands;
mod dates;
mod emails;
mod entries;
mod policies;
mod queries;
mod rules;

use std::sync::Arc;

pub use commands::{
    Answer, Moment, NewSession, NewSlot, SlotTerms, Wording, add_slot, answer, cancel_session, cancel_slot,
    change_slot, change_wording, invite, move_slot, plan_session, say_here,
};
pub use dates::{HostedRow, SlotRow, hosted_elsewhere, sessions_to_come, slots_of, slots_of_cohort};
pub use emails::{CalledOff, Entry, GivenUp, Invitation, Moved};
pub use entries::calendar_entry;
pub use policies::{AnswerByLink, JoinSession, LeadSession, PlanSession, SeeSession};
pub use queries::{Rsvp, SessionOn, find_session, find_session_of};
pub use rules::{Part, Phase};

use crate::{storage::news::Listener, web::Routes};

/// Pages about live sessions.
pub fn routes() -> Routes {
    Routes::default()
}

/// Acts when a cohort has news: reckons times anew, cancels what is to come, frees places.
pub fn listener() -> Listener {
    Arc::new(|tx, news| Box::pin(commands::react(tx, news)))
}
