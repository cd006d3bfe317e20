//! A paper to read, to print and to take along.

use chrono::NaiveDate;
use entity::states::DocumentState;
use serde::Serialize;

use crate::web::{CohortStrip, View};

/// A section to read.
#[derive(Serialize)]
pub struct Chapter {
    /// Its heading.
    pub title: String,
    /// Sanitised HTML.
    pub html: String,
}

/// A paper as one reads it.
#[derive(Serialize)]
pub struct Paper {
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// BCP 47 tag.
    pub language: String,
    /// Where it stands.
    pub state: DocumentState,
    /// Its sections that have a text.
    pub chapters: Vec<Chapter>,
    /// Who wrote it.
    pub writers: Vec<String>,
    /// What the cohort is called.
    pub cohort: String,
    /// The day it is read.
    pub on: NaiveDate,
}

/// A paper to read and to print.
#[derive(Serialize)]
pub struct ReadingPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// It.
    pub paper: Paper,
    /// The papers of the cohort.
    pub list_href: String,
    /// Where it is written.
    pub href: String,
}

impl View for ReadingPage {
    const FILE: &'static str = "documents/read.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// A paper as one file.
#[derive(Serialize)]
pub struct PaperFile {
    /// It.
    pub paper: Paper,
    /// Its style is in it; nothing else is let in, wherever it is opened.
    pub policy: &'static str,
}

impl View for PaperFile {
    const FILE: &'static str = "documents/file.html";
}
