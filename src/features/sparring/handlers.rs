//! From requests about partners to pages.

mod partner;
mod rounds;
mod sight;
mod together;
mod wishes;

pub use partner::{decline, show};
pub use rounds::{drop_it, keep, propose, publish, round, swap};
pub use together::{agree, appointment_file, break_silence, say_went, suggest, write_notes};
pub use wishes::{wish, wishes};

use crate::features::cohorts::CohortOn;

fn base(on: &CohortOn) -> String {
    format!("/cohorts/{}", on.cohort.id)
}
