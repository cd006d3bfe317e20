//! What the page of the record shows.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::web::{FormState, Pager, View};

/// Who did what.
#[derive(Serialize)]
pub struct AuditPage {
    /// Which rows are shown.
    pub filter: FormState,
    /// Kinds of deed one can choose: as they are on record, and in words.
    pub acts: Vec<Choice>,
    /// Newest first.
    pub rows: Vec<Line>,
    /// How many there are in all.
    pub count: u64,
    /// Whose rows these are.
    pub whose: Option<Whose>,
    /// Whether a kind of deed or days are chosen.
    pub chosen: bool,
    /// Where the same is had as a file.
    pub file: String,
    /// Where one is in them.
    pub pager: Pager,
    /// Whom to look at.
    pub form: FormState,
}

impl View for AuditPage {
    const FILE: &'static str = "auditing/index.html";
}

/// A kind of deed to choose.
#[derive(Serialize)]
pub struct Choice {
    /// As it is on record.
    pub value: &'static str,
    /// In words.
    pub label: String,
}

/// The one person whose rows are asked for.
#[derive(Serialize)]
pub struct Whose {
    /// What they are called.
    pub name: String,
    /// Where they are written to; nothing once they are forgotten.
    pub email: String,
    /// Whether it is on record that they are looked at; otherwise nothing is shown.
    pub looked: bool,
}

/// A deed as auditors read it.
#[derive(Serialize)]
pub struct Line {
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub who: String,
    /// What, in words.
    pub what: String,
    /// The same as it is on record.
    pub act: String,
    /// On what kind of thing.
    pub kind: String,
    /// On which.
    pub id: String,
    /// Whom it concerned.
    pub whom: Option<String>,
}
