//! A place that is somebody's, and one that no longer is: both go into their calendar.

use entity::ids::{LiveSessionId, SessionSlotId};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{About, DAY};
use crate::{
    platform::{calendar_files::CalendarFile, errors::Result},
    storage::outbox::{Desk, Email, Lane, Letter, Recipient},
};

/// Somebody has a place.
#[derive(Serialize, Deserialize)]
pub struct Entry {
    /// In which session.
    pub session: LiveSessionId,
    /// At which time.
    pub slot: SessionSlotId,
    /// What their calendar counted when it was given.
    pub sequence: i32,
    /// Whether they had to wait for it.
    pub waited: bool,
}

impl Email for Entry {
    const KIND: &'static str = "live_sessions/entry";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = false;
    const KEEPS_FOR: i64 = 14 * DAY;

    fn subject(&self) -> String {
        format!("{}:{}", self.slot, self.sequence)
    }

    /// Nothing to say once they have changed their mind, or it has begun.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let Some(about) = About::find(desk, self.session, reader).await? else { return Ok(None) };
        let Some(slot) = about.slot(self.slot) else { return Ok(None) };
        if !about.comes(slot) || !about.is_ahead(slot, desk) {
            return Ok(None);
        }
        let facts = json!({
            "title": about.session.title,
            "when": about.say(slot.starts_at),
            "minutes": slot.minutes,
            "waited": self.waited,
        });
        let file = CalendarFile::invitation(about.entry(slot, desk));
        Ok(Some(Letter::new(facts, about.href()).about(about.session.id).with_calendar(file)))
    }
}

/// Somebody has given their place back, or has left.
#[derive(Serialize, Deserialize)]
pub struct GivenUp {
    /// In which session.
    pub session: LiveSessionId,
    /// At which time.
    pub slot: SessionSlotId,
    /// What their calendar counts then.
    pub sequence: i32,
}

impl Email for GivenUp {
    const KIND: &'static str = "live_sessions/given_up";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = false;
    const KEEPS_FOR: i64 = 14 * DAY;

    fn subject(&self) -> String {
        format!("{}:{}", self.slot, self.sequence)
    }

    /// Nothing to say where they come after all, or it has begun.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let Some(about) = About::find(desk, self.session, reader).await? else { return Ok(None) };
        let Some(slot) = about.slot(self.slot) else { return Ok(None) };
        if about.comes(slot) || !about.is_ahead(slot, desk) {
            return Ok(None);
        }
        let facts = json!({ "title": about.session.title, "when": about.say(slot.starts_at) });
        let file = CalendarFile::cancellation(about.entry(slot, desk));
        Ok(Some(Letter::new(facts, about.href()).about(about.session.id).with_calendar(file)))
    }
}
