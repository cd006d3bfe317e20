//! Lists of threads.

use chrono::{DateTime, Utc};
use entity::{
    ids::{CohortId, LiveSessionId, PersonId, PostId, ThreadId},
    states::{Role, ThreadKind, ThreadState, Watch},
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use serde::Serialize;

use crate::{
    features::cohorts::CohortOn,
    platform::errors::Result,
    storage::{big, sql},
};

/// How many threads a page has.
const THREADS_A_PAGE: u64 = 30;

/// Which threads a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// All of them.
    All,
    /// Free threads nobody has answered.
    Unanswered,
    /// Those one has written in, or follows.
    Mine,
}

impl Show {
    /// All tabs, in their order.
    pub const ALL: [Self; 3] = [Self::All, Self::Unanswered, Self::Mine];

    /// The word in the address.
    pub fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Unanswered => "unanswered",
            Self::Mine => "mine",
        }
    }

    fn condition(self) -> &'static str {
        match self {
            Self::All => "1 = 1",
            Self::Unanswered => "t.kind = 'free' and t.state = 'open' and t.answers = 0",
            Self::Mine => {
                "(t.opened_by = $2 or w.watch = 'follow'
                  or exists (select 1 from post x where x.thread_id = t.id and x.author_id = $2))"
            }
        }
    }
}

/// A thread in a list.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Listed {
    /// The thread.
    pub id: ThreadId,
    /// What it is for.
    pub kind: ThreadKind,
    /// Id of the course's question, where it is one.
    pub question: Option<String>,
    /// Its heading.
    pub title: String,
    /// BCP 47 tag.
    pub language: String,
    /// Where it stands.
    pub state: ThreadState,
    /// Who opened it, unless their account is closed.
    pub opener: Option<String>,
    /// When.
    pub opened_at: DateTime<Utc>,
    /// When somebody last wrote in it.
    pub last_post_at: DateTime<Utc>,
    /// Who that was, unless their account is closed.
    pub last_author: Option<String>,
    /// How many posts there are that are not the opener's own.
    pub answers: i32,
    /// The post that answered it, as its opener says.
    pub accepted_post_id: Option<PostId>,
    /// What the reader wants to hear of it.
    pub watch: Option<Watch>,
    /// Since when it stands above all others.
    pub pinned_at: Option<DateTime<Utc>>,
    /// 1 where there is something new for a reader who has been here before.
    pub unread: i32,
    /// How many threads all pages have together.
    pub total: i64,
}

/// The questions of weeks that are open, for somebody to whom the others must not even be named: what a
/// trainer wrote ahead of a week. None for a trainer.
pub fn open_questions(on: &CohortOn, now: DateTime<Utc>) -> Option<Vec<String>> {
    let weeks = on.course.iter().flat_map(|programme| &programme.weeks);
    let open = weeks.filter(|week| on.calendar.is_open(week.number, now));
    let questions = open.flat_map(|week| &week.lessons).map(|lesson| lesson.question_id.clone());
    (on.standing.role != Some(Role::Trainer)).then(|| questions.collect())
}

/// A page (from 1) of a cohort's threads, pinned ones first, then the one last written in, and how many pages there are.
/// Where `questions` names some of the course's, all others are left out. One query, however many there are.
pub async fn threads(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    who: PersonId,
    show: Show,
    questions: Option<&[String]>,
    page: u64,
) -> Result<(Vec<Listed>, u64)> {
    let condition = show.condition();
    let open = only_questions(questions, 5);
    let text = format!(
        "select t.id, t.kind, t.question, t.title, t.language, t.state,
            case when o.deactivated_at is null then o.name end as opener, t.opened_at, t.last_post_at,
            case when la.deactivated_at is null then la.name end as last_author, t.answers,
            t.accepted_post_id, w.watch, t.pinned_at,
            case when r.read_to <= t.last_post_at and exists (
                select 1 from post p where p.thread_id = t.id and p.posted_at >= r.read_to and p.author_id <> $2
                    and p.state <> 'removed' and p.hidden_at is null) then 1 else 0 end as unread,
            count(*) over () as total
        from thread t
        left join person o on o.id = t.opened_by
        left join person la on la.id = t.last_author_id
        left join thread_watch w on w.thread_id = t.id and w.person_id = $2
        left join thread_read r on r.thread_id = t.id and r.person_id = $2
        where t.cohort_id = $1 and t.state <> 'hidden' and {condition}{open}
        order by case when t.pinned_at is null then 1 else 0 end, t.last_post_at desc, t.id desc limit $3 offset $4"
    );
    let offset = (page - 1).saturating_mul(THREADS_A_PAGE);
    let values = [cohort.into(), who.into(), big(THREADS_A_PAGE), big(offset)].into_iter();
    let values = values.chain(questions.unwrap_or_default().iter().map(|question| question.as_str().into()));
    let found = Listed::find_by_statement(sql(db, &text, values)).all(db).await?;
    let total = found.first().map_or(0, |thread| thread.total);
    Ok((found, u64::try_from(total).unwrap_or(0).div_ceil(THREADS_A_PAGE)))
}

