//! Planning, moving and answering live sessions.

mod answers;
mod attendance;
mod bringing;
mod forgetting;
mod inviting;
mod moving;
mod places;
mod planning;
mod reactions;

pub use answers::{Answer, answer, answer_by_link};
pub use attendance::say_here;
pub use bringing::{bring_sessions, copy_sessions};
pub use inviting::invite;
pub use moving::{Moment, cancel_session, cancel_slot, move_slot};
pub use planning::{NewSession, NewSlot, SlotTerms, Wording, add_slot, change_slot, change_wording, plan_session};
pub use reactions::react;
