//! Saying something to a pitch.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::{super::commands::Words, PitchShown};
use crate::web::{CohortStrip, FormState, View};

/// The form.
#[derive(Serialize)]
pub struct GivePage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// What it is about.
    pub pitch: PitchShown,
    /// Where it is sent; none where nobody writes here any more.
    pub action: Option<String>,
    /// Where one says "not me"; none where one was not asked.
    pub pass_action: Option<String>,
    /// Until when one is asked.
    pub due: Option<DateTime<Utc>>,
    /// Whether the round is closed: then there are words and no criteria.
    pub late: bool,
    /// When it was sent.
    pub given_at: Option<DateTime<Utc>>,
    /// Whether it helped.
    pub helped: bool,
    /// What its makers change.
    pub change_note: Option<String>,
    /// What stands there now, where it was changed elsewhere meanwhile.
    pub stands: Option<[String; 3]>,
    /// `/cohorts/{cohort}/pitches`
    pub back_href: String,
    /// What one owes and has given.
    pub queue_href: String,
    /// The form.
    pub form: FormState,
}

impl View for GivePage {
    const FILE: &'static str = "pitches/feedback/give.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// What its makers will see.
#[derive(Serialize)]
pub struct PreviewPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// What it is about.
    pub pitch: PitchShown,
    /// The three texts.
    pub texts: [String; 3],
    /// The three anchors; nothing where none was chosen.
    pub chosen: [Option<i32>; 3],
    /// Whether it is very short.
    pub few: bool,
    /// Whether the round is closed.
    pub late: bool,
    /// Where it is sent.
    pub action: String,
    /// The version that is sent.
    pub version: i32,
    /// Where one goes on writing.
    pub edit_href: String,
    /// `/cohorts/{cohort}/pitches`
    pub back_href: String,
    /// What one owes and has given.
    pub queue_href: String,
}

impl PreviewPage {
    /// Texts and anchors in their order.
    pub fn parts(words: &Words) -> ([String; 3], [Option<i32>; 3]) {
        let texts = [words.saw.clone(), words.wonder.clone(), words.try_next.clone()];
        (texts, [words.clear, words.fits_members, words.doable])
    }
}

impl View for PreviewPage {
    const FILE: &'static str = "pitches/feedback/preview.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}
