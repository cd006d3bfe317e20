//! Another time, or none.

use chrono::{DateTime, Utc};
use entity::{
    ids::{LiveSessionId, SessionSlotId},
    session_slot,
    states::{Attending, SessionState},
};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    super::rules::{is_to_come, takes_place},
    About, DAY,
};
use crate::{
    features::cohorts::is_member,
    platform::{calendar_files::CalendarFile, errors::Result},
    storage::outbox::{Desk, Email, Lane, Letter, Recipient},
};

/// A session is at another time, or takes longer.
#[derive(Serialize, Deserialize)]
pub struct Moved {
    /// Which.
    pub session: LiveSessionId,
    /// The time its reader chose; none for somebody who has not answered.
    pub slot: Option<SessionSlotId>,
    /// What that time counted after the change; for somebody who has not answered, all times together.
    pub sequence: i32,
    /// When it was before.
    pub was: Option<DateTime<Utc>>,
}

impl Email for Moved {
    const KIND: &'static str = "live_sessions/moved";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = false;
    const KEEPS_FOR: i64 = 14 * DAY;

    fn subject(&self) -> String {
        format!("{}:{}", self.slot.map_or(self.session.0, |slot| slot.0), self.sequence)
    }

    /// Nothing to say where it was moved again since, or does not take place: another letter says that.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let Some(about) = About::find(desk, self.session, reader).await? else { return Ok(None) };
        if takes_place(&about.session).is_err() {
            return Ok(None);
        }
        match self.slot {
            Some(slot) => Ok(self.to_who_chose(&about, slot, desk)),
            None => self.to_who_was_asked(&about, desk).await,
        }
    }
}

impl Moved {
    fn to_who_chose(&self, about: &About, slot: SessionSlotId, desk: &Desk<'_>) -> Option<Letter> {
        let slot = about.slot(slot)?;
        let mine = about.mine.as_ref().filter(|mine| mine.slot_id == Some(slot.id))?;
        if slot.sequence != self.sequence || is_to_come(slot, desk.store.now()).is_err() {
            return None;
        }
        let waits = mine.answer == Attending::Waiting;
        let was = self.was.filter(|was| *was != slot.starts_at).map(|was| about.say(was));
        let facts = json!({
            "title": about.session.title,
            "slots": [{ "when": about.say(slot.starts_at), "minutes": slot.minutes }],
            "was": was,
            "waits": waits,
            "asked": false,
        });
        let letter = Letter::new(facts, about.href()).about(about.session.id);
        // Who waits has nothing of it in their calendar yet.
        Some(if waits { letter } else { letter.with_calendar(CalendarFile::invitation(about.entry(slot, desk))) })
    }

    async fn to_who_was_asked(&self, about: &About, desk: &Desk<'_>) -> Result<Option<Letter>> {
        let now = desk.store.now();
        let total: i32 = about.slots.iter().map(|slot| slot.sequence).sum();
        let open: Vec<&session_slot::Model> = about.slots.iter().filter(|slot| is_to_come(slot, now).is_ok()).collect();
        let member = is_member(desk.store.read(), about.session.cohort_id, about.person.id).await?;
        if about.mine.is_some() || total != self.sequence || open.is_empty() || !member {
            return Ok(None);
        }
        let say = |slot: &&session_slot::Model| json!({ "when": about.say(slot.starts_at), "minutes": slot.minutes });
        let slots: Vec<_> = open.iter().map(say).collect();
        let facts = json!({
            "title": about.session.title, "slots": slots, "was": null, "waits": false, "asked": true,
        });
        Ok(Some(Letter::new(facts, about.href()).about(about.session.id)))
    }
}

/// A session, or one time of it, does not take place.
#[derive(Serialize, Deserialize)]
pub struct CalledOff {
    /// Which session.
    pub session: LiveSessionId,
    /// The one time; none where the whole session does not take place.
    pub slot: Option<SessionSlotId>,
    /// The time at which its reader had a place.
    pub place: Option<SessionSlotId>,
    /// What was counted then.
    pub sequence: i32,
}

impl Email for CalledOff {
    const KIND: &'static str = "live_sessions/called_off";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = false;
    const KEEPS_FOR: i64 = 14 * DAY;

    fn subject(&self) -> String {
        format!("{}:{}", self.slot.map_or(self.session.0, |slot| slot.0), self.sequence)
    }

    /// Nothing to say once it would have begun; to who has no place there, nothing once they have left.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let Some(about) = About::find(desk, self.session, reader).await? else { return Ok(None) };
        let now = desk.store.now();
        let theirs = self.place.or(self.slot).and_then(|id| about.slot(id));
        let ahead = about.slots.iter().filter(|slot| slot.starts_at > now);
        let times: Vec<String> = match theirs {
            Some(slot) => (slot.starts_at > now).then(|| about.say(slot.starts_at)).into_iter().collect(),
            None => ahead.map(|slot| about.say(slot.starts_at)).collect(),
        };
        let member = is_member(desk.store.read(), about.session.cohort_id, about.person.id).await?;
        if times.is_empty() || (self.place.is_none() && !member) {
            return Ok(None);
        }
        let whole = about.session.state == SessionState::Cancelled;
        let reason = about.session.cancel_reason.as_deref().unwrap_or_default();
        let facts = json!({
            "title": about.session.title,
            "times": times,
            "whole": whole,
            "because": reason,
            "cohort": whole && reason.is_empty(),
        });
        let letter = Letter::new(facts, about.href()).about(about.session.id);
        let place = self.place.and_then(|id| about.slot(id));
        let file = place.map(|slot| CalendarFile::cancellation(about.entry(slot, desk)));
        Ok(Some(match file {
            Some(file) => letter.with_calendar(file),
            None => letter,
        }))
    }
}
