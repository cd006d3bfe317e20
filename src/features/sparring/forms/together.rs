//! What partners send about what they do together.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use entity::states::Went;

use super::super::{commands::NewTime, rules::moment};
use crate::{
    platform::{
        errors::{Error, Mistake, Result},
        text::Body,
    },
    web::{Input, Reader},
};

/// A time somebody suggests: one of those that were offered, or another on their own clock.
#[derive(Debug)]
pub struct WantedTime {
    wanted: Wanted,
    /// The version of the time that was shown; 0 where there was none.
    pub seen: i32,
}

#[derive(Clone, Copy, Debug)]
enum Wanted {
    Offered(DateTime<Utc>),
    Named(NaiveDate, NaiveTime),
}

impl WantedTime {
    /// The same on the clocks of `zone`; a mistake of its field where it is past or no clock shows it.
    pub fn placed(&self, zone: Tz, now: DateTime<Utc>) -> Result<NewTime> {
        let (field, on, at) = match self.wanted {
            Wanted::Offered(at) => {
                let local = at.with_timezone(&zone).naive_local();
                ("slot", local.date(), local.time())
            }
            Wanted::Named(on, at) => ("at", on, at),
        };
        let mistake = |key| Error::Mistakes(vec![Mistake { field: field.to_owned(), key, limit: None, count: None }]);
        moment(zone, on, at, now).map_err(|refusal| mistake(refusal.key))?;
        Ok(NewTime { on, at, zone })
    }
}

impl Input for WantedTime {
    const FIELDS: &'static [&'static str] = &["way", "slot", "on", "at", "version"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        // Only of years people plan in: at the ends of what a date can be, a zone would be an overflow.
        let offered = |text: &str| {
            let at: Option<DateTime<Utc>> = text.trim().parse().ok();
            at.filter(|at| (1900..=2199).contains(&at.year())).map(Wanted::Offered)
        };
        let wanted = if reader.raw("way") == "own" {
            let (on, at) = (reader.date("on"), reader.time("at", "form-time-unfit"));
            on.zip(at).map(|(on, at)| Wanted::Named(on, at))
        } else {
            reader.known("slot", "sparring-slot-missing", offered)
        };
        let seen = reader.number("version", 0..=i32::MAX);
        Some(Self { wanted: wanted?, seen: seen? })
    }
}

/// Yes to a time.
#[derive(Debug)]
pub struct Yes {
    /// The version that was shown.
    pub seen: i32,
}

impl Input for Yes {
    const FIELDS: &'static [&'static str] = &["version"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { seen: reader.number("version", 1..=i32::MAX)? })
    }
}

/// How it went.
#[derive(Debug)]
pub struct HowItWent {
    /// In one of three words.
    pub went: Went,
}

impl Input for HowItWent {
    const FIELDS: &'static [&'static str] = &["went"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let known = |word: &str| Went::ALL.iter().copied().find(|went| went.word() == word);
        Some(Self { went: reader.known("went", "form-choice-unfit", known)? })
    }
}

/// What partners keep, as one of them wants it.
#[derive(Debug)]
pub struct WrittenNotes {
    /// The text.
    pub body: Body,
    /// The version that was shown; 0 where nothing was written.
    pub seen: i32,
}

impl Input for WrittenNotes {
    const FIELDS: &'static [&'static str] = &["body", "seen"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let (body, seen) = (reader.text("body"), reader.number("seen", 0..=i32::MAX));
        Some(Self { body: body?, seen: seen? })
    }
}

/// What to do about not hearing from somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Ask them once more.
    Ask,
    /// Take somebody else.
    Leave,
    /// Tell a trainer.
    Tell,
}

impl Input for Way {
    const FIELDS: &'static [&'static str] = &["way"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        reader.known("way", "form-choice-unfit", |word| match word {
            "ask" => Some(Self::Ask),
            "leave" => Some(Self::Leave),
            "tell" => Some(Self::Tell),
            _ => None,
        })
    }
}
