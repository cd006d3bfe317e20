//! Cards of a section, and suggestions for it.

use chrono::{DateTime, Utc};
use entity::states::SuggestionState;
use serde::Serialize;

use super::SectionHead;
use crate::{
    platform::differences::Passage,
    web::{CohortStrip, FormState, PersonTag, View},
};

/// A card.
#[derive(Serialize)]
pub struct CardRow {
    /// Its id, for the fields of its form.
    pub id: String,
    /// What one says.
    pub claim: String,
    /// Why it is so.
    pub reason: String,
    /// Where that is from.
    pub source: String,
    /// Whether that is a link.
    pub linked: bool,
    /// Who made it.
    pub author: Option<PersonTag>,
    /// The version that is shown.
    pub version: i32,
    /// Since when it is text.
    pub used_at: Option<DateTime<Utc>>,
    /// Whether who looks made it.
    pub mine: bool,
    /// Where it is changed.
    pub href: String,
}

/// The cards of a section.
#[derive(Serialize)]
pub struct CardsPage {
    /// Where it stands.
    #[serde(flatten)]
    pub head: SectionHead,
    /// They, those that are no text yet first.
    pub cards: Vec<CardRow>,
    /// Where a new one goes; none where nobody writes any more.
    pub action: Option<String>,
    /// Its form.
    pub form: FormState,
}

impl View for CardsPage {
    const FILE: &'static str = "documents/cards.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.head.strip.clone())
    }
}

/// A suggestion.
#[derive(Serialize)]
pub struct SuggestionRow {
    /// Who made it.
    pub author: Option<PersonTag>,
    /// When.
    pub at: DateTime<Utc>,
    /// Why, in a line.
    pub why: String,
    /// Where it stands.
    pub state: SuggestionState,
    /// A word about it.
    pub word: String,
    /// What it changes.
    pub passages: Vec<Passage>,
    /// Whether who looks made it.
    pub mine: bool,
    /// Where it is settled.
    pub href: String,
}

/// The suggestions for a section.
#[derive(Serialize)]
pub struct SuggestionsPage {
    /// Where it stands.
    #[serde(flatten)]
    pub head: SectionHead,
    /// Those that wait, and then the last that do not.
    pub suggestions: Vec<SuggestionRow>,
    /// Whether who looks says what becomes of them.
    pub decides: bool,
    /// Whether anybody may write.
    pub writable: bool,
    /// Where one is made.
    pub new_href: String,
    /// What was refused.
    pub form: FormState,
}

impl View for SuggestionsPage {
    const FILE: &'static str = "documents/suggestions.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.head.strip.clone())
    }
}

/// Another text for a section.
#[derive(Serialize)]
pub struct SuggestPage {
    /// Where it stands.
    #[serde(flatten)]
    pub head: SectionHead,
    /// Where the form goes.
    pub action: String,
    /// The form.
    pub form: FormState,
    /// The most characters it may have.
    pub most: usize,
}

impl View for SuggestPage {
    const FILE: &'static str = "documents/suggest.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.head.strip.clone())
    }
}
