//! News travels upward: a room says what happened, in the transaction in which it
//! happened, and rooms on higher shelves that asked to be told act in the same one.
//! Either all of it is true afterwards, or none.

use std::{str::FromStr, sync::Arc};

use futures_util::future::LocalBoxFuture;
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

use super::Tx;
use crate::platform::errors::{Error, Result};

/// What happened.
#[derive(Clone, Debug)]
pub struct News {
    /// Room and event: `cohorts.seat_freed`.
    pub kind: &'static str,
    /// The id of what it happened to.
    pub subject: Uuid,
    /// What else a listener may want to know: ids and dates.
    pub facts: Value,
}

impl News {
    /// The facts as whoever said them wrote them down.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T> {
        T::deserialize(&self.facts).map_err(|error| Error::Broken(error.into()))
    }

    /// The number that stands under `fact`; none where there is none.
    pub fn number(&self, fact: &str) -> Option<u32> {
        self.facts.get(fact).and_then(Value::as_u64).and_then(|number| u32::try_from(number).ok())
    }

    /// The id that stands under `fact`.
    pub fn id<T: FromStr>(&self, fact: &str) -> Result<T> {
        let id = self.facts.get(fact).and_then(|id| id.as_str()?.parse().ok());
        id.ok_or_else(|| Error::Broken(anyhow::anyhow!("{} does not say {fact}", self.kind)))
    }
}

/// Acts on news, in the transaction it came with.
pub type Listener = Arc<dyn for<'a> Fn(&'a Tx, &'a News) -> LocalBoxFuture<'a, Result<()>> + Send + Sync>;

impl Tx {
    /// Says what happened to whoever listens; an error of theirs is an error of this write.
    pub async fn announce(&self, kind: &'static str, subject: Uuid, facts: Value) -> Result<()> {
        let news = News { kind, subject, facts };
        for listener in self.listeners() {
            listener(self, &news).await?;
        }
        Ok(())
    }
}
