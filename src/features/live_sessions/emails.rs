//! What people are told about live sessions. Every letter is made from what is true when it leaves.

mod changes;
mod invitation;
mod places;

use chrono_tz::Tz;
use entity::{ids::LiveSessionId, live_session, person, session_answer, session_slot, states::Attending};
use sea_orm::EntityTrait;

pub use changes::{CalledOff, Moved};
pub use invitation::Invitation;
pub use places::{Entry, GivenUp};

use super::{
    entries::calendar_entry,
    queries::{answer_of, times_of},
    rules::{is_to_come, takes_place},
};
use crate::{
    platform::{
        calendar_files::Entry as CalendarEntry,
        errors::Result,
        zones::{self, Style},
    },
    storage::outbox::{Desk, Recipient},
};

const DAY: i64 = 24 * 60;

/// What a letter to somebody is about.
struct About {
    session: live_session::Model,
    slots: Vec<session_slot::Model>,
    person: person::Model,
    /// What they have answered so far.
    mine: Option<session_answer::Model>,
}

impl About {
    /// Finds it; nothing for somebody without an account, or a session that is gone.
    async fn find(desk: &Desk<'_>, id: LiveSessionId, reader: &Recipient) -> Result<Option<Self>> {
        let db = desk.store.read();
        let Some(session) = live_session::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
        let Some(reader) = reader.person else { return Ok(None) };
        let Some(person) = person::Entity::find_by_id(reader).one(db).await? else { return Ok(None) };
        let slots = times_of(db, id).await?;
        let mine = answer_of(db, id, reader).await?;
        Ok(Some(Self { session, slots, person, mine }))
    }

    fn slot(&self, id: entity::ids::SessionSlotId) -> Option<&session_slot::Model> {
        self.slots.iter().find(|slot| slot.id == id)
    }

    /// Whether the reader comes to a time.
    fn comes(&self, slot: &session_slot::Model) -> bool {
        self.mine.as_ref().is_some_and(|mine| mine.answer == Attending::Yes && mine.slot_id == Some(slot.id))
    }

    /// Whether a time takes place and has not begun.
    fn is_ahead(&self, slot: &session_slot::Model, desk: &Desk<'_>) -> bool {
        takes_place(&self.session).is_ok() && is_to_come(slot, desk.store.now()).is_ok()
    }

    /// A moment, in the zone and language of the reader.
    fn say(&self, at: chrono::DateTime<chrono::Utc>) -> String {
        let zone = zones::zone(&self.person.zone).unwrap_or(Tz::UTC);
        zones::words(at, zone, &self.person.locale, Style::Moment)
    }

    fn href(&self) -> String {
        format!("/cohorts/{}/sessions/{}", self.session.cohort_id, self.session.id)
    }

    /// The entry of a time in the reader's own calendar.
    fn entry(&self, slot: &session_slot::Model, desk: &Desk<'_>) -> CalendarEntry {
        let changes = self.mine.as_ref().map_or(0, |mine| mine.sequence);
        calendar_entry((&self.session, slot), changes, desk.base_url, desk.store.now())
    }
}
