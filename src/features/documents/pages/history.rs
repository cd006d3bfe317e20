//! What a section was.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::SectionHead;
use crate::{
    platform::differences::Passage,
    web::{CohortStrip, FormState, Pager, PersonTag, View},
};

/// A step of the history.
#[derive(Serialize)]
pub struct RevisionRow {
    /// Its number.
    pub version: i32,
    /// Who wrote it.
    pub author: PersonTag,
    /// When.
    pub at: DateTime<Utc>,
    /// Both in one line, for a list to choose from.
    pub label: String,
    /// Whether it brought an earlier one back.
    pub restored: bool,
    /// Whether its words are gone.
    pub erased: bool,
    /// Whether it stands.
    pub current: bool,
    /// Where it is compared with the one before.
    pub href: String,
    /// Whether who looks may take their words out.
    pub withdrawable: bool,
}

/// The history of a section.
#[derive(Serialize)]
pub struct HistoryPage {
    /// Where it stands.
    #[serde(flatten)]
    pub head: SectionHead,
    /// Its steps, the newest first.
    pub revisions: Vec<RevisionRow>,
    /// Where one is in it.
    pub pager: Pager,
    /// Where it is.
    pub href: String,
    /// The revision that stands.
    pub version: i32,
    /// Whether anybody may write.
    pub writable: bool,
    /// What was refused.
    pub form: FormState,
}

impl View for HistoryPage {
    const FILE: &'static str = "documents/history.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.head.strip.clone())
    }
}

/// Two steps of the history compared.
#[derive(Serialize)]
pub struct DifferencesPage {
    /// Where it stands.
    #[serde(flatten)]
    pub head: SectionHead,
    /// The history.
    pub history_href: String,
    /// Who wrote the later one; somebody whose account is closed is not named.
    pub author: Option<PersonTag>,
    /// When.
    pub at: DateTime<Utc>,
    /// When the earlier one was written; none for the first.
    pub with_at: Option<DateTime<Utc>>,
    /// What changed; none where the words are gone.
    pub passages: Option<Vec<Passage>>,
    /// Where it is brought back; none where that cannot be.
    pub restore_action: Option<String>,
    /// The revision that stands.
    pub version: i32,
}

impl View for DifferencesPage {
    const FILE: &'static str = "documents/differences.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.head.strip.clone())
    }
}
