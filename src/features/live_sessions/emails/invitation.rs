//! Do you come?

use chrono::{DateTime, Duration, Utc};
use entity::{ids::LiveSessionId, session_slot};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    super::{
        queries::Choice,
        rules::{is_to_come, takes_place},
    },
    About, DAY,
};
use crate::{
    features::cohorts::is_member,
    platform::{errors::Result, tokens::Purpose},
    storage::outbox::{Desk, Email, Lane, Letter, Recipient},
};

/// Somebody is asked whether they come.
#[derive(Serialize, Deserialize)]
pub struct Invitation {
    /// To what.
    pub session: LiveSessionId,
}

/// How long after the last time of a session its links still say what became of it.
const EXPLAINS: Duration = Duration::days(30);

impl About {
    /// Where the reader says so without signing in.
    fn answer_link(&self, desk: &Desk<'_>, choice: Choice) -> Result<String> {
        let last = self.slots.iter().map(|slot| slot.starts_at).max();
        let until: DateTime<Utc> = last.unwrap_or_else(|| desk.store.now()) + EXPLAINS;
        let token = desk.tokens.sign(Purpose::Rsvp, &choice.subject(self.session.id, self.person.id), until)?;
        Ok(format!("{}/rsvp/{token}", desk.base_url))
    }
}

impl Email for Invitation {
    const KIND: &'static str = "live_sessions/invitation";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = true;
    const KEEPS_FOR: i64 = 14 * DAY;

    fn subject(&self) -> String {
        self.session.to_string()
    }

    /// Nothing to say to who has answered or left meanwhile, nor once it has begun or was cancelled.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let Some(about) = About::find(desk, self.session, reader).await? else { return Ok(None) };
        let now = desk.store.now();
        let open: Vec<&session_slot::Model> = about.slots.iter().filter(|slot| is_to_come(slot, now).is_ok()).collect();
        let cancelled = takes_place(&about.session).is_err();
        if open.is_empty() || cancelled || about.mine.is_some() {
            return Ok(None);
        }
        if !is_member(desk.store.read(), about.session.cohort_id, about.person.id).await? {
            return Ok(None);
        }
        let mut slots = Vec::new();
        for slot in open {
            slots.push(json!({
                "when": about.say(slot.starts_at),
                "minutes": slot.minutes,
                "full": slot.capacity.is_some_and(|capacity| slot.taken >= capacity),
                "yes": about.answer_link(desk, Choice::Slot(slot.id))?,
            }));
        }
        let no = about.answer_link(desk, Choice::No)?;
        let (title, purpose) = (&about.session.title, &about.session.purpose);
        let facts = json!({ "title": title, "purpose": purpose, "slots": slots, "no": no });
        Ok(Some(Letter::new(facts, about.href()).about(about.session.id)))
    }
}
