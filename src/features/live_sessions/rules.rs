//! What holds for live sessions. Pure: no database, no request.

use chrono::{DateTime, Days, Duration, NaiveTime, Utc};
use chrono_tz::Tz;
use entity::{live_session, session_slot, states::SessionState};
use serde::{Deserialize, Serialize};

use crate::platform::{
    errors::Refusal,
    text::{Line, Text},
    zones,
};

/// How long before its beginning one can come in.
pub const DOOR_OPENS: Duration = Duration::minutes(10);
/// The most parts a run sheet may have.
const MOST_PARTS: usize = 40;
/// The longest a part may take, in minutes.
const LONGEST_PART: u32 = 600;

/// One part of a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// How long it takes.
    pub minutes: u32,
    /// What happens.
    pub what: String,
}

/// The parts of a session, one a line: `10 Arrive`. Otherwise the number of the first line that is
/// none, or of the first there is no room for.
pub fn read_run_sheet(text: &str) -> Result<Vec<Part>, usize> {
    let mut parts = Vec::new();
    for (nth, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let part = read_part(line.trim()).filter(|_| parts.len() < MOST_PARTS);
        parts.push(part.ok_or(nth + 1)?);
    }
    Ok(parts)
}

fn read_part(line: &str) -> Option<Part> {
    let (minutes, what) = line.split_once(char::is_whitespace)?;
    let minutes = minutes.parse().ok().filter(|minutes| (1..=LONGEST_PART).contains(minutes))?;
    Some(Part { minutes, what: Line::parse(what).ok()?.into() })
}

/// The same, to be changed.
pub fn write_run_sheet(parts: &[Part]) -> String {
    parts.iter().map(|part| format!("{} {}\n", part.minutes, part.what)).collect::<String>().trim_end().to_owned()
}

/// What a stored session's parts are.
pub fn parts_of(session: &live_session::Model) -> Vec<Part> {
    serde_json::from_value(session.run_sheet.clone()).unwrap_or_default()
}

/// An address people join at: by https, without a name or password in it, and to be read as what it is.
pub fn join_address(text: &str) -> Option<String> {
    let text = text.trim();
    let uri: actix_web::http::Uri = (text.len() <= 500).then(|| text.parse().ok()).flatten()?;
    let host = uri.authority().filter(|authority| !authority.as_str().contains('@'))?.host();
    let fits = uri.scheme_str() == Some("https") && host.contains('.') && text.bytes().all(|b| b.is_ascii_graphic());
    fits.then(|| text.to_owned())
}

/// Where one time of a session stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// It does not take place.
    Cancelled,
    /// It is still to come.
    Ahead,
    /// One can come in; it begins in a few minutes.
    Open,
    /// It has begun.
    Running,
    /// It is over.
    Over,
}

impl Phase {
    /// Where it stands at `now`.
    pub fn at(session: SessionState, slot: &session_slot::Model, now: DateTime<Utc>) -> Self {
        let begins = slot.starts_at;
        match () {
            () if session == SessionState::Cancelled || slot.state == SessionState::Cancelled => Self::Cancelled,
            () if now < begins - DOOR_OPENS => Self::Ahead,
            () if now < begins => Self::Open,
            () if now < ends_at(slot) => Self::Running,
            () => Self::Over,
        }
    }

    /// Whether one can join.
    pub fn is_joinable(self) -> bool {
        matches!(self, Self::Open | Self::Running)
    }

    /// Whether it is still to begin.
    pub fn is_to_come(self) -> bool {
        matches!(self, Self::Ahead | Self::Open)
    }
}

/// When a time of a session is over.
pub fn ends_at(slot: &session_slot::Model) -> DateTime<Utc> {
    slot.starts_at + Duration::minutes(slot.minutes.into())
}

/// Whether one can say that one was there: from when the door opens until the next day is over
/// where the session is.
pub fn may_check_in(slot: &session_slot::Model, now: DateTime<Utc>) -> bool {
    let zone = zone_of(slot);
    let over = zones::date_in(zone, slot.starts_at).checked_add_days(Days::new(2));
    let over = over.map_or(slot.starts_at, |day| zones::instant(zone, day, NaiveTime::MIN));
    slot.state == SessionState::Planned && slot.starts_at - DOOR_OPENS <= now && now < over
}

