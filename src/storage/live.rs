//! Whoever looks at something hears that it is new, once what was written stands.
//!
//! A write says what it touched ([`Tx::tell`]); when it has been committed, whoever follows that
//! topic in this process is woken. PostgreSQL carries the word to all other processes, in the same
//! transaction (`NOTIFY`). Nothing is promised: whoever is woken looks for themselves what is new,
//! and whoever missed a word finds out the next time they look.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use sea_orm::{ConnectionTrait, sqlx::postgres::PgListener};
use tokio::sync::watch;

use super::{Store, Tx, sql};
use crate::platform::errors::Result;

/// The channel on which processes over one PostgreSQL database tell each other.
const CHANNEL: &str = "lernweg_live";
/// How long to wait before a listener whose connection broke is set up again.
const AGAIN: Duration = Duration::from_secs(2);

/// Who follows what in this process.
#[derive(Debug)]
pub(super) struct Live {
    topics: Mutex<HashMap<String, watch::Sender<u64>>>,
    /// Tells this process's own words from those of others.
    node: u64,
}

impl Default for Live {
    fn default() -> Self {
        Self { topics: Mutex::default(), node: rand::random() }
    }
}

impl Live {
    fn follow(&self, topic: &str) -> watch::Receiver<u64> {
        let mut topics = self.topics.lock().unwrap_or_else(PoisonError::into_inner);
        topics.retain(|_, sender| sender.receiver_count() > 0);
        topics.entry(topic.to_owned()).or_insert_with(|| watch::channel(0).0).subscribe()
    }

    pub(super) fn wake(&self, topic: &str) {
        let topics = self.topics.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sender) = topics.get(topic) {
            sender.send_modify(|times| *times = times.wrapping_add(1));
        }
    }

    fn wake_all(&self) {
        let topics = self.topics.lock().unwrap_or_else(PoisonError::into_inner);
        for sender in topics.values() {
            sender.send_modify(|times| *times = times.wrapping_add(1));
        }
    }
}

impl Tx {
    /// Says that there is something new about `topic`: a word of ours and an id, `thread:…`.
    /// Whoever follows it is woken once this write stands.
    pub async fn tell(&self, topic: &str) -> Result<()> {
        if self.get_database_backend() == sea_orm::DbBackend::Postgres {
            let word = format!("{} {topic}", self.live().node);
            self.execute_raw(sql(&**self, "select pg_notify($1, $2)", [CHANNEL.into(), word.into()])).await?;
        }
        self.remember_to_wake(topic);
        Ok(())
    }
}

impl Store {
    /// Wakes its owner whenever there is something new about `topic`.
    pub fn follow(&self, topic: &str) -> watch::Receiver<u64> {
        self.live().follow(topic)
    }

    /// Passes on what other processes over the same database tell, and never ends by itself; on SQLite
    /// there are none. To be awaited beside what serves, not left to itself: its connection can only be
    /// given back while the runtime is still there.
    pub async fn hear_other_nodes(&self) {
        if !self.is_postgres() {
            return std::future::pending().await;
        }
        loop {
            if let Err(error) = self.hear().await {
                tracing::warn!(cause = %error, "news of other nodes cannot be heard for the moment");
            }
            tokio::time::sleep(AGAIN).await;
        }
    }

    async fn hear(&self) -> Result<(), sea_orm::sqlx::Error> {
        let pool = self.read().get_postgres_connection_pool();
        let mut listener = PgListener::connect_with(pool).await?;
        listener.listen(CHANNEL).await?;
        // Something may have been told while nobody listened.
        self.live().wake_all();
        loop {
            let Some(word) = listener.try_recv().await? else {
                self.live().wake_all();
                continue;
            };
            let Some((node, topic)) = word.payload().split_once(' ') else { continue };
            if node != self.live().node.to_string() {
                self.live().wake(topic);
            }
        }
    }
}
