//! Asking to be forgotten, and thinking better of it.

use entity::{ids::PersonId, states::Wording};
use serde_json::json;

use super::emails::GoingAway;
use crate::{
    identity::{GRACE, ask_to_be_forgotten, stay_after_all},
    platform::errors::Result,
    storage::Tx,
};

/// Somebody wants to be forgotten in a week, and hears by e-mail that this was asked. Refused where they have
/// asked already.
pub async fn ask(tx: &Tx, who: PersonId, words: Wording) -> Result<()> {
    let row = ask_to_be_forgotten(tx, who, words, GRACE).await?;
    tx.post(who, &GoingAway { asked_at: row.asked_at }).await?;
    tx.record(Some(who), "ask_for_erasure", ("person", who), json!({ "words": words.word() })).await
}

/// They stay after all. Refused where nothing was asked.
pub async fn stay(tx: &Tx, who: PersonId) -> Result<()> {
    stay_after_all(tx, who).await?;
    tx.record(Some(who), "stay_after_all", ("person", who), json!({})).await
}
