//! What the pages about one's data show.

use chrono::{DateTime, NaiveDate, Utc};
use entity::{consent, states::ConsentKind};
use serde::Serialize;

use super::export::Told;
use crate::{
    storage::registry::Kept,
    web::{FormState, Pager, View},
};

/// What Lernweg knows about somebody.
#[derive(Serialize)]
pub struct PrivacyPage {
    /// What there is, by what it belongs to.
    pub groups: Vec<Group>,
    /// Keys of what there could be and is not.
    pub empty: Vec<String>,
}

impl View for PrivacyPage {
    const FILE: &'static str = "privacy/show.html";
}

/// What belongs together.
#[derive(Serialize)]
pub struct Group {
    /// Words: `privacy-group-<key>`.
    pub key: &'static str,
    /// What there is.
    pub rows: Vec<KnownRow>,
}

/// What a table has about somebody.
#[derive(Serialize)]
pub struct KnownRow {
    /// Words: `registry-<key>` and `registry-<key>-seen`.
    pub key: String,
    /// How many entries.
    pub count: i64,
    /// How long they stay: `account`, `cohort`, `ended`, `days` or `always`.
    pub kept: &'static str,
    /// How many days, or months after the end of the cohort; 0 where it is neither.
    pub many: u32,
    /// Where they are seen or changed.
    pub href: Option<&'static str>,
}

/// The word of how long, and how many days or months, where a house keeps what goes with a cohort for so many.
pub fn kept_in_words(kept: Kept, months: u32) -> (&'static str, u32) {
    match kept {
        Kept::Account => ("account", 0),
        Kept::Cohort => ("cohort", 0),
        Kept::Ended(_) => ("ended", months),
        Kept::Days(days) => ("days", days),
        Kept::Always => ("always", 0),
    }
}

/// What somebody agreed to.
#[derive(Serialize)]
pub struct ConsentsPage {
    /// The newest first.
    pub rows: Vec<ConsentRow>,
}

impl View for ConsentsPage {
    const FILE: &'static str = "privacy/consents.html";
}

/// A yes or a no.
#[derive(Serialize)]
pub struct ConsentRow {
    /// To what.
    pub kind: ConsentKind,
    /// Whether it is a yes.
    pub agrees: bool,
    /// When.
    pub at: DateTime<Utc>,
    /// The words it was asked with; none where it was taken back without any.
    pub words: String,
}

impl From<consent::Model> for ConsentRow {
    fn from(row: consent::Model) -> Self {
        Self { kind: row.kind, agrees: row.agrees, at: row.said_at, words: row.words }
    }
}

/// Everything about somebody, as a file to read.
#[derive(Serialize)]
pub struct ExportFile {
    /// What they are called.
    pub name: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// What there is.
    pub tables: Vec<Told>,
    /// What the file may do.
    pub policy: &'static str,
}

impl View for ExportFile {
    const FILE: &'static str = "privacy/file.html";
}

/// Who did what concerns somebody.
#[derive(Serialize)]
pub struct LogPage {
    /// Newest first.
    pub acts: Vec<ActLine>,
    /// Where one is in them.
    pub pager: Pager,
}

impl View for LogPage {
    const FILE: &'static str = "privacy/log.html";
}

/// Something somebody did.
#[derive(Serialize)]
pub struct ActLine {
    /// Words: `privacy-act-<key>`.
    pub key: String,
    /// Who; nobody where the house itself did it.
    pub who: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Having everything erased.
#[derive(Serialize)]
pub struct ErasurePage {
    /// What was asked, where it was.
    pub asked: Option<Asked>,
    /// How many days one can think better of it.
    pub days: i64,
    /// What was typed.
    pub form: FormState,
}

impl View for ErasurePage {
    const FILE: &'static str = "privacy/erasure.html";
}

/// What was asked.
#[derive(Serialize)]
pub struct Asked {
    /// When it is done.
    pub on: NaiveDate,
    /// What becomes of what one wrote: `keep` or `remove`.
    pub words: &'static str,
    /// Key of the words about why it cannot be done yet.
    pub held_up: Option<String>,
}
