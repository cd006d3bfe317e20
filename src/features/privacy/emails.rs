//! E-mails about what Lernweg knows about somebody.

use chrono::{DateTime, Utc};
use entity::states::Wording;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{
    identity::erasure_of,
    platform::{
        errors::Result,
        zones::{self, Style},
    },
    storage::outbox::{Desk, Email, Lane, Letter, Recipient},
};

/// Somebody asked for everything to be erased: they, or whoever sits at their computer.
#[derive(Serialize, Deserialize)]
pub struct GoingAway {
    /// When it was asked.
    pub asked_at: DateTime<Utc>,
}

impl Email for GoingAway {
    const KIND: &'static str = "privacy/erasure";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = false;
    const KEEPS_FOR: i64 = 6 * 24 * 60;

    fn subject(&self) -> String {
        self.asked_at.timestamp_micros().to_string()
    }

    /// Nothing to say once they have thought better of it.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let Some(person) = reader.person else { return Ok(None) };
        let asked = erasure_of(desk.store.read(), person).await?;
        let Some(asked) = asked.filter(|row| row.done_at.is_none() && row.asked_at == self.asked_at) else {
            return Ok(None);
        };
        let on = zones::date_words(asked.due_at.date_naive(), reader.locale.starts_with("de"), Style::Date);
        let facts = json!({ "on": on, "keeps": asked.words == Wording::Keep });
        Ok(Some(Letter::new(facts, "/me/privacy/erasure")))
    }
}
