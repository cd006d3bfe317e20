//! How a pitch grew.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::{
    platform::differences::Passage,
    web::{CohortStrip, PersonTag, View},
};

/// The versions of a pitch, the newest first.
#[derive(Serialize)]
pub struct VersionsPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// The pitches of the cohort.
    pub room: String,
    /// What it is called.
    pub title: String,
    /// Where it is read.
    pub href: String,
    /// The language it is in.
    pub language: String,
    /// They.
    pub versions: Vec<VersionRow>,
}

impl View for VersionsPage {
    const FILE: &'static str = "pitch_drafts/versions.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// One of them.
#[derive(Serialize)]
pub struct VersionRow {
    /// From 1.
    pub number: i32,
    /// Who wrote it.
    pub author: PersonTag,
    /// When it was begun.
    pub at: DateTime<Utc>,
    /// What it was called, where that was something else before.
    pub title: Option<String>,
    /// What changed against the one before; of the first one all of it.
    pub passages: Vec<Passage>,
    /// How many slides came with it.
    pub slides: i32,
    /// The recording it names.
    pub link: Option<String>,
}
