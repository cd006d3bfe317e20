//! The posts of a thread.

use chrono::{DateTime, Utc};
use entity::{
    ids::{CohortId, PersonId, PostId, ThreadId},
    states::{PostState, Role},
    thread,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{
    platform::errors::Result,
    storage::{big, sql},
};

/// How many posts a page has.
pub const POSTS_A_PAGE: i32 = 50;

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
    /// Its place in its thread.
    pub position: i32,
    /// Whether it is the first its author wrote in the cohort.
    pub first_here: bool,
    /// Since when whoever moderates has it hidden.
    pub hidden_at: Option<DateTime<Utc>>,
}

const SHOWN: &str = "select p.id, p.author_id, a.name as author, a.deactivated_at as author_closed, e.role,
        p.answers_to,
        case when qa.deactivated_at is null then qa.name end as answered, p.language, p.body_html, p.state,
        p.posted_at, p.edited_at, p.position, p.first_here, p.hidden_at
    from post p
    join thread t on t.id = p.thread_id
    join person a on a.id = p.author_id
    left join enrolment e on e.cohort_id = t.cohort_id and e.person_id = p.author_id and e.ended_at is null
    left join post q on q.id = p.answers_to
    left join person qa on qa.id = q.author_id";

/// The posts from one place to another (both included), in their order.
pub async fn posts(db: &impl ConnectionTrait, thread: ThreadId, from: i32, to: i32) -> Result<Vec<Shown>> {
    let text = format!("{SHOWN} where p.thread_id = $1 and p.position between $2 and $3 order by p.position");
    Ok(Shown::find_by_statement(sql(db, &text, [thread.into(), from.into(), to.into()])).all(db).await?)
}

/// How many new posts are counted at most.
const MOST_NEW: u64 = 100;

#[derive(FromQueryResult)]
struct New {
    id: PostId,
    position: i32,
}

/// The posts by others that stand behind a place, with their places, as far as anybody would count them.
pub async fn posts_after(
    db: &impl ConnectionTrait,
    thread: ThreadId,
    after: i32,
    who: PersonId,
) -> Result<Vec<(PostId, i32)>> {
    let text = "select id, position from post where thread_id = $1 and position > $2 and author_id <> $3
        and state <> 'removed' and hidden_at is null order by position limit $4";
    let values = [thread.into(), after.into(), who.into(), big(MOST_NEW)];
    let found = New::find_by_statement(sql(db, text, values)).all(db).await?;
    Ok(found.into_iter().map(|new| (new.id, new.position)).collect())
}

/// The page (from 1) a place is on.
pub fn page_of(position: i32) -> i32 {
    (position.max(1) - 1) / POSTS_A_PAGE + 1
}

/// The places a page (from 1) shows, first and last.
pub fn places_of(page: i32) -> (i32, i32) {
    let before = (page.max(1) - 1).saturating_mul(POSTS_A_PAGE);
    (before + 1, before.saturating_add(POSTS_A_PAGE))
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
            t.opened_at as t_opened_at, t.last_post_at as t_last_post_at, t.posts as t_posts,
            t.answers as t_answers, t.first_answer_at as t_first_answer_at, t.last_author_id as t_last_author_id,
            t.accepted_post_id as t_accepted_post_id, t.session_id as t_session_id,
            t.pinned_at as t_pinned_at, t.slow_minutes as t_slow_minutes, t.slow_until as t_slow_until,
            t.merged_into as t_merged_into,
            p.id, p.author_id, a.name as author, a.deactivated_at as author_closed, e.role, p.answers_to,
            cast(null as text) as answered, p.language, p.body_html, p.state, p.posted_at, p.edited_at,
            p.position, p.first_here, p.hidden_at,
            cast(sum(case when p.author_id <> $3 then 1 else 0 end) over () as bigint) as others,
            cast(max(case when p.author_id = $3 then 1 else 0 end) over () as bigint) as has_answered
        from thread t
        left join post p on p.thread_id = t.id and p.answers_to is null
            and ((p.state <> 'removed' and p.hidden_at is null) or p.author_id = $3)
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
