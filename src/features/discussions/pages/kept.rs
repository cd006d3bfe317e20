//! The posts one kept to find them again.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::web::{CohortStrip, Tab, View};

/// The posts one kept.
#[derive(Serialize)]
pub struct KeptPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// What can be shown.
    pub tabs: Vec<Tab>,
    /// The one kept last first.
    pub posts: Vec<KeptRow>,
}

impl View for KeptPage {
    const FILE: &'static str = "discussions/kept.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// One kept post.
#[derive(Serialize)]
pub struct KeptRow {
    /// Heading of its thread.
    pub title: String,
    /// BCP 47 tag of the heading.
    pub title_language: String,
    /// Where it stands.
    pub href: String,
    /// Who wrote it, unless their account is closed.
    pub author: Option<String>,
    /// Its first words.
    pub excerpt: String,
    /// BCP 47 tag.
    pub language: String,
    /// When it was written.
    pub at: DateTime<Utc>,
}
