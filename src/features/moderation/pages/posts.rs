//! Pages about a post: reporting it, and looking after it.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::rows::{ActRow, Choice, Quoted, ReportRow};
use crate::{
    features::moderation::queries::Version,
    web::{CohortStrip, FormState, View},
};

/// The form that says that whoever moderates should look at a post.
#[derive(Serialize)]
pub struct ReportPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Heading of the thread.
    pub title: String,
    /// The post in its thread.
    pub back_href: String,
    /// What it is about.
    pub post: Quoted,
    /// The form.
    pub form: FormState,
    /// Where it goes.
    pub action: String,
    /// Reasons to choose from.
    pub reasons: Vec<Choice>,
}

impl View for ReportPage {
    const FILE: &'static str = "moderation/report.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// The forms on the page about a post.
#[derive(Default, Serialize)]
pub struct PostForms {
    /// Hide it, or show it again.
    pub visibility: FormState,
    /// A word to its author.
    pub note: FormState,
    /// Another thread for it.
    pub place: FormState,
}

/// Everything about a post, for whoever moderates.
#[derive(Serialize)]
pub struct PostPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Heading of the thread.
    pub title: String,
    /// The post in its thread.
    pub back_href: String,
    /// Where its forms go: the post's own place.
    pub base: String,
    /// The post.
    pub post: Quoted,
    /// What was reported about it.
    pub reports: Vec<ReportRow>,
    /// Whether one of them waits.
    pub waits: bool,
    /// What was done about it, newest first.
    pub acts: Vec<ActRow>,
    /// What it said before.
    pub versions: Vec<VersionRow>,
    /// Whether its author had a word already.
    pub noted: bool,
    /// Whether something can be done: not in a cohort that is only read, nor once it was taken back.
    pub acting: bool,
    /// Where it could go; empty where it stays.
    pub threads: Vec<Choice>,
    /// Its forms.
    pub forms: PostForms,
}

impl View for PostPage {
    const FILE: &'static str = "moderation/post.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// What a post said before it was changed.
#[derive(Serialize)]
pub struct VersionRow {
    /// From 1.
    pub version: i32,
    /// As it was typed.
    pub body: String,
    /// Until when it said so.
    pub until: DateTime<Utc>,
}

impl From<Version> for VersionRow {
    fn from(version: Version) -> Self {
        Self { version: version.version, body: version.body, until: version.replaced_at }
    }
}
