//! Threads and posts as somebody finds them.

use actix_web::HttpRequest;
use chrono::{DateTime, Utc};
use entity::{
    ids::{CohortId, PersonId, PostId, ThreadId},
    post,
    states::ThreadKind,
    thread,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::{
    features::{
        cohorts::{CohortOn, app, find_cohort},
        curriculum::Catalogue,
        discussions::rules::may_read_others,
    },
    identity::Actor,
    platform::errors::{Error, Result},
    web::House,
};

/// A thread as somebody found it.
#[derive(Clone, Debug)]
pub struct ThreadOn {
    /// Its cohort.
    pub cohort: CohortOn,
    /// The row.
    pub thread: thread::Model,
    /// Whether the week of its lesson is open; true for a free thread.
    pub open: bool,
    /// Whether the asking person has answered, where it is a lesson's question.
    pub has_answered: bool,
}

/// A post as somebody found it.
#[derive(Clone, Debug)]
pub struct PostOn {
    /// Its thread.
    pub thread: ThreadOn,
    /// The row.
    pub post: post::Model,
}

/// Whether somebody may read what others wrote in a thread: in a lesson's question, once they wrote themselves.
pub fn reads_others(on: &ThreadOn) -> bool {
    may_read_others(on.thread.kind, on.cohort.standing.role, on.has_answered)
}

/// The thread a request's path names. Where the path names a cohort too, it must be the thread's.
pub async fn find_thread_of(req: &HttpRequest, who: &Actor) -> Result<ThreadOn> {
    let (house, catalogue) = (app::<House>(req)?, app::<Catalogue>(req)?);
    let id = req.match_info().query("thread").parse().map_err(|_| Error::Missing)?;
    let on = find_thread(house.store.read(), &catalogue, id, who.id, house.store.now()).await?;
    let named = req.match_info().get("cohort");
    match named {
        Some(cohort) if cohort != on.cohort.cohort.id.to_string() => Err(Error::Missing),
        _ => Ok(on),
    }
}

/// The thread with this id, as `who` finds it.
pub async fn find_thread(
    db: &impl ConnectionTrait,
    catalogue: &Catalogue,
    id: ThreadId,
    who: PersonId,
    now: DateTime<Utc>,
) -> Result<ThreadOn> {
    let thread = thread::Entity::find_by_id(id).one(db).await?.ok_or(Error::Missing)?;
    let cohort = find_cohort(db, catalogue, thread.cohort_id, who).await?;
    let open = match &thread.question {
        None => true,
        Some(question) => cohort
            .course
            .as_deref()
            .and_then(|programme| programme.asking(question))
            .is_some_and(|(week, _)| cohort.calendar.is_open(week.number, now)),
    };
    let has_answered = thread.kind == ThreadKind::LessonQuestion && has_answered(db, id, who).await?;
    Ok(ThreadOn { cohort, thread, open, has_answered })
}

/// Whether somebody has answered a lesson's question; an answer they took back counts.
pub async fn has_answered(db: &impl ConnectionTrait, thread: ThreadId, who: PersonId) -> Result<bool> {
    let find = post::Entity::find()
        .filter(post::Column::ThreadId.eq(thread))
        .filter(post::Column::AuthorId.eq(who))
        .filter(post::Column::AnswersTo.is_null());
    Ok(find.count(db).await? > 0)
}

/// The post a request's path names, in the thread it names.
pub async fn find_post_of(req: &HttpRequest, who: &Actor) -> Result<PostOn> {
    let thread = find_thread_of(req, who).await?;
    let id: PostId = req.match_info().query("post").parse().map_err(|_| Error::Missing)?;
    let post = find_post(app::<House>(req)?.store.read(), thread.thread.id, id).await?;
    Ok(PostOn { thread, post })
}

/// A post of a thread.
pub async fn find_post(db: &impl ConnectionTrait, thread: ThreadId, id: PostId) -> Result<post::Model> {
    let post = post::Entity::find_by_id(id).one(db).await?;
    post.filter(|post| post.thread_id == thread).ok_or(Error::Missing)
}

/// The thread a post of a cohort stands in.
pub async fn thread_of_post(db: &impl ConnectionTrait, cohort: CohortId, id: PostId) -> Result<Option<ThreadId>> {
    let Some(post) = post::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let thread = thread::Entity::find_by_id(post.thread_id).one(db).await?;
    Ok(thread.filter(|thread| thread.cohort_id == cohort).map(|thread| thread.id))
}

/// The thread of a course's question, where somebody has answered it.
pub async fn find_thread_of_question(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    question: &str,
) -> Result<Option<thread::Model>> {
    let find = thread::Entity::find()
        .filter(thread::Column::CohortId.eq(cohort))
        .filter(thread::Column::Question.eq(question));
    Ok(find.one(db).await?)
}
