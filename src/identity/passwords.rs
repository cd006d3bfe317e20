//! Passwords: Argon2id with the library's defaults (19 MiB, two passes, one
//! lane; the figures OWASP recommends), two at a time, so that two hundred
//! people signing in at once slow each other down and nobody else.

use std::sync::Arc;

use argon2::{Argon2, PasswordHasher, PasswordVerifier, password_hash::phc::PasswordHash};
use chrono::Duration;
use entity::{
    ids::{PersonId, SignInFailureId},
    person, sign_in_failure,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::Expr,
};
use serde_json::json;
use tokio::sync::Semaphore;

use super::{Stay, end_sessions, find_person, open_session};
use crate::{
    platform::{
        errors::{Error, Refusal, Result},
        secrets,
        text::{EmailAddress, Password},
    },
    storage::Tx,
};

/// How many are hashed at a time.
const AT_ONCE: usize = 2;
/// How many may wait for their turn.
const QUEUE: usize = 50;

/// Made of a value nobody has; only there to take its time.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5LWlzLWhlcmU$O0vCMDkH8Y2mRzJwFQ2rYy5nTqXhPpVb3aLkGdSeWcE";

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

/// Begins a try at a password. It counts as a failure until it turns out right, so
/// that fifty at once are no more than ten. `None` where there were too many lately.
pub async fn begin_try(tx: &Tx, email: &EmailAddress) -> Result<Option<SignInFailureId>> {
    let account = account(email);
    tx.take_turns(&format!("tries at {account}")).await?;
    let since = tx.now() - Duration::minutes(15);
    let count = sign_in_failure::Entity::find()
        .filter(sign_in_failure::Column::AccountHash.eq(&account))
        .filter(sign_in_failure::Column::FailedAt.gt(since))
        .count(&**tx)
        .await?;
    if count >= MOST_FAILURES {
        return Ok(None);
    }
    let row = sign_in_failure::ActiveModel {
        id: Set(SignInFailureId(tx.id())),
        account_hash: Set(account),
        failed_at: Set(tx.now()),
    };
    Ok(Some(row.insert(&**tx).await?.id))
}

/// Takes a try back that was none: the password was right, or nobody had time to compare it.
pub async fn forgive_try(tx: &Tx, id: SignInFailureId) -> Result<()> {
    sign_in_failure::Entity::delete_by_id(id).exec(&**tx).await?;
    Ok(())
}

/// Opens a session for somebody whose password was compared with `hash`. Refused
/// where it has changed or the account was closed while it was compared: signing
/// out everywhere would otherwise leave a door open for whoever waited in the queue.
pub async fn open_session_by_password(tx: &Tx, who: PersonId, hash: &str, stay: Stay) -> Result<String> {
    tx.take_turns(&password_of(who)).await?;
    let person = find_person(&**tx, who).await?;
    let same = person.is_some_and(|now| now.deactivated_at.is_none() && now.password_hash.as_deref() == Some(hash));
    if !same {
        return Err(Refusal::unfit("account-wrong-password").into());
    }
    open_session(tx, who, stay).await
}

/// Sets one's own password and signs out every browser. Refused where the password
/// is no longer the one `before` was read as: of two changes at once, one counts.
pub async fn set_password(tx: &Tx, who: PersonId, before: Option<&str>, hash: &str) -> Result<()> {
    tx.take_turns(&password_of(who)).await?;
    let unchanged = match before {
        Some(before) => person::Column::PasswordHash.eq(before),
        None => person::Column::PasswordHash.is_null(),
    };
    let changed = person::Entity::update_many()
        .col_expr(person::Column::PasswordHash, Expr::value(hash))
        .filter(person::Column::Id.eq(who))
        .filter(unchanged)
        .exec(&**tx)
        .await?;
    if changed.rows_affected != 1 {
        return Err(Refusal::unfit("account-wrong-current").into());
    }
    end_sessions(tx, who).await?;
    tx.record(Some(who), "set_password", ("person", who), json!({})).await
}

fn password_of(who: PersonId) -> String {
    format!("password of {who}")
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
    use argon2::{Argon2, PasswordHasher, PasswordVerifier, password_hash::phc::PasswordHash};

    use super::{NOBODY, Passwords};
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

    #[test]
    fn an_address_nobody_has_is_compared_at_the_same_cost() {
        // A hash that cannot be read would be refused at once, and the time would tell.
        let hash = PasswordHash::new(NOBODY).unwrap();
        let compared = Argon2::default().verify_password(b"ein langer Satz", &hash);
        assert_eq!(compared, Err(argon2::password_hash::Error::PasswordInvalid));
        let real = Argon2::default().hash_password(b"ein langer Satz").unwrap();
        assert_eq!((&hash.algorithm, &hash.version, &hash.params), (&real.algorithm, &real.version, &real.params));
    }
}
