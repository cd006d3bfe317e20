//! Threads that wait, whom they were shown to, and who could be asked.

mod home;
mod peers;

use actix_web::HttpRequest;
use chrono::{DateTime, Utc};
use entity::{
    ids::{CohortId, PostId, ThreadId},
    peer_ask, post,
    states::{AskReason, PostState},
    welcome_turn,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter};

use crate::{
    features::{
        cohorts::app,
        discussions::{ReadThread, ThreadOn},
    },
    identity::{Actor, Policy},
    platform::errors::{Error, Result},
    storage::sql,
    web::House,
};
pub use home::HOME;
pub use peers::{Known, Opening, least_asked, opening_of, peers_of};

/// Whether a thread `t` with the opening post `q` waits for its first answer.
macro_rules! waits {
    () => {
        "t.kind = 'free' and t.state = 'open' and t.answers = 0 and t.accepted_post_id is null
            and q.thread_id = t.id and q.position = 1 and q.state <> 'removed' and q.hidden_at is null"
    };
}
pub(super) use waits;

/// A thread that waits for the trainers.
#[derive(Clone, Debug, FromQueryResult)]
pub struct WaitingThread {
    /// The thread.
    pub id: ThreadId,
    /// Its heading.
    pub title: String,
    /// BCP 47 tag.
    pub language: String,
    /// Who asked, unless their account is closed.
    pub asker: Option<String>,
    /// When.
    pub opened_at: DateTime<Utc>,
    /// When it is overdue.
    pub red_at: DateTime<Utc>,
    /// Whether it is the first thing its asker wrote here.
    pub first_here: bool,
    /// When something was written in it last.
    pub last_post_at: DateTime<Utc>,
}

/// How many threads a list has.
const MOST: i64 = 100;

/// Threads of a cohort that have come to its trainers, the oldest first.
pub async fn waiting_in(db: &impl ConnectionTrait, cohort: CohortId, now: DateTime<Utc>) -> Result<Vec<WaitingThread>> {
    let text = concat!(
        "select t.id, t.title, t.language, case when o.deactivated_at is null then o.name end as asker,
            t.opened_at, t.last_post_at, w.red_at, q.first_here
        from waiting_thread w join thread t on t.id = w.thread_id join post q on q.thread_id = t.id
        left join person o on o.id = t.opened_by
        where w.cohort_id = $1 and w.cockpit_at <= $2 and ",
        waits!(),
        " order by t.opened_at, t.id limit $3"
    );
    let values = [cohort.into(), now.into(), MOST.into()];
    Ok(WaitingThread::find_by_statement(sql(db, text, values)).all(db).await?)
}

/// Somebody who was asked to look at a thread.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Tried {
    /// The thread.
    pub thread_id: ThreadId,
    /// What they are called, unless their account is closed.
    pub name: Option<String>,
    /// Why them.
    pub reason: AskReason,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// When they said: not me.
    pub declined_at: Option<DateTime<Utc>>,
}

/// Whom the threads were shown to that have come to a cohort's trainers, in order.
pub async fn tried_in(db: &impl ConnectionTrait, cohort: CohortId, now: DateTime<Utc>) -> Result<Vec<Tried>> {
    let text = concat!(
        "select a.thread_id, case when p.deactivated_at is null then p.name end as name, a.reason, a.asked_at,
            a.declined_at
        from waiting_thread w join thread t on t.id = w.thread_id join post q on q.thread_id = t.id
        join peer_ask a on a.thread_id = w.thread_id join person p on p.id = a.person_id
        where w.cohort_id = $1 and w.cockpit_at <= $2 and ",
        waits!(),
        " order by a.asked_at, a.person_id"
    );
    Ok(Tried::find_by_statement(sql(db, text, [cohort.into(), now.into()])).all(db).await?)
}

/// Whether a thread waits for its first answer.
pub async fn still_waits(db: &impl ConnectionTrait, thread: ThreadId) -> Result<bool> {
    let text = concat!("select t.id from thread t join post q on q.thread_id = t.id where t.id = $1 and ", waits!());
    Ok(db.query_one_raw(sql(db, text, [thread.into()])).await?.is_some())
}

/// A thread, as somebody found it who was asked to look at it.
#[derive(Clone, Debug)]
pub struct AskOn {
    /// The thread.
    pub thread: ThreadOn,
    /// That they were asked.
    pub ask: peer_ask::Model,
}

/// The thread a request's path names. Absent: for whoever was never asked.
pub async fn find_ask_of(req: &HttpRequest, who: &Actor) -> Result<AskOn> {
    let thread = ReadThread::find(req, who).await?;
    let db = app::<House>(req)?;
    let ask = peer_ask::Entity::find_by_id((thread.thread.id, who.id)).one(db.store.read()).await?;
    Ok(AskOn { thread, ask: ask.ok_or(Error::Missing)? })
}

/// A first post, as somebody found it whose turn it is to greet.
#[derive(Clone, Debug)]
pub struct TurnOn {
    /// Its thread.
    pub thread: ThreadOn,
    /// It.
    pub post: post::Model,
    /// Their turn.
    pub turn: welcome_turn::Model,
}

/// The first post a request's path names. Absent: for whoever has no turn, and once it was taken back.
pub async fn find_turn_of(req: &HttpRequest, who: &Actor) -> Result<TurnOn> {
    let thread = ReadThread::find(req, who).await?;
    let house = app::<House>(req)?;
    let db = house.store.read();
    let id: PostId = req.match_info().query("post").parse().map_err(|_| Error::Missing)?;
    let find = post::Entity::find_by_id(id)
        .filter(post::Column::ThreadId.eq(thread.thread.id))
        .filter(post::Column::State.ne(PostState::Removed))
        .filter(post::Column::HiddenAt.is_null());
    let post = find.one(db).await?.ok_or(Error::Missing)?;
    let turn = welcome_turn::Entity::find_by_id((id, who.id)).one(db).await?.ok_or(Error::Missing)?;
    Ok(TurnOn { thread, post, turn })
}
