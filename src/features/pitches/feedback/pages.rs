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

use crate::{features::pitches::queries::Pitch, web::PersonTag};

/// A pitch as it is read beside what is said to it.
#[derive(Clone, Serialize)]
pub struct PitchShown {
    /// What it is called.
    pub title: String,
    /// BCP 47 tag.
    pub language: String,
    /// Who makes it.
    pub makers: Vec<PersonTag>,
    /// Its lines, those that were written.
    pub lines: Vec<String>,
    /// Where it can be heard or seen.
    pub link: Option<String>,
    /// Where all of it is.
    pub href: String,
}

impl PitchShown {
    /// A pitch in its newest version.
    pub fn new(pitch: &Pitch, version: Option<&pitch_version::Model>, makers: Vec<PersonTag>) -> Self {
        let lines = version.and_then(|version| version.lines.as_array());
        let lines = lines.into_iter().flatten().filter_map(|line| line.as_str());
        Self {
            title: pitch.row.title.clone(),
            language: pitch.row.language.clone(),
            makers,
            lines: lines.filter(|line| !line.trim().is_empty()).map(str::to_owned).collect(),
            link: version.and_then(|version| version.link.clone()).filter(|link| link.starts_with("https://")),
            href: format!("{}/{}", base(pitch.row.cohort_id), pitch.row.id),
        }
    }
}

/// The room of pitches of a cohort.
pub fn base(cohort: CohortId) -> String {
    format!("/cohorts/{cohort}/pitches")
}
