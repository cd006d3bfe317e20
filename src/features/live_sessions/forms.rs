//! What people send about live sessions.

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use entity::{
    ids::{PersonId, SessionSlotId},
    states::SessionKind,
};

use super::{
    commands::{Answer, Moment, NewSession, NewSlot, SlotTerms, Wording},
    rules::{join_address, read_run_sheet},
};
use crate::{
    features::cohorts::RunCalendar,
    platform::{
        errors::{Error, Mistake, Result},
        text::{Body, Line},
        zones,
    },
    web::{Input, Reader},
};

/// The most characters what a session is for may have.
pub const MOST_PURPOSE: usize = 2_000;
/// How far before the start and after the end of a cohort a session may lie, in days.
const FAR: i64 = 120;

fn read_wording(reader: &mut Reader<'_>) -> Option<Wording> {
    let known = |word: &str| SessionKind::ALL.iter().copied().find(|kind| kind.word() == word);
    let kind = reader.known("kind", "form-choice-unfit", known);
    let title = reader.text("title");
    let purpose: Option<Body> = reader.text("purpose");
    if purpose.as_ref().is_some_and(|purpose| purpose.as_str().chars().count() > MOST_PURPOSE) {
        reader.mistake("purpose", "form-too-long", Some(MOST_PURPOSE));
    }
    let run_sheet = read_run_sheet(reader.raw("run_sheet"));
    if let Err(line) = &run_sheet {
        reader.mistake("run_sheet", "sessions-run-sheet-unfit", Some(*line));
    }
    let typed = reader.raw("join_url").trim();
    let join_url = if typed.is_empty() { None } else { join_address(typed) };
    if !typed.is_empty() && join_url.is_none() {
        reader.mistake("join_url", "sessions-join-url-unfit", None);
    }
    Some(Wording { kind: kind?, title: title?, purpose: purpose?, run_sheet: run_sheet.ok()?, join_url })
}

fn read_terms(reader: &mut Reader<'_>) -> Option<SlotTerms> {
    let minutes = reader.number("minutes", 5..=600);
    let blank = |reader: &Reader<'_>, name| reader.raw(name).trim().is_empty();
    let capacity = if blank(reader, "capacity") { Some(None) } else { reader.number("capacity", 1..=1_000).map(Some) };
    let host: Option<Option<PersonId>> = match blank(reader, "host") {
        true => Some(None),
        false => reader.known("host", "form-choice-unfit", |id| id.parse().ok()).map(Some),
    };
    Some(SlotTerms { minutes: minutes?, capacity: capacity?, host: host? })
}

/// A day, an hour and whose clocks.
pub struct WrittenMoment {
    on: NaiveDate,
    at: NaiveTime,
    zone: Tz,
}

fn read_moment(reader: &mut Reader<'_>) -> Option<WrittenMoment> {
    let on = reader.date("on");
    let at = reader.time("at", "form-time-unfit");
    let zone = reader.known("zone", "form-zone-unfit", |text| zones::zone(text.trim()));
    Some(WrittenMoment { on: on?, at: at?, zone: zone? })
}

impl WrittenMoment {
    /// The same as a day of the cohort's calendar, so that it moves along. A mistake where that day is
    /// none: in a pause, on a free day, or far from the cohort's days.
    pub fn placed(&self, calendar: &RunCalendar) -> Result<Moment> {
        let mistake = |key| Error::Mistakes(vec![Mistake { field: "on".into(), key, limit: None, count: None }]);
        let early = (calendar.opens_on(1) - self.on).num_days() > FAR;
        let late = (self.on - calendar.ends_on()).num_days() > FAR;
        if early || late {
            return Err(mistake("sessions-day-far"));
        }
        let (week, day) = calendar.place_of(self.on).ok_or_else(|| mistake("sessions-day-free"))?;
        Ok(Moment { week, day, at: self.at, zone: self.zone })
    }
}

impl Input for WrittenMoment {
    const FIELDS: &'static [&'static str] = &["on", "at", "zone"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        read_moment(reader)
    }
}

impl Input for SlotTerms {
    const FIELDS: &'static [&'static str] = &["minutes", "capacity", "host"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        read_terms(reader)
    }
}

/// One time of a session.
pub struct WrittenSlot {
    moment: WrittenMoment,
    terms: SlotTerms,
}

impl WrittenSlot {
    /// The same as a day of the cohort's calendar.
    pub fn placed(&self, calendar: &RunCalendar) -> Result<NewSlot> {
        let Moment { week, day, at, zone } = self.moment.placed(calendar)?;
        Ok(NewSlot { week, day, at, zone, terms: self.terms.clone() })
    }
}

impl Input for WrittenSlot {
    const FIELDS: &'static [&'static str] = &["on", "at", "zone", "minutes", "capacity", "host"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let (moment, terms) = (read_moment(reader), read_terms(reader));
        Some(Self { moment: moment?, terms: terms? })
    }
}

/// A session with its first time.
pub struct WrittenSession {
    wording: Wording,
    slot: WrittenSlot,
}

impl WrittenSession {
    /// The same on the cohort's calendar.
    pub fn placed(&self, calendar: &RunCalendar) -> Result<NewSession> {
        Ok(NewSession { wording: self.wording.clone(), slots: vec![self.slot.placed(calendar)?] })
    }
}

impl Input for WrittenSession {
    const FIELDS: &'static [&'static str] =
        &["kind", "title", "purpose", "run_sheet", "join_url", "on", "at", "zone", "minutes", "capacity", "host"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let (wording, slot) = (read_wording(reader), WrittenSlot::parse(reader));
        Some(Self { wording: wording?, slot: slot? })
    }
}

/// Other words for a session, and which were seen.
pub struct Rewording {
    /// The words.
    pub wording: Wording,
    /// The version that was shown.
    pub version: i32,
}

impl Input for Rewording {
    const FIELDS: &'static [&'static str] = &["kind", "title", "purpose", "run_sheet", "join_url", "version"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let (wording, version) = (read_wording(reader), reader.number("version", 1..=i32::MAX));
        Some(Self { wording: wording?, version: version? })
    }
}

/// Why a session does not take place.
pub struct Reason {
    /// In one line, for the cohort.
    pub reason: Line,
}

impl Input for Reason {
    const FIELDS: &'static [&'static str] = &["reason"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { reason: reader.text("reason")? })
    }
}

/// Whether one comes: the id of a time, or `no`.
impl Input for Answer {
    const FIELDS: &'static [&'static str] = &["answer"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let slot = |text: &str| text.parse::<SessionSlotId>().ok().map(Self::Yes);
        reader.known("answer", "form-choice-unfit", |text| if text == "no" { Some(Self::No) } else { slot(text) })
    }
}

/// Whether one was there.
pub struct Presence {
    /// Whether.
    pub here: bool,
}

impl Input for Presence {
    const FIELDS: &'static [&'static str] = &["here"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { here: reader.yes_or_no("here")? })
    }
}
