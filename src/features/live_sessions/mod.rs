//! Shelf 4: what takes place live: webinars, open questions, pitch rounds and circle
//! hours. Who comes to which time, what is asked ahead, and what is kept of it.

mod board;
mod dates;
mod notes;
mod policies;
mod queries;

pub use board::open_question_counts;
pub use dates::{HostedRow, SlotRow, hosted_elsewhere, slots_of};
pub use notes::{Recording, recording_of};
pub use policies::{JoinSession, LeadSession, PlanSession, SeeSession};
pub use queries::{SessionOn, find_session, find_session_of};

use crate::web::Routes;

/// Pages about live sessions.
pub fn routes() -> Routes {
    Routes::default().and(board::routes()).and(notes::routes())
}
