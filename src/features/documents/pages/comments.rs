//! What people say about passages of a section.

use chrono::{DateTime, Utc};
use entity::ids::DocumentCommentId;
use serde::Serialize;

use super::SectionHead;
use crate::web::{CohortStrip, FormState, PersonTag, View};

/// An answer to a comment.
#[derive(Clone, Serialize)]
pub struct AnswerRow {
    /// Its id.
    pub id: DocumentCommentId,
    /// Who gave it; none where they have left.
    pub author: Option<PersonTag>,
    /// When.
    pub at: DateTime<Utc>,
    /// Sanitised HTML.
    pub html: String,
    /// Whether who looks gave it.
    pub mine: bool,
    /// Where it is taken back.
    pub href: String,
}

/// A comment with what was answered.
#[derive(Clone, Serialize)]
pub struct CommentRow {
    /// It.
    #[serde(flatten)]
    pub said: AnswerRow,
    /// The words it is about; empty where they were taken back.
    pub quote: String,
    /// Whether they still stand in the section.
    pub stands: bool,
    /// Whether it was taken back; others have answered.
    pub removed: bool,
    /// Since when it is settled.
    pub settled_at: Option<DateTime<Utc>>,
    /// Who said so.
    pub settled_by: Option<PersonTag>,
    /// Whether who looks may say whether it is settled.
    pub settles: bool,
    /// What was answered, in order.
    pub answers: Vec<AnswerRow>,
    /// Whether an answer of who looks was refused and is still in its field.
    pub answering: bool,
}

/// All that is said about a section.
#[derive(Clone, Default, Serialize)]
pub struct Talk {
    /// What is not settled, in the order of the text; what no longer has a place in it last.
    pub open: Vec<CommentRow>,
    /// What is.
    pub settled: Vec<CommentRow>,
    /// Where one talks.
    pub href: String,
}

/// The comments on a section.
#[derive(Serialize)]
pub struct CommentsPage {
    /// Where it stands.
    #[serde(flatten)]
    pub head: SectionHead,
    /// The text that stands, as sanitised HTML.
    pub html: String,
    /// The revision that is shown.
    pub version: i32,
    /// What is said about it.
    pub talk: Talk,
    /// The sentences one may choose from: number, and how each begins.
    pub sentences: Vec<(String, String)>,
    /// Where a new one goes; none where nobody writes any more.
    pub action: Option<String>,
    /// Where names are asked for.
    pub names_href: String,
    /// Whether who looks is named here and has not seen it.
    pub unseen: bool,
    /// The form.
    pub form: FormState,
}

impl View for CommentsPage {
    const FILE: &'static str = "documents/comments.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.head.strip.clone())
    }
}
