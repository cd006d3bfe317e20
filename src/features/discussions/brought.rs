//! Conversations kept elsewhere, brought into a cohort: all of them, or none.

use chrono::{DateTime, Utc};
use entity::{
    ids::{CohortId, PersonId, PostId, ThreadId},
    post,
    states::{PostState, ThreadKind, ThreadState},
    thread,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Builder;

use super::{
    commands::{NewThread, Written, recount},
    searching::index_thread,
};
use crate::{
    features::cohorts::{ManageCohort, writable},
    identity::Permit,
    platform::{errors::Result, markdown::RENDERER},
    storage::Tx,
};

/// How many rows are written at once.
const CHUNK: usize = 500;

/// A thread as it comes.
#[derive(Clone, Debug)]
pub struct Brought {
    /// What it is known by where it comes from; it comes once.
    pub key: String,
    /// Heading and opening post.
    pub opening: NewThread,
    /// Who opened it.
    pub by: PersonId,
    /// When, by the calendar of the cohort.
    pub at: DateTime<Utc>,
    /// The posts below it, in the order in which they were written.
    pub posts: Vec<BroughtPost>,
}

/// A post below an opening.
#[derive(Clone, Debug)]
pub struct BroughtPost {
    /// Its text.
    pub written: Written,
    /// Who wrote it.
    pub by: PersonId,
    /// When.
    pub at: DateTime<Utc>,
    /// Which post of the thread it answers, counted from 0 below the opening; none where it answers the opening.
    pub answers: Option<usize>,
}

/// An id for the nth post of what comes from elsewhere: the same whenever it comes.
fn id_of(cohort: CohortId, key: &str, nth: usize) -> uuid::Uuid {
    let hash = Sha256::digest(format!("{cohort} {nth} {key}"));
    Builder::from_custom_bytes(hash.first_chunk().copied().unwrap_or_default()).into_uuid()
}

/// Puts threads into a cohort with the times and people they say, and returns how many had not come
/// before. Nobody is told by e-mail: it has all been said.
pub async fn bring_threads(tx: &Tx, may: &Permit<ManageCohort>, threads: &[Brought]) -> Result<usize> {
    let cohort = may.on().cohort.id;
    writable(may.on().cohort.state)?;
    let ids: Vec<ThreadId> = threads.iter().map(|one| ThreadId(id_of(cohort, &one.key, 0))).collect();
    let known = thread::Entity::find().filter(thread::Column::Id.is_in(ids)).all(&**tx).await?;
    let is_new = |one: &&Brought| !known.iter().any(|row| row.id.0 == id_of(cohort, &one.key, 0));
    let new: Vec<&Brought> = threads.iter().filter(is_new).collect();
    let mut posts = Vec::new();
    for one in &new {
        posts.extend(posts_of(cohort, one));
    }
    for chunk in new.chunks(CHUNK) {
        let rows = chunk.iter().map(|one| thread_row(cohort, one));
        thread::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    }
    for chunk in posts.chunks(CHUNK) {
        post::Entity::insert_many(chunk.to_vec()).exec_without_returning(&**tx).await?;
    }
    for one in &new {
        let thread = ThreadId(id_of(cohort, &one.key, 0));
        recount(tx, thread).await?;
        index_thread(tx, thread).await?;
    }
    let facts = json!({ "threads": new.len(), "posts": posts.len() });
    tx.record(Some(may.who().id), "import_threads", ("cohort", cohort), facts).await?;
    Ok(new.len())
}

fn thread_row(cohort: CohortId, one: &Brought) -> thread::ActiveModel {
    thread::ActiveModel {
        id: Set(ThreadId(id_of(cohort, &one.key, 0))),
        cohort_id: Set(cohort),
        kind: Set(ThreadKind::Free),
        question: Set(None),
        title: Set(one.opening.title.to_string()),
        language: Set(one.opening.written.language().to_owned()),
        state: Set(ThreadState::Open),
        opened_by: Set(Some(one.by)),
        opened_at: Set(one.at),
        last_post_at: Set(one.posts.iter().map(|post| post.at).max().unwrap_or(one.at)),
        // Reckoned once its posts are there.
        posts: Set(0),
        answers: Set(0),
        first_answer_at: Set(None),
        last_author_id: Set(None),
        accepted_post_id: Set(None),
        session_id: Set(None),
    }
}

fn posts_of(cohort: CohortId, one: &Brought) -> Vec<post::ActiveModel> {
    let id = |nth: usize| PostId(id_of(cohort, &one.key, nth + 1));
    let opening = BroughtPost { written: one.opening.written.clone(), by: one.by, at: one.at, answers: None };
    let below = one.posts.iter().map(|post| (post, Some(post.answers.map_or(0, |nth| nth + 1))));
    let all = std::iter::once((&opening, None)).chain(below).enumerate();
    let row = all.map(|(nth, (post, answers))| post::ActiveModel {
        id: Set(id(nth)),
        thread_id: Set(ThreadId(id_of(cohort, &one.key, 0))),
        author_id: Set(post.by),
        answers_to: Set(answers.map(id)),
        language: Set(post.written.language().to_owned()),
        body: Set(post.written.body().to_owned()),
        body_html: Set(post.written.html().to_owned()),
        renderer: Set(RENDERER),
        state: Set(PostState::Published),
        posted_at: Set(post.at),
        edited_at: Set(None),
        version: Set(1),
        position: Set(i32::try_from(nth + 1).unwrap_or(i32::MAX)),
        // Whoever has talked elsewhere is no newcomer.
        first_here: Set(false),
        hidden_at: Set(None),
    });
    row.collect()
}
