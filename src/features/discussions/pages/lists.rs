//! Lists of threads.

use chrono::{DateTime, Utc};
use entity::states::{ThreadKind, ThreadState, Watch};
use serde::Serialize;

use crate::{
    features::{
        curriculum::Said,
        discussions::queries::{Listed, Show},
    },
    web::{CohortStrip, Pager, Tab, View},
};

/// A list of threads.
#[derive(Serialize)]
pub struct ThreadsPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// What can be shown.
    pub tabs: Vec<Tab>,
    /// Which is shown: `all`, `unanswered` or `mine`.
    pub show: &'static str,
    /// Where one asks; none in a cohort that is only read.
    pub new_href: Option<String>,
    /// The one last written in first.
    pub threads: Vec<ThreadRow>,
    /// Pages.
    pub pager: Pager,
    /// Where one gets a link for a feed reader.
    pub feed_href: String,
}

impl View for ThreadsPage {
    const FILE: &'static str = "discussions/index.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// One thread in a list.
#[derive(Serialize)]
pub struct ThreadRow {
    /// Its heading.
    pub title: String,
    /// Where it is.
    pub href: String,
    /// What it is for.
    pub kind: ThreadKind,
    /// Where it stands.
    pub state: ThreadState,
    /// BCP 47 tag.
    pub language: String,
    /// Who opened it.
    pub opener: Option<String>,
    /// When.
    pub opened_at: DateTime<Utc>,
    /// Who last wrote in it.
    pub last_author: Option<String>,
    /// When.
    pub last_post_at: DateTime<Utc>,
    /// How many answers there are.
    pub answers: i32,
    /// Whether its opener says that a post answered it.
    pub solved: bool,
    /// Whether the reader follows it.
    pub followed: bool,
    /// Whether nobody has answered yet.
    pub waits: bool,
    /// Whether there is something new for a reader who has been here before.
    pub unread: bool,
}

impl ThreadRow {
    /// The row of a thread; a lesson's question is shown in the reader's language.
    pub fn new(thread: Listed, base: &str, question: Option<Said>) -> Self {
        let (title, language) = match question {
            Some(question) => (question.text, question.language),
            None => (thread.title, thread.language),
        };
        Self {
            title,
            href: format!("{base}/threads/{}", thread.id),
            kind: thread.kind,
            state: thread.state,
            language,
            opener: thread.opener,
            opened_at: thread.opened_at,
            last_author: thread.last_author,
            last_post_at: thread.last_post_at,
            answers: thread.answers,
            solved: thread.accepted_post_id.is_some(),
            followed: thread.watch == Some(Watch::Follow),
            waits: thread.kind == ThreadKind::Free && thread.state == ThreadState::Open && thread.answers == 0,
            unread: thread.watch != Some(Watch::Mute) && thread.unread == 1,
        }
    }
}

/// The tabs of the list; `current` is none for the posts one kept.
pub fn tabs(base: &str, current: Option<Show>, say: impl Fn(&str) -> String) -> Vec<Tab> {
    let lists = Show::ALL.into_iter().map(|show| Tab {
        label: say(match show {
            Show::All => "discussions-all",
            Show::Unanswered => "discussions-unanswered",
            Show::Mine => "discussions-mine",
        }),
        href: match show {
            Show::All => format!("{base}/threads"),
            other => format!("{base}/threads?show={}", other.word()),
        },
        current: Some(show) == current,
    });
    let kept = Tab { label: say("discussions-kept"), href: format!("{base}/threads/kept"), current: current.is_none() };
    lists.chain([kept]).collect()
}
