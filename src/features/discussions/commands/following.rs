//! Whoever follows a thread hears that it goes on: once, until they have looked.

use chrono::{DateTime, Utc};
use entity::ids::{PersonId, PostId, ThreadId};
use sea_orm::FromQueryResult;

use crate::{
    features::discussions::emails::Followed,
    platform::errors::Result,
    storage::{Tx, sql},
};

#[derive(FromQueryResult)]
struct Follower {
    person_id: PersonId,
    read_to: Option<DateTime<Utc>>,
}

/// Tells everybody who follows a thread and did not write this post.
pub(super) async fn tell_followers(tx: &Tx, thread: ThreadId, post: PostId, who: PersonId) -> Result<()> {
    let text = "select w.person_id, r.read_to from thread_watch w
        join thread t on t.id = w.thread_id
        join enrolment e on e.cohort_id = t.cohort_id and e.person_id = w.person_id and e.ended_at is null
        left join thread_read r on r.thread_id = w.thread_id and r.person_id = w.person_id
        where w.thread_id = $1 and w.watch = 'follow' and w.person_id <> $2 order by w.person_id";
    let found = Follower::find_by_statement(sql(&**tx, text, [thread.into(), who.into()])).all(&**tx).await?;
    for follower in found {
        let told = Followed { thread, post, read_to: follower.read_to };
        tx.post(follower.person_id, &told).await?;
    }
    Ok(())
}
