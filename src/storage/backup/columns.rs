//! What columns hold, whatever a database calls it, and how a value looks in a backup.

use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, TryGetable, Value};
use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::super::sql;
use crate::platform::errors::Result;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Holds {
    Id,
    Instant,
    Date,
    Time,
    Json,
    Bytes,
    Flag,
    Whole,
    Real,
    Words,
}

/// One column of a table: its name and what it holds.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(super) struct Column(pub(super) String, pub(super) Holds);

impl Holds {
    /// By the name the schema gives it; nothing where it is none of those the house uses.
    fn of(declared: &str) -> Option<Self> {
        Some(match declared {
            "uuid_text" | "uuid" => Self::Id,
            "timestamp_with_timezone_text" | "timestamptz" => Self::Instant,
            "date_text" | "date" => Self::Date,
            "time_text" | "time" => Self::Time,
            "json_text" | "jsonb" => Self::Json,
            "blob" | "bytea" => Self::Bytes,
            "boolean" | "bool" => Self::Flag,
            "integer" | "bigint" | "int4" | "int8" => Self::Whole,
            "real" | "float8" => Self::Real,
            "text" | "varchar" => Self::Words,
            _ => return None,
        })
    }

    /// The value in column `nth` of a row as a backup has it.
    pub(super) fn read(self, row: &QueryResult, nth: usize) -> Result<Json, DbErr> {
        Ok(match self {
            Self::Id => json!(get::<Uuid>(row, nth)?),
            Self::Instant => json!(get::<DateTime<Utc>>(row, nth)?),
            Self::Date => json!(get::<NaiveDate>(row, nth)?),
            Self::Time => json!(get::<NaiveTime>(row, nth)?),
            // As text, so that a JSON `null` and nothing at all stay two things.
            Self::Json => json!(get::<Json>(row, nth)?.map(|value| value.to_string())),
            Self::Bytes => json!(get::<Vec<u8>>(row, nth)?.map(|bytes| STANDARD.encode(bytes))),
            Self::Flag => json!(get::<bool>(row, nth)?),
            // PostgreSQL tells numbers of 32 and 64 bits apart, and does not hand out one as the other.
            Self::Whole => match get::<i64>(row, nth) {
                Ok(number) => json!(number),
                Err(_) => json!(get::<i32>(row, nth)?),
            },
            Self::Real => json!(get::<f64>(row, nth)?),
            Self::Words => json!(get::<String>(row, nth)?),
        })
    }

    /// What a backup has as the database takes it; nothing where it does not fit.
    pub(super) fn value(self, said: Json) -> Option<Value> {
        Some(match self {
            Self::Id => fit::<Uuid>(said)?.into(),
            Self::Instant => fit::<DateTime<Utc>>(said)?.into(),
            Self::Date => fit::<NaiveDate>(said)?.into(),
            Self::Time => fit::<NaiveTime>(said)?.into(),
            Self::Json => match fit::<String>(said)? {
                Some(text) => serde_json::from_str::<Json>(&text).ok()?.into(),
                None => None::<Json>.into(),
            },
            Self::Bytes => match fit::<String>(said)? {
                Some(text) => STANDARD.decode(text).ok()?.into(),
                None => None::<Vec<u8>>.into(),
            },
            Self::Flag => fit::<bool>(said)?.into(),
            Self::Whole => fit::<i64>(said)?.into(),
            Self::Real => fit::<f64>(said)?.into(),
            Self::Words => fit::<String>(said)?.into(),
        })
    }
}

fn get<T: TryGetable>(row: &QueryResult, nth: usize) -> Result<Option<T>, DbErr> {
    row.try_get_by_index(nth)
}

/// Nothing where it is something else; nothing in it where it is `null`.
#[allow(clippy::option_option, reason = "no value and an unfit value are two things")]
fn fit<T: serde::de::DeserializeOwned>(said: Json) -> Option<Option<T>> {
    serde_json::from_value(said).ok()
}

/// Tables that are made from others, and are made anew instead of kept: the index of the search.
const MADE: &str = "search_";
/// What the migrations keep about themselves.
const SCHEMA: &str = "seaql_migrations";

/// The names of all tables that are kept, in the order of the alphabet.
pub(super) async fn tables(db: &impl ConnectionTrait) -> Result<Vec<String>> {
    let text = match db.get_database_backend() {
        DbBackend::Postgres => "select tablename from pg_tables where schemaname = current_schema()",
        _ => "select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'",
    };
    let rows = db.query_all_raw(sql(db, text, [])).await?;
    let mut names = rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<Vec<String>, DbErr>>()?;
    names.retain(|name| !name.starts_with(MADE) && name != SCHEMA);
    names.sort();
    Ok(names)
}

/// The columns of a table, in its own order, but for those the database reckons itself.
pub(super) async fn columns(db: &impl ConnectionTrait, table: &str) -> Result<Vec<Column>> {
    let text = match db.get_database_backend() {
        DbBackend::Postgres => {
            "select column_name::text, udt_name::text from information_schema.columns where table_schema = current_schema()
                and table_name = $1 and is_generated = 'NEVER' order by ordinal_position"
        }
        _ => "select name, lower(type) from pragma_table_info($1) order by cid",
    };
    let mut found = Vec::new();
    for row in db.query_all_raw(sql(db, text, [table.into()])).await? {
        let (name, declared): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let holds = Holds::of(&declared)
            .ok_or_else(|| anyhow::anyhow!("{table}.{name} is {declared}, which no backup knows how to keep"))?;
        found.push(Column(name, holds));
    }
    Ok(found)
}

/// Names in a statement, between commas.
pub(super) fn listed(columns: &[Column]) -> String {
    columns.iter().map(|Column(name, _)| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use sea_orm::Value;
    use serde_json::{Value as Json, json};

    use super::Holds;

    #[test]
    fn what_a_backup_has_fits_or_is_refused() {
        let unfit = [
            (Holds::Id, json!("nobody")),
            (Holds::Instant, json!("yesterday")),
            (Holds::Date, json!("2027-02-30")),
            (Holds::Time, json!("25:00:00")),
            (Holds::Json, json!("{")),
            (Holds::Bytes, json!("*")),
            (Holds::Flag, json!(1)),
            (Holds::Whole, json!("1")),
            (Holds::Real, json!("1.5")),
            (Holds::Words, json!(1)),
        ];
        for (holds, said) in unfit {
            assert_eq!(holds.value(said.clone()), None, "{holds:?} {said}");
            assert!(holds.value(Json::Null).is_some(), "{holds:?} may be nothing");
        }
    }

    #[test]
    fn a_json_null_is_not_nothing() {
        assert_eq!(Holds::Json.value(json!("null")), Some(Value::from(Json::Null)));
        assert_ne!(Holds::Json.value(Json::Null), Holds::Json.value(json!("null")));
    }
}
