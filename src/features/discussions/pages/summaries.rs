//! What a thread has come to.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::{
    features::discussions::queries::Summary,
    web::{CohortStrip, FormState, PersonTag, View},
};

/// A version of a summary.
#[derive(Serialize)]
pub struct SummaryCard {
    /// From 1.
    pub version: i32,
    /// Who wrote it.
    pub author: PersonTag,
    /// When.
    pub at: DateTime<Utc>,
    /// BCP 47 tag.
    pub language: String,
    /// Sanitised HTML.
    pub html: String,
    /// Where all versions stand.
    pub versions_href: String,
}

impl SummaryCard {
    /// The card of a version in the thread at `href`.
    pub fn new(summary: Summary, href: &str) -> Self {
        Self {
            version: summary.version,
            author: PersonTag::new(summary.author_id, &summary.author, None, summary.author_closed.is_some()),
            at: summary.written_at,
            language: summary.language,
            html: summary.body_html,
            versions_href: format!("{href}/summary/versions"),
        }
    }
}

/// The form for the next version.
#[derive(Serialize)]
pub struct SummaryPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Heading of the thread.
    pub title: String,
    /// The thread.
    pub back_href: String,
    /// Where the form goes.
    pub action: String,
    /// The form.
    pub form: FormState,
    /// What stands now, where somebody wrote it meanwhile.
    pub current: Option<SummaryCard>,
    /// The most characters it may have.
    pub most: usize,
}

impl View for SummaryPage {
    const FILE: &'static str = "discussions/summary.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// All versions, newest first.
#[derive(Serialize)]
pub struct VersionsPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Heading of the thread.
    pub title: String,
    /// The thread.
    pub back_href: String,
    /// The versions.
    pub versions: Vec<SummaryCard>,
}

impl View for VersionsPage {
    const FILE: &'static str = "discussions/versions.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}
