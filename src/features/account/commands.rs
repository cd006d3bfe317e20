//! Signing in by link.

use super::emails::SignInLink;
use crate::{
    identity::{ask_for_link, find_person_by_email},
    platform::{errors::Result, text::EmailAddress},
    storage::Tx,
};

/// Sends a sign-in link, if there is such an account and it did not ask too
/// often. Whoever asked is told the same either way.
pub async fn send_link(tx: &Tx, email: &EmailAddress, browser: &str, next: &str) -> Result<()> {
    let person = find_person_by_email(&**tx, email).await?;
    let Some(person) = person.filter(|person| person.deactivated_at.is_none()) else { return Ok(()) };
    if let Some(link) = ask_for_link(tx, person.id, browser).await? {
        tx.post(person.id, &SignInLink { link, next: next.to_owned() }).await?;
    }
    Ok(())
}
