//! Where one begins a pitch.

use serde::Serialize;

use crate::web::{CohortStrip, FormState, View};

/// Why there is nothing to begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Nothing {
    /// No round is planned.
    NoRound,
    /// The reader leads the rounds.
    Leads,
}

/// One's pitch, before there is one.
#[derive(Serialize)]
pub struct BeginPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// The pitches of the cohort.
    pub room: String,
    /// Why there is nothing to begin; none where there is.
    pub nothing: Option<Nothing>,
    /// Where the form goes.
    pub action: String,
    /// The form: `title`, `language`.
    pub form: FormState,
    /// What it can be in: tag and name.
    pub languages: Vec<(String, String)>,
    /// Whether something stands on the page about one's community that it begins with.
    pub prefilled: bool,
    /// That page.
    pub venture_href: String,
}

impl View for BeginPage {
    const FILE: &'static str = "pitch_drafts/begin.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}
