//! What the pages about reports, acts and appeals show.

use chrono::{DateTime, Utc};
use entity::states::{Act, AppealOutcome, ReportOutcome, ReportReason};
use serde::Serialize;

use super::queries::{Asked, Done, Other, Reported, Version};
use crate::web::{CohortStrip, FormState, PersonTag, View};

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

/// The forms on the page about a thread.
#[derive(Default, Serialize)]
pub struct ThreadForms {
    /// Close it, or open it again.
    pub lock: FormState,
    /// Slow it down, or no longer.
    pub pace: FormState,
    /// Hide it, or show it again.
    pub visibility: FormState,
    /// Another thread that takes its posts.
    pub merge: FormState,
    /// Let it stand above all others, or no longer.
    pub pin: FormState,
}

/// What was done about a thread, for everybody who reads it; whoever moderates does it here.
#[derive(Serialize)]
pub struct ThreadPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Heading of the thread.
    pub title: String,
    /// The thread.
    pub back_href: String,
    /// Where its forms go: the thread's own place.
    pub base: String,
    /// What was done, newest first.
    pub acts: Vec<ActRow>,
    /// Whether the reader moderates, and something can be done.
    pub acting: bool,
    /// Whether it takes no posts.
    pub locked: bool,
    /// Whether it is hidden.
    pub hidden: bool,
    /// Whether it is a lesson's question.
    pub question: bool,
    /// Whether it stands above all others.
    pub pinned: bool,
    /// Everybody writes in it once in so many minutes, until then.
    pub slow: Option<(i32, DateTime<Utc>)>,
    /// Minutes to choose from.
    pub minutes: Vec<Choice>,
    /// Times to choose from.
    pub hours: Vec<Choice>,
    /// Threads to choose from.
    pub threads: Vec<Choice>,
    /// Its forms.
    pub forms: ThreadForms,
}

impl View for ThreadPage {
    const FILE: &'static str = "moderation/thread.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// What waits in a cohort, and what was done there.
#[derive(Serialize)]
pub struct CohortPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// The list of threads.
    pub list_href: String,
    /// What waits, longest first.
    pub reports: Vec<ReportRow>,
    /// Threads that are hidden: heading and place.
    pub hidden: Vec<(String, String)>,
    /// What was done, newest first.
    pub acts: Vec<ActRow>,
}

impl View for CohortPage {
    const FILE: &'static str = "moderation/index.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// What was done about what the reader wrote.
#[derive(Serialize)]
pub struct MinePage {
    /// Newest first.
    pub acts: Vec<ActRow>,
}

impl View for MinePage {
    const FILE: &'static str = "moderation/mine.html";
}

/// One thing that was done about what the reader wrote.
#[derive(Serialize)]
pub struct AboutMePage {
    /// What.
    pub act: ActRow,
    /// What the reader said to it, and what came of that.
    pub asked: Option<Asked>,
    /// Whether one can ask the owners to look again.
    pub can_ask: bool,
    /// Where the form goes.
    pub action: String,
    /// The form.
    pub form: FormState,
    /// The most characters it takes.
    pub most: usize,
}

impl View for AboutMePage {
    const FILE: &'static str = "moderation/about_me.html";
}

/// The appeals of a programme.
#[derive(Serialize)]
pub struct AppealsPage {
    /// The programme.
    pub back_href: String,
    /// Open ones first.
    pub appeals: Vec<Asked>,
    /// Below which place each is decided.
    pub base: String,
}

impl View for AppealsPage {
    const FILE: &'static str = "moderation/appeals.html";
}

/// One appeal, and the form that decides about it.
#[derive(Serialize)]
pub struct AppealPage {
    /// The list of appeals.
    pub back_href: String,
    /// The appeal.
    pub asked: Asked,
    /// What it is about.
    pub act: ActRow,
    /// The words it is about, with their language; none where it is about a thread.
    pub words: Option<(String, String)>,
    /// Where the form goes.
    pub action: String,
    /// The form.
    pub form: FormState,
    /// The most characters an answer may have.
    pub most: usize,
}

impl View for AppealPage {
    const FILE: &'static str = "moderation/appeal.html";
}
