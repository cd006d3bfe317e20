//! Opening a database, and knowing whether it is one this binary can serve.

use std::{path::Path, time::Duration};

use migration::{Migrator, MigratorTrait};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
    sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous},
};

use super::{Store, sql};
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

/// Runs the migrations that are missing, as one change: all of them stand, or none. Of several processes that begin at
/// once one does it and the others find it done. Returns how many ran.
pub async fn migrate(store: &Store) -> Result<usize, Unfit> {
    change_schema(store, None).await
}

/// The same, but no more than `most` of them.
pub(super) async fn change_schema(store: &Store, most: Option<u32>) -> Result<usize, Unfit> {
    // A database a newer version made is left alone, and so is one that needs nothing: that takes no rights either.
    if pending(store.schema()).await? == 0 {
        return Ok(0);
    }
    let broken = |error: DbErr| Unfit(format!("The schema could not be changed: {error}."));
    let at_once = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let change = store.schema().begin_with_options(at_once).await.map_err(broken)?;
    if store.is_postgres() {
        // A large table takes as long as it takes, and so does waiting for whoever was first.
        let patience = "set local statement_timeout = 0; set local lock_timeout = 0;
            set local idle_in_transaction_session_timeout = 0";
        change.execute_unprepared(patience).await.map_err(broken)?;
        let turn = sql(&change, "select pg_advisory_xact_lock(hashtextextended('lernweg.schema', 0))", []);
        change.execute_raw(turn).await.map_err(broken)?;
    }
    let pending = pending(&change).await?;
    Migrator::up(&change, most).await.map_err(broken)?;
    change.commit().await.map_err(broken)?;
    Ok(most.map_or(pending, |most| pending.min(usize::try_from(most).unwrap_or(usize::MAX))))
}

/// Refuses a schema that is not this binary's.
pub async fn check_schema(store: &Store) -> Result<(), Unfit> {
    match pending(store.schema()).await? {
        0 => Ok(()),
        lacking => {
            Err(Unfit(format!("The database's schema lacks {lacking} change(s); `lernweg migrate` makes them.")))
        }
    }
}

/// How many changes the schema lacks. Only looks: whoever serves pages needs no right to make tables.
async fn pending(db: &impl ConnectionTrait) -> Result<usize, Unfit> {
    match Migrator::get_pending_migrations_read_only(db).await {
        Ok(pending) => Ok(pending.len()),
        // The one thing it makes up an error of its own for: a change that it has no file of.
        Err(DbErr::Custom(_)) => Err(Unfit(
            "The database has changes this version does not know: a newer version made it, and only that can serve it."
                .into(),
        )),
        Err(error) => Err(Unfit(format!("The database's schema cannot be read: {error}."))),
    }
}
