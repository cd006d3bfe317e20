//! What the pages about threads show.

mod cards;
mod kept;
mod lists;
mod opening;
mod summaries;
mod thread;

pub use cards::PostCard;
pub use kept::{KeptPage, KeptRow};
pub use lists::{ThreadRow, ThreadsPage, tabs};
pub use opening::{EditPage, NewThreadPage, Similar};
pub use summaries::{SummaryCard, SummaryPage, VersionsPage};
pub use thread::{Hoping, PrintPage, Standing, ThreadPage};
