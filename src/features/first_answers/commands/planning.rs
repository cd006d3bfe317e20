//! When a thread nobody answers goes on to whom.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use entity::{
    cohort,
    ids::{CohortId, ThreadId},
    waiting_thread,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, FromQueryResult, QueryFilter,
    sea_query::{Expr, OnConflict},
};

use crate::{
    features::{
        cohorts::{RunCalendar, pauses_of},
        first_answers::{queries::waits, rules::HOURS},
    },
    platform::errors::{Error, Result},
    storage::{Tx, sql},
};

/// The calendar of a cohort, for its hours: how many weeks the course has is all the same to them.
pub(super) async fn hours_of(tx: &Tx, cohort: CohortId) -> Result<RunCalendar> {
    let row = cohort::Entity::find_by_id(cohort).one(&**tx).await?.ok_or(Error::Missing)?;
    Ok(RunCalendar::of(&row, &pauses_of(&**tx, cohort).await?, 0))
}

#[derive(FromQueryResult)]
struct Opened {
    id: ThreadId,
    cohort_id: CohortId,
    opened_at: DateTime<Utc>,
}

fn steps(calendar: &RunCalendar, opened_at: DateTime<Utc>) -> [DateTime<Utc>; 3] {
    HOURS.map(|hours| calendar.due_after(opened_at, hours))
}

/// Writes down when threads of a cohort go on. What is planned already stays as it is.
pub(super) async fn plan(tx: &Tx, cohort: CohortId, threads: &[(ThreadId, DateTime<Utc>)]) -> Result<()> {
    let calendar = hours_of(tx, cohort).await?;
    let rows = threads.iter().map(|(thread, opened_at)| {
        let [peers_at, cockpit_at, red_at] = steps(&calendar, *opened_at);
        waiting_thread::ActiveModel {
            thread_id: Set(*thread),
            cohort_id: Set(cohort),
            peers_at: Set(peers_at),
            cockpit_at: Set(cockpit_at),
            red_at: Set(red_at),
            sought_at: Set(None),
        }
    });
    waiting_thread::Entity::insert_many(rows)
        .on_conflict(OnConflict::column(waiting_thread::Column::ThreadId).do_nothing().to_owned())
        .exec_without_returning(&**tx)
        .await?;
    Ok(())
}

/// The calendar is another one: whatever is still to come is reckoned anew.
pub(super) async fn reckon(tx: &Tx, cohort: CohortId) -> Result<()> {
    let text = "select t.id, t.cohort_id, t.opened_at from waiting_thread w join thread t on t.id = w.thread_id
        where w.cohort_id = $1 and w.red_at > $2 order by t.id";
    let values = [cohort.into(), tx.now().into()];
    let found = Opened::find_by_statement(sql(&**tx, text, values)).all(&**tx).await?;
    if found.is_empty() {
        return Ok(());
    }
    let calendar = hours_of(tx, cohort).await?;
    for one in found {
        let [peers_at, cockpit_at, red_at] = steps(&calendar, one.opened_at);
        waiting_thread::Entity::update_many()
            .col_expr(waiting_thread::Column::PeersAt, Expr::value(peers_at))
            .col_expr(waiting_thread::Column::CockpitAt, Expr::value(cockpit_at))
            .col_expr(waiting_thread::Column::RedAt, Expr::value(red_at))
            .filter(waiting_thread::Column::ThreadId.eq(one.id))
            .exec(&**tx)
            .await?;
    }
    Ok(())
}

/// How many threads are planned in one transaction.
const AT_ONCE: i64 = 200;

/// Plans threads that came another way than by being opened here: imported, or older than this room.
/// Says how many.
pub async fn fill(tx: &Tx) -> Result<usize> {
    let text = concat!(
        "select t.id, t.cohort_id, t.opened_at from thread t join post q on q.thread_id = t.id
        join cohort c on c.id = t.cohort_id
        where c.state not in ('archived', 'cancelled')
            and not exists (select 1 from waiting_thread w where w.thread_id = t.id)
            and not exists (select 1 from enrolment e where e.cohort_id = t.cohort_id and e.person_id = t.opened_by
                and e.role = 'trainer' and e.ended_at is null)
            and ",
        waits!(),
        " order by t.id limit $1"
    );
    let missing = Opened::find_by_statement(sql(&**tx, text, [AT_ONCE.into()])).all(&**tx).await?;
    let mut cohorts = BTreeMap::<CohortId, Vec<_>>::new();
    for one in &missing {
        cohorts.entry(one.cohort_id).or_default().push((one.id, one.opened_at));
    }
    for (cohort, threads) in cohorts {
        plan(tx, cohort, &threads).await?;
    }
    Ok(missing.len())
}
