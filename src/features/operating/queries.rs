//! What the database knows of how the house runs.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult};

use crate::{platform::errors::Result, storage::sql};

/// How a job went.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// When it was last done.
    pub done: Option<DateTime<Utc>>,
    /// When it failed since, and what it said.
    pub failed: Option<(DateTime<Utc>, String)>,
}

#[derive(FromQueryResult)]
struct Done {
    job: String,
    at: Option<DateTime<Utc>>,
}

#[derive(FromQueryResult)]
struct Failed {
    job: String,
    at: Option<DateTime<Utc>>,
    why: Option<String>,
}

#[derive(FromQueryResult)]
struct Size {
    bytes: i64,
}

/// How each job went that was ever begun.
pub async fn runs(db: &impl ConnectionTrait) -> Result<HashMap<String, Run>> {
    let text = "select job, max(finished_at) as at from job_run where state = 'done' group by job";
    let done = Done::find_by_statement(sql(db, text, [])).all(db).await?;
    let mut runs: HashMap<String, Run> =
        done.into_iter().map(|row| (row.job, Run { done: row.at, failed: None })).collect();
    let text = "select job, finished_at as at, last_error as why from job_run
        where state = 'failed' order by job, started_at";
    for row in Failed::find_by_statement(sql(db, text, [])).all(db).await? {
        let run = runs.entry(row.job).or_default();
        // What has been done since is past.
        if let Some(at) = row.at.filter(|at| run.done.is_none_or(|done| done < *at)) {
            run.failed = Some((at, row.why.unwrap_or_default()));
        }
    }
    Ok(runs)
}

/// How large the database is, in bytes.
pub async fn database_size(db: &impl ConnectionTrait) -> Result<i64> {
    let text = match db.get_database_backend() {
        DbBackend::Postgres => "select pg_database_size(current_database()) as bytes",
        _ => "select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()",
    };
    let size = Size::find_by_statement(sql(db, text, [])).one(db).await?;
    Ok(size.map_or(0, |size| size.bytes))
}
