//! What a week looks like as one document.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::document::{Chapter, Document};
use crate::web::{CohortStrip, View};

/// A week as one page of the house.
#[derive(Serialize)]
pub struct ReaderPage {
    #[serde(skip)]
    pub strip: Option<CohortStrip>,
    /// The week.
    pub document: Document,
    /// The page one comes from.
    pub back_href: String,
    /// Whether that is the week's own page.
    pub back_to_week: bool,
    /// What the cohort is called; none where the course stands by itself.
    pub cohort: Option<String>,
    /// Where it can be taken along; the ending of the file is still missing.
    pub take_href: Option<String>,
    /// When it opens, where it has not.
    pub opens_at: Option<DateTime<Utc>>,
    /// The course's weeks before and after, where they are read one after the other.
    pub before: Option<(u32, String)>,
    /// The one after.
    pub after: Option<(u32, String)>,
}

impl View for ReaderPage {
    const FILE: &'static str = "reader/show.html";

    fn cohort(&self) -> Option<CohortStrip> {
        self.strip.clone()
    }
}

/// Where a copy comes from.
#[derive(Clone, Serialize)]
pub struct Origin {
    /// What the cohort is called.
    pub cohort: String,
    /// What the house is called.
    pub site: String,
    /// Where the week is read there.
    pub address: String,
    /// The day the copy was made.
    pub made_on: NaiveDate,
}

/// A week as one file.
#[derive(Serialize)]
pub struct ReaderFile {
    /// The week.
    pub document: Document,
    /// Where it comes from.
    pub origin: Origin,
    /// Pictures and style are in it; nothing else is let in, wherever it is opened.
    pub policy: &'static str,
}

impl View for ReaderFile {
    const FILE: &'static str = "reader/file.html";
}

/// A chapter of a book; the first has none and opens the week.
#[derive(Serialize)]
pub struct BookChapter<'a> {
    /// The week.
    pub document: &'a Document,
    /// The chapter.
    pub chapter: Option<&'a Chapter>,
    /// Where it comes from.
    pub origin: &'a Origin,
}

impl BookChapter<'_> {
    /// The template of a chapter. It is no page of the house.
    pub fn file() -> &'static str {
        "reader/_chapter.html"
    }
}
