//! From requests about feedback to pages.

mod give;
mod practice;
mod queue;
mod replies;

pub use give::{form, pass, write};
pub use practice::{practice, say};
pub use queue::{next, queue, take};
pub use replies::{change, helped, print, replies};

use std::collections::BTreeMap;

use entity::ids::PersonId;

use super::pages::base;
use crate::{features::pitches::queries::Pitch, web::PersonTag};

/// The makers of a pitch as they are called.
fn makers(pitch: &Pitch, people: &BTreeMap<PersonId, PersonTag>) -> Vec<PersonTag> {
    pitch.makers.iter().filter_map(|maker| people.get(maker).cloned()).collect()
}

/// Where one says something to a pitch.
fn give_href(pitch: &Pitch) -> String {
    format!("{}/{}/feedback", base(pitch.row.cohort_id), pitch.row.id)
}
