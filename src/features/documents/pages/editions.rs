//! Papers as they were agreed.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::Chapter;
use crate::web::{CohortStrip, FormState, View};

/// An edition as its address says it.
#[derive(Serialize)]
pub struct EditionLink {
    /// From 1.
    pub number: i32,
    /// When it was agreed.
    pub at: DateTime<Utc>,
    /// Where it is.
    pub href: String,
}

/// A paper as it was agreed.
#[derive(Serialize)]
pub struct EditionPage {
    #[serde(skip)]
    pub strip: Option<CohortStrip>,
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// BCP 47 tag.
    pub language: String,
    /// From 1.
    pub number: i32,
    /// What its cohort is called.
    pub cohort: String,
    /// When it was agreed.
    pub agreed_at: DateTime<Utc>,
    /// Since when everybody may read it who was there.
    pub published_at: Option<DateTime<Utc>>,
    /// Its text.
    pub chapters: Vec<Chapter>,
    /// The names of those who signed, as they chose.
    pub signers: Vec<String>,
    /// What is above it: label key, and address.
    pub back_href: String,
    /// Where it is; none for those who only read.
    pub href: Option<String>,
    /// Whether people may sign right now.
    pub open: bool,
    /// Whether who looks has signed.
    pub signed: bool,
    /// Whether who looks moderates.
    pub leads: bool,
    /// Where it may be carried: id and name.
    pub cohorts: Vec<(String, String)>,
    /// The form.
    pub form: FormState,
}

impl View for EditionPage {
    const FILE: &'static str = "documents/edition.html";

    fn cohort(&self) -> Option<CohortStrip> {
        self.strip.clone()
    }
}

/// A published edition in the list.
#[derive(Serialize)]
pub struct PublishedRow {
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// BCP 47 tag.
    pub language: String,
    /// What its cohort is called.
    pub cohort: String,
    /// Since when it is there.
    pub at: DateTime<Utc>,
    /// Where it is.
    pub href: String,
}

/// What the cohorts of a programme have published.
#[derive(Serialize)]
pub struct PublishedPage {
    /// They.
    pub papers: Vec<PublishedRow>,
}

impl View for PublishedPage {
    const FILE: &'static str = "documents/published.html";
}
