//! What leaves next, and how much may.

use chrono::{DateTime, Duration, Utc};
use entity::{outbox, states::MailState};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, EntityTrait, ExprTrait, FromQueryResult, QueryFilter,
    QueryOrder, QuerySelect,
    sea_query::{Expr, LockBehavior, LockType},
};

use super::{
    super::{Store, Tx, big, sql},
    Attempt, Lane,
};
use crate::platform::errors::Result;

/// How long a worker may take to send one e-mail before another may try.
pub const LEASE: Duration = Duration::seconds(60);

/// Over so long a limit per day is counted.
pub const DAY: Duration = Duration::hours(24);

/// Which e-mails a worker takes, and how many may leave.
#[derive(Clone, Copy, Debug)]
pub struct Share {
    /// From these lanes, the first one first.
    pub lanes: &'static [Lane],
    /// So many of them may leave in a day, by whatever worker.
    pub per_day: Option<u64>,
}

impl Share {
    /// All there is.
    pub const ALL: Self = Self { lanes: &[Lane::Waiting, Lane::News, Lane::Later], per_day: None };
    /// What somebody sits and waits for.
    pub const WAITING: Self = Self { lanes: &[Lane::Waiting], per_day: None };
    /// Everything else.
    pub const REST: Self = Self { lanes: &[Lane::News, Lane::Later], per_day: None };
}

/// How much is told together at most.
const MOST_TOGETHER: u64 = 500;

/// Takes up to `most` e-mails that are due, for `worker`, until their lease is over; with one that was gathered,
/// all that were gathered for the same person.
pub async fn lease(store: &Store, worker: &str, most: u64) -> Result<Vec<outbox::Model>> {
    lease_of(store, worker, Share::ALL, most).await
}

/// The same of a share.
pub async fn lease_of(store: &Store, worker: &str, share: Share, most: u64) -> Result<Vec<outbox::Model>> {
    // Who carries nothing while the house stands still is for the postman to say.
    store.admit(async |tx| tx.lease_mail(worker, share, most).await).await
}

/// Writes down what became of a leased e-mail, one commit per message; and takes the next one in the same, with
/// all that goes together with it.
pub async fn settle_and_lease(
    store: &Store,
    row: &outbox::Model,
    attempt: &Attempt,
    share: Share,
) -> Result<Vec<outbox::Model>> {
    let worker = row.leased_by.clone().unwrap_or_default();
    store
        .finish(async |tx| {
            tx.settle_mail(row, attempt).await?;
            tx.lease_mail(&worker, share, 1).await
        })
        .await
}

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

/// How many e-mails have left since `since` that nobody was waiting for, or are on their way now; counted no
/// further than `most`.
pub async fn on_the_way_since(
    db: &impl ConnectionTrait,
    since: DateTime<Utc>,
    now: DateTime<Utc>,
    most: u64,
) -> Result<u64> {
    let text = "select (select count(*) from (select 1 from outbox where sent_at > $1 and lane > 0 limit $2) as gone)
        + (select count(*) from outbox where state = 'leased' and lane > 0 and leased_until >= $3) as n";
    let values = [since.into(), big(most), now.into()];
    let found = Count::find_by_statement(sql(db, text, values)).one(db).await?;
    Ok(found.map_or(0, |found| found.n.unsigned_abs()))
}

impl Tx {
    async fn lease_mail(&self, worker: &str, share: Share, most: u64) -> Result<Vec<outbox::Model>> {
        let now = self.now();
        let mut most = most;
        if let Some(per_day) = share.per_day {
            // Counted by one worker at a time: two would both find room for the last one.
            self.take_turns("mail of a day").await?;
            let left = per_day.saturating_sub(on_the_way_since(&**self, now - DAY, now, per_day).await?);
            most = Ord::min(most, left);
        }
        let mut rows = Vec::new();
        for lane in share.lanes {
            let left = most.saturating_sub(u64::try_from(rows.len()).unwrap_or(u64::MAX));
            if left > 0 {
                rows.extend(self.due(*lane, left).await?);
            }
        }
        if rows.is_empty() {
            return Ok(rows);
        }
        rows.extend(self.gathered_with(&rows).await?);
        for row in &mut rows {
            row.state = MailState::Leased;
            row.leased_until = Some(now + LEASE);
            row.leased_by = Some(worker.to_owned());
            row.attempts += 1;
        }
        outbox::Entity::update_many()
            .col_expr(outbox::Column::State, Expr::value(MailState::Leased))
            .col_expr(outbox::Column::LeasedUntil, Expr::value(now + LEASE))
            .col_expr(outbox::Column::LeasedBy, Expr::value(worker))
            .col_expr(outbox::Column::Attempts, Expr::col(outbox::Column::Attempts).add(1))
            .filter(outbox::Column::Id.is_in(rows.iter().map(|row| row.id)))
            .exec(&**self)
            .await?;
        Ok(rows)
    }

    /// What was gathered for the same people as those of these rows that were gathered.
    async fn gathered_with(&self, rows: &[outbox::Model]) -> Result<Vec<outbox::Model>> {
        let first: Vec<_> = rows.iter().filter(|row| row.gathered_for.is_some()).map(|row| row.id).collect();
        if first.is_empty() {
            return Ok(Vec::new());
        }
        let whose: Vec<_> = rows.iter().filter(|row| row.gathered_for.is_some()).map(|row| row.person_id).collect();
        let find = outbox::Entity::find()
            .filter(is_due(self.now()))
            .filter(outbox::Column::GatheredFor.lte(self.now()))
            .filter(outbox::Column::PersonId.is_in(whose))
            .filter(outbox::Column::Id.is_not_in(first))
            .order_by_asc(outbox::Column::Id)
            .limit(MOST_TOGETHER);
        let find = match self.get_database_backend() {
            DbBackend::Postgres => find.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked),
            _ => find,
        };
        Ok(find.all(&**self).await?)
    }

    /// What of a lane is due. Both databases find it in the index of what waits, in its order, however much of
    /// that there is: SQLite only where the index' own words stand.
    async fn due(&self, lane: Lane, most: u64) -> Result<Vec<outbox::Model>> {
        let lock = if self.get_database_backend() == DbBackend::Postgres { " for update skip locked" } else { "" };
        let text = format!("{DUE}{lock}");
        let values = [(lane as i32).into(), self.now().into(), big(most)];
        Ok(outbox::Model::find_by_statement(sql(&**self, &text, values)).all(&**self).await?)
    }
}

/// What should leave by `now`, and what a worker took and did not settle in time.
fn is_due(now: DateTime<Utc>) -> Condition {
    let waits = outbox::Column::State.is_in([MailState::Queued, MailState::Deferred]);
    let late = outbox::Column::State.eq(MailState::Leased).and(outbox::Column::LeasedUntil.lt(now));
    Condition::any().add(waits.and(outbox::Column::NotBefore.lte(now))).add(late)
}

/// Finds what of a lane is due: the lane, the time, how many. Of what was gathered for somebody only the oldest
/// can be taken by itself, and the others with it: two workers do not share out what somebody is told at once.
pub const DUE: &str = "select * from outbox where state in ('queued', 'deferred', 'leased')
    and lane = $1 and not_before <= $2 and (state <> 'leased' or leased_until < $2)
    and (gathered_for is null or not exists (select 1 from outbox older where older.person_id = outbox.person_id
        and older.gathered_for <= $2 and older.state in ('queued', 'deferred', 'leased') and older.id < outbox.id
        and (older.not_before <= $2 or older.state = 'leased')))
    order by not_before, id limit $3";
