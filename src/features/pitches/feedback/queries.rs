//! Reading what was shared out, what was said, and what is still missing.

mod board;
mod ground;
mod home;
mod practice;
mod texts;

pub use board::Board;
pub use ground::Ground;
pub use home::{HOME, TRAINERS_AFTER, short_count};
pub use practice::{is_new_to_it, practice_of};
pub use texts::{called, own_feedback, own_share, round_with};
