//! Reporting, acting, appealing, deciding.

mod appealing;
mod posts;
mod record;
mod reporting;
mod threads;

pub use appealing::{ask_owners, decide_appeal};
pub use posts::{hide_post, move_post, note_author, show_post};
pub use reporting::{leave_post, report_post};
pub use threads::{hide_thread, lock_thread, merge_thread, pin_thread, show_thread, slow_thread, unlock_thread};
