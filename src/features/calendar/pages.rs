//! The pages of a calendar.

mod change;
mod dates;
mod proposal;

pub use change::ChangePage;
pub use dates::{CalendarPage, CollisionRow, DateRow, FeedPage, Forms, Named, Ways};
pub use proposal::ProposalPage;
