//! What is stored about one person, table by table, and who did what concerns them.

use std::collections::{BTreeMap, BTreeSet};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use entity::ids::PersonId;
use sea_orm::{ConnectionTrait, FromQueryResult, QueryResult, Value as Bound};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    platform::errors::Result,
    storage::{
        big, places,
        registry::{self, ME, Table},
        sql,
    },
};

fn asked_by(who: PersonId) -> [Bound; 2] {
    [who.into(), who.to_string().into()]
}

fn asked_at(who: PersonId, now: DateTime<Utc>) -> [Bound; 3] {
    let [id, said] = asked_by(who);
    [id, said, now.into()]
}

#[derive(FromQueryResult)]
struct Count {
    name: String,
    n: i64,
}

/// How many rows each table has about somebody; tables without any are left out.
pub async fn counts(db: &impl ConnectionTrait, who: PersonId, now: DateTime<Utc>) -> Result<BTreeMap<String, i64>> {
    let rows = Count::find_by_statement(sql(db, &registry::counted(), asked_at(who, now))).all(db).await?;
    Ok(rows.into_iter().filter(|row| row.n > 0).map(|row| (row.name, row.n)).collect())
}

/// A row as it is stored.
pub struct Stored {
    /// Column and value, in the order of the table.
    pub cells: Vec<(String, Value)>,
    /// Whether it is somebody's own; otherwise they only did something to it.
    pub whole: bool,
}

/// The rows of a table about somebody.
pub async fn rows_of(
    db: &impl ConnectionTrait,
    table: &Table,
    who: PersonId,
    now: DateTime<Utc>,
) -> Result<Vec<Stored>> {
    let Some(text) = registry::rows(table) else { return Ok(Vec::new()) };
    let rows = db.query_all_raw(sql(db, &text, asked_at(who, now))).await?;
    rows.iter().map(stored).collect()
}

const IS_WHOLE: &str = "is_whole";

fn stored(row: &QueryResult) -> Result<Stored> {
    let names = row.column_names().into_iter().filter(|name| name != IS_WHOLE);
    let whole: i32 = row.try_get("", IS_WHOLE)?;
    Ok(Stored { cells: names.map(|name| (name.clone(), cell(row, &name))).collect(), whole: whole == 1 })
}

/// What is in a cell, whatever its type: the two databases name types differently, so each is tried.
/// Bytes are written as Base64.
fn cell(row: &QueryResult, name: &str) -> Value {
    macro_rules! read_as {
        ($($kind:ty),*) => {
            $(if let Ok(value) = row.try_get::<Option<$kind>>("", name) {
                return json!(value);
            })*
        };
    }
    read_as!(String, Uuid, i64, i32, i16, bool, f64, f32, DateTime<Utc>, NaiveDate, NaiveTime, Value);
    match row.try_get::<Option<Vec<u8>>>("", name) {
        Ok(Some(bytes)) => Value::String(STANDARD.encode(bytes)),
        _ => Value::Null,
    }
}

/// Which of these are people.
pub async fn people_among(db: &impl ConnectionTrait, ids: &BTreeSet<Uuid>) -> Result<BTreeSet<Uuid>> {
    #[derive(FromQueryResult)]
    struct Found {
        id: Uuid,
    }
    let ids: Vec<Uuid> = ids.iter().copied().collect();
    let mut people = BTreeSet::new();
    for some in ids.chunks(500) {
        let (places, values) = places(some);
        let text = format!("select id from person where id in ({places})");
        let found = Found::find_by_statement(sql(db, &text, values)).all(db).await?;
        people.extend(found.into_iter().map(|row| row.id));
    }
    Ok(people)
}

/// Something somebody did that concerns another.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Act {
    /// When.
    pub happened_at: DateTime<Utc>,
    /// What.
    pub action: String,
    /// Who; nobody where the house itself did it.
    pub actor: Option<String>,
}

const CONCERNS: &str = "((a.subject_kind = 'person' and a.subject_id = (select said from me))
        or a.facts ->> 'person' = (select said from me))
    and (a.actor_id is null or a.actor_id <> (select id from me))";

/// How many acts of others concern somebody.
pub async fn count_acts(db: &impl ConnectionTrait, who: PersonId) -> Result<u64> {
    let text = format!("{ME} select 'audit' as name, count(*) as n from audit a where {CONCERNS}");
    let count = Count::find_by_statement(sql(db, &text, asked_by(who))).one(db).await?;
    Ok(count.map_or(0, |count| count.n.unsigned_abs()))
}

/// Acts of others that concern somebody, newest first.
pub async fn acts(db: &impl ConnectionTrait, who: PersonId, skip: u64, most: u64) -> Result<Vec<Act>> {
    let text = format!(
        "{ME} select a.happened_at, a.action, p.name as actor from audit a
        left join person p on p.id = a.actor_id
        where {CONCERNS} order by a.happened_at desc, a.id desc limit $3 offset $4"
    );
    let [id, said] = asked_by(who);
    Ok(Act::find_by_statement(sql(db, &text, [id, said, big(most), big(skip)])).all(db).await?)
}
