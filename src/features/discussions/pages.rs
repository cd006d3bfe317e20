//! What the pages about threads show.

use chrono::{DateTime, Utc};
use entity::{
    ids::{PersonId, PostId},
    states::{PostState, Role, ThreadKind, ThreadState},
};
use serde::Serialize;

use super::queries::{Listed, PostOn, Show, Shown, ThreadOn};
use crate::{
    features::{
        attachments::{Attached, Composer},
        cohorts::cohort_strip,
        curriculum::Said,
    },
    platform::text::Body,
    web::{CohortStrip, FormState, Pager, PersonTag, Tab, View},
};

/// A post as a page draws it.
#[derive(Serialize)]
pub struct PostCard {
    /// Its id, and its anchor `post-…`.
    pub id: PostId,
    /// Who wrote it.
    pub author: PersonTag,
    /// When.
    pub at: DateTime<Utc>,
    /// When it was changed.
    pub edited_at: Option<DateTime<Utc>>,
    /// BCP 47 tag.
    pub language: String,
    /// Sanitised HTML; empty for a tombstone.
    pub html: String,
    /// Whether it was taken back.
    pub removed: bool,
    /// Whether the reader wrote it.
    pub mine: bool,
    /// Whether it is new to the reader.
    pub unread: bool,
    /// Who wrote the post it answers, and where that stands.
    pub answers: Option<AnsweredTo>,
    /// Its lasting address.
    pub href: String,
    /// Where one replies to it; none where one cannot.
    pub reply_href: Option<String>,
    /// Where one changes it; none where one may not.
    pub edit_href: Option<String>,
    /// Where the form that takes it back goes; none where one may not.
    pub remove_action: Option<String>,
    /// What was sent with it.
    pub files: Vec<Attached>,
}

/// The post another one answers.
#[derive(Serialize)]
pub struct AnsweredTo {
    /// Who wrote it, unless their account is closed.
    pub name: Option<String>,
    /// Where it stands.
    pub href: String,
}

impl PostCard {
    /// The card of a post in `on`, for `me`.
    pub fn new(post: Shown, on: &ThreadOn, me: PersonId, read_to: Option<DateTime<Utc>>) -> Self {
        let thread = format!("/cohorts/{}/threads/{}", on.cohort.cohort.id, on.thread.id);
        let lasting = |id: PostId| format!("/threads/{}/posts/{id}", on.thread.id);
        let removed = post.state == PostState::Removed;
        let mine = post.author_id == me;
        let writes = !on.cohort.is_closed();
        let takes_posts = writes && matches!(on.thread.state, ThreadState::Open | ThreadState::Answered);
        let moderates = on.cohort.standing.role == Some(Role::Trainer);
        let own_place = format!("{thread}/posts/{}", post.id);
        let role = (post.role == Some(Role::Trainer)).then_some("trainer");
        Self {
            author: PersonTag::new(post.author_id, &post.author, role, post.author_closed.is_some()),
            at: post.posted_at,
            edited_at: post.edited_at.filter(|_| !removed),
            language: post.language,
            html: post.body_html,
            removed,
            mine,
            unread: !mine && read_to.is_some_and(|read_to| read_to < post.posted_at),
            answers: post.answers_to.map(|id| AnsweredTo { name: post.answered, href: lasting(id) }),
            href: lasting(post.id),
            reply_href: (takes_posts && !removed).then(|| format!("{thread}?answer={}#reply", post.id)),
            edit_href: (mine && !removed && writes).then(|| own_place.clone()),
            remove_action: ((mine || moderates) && !removed).then(|| format!("{own_place}/removal")),
            id: post.id,
            files: Vec::new(),
        }
    }
}

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
    pub answers: i64,
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
            waits: thread.kind == ThreadKind::Free && thread.state == ThreadState::Open && thread.answers == 0,
            unread: thread.read_to.is_some_and(|read_to| read_to < thread.last_post_at),
        }
    }
}

/// The tabs of the list.
pub fn tabs(base: &str, current: Show, say: impl Fn(&str) -> String) -> Vec<Tab> {
    Show::ALL
        .into_iter()
        .map(|show| Tab {
            label: say(match show {
                Show::All => "discussions-all",
                Show::Unanswered => "discussions-unanswered",
                Show::Mine => "discussions-mine",
            }),
            href: match show {
                Show::All => format!("{base}/threads"),
                other => format!("{base}/threads?show={}", other.word()),
            },
            current: show == current,
        })
        .collect()
}

/// The form for a new thread.
#[derive(Serialize)]
pub struct NewThreadPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Where the form goes.
    pub action: String,
    /// Its fields.
    pub form: FormState,
    /// Languages to choose from: tag and name.
    pub languages: Vec<(String, String)>,
    /// Its files.
    pub composer: Composer,
    /// The most characters a post may have.
    pub most: usize,
}

impl View for NewThreadPage {
    const FILE: &'static str = "discussions/new.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// A thread.
#[derive(Serialize)]
pub struct ThreadPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Its heading.
    pub title: String,
    /// BCP 47 tag of the heading.
    pub language: String,
    /// What it is for.
    pub kind: ThreadKind,
    /// Where it stands.
    pub state: ThreadState,
    /// The list it is in.
    pub list_href: String,
    /// The lesson whose question it is: its title and place.
    pub lesson: Option<(Said, String)>,
    /// Whether the reader has to answer first.
    pub write_first: bool,
    /// Whether nobody has answered yet.
    pub waits: bool,
    /// How many posts there are.
    pub count: u64,
    /// When it was opened.
    pub opened_at: DateTime<Utc>,
    /// Oldest first.
    pub posts: Vec<PostCard>,
    /// Pages.
    pub pager: Pager,
    /// Anchor of the first post that is new to the reader, on this page.
    pub first_unread: Option<String>,
    /// Whether there is something to mark as read.
    pub anything_new: bool,
    /// Where the reply form goes; none where one cannot reply.
    pub reply_action: Option<String>,
    /// The form.
    pub form: FormState,
    /// Its files.
    pub composer: Composer,
    /// The post the form answers: its id, and its author unless their account is closed.
    pub answers_to: Option<(PostId, Option<String>)>,
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

/// The form to change one's own post.
#[derive(Serialize)]
pub struct EditPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Heading of the thread.
    pub title: String,
    /// The post in its thread.
    pub back_href: String,
    /// Where the form goes.
    pub action: String,
    /// Where the form that takes it back goes.
    pub remove_action: String,
    /// The form.
    pub form: FormState,
    /// What stands now, where somebody changed it meanwhile.
    pub current: Option<String>,
    /// The most characters a post may have.
    pub most: usize,
}

impl View for EditPage {
    const FILE: &'static str = "discussions/edit.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

impl EditPage {
    /// The page for a post.
    pub fn new(on: &PostOn, title: String, form: FormState, current: Option<String>, now: DateTime<Utc>) -> Self {
        let thread = format!("/cohorts/{}/threads/{}", on.thread.cohort.cohort.id, on.thread.thread.id);
        let action = format!("{thread}/posts/{}", on.post.id);
        Self {
            strip: cohort_strip(&on.thread.cohort, "nav-talk", now),
            title,
            back_href: format!("/threads/{}/posts/{}", on.thread.thread.id, on.post.id),
            remove_action: format!("{action}/removal"),
            action,
            form,
            current,
            most: Body::MOST,
        }
    }
}
