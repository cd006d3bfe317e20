//! Putting posts into another thread. They stand there by their time, as if they had been written there:
//! what somebody has read is kept by time too.

use entity::{
    ids::{PostId, ThreadId},
    post,
    states::{ThreadKind, ThreadState},
    thread,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::placing::{hold, recount, topic};
use crate::{
    features::discussions::{
        drafts::Place,
        searching::{index_post, index_thread},
    },
    platform::errors::{Error, Refusal, Result},
    storage::{Tx, sql},
};

/// Whether a thread was opened with this post.
pub fn opens(post: &post::Model, thread: &thread::Model) -> bool {
    post.posted_at == thread.opened_at && Some(post.author_id) == thread.opened_by
}

/// Puts a post into another thread of its cohort. Refused where it is not in `from` any more, `from` was opened
/// with it, or the other thread cannot be seen.
pub async fn carry_post(tx: &Tx, id: PostId, from: ThreadId, to: ThreadId) -> Result<()> {
    let (thread, _) = hold_both(tx, from, to).await?;
    let post = post::Entity::find_by_id(id).one(&**tx).await?.ok_or(Error::Missing)?;
    if opens(&post, &thread) {
        return Err(Refusal::conflict("discussions-opens-a-thread").into());
    }
    let carried = post::Entity::update_many()
        .col_expr(post::Column::ThreadId, Expr::value(to))
        .filter(post::Column::Id.eq(id))
        .filter(post::Column::ThreadId.eq(from))
        .exec(&**tx)
        .await?;
    if carried.rows_affected != 1 {
        return Err(Refusal::conflict("discussions-post-elsewhere").into());
    }
    thread::Entity::update_many()
        .col_expr(thread::Column::AcceptedPostId, Expr::value(Option::<PostId>::None))
        .filter(thread::Column::AcceptedPostId.eq(id))
        .exec(&**tx)
        .await?;
    renumber(tx, from).await?;
    renumber(tx, to).await?;
    index_post(tx, id).await?;
    tx.tell(&topic(to)).await
}

/// Puts all posts of a thread into another one of its cohort, and sends whoever comes there on. Whoever
/// followed it follows the other one; texts that were not sent yet wait there too.
pub async fn carry_thread(tx: &Tx, from: ThreadId, to: ThreadId) -> Result<()> {
    hold_both(tx, from, to).await?;
    post::Entity::update_many()
        .col_expr(post::Column::ThreadId, Expr::value(to))
        .filter(post::Column::ThreadId.eq(from))
        .exec(&**tx)
        .await?;
    thread::Entity::update_many()
        .col_expr(thread::Column::State, Expr::value(ThreadState::Hidden))
        .col_expr(thread::Column::MergedInto, Expr::value(to))
        .col_expr(thread::Column::AcceptedPostId, Expr::value(Option::<PostId>::None))
        .col_expr(thread::Column::PinnedAt, Expr::value(Option::<entity::Instant>::None))
        .filter(thread::Column::Id.eq(from))
        .exec(&**tx)
        .await?;
    let watches = "insert into thread_watch (thread_id, person_id, watch, set_at)
        select $2, person_id, watch, set_at from thread_watch where thread_id = $1 and watch = 'follow'
        on conflict do nothing";
    tx.execute_raw(sql(&**tx, watches, [from.into(), to.into()])).await?;
    let drafts = "update draft set place = $2 where place = $1
        and person_id not in (select person_id from draft where place = $2)";
    let places = [Place::Thread(from), Place::Thread(to)].map(|place| place.to_string().into());
    tx.execute_raw(sql(&**tx, drafts, places)).await?;
    renumber(tx, from).await?;
    renumber(tx, to).await?;
    index_thread(tx, to).await?;
    tx.tell(&topic(to)).await
}

/// Takes the rows of both threads, always in the same order, and looks whether posts may go from one to the other.
async fn hold_both(tx: &Tx, from: ThreadId, to: ThreadId) -> Result<(thread::Model, thread::Model)> {
    for id in if from < to { [from, to] } else { [to, from] } {
        hold(tx, id).await?;
    }
    let from = thread::Entity::find_by_id(from).one(&**tx).await?.ok_or(Error::Missing)?;
    let to = thread::Entity::find_by_id(to).one(&**tx).await?.ok_or(Error::Missing)?;
    // What was written before one could read the others stays where that holds.
    let free = from.kind == ThreadKind::Free && to.kind == ThreadKind::Free;
    let there = |thread: &thread::Model| thread.state != ThreadState::Hidden;
    let fits = from.id != to.id && from.cohort_id == to.cohort_id && free && there(&from) && there(&to);
    if fits { Ok((from, to)) } else { Err(Refusal::conflict("discussions-no-such-thread").into()) }
}

/// Gives the posts of a thread their places by their time, and lets the thread say so.
async fn renumber(tx: &Tx, thread: ThreadId) -> Result<()> {
    let text = "update post set position = n.nth
        from (select id as post, row_number() over (order by posted_at, id) as nth
            from post where thread_id = $1) as n
        where post.id = n.post";
    tx.execute_raw(sql(&**tx, text, [thread.into()])).await?;
    recount(tx, thread).await
}
