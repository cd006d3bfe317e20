//! Recurring work. A job's run is the row (job, period): whoever writes it first
//! does the work, whatever the number of processes; a period nobody was up for
//! is not made up for, the newest one is.

use chrono::{DateTime, Duration, Timelike, Utc};
use entity::{job_run, states::JobState};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr,
    sea_query::OnConflict,
};

use super::{Store, Tx};
use crate::platform::errors::Result;

/// How often a job is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    /// Every quarter of an hour, UTC.
    Quarter,
    /// Once an hour, UTC.
    Hour,
    /// Once a day, UTC.
    Day,
}

impl Every {
    /// The period `at` lies in, as a key: `2026-11-24`, `2026-11-24T08` or `2026-11-24T08:15`.
    pub fn period(self, at: DateTime<Utc>) -> String {
        match self {
            Self::Quarter => format!("{}:{:02}", Self::Hour.period(at), at.minute() / 15 * 15),
            Self::Hour => at.format("%Y-%m-%dT%H").to_string(),
            Self::Day => at.format("%Y-%m-%d").to_string(),
        }
    }

    /// The word it is known by: `quarter`, `hour` or `day`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Quarter => "quarter",
            Self::Hour => "hour",
            Self::Day => "day",
        }
    }
}

/// The recurring work there is, by name, and how often it is done: for pages that say what the house does by itself.
#[derive(Clone, Debug)]
pub struct Chores(pub Vec<(&'static str, Every)>);

/// How long a process may hold a run before another takes it over.
const LEASE: Duration = Duration::minutes(10);
/// How often one period's run is tried.
const TRIES: i32 = 3;

/// Takes the run of `job` for the period of now, if it is still to be done.
pub async fn claim(store: &Store, job: &'static str, every: Every) -> Result<Option<String>> {
    store.write(async |tx| tx.claim_job(job, every).await).await
}

/// Writes down how a run ended.
pub async fn settle(store: &Store, job: &'static str, period: &str, outcome: Result<(), String>) -> Result<()> {
    store
        .finish(async |tx| {
            let state = if outcome.is_ok() { JobState::Done } else { JobState::Failed };
            job_run::Entity::update_many()
                .col_expr(job_run::Column::State, Expr::value(state))
                .col_expr(job_run::Column::FinishedAt, Expr::value(tx.now()))
                .col_expr(job_run::Column::LastError, Expr::value(outcome.clone().err()))
                .filter(job_run::Column::Job.eq(job))
                .filter(job_run::Column::Period.eq(period))
                .exec(&**tx)
                .await?;
            Ok(())
        })
        .await
}

impl Tx {
    async fn claim_job(&self, job: &'static str, every: Every) -> Result<Option<String>> {
        let period = every.period(self.now());
        let leased_until = self.now() + LEASE;
        let run = job_run::ActiveModel {
            job: Set(job.to_owned()),
            period: Set(period.clone()),
            state: Set(JobState::Running),
            started_at: Set(self.now()),
            finished_at: Set(None),
            leased_until: Set(leased_until),
            attempts: Set(1),
            last_error: Set(None),
        };
        let first = job_run::Entity::insert(run)
            .on_conflict(OnConflict::columns([job_run::Column::Job, job_run::Column::Period]).do_nothing().to_owned())
            .exec_without_returning(&**self)
            .await?;
        if first == 1 {
            return Ok(Some(period));
        }
        // Failed, or begun by a process that is no more: take it over, if tries are left.
        let over = Condition::any().add(job_run::Column::State.eq(JobState::Failed)).add(
            Condition::all()
                .add(job_run::Column::State.eq(JobState::Running))
                .add(job_run::Column::LeasedUntil.lt(self.now())),
        );
        let again = job_run::Entity::update_many()
            .col_expr(job_run::Column::State, Expr::value(JobState::Running))
            .col_expr(job_run::Column::LeasedUntil, Expr::value(leased_until))
            .col_expr(job_run::Column::Attempts, Expr::col(job_run::Column::Attempts).add(1))
            .filter(job_run::Column::Job.eq(job))
            .filter(job_run::Column::Period.eq(period.clone()))
            .filter(job_run::Column::Attempts.lt(TRIES))
            .filter(over)
            .exec(&**self)
            .await?;
        Ok((again.rows_affected == 1).then_some(period))
    }

    /// Forgets runs older than 90 days.
    pub async fn forget_runs(&self) -> Result<u64> {
        let old = self.now() - Duration::days(90);
        let gone = job_run::Entity::delete_many().filter(job_run::Column::StartedAt.lt(old)).exec(&**self).await?;
        Ok(gone.rows_affected)
    }
}
