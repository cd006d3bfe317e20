//! What people send about circles.

use entity::ids::{CircleId, CircleMergeId, PersonId};

use super::commands::{HourTerms, Settling};
use crate::{
    platform::text::{Caption, Line, Name},
    web::{Input, Reader, time_of_day},
};

/// How long the name of a circle may be, in characters.
pub const LONGEST_NAME: usize = 40;

/// A circle somebody opens.
#[derive(Debug)]
pub struct NewCircle {
    /// What it is to be called.
    pub name: Name,
}

impl Input for NewCircle {
    const FIELDS: &'static [&'static str] = &["name"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let name = reader.text::<Name>("name")?;
        if name.as_str().chars().count() > LONGEST_NAME {
            reader.mistake("name", "form-too-long", Some(LONGEST_NAME));
            return None;
        }
        Some(Self { name })
    }
}

/// Somebody who goes into another circle.
#[derive(Debug)]
pub struct Move {
    /// Who.
    pub person: PersonId,
    /// Where.
    pub circle: CircleId,
}

impl Input for Move {
    const FIELDS: &'static [&'static str] = &["person", "circle"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let person = reader.known("person", "form-choice-unfit", |id| id.parse().ok());
        let circle = reader.known("circle", "form-choice-unfit", |id| id.parse().ok());
        Some(Self { person: person?, circle: circle? })
    }
}

/// Two circles a trainer makes one.
#[derive(Debug)]
pub struct Unite {
    /// One, whose people go on in the other.
    pub one: CircleId,
    /// The other.
    pub other: CircleId,
}

impl Input for Unite {
    const FIELDS: &'static [&'static str] = &["one", "other"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let one = reader.known("one", "form-choice-unfit", |id| id.parse().ok());
        let other = reader.known("other", "form-choice-unfit", |id| id.parse().ok());
        Some(Self { one: one?, other: other? })
    }
}

/// Whether a circle goes on with another.
#[derive(Debug)]
pub struct Answer {
    /// The proposal.
    pub merge: CircleMergeId,
    /// It does, for one.
    pub yes: bool,
}

impl Input for Answer {
    const FIELDS: &'static [&'static str] = &["merge", "answer"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let merge = reader.known("merge", "form-choice-unfit", |id| id.parse().ok());
        let yes = reader.yes_or_no("answer");
        Some(Self { merge: merge?, yes: yes? })
    }
}

/// What somebody wants in these weeks.
#[derive(Debug)]
pub struct Goal {
    /// In their words; none takes it back.
    pub goal: Option<Line>,
}

impl Input for Goal {
    const FIELDS: &'static [&'static str] = &["goal"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        match reader.raw("goal").trim() {
            "" => Some(Self { goal: None }),
            _ => reader.text::<Line>("goal").map(|goal| Self { goal: Some(goal) }),
        }
    }
}

/// When a circle meets: one of the hours that were suggested, or another.
#[derive(Debug)]
pub struct Hour {
    /// It.
    pub terms: HourTerms,
}

fn weekday(text: &str) -> Option<u32> {
    text.parse().ok().filter(|day| (1..=7).contains(day))
}

impl Input for Hour {
    const FIELDS: &'static [&'static str] = &["hour", "weekday", "at", "version"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let version = reader.number("version", 0..=i32::MAX);
        let (weekday, at) = match reader.raw("hour") {
            "own" => {
                let day = reader.known("weekday", "circles-weekday-unfit", weekday);
                let at = reader.time("at", "circles-time-unfit");
                (day?, at?)
            }
            _ => reader.known("hour", "circles-hour-unfit", |word| {
                let (day, at) = word.split_once(' ')?;
                Some((weekday(day)?, time_of_day(at)?))
            })?,
        };
        Some(Self { terms: HourTerms { weekday, at, version: version? } })
    }
}

/// A week somebody takes.
#[derive(Debug)]
pub struct Turn {
    /// Which.
    pub week: u32,
    /// Who would lead, as it was shown.
    pub from: PersonId,
}

fn week(reader: &mut Reader<'_>) -> Option<u32> {
    reader.known("week", "form-number-unfit", |text| text.parse().ok().filter(|week| (1..=1000).contains(week)))
}

impl Input for Turn {
    const FIELDS: &'static [&'static str] = &["week", "from"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let week = week(reader);
        let from = reader.known("from", "form-choice-unfit", |id| id.parse().ok());
        Some(Self { week: week?, from: from? })
    }
}

/// Whether somebody was there.
#[derive(Debug)]
pub struct Presence {
    /// When.
    pub week: u32,
    /// They were.
    pub there: bool,
}

impl Input for Presence {
    const FIELDS: &'static [&'static str] = &["week", "there"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let week = week(reader);
        let there = reader.yes_or_no("there");
        Some(Self { week: week?, there: there? })
    }
}

/// What somebody could give to whom.
#[derive(Debug)]
pub struct Contribution {
    /// To whom, in their words.
    pub whom: Line,
    /// What.
    pub gift: Caption,
}

impl Input for Contribution {
    const FIELDS: &'static [&'static str] = &["whom", "gift"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let whom = reader.text::<Line>("whom");
        let gift = reader.text::<Caption>("gift");
        Some(Self { whom: whom?, gift: gift? })
    }
}

/// What becomes of a row.
#[derive(Debug)]
pub struct Settle {
    /// It.
    pub settling: Settling,
}

impl Input for Settle {
    const FIELDS: &'static [&'static str] = &["what"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let settling = reader.known("what", "form-choice-unfit", |word| match word {
            "done" => Some(Settling::Done),
            "open" => Some(Settling::Open),
            "delete" => Some(Settling::Delete),
            _ => None,
        })?;
        Some(Self { settling })
    }
}
