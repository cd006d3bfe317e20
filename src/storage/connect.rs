//! Opening a database, and knowing whether it is one this binary can serve.

use std::{path::Path, time::Duration};

use migration::{Migrator, MigratorTrait};
use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DbErr,
    sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous},
};

use super::Store;
use crate::platform::{
    clock::Clock,
    settings::{Unfit, without_password},
};

/// What may happen when there is no database yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absent {
    /// Refuse: a typo in a path must not become an empty school.
    Refuse,
    /// Make the SQLite file.
    Create,
}

/// Readers beside the one SQLite writer.
const READERS: u32 = 4;
/// Connections to PostgreSQL per process.
const POSTGRES: u32 = 12;

/// Opens the database at `url`; does not look at its schema.
pub async fn open(url: &str, absent: Absent, clock: Clock) -> Result<Store, Unfit> {
    if url.starts_with("postgres://") || url.starts_with("postgresql://") {
        let pool = connect(postgres_options(url), url).await?;
        return Ok(Store::new(pool.clone(), pool, clock));
    }
    let Some(path) = url.strip_prefix("sqlite://") else {
        return Err(Unfit(format!(
            "LERNWEG_DATABASE_URL is {:?}; it must start with sqlite:// or postgres://.",
            without_password(url)
        )));
    };
    if path.is_empty() || path.contains(['?', '#']) {
        return Err(Unfit(format!("LERNWEG_DATABASE_URL is {url:?}; after sqlite:// comes the path of a file.")));
    }
    check_file(Path::new(path), absent)?;
    // The writer first: it makes the file and turns on the write-ahead log.
    let write = connect(sqlite_options(path, 1, false), url).await?;
    let read = connect(sqlite_options(path, READERS, true), url).await?;
    Ok(Store::new(read, write, clock))
}

fn check_file(path: &Path, absent: Absent) -> Result<(), Unfit> {
    if path.is_file() {
        return Ok(());
    }
    let shown = path.display();
    if path.exists() {
        return Err(Unfit(format!("The database {shown} is not a file.")));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(Unfit(format!("The database {shown} cannot be made: there is no folder {}.", folder.display())));
    }
    match absent {
        Absent::Create => Ok(()),
        Absent::Refuse => Err(Unfit(format!("There is no database {shown}; `lernweg migrate` makes it."))),
    }
}

fn sqlite_options(path: &str, connections: u32, read_only: bool) -> ConnectOptions {
    let mut options = ConnectOptions::new(format!("sqlite://{path}?mode=rwc"));
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(if read_only { 3 } else { 10 }))
        .sqlx_logging(false)
        // A file does not go away as a server does: asking first would double every query.
        .test_before_acquire(false)
        .map_sqlx_sqlite_opts(move |sqlite| {
            let sqlite = sqlite
                .journal_mode(SqliteJournalMode::Wal)
                // FULL: a commit that was acknowledged survives a power cut (measured; NORMAL loses some).
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(5))
                .pragma("temp_store", "MEMORY")
                .pragma("cache_size", "-16000");
            // A write that strays into the read pool fails instead of bypassing the writer.
            if read_only { sqlite.pragma("query_only", "ON") } else { sqlite }
        });
    options
}

fn postgres_options(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(POSTGRES)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(3))
        .sqlx_logging(false)
        .map_sqlx_postgres_opts(|postgres| {
            postgres.application_name("lernweg").options([
                ("statement_timeout", "5s"),
                ("lock_timeout", "3s"),
                ("idle_in_transaction_session_timeout", "15s"),
                ("timezone", "UTC"),
            ])
        });
    options
}

async fn connect(options: ConnectOptions, url: &str) -> Result<DatabaseConnection, Unfit> {
    let refused = |error: &dyn std::fmt::Display| {
        Unfit(format!("The database {} cannot be opened: {error}.", without_password(url)))
    };
    let database = Database::connect(options).await.map_err(|error| refused(&error))?;
    database.ping().await.map_err(|error| refused(&error))?;
    Ok(database)
}

/// Runs the migrations that are missing. Returns how many ran.
pub async fn migrate(store: &Store) -> Result<usize, Unfit> {
    let pending = pending(store).await?;
    let done = Migrator::up(store.schema(), None).await;
    done.map_err(|error| Unfit(format!("The schema could not be changed: {error}.")))?;
    Ok(pending)
}

/// Refuses a schema that is not this binary's.
pub async fn check_schema(store: &Store) -> Result<(), Unfit> {
    match pending(store).await? {
        0 => Ok(()),
        lacking => {
            Err(Unfit(format!("The database's schema lacks {lacking} change(s); `lernweg migrate` makes them.")))
        }
    }
}

/// How many changes the schema lacks. Only looks: whoever serves pages needs no right to make tables.
async fn pending(store: &Store) -> Result<usize, Unfit> {
    match Migrator::get_pending_migrations_read_only(store.schema()).await {
        Ok(pending) => Ok(pending.len()),
        // The one thing it makes up an error of its own for: a change that it has no file of.
        Err(DbErr::Custom(_)) => Err(Unfit(
            "The database has changes this version does not know: a newer version made it, and only that can serve it."
                .into(),
        )),
        Err(error) => Err(Unfit(format!("The database's schema cannot be read: {error}."))),
    }
}
