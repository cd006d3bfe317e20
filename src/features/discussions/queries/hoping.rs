//! What somebody may hope for whose question nobody has answered yet.

use chrono::{DateTime, Duration, Utc};
use entity::{ids::PersonId, thread};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{
    features::discussions::searching::similar_threads,
    platform::errors::Result,
    storage::{big, sql},
};

/// From so few answered questions on, the usual time says something.
const FEWEST: usize = 5;

/// The usual time is that of the newest so many answered questions.
const NEWEST: u64 = 25;

/// How many threads like it are looked at.
const LIKE: usize = 6;

/// How many people are named.
const NAMED: u64 = 2;

/// What is said to somebody who waits.
#[derive(Clone, Debug, Default)]
pub struct Hope {
    /// How long a first answer usually takes in the cohort; none while too few were answered.
    pub usual: Option<Duration>,
    /// Who wrote most where it was about something like it, at most two, by name.
    pub know: Vec<String>,
}

/// What somebody may hope for who opened this thread and waits.
pub async fn hope(db: &impl ConnectionTrait, thread: &thread::Model, who: PersonId) -> Result<Hope> {
    Ok(Hope { usual: usual(db, thread).await?, know: who_may_know(db, thread, who).await? })
}

/// The median time to the first answer of somebody else.
async fn usual(db: &impl ConnectionTrait, thread: &thread::Model) -> Result<Option<Duration>> {
    #[derive(FromQueryResult)]
    struct Took {
        opened_at: DateTime<Utc>,
        first_answer_at: DateTime<Utc>,
    }
    let text = "select opened_at, first_answer_at from thread
        where cohort_id = $1 and kind = 'free' and state <> 'hidden' and first_answer_at is not null
        order by opened_at desc limit $2";
    let found = Took::find_by_statement(sql(db, text, [thread.cohort_id.into(), big(NEWEST)])).all(db).await?;
    let mut took: Vec<Duration> = found.iter().map(|took| took.first_answer_at - took.opened_at).collect();
    took.sort();
    Ok(took.get(took.len() / 2).copied().filter(|_| took.len() >= FEWEST))
}

/// Who of the cohort wrote where it was about something like it.
async fn who_may_know(db: &impl ConnectionTrait, thread: &thread::Model, who: PersonId) -> Result<Vec<String>> {
    #[derive(FromQueryResult)]
    struct Knows {
        name: String,
    }
    let like = similar_threads(db, thread.cohort_id, &thread.title, LIKE).await?;
    let like: Vec<_> = like.iter().map(|one| one.id).filter(|id| *id != thread.id).collect();
    if like.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (4..4 + like.len()).map(|nth| format!("${nth}")).collect();
    let text = format!(
        "select a.name from post p join person a on a.id = p.author_id
        join enrolment e on e.person_id = p.author_id and e.cohort_id = $1 and e.ended_at is null
        where p.thread_id in ({}) and p.author_id <> $2 and p.state <> 'removed' and p.hidden_at is null
            and a.deactivated_at is null
        group by a.id, a.name order by count(*) desc, a.id limit $3",
        places.join(", ")
    );
    let mut values = vec![thread.cohort_id.into(), who.into(), big(NAMED)];
    values.extend(like.into_iter().map(sea_orm::Value::from));
    let found = Knows::find_by_statement(sql(db, &text, values)).all(db).await?;
    Ok(found.into_iter().map(|row| row.name).collect())
}
