//! What several pages say: what was done, what was reported, what somebody wrote.

use chrono::{DateTime, Utc};
use entity::states::{Act, AppealOutcome, ReportOutcome, ReportReason};
use serde::Serialize;

use crate::{
    features::moderation::queries::{Done, Other, Reported},
    web::PersonTag,
};

/// One thing that was done.
#[derive(Serialize)]
pub struct ActRow {
    /// What.
    pub act: Act,
    /// Why; may be empty.
    pub reason: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub by: Option<String>,
    /// Heading of the thread.
    pub title: String,
    /// BCP 47 tag of the heading.
    pub language: String,
    /// Where the post or the thread stands.
    pub href: String,
    /// The other thread, where one has to do with it: its heading and place.
    pub other: Option<(String, String)>,
    /// Whether the person concerned asked the owners to look again.
    pub appealed: bool,
    /// What those decided.
    pub outcome: Option<AppealOutcome>,
    /// Where the person concerned reads it and answers.
    pub about_href: String,
}

impl From<Done> for ActRow {
    fn from(done: Done) -> Self {
        let thread = format!("/threads/{}", done.thread_id);
        let other = done.other_title.zip(done.other_thread_id);
        Self {
            act: done.act,
            reason: done.reason,
            at: done.done_at,
            by: done.by,
            title: done.title,
            language: done.language,
            href: done.post_id.map_or_else(|| thread.clone(), |post| format!("{thread}/posts/{post}")),
            other: other.map(|(title, id)| (title, format!("/threads/{id}"))),
            appealed: done.appealed_at.is_some(),
            outcome: done.outcome,
            about_href: format!("/me/moderation/{}", done.id),
        }
    }
}

/// One report.
#[derive(Serialize)]
pub struct ReportRow {
    /// Heading of the thread.
    pub title: String,
    /// BCP 47 tag of the heading.
    pub language: String,
    /// Where something can be done about it.
    pub href: String,
    /// Why.
    pub reason: ReportReason,
    /// What else was said; may be empty.
    pub words: String,
    /// Who reported it.
    pub reporter: Option<String>,
    /// Who wrote the post.
    pub author: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// What became of it.
    pub outcome: Option<ReportOutcome>,
}

impl ReportRow {
    /// The row of a report in the cohort at `base`.
    pub fn new(report: Reported, base: &str) -> Self {
        Self {
            title: report.title,
            language: report.language,
            href: format!("{base}/threads/{}/posts/{}/moderation", report.thread_id, report.post_id),
            reason: report.reason,
            words: report.words,
            reporter: report.reporter,
            author: report.author,
            at: report.made_at,
            outcome: report.outcome,
        }
    }
}

/// One of the options of a list to choose from.
#[derive(Serialize)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
}

impl From<Other> for Choice {
    fn from(other: Other) -> Self {
        Self { value: other.id.to_string(), label: other.title }
    }
}

/// The words somebody wrote, beside what is done about them.
#[derive(Serialize)]
pub struct Quoted {
    /// Who wrote them.
    pub author: PersonTag,
    /// When.
    pub at: DateTime<Utc>,
    /// Sanitised HTML; empty once taken back.
    pub html: String,
    /// BCP 47 tag.
    pub language: String,
    /// Whether they are hidden.
    pub hidden: bool,
    /// Whether they were taken back.
    pub removed: bool,
}
