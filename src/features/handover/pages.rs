//! What a run leaves behind, as a page and as a file.

use serde::Serialize;

use super::gathering::Handover;
use crate::web::{CohortStrip, View};

/// The page, before anything is taken along.
#[derive(Serialize)]
pub struct HandoverPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// What is in it.
    pub run: Handover,
    /// The folder.
    pub folder_href: String,
    /// The course as this cohort had it.
    pub content_href: String,
    /// Where margin notes are written.
    pub margins_href: String,
}

impl View for HandoverPage {
    const FILE: &'static str = "handover/show.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// The file that is read without the house.
#[derive(Serialize)]
pub struct HandoverFile<'a> {
    /// What is in it.
    pub run: &'a Handover,
    /// Where links start, without a trailing slash.
    pub base_url: &'a str,
    /// What the house is called.
    pub site: &'a str,
}

impl HandoverFile<'_> {
    /// Its template. It is no page of the house.
    pub fn file() -> &'static str {
        "handover/_file.html"
    }
}
