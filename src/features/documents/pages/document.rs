//! A paper.

use chrono::{DateTime, Utc};
use entity::{
    ids::{DocumentSectionId, PersonId},
    states::DocumentState,
};
use serde::Serialize;

use super::{DeskRow, EditionLink, Talk};
use crate::web::{CohortStrip, FormState, PersonTag, View};

/// A section of a paper, with what one can do about it.
#[derive(Serialize)]
pub struct SectionRow {
    /// It.
    pub id: DocumentSectionId,
    /// Its heading.
    pub title: String,
    /// What could stand here; shown as long as nothing does.
    pub example: String,
    /// Sanitised HTML; empty where there is no text.
    pub html: String,
    /// Who keeps an eye on it, where anybody does.
    pub owner: Option<PersonTag>,
    /// Their id, for a form that says whom it took the place of.
    pub owner_id: Option<PersonId>,
    /// Whether that is who looks.
    pub mine: bool,
    /// Who writes in it right now.
    pub desks: Vec<DeskRow>,
    /// The revision that stands; 0 before there is one.
    pub version: i32,
    /// How many cards are no text yet.
    pub cards: i64,
    /// How many suggestions nobody has answered.
    pub suggestions: i64,
    /// What is said about it.
    pub talk: Talk,
    /// When it was last saved.
    pub saved_at: Option<DateTime<Utc>>,
    /// Where it is.
    pub href: String,
    /// Whether it is the first.
    pub first: bool,
    /// Whether it is the last.
    pub last: bool,
}

/// A section that was taken out.
#[derive(Serialize)]
pub struct GoneRow {
    /// Its heading.
    pub title: String,
    /// Since when.
    pub at: Option<DateTime<Utc>>,
    /// Where it is.
    pub href: String,
}

/// A paper.
#[derive(Serialize)]
pub struct DocumentPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// The papers of the cohort.
    pub back_href: String,
    /// Where it is.
    pub href: String,
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// BCP 47 tag.
    pub language: String,
    /// Where it stands.
    pub state: DocumentState,
    /// Its sections, in order.
    pub sections: Vec<SectionRow>,
    /// Those that were taken out.
    pub gone: Vec<GoneRow>,
    /// As it was agreed, the newest first.
    pub editions: Vec<EditionLink>,
    /// Whether who looks follows it.
    pub follows: bool,
    /// Where its news come from while somebody looks at it.
    pub live_href: String,
    /// The version of what stands above it.
    pub version: i32,
    /// Whether anybody may write.
    pub writable: bool,
    /// What stands above it, and a new section.
    pub form: FormState,
}

impl View for DocumentPage {
    const FILE: &'static str = "documents/show.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}
