//! Times of live sessions as calendar programs read them.

use chrono::{DateTime, Duration, Utc};
use entity::{live_session, session_slot, states::SessionState};

use super::rules::zone_of;
use crate::platform::calendar_files::{Entry, Status, When};

/// One time of a session. `changes` is how often its reader changed their mind, for a file that is theirs
/// alone: added to how often the time itself was changed, so that it only rises. Where one joins is not
/// in it: calendars are shared, and the address stands on the page when the door opens.
pub fn calendar_entry(
    (session, slot): (&live_session::Model, &session_slot::Model),
    changes: i32,
    base_url: &str,
    now: DateTime<Utc>,
) -> Entry {
    let zone = zone_of(slot);
    let page = format!("{base_url}/cohorts/{}/sessions/{}", session.cohort_id, session.id);
    let takes_place = session.state == SessionState::Planned && slot.state == SessionState::Planned;
    Entry {
        uid: format!("slot-{}@{}", slot.id, host_of(base_url)),
        sequence: u32::try_from(slot.sequence + changes).unwrap_or_default(),
        stamp: now,
        when: When::Moment {
            local: slot.starts_at.with_timezone(&zone).naive_local(),
            zone,
            lasts: Duration::minutes(slot.minutes.into()),
        },
        title: session.title.clone(),
        description: Some(format!("{}\n\n{page}", session.purpose)),
        place: None,
        url: Some(page),
        status: if takes_place { Status::Confirmed } else { Status::Cancelled },
        attendee: None,
        organizer: None,
    }
}

/// The name of the house without scheme and port: what makes its ids different from those of others.
fn host_of(base_url: &str) -> &str {
    let host = base_url.split_once("://").map_or(base_url, |(_, host)| host);
    host.split(['/', ':']).next().unwrap_or(host)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_house_is_known_by_its_name() {
        for (base, host) in [
            ("https://learn.example.org", "learn.example.org"),
            ("http://127.0.0.1:8080", "127.0.0.1"),
            ("learn.example.org/x", "learn.example.org"),
        ] {
            assert_eq!(super::host_of(base), host);
        }
    }
}
