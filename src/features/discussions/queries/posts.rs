//! The posts of a thread.

use chrono::{DateTime, Utc};
use entity::{
    ids::{CohortId, PersonId, PostId, ThreadId},
    post,
    states::{PostState, Role},
    thread, thread_read,
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter};

use super::big;
use crate::{platform::errors::Result, storage::sql};

/// How many posts a page has.
pub const POSTS_A_PAGE: u64 = 50;

/// A post with what a page says around it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Shown {
    /// The post.
    pub id: PostId,
    /// Who wrote it.
    pub author_id: PersonId,
    /// What they are called.
    pub author: String,
    /// Whether their account is closed.
    pub author_closed: Option<DateTime<Utc>>,
    /// What they are in the cohort.
    pub role: Option<Role>,
    /// The post it answers.
    pub answers_to: Option<PostId>,
    /// Who wrote that; nobody one could name once their account is closed.
    pub answered: Option<String>,
    /// BCP 47 tag.
    pub language: String,
    /// Sanitised HTML.
    pub body_html: String,
    /// Where it stands.
    pub state: PostState,
    /// When it was written.
    pub posted_at: DateTime<Utc>,
    /// When it was changed.
    pub edited_at: Option<DateTime<Utc>>,
}

const SHOWN: &str = "select p.id, p.author_id, a.name as author, a.deactivated_at as author_closed, e.role,
        p.answers_to,
        case when qa.deactivated_at is null then qa.name end as answered, p.language, p.body_html, p.state, p.posted_at, p.edited_at
    from post p
    join thread t on t.id = p.thread_id
    join person a on a.id = p.author_id
    left join enrolment e on e.cohort_id = t.cohort_id and e.person_id = p.author_id and e.ended_at is null
    left join post q on q.id = p.answers_to
    left join person qa on qa.id = q.author_id";

/// A page (from 1) of a thread's posts, oldest first.
pub async fn posts(db: &impl ConnectionTrait, thread: ThreadId, page: u64) -> Result<Vec<Shown>> {
    let text = format!("{SHOWN} where p.thread_id = $1 order by p.posted_at, p.id limit $2 offset $3");
    let offset = (page - 1).saturating_mul(POSTS_A_PAGE);
    let values = [thread.into(), big(POSTS_A_PAGE), big(offset)];
    Ok(Shown::find_by_statement(sql(db, &text, values)).all(db).await?)
}

/// How many posts a thread has, tombstones too.
pub async fn post_count(db: &impl ConnectionTrait, thread: ThreadId) -> Result<u64> {
    Ok(post::Entity::find().filter(post::Column::ThreadId.eq(thread)).count(db).await?)
}

/// How far somebody says they have read.
pub async fn read_to(db: &impl ConnectionTrait, thread: ThreadId, who: PersonId) -> Result<Option<DateTime<Utc>>> {
    Ok(thread_read::Entity::find_by_id((thread, who)).one(db).await?.map(|mark| mark.read_to))
}

/// The answers to a lesson's question: one's own, and what may be read of the others'.
#[derive(Clone, Debug, Default)]
pub struct AnswersOf {
    /// The thread, once somebody has answered.
    pub thread: Option<thread::Model>,
    /// One's own answer.
    pub own: Option<Shown>,
    /// The newest answers of others.
    pub newest: Vec<Shown>,
    /// How many others have answered.
    pub others: i64,
    /// Whether one has answered oneself, be it an answer one took back.
    pub has_answered: bool,
}

/// What the lesson's page shows of the answers to its question: one statement, since every
/// reader of every lesson asks for it.
pub async fn answers_of(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    question: &str,
    who: PersonId,
    newest: u64,
) -> Result<AnswersOf> {
    // One's own answer first, then the newest of others; an answer one took back only counts.
    let text = "select t.id as t_id, t.cohort_id as t_cohort_id, t.kind as t_kind, t.question as t_question,
            t.title as t_title, t.language as t_language, t.state as t_state, t.opened_by as t_opened_by,
            t.opened_at as t_opened_at, t.last_post_at as t_last_post_at,
            p.id, p.author_id, a.name as author, a.deactivated_at as author_closed, e.role, p.answers_to,
            cast(null as text) as answered, p.language, p.body_html, p.state, p.posted_at, p.edited_at,
            cast(sum(case when p.author_id <> $3 then 1 else 0 end) over () as bigint) as others,
            cast(max(case when p.author_id = $3 then 1 else 0 end) over () as bigint) as has_answered
        from thread t
        left join post p on p.thread_id = t.id and p.answers_to is null and (p.state <> 'removed' or p.author_id = $3)
        left join person a on a.id = p.author_id
        left join enrolment e on e.cohort_id = t.cohort_id and e.person_id = p.author_id and e.ended_at is null
        where t.cohort_id = $1 and t.question = $2
        order by case when p.author_id = $3 and p.state <> 'removed' then 0 when p.author_id <> $3 then 1 else 2 end,
            p.posted_at desc, p.id desc
        limit $4";
    let values = [cohort.into(), question.into(), who.into(), big(newest + 1)];
    let rows = db.query_all_raw(sql(db, text, values)).await?;
    let Some(first) = rows.first() else { return Ok(AnswersOf::default()) };
    let thread = thread::Model::from_query_result(first, "t_")?;
    let others: i64 = first.try_get("", "others")?;
    let has_answered: i64 = first.try_get("", "has_answered")?;
    // A thread whose answers were all taken back by others has a row, and no answer in it.
    let some = rows.iter().filter(|row| row.try_get::<Option<PostId>>("", "id").is_ok_and(|id| id.is_some()));
    let shown = some.map(|row| Shown::from_query_result(row, "")).collect::<Result<Vec<_>, _>>()?;
    let (mine, others_of): (Vec<_>, Vec<_>) = shown.into_iter().partition(|post| post.author_id == who);
    let own = mine.into_iter().find(|post| post.state != PostState::Removed);
    let newest = others_of.into_iter().take(usize::try_from(newest).unwrap_or(usize::MAX)).collect();
    Ok(AnswersOf { thread: Some(thread), own, newest, others, has_answered: has_answered > 0 })
}

/// The page (from 1, `size` posts each) a post stands on.
pub async fn page_of(db: &impl ConnectionTrait, post: &post::Model, size: u64) -> Result<u64> {
    let earlier = Condition::any()
        .add(post::Column::PostedAt.lt(post.posted_at))
        .add(Condition::all().add(post::Column::PostedAt.eq(post.posted_at)).add(post::Column::Id.lt(post.id)));
    let find = post::Entity::find().filter(post::Column::ThreadId.eq(post.thread_id)).filter(earlier);
    Ok(find.count(db).await? / size + 1)
}
