//! What people see of feedback.

mod give;
mod practice;
mod queue;
mod replies;

pub use give::{GivePage, PreviewPage};
pub use practice::{PracticePage, SampleWords};
pub use queue::{GaveRow, MineRow, OwedRow, QueuePage, ShortRow};
pub use replies::{MeanRow, PrintPage, Replies, RepliesPage, ReplyRow, SaidRow};

use entity::{ids::CohortId, pitch_version};
use serde::Serialize;

use crate::{
    features::pitches::{
        drafts::{Text, heard_of},
        queries::Pitch,
    },
    platform::errors::{Error, Result},
    web::PersonTag,
};

/// A pitch as it was heard, beside what is said to it.
#[derive(Clone, Serialize)]
pub struct PitchShown {
    /// What it was called.
    pub title: String,
    /// BCP 47 tag.
    pub language: String,
    /// Who makes it.
    pub makers: Vec<PersonTag>,
    /// What it said.
    pub text: Text,
    /// The number of a version that was written since.
    pub newer: Option<i32>,
    /// Where all of it is.
    pub href: String,
}

impl PitchShown {
    /// A pitch as it stood when it was heard. `versions` are all of its own, in their order.
    pub fn new(pitch: &Pitch, versions: &[pitch_version::Model], makers: Vec<PersonTag>) -> Result<Self> {
        let heard = heard_of(versions, pitch.row.presented_at).ok_or(Error::Missing)?;
        Ok(Self {
            title: heard.title.clone(),
            language: pitch.row.language.clone(),
            makers,
            text: Text::of(&pitch.row, heard),
            newer: versions.last().map(|version| version.number).filter(|newest| *newest > heard.number),
            href: format!("{}/{}", base(pitch.row.cohort_id), pitch.row.id),
        })
    }
}

/// The room of pitches of a cohort.
pub fn base(cohort: CohortId) -> String {
    format!("/cohorts/{cohort}/pitches")
}
