//! Planning what people are told, and what trainers do about it.

mod keeping;
mod trainers;

pub use keeping::{forget_nudges, keep_nudges};
pub use trainers::{Holding, change_words, hold, let_be, set_holdout, write_note};
