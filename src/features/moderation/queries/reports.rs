//! What people reported.

use chrono::{DateTime, Utc};
use entity::{
    ids::{CohortId, PostId, ThreadId},
    states::{ReportOutcome, ReportReason},
};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

use crate::{platform::errors::Result, storage::sql};

/// A report with the names a page says.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Reported {
    /// The post.
    pub post_id: PostId,
    /// Its thread.
    pub thread_id: ThreadId,
    /// Heading of the thread.
    pub title: String,
    /// BCP 47 tag of the heading.
    pub language: String,
    /// Why.
    pub reason: ReportReason,
    /// What else was said; may be empty.
    pub words: String,
    /// Who reported it, unless their account is closed.
    pub reporter: Option<String>,
    /// When.
    pub made_at: DateTime<Utc>,
    /// Who wrote the post, unless their account is closed.
    pub author: Option<String>,
    /// What became of it.
    pub outcome: Option<ReportOutcome>,
}

const REPORTED: &str = "select r.post_id, p.thread_id, t.title, t.language, r.reason, r.words,
        case when b.deactivated_at is null then b.name end as reporter, r.made_at,
        case when w.deactivated_at is null then w.name end as author, r.outcome
    from report r join post p on p.id = r.post_id join thread t on t.id = p.thread_id
    join person b on b.id = r.reporter_id join person w on w.id = p.author_id";

async fn reports(db: &impl ConnectionTrait, which: &str, value: Value) -> Result<Vec<Reported>> {
    let text = format!("{REPORTED} where {which} order by r.made_at, r.id limit 200");
    Ok(Reported::find_by_statement(sql(db, &text, [value])).all(db).await?)
}

/// What waits in a cohort, longest first.
pub async fn open_reports(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<Reported>> {
    reports(db, "r.cohort_id = $1 and r.settled_at is null", cohort.into()).await
}

/// What was reported about a post, oldest first.
pub async fn reports_of(db: &impl ConnectionTrait, post: PostId) -> Result<Vec<Reported>> {
    reports(db, "r.post_id = $1", post.into()).await
}
