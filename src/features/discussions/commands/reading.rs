//! How far somebody has read, in their own words: nobody else sees it.

use chrono::{DateTime, Duration, Utc};
use entity::{
    ids::{PersonId, PostId, ThreadId},
    post,
};
use sea_orm::EntityTrait;

use crate::{
    features::discussions::policies::ReadThread,
    identity::Permit,
    platform::errors::{Error, Result},
    storage::{Tx, sql},
};

/// How far one has read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Everything there is now.
    All,
    /// Up to a post, itself included.
    UpTo(PostId),
    /// Everything before a post: it is to be new again.
    Before(PostId),
}

/// Remembers how far one has read a thread. Reading an earlier page again takes nothing back;
/// only [`Mark::Before`] does.
pub async fn mark_as_read(tx: &Tx, may: &Permit<ReadThread>, mark: Mark) -> Result<()> {
    let (thread, who) = (may.on().thread.id, may.who().id);
    match mark {
        Mark::All => read_up_to(tx, thread, who, tx.now()).await,
        Mark::UpTo(id) => read_up_to(tx, thread, who, written_at(tx, thread, id).await?).await,
        Mark::Before(id) => {
            let until = written_at(tx, thread, id).await?;
            write_mark(tx, thread, who, until, "excluded.read_to").await
        }
    }
}

async fn written_at(tx: &Tx, thread: ThreadId, id: PostId) -> Result<DateTime<Utc>> {
    let post = post::Entity::find_by_id(id).one(&**tx).await?;
    Ok(post.filter(|post| post.thread_id == thread).ok_or(Error::Missing)?.posted_at)
}

/// One has read what stood there before one wrote oneself: whatever comes from now on is new.
pub(super) async fn read_until_now(tx: &Tx, thread: ThreadId, who: PersonId) -> Result<()> {
    write_mark(tx, thread, who, tx.now(), LATER).await
}

/// The later of two marks.
const LATER: &str =
    "case when excluded.read_to > thread_read.read_to then excluded.read_to else thread_read.read_to end";

/// A mark names the first instant that was not read: a post of that very instant is still new.
pub(super) async fn read_up_to(tx: &Tx, thread: ThreadId, who: PersonId, read: DateTime<Utc>) -> Result<()> {
    write_mark(tx, thread, who, read + Duration::microseconds(1), LATER).await
}

async fn write_mark(tx: &Tx, thread: ThreadId, who: PersonId, until: DateTime<Utc>, kept: &str) -> Result<()> {
    let text = format!(
        "insert into thread_read (thread_id, person_id, read_to) values ($1, $2, $3)
            on conflict (thread_id, person_id) do update set read_to = {kept}"
    );
    tx.later(sql(&**tx, &text, [thread.into(), who.into(), until.into()])).await
}
