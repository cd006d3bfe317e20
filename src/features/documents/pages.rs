//! What people see of papers.

mod cards;
mod comments;
mod document;
mod editions;
mod editor;
mod history;
mod reading;

pub use cards::{CardRow, CardsPage, SuggestPage, SuggestionRow, SuggestionsPage};
use chrono::{DateTime, Utc};
pub use comments::{AnswerRow, CommentRow, CommentsPage, Talk};
pub use document::{DocumentPage, GoneRow, SectionRow};
pub use editions::{EditionLink, EditionPage, PublishedPage, PublishedRow};
pub use editor::{Beside, EditorPage, TouchingPage};
use entity::{ids::DocumentId, states::DocumentState};
pub use history::{DifferencesPage, HistoryPage, RevisionRow};
pub use reading::{Chapter, Paper, PaperFile, ReadingPage};
use serde::Serialize;

use super::queries::Listed;
use crate::web::{CohortStrip, FormState, PersonTag, View};

/// Somebody who writes somewhere right now, and since when.
#[derive(Clone, Serialize)]
pub struct DeskRow {
    /// Who.
    pub person: PersonTag,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// What stands above every page of a section.
#[derive(Serialize)]
pub struct SectionHead {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// What the paper is called.
    pub document: String,
    /// The papers of the cohort.
    pub list_href: String,
    /// The section in its paper.
    pub back_href: String,
    /// Its heading.
    pub title: String,
    /// BCP 47 tag.
    pub language: String,
}

/// A paper in the list.
#[derive(Serialize)]
pub struct DocumentRow {
    /// It.
    pub id: DocumentId,
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// BCP 47 tag.
    pub language: String,
    /// Where it stands.
    pub state: DocumentState,
    /// Where it is.
    pub href: String,
    /// How many sections it has.
    pub sections: i64,
    /// How many of them have a text.
    pub written: i64,
    /// When something in it was last saved.
    pub saved_at: Option<DateTime<Utc>>,
}

impl DocumentRow {
    /// The row of a paper below `base`.
    pub fn new(one: Listed, base: &str) -> Self {
        Self {
            href: format!("{base}/{}", one.id),
            id: one.id,
            title: one.title,
            purpose: one.purpose,
            language: one.language,
            state: one.state,
            sections: one.sections,
            written: one.written,
            saved_at: one.saved_at,
        }
    }
}

/// The papers of a cohort.
#[derive(Serialize)]
pub struct DocumentsPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// They.
    pub documents: Vec<DocumentRow>,
    /// What the cohorts of the programme have published.
    pub papers_href: String,
    /// Where a new one goes; none where nobody writes any more.
    pub action: Option<String>,
    /// Its form.
    pub form: FormState,
    /// Languages to choose from: tag and name.
    pub languages: Vec<(String, String)>,
}

impl View for DocumentsPage {
    const FILE: &'static str = "documents/index.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}
