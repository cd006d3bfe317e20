//! Lists of threads.

use chrono::{DateTime, Utc};
use entity::{
    ids::{CohortId, PersonId, ThreadId},
    states::{ThreadKind, ThreadState},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::big;
use crate::{platform::errors::Result, storage::sql};

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
                "t.kind = 'free' and not exists (select 1 from post x
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
    /// Its lesson.
    pub lesson: Option<String>,
    /// Its heading.
    pub title: String,
    /// BCP 47 tag.
    pub language: String,
    /// Where it stands.
    pub state: ThreadState,
    /// Who opened it.
    pub opener: Option<String>,
    /// When.
    pub opened_at: DateTime<Utc>,
    /// When somebody last wrote in it.
    pub last_post_at: DateTime<Utc>,
    /// Who that was.
    pub last_author: Option<String>,
    /// How many posts there are.
    pub posts: i64,
    /// How far the reader says they have read.
    pub read_to: Option<DateTime<Utc>>,
}

/// A page (from 1) of a cohort's threads, the one last written in first, and whether there are more.
/// One query, however many there are.
pub async fn threads(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    who: PersonId,
    show: Show,
    page: u64,
) -> Result<(Vec<Listed>, bool)> {
    let condition = show.condition();
    let text = format!(
        "select t.id, t.kind, t.lesson, t.title, t.language, t.state, o.name as opener, t.opened_at, t.last_post_at,
            (select la.name from post lp join person la on la.id = lp.author_id
              where lp.thread_id = t.id order by lp.posted_at desc, lp.id desc limit 1) as last_author,
            (select count(*) from post c where c.thread_id = t.id and c.state <> 'removed') as posts,
            r.read_to
        from thread t
        left join person o on o.id = t.opened_by
        left join thread_read r on r.thread_id = t.id and r.person_id = $2
        where t.cohort_id = $1 and t.state <> 'hidden' and {condition}
        order by t.last_post_at desc, t.id desc limit $3 offset $4"
    );
    let offset = (page - 1).saturating_mul(THREADS_A_PAGE);
    let values = [cohort.into(), who.into(), big(THREADS_A_PAGE + 1), big(offset)];
    let mut found = Listed::find_by_statement(sql(db, &text, values)).all(db).await?;
    let most = usize::try_from(THREADS_A_PAGE).unwrap_or(usize::MAX);
    let more = found.len() > most;
    found.truncate(most);
    Ok((found, more))
}
