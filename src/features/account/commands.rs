//! Signing in by link, and saying no to e-mails.

use entity::ids::PersonId;
use serde_json::json;

use super::emails::SignInLink;
use crate::{
    identity::{ask_for_link, find_person_by_email, set_wanted},
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

/// Says which kinds of e-mail one wants; `all` are those one can say no to.
pub async fn choose_mails(tx: &Tx, who: PersonId, all: &[&'static str], wanted: &[String]) -> Result<()> {
    for kind in all {
        set_wanted(tx, who, kind, wanted.iter().any(|wanted| wanted == kind)).await?;
    }
    Ok(())
}

/// Says no to a kind of e-mail from a link in one.
pub async fn stop_mails(tx: &Tx, who: PersonId, kind: &str) -> Result<()> {
    set_wanted(tx, who, kind, false).await?;
    tx.record(Some(who), "stop_mails", ("person", who), json!({ "kind": kind })).await
}
