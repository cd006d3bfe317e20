//! What owners ask of a calendar.

use chrono::NaiveTime;
use entity::{ids::CohortId, states::PauseKind};

use crate::{
    features::cohorts::{CalendarChange, CohortOn, pause_of_week, shifted},
    platform::{
        errors::{Refusal, Result},
        text::Line,
        zones,
    },
    web::{Input, Reader},
};

/// A change as it is asked for; some say less than they mean.
#[derive(Clone, Debug)]
pub enum Wish {
    /// It says all.
    Change(CalendarChange),
    /// Pause a week, however long it is.
    PauseWeek(u32, Line),
    /// Begin so many weeks later, or earlier.
    Shift(i32),
}

impl Wish {
    /// The change it comes to in a cohort as it is now.
    pub fn change(&self, on: &CohortOn) -> Result<CalendarChange> {
        match self {
            Self::Change(change) => Ok(change.clone()),
            Self::PauseWeek(week, reason) => {
                let (starts_on, days) =
                    pause_of_week(&on.calendar, *week).ok_or(Refusal::unfit("cohorts-no-such-week"))?;
                Ok(CalendarChange::Pause { starts_on, days, kind: PauseKind::Pause, reason: reason.clone() })
            }
            Self::Shift(weeks) => {
                let to = shifted(on.cohort.starts_on, *weeks).ok_or(Refusal::unfit("form-number-unfit"))?;
                Ok(CalendarChange::Start(to))
            }
        }
    }
}

/// Fields of a change.
const FIELDS: &[&str] = &[
    "change",
    "seen",
    "starts_on",
    "days",
    "reason",
    "kind",
    "week",
    "weeks",
    "opens_at",
    "zone",
    "week_days",
    "pause",
];

/// A change, and the version of the calendar it was asked for.
#[derive(Clone, Debug)]
pub struct Asking {
    /// What.
    pub wish: Wish,
    /// The version that was seen; 0, which no calendar has, before anything was shown.
    pub seen: i32,
}

impl Input for Asking {
    const FIELDS: &'static [&'static str] = FIELDS;

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let seen = reader.raw("seen").parse().unwrap_or(0);
        let wish = match reader.raw("change") {
            "start" => Wish::Change(CalendarChange::Start(reader.date("starts_on")?)),
            "shift" => Wish::Shift(reader.number("weeks", -52..=52)?),
            "days" => days(reader)?,
            "week" => {
                let (week, reason) = (week(reader), reader.text("reason"));
                Wish::PauseWeek(week?, reason?)
            }
            "length" => {
                let (week, days) = (week(reader), reader.number("days", 1..=31));
                Wish::Change(CalendarChange::Length { week: week?, days: days? })
            }
            "pattern" => pattern(reader)?,
            "removal" => {
                let pause = reader.known("pause", "form-choice-unfit", |id| id.parse().ok())?;
                Wish::Change(CalendarChange::Remove(pause))
            }
            _ => {
                reader.mistake("change", "form-choice-unfit", None);
                return None;
            }
        };
        Some(Self { wish, seen })
    }
}

fn week(reader: &mut Reader<'_>) -> Option<u32> {
    reader.number("week", 1..=1000).and_then(|week| u32::try_from(week).ok())
}

fn days(reader: &mut Reader<'_>) -> Option<Wish> {
    let known = |word: &str| PauseKind::ALL.iter().copied().find(|kind| kind.word() == word);
    let kind = reader.known("kind", "form-choice-unfit", known);
    let starts_on = reader.date("starts_on");
    let days = reader.number("days", 1..=366);
    let reason = reader.text("reason");
    Some(Wish::Change(CalendarChange::Pause { starts_on: starts_on?, days: days?, kind: kind?, reason: reason? }))
}

fn pattern(reader: &mut Reader<'_>) -> Option<Wish> {
    let time = |text: &str| NaiveTime::parse_from_str(text.trim(), "%H:%M").ok();
    let opens_at = reader.known("opens_at", "form-time-unfit", time);
    let zone = reader.known("zone", "form-zone-unfit", |text| zones::zone(text.trim()));
    let week_days = reader.number("week_days", 1..=31);
    let change = CalendarChange::Pattern { opens_at: opens_at?, zone: zone?, week_days: week_days? };
    Some(Wish::Change(change))
}

/// The cohort whose pattern and sessions are taken over.
pub struct CopyFrom {
    /// Which.
    pub from: CohortId,
}

impl Input for CopyFrom {
    const FIELDS: &'static [&'static str] = &["from"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { from: reader.known("from", "form-choice-unfit", |id| id.parse().ok())? })
    }
}
