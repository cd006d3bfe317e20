//! A pitch to practise on.

use serde::Serialize;

use crate::web::{CohortStrip, FormState, View};

/// The sample, and once somebody has said something to it what two trainers say.
#[derive(Serialize)]
pub struct PracticePage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// What it is called.
    pub title: String,
    /// Its lines.
    pub lines: Vec<String>,
    /// BCP 47 tag of all of it.
    pub language: String,
    /// What the reader said, and chose.
    pub own: Option<SampleWords>,
    /// What two trainers said; empty as long as the reader has not.
    pub trainers: Vec<SampleWords>,
    /// Where it is sent; none where nobody writes here any more.
    pub action: Option<String>,
    /// Where one goes on.
    pub next_href: String,
    /// `/cohorts/{cohort}/pitches`
    pub back_href: String,
    /// What one owes and has given.
    pub queue_href: String,
    /// The form.
    pub form: FormState,
}

/// What somebody says to the sample.
#[derive(Serialize)]
pub struct SampleWords {
    /// Who; nothing for the reader.
    pub by: String,
    /// The three texts.
    pub texts: [String; 3],
    /// The three anchors.
    pub chosen: [i32; 3],
}

impl View for PracticePage {
    const FILE: &'static str = "pitches/feedback/practice.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}
