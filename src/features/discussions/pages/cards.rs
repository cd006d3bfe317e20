//! A post as a page draws it.

use chrono::{DateTime, Utc};
use entity::{
    attachment,
    ids::{PersonId, PostId},
    states::{PostState, ReactionKind, Role, ThreadKind},
};
use serde::Serialize;

use crate::{
    features::{
        attachments::Attached,
        discussions::{
            queries::{Hanging, Shown, ThreadOn},
            rules::{is_new, takes_posts},
        },
    },
    web::PersonTag,
};

/// A post as a page draws it.
#[derive(Serialize)]
pub struct PostCard {
    /// Its id, and its anchor `post-…`.
    pub id: PostId,
    /// Its place in the thread.
    pub position: i32,
    /// Who wrote it.
    pub author: PersonTag,
    /// Where one learns more about them.
    pub author_href: String,
    /// When.
    pub at: DateTime<Utc>,
    /// When it was changed.
    pub edited_at: Option<DateTime<Utc>>,
    /// BCP 47 tag.
    pub language: String,
    /// Sanitised HTML; empty where there is nothing the reader may see.
    pub html: String,
    /// Whether it was taken back.
    pub removed: bool,
    /// Whether whoever moderates has it hidden.
    pub hidden: bool,
    /// Whether the reader wrote it.
    pub mine: bool,
    /// Whether it is new to the reader.
    pub unread: bool,
    /// Whether it is the first its author wrote in the cohort.
    pub first_here: bool,
    /// Whether it answered the thread, as its opener says.
    pub accepted: bool,
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
    /// What people say about it with one press.
    pub said: Vec<Reaction>,
    /// Whether anybody said anything.
    pub any_said: bool,
    /// Where one says so; none where one cannot.
    pub react_action: Option<String>,
    /// Whether the reader kept it.
    pub kept: bool,
    /// Where the form that keeps it goes; none where there is nothing to keep.
    pub keep_action: Option<String>,
    /// Where its reader says that it answered their question; none where they did not ask.
    pub accept_action: Option<String>,
    /// Where one says that whoever moderates should look at it; none where one cannot.
    pub report_href: Option<String>,
    /// Where whoever moderates sees what was done about it; none for all others.
    pub moderate_href: Option<String>,
    /// What was sent with it.
    pub files: Vec<Attached>,
}

/// One kind of reaction to a post.
#[derive(Serialize)]
pub struct Reaction {
    /// `helped`, `me_too` or `thanks`.
    pub kind: &'static str,
    /// How many say so.
    pub count: usize,
    /// Who: the first few by name.
    pub names: Vec<String>,
    /// How many more there are.
    pub more: usize,
    /// Whether the reader does.
    pub mine: bool,
}

/// How many are named below a post.
const MOST_NAMES: usize = 5;

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
        let cohort = format!("/cohorts/{}", on.cohort.cohort.id);
        let thread = format!("{cohort}/threads/{}", on.thread.id);
        let lasting = |id: PostId| format!("/threads/{}/posts/{id}", on.thread.id);
        let (removed, hidden) = (post.state == PostState::Removed, post.hidden_at.is_some());
        let mine = post.author_id == me;
        let stands = !removed && !hidden;
        let writes = !on.cohort.is_closed();
        let takes_posts = writes && takes_posts(on.thread.state).is_ok();
        let moderates = on.cohort.standing.role == Some(Role::Trainer);
        let asked = on.thread.kind == ThreadKind::Free && on.thread.opened_by == Some(me);
        let own_place = format!("{thread}/posts/{}", post.id);
        let role = (post.role == Some(Role::Trainer)).then_some("trainer");
        // What was hidden is shown to whoever wrote it and to whoever moderates: they have to decide about it.
        let shown = stands || (hidden && !removed && (mine || moderates));
        Self {
            author: PersonTag::new(post.author_id, &post.author, role, post.author_closed.is_some()),
            author_href: format!("{cohort}/people/{}", post.author_id),
            at: post.posted_at,
            edited_at: post.edited_at.filter(|_| shown),
            language: post.language,
            html: if shown { post.body_html } else { String::new() },
            removed,
            hidden: hidden && !removed,
            mine,
            unread: !mine && is_new(post.posted_at, read_to),
            first_here: post.first_here && stands,
            accepted: on.thread.accepted_post_id == Some(post.id),
            answers: post.answers_to.map(|id| AnsweredTo { name: post.answered, href: lasting(id) }),
            href: lasting(post.id),
            reply_href: (takes_posts && stands).then(|| format!("{thread}?answer={}#reply", post.id)),
            edit_href: (mine && !removed && writes).then(|| own_place.clone()),
            remove_action: (mine && !removed).then(|| format!("{own_place}/removal")),
            said: Vec::new(),
            any_said: false,
            react_action: (!mine && stands && writes).then(|| format!("{own_place}/reactions")),
            kept: false,
            keep_action: stands.then(|| format!("{own_place}/bookmark")),
            accept_action: (asked && !mine && stands && writes).then(|| format!("{own_place}/accepted")),
            report_href: (!mine && stands && writes).then(|| format!("{own_place}/report")),
            moderate_href: moderates.then(|| format!("{own_place}/moderation")),
            position: post.position,
            files: Vec::new(),
            id: post.id,
        }
    }

    /// Shows the files of its post, where the post stands.
    pub fn show(&mut self, files: &[attachment::Model]) {
        let stands = !self.removed && !self.hidden;
        self.files = files.iter().filter(|_| stands).map(Attached::from).collect();
    }

    /// The card with what hangs on its post.
    pub fn with(mut self, hanging: &[Hanging], me: PersonId) -> Self {
        let own = || hanging.iter().filter(|one| one.post_id == self.id);
        let kept = own().any(|one| one.kind.is_none());
        let said = ReactionKind::ALL.iter().map(|kind| {
            let by: Vec<&Hanging> = own().filter(|one| one.kind == Some(*kind)).collect();
            let names: Vec<String> = by.iter().filter_map(|one| one.name.clone()).take(MOST_NAMES).collect();
            Reaction {
                kind: kind.word(),
                count: by.len(),
                more: by.len() - names.len(),
                names,
                mine: by.iter().any(|one| one.person_id == me),
            }
        });
        let said: Vec<Reaction> = said.collect();
        self.any_said = said.iter().any(|one| one.count > 0);
        self.said = said;
        self.kept = kept;
        self
    }
}
