//! The gallery of a cohort.

use serde::Serialize;

use super::Text;
use crate::web::{CohortStrip, PersonTag, View};

/// Pitches their makers show.
#[derive(Serialize)]
pub struct GalleryPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// The pitches of the cohort.
    pub room: String,
    /// One's own pitch.
    pub mine_href: String,
    /// They, in the order in which they were heard.
    pub pitches: Vec<ExhibitView>,
}

impl View for GalleryPage {
    const FILE: &'static str = "pitch_drafts/gallery.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// One of them.
#[derive(Serialize)]
pub struct ExhibitView {
    /// Where it is.
    pub href: String,
    /// Who makes it.
    pub makers: Vec<PersonTag>,
    /// The week in which it was heard.
    pub week: i32,
    /// How it began; none where it has one version.
    pub first: Option<Text>,
    /// How it stands.
    pub last: Text,
    /// What its makers changed after what others said.
    pub change_note: Option<String>,
    /// How many versions lie between the two.
    pub between: usize,
}
