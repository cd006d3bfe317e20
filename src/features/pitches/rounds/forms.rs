//! What people send about rounds.

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use entity::ids::PitchId;

use super::{
    commands::{NewRound, Note, SessionTerms, Shift, SwapAnswer},
    rules::MOST_PLACES,
};
use crate::{
    features::{cohorts::RunCalendar, live_sessions::join_address},
    platform::{
        errors::{Error, Mistake, Result},
        text::{Statement, Text},
        zones,
    },
    web::{Input, Reader},
};

/// How far from its week a session may lie, in days of the course: before it, and after its first day.
const NEAR: std::ops::RangeInclusive<i32> = -13..=21;

/// A session as it was typed.
pub struct WrittenSession {
    on: NaiveDate,
    at: NaiveTime,
    zone: Tz,
    minutes: i32,
    places: i32,
    join_url: Option<String>,
}

impl WrittenSession {
    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let on = reader.date("on");
        let at = reader.time("at", "form-time-unfit");
        let zone = reader.known("zone", "form-zone-unfit", |text| zones::zone(text.trim()));
        let minutes = reader.number("minutes", 1..=60);
        let places = reader.number("places", 1..=MOST_PLACES);
        let typed = reader.raw("join_url").trim();
        let join_url = if typed.is_empty() { None } else { join_address(typed) };
        if !typed.is_empty() && join_url.is_none() {
            reader.mistake("join_url", "sessions-join-url-unfit", None);
        }
        Some(Self { on: on?, at: at?, zone: zone?, minutes: minutes?, places: places?, join_url })
    }

    /// The same as a day of the round's week, so that it moves along. A mistake where that day is none: in a
    /// pause, on a free day, or far from the week.
    pub fn placed(&self, calendar: &RunCalendar, week: u32) -> Result<SessionTerms> {
        let mistake = |key| Error::Mistakes(vec![Mistake { field: "on".into(), key, limit: None, count: None }]);
        let day = calendar.day_in(week, self.on).ok_or_else(|| mistake("sessions-day-free"))?;
        if !NEAR.contains(&day) {
            return Err(mistake("pitch-rounds-day-far"));
        }
        Ok(SessionTerms {
            day,
            at: self.at,
            zone: self.zone,
            minutes: self.minutes,
            places: self.places,
            join_url: self.join_url.clone(),
        })
    }
}

impl Input for WrittenSession {
    const FIELDS: &'static [&'static str] = &["on", "at", "zone", "minutes", "places", "join_url"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Self::parse(reader)
    }
}

/// A round with its first session.
pub struct WrittenRound {
    week: u32,
    session: WrittenSession,
}

impl WrittenRound {
    /// The same on the cohort's calendar.
    pub fn placed(&self, calendar: &RunCalendar) -> Result<NewRound> {
        Ok(NewRound { week: self.week, session: self.session.placed(calendar, self.week)? })
    }
}

impl Input for WrittenRound {
    const FIELDS: &'static [&'static str] = &["week", "on", "at", "zone", "minutes", "places", "join_url"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let week = reader.number("week", 1..=1_000).and_then(|week| u32::try_from(week).ok());
        let session = WrittenSession::parse(reader);
        Some(Self { week: week?, session: session? })
    }
}

/// A session that is to be otherwise, and which was seen.
pub struct Changed {
    /// It.
    pub session: WrittenSession,
    /// The version that was shown.
    pub version: i32,
}

impl Input for Changed {
    const FIELDS: &'static [&'static str] = &["on", "at", "zone", "minutes", "places", "join_url", "version"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let version = reader.number("version", 1..=i32::MAX);
        let session = WrittenSession::parse(reader);
        Some(Self { session: session?, version: version? })
    }
}

/// A button of the room, and what was seen when it was pressed.
pub struct Pressed {
    /// The version that was shown.
    pub version: i32,
}

impl Input for Pressed {
    const FIELDS: &'static [&'static str] = &["version"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { version: reader.number("version", 1..=i32::MAX)? })
    }
}

/// A pitch that is chosen.
pub struct Chosen {
    /// Which.
    pub pitch: PitchId,
}

impl Input for Chosen {
    const FIELDS: &'static [&'static str] = &["pitch"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { pitch: reader.known("pitch", "form-choice-unfit", |id| id.parse().ok())? })
    }
}

/// Where a pitch goes.
pub struct Moved {
    /// There.
    pub to: Shift,
}

impl Input for Moved {
    const FIELDS: &'static [&'static str] = &["to"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let to = reader.known("to", "form-choice-unfit", |word| match word {
            "up" => Some(Shift::Up),
            "down" => Some(Shift::Down),
            "end" => Some(Shift::Fallback),
            _ => None,
        });
        Some(Self { to: to? })
    }
}

/// What somebody says to a wish to change places.
pub struct Said {
    /// That.
    pub answer: SwapAnswer,
}

impl Input for Said {
    const FIELDS: &'static [&'static str] = &["answer"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let answer = reader.known("answer", "form-choice-unfit", |word| match word {
            "yes" => Some(SwapAnswer::Yes),
            "no" => Some(SwapAnswer::No),
            "back" => Some(SwapAnswer::Back),
            _ => None,
        });
        Some(Self { answer: answer? })
    }
}

/// A field that may stay empty.
fn blank_or_statement(reader: &mut Reader<'_>, name: &str) -> Option<String> {
    match reader.raw(name).trim() {
        "" => Some(String::new()),
        text => match Statement::parse(text) {
            Ok(text) => Some(text.into()),
            Err(unfit) => {
                reader.mistake(name, unfit.key, unfit.limit);
                None
            }
        },
    }
}

impl Input for Note {
    const FIELDS: &'static [&'static str] = &["pitch", "version", "saw", "wonder"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let pitch = reader.known("pitch", "form-choice-unfit", |id| id.parse().ok());
        let version = reader.number("version", 0..=i32::MAX);
        let (saw, wonder) = (blank_or_statement(reader, "saw"), blank_or_statement(reader, "wonder"));
        let (pitch, version, saw, wonder) = (pitch?, version?, saw?, wonder?);
        if version == 0 && saw.is_empty() && wonder.is_empty() {
            reader.mistake("saw", "pitch-rounds-note-empty", None);
            return None;
        }
        Some(Self { pitch, saw, wonder, version })
    }
}
