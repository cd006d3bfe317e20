//! Reading and writing.

use std::{
    ops::Deref,
    sync::{
        Arc, Mutex, OnceLock, PoisonError, RwLock,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, DbErr, RuntimeErr, SqlErr, SqliteTransactionMode, Statement,
    TransactionOptions, TransactionTrait, Value,
};
use uuid::Uuid;

use super::{
    files::FileStore, known::Known, later::InOrder, leaving::Leave, live::Live, news::Listener, standstill::Standstill,
};
use crate::platform::{
    clock::Clock,
    errors::{Error, Result},
    ids,
    settings::RETENTION_MONTHS,
};

/// The database, the files and the clock.
#[derive(Clone, Debug)]
pub struct Store {
    read: DatabaseConnection,
    write: DatabaseConnection,
    clock: Clock,
    statements: Arc<AtomicU64>,
    shared: Arc<Shared>,
}

/// What every copy of a store has in common.
#[derive(Default)]
struct Shared {
    listeners: OnceLock<Vec<Listener>>,
    live: Live,
    files: OnceLock<FileStore>,
    known: OnceLock<Known>,
    careless: AtomicBool,
    months: OnceLock<u32>,
    standstill: RwLock<Option<Standstill>>,
    leaving: Leave,
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} listeners", self.listeners.get().map_or(0, Vec::len))
    }
}

/// A write in progress. Only [`Store::write`] makes one, so a function that asks
/// for `&Tx` cannot run outside a transaction, nor disagree about the time.
pub struct Tx {
    inner: InOrder,
    now: DateTime<Utc>,
    shared: Arc<Shared>,
    /// What to say once this stands.
    told: Mutex<Vec<String>>,
}

impl Tx {
    /// The time of this write: the same for everything in it.
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// Who acts on news.
    pub(super) fn listeners(&self) -> &[Listener] {
        self.shared.listeners.get().map_or(&[], Vec::as_slice)
    }

    /// Who follows what.
    pub(super) fn live(&self) -> &Live {
        &self.shared.live
    }

    /// Wakes whoever follows `topic` once this write stands.
    pub(super) fn remember_to_wake(&self, topic: &str) {
        self.told.lock().unwrap_or_else(PoisonError::into_inner).push(topic.to_owned());
    }

    /// Whether guards against races are in force; always, except in the test that shows what they are for.
    pub fn is_guarded(&self) -> bool {
        !self.shared.careless.load(Ordering::Relaxed)
    }

    /// An id for something this write makes.
    pub fn id(&self) -> Uuid {
        ids::fresh(self.now)
    }

    /// Waits until no other write is busy with `about`, and keeps others waiting until this one has ended.
    ///
    /// For rules no index can hold: "five an hour" is counted, and two that
    /// count at once both find room. SQLite has one writer and needs no word.
    pub async fn take_turns(&self, about: &str) -> Result<()> {
        if self.inner.get_database_backend() == DbBackend::Postgres {
            let text = "select pg_advisory_xact_lock(hashtextextended($1, 0))";
            self.inner.execute_raw(sql(&self.inner, text, [about.into()])).await?;
        }
        Ok(())
    }
}

impl Deref for Tx {
    type Target = InOrder;

    fn deref(&self) -> &InOrder {
        &self.inner
    }
}

/// How often a write that another one got in the way of is tried.
const TRIES: u32 = 5;

/// How long it stays out of the way before it is tried again, at most, the first time; twice as long each time after.
const STEP_ASIDE: Duration = Duration::from_millis(20);

impl Store {
    /// A store over a pool for reading and one for writing; on SQLite the latter has one connection.
    pub fn new(mut read: DatabaseConnection, mut write: DatabaseConnection, clock: Clock) -> Self {
        let statements = Arc::new(AtomicU64::new(0));
        for connection in [&mut read, &mut write] {
            let statements = statements.clone();
            connection.set_metric_callback(move |_| {
                statements.fetch_add(1, Ordering::Relaxed);
            });
        }
        Self { read, write, clock, statements, shared: Arc::default() }
    }

    /// Says who acts on news, once for this store and all its copies.
    pub fn listen(&self, listeners: Vec<Listener>) {
        // A second house over the same store would bring the same listeners.
        let _ = self.shared.listeners.set(listeners);
    }

    /// Says for how many months after the end of a cohort what goes then is kept, once for this store and all its
    /// copies.
    pub fn keep_for(&self, months: u32) {
        let _ = self.shared.months.set(months);
    }

    /// For how many months after the end of a cohort what goes then is kept.
    pub fn months(&self) -> u32 {
        self.shared.months.get().copied().unwrap_or(RETENTION_MONTHS)
    }

    /// Says whether nobody writes for now, for this store and all its copies. Returns whether that is new.
    pub fn stand_still(&self, why: Option<Standstill>) -> bool {
        let mut now = self.shared.standstill.write().unwrap_or_else(PoisonError::into_inner);
        let new = *now != why;
        *now = why;
        new
    }

    /// Why nobody writes for now.
    pub fn standstill(&self) -> Option<Standstill> {
        self.shared.standstill.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Says where files are kept, once for this store and all its copies.
    pub fn keep_files(&self, files: FileStore) {
        let _ = self.shared.files.set(files);
    }

    /// Says what the house was put together with, once for this store and all its copies.
    pub fn lend(&self, known: Known) {
        let _ = self.shared.known.set(known);
    }

    /// What the house was put together with, by its type.
    pub fn known<T: 'static>(&self) -> Result<&T> {
        let known = self.shared.known.get();
        known.ok_or_else(|| Error::Broken(anyhow::anyhow!("the house is not put together")))?.get()
    }

