//! Which threads wait, and what somebody gave and got.

use chrono::{DateTime, Utc};
use entity::ids::{CohortId, PersonId, ThreadId};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{platform::errors::Result, storage::sql, web::waiting::Moment};

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

/// Others' threads nobody has answered, longest waiting first.
pub async fn waiting_threads(db: &impl ConnectionTrait, cohort: CohortId, who: PersonId) -> Result<Vec<Waiting>> {
    let text = "select t.id, t.title, t.language,
            case when o.deactivated_at is null then o.name end as opener, t.opened_at
        from thread t left join person o on o.id = t.opened_by
        where t.cohort_id = $1 and t.kind = 'free' and t.state = 'open' and t.answers = 0 and t.opened_by <> $2 order by t.opened_at, t.id limit 5";
    Ok(Waiting::find_by_statement(sql(db, text, [cohort.into(), who.into()])).all(db).await?)
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

/// Something somebody said in a cohort.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Word {
    /// Who.
    pub person: PersonId,
    /// Id of the question of the course it answers; none where it is about something else.
    pub question: Option<String>,
}

/// Who has said anything in a cohort, and which questions of the course each has answered. One statement.
pub async fn words_in(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<Word>> {
    let text = "select distinct p.author_id as person, case when p.answers_to is null then t.question end as question
        from post p join thread t on t.id = p.thread_id where t.cohort_id = $1 and p.state <> 'removed'";
    Ok(Word::find_by_statement(sql(db, text, [cohort.into()])).all(db).await?)
}

/// Replies somebody gave to others and got from them in a cohort. One query.
pub async fn reply_moments(db: &impl ConnectionTrait, cohort: CohortId, who: PersonId) -> Result<Vec<Moment>> {
    let told = "coalesce(q.author_id, t.opened_by)";
    let text = format!(
        "select p.posted_at as at, p.author_id = $2 as given
        from post p join thread t on t.id = p.thread_id left join post q on q.id = p.answers_to
        where t.cohort_id = $1 and p.state <> 'removed' and p.hidden_at is null
            and ((p.author_id = $2 and {told} <> $2) or (p.author_id <> $2 and {told} = $2))"
    );
    Ok(Moment::find_by_statement(sql(db, &text, [cohort.into(), who.into()])).all(db).await?)
}