/// The zone of a time. One nobody knows any more counts as UTC.
pub fn zone_of(slot: &session_slot::Model) -> Tz {
    zones::zone(&slot.zone).unwrap_or(Tz::UTC)
}

/// Whether anything about a session can still change.
pub fn takes_place(session: &live_session::Model) -> Result<(), Refusal> {
    match session.state {
        SessionState::Planned => Ok(()),
        SessionState::Cancelled => Err(Refusal::conflict("sessions-cancelled")),
    }
}

/// Whether one time of it can still change, and be answered.
pub fn is_to_come(slot: &session_slot::Model, now: DateTime<Utc>) -> Result<(), Refusal> {
    if slot.state == SessionState::Cancelled {
        return Err(Refusal::conflict("sessions-slot-cancelled"));
    }
    if slot.starts_at <= now { Err(Refusal::conflict("sessions-begun")) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};
    use entity::{
        ids::{LiveSessionId, SessionSlotId},
        session_slot,
        states::SessionState,
    };
    use uuid::Uuid;

    use super::{Phase, join_address, may_check_in, read_run_sheet, write_run_sheet};

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn slot(starts_at: &str) -> session_slot::Model {
        session_slot::Model {
            id: SessionSlotId(Uuid::nil()),
            session_id: LiveSessionId(Uuid::nil()),
            week: 1,
            day: 1,
            at: "14:00:00".parse().unwrap(),
            zone: "Europe/Berlin".into(),
            minutes: 60,
            capacity: None,
            taken: 0,
            host_id: None,
            starts_at: at(starts_at),
            state: SessionState::Planned,
            sequence: 0,
        }
    }

    #[test]
    fn a_run_sheet_is_a_part_a_line() {
        let read = read_run_sheet("10 Arrive\n\n  5   Who is here  \r\n45 Your questions").unwrap();
        assert_eq!(write_run_sheet(&read), "10 Arrive\n5 Who is here\n45 Your questions");
        assert_eq!(read.iter().map(|part| part.minutes).sum::<u32>(), 60);
        assert_eq!(read_run_sheet("").unwrap(), []);
        for (text, line) in [("Arrive", 1), ("5 a\n\n0 b", 3), ("5 a\n601 b", 2), ("5", 1), ("-5 a", 1), ("5,5 a", 1)] {
            assert_eq!(read_run_sheet(text), Err(line), "{text}");
        }
        assert_eq!(read_run_sheet(&"1 a\n".repeat(41)), Err(41));
    }

    #[test]
    fn one_joins_at_an_address_that_hides_nothing() {
        assert_eq!(join_address(" https://meet.example.org/a?b=c ").as_deref(), Some("https://meet.example.org/a?b=c"));
        for odd in [
            "",
            "meet.example.org",
            "http://meet.example.org",
            "javascript:alert(1)",
            "https://bank.example@evil.example/",
            "https://",
            "https://localhost/x",
            "https://meet.example.org/a b",
            "https://meet.example.org/\u{202e}gpj",
            "//meet.example.org",
        ] {
            assert_eq!(join_address(odd), None, "{odd}");
        }
    }

    #[test]
    fn the_door_opens_ten_minutes_before() {
        let slot = slot("2027-01-06T13:00:00Z");
        let phase = |now: &str| Phase::at(SessionState::Planned, &slot, at(now));
        assert_eq!(phase("2027-01-06T12:49:59Z"), Phase::Ahead);
        assert_eq!(phase("2027-01-06T12:50:00Z"), Phase::Open);
        assert_eq!(phase("2027-01-06T13:00:00Z"), Phase::Running);
        assert_eq!(phase("2027-01-06T13:59:59Z"), Phase::Running);
        assert_eq!(phase("2027-01-06T14:00:00Z"), Phase::Over);
        assert_eq!(Phase::at(SessionState::Cancelled, &slot, at("2027-01-06T13:00:00Z")), Phase::Cancelled);
    }

    #[test]
    fn one_can_say_one_was_there_until_the_next_day_is_over() {
        let slot = slot("2027-01-06T13:00:00Z");
        for (now, may) in [
            ("2027-01-06T12:49:59Z", false),
            ("2027-01-06T12:50:00Z", true),
            ("2027-01-07T22:59:59Z", true), // a second before midnight in Berlin
            ("2027-01-07T23:00:00Z", false),
        ] {
            assert_eq!(may_check_in(&slot, at(now)), may, "{now}");
        }
    }
}
