//! Passwords: Argon2id with the library's defaults (19 MiB, two passes, one
//! lane; the figures OWASP recommends), two at a time, so that two hundred
//! people signing in at once slow each other down and nobody else.

use std::sync::Arc;

use argon2::{Argon2, PasswordHasher, PasswordVerifier, password_hash::phc::PasswordHash};
use chrono::Duration;
use entity::{ids::SignInFailureId, sign_in_failure};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tokio::sync::Semaphore;

use crate::{
    platform::{
        errors::{Error, Result},
        secrets,
        text::{EmailAddress, Password},
    },
    storage::{Store, Tx},
};

/// How many are hashed at a time.
const AT_ONCE: usize = 2;
/// How many may wait for their turn.
const QUEUE: usize = 50;

/// Hashes and compares passwords, away from the threads that serve pages.
#[derive(Clone, Debug)]
pub struct Passwords {
    turns: Arc<Semaphore>,
    places: Arc<Semaphore>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self { turns: Arc::new(Semaphore::new(AT_ONCE)), places: Arc::new(Semaphore::new(QUEUE)) }
    }
}

impl Passwords {
    /// A PHC string for `password`.
    pub async fn hash(&self, password: &Password) -> Result<String> {
        let password = password.clone();
        self.take_turn(move || {
            let hash = Argon2::default().hash_password(password.as_str().as_bytes());
            hash.map(|hash| hash.to_string()).map_err(|error| Error::Broken(anyhow::anyhow!("hashing: {error}")))
        })
        .await?
    }

    /// Whether `password` is the one `hash` was made of. Takes as long without a hash as with one.
    pub async fn verify(&self, password: &Password, hash: Option<String>) -> Result<bool> {
        // Made of a value nobody has; only there to take its time.
        const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5LWlzLWhlcmU$\
                              O0vCMDkH8Y2mRzJwFQ2rYy5nTqXhPpVb3aLkGdSeWcE";
        let password = password.clone();
        self.take_turn(move || {
            let known = hash.is_some();
            let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
            let Ok(hash) = PasswordHash::new(&hash) else { return false };
            Argon2::default().verify_password(password.as_str().as_bytes(), &hash).is_ok() && known
        })
        .await
    }

    async fn take_turn<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let _place = self.places.try_acquire().map_err(|_| Error::Unavailable("too many sign-ins at once".into()))?;
        let _turn = self.turns.acquire().await.map_err(|error| Error::Broken(error.into()))?;
        tokio::task::spawn_blocking(work).await.map_err(|error| Error::Broken(error.into()))
    }
}

/// How many wrong passwords an account is allowed in a quarter of an hour. The
/// link by e-mail stays open, so nobody can lock a colleague out.
const MOST_FAILURES: u64 = 10;

fn account(email: &EmailAddress) -> String {
    secrets::hash(email.key())
}

/// Whether an account saw too many wrong passwords lately.
pub async fn too_many_failures(store: &Store, email: &EmailAddress) -> Result<bool> {
    let since = store.now() - Duration::minutes(15);
    let count = sign_in_failure::Entity::find()
        .filter(sign_in_failure::Column::AccountHash.eq(account(email)))
        .filter(sign_in_failure::Column::FailedAt.gt(since))
        .count(store.read())
        .await?;
    Ok(count >= MOST_FAILURES)
}

/// Writes down a wrong password.
pub async fn note_failure(tx: &Tx, email: &EmailAddress) -> Result<()> {
    let row = sign_in_failure::ActiveModel {
        id: Set(SignInFailureId(tx.id())),
        account_hash: Set(account(email)),
        failed_at: Set(tx.now()),
    };
    row.insert(&**tx).await?;
    Ok(())
}

/// Deletes failures older than a day.
pub async fn forget_failures(tx: &Tx) -> Result<u64> {
    let gone = sign_in_failure::Entity::delete_many()
        .filter(sign_in_failure::Column::FailedAt.lt(tx.now() - Duration::days(1)))
        .exec(&**tx)
        .await?;
    Ok(gone.rows_affected)
}

#[cfg(test)]
mod tests {
    use super::Passwords;
    use crate::platform::text::Password;

    #[tokio::test]
    async fn the_right_password_and_only_that() {
        let passwords = Passwords::default();
        let typed = |text: &str| Password::typed(text).unwrap();
        let hash = passwords.hash(&typed("ein langer Satz")).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(passwords.verify(&typed("ein langer Satz"), Some(hash.clone())).await.unwrap());
        assert!(!passwords.verify(&typed("ein anderer Satz"), Some(hash)).await.unwrap());
        assert!(!passwords.verify(&typed("ein langer Satz"), None).await.unwrap());
    }
}
