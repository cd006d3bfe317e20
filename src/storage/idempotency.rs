//! A form carries a key. Sent twice, it acts once and answers twice the same.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use entity::{idempotency, ids::PersonId};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryTrait, sea_query::OnConflict,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Store, Tx};
use crate::platform::errors::{Error, Refusal, Result};

/// The key of one form as it was served: 43 characters nobody can guess.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormKey(String);

impl FormKey {
    /// Accepts 16 to 64 characters of the URL-safe alphabet.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (16..=64).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        fits.then(|| Self(text.to_owned()))
    }

    /// The key of one thing a form does beside what it is for, and may do more than once: take a file in.
    pub fn beside(&self, what: &[u8]) -> Self {
        let mut sha = Sha256::new();
        sha.update(self.0.as_bytes());
        sha.update([0]);
        sha.update(what);
        Self(URL_SAFE_NO_PAD.encode(sha.finalize()))
    }
}

/// Where a browser goes after a form has acted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Path within the house.
    pub path: String,
    /// Key of the sentence that says what was done.
    pub said: Option<String>,
}

impl Outcome {
    /// On to `path`, saying what was done.
    pub fn to(path: impl Into<String>, said: &str) -> Self {
        Self { path: path.into(), said: Some(said.to_owned()) }
    }

    /// On to `path` without a word.
    pub fn silently(path: impl Into<String>) -> Self {
        Self { path: path.into(), said: None }
    }
}

impl Store {
    /// Runs `work` as one transaction unless a form with this key has acted
    /// before; then answers as it did then. A refused form leaves its key free.
    pub async fn once(
        &self,
        key: &FormKey,
        who: Option<PersonId>,
        work: impl AsyncFn(&Tx) -> Result<Outcome>,
    ) -> Result<Outcome> {
        self.write(async |tx| tx.once(key, who, &work).await).await
    }

    /// The same for what lets people in: see [`Store::admit`].
    pub async fn once_at_the_door(
        &self,
        key: &FormKey,
        who: Option<PersonId>,
        work: impl AsyncFn(&Tx) -> Result<Outcome>,
    ) -> Result<Outcome> {
        self.admit(async |tx| tx.once(key, who, &work).await).await
    }
}

impl Tx {
    async fn once(
        &self,
        key: &FormKey,
        who: Option<PersonId>,
        work: &impl AsyncFn(&Self) -> Result<Outcome>,
    ) -> Result<Outcome> {
        if let Some(outcome) = self.claim_key(key, who).await? {
            return Ok(outcome);
        }
        let outcome = work(self).await?;
        self.settle_key(key, &outcome).await?;
        Ok(outcome)
    }

    /// Takes the key for this transaction; `Some` where it was taken before.
    /// On PostgreSQL a second one waits here until the first has committed.
    async fn claim_key(&self, key: &FormKey, who: Option<PersonId>) -> Result<Option<Outcome>> {
        let row = idempotency::ActiveModel {
            key: Set(key.0.clone()),
            person_id: Set(who),
            outcome: Set(None),
            created_at: Set(self.now()),
        };
        let taken = idempotency::Entity::insert(row)
            .on_conflict(OnConflict::column(idempotency::Column::Key).do_nothing().to_owned())
            .exec_without_returning(&**self)
            .await?;
        if taken == 1 {
            return Ok(None);
        }
        let earlier = idempotency::Entity::find_by_id(key.0.clone()).one(&**self).await?;
        let earlier = earlier.filter(|row| row.person_id == who).ok_or(Refusal::conflict("form-key-foreign"))?;
        let outcome = earlier.outcome.ok_or(Refusal::conflict("form-key-foreign"))?;
        serde_json::from_str(&outcome).map(Some).map_err(|error| Error::Broken(error.into()))
    }

    async fn settle_key(&self, key: &FormKey, outcome: &Outcome) -> Result<()> {
        let outcome = serde_json::to_string(outcome).map_err(|error| Error::Broken(error.into()))?;
        let settle = idempotency::Entity::update_many()
            .col_expr(idempotency::Column::Outcome, sea_orm::sea_query::Expr::value(outcome))
            .filter(idempotency::Column::Key.eq(key.0.clone()));
        self.later(settle.build(self.get_database_backend())).await
    }

    /// Forgets keys older than a day: a form is not sent twice later than that.
    pub async fn forget_keys(&self) -> Result<u64> {
        let day_ago = self.now() - chrono::Duration::days(1);
        let gone =
            idempotency::Entity::delete_many().filter(idempotency::Column::CreatedAt.lt(day_ago)).exec(&**self).await?;
        Ok(gone.rows_affected)
    }
}
