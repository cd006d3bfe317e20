//! Putting a backup into a database that is empty.

use std::io::{BufRead, BufReader, Read};

use actix_web::web::Bytes;
use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, Value};
use serde_json::Value as Json;

use super::{
    super::{FileKey, FileStore, Store, Tx, connect::change_schema, sql},
    Archive, Backup,
    columns::{Column, columns, listed, tables},
};
use crate::platform::{errors::Result, settings::Unfit};

/// The most values one statement brings; both databases take several times as many.
const VALUES: usize = 4_000;

/// The names of the changes this version makes, in their order.
pub(super) fn known_changes() -> Vec<String> {
    Migrator::migrations().iter().map(|change| change.name().to_owned()).collect()
}

/// Gives an empty database the schema a backup was made with. Refuses one with another schema, and one with rows: what
/// is there is somebody's.
pub async fn ready_for(store: &Store, backup: &Backup) -> Result<(), Unfit> {
    let broken = |error: &dyn std::fmt::Display| Unfit(format!("The database cannot be made ready: {error}."));
    let applied = Migrator::get_applied_migrations_read_only(store.schema()).await.map_err(|error| broken(&error))?;
    let (had, wanted) = (applied.len(), backup.about.changes.len());
    if had == 0 {
        let steps = u32::try_from(wanted).unwrap_or(u32::MAX);
        return change_schema(store, Some(steps)).await.map(|_| ());
    }
    if had != wanted {
        return Err(Unfit(
            "The database has a schema already. A backup goes into one that is empty, without `lernweg migrate`."
                .into(),
        ));
    }
    match first_with_rows(store).await.map_err(|error| broken(&error))? {
        None => Ok(()),
        Some(table) => Err(Unfit(format!(
            "The database is not empty: there are rows in {table}. A backup goes into one that is empty."
        ))),
    }
}

async fn first_with_rows(store: &Store) -> Result<Option<String>> {
    for table in tables(store.schema()).await? {
        let text = format!("select 1 from \"{table}\" limit 1");
        if store.schema().query_one_raw(sql(store.schema(), &text, [])).await?.is_some() {
            return Ok(Some(table));
        }
    }
    Ok(None)
}

/// Brings every row of a backup into a database that is ready for it: all of them, or none. From then on its mail is
/// that of nobody, until somebody says so.
pub async fn put_back(tx: &Tx, backup: &Backup) -> Result<()> {
    let hanging = let_go(tx).await?;
    let mut archive = backup.archive()?;
    for (table, counted) in &backup.counts.tables {
        let brought = read_table(tx, &mut archive, table).await?;
        if brought != *counted {
            return Err(anyhow::anyhow!("of {counted} rows of {table} there are {brought}").into());
        }
    }
    for text in hanging {
        tx.execute_unprepared(&text).await?;
    }
    disarm(tx, backup).await
}

/// Rows come table by table, and hang on others that come later. SQLite looks at that when all are there; PostgreSQL has
/// to be told to look away until then. Returns what puts it right.
async fn let_go(tx: &Tx) -> Result<Vec<String>> {
    if tx.get_database_backend() != sea_orm::DbBackend::Postgres {
        tx.execute_unprepared("pragma defer_foreign_keys = on").await?;
        return Ok(Vec::new());
    }
    tx.execute_unprepared("set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0").await?;
    let text = "select conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) from pg_constraint
        where contype = 'f' and connamespace = current_schema()::regnamespace order by 1, 2";
    let mut hanging = Vec::new();
    for row in tx.query_all_raw(sql(&**tx, text, [])).await? {
        let (table, name): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let rule: String = row.try_get_by_index(2)?;
        tx.execute_unprepared(&format!("alter table {table} drop constraint {name}")).await?;
        hanging.push(format!("alter table {table} add constraint {name} {rule}"));
    }
    Ok(hanging)
}

async fn read_table(tx: &Tx, archive: &mut Archive, table: &str) -> Result<u64> {
    let part = archive.by_name(&format!("tables/{table}.jsonl")).map_err(anyhow::Error::from)?;
    let mut lines = BufReader::new(part);
    let mut line = String::new();
    lines.read_line(&mut line).map_err(anyhow::Error::from)?;
    let said: Vec<Column> = serde_json::from_str(&line).map_err(anyhow::Error::from)?;
    if said != columns(&**tx, table).await? {
        return Err(anyhow::anyhow!("{table} has other columns than its schema").into());
    }
    let most = (VALUES / said.len().max(1)).max(1);
    let mut rows = Vec::with_capacity(most);
    let mut brought = 0;
    while let Some(row) = next_row(&mut lines, &mut line, &said, table)? {
        rows.push(row);
        brought += 1;
        if rows.len() == most {
            insert(tx, table, &said, std::mem::take(&mut rows)).await?;
        }
    }
    if !rows.is_empty() {
        insert(tx, table, &said, rows).await?;
    }
    Ok(brought)
}

fn next_row(
    lines: &mut impl BufRead,
    line: &mut String,
    columns: &[Column],
    table: &str,
) -> Result<Option<Vec<Value>>> {
    line.clear();
    if lines.read_line(line).map_err(anyhow::Error::from)? == 0 {
        return Ok(None);
    }
    let said: Vec<Json> = serde_json::from_str(line).map_err(anyhow::Error::from)?;
    let row: Option<Vec<Value>> =
        said.into_iter().zip(columns).map(|(said, Column(_, holds))| holds.value(said)).collect();
    match row.filter(|row| row.len() == columns.len()) {
        Some(row) => Ok(Some(row)),
        None => Err(anyhow::anyhow!("a row of {table} does not fit").into()),
    }
}

async fn insert(tx: &Tx, table: &str, columns: &[Column], rows: Vec<Vec<Value>>) -> Result<()> {
    let wide = columns.len();
    let places = (0..rows.len()).map(|row| {
        let places: Vec<String> = (1..=wide).map(|nth| format!("${}", row * wide + nth)).collect();
        format!("({})", places.join(", "))
    });
    let places: Vec<String> = places.collect();
    let text = format!("insert into \"{table}\" ({}) values {}", listed(columns), places.join(", "));
    tx.execute_raw(sql(&**tx, &text, rows.into_iter().flatten())).await?;
    Ok(())
}

/// A copy of a house must not write to its people; that this is no copy, somebody has to say. What was on its way when
/// the backup was made may have arrived; it waits like everything else.
async fn disarm(tx: &Tx, backup: &Backup) -> Result<()> {
    let made = backup.about.made_at.format("%Y-%m-%d %H:%M UTC");
    let text = "update mail_arming set base_url = base_url || $1";
    tx.execute_raw(sql(&**tx, text, [format!(" (backup of {made})").into()])).await?;
    Ok(())
}

/// Puts the files of a backup in their place. One that is there already has the same bytes: no name is given twice.
/// Returns how many there were.
pub async fn put_files_back(place: &FileStore, backup: &Backup) -> Result<u64> {
    let mut archive = backup.archive()?;
    let mut count = 0;
    for nth in 0..archive.len() {
        let mut part = archive.by_index(nth).map_err(anyhow::Error::from)?;
        let name = part.name().map_err(anyhow::Error::from)?.into_owned();
        let Some(name) = name.strip_prefix("files/").map(FileKey::of) else { continue };
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).map_err(anyhow::Error::from)?;
        place.put(&name, Bytes::from(bytes)).await?;
        count += 1;
    }
    Ok(count)
}
