//! Where a post stands, and what its thread says about itself.

use chrono::{DateTime, Duration, Utc};
use entity::{
    ids::{CohortId, PersonId, PostId, ThreadId},
    post,
    states::{PostState, ThreadKind, ThreadState},
    thread,
};
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, IntoActiveModel, QueryTrait, Value};
use serde::{Deserialize, Serialize};

use super::{
    following::tell_followers,
    limits::{Lately, SLIP, written_lately},
    naming::name_people,
    written::Written,
};
use crate::{
    features::discussions::{rules::takes_posts, searching::index_fresh},
    platform::{
        errors::{Error, Result},
        markdown::RENDERER,
    },
    storage::{Tx, sql},
};

/// What whoever looks at a thread follows.
pub fn topic(thread: ThreadId) -> String {
    format!("thread:{thread}")
}

/// Somebody wrote a post; the news carries [`Posted`].
pub const POSTED: &str = "discussions.posted";

/// What the news of a post says about it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Posted {
    /// Where it stands.
    pub thread: ThreadId,
    /// In which cohort.
    pub cohort: CohortId,
    /// Who wrote it.
    pub author: PersonId,
    /// Whether it opens a free thread.
    pub opens: bool,
    /// Whether it is the first its author wrote in this cohort.
    pub first_here: bool,
}

/// Takes a thread's row for this transaction: what changes in it comes one after the other.
pub async fn hold(tx: &Tx, id: ThreadId) -> Result<()> {
    let held = tx.execute_raw(sql(&**tx, "update thread set posts = posts where id = $1", [id.into()])).await?;
    if held.rows_affected() == 1 { Ok(()) } else { Err(Error::Missing) }
}

/// A place at the end of a thread. Its row is held by whoever took it: posts come one after the other.
#[derive(FromQueryResult)]
pub(super) struct Place {
    state: ThreadState,
    title: String,
    posts: i32,
    first_here: i32,
    slow_minutes: Option<i32>,
    slow_until: Option<DateTime<Utc>>,
    /// Whether whoever took it may have written anything that limits look at.
    lately: i32,
    /// Whether there may be anybody else who follows the thread.
    followed: i32,
}

impl Place {
    /// What whoever took it wrote lately: within [`SLIP`], and within what the thread is slowed down to.
    pub(super) async fn written_lately(&self, tx: &Tx, who: PersonId, written: &Written) -> Result<Lately> {
        let slowed = self.slowed(tx.now()).unwrap_or_default();
        if self.lately == 0 && slowed <= SLIP {
            return Ok(Lately::nothing(tx.now()));
        }
        written_lately(tx, who, written, slowed).await
    }

    /// Within what time everybody writes once, where the thread is slowed down now.
    pub(super) fn slowed(&self, now: DateTime<Utc>) -> Option<Duration> {
        let minutes = self.slow_minutes.filter(|_| self.slow_until.is_some_and(|until| until > now))?;
        Some(Duration::minutes(i64::from(minutes)))
    }
}

/// Takes the next place in a thread, with what its row says about it afterwards.
/// Refused where it takes no posts.
pub(super) async fn take_place(tx: &Tx, thread: ThreadId, who: PersonId) -> Result<Place> {
    let text = "update thread set posts = posts + 1, last_post_at = $2, last_author_id = $3,
            answers = answers + case when opened_by is null or opened_by <> $3 then 1 else 0 end,
            first_answer_at = coalesce(first_answer_at,
                case when opened_by is null or opened_by <> $3 then $2 end)
        where id = $1
        returning state, title, posts, slow_minutes, slow_until, (select case when exists (
            select 1 from post p join thread t on t.id = p.thread_id
            where p.author_id = $3 and t.cohort_id = thread.cohort_id) then 0 else 1 end) as first_here";
    let mut values: Vec<Value> = vec![thread.into(), tx.now().into(), who.into()];
    // Most posts come from somebody who wrote nothing for a while, in a thread nobody follows: two questions less.
    // PostgreSQL would answer them from before it waited for whoever wrote here last, so there they are asked.
    let spared = if tx.get_database_backend() == DbBackend::Sqlite {
        values.push((tx.now() - SLIP).into());
        "exists (select 1 from post p where p.author_id = $3 and p.posted_at > $4) as lately,
            exists (select 1 from thread_watch w
                where w.thread_id = $1 and w.watch = 'follow' and w.person_id <> $3) as followed"
    } else {
        "1 as lately, 1 as followed"
    };
    let text = format!("{text}, {spared}");
    let place = Place::find_by_statement(sql(&**tx, &text, values)).one(&**tx).await?;
    let place = place.ok_or(Error::Missing)?;
    takes_posts(place.state)?;
    Ok(place)
}

/// Writes a post at its place in a thread, and tells whoever it names.
pub(super) async fn insert_post(
    tx: &Tx,
    thread: &thread::Model,
    place: &Place,
    who: PersonId,
    answers_to: Option<PostId>,
    written: &Written,
) -> Result<PostId> {
    let row = post::Model {
        id: PostId(tx.id()),
        thread_id: thread.id,
        author_id: who,
        answers_to,
        language: written.language.clone(),
        body: written.body.to_string(),
        body_html: written.html.clone(),
        renderer: RENDERER,
        state: PostState::Published,
        posted_at: tx.now(),
        edited_at: None,
        version: 1,
        position: place.posts,
        first_here: place.first_here == 1,
        hidden_at: None,
    };
    let insert = post::Entity::insert(row.clone().into_active_model());
    tx.later(insert.build(tx.get_database_backend())).await?;
    name_people(tx, thread, row.id, who, written).await?;
    index_fresh(tx, &row, thread, &place.title).await?;
    if place.followed == 1 {
        tell_followers(tx, thread.id, row.id, who).await?;
    }
    tx.tell(&topic(thread.id)).await?;
    let opens = thread.kind == ThreadKind::Free && row.position == 1;
    let (thread, cohort) = (thread.id, thread.cohort_id);
    let posted = Posted { thread, cohort, author: who, opens, first_here: row.first_here };
    let facts = serde_json::to_value(posted).map_err(|error| Error::Broken(error.into()))?;
    tx.announce(POSTED, row.id.0, facts).await?;
    Ok(row.id)
}

/// Reckons anew what a thread says about itself: after a post was taken back, hidden, moved or shown again.
pub async fn recount(tx: &Tx, thread: ThreadId) -> Result<()> {
    // Whoever writes in it comes before or after: PostgreSQL would wait for them with what it had counted before.
    let hold = "update thread set posts = posts where id = $1";
    tx.execute_raw(sql(&**tx, hold, [thread.into()])).await?;
    let stands = "p.thread_id = thread.id and p.state <> 'removed' and p.hidden_at is null
        and (thread.opened_by is null or p.author_id <> thread.opened_by)";
    let text = format!(
        "update thread set
            posts = (select count(*) from post p where p.thread_id = thread.id),
            answers = (select count(*) from post p where {stands}),
            first_answer_at = (select min(p.posted_at) from post p where {stands}),
            last_post_at = coalesce((select p.posted_at from post p where p.thread_id = thread.id
                order by p.position desc limit 1), thread.opened_at),
            last_author_id = (select p.author_id from post p where p.thread_id = thread.id
                order by p.position desc limit 1)
        where id = $1"
    );
    tx.execute_raw(sql(&**tx, &text, [thread.into()])).await?;
    Ok(())
}
