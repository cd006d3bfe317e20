//! What was done.

use actix_web::HttpRequest;
use chrono::{DateTime, Utc};
use entity::{
    ids::{CohortId, ModerationId, PersonId, PostId, ThreadId},
    moderation, post,
    states::{Act, AppealOutcome, PostState, ThreadState},
    thread,
};
use sea_orm::{ConnectionTrait, EntityTrait, FromQueryResult, Value};

use crate::{
    features::cohorts::app,
    identity::Actor,
    platform::errors::{Error, Result},
    storage::sql,
    web::House,
};

/// An act as a request's path names it.
#[derive(Clone, Debug)]
pub struct ActOn {
    /// The row.
    pub act: moderation::Model,
}

/// The act a request's path names.
pub async fn find_act_of(req: &HttpRequest, _: &Actor) -> Result<ActOn> {
    let id: ModerationId = req.match_info().query("moderation").parse().map_err(|_| Error::Missing)?;
    let house = app::<House>(req)?;
    let act = moderation::Entity::find_by_id(id).one(house.store.read()).await?;
    Ok(ActOn { act: act.ok_or(Error::Missing)? })
}

/// Whether an act still holds: whether the post is hidden, the thread closed.
pub async fn stands(db: &impl ConnectionTrait, act: &moderation::Model) -> Result<bool> {
    let thread = thread::Entity::find_by_id(act.thread_id).one(db).await?;
    let post = match act.post_id {
        Some(id) => post::Entity::find_by_id(id).one(db).await?,
        None => None,
    };
    let there = post.as_ref().is_some_and(|post| post.state != PostState::Removed);
    let in_state = |state| thread.as_ref().is_some_and(|thread| thread.state == state);
    Ok(match act.act {
        Act::HidePost => there && post.is_some_and(|post| post.hidden_at.is_some()),
        Act::Note => there,
        Act::MovePost => there && post.is_some_and(|post| post.thread_id == act.thread_id),
        Act::Lock => in_state(ThreadState::Locked),
        Act::Hide => in_state(ThreadState::Hidden),
        _ => true,
    })
}

/// An act with the names a page says.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Done {
    /// The act.
    pub id: ModerationId,
    /// What was done.
    pub act: Act,
    /// Why; may be empty.
    pub reason: String,
    /// When.
    pub done_at: DateTime<Utc>,
    /// Who did it, unless their account is closed.
    pub by: Option<String>,
    /// The thread it is about.
    pub thread_id: ThreadId,
    /// Its heading.
    pub title: String,
    /// BCP 47 tag of the heading.
    pub language: String,
    /// The post it is about, if one.
    pub post_id: Option<PostId>,
    /// The other thread, where one has to do with it, and its heading.
    pub other_thread_id: Option<ThreadId>,
    /// Heading of the other thread.
    pub other_title: Option<String>,
    /// When the person concerned asked the owners to look again.
    pub appealed_at: Option<DateTime<Utc>>,
    /// What the owners decided.
    pub outcome: Option<AppealOutcome>,
}

const DONE: &str = "select m.id, m.act, m.reason, m.done_at,
        case when b.deactivated_at is null then b.name end as by, m.thread_id, t.title, t.language, m.post_id,
        m.other_thread_id, o.title as other_title, a.made_at as appealed_at, a.outcome
    from moderation m join thread t on t.id = m.thread_id join person b on b.id = m.done_by
    left join thread o on o.id = m.other_thread_id
    left join appeal a on a.moderation_id = m.id";

/// How many acts a list shows.
const MOST: i64 = 100;

async fn acts(db: &impl ConnectionTrait, which: &str, value: Value) -> Result<Vec<Done>> {
    let text = format!("{DONE} where {which} order by m.done_at desc, m.id desc limit {MOST}");
    Ok(Done::find_by_statement(sql(db, &text, [value])).all(db).await?)
}

/// What was done in a cohort, newest first.
pub async fn acts_in(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<Done>> {
    acts(db, "m.cohort_id = $1", cohort.into()).await
}

/// What was done about what somebody wrote, newest first.
pub async fn acts_about(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Done>> {
    acts(db, "m.person_id = $1", person.into()).await
}

/// What was done about a post (or, with `thread` only, about a thread as a whole), newest first.
pub async fn acts_of(db: &impl ConnectionTrait, thread: ThreadId, post: Option<PostId>) -> Result<Vec<Done>> {
    match post {
        Some(post) => acts(db, "m.post_id = $1", post.into()).await,
        None => acts(db, "m.thread_id = $1 and m.post_id is null", thread.into()).await,
    }
}

/// One act.
pub async fn find_done(db: &impl ConnectionTrait, id: ModerationId) -> Result<Done> {
    acts(db, "m.id = $1", id.into()).await?.pop().ok_or(Error::Missing)
}
