//! What goes some time after the end of its cohort, and what is held nevertheless.
//!
//! The registry says which rows those are: [`Kept::Ended`]. A few at a time go in one transaction, with a line on
//! record of how many of which table, so that a job that ends in the middle goes on where it was.

use chrono::{DateTime, Months, Utc};
use entity::{
    cohort, cohort_hold,
    ids::{CohortHoldId, CohortId},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult,
    QueryFilter, sea_query::Expr,
};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{
    Store, Tx,
    registry::{Kept, Table, in_cohorts, tables},
    sql,
};
use crate::platform::errors::{Error, Refusal, Result};

/// How many rows go in one transaction.
const AT_A_TIME: u64 = 500;
/// How many cohorts are looked at in one statement.
const A_PAGE: usize = 500;

/// Cohorts that ended before `$1` and that nobody holds.
const ENDED: &str = "c.ended_at < $1
    and not exists (select 1 from cohort_hold h where h.cohort_id = c.id and h.released_at is null)";

/// Rows of a table that go.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Going {
    /// The table.
    pub table: String,
    /// The cohort.
    pub cohort: CohortId,
    /// What that is called.
    pub name: String,
    /// How many.
    pub rows: i64,
}

/// A cohort whose rows stay for the time being.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Held {
    /// The cohort.
    pub cohort: CohortId,
    /// What that is called.
    pub name: String,
    /// Why.
    pub because: String,
    /// Who said so.
    pub set_by: String,
    /// Since when.
    pub set_at: DateTime<Utc>,
}

/// A cohort that ended, and whether rows of it go.
#[derive(FromQueryResult)]
struct Found {
    id: CohortId,
    goes: i32,
}

/// Tables of which rows go, each with a condition on its rows of a cohort: those that hang on others first.
fn going(cohort: &str) -> Vec<(&'static Table, String)> {
    let mut all: Vec<_> = tables()
        .filter_map(|table| {
            let Kept::Ended(old) = table.kept else { return None };
            Some((table, format!("{} and ({old})", in_cohorts(table, cohort)?)))
        })
        .collect();
    all.reverse();
    all
}

impl Store {
    /// What ended before this has to go.
    pub fn ended_before(&self) -> DateTime<Utc> {
        self.now().checked_sub_months(Months::new(self.months())).unwrap_or(DateTime::<Utc>::MIN_UTC)
    }
}

/// What goes of cohorts that ended before a time, by table: as many rows as there are now. Cohort by cohort, so that no
/// statement is long.
pub async fn rows_going(db: &impl ConnectionTrait, before: DateTime<Utc>) -> Result<Vec<Going>> {
    let counts: Vec<String> = going("$2")
        .iter()
        .map(|(Table { name, .. }, rows)| {
            format!(
                "select '{name}' as \"table\", c.id as cohort, c.name, (select count(*) from {name} where {rows}) as \"rows\"
                    from cohort c where c.id = $2"
            )
        })
        .collect();
    let text = counts.join(" union all ");
    let mut all = Vec::new();
    for cohort in cohorts_going(db, before).await? {
        let found = Going::find_by_statement(sql(db, &text, [before.into(), cohort.into()])).all(db).await?;
        all.extend(found.into_iter().filter(|one| one.rows > 0));
    }
    all.sort_by(|a, b| (&a.table, &a.name, a.cohort).cmp(&(&b.table, &b.name, b.cohort)));
    Ok(all)
}

/// Cohorts that ended before a time and of which rows go, in the order in which they were planned. A page at a time: it
/// asks about many tables.
pub async fn cohorts_going(db: &impl ConnectionTrait, before: DateTime<Utc>) -> Result<Vec<CohortId>> {
    let any: Vec<String> = going("c.id")
        .iter()
        .map(|(table, rows)| format!("exists (select 1 from {} where {rows})", table.name))
        .collect();
    let text = format!(
        "select c.id, case when {} then 1 else 0 end as goes from cohort c where {ENDED} and c.id > $2
            order by c.id limit {A_PAGE}",
        any.join(" or ")
    );
    let (mut all, mut last) = (Vec::new(), CohortId(Uuid::nil()));
    loop {
        let page = Found::find_by_statement(sql(db, &text, [before.into(), last.into()])).all(db).await?;
        all.extend(page.iter().filter(|found| found.goes == 1).map(|found| found.id));
        match page.last() {
            Some(found) if page.len() == A_PAGE => last = found.id,
            _ => return Ok(all),
        }
    }
}

/// Deletes what has to go by now, cohort by cohort and a few rows at a time; how many those were.
pub async fn forget_ended(store: &Store) -> Result<u64> {
    let before = store.ended_before();
    let mut all = 0;
    for cohort in cohorts_going(store.read(), before).await? {
        loop {
            let gone = store.write(async |tx| tx.forget_rows_of(cohort, before).await).await?;
            if gone == 0 {
                break;
            }
            all += gone;
        }
    }
    Ok(all)
}

