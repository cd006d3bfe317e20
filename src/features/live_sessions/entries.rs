//! Times of live sessions as calendar programs read them.

use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;
use entity::{
    ids::{CohortId, LiveSessionId, SessionSlotId},
    live_session, session_slot,
    states::SessionState,
};

use super::rules::zone_of;
use crate::platform::calendar_files::{Entry, Status, When, host_of};

/// What a calendar program is told of one time of a session.
#[derive(Clone, Debug)]
pub struct Told<'a> {
    /// The cohort.
    pub cohort: CohortId,
    /// The session.
    pub session: LiveSessionId,
    /// The time.
    pub slot: SessionSlotId,
    /// What the session is called.
    pub title: &'a str,
    /// What it is for.
    pub purpose: &'a str,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// By the clocks of which zone it was planned.
    pub zone: Tz,
    /// How long it lasts.
    pub minutes: i32,
    /// Whether it takes place.
    pub takes_place: bool,
    /// How often the time itself was changed, and its reader changed their mind: it only rises.
    pub sequence: i32,
}

impl Told<'_> {
    /// The entry. Where one joins is not in it: calendars are shared, and the address stands on the
    /// page when the door opens.
    pub fn entry(&self, base_url: &str, now: DateTime<Utc>) -> Entry {
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
