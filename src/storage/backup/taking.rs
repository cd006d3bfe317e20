//! Making a backup while the house goes on.

use std::{
    fs::File,
    io::{BufWriter, Write},
};

use futures_util::TryStreamExt;
use migration::{Migrator, MigratorTrait};
use sea_orm::{AccessMode, ConnectionTrait, DatabaseTransaction, IsolationLevel, StreamTrait, TransactionTrait};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::{
    super::{FileStore, Store, sql},
    About, Counts, FORMAT,
    columns::{Column, columns, listed, tables},
};
use crate::platform::errors::{Error, Result};

type Archive = ZipWriter<BufWriter<File>>;

/// Writes a backup into `file`: the rows of one moment, then the files of `place` where it is given. When this
/// returns, all of it is on the disk.
pub async fn take(store: &Store, place: Option<&FileStore>, file: File) -> Result<(About, Counts)> {
    let mut archive = ZipWriter::new(BufWriter::new(file));
    let written = match write_all(store, place, &mut archive).await {
        Ok(written) => written,
        Err(error) => {
            // What is dropped would be brought to an end, on a disk that may have no room for it.
            std::mem::forget(archive);
            return Err(error);
        }
    };
    let buffer = archive.finish().map_err(anyhow::Error::from)?;
    let file = buffer.into_inner().map_err(|error| anyhow::Error::from(error.into_error()))?;
    file.sync_all().map_err(anyhow::Error::from)?;
    Ok(written)
}

async fn write_all(store: &Store, place: Option<&FileStore>, archive: &mut Archive) -> Result<(About, Counts)> {
    let moment = snapshot(store).await?;
    let about = About {
        format: FORMAT,
        lernweg: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: store.now(),
        changes: changes(&moment).await?,
    };
    write_part(archive, "backup.json", &about)?;
    let mut counts = Counts::default();
    for table in tables(&moment).await? {
        let rows = write_table(archive, &moment, &table).await?;
        counts.tables.insert(table, rows);
    }
    // The rows of that moment are written down; nobody has to keep them for us any longer.
    moment.rollback().await?;
    if let Some(place) = place {
        counts.files = Some(write_files(archive, place).await?);
    }
    write_part(archive, "counts.json", &counts)?;
    Ok((about, counts))
}

/// A transaction that sees one moment, however long it lasts. On SQLite it begins with the first statement; whoever
/// writes meanwhile is not held up by it.
async fn snapshot(store: &Store) -> Result<DatabaseTransaction> {
    if !store.is_postgres() {
        return Ok(store.read().begin().await?);
    }
    let moment =
        store.read().begin_with_config(Some(IsolationLevel::RepeatableRead), Some(AccessMode::ReadOnly)).await?;
    // A large table takes longer than a page may.
    moment
        .execute_unprepared("set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0")
        .await?;
    Ok(moment)
}

async fn changes(db: &impl ConnectionTrait) -> Result<Vec<String>> {
    let applied = Migrator::get_applied_migrations_read_only(db).await?;
    Ok(applied.iter().map(|change| change.name().to_owned()).collect())
}

async fn write_table(archive: &mut Archive, moment: &DatabaseTransaction, table: &str) -> Result<u64> {
    let columns = columns(moment, table).await?;
    begin_part(archive, &format!("tables/{table}.jsonl"), CompressionMethod::Deflated)?;
    write_line(archive, &columns)?;
    let text = format!("select {} from \"{table}\"", listed(&columns));
    let mut rows = moment.stream_raw(sql(moment, &text, [])).await?;
    let mut count = 0;
    while let Some(row) = rows.try_next().await? {
        let values = columns.iter().enumerate().map(|(nth, Column(_, holds))| holds.read(&row, nth));
        write_line(archive, &values.collect::<Result<Vec<_>, _>>()?)?;
        count += 1;
    }
    Ok(count)
}

/// What people sent is mostly small already, so it is not made smaller.
async fn write_files(archive: &mut Archive, place: &FileStore) -> Result<u64> {
    let mut names = Box::pin(place.all());
    let mut count = 0;
    while let Some(name) = names.try_next().await? {
        // Gone meanwhile: then no row names it any more either.
        let mut bytes = match place.get(&name).await {
            Ok(bytes) => Box::pin(bytes),
            Err(Error::Missing) => continue,
            Err(error) => return Err(error),
        };
        begin_part(archive, &format!("files/{}", name.as_str()), CompressionMethod::Stored)?;
        while let Some(chunk) = bytes.try_next().await? {
            archive.write_all(&chunk).map_err(anyhow::Error::from)?;
        }
        count += 1;
    }
    Ok(count)
}

fn begin_part(archive: &mut Archive, name: &str, method: CompressionMethod) -> Result<()> {
    let options = SimpleFileOptions::default().compression_method(method).compression_level(fast(method));
    // Nobody knows before how large a table is.
    archive.start_file(name, options.large_file(true)).map_err(anyhow::Error::from)?;
    Ok(())
}

/// Half the time of the usual level, for a twentieth more bytes.
fn fast(method: CompressionMethod) -> Option<i64> {
    (method == CompressionMethod::Deflated).then_some(2)
}

fn write_part(archive: &mut Archive, name: &str, part: &impl serde::Serialize) -> Result<()> {
    begin_part(archive, name, CompressionMethod::Deflated)?;
    write_line(archive, part)
}

fn write_line(archive: &mut Archive, line: &impl serde::Serialize) -> Result<()> {
    serde_json::to_writer(&mut *archive, line).map_err(anyhow::Error::from)?;
    archive.write_all(b"\n").map_err(anyhow::Error::from)?;
    Ok(())
}
