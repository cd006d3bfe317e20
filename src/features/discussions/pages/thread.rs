//! A thread.

use chrono::{DateTime, Utc};
use entity::{
    ids::PostId,
    states::{ThreadKind, ThreadState, Watch},
};
use serde::Serialize;

use super::{cards::PostCard, summaries::SummaryCard};
use crate::{
    features::{attachments::Composer, curriculum::Said, discussions::queries::Hope},
    web::{CohortStrip, FormState, Pager, View},
};

/// What stands above the posts of a thread, on every page that shows them.
#[derive(Serialize)]
pub struct Standing {
    /// Its heading.
    pub title: String,
    /// BCP 47 tag of the heading.
    pub language: String,
    /// What it is for.
    pub kind: ThreadKind,
    /// Where it stands.
    pub state: ThreadState,
    /// Its own page.
    pub href: String,
    /// The list it is in.
    pub list_href: String,
    /// The lesson whose question it is: its title and place.
    pub lesson: Option<(Said, String)>,
    /// The live session it is about: its name and place.
    pub session: Option<(String, String)>,
    /// How many posts there are.
    pub count: i32,
    /// When it was opened.
    pub opened_at: DateTime<Utc>,
    /// Whether nobody has answered yet.
    pub waits: bool,
    /// Whether it stands above all others.
    pub pinned: bool,
    /// Everybody writes in it once in so many minutes, until then.
    pub slow: Option<(i32, DateTime<Utc>)>,
    /// Where one reads what whoever moderates did about it, and they do it; none where there is nothing to read.
    pub moderation_href: Option<String>,
    /// Whether the reader moderates.
    pub moderates: bool,
}

/// What somebody may hope for whose question waits.
#[derive(Serialize)]
pub struct Hoping {
    /// In how many hours a first answer usually comes; up to one is 1.
    pub hours: Option<i64>,
    /// In how many days, from two on.
    pub days: Option<i64>,
    /// Who may know something, at most two.
    pub know: Vec<String>,
}

impl From<Hope> for Hoping {
    fn from(hope: Hope) -> Self {
        let hours = hope.usual.map(|usual| (usual.num_minutes() + 30) / 60).map(|hours| hours.max(1));
        let days = hours.filter(|hours| *hours >= 48).map(|hours| (hours + 12) / 24);
        Self { hours: hours.filter(|_| days.is_none()), days, know: hope.know }
    }
}

/// A thread.
#[derive(Serialize)]
pub struct ThreadPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// What stands above the posts.
    pub thread: Standing,
    /// Whether the reader has to answer first.
    pub write_first: bool,
    /// Where the post stands that answered it, as its opener says, and who wrote that.
    pub accepted: Option<(String, Option<String>)>,
    /// What somebody may hope for whose own question it is, as long as it waits.
    pub hope: Option<Hoping>,
    /// For trainers, as long as it waits: where the form begins as an answer that asks back.
    pub starters: Option<String>,
    /// What it has come to.
    pub summary: Option<SummaryCard>,
    /// Where one writes that; none where one cannot.
    pub summary_href: Option<String>,
    /// What the reader wants to hear of it.
    pub watch: Option<Watch>,
    /// Where the form that changes that goes.
    pub watch_action: String,
    /// Oldest first.
    pub posts: Vec<PostCard>,
    /// Pages.
    pub pager: Pager,
    /// Where the first post that is new to the reader stands.
    pub first_unread: Option<String>,
    /// Whether there is something to mark as read.
    pub anything_new: bool,
    /// The last post on the page.
    pub last: Option<PostId>,
    /// All posts on one page, where there are more than one page.
    pub all_href: Option<String>,
    /// Where news of this thread comes from.
    pub live_href: Option<String>,
    /// Where the reply form goes; none where one cannot reply.
    pub reply_action: Option<String>,
    /// The form.
    pub form: FormState,
    /// Its files.
    pub composer: Composer,
    /// The post the form answers: its id, and its author unless their account is closed.
    pub answers_to: Option<(PostId, Option<String>)>,
    /// Where the text is kept until it is sent.
    pub draft_action: String,
    /// When the text that stands in the form was last saved, where it comes from an earlier visit.
    pub draft_of: Option<DateTime<Utc>>,
    /// Where names for the text are found.
    pub names_href: String,
    /// Where the form that marks it as read goes.
    pub read_action: String,
    /// The most characters a post may have.
    pub most: usize,
}

impl View for ThreadPage {
    const FILE: &'static str = "discussions/show.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// All posts of a thread, to read and print.
#[derive(Serialize)]
pub struct PrintPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// What stands above the posts.
    pub thread: Standing,
    /// What it has come to.
    pub summary: Option<SummaryCard>,
    /// Oldest first.
    pub posts: Vec<PostCard>,
}

impl View for PrintPage {
    const FILE: &'static str = "discussions/all.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}