    /// Where files are kept.
    pub fn files(&self) -> Result<&FileStore> {
        self.shared.files.get().ok_or_else(|| Error::Broken(anyhow::anyhow!("nobody said where files are kept")))
    }

    /// Takes the guards against races away, for the one test that must then see a seat sold twice:
    /// a race test that passes without them proves nothing.
    #[doc(hidden)]
    pub fn without_guards(&self) {
        self.shared.careless.store(true, Ordering::Relaxed);
    }

    /// How many statements were run so far.
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// The same database on another clock: for a story that is told after it happened.
    pub fn at(&self, clock: Clock) -> Self {
        Self { clock, ..self.clone() }
    }

    /// Connection for queries outside a write.
    pub fn read(&self) -> &DatabaseConnection {
        &self.read
    }

    /// The clock of the house.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Now.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Who follows what.
    pub(super) fn live(&self) -> &Live {
        &self.shared.live
    }

    /// Whether this process stays.
    pub(super) fn leaving(&self) -> &Leave {
        &self.shared.leaving
    }

    /// Whether this is PostgreSQL.
    pub fn is_postgres(&self) -> bool {
        self.write.get_database_backend() == DbBackend::Postgres
    }

    /// Runs `work` as one transaction: all of it happens, or nothing.
    ///
    /// Nothing may leave the process inside `work`; it may run up to five
    /// times, when the database says that another write came in between.
    /// Before each further time it steps aside for a moment: at once, it could
    /// take the very row the other one was about to get, and both wait for each other again.
    ///
    /// Refused while the house stands still.
    pub async fn write<T>(&self, work: impl AsyncFn(&Tx) -> Result<T>) -> Result<T> {
        self.goes_on()?;
        self.finish(work).await
    }

    /// The same for what has happened outside the house already and is only written down: it is done while the house
    /// stands still, too.
    pub async fn finish<T>(&self, work: impl AsyncFn(&Tx) -> Result<T>) -> Result<T> {
        let mut tries = 1;
        loop {
            match self.attempt(&work).await {
                Err(error) if tries < TRIES && came_in_between(&error) => {
                    metrics::counter!("lernweg_write_retries_total").increment(1);
                    tokio::time::sleep(STEP_ASIDE.mul_f64(rand::random::<f64>()) * 2_u32.pow(tries - 1)).await;
                    tries += 1;
                }
                outcome => return outcome,
            }
        }
    }

    async fn attempt<T>(&self, work: &impl AsyncFn(&Tx) -> Result<T>) -> Result<T> {
        // SQLite: take the write lock now and wait for it, rather than fail when a read becomes a write.
        let at_once = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let asked = Instant::now();
        let inner = InOrder::new(self.write.begin_with_options(at_once).await?);
        let begun = Instant::now();
        metrics::histogram!("lernweg_write_wait_seconds").record(begun - asked);
        let tx = Tx { inner, now: self.clock.now(), shared: self.shared.clone(), told: Mutex::default() };
        let done = work(&tx).await?; // an error drops `tx`, which rolls back
        tx.inner.commit().await?;
        metrics::histogram!("lernweg_write_seconds").record(begun.elapsed());
        for topic in tx.told.into_inner().unwrap_or_else(PoisonError::into_inner) {
            self.shared.live.wake(&topic);
        }
        Ok(done)
    }

    /// The schema's own connection, for migrations and pragmas.
    pub fn schema(&self) -> &DatabaseConnection {
        &self.write
    }

    /// Ends both pools.
    pub async fn close(self) -> Result<()> {
        self.read.close().await?;
        self.write.close().await?;
        Ok(())
    }
}

/// Serialisation failure or deadlock (PostgreSQL 40001, 40P01), or a busy SQLite file.
fn came_in_between(error: &Error) -> bool {
    let Error::Broken(cause) = error else { return false };
    let Some(DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error))) =
        cause.downcast_ref::<DbErr>()
    else {
        return false;
    };
    let code = error.as_database_error().and_then(|error| error.code());
    code.is_some_and(|code| matches!(&*code, "40001" | "40P01" | "5" | "517"))
}

/// A statement with bound values; `$1`, `$2` and so on stand for them on both databases.
pub fn sql(db: &impl ConnectionTrait, text: &str, values: impl IntoIterator<Item = Value>) -> Statement {
    Statement::from_sql_and_values(db.get_database_backend(), text, values)
}

/// A count as both databases bind it.
pub fn big(number: u64) -> Value {
    i64::try_from(number).unwrap_or(i64::MAX).into()
}

/// What stands between the brackets of `in (…)` for these ids, and the values for it: `$1, $2`.
pub fn places<T: Copy + Into<Value>>(ids: &[T]) -> (String, Vec<Value>) {
    let places: Vec<String> = (1..=ids.len()).map(|nth| format!("${nth}")).collect();
    (places.join(", "), ids.iter().map(|id| (*id).into()).collect())
}

/// Whether a unique index said no: somebody else was first.
pub fn is_unique_violation(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}
