//! What whoever moderates does about a thread.

use chrono::Duration;
use entity::{
    ids::ThreadId,
    states::{Act, ThreadKind, ThreadState},
    thread,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::Expr};

use super::record::{Subject, put_down};
use crate::{
    features::{
        cohorts::writable,
        discussions::{LeadThread, carry_thread, hold, index_thread},
    },
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::{Tx, sql},
};

/// How many threads of a cohort may stand above all others.
pub const MOST_PINNED: u64 = 3;

/// Changes where a thread stands, if it stands as it was shown.
pub(super) async fn set_state(tx: &Tx, id: ThreadId, from: &[ThreadState], to: ThreadState) -> Result<bool> {
    hold(tx, id).await?;
    let changed = thread::Entity::update_many()
        .col_expr(thread::Column::State, Expr::value(to))
        .filter(thread::Column::Id.eq(id))
        .filter(thread::Column::State.is_in(from.iter().copied()))
        .filter(thread::Column::MergedInto.is_null())
        .exec(&**tx)
        .await?;
    Ok(changed.rows_affected == 1)
}

const TAKES_POSTS: [ThreadState; 2] = [ThreadState::Open, ThreadState::Answered];

async fn change(
    tx: &Tx,
    may: &Permit<LeadThread>,
    from: &[ThreadState],
    to: ThreadState,
    act: Act,
    reason: &str,
) -> Result<()> {
    writable(may.on().cohort.cohort.state)?;
    if !set_state(tx, may.on().thread.id, from, to).await? {
        return Err(Refusal::conflict("moderation-thread-changed").into());
    }
    put_down(tx, may.who().id, act, Subject::thread(may.on()), reason).await?;
    Ok(())
}

/// Closes a thread: everybody reads it, nobody writes in it.
pub async fn lock_thread(tx: &Tx, may: &Permit<LeadThread>, reason: &str) -> Result<()> {
    change(tx, may, &TAKES_POSTS, ThreadState::Locked, Act::Lock, reason).await
}

/// Opens a closed thread again.
pub async fn unlock_thread(tx: &Tx, may: &Permit<LeadThread>, reason: &str) -> Result<()> {
    change(tx, may, &[ThreadState::Locked], ThreadState::Open, Act::Unlock, reason).await
}

/// Hides a thread from everybody but whoever moderates. Refused for a lesson's question: the course asks it.
pub async fn hide_thread(tx: &Tx, may: &Permit<LeadThread>, reason: &str) -> Result<()> {
    if may.on().thread.kind == ThreadKind::LessonQuestion {
        return Err(Refusal::conflict("moderation-not-a-question").into());
    }
    let from = [ThreadState::Open, ThreadState::Answered, ThreadState::Locked];
    change(tx, may, &from, ThreadState::Hidden, Act::Hide, reason).await?;
    index_thread(tx, may.on().thread.id).await
}

/// Shows a hidden thread again; it is open then.
pub async fn show_thread(tx: &Tx, may: &Permit<LeadThread>, reason: &str) -> Result<()> {
    change(tx, may, &[ThreadState::Hidden], ThreadState::Open, Act::Show, reason).await?;
    index_thread(tx, may.on().thread.id).await
}

/// Lets a thread stand above all others, or no longer.
pub async fn pin_thread(tx: &Tx, may: &Permit<LeadThread>, on: bool) -> Result<()> {
    let thread = &may.on().thread;
    writable(may.on().cohort.cohort.state)?;
    // The cohort's row is held, so that its pins are counted one after the other.
    let hold = "update cohort set version = version where id = $1";
    tx.execute_raw(sql(&**tx, hold, [thread.cohort_id.into()])).await?;
    let pinned = thread::Entity::find()
        .filter(thread::Column::CohortId.eq(thread.cohort_id))
        .filter(thread::Column::PinnedAt.is_not_null());
    if on && pinned.count(&**tx).await? >= MOST_PINNED {
        return Err(Refusal::conflict("moderation-too-many-pinned").into());
    }
    let standing = if on { thread::Column::PinnedAt.is_null() } else { thread::Column::PinnedAt.is_not_null() };
    let changed = thread::Entity::update_many()
        .col_expr(thread::Column::PinnedAt, Expr::value(on.then(|| tx.now())))
        .filter(thread::Column::Id.eq(thread.id))
        .filter(thread::Column::State.ne(ThreadState::Hidden))
        .filter(standing)
        .exec(&**tx)
        .await?;
    if changed.rows_affected != 1 {
        return Err(Refusal::conflict("moderation-thread-changed").into());
    }
    let act = if on { Act::Pin } else { Act::Unpin };
    put_down(tx, may.who().id, act, Subject::thread(may.on()), "").await?;
    Ok(())
}

/// Slows a heated thread down: everybody writes in it once in so many minutes, for so many hours; `None` ends that.
pub async fn slow_thread(tx: &Tx, may: &Permit<LeadThread>, pace: Option<(i32, i32)>, reason: &str) -> Result<()> {
    let thread = &may.on().thread;
    writable(may.on().cohort.cohort.state)?;
    hold(tx, thread.id).await?;
    let until = pace.map(|(_, hours)| tx.now() + Duration::hours(i64::from(hours)));
    let mut change = thread::Entity::update_many()
        .col_expr(thread::Column::SlowMinutes, Expr::value(pace.map(|(minutes, _)| minutes)))
        .col_expr(thread::Column::SlowUntil, Expr::value(until))
        .filter(thread::Column::Id.eq(thread.id))
        .filter(thread::Column::State.ne(ThreadState::Hidden));
    if pace.is_none() {
        change = change.filter(thread::Column::SlowUntil.gt(tx.now()));
    }
    if change.exec(&**tx).await?.rows_affected != 1 {
        return Err(Refusal::conflict("moderation-thread-changed").into());
    }
    let act = if pace.is_some() { Act::Slow } else { Act::Unslow };
    put_down(tx, may.who().id, act, Subject::thread(may.on()), reason).await?;
    Ok(())
}

/// Puts everything of a thread into another free one; whoever comes to the first is sent on to it.
pub async fn merge_thread(tx: &Tx, may: &Permit<LeadThread>, into: ThreadId, reason: &str) -> Result<()> {
    writable(may.on().cohort.cohort.state)?;
    carry_thread(tx, may.on().thread.id, into).await?;
    put_down(tx, may.who().id, Act::Merge, Subject::thread(may.on()).with(into), reason).await?;
    Ok(())
}
