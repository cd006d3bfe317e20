//! From requests about live sessions to pages.

mod answering;
mod planning;
mod rsvp;
mod show;

pub use answering::{add_invitations, attend, reply};
pub use planning::{add, cancel, cancel_time, change, change_terms, edit, move_time, new, plan};
pub use rsvp::{answer_link, link};
pub use show::{calendar, index, show};
