//! What the pages about reports, acts and appeals show.

mod appeals;
mod posts;
mod rows;
mod threads;

pub use appeals::{AboutMePage, AppealPage, AppealsPage, MinePage};
pub use posts::{PostForms, PostPage, ReportPage, VersionRow};
pub use rows::{ActRow, Choice, Quoted, ReportRow};
pub use threads::{CohortPage, ThreadForms, ThreadPage};
