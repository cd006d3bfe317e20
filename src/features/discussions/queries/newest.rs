//! What was written last in a cohort, wherever it stands.

use chrono::{DateTime, Utc};
use entity::ids::{PersonId, PostId, ThreadId};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

use super::open_questions;
use crate::{
    features::cohorts::CohortOn,
    platform::errors::Result,
    storage::{big, sql},
};

/// A post with what one must know who reads it outside of its thread.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Newest {
    /// The post.
    pub id: PostId,
    /// Its thread.
    pub thread_id: ThreadId,
    /// Heading of the thread.
    pub title: String,
    /// Id of the course's question, where the thread is one.
    pub question: Option<String>,
    /// Who wrote it, unless their account is closed.
    pub author: Option<String>,
    /// BCP 47 tag.
    pub language: String,
    /// Sanitised HTML.
    pub body_html: String,
    /// When it was written.
    pub posted_at: DateTime<Utc>,
    /// When it was changed.
    pub edited_at: Option<DateTime<Utc>>,
}

/// The newest posts of a cohort that `who` may read right now, newest first: what threads and
/// lists would show them, and of a lesson's question nothing before they have answered it.
pub async fn newest_posts(
    db: &impl ConnectionTrait,
    on: &CohortOn,
    who: PersonId,
    now: DateTime<Utc>,
    most: u64,
) -> Result<Vec<Newest>> {
    let questions = open_questions(on, now);
    let readable = match &questions {
        // A trainer reads all of them.
        None => String::new(),
        Some(questions) => {
            let places: String = (0..questions.len()).map(|nth| format!(", ${}", nth + 4)).collect();
            format!(
                " and (t.question is null or (t.question in (''{places}) and exists (select 1 from post own
                  where own.thread_id = t.id and own.author_id = $3 and own.answers_to is null)))"
            )
        }
    };
    let text = format!(
        "select p.id, p.thread_id, t.title, t.question,
            case when a.deactivated_at is null then a.name end as author,
            p.language, p.body_html, p.posted_at, p.edited_at
        from post p join thread t on t.id = p.thread_id join person a on a.id = p.author_id
        where t.cohort_id = $1 and t.state <> 'hidden' and p.state <> 'removed' and p.hidden_at is null{readable}
        order by p.posted_at desc, p.id desc limit $2"
    );
    let mut values = vec![Value::from(on.cohort.id), big(most)];
    if let Some(questions) = questions {
        values.push(who.into());
        values.extend(questions.into_iter().map(Value::from));
    }
    Ok(Newest::find_by_statement(sql(db, &text, values)).all(db).await?)
}
