//! What the keepers of a programme send.

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use entity::{
    ids::{ApplicationId, CohortId},
    states::{AfterLapse, WaitlistRule},
};

use super::super::commands::NewIntake;
use crate::{
    platform::zones,
    web::{Input, Reader},
};

/// When people apply, in local time, and by which rules seats are given.
pub struct IntakeForm {
    opens: (NaiveDate, NaiveTime),
    closes: (NaiveDate, NaiveTime),
    rules: NewIntake,
}

impl IntakeForm {
    /// The window by the clock of a zone.
    pub fn in_zone(&self, zone: Tz) -> NewIntake {
        NewIntake {
            opens_at: zones::instant(zone, self.opens.0, self.opens.1),
            closes_at: zones::instant(zone, self.closes.0, self.closes.1),
            ..self.rules.clone()
        }
    }
}

fn time(reader: &mut Reader<'_>, name: &str) -> Option<NaiveTime> {
    reader.known(name, "form-time-unfit", |text| NaiveTime::parse_from_str(text.trim(), "%H:%M").ok())
}

impl Input for IntakeForm {
    const FIELDS: &'static [&'static str] = &[
        "opens_on",
        "opens_at",
        "closes_on",
        "closes_at",
        "decides_on",
        "answer_days",
        "waitlist",
        "refill_until",
        "after_lapse",
        "blind",
        "own_first",
    ];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let opens = (reader.date("opens_on"), time(reader, "opens_at"));
        let closes = (reader.date("closes_on"), time(reader, "closes_at"));
        let decides_on = reader.date("decides_on");
        let answer_days = reader.number("answer_days", 1..=30);
        let known = |word: &str| WaitlistRule::ALL.iter().copied().find(|rule| rule.word() == word);
        let waitlist = reader.known("waitlist", "form-choice-unfit", known);
        let refill_until = reader.number("refill_until", 0..=52);
        let known = |word: &str| AfterLapse::ALL.iter().copied().find(|rule| rule.word() == word);
        let after_lapse = reader.known("after_lapse", "form-choice-unfit", known);
        let (opens, closes) = ((opens.0?, opens.1?), (closes.0?, closes.1?));
        let rules = NewIntake {
            opens_at: opens.0.and_time(opens.1).and_utc(),
            closes_at: closes.0.and_time(closes.1).and_utc(),
            decides_on: decides_on?,
            answer_days: answer_days?,
            waitlist: waitlist?,
            refill_until: refill_until?,
            after_lapse: after_lapse?,
            blind: reader.ticked("blind"),
            own_first: reader.ticked("own_first"),
        };
        Some(Self { opens, closes, rules })
    }
}

/// The application that is the double of the one that is kept.
pub struct MergeForm {
    /// Which.
    pub other: ApplicationId,
}

impl Input for MergeForm {
    const FIELDS: &'static [&'static str] = &["other"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { other: reader.known("other", "form-choice-unfit", |id| id.parse().ok())? })
    }
}

/// Where an application goes.
pub struct TransferForm {
    /// To which cohort.
    pub to: CohortId,
}

impl Input for TransferForm {
    const FIELDS: &'static [&'static str] = &["to"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { to: reader.known("to", "form-choice-unfit", |id| id.parse().ok())? })
    }
}

/// A table, pasted.
pub struct TableForm {
    /// Its text.
    pub table: String,
    /// Whether it is to be taken over, and not only looked at.
    pub take: bool,
}

impl Input for TableForm {
    const FIELDS: &'static [&'static str] = &["table", "way"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let table = reader.raw("table");
        if table.trim().is_empty() {
            reader.mistake("table", "form-missing", None);
            return None;
        }
        Some(Self { table: table.to_owned(), take: reader.raw("way") == "take" })
    }
}
