//! Times of live sessions as calendar programs read them.

use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;
use entity::{
    ids::{CohortId, LiveSessionId, SessionSlotId},
    live_session, session_slot,
    states::SessionState,
};

use super::{dates::SlotRow, rules::zone_of};
use crate::platform::calendar_files::{Entry, Status, When, host_of};

/// What a calendar program is told of one time of a session.
struct Told<'a> {
    cohort: CohortId,
    session: LiveSessionId,
    slot: SessionSlotId,
    title: &'a str,
    purpose: &'a str,
    starts_at: DateTime<Utc>,
    zone: Tz,
    minutes: i32,
    takes_place: bool,
    sequence: i32,
}

impl Told<'_> {
    /// The entry. Where one joins is not in it: calendars are shared, and the address stands on the
    /// page when the door opens.
    fn entry(&self, base_url: &str, now: DateTime<Utc>) -> Entry {
        let page = format!("{base_url}/cohorts/{}/sessions/{}", self.cohort, self.session);
        Entry {
            uid: format!("slot-{}@{}", self.slot, host_of(base_url)),
            sequence: u32::try_from(self.sequence).unwrap_or_default(),
            stamp: now,
            when: When::Moment {
                local: self.starts_at.with_timezone(&self.zone).naive_local(),
                zone: self.zone,
                lasts: Duration::minutes(self.minutes.into()),
            },
            title: self.title.to_owned(),
            description: Some(format!("{}\n\n{page}", self.purpose)),
            place: None,
            url: Some(page),
            status: if self.takes_place { Status::Confirmed } else { Status::Cancelled },
            attendee: None,
            organizer: None,
        }
    }
}

impl SlotRow {
    /// The entry of this time. `changes` is how often its reader changed their mind, for a file that is
    /// theirs alone: added to how often the time itself was changed, so that it only rises.
    pub fn entry(&self, changes: i32, base_url: &str, now: DateTime<Utc>) -> Entry {
        let told = Told {
            cohort: self.cohort,
            session: self.session,
            slot: self.slot,
            title: &self.title,
            purpose: &self.purpose,
            starts_at: self.starts_at,
            zone: self.tz(),
            minutes: self.minutes,
            takes_place: self.takes_place(),
            sequence: self.sequence + changes,
        };
        told.entry(base_url, now)
    }
}

/// The entry of a stored time. `changes` is how often its reader changed their mind, for a file that is theirs alone.
pub fn calendar_entry(
    (session, slot): (&live_session::Model, &session_slot::Model),
    changes: i32,
    base_url: &str,
    now: DateTime<Utc>,
) -> Entry {
    let told = Told {
        cohort: session.cohort_id,
        session: session.id,
        slot: slot.id,
        title: &session.title,
        purpose: &session.purpose,
        starts_at: slot.starts_at,
        zone: zone_of(slot),
        minutes: slot.minutes,
        takes_place: session.state == SessionState::Planned && slot.state == SessionState::Planned,
        sequence: slot.sequence + changes,
    };
    told.entry(base_url, now)
}
