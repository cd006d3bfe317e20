//! Pages about a thread, and about what waits in a cohort.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::rows::{ActRow, Choice, ReportRow};
use crate::web::{CohortStrip, FormState, View};

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
