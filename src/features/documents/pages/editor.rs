//! Writing in a section.

use chrono::{DateTime, Utc};
use entity::ids::DocumentSectionId;
use serde::Serialize;

use super::{DeskRow, SectionHead, Talk};
use crate::{
    platform::differences::Passage,
    web::{CohortStrip, FormState, PersonTag, View},
};

/// A section to write in.
#[derive(Serialize)]
pub struct EditorPage {
    /// Where it stands.
    #[serde(flatten)]
    pub head: SectionHead,
    /// What could stand here.
    pub example: String,
    /// Where the form goes; none where nobody writes any more.
    pub action: Option<String>,
    /// Where its history is.
    pub history_href: String,
    /// The form.
    pub form: FormState,
    /// The most characters it may have.
    pub most: usize,
    /// The section.
    pub section: DocumentSectionId,
    /// What is said about it.
    pub talk: Talk,
    /// Where its news come from while somebody writes in it.
    pub live_href: String,
    /// Where names are asked for.
    pub names_href: String,
    /// Who else writes in it right now.
    pub desks: Vec<DeskRow>,
    /// Since when another page of one's own has it open.
    pub own_since: Option<DateTime<Utc>>,
    /// How it looks, where that was asked.
    pub preview: Option<String>,
    /// What stands, as sanitised HTML; for those who only read.
    pub html: String,
    /// A text of one's own that waits, and since when.
    pub beside: Option<Beside>,
}

/// A text that touches what others wrote, and waits for its author.
#[derive(Serialize)]
pub struct Beside {
    /// Where both are shown.
    pub href: String,
    /// Since when.
    pub at: DateTime<Utc>,
}

impl View for EditorPage {
    const FILE: &'static str = "documents/section.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.head.strip.clone())
    }
}

/// Two texts that touch, side by side, and what is to stand.
#[derive(Serialize)]
pub struct TouchingPage {
    /// Where it stands.
    #[serde(flatten)]
    pub head: SectionHead,
    /// Where the forms go.
    pub action: String,
    /// Who saved last.
    pub who: Option<PersonTag>,
    /// When.
    pub at: Option<DateTime<Utc>>,
    /// What became of the text one began from.
    pub theirs: Vec<Passage>,
    /// What one made of it.
    pub mine: Vec<Passage>,
    /// The form: both in one text, with marks where they touch.
    pub form: FormState,
    /// The number under which one's own text is kept.
    pub beside: i32,
    /// The most characters it may have.
    pub most: usize,
}

impl View for TouchingPage {
    const FILE: &'static str = "documents/touching.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.head.strip.clone())
    }
}