/// A thread as other pages lead to it.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult, Serialize)]
pub struct ThreadLink {
    /// The thread.
    pub id: ThreadId,
    /// Its heading.
    pub title: String,
    /// BCP 47 tag.
    pub language: String,
    /// How many posts it has that are not the opener's own.
    pub answers: i32,
}

/// How many threads about one session are named.
const MOST_ABOUT: u64 = 50;

/// The threads about a live session, the one last written in first.
pub async fn threads_about(db: &impl ConnectionTrait, session: LiveSessionId) -> Result<Vec<ThreadLink>> {
    let text = "select id, title, language, answers from thread where session_id = $1 and state <> 'hidden'
        order by last_post_at desc, id desc limit $2";
    Ok(ThreadLink::find_by_statement(sql(db, text, [session.into(), big(MOST_ABOUT)])).all(db).await?)
}

/// A post somebody kept to find it again.
#[derive(Clone, Debug, FromQueryResult)]
pub struct KeptPost {
    /// The post.
    pub id: PostId,
    /// Its thread.
    pub thread_id: ThreadId,
    /// Heading of the thread.
    pub title: String,
    /// Id of the course's question, where the thread is one.
    pub question: Option<String>,
    /// BCP 47 tag of the thread.
    pub thread_language: String,
    /// Who wrote it, unless their account is closed.
    pub author: Option<String>,
    /// Markdown as written.
    pub body: String,
    /// BCP 47 tag of the post.
    pub language: String,
    /// When it was written.
    pub posted_at: DateTime<Utc>,
}

/// How many kept posts a list shows.
const MOST_KEPT: u64 = 200;

/// The posts somebody kept in a cohort, the one kept last first; hidden ones and those taken back are left out.
/// Where `questions` names some of the course's, answers to all others are left out.
pub async fn kept_posts(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    who: PersonId,
    questions: Option<&[String]>,
) -> Result<Vec<KeptPost>> {
    let open = only_questions(questions, 4);
    let text = format!(
        "select p.id, t.id as thread_id, t.title, t.question, t.language as thread_language,
            case when a.deactivated_at is null then a.name end as author, p.body, p.language, p.posted_at
        from bookmark b join post p on p.id = b.post_id join thread t on t.id = p.thread_id
        join person a on a.id = p.author_id
        where b.person_id = $1 and t.cohort_id = $2 and t.state <> 'hidden' and p.state <> 'removed'
            and p.hidden_at is null{open}
        order by b.made_at desc, p.id desc limit $3"
    );
    let values = [who.into(), cohort.into(), big(MOST_KEPT)].into_iter();
    let values = values.chain(questions.unwrap_or_default().iter().map(|question| question.as_str().into()));
    Ok(KeptPost::find_by_statement(sql(db, &text, values)).all(db).await?)
}

/// The condition that leaves out questions that are not named; their values are bound from `$first` on.
fn only_questions(questions: Option<&[String]>, first: usize) -> String {
    questions.map_or_else(String::new, |questions| {
        let places: String = (0..questions.len()).map(|nth| format!(", ${}", nth + first)).collect();
        // A question without a name stands first, so that the list is never empty.
        format!(" and (t.question is null or t.question in (''{places}))")
    })
}
