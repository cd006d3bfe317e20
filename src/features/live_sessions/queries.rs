//! Reading live sessions.

mod found;
mod links;
mod people;

pub use found::{SessionOn, find_session, find_session_of, times_of};
pub use links::{Choice, Invited, Rsvp, find_rsvp_of};
pub use people::{Comer, answer_of, comers};
