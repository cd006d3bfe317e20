//! Who waits for whom, and what somebody gave and got.

use chrono::{DateTime, Utc};
use entity::ids::{CohortId, PersonId, PostId, ThreadId};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::big;
use crate::{platform::errors::Result, storage::sql};

/// An answer somebody has not read yet.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Unheard {
    /// The thread.
    pub thread: ThreadId,
    /// Its heading.
    pub title: String,
    /// Id of the course's question, where it is one.
    pub question: Option<String>,
    /// The post.
    pub post: PostId,
    /// Who wrote it, unless their account is closed.
    pub author: Option<String>,
    /// When.
    pub posted_at: DateTime<Utc>,
}

/// Answers to somebody's posts and threads they have not read, newest first.
pub async fn unheard(db: &impl ConnectionTrait, cohort: CohortId, who: PersonId, most: u64) -> Result<Vec<Unheard>> {
    let text = "select t.id as thread, t.title, t.question, p.id as post,
            case when a.deactivated_at is null then a.name end as author, p.posted_at
        from post p
        join thread t on t.id = p.thread_id
        join person a on a.id = p.author_id
        left join post q on q.id = p.answers_to
        left join thread_read r on r.thread_id = t.id and r.person_id = $2
        where t.cohort_id = $1 and t.state <> 'hidden' and p.author_id <> $2 and p.state <> 'removed'
          and (q.author_id = $2 or (p.answers_to is null and t.opened_by = $2))
          and (r.read_to is null or r.read_to <= p.posted_at)
        order by p.posted_at desc, p.id desc limit $3";
    let values = [cohort.into(), who.into(), big(most)];
    Ok(Unheard::find_by_statement(sql(db, text, values)).all(db).await?)
}

/// A free thread nobody has answered.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Waiting {
    /// The thread.
    pub id: ThreadId,
    /// Its heading.
    pub title: String,
    /// BCP 47 tag.
    pub language: String,
    /// Who opened it, unless their account is closed.
    pub opener: Option<String>,
    /// When.
    pub opened_at: DateTime<Utc>,
}

const WAITING: &str = "select t.id, t.title, t.language,
        case when o.deactivated_at is null then o.name end as opener, t.opened_at
    from thread t left join person o on o.id = t.opened_by
    where t.cohort_id = $1 and t.kind = 'free' and t.state = 'open'
      and not exists (select 1 from post x where x.thread_id = t.id and x.author_id <> t.opened_by
                      and x.state <> 'removed')";

/// One's own threads nobody has answered, longest waiting first.
pub async fn unanswered_of(db: &impl ConnectionTrait, cohort: CohortId, who: PersonId) -> Result<Vec<Waiting>> {
    let text = format!("{WAITING} and t.opened_by = $2 order by t.opened_at, t.id limit 5");
    Ok(Waiting::find_by_statement(sql(db, &text, [cohort.into(), who.into()])).all(db).await?)
}

/// Others' threads nobody has answered, longest waiting first.
pub async fn waiting_threads(db: &impl ConnectionTrait, cohort: CohortId, who: PersonId) -> Result<Vec<Waiting>> {
    let text = format!("{WAITING} and t.opened_by <> $2 order by t.opened_at, t.id limit 5");
    Ok(Waiting::find_by_statement(sql(db, &text, [cohort.into(), who.into()])).all(db).await?)
}

#[derive(FromQueryResult)]
struct QuestionId {
    question: String,
}

/// Ids of the course's questions somebody has answered.
pub async fn questions_answered(db: &impl ConnectionTrait, cohort: CohortId, who: PersonId) -> Result<Vec<String>> {
    let text = "select distinct t.question from post p join thread t on t.id = p.thread_id
        where t.cohort_id = $1 and p.author_id = $2 and t.question is not null
          and p.answers_to is null and p.state <> 'removed'";
    let found = QuestionId::find_by_statement(sql(db, text, [cohort.into(), who.into()])).all(db).await?;
    Ok(found.into_iter().map(|row| row.question).collect())
}

/// How much somebody gave to others, and got from them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct Activity {
    /// Replies to others.
    pub given: i64,
    /// Replies from others.
    pub received: i64,
}

/// Replies somebody gave and received in a cohort.
pub async fn activity(db: &impl ConnectionTrait, cohort: CohortId, who: PersonId) -> Result<Activity> {
    let told = "coalesce(q.author_id, t.opened_by)";
    let text = format!(
        "select coalesce(sum(case when p.author_id = $2 and {told} <> $2 then 1 else 0 end), 0) as given,
            coalesce(sum(case when p.author_id <> $2 and {told} = $2 then 1 else 0 end), 0) as received
        from post p join thread t on t.id = p.thread_id left join post q on q.id = p.answers_to
        where t.cohort_id = $1 and p.state <> 'removed'"
    );
    let found = Activity::find_by_statement(sql(db, &text, [cohort.into(), who.into()])).one(db).await?;
    Ok(found.unwrap_or_default())
}
