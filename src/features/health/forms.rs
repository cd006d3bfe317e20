//! What people send about the health of their community.

use chrono::NaiveDate;

use super::rules::{Number, Numbers, month_of};
use crate::{
    platform::errors::{Error, Mistake, Result},
    web::{Input, Reader},
};

/// A month as a form sends it.
#[derive(Clone, Debug)]
pub struct WrittenMonth {
    /// Its first day.
    pub on: NaiveDate,
    /// What is known of it.
    pub numbers: Numbers,
    /// The version that was shown; 0 where there was none.
    pub version: i32,
}

impl Input for WrittenMonth {
    const FIELDS: &'static [&'static str] = &[
        "month",
        "version",
        "asked",
        "unanswered",
        "first-answer",
        "first-posts",
        "by-peers",
        "posted",
        "reacted",
        "only-read",
        "half-by",
        "newcomers",
        "came-again",
        "invited",
        "came",
        "searches",
        "without-hit",
        "members",
        "views",
        "posts",
    ];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let on = reader.known("month", "health-month-unfit", month_of);
        let version = reader.version("version");
        let mut unfit = false;
        let mut read = |number: Number| match reader.raw(number.word()).trim() {
            "" => None,
            _ => {
                let key = if number == Number::FirstAnswer { "health-hours-unfit" } else { "health-number-unfit" };
                let value = reader.known(number.word(), key, |typed| number.read(typed));
                unfit |= value.is_none();
                value.map(|value| (number, value))
            }
        };
        let numbers: Numbers = Number::ALL.into_iter().filter_map(&mut read).collect();
        for (part, whole) in numbers.too_large() {
            reader.mistake(part.word(), "health-part-too-large", usize::try_from(whole).ok());
        }
        if numbers.is_empty() && !unfit {
            reader.mistake("", "health-nothing-said", None);
        }
        Some(Self { on: on?, numbers, version: version? })
    }
}

/// The version of a month that is to go.
pub struct Deleting {
    /// The version that was shown.
    pub version: i32,
}

impl Input for Deleting {
    const FIELDS: &'static [&'static str] = &["version"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { version: reader.version("version")? })
    }
}

/// A table, pasted in; or a file, which stands beside it.
pub struct Brought {
    /// The text; empty where a file is sent.
    pub table: String,
    /// Whether it is to be taken over, not only looked at.
    pub take: bool,
    /// What the months looked like to whoever pressed.
    pub seen: String,
}

impl Brought {
    /// The text of a table of which there is one. Everything else is a mistake.
    pub fn of_table(text: &str) -> Result<&str> {
        if text.trim().is_empty() { Err(mistaken("table", "health-import-nothing")) } else { Ok(text) }
    }
}

/// One mistake.
pub fn mistaken(field: &str, key: &'static str) -> Error {
    let kilobytes = Brought::MOST_FILE / 1_024;
    Error::Mistakes(vec![Mistake { field: field.to_owned(), key, limit: Some(kilobytes), count: None }])
}

impl Input for Brought {
    const FIELDS: &'static [&'static str] = &["table", "way", "seen"];
    const MOST_FILE: usize = 64 * 1024;

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let take = reader.known("way", "form-choice-unfit", |way| match way {
            "" | "look" => Some(false),
            "take" => Some(true),
            _ => None,
        });
        let table = reader.raw("table").to_owned();
        let fits = table.len() <= Self::MOST_FILE;
        if !fits {
            reader.mistake("table", "health-import-too-large", Some(Self::MOST_FILE / 1_024));
        }
        Some(Self { table, take: take?, seen: reader.raw("seen").to_owned() }).filter(|_| fits)
    }
}
