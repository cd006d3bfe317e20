//! Looking at what is on record about one person: a deed of its own.

use chrono::Duration;
use entity::ids::PersonId;
use serde_json::json;

use super::{policies::SeeAudit, rules::LOOK};
use crate::{identity::Permit, platform::errors::Result, storage::Tx};

/// So long one look lasts.
pub const LASTS: Duration = Duration::hours(1);

/// Puts on record that an auditor looks at what is on record about somebody.
pub async fn look_at(tx: &Tx, may: &Permit<SeeAudit>, whom: PersonId) -> Result<()> {
    tx.record(Some(may.who().id), LOOK, ("person", whom), json!({})).await
}