/// Cohorts that are held, by name.
pub async fn held(db: &impl ConnectionTrait) -> Result<Vec<Held>> {
    let text = "select h.cohort_id as cohort, c.name, h.because, h.set_by, h.set_at
        from cohort_hold h join cohort c on c.id = h.cohort_id where h.released_at is null order by c.name, h.set_at";
    Ok(Held::find_by_statement(sql(db, text, [])).all(db).await?)
}

impl Tx {
    /// Deletes a few of the rows of a cohort that have to go, and writes down how many; 0 once there are none, and
    /// where the cohort is held.
    pub async fn forget_rows_of(&self, cohort: CohortId, before: DateTime<Utc>) -> Result<u64> {
        self.take_turns(&rows_of(cohort)).await?;
        if is_held(self, cohort).await? {
            return Ok(0);
        }
        let (mut left, mut facts) = (AT_A_TIME, Map::new());
        for (table, rows) in going("$2") {
            let name = table.name;
            let few = self.few_of(name, &rows, left).await?;
            let text = format!("delete from {name} where {few}");
            let gone = self.execute_raw(sql(&**self, &text, [before.into(), cohort.into()])).await?.rows_affected();
            if gone > 0 {
                facts.insert(name.to_owned(), json!(gone));
            }
            left = left.saturating_sub(gone);
            if left == 0 {
                break;
            }
        }
        if !facts.is_empty() {
            self.record(None, "forget_rows", ("cohort", cohort), Value::Object(facts)).await?;
        }
        Ok(AT_A_TIME.saturating_sub(left))
    }

    /// A condition on at most so many of these rows.
    async fn few_of(&self, table: &str, rows: &str, most: u64) -> Result<String> {
        if self.get_database_backend() == DbBackend::Postgres {
            return Ok(format!("ctid = any(array(select ctid from {table} where {rows} limit {most}))"));
        }
        let text = format!("select name from pragma_table_info('{table}') where pk > 0 order by pk");
        let found = self.query_all_raw(sql(&**self, &text, [])).await?;
        let key: Vec<String> = found.iter().map(|row| Ok(row.try_get("", "name")?)).collect::<Result<_>>()?;
        let key = key.join(", ");
        Ok(format!("({key}) in (select {key} from {table} where {rows} limit {most})"))
    }

    /// Keeps the rows of a cohort whatever its end: a case they are needed for. Refused where it is held already.
    pub async fn hold_rows_of(&self, cohort: CohortId, because: &str, by: &str) -> Result<()> {
        self.take_turns(&rows_of(cohort)).await?;
        cohort::Entity::find_by_id(cohort).one(&**self).await?.ok_or(Error::Missing)?;
        let row = cohort_hold::ActiveModel {
            id: Set(CohortHoldId(self.id())),
            cohort_id: Set(cohort),
            because: Set(because.to_owned()),
            set_by: Set(by.to_owned()),
            set_at: Set(self.now()),
            released_by: Set(None),
            released_at: Set(None),
        };
        if is_held(self, cohort).await? {
            return Err(Refusal::conflict("retention-held-already").into());
        }
        row.insert(&**self).await?;
        self.record(None, "hold_rows", ("cohort", cohort), json!({})).await
    }

    /// Lets the rows of a cohort go again as those of others do. Refused where it is not held.
    pub async fn release_rows_of(&self, cohort: CohortId, by: &str) -> Result<()> {
        let released = cohort_hold::Entity::update_many()
            .col_expr(cohort_hold::Column::ReleasedBy, Expr::value(Some(by.to_owned())))
            .col_expr(cohort_hold::Column::ReleasedAt, Expr::value(Some(self.now())))
            .filter(cohort_hold::Column::CohortId.eq(cohort))
            .filter(cohort_hold::Column::ReleasedAt.is_null())
            .exec(&**self)
            .await?;
        if released.rows_affected != 1 {
            return Err(Refusal::conflict("retention-not-held").into());
        }
        self.record(None, "release_rows", ("cohort", cohort), json!({})).await
    }
}

fn rows_of(cohort: CohortId) -> String {
    format!("rows of {cohort}")
}

async fn is_held(tx: &Tx, cohort: CohortId) -> Result<bool> {
    let find = cohort_hold::Entity::find()
        .filter(cohort_hold::Column::CohortId.eq(cohort))
        .filter(cohort_hold::Column::ReleasedAt.is_null());
    Ok(find.one(&**tx).await?.is_some())
}

#[cfg(test)]
mod tests {
    use super::going;
    use crate::storage::registry::{Kept, tables};

    #[test]
    fn whatever_goes_hangs_on_a_cohort_and_what_hangs_on_it_goes_before() {
        let all = going("$2");
        let ended = tables().filter(|table| matches!(table.kept, Kept::Ended(_))).count();
        assert_eq!(all.len(), ended, "a table whose rows hang on no cohort");
        let place = |name: &str| all.iter().position(|(table, _)| table.name == name);
        for hanging in ["sparring_answer", "sparring_outcome"] {
            assert!(place(hanging) < place("sparring_appointment") && place(hanging).is_some(), "{hanging}");
        }
    }
}
