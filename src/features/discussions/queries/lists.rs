//! Lists of threads.

use chrono::{DateTime, Utc};
use entity::{
    ids::{CohortId, PersonId, ThreadId},
    states::{Role, ThreadKind, ThreadState},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::big;
use crate::{features::cohorts::CohortOn, platform::errors::Result, storage::sql};

/// How many threads a page has.
const THREADS_A_PAGE: u64 = 30;

/// Which threads a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// All of them.
    All,
    /// Free threads nobody has answered.
    Unanswered,
    /// Those one has written in.
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
            Self::Unanswered => {
                "t.kind = 'free' and t.state = 'open' and not exists (select 1 from post x
                 where x.thread_id = t.id and x.author_id <> t.opened_by and x.state <> 'removed')"
            }
            Self::Mine => {
                "(t.opened_by = $2 or exists (select 1 from post x where x.thread_id = t.id and x.author_id = $2))"
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
    pub answers: i64,
    /// How far the reader says they have read.
    pub read_to: Option<DateTime<Utc>>,
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

/// A page (from 1) of a cohort's threads, the one last written in first, and how many pages there are.
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
    let open = questions.map_or_else(String::new, |questions| {
        let places: String = (0..questions.len()).map(|nth| format!(", ${}", nth + 5)).collect();
        // A question without a name stands first, so that the list is never empty.
        format!(" and (t.question is null or t.question in (''{places}))")
    });
    let text = format!(
        "select t.id, t.kind, t.question, t.title, t.language, t.state,
            case when o.deactivated_at is null then o.name end as opener, t.opened_at, t.last_post_at,
            (select case when la.deactivated_at is null then la.name end from post lp join person la on la.id = lp.author_id
              where lp.thread_id = t.id order by lp.posted_at desc, lp.id desc limit 1) as last_author,
            (select count(*) from post c where c.thread_id = t.id and c.state <> 'removed'
              and (t.opened_by is null or c.author_id <> t.opened_by)) as answers,
            r.read_to, count(*) over () as total
        from thread t
        left join person o on o.id = t.opened_by
        left join thread_read r on r.thread_id = t.id and r.person_id = $2
        where t.cohort_id = $1 and t.state <> 'hidden' and {condition}{open}
        order by t.last_post_at desc, t.id desc limit $3 offset $4"
    );
    let offset = (page - 1).saturating_mul(THREADS_A_PAGE);
    let values = [cohort.into(), who.into(), big(THREADS_A_PAGE), big(offset)].into_iter();
    let values = values.chain(questions.unwrap_or_default().iter().map(|question| question.as_str().into()));
    let found = Listed::find_by_statement(sql(db, &text, values)).all(db).await?;
    let total = found.first().map_or(0, |thread| thread.total);
    Ok((found, u64::try_from(total).unwrap_or(0).div_ceil(THREADS_A_PAGE)))
}
