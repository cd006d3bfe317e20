//! Putting on record what whoever moderates did.

use entity::{
    ids::{CohortId, ModerationId, PersonId, PostId, ThreadId},
    moderation,
    states::Act,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;

use crate::{
    features::{
        discussions::{PostOn, ThreadOn},
        moderation::emails::Told,
    },
    platform::errors::Result,
    storage::Tx,
};

/// What an act is about.
#[derive(Clone, Copy, Debug)]
pub struct Subject {
    cohort: CohortId,
    thread: ThreadId,
    post: Option<PostId>,
    person: Option<PersonId>,
    other: Option<ThreadId>,
}

impl Subject {
    /// A post; it concerns its author.
    pub fn post(on: &PostOn) -> Self {
        Self { post: Some(on.post.id), person: Some(on.post.author_id), ..Self::thread(&on.thread) }
    }

    /// A thread; it concerns whoever opened it.
    pub fn thread(on: &ThreadOn) -> Self {
        let thread = &on.thread;
        Self { cohort: thread.cohort_id, thread: thread.id, post: None, person: thread.opened_by, other: None }
    }

    /// What an earlier act was about.
    pub fn of(act: &moderation::Model) -> Self {
        let (cohort, thread) = (act.cohort_id, act.thread_id);
        Self { cohort, thread, post: act.post_id, person: act.person_id, other: act.other_thread_id }
    }

    /// It stands in this thread now.
    pub fn in_thread(self, thread: ThreadId) -> Self {
        Self { thread, ..self }
    }

    /// Another thread has to do with it.
    pub fn with(self, other: ThreadId) -> Self {
        Self { other: Some(other), ..self }
    }
}

/// Whether the person concerned gets a letter: where they are to know at once. The rest they read on the page.
fn tells(act: Act) -> bool {
    matches!(act, Act::HidePost | Act::Note | Act::MovePost | Act::Lock | Act::Hide | Act::Merge)
}

/// Writes down that `by` did something and why, in the audit log too, and tells the person concerned.
pub async fn put_down(tx: &Tx, by: PersonId, act: Act, subject: Subject, reason: &str) -> Result<ModerationId> {
    let row = moderation::ActiveModel {
        id: Set(ModerationId(tx.id())),
        cohort_id: Set(subject.cohort),
        thread_id: Set(subject.thread),
        post_id: Set(subject.post),
        person_id: Set(subject.person),
        act: Set(act),
        reason: Set(reason.to_owned()),
        other_thread_id: Set(subject.other),
        done_by: Set(by),
        done_at: Set(tx.now()),
    };
    let id = row.insert(&**tx).await?.id;
    let facts = json!({ "act": act.word(), "thread": subject.thread, "post": subject.post });
    tx.record(Some(by), "moderate", ("moderation", id), facts).await?;
    let told = subject.person.filter(|person| tells(act) && *person != by);
    if let Some(person) = told {
        tx.post(person, &Told { moderation: id }).await?;
    }
    Ok(id)
}
