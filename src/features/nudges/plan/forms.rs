//! What trainers and owners send about what is planned.

use super::{
    commands::Holding,
    rules::{RULES, Rule},
};
use crate::{
    platform::text::{Body, Line},
    storage::outbox::OwnWords,
    web::{Input, Reader},
};

fn version(reader: &mut Reader<'_>) -> Option<i32> {
    reader.number("version", 1..=i32::MAX)
}

fn words(reader: &mut Reader<'_>) -> Option<OwnWords> {
    let (subject, body) = (reader.text::<Line>("subject"), reader.text::<Body>("body"));
    Some(OwnWords { subject: subject?.as_str().to_owned(), body: body?.as_str().to_owned() })
}

/// Words in place of the house's, or the house's again.
pub struct Wording {
    /// None: as the house writes it.
    pub words: Option<OwnWords>,
    /// The version they were made upon.
    pub version: i32,
}

impl Input for Wording {
    const FIELDS: &'static [&'static str] = &["subject", "body", "written", "version"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let version = version(reader);
        if reader.ticked("written") {
            return Some(Self { words: None, version: version? });
        }
        let words = words(reader);
        Some(Self { words: Some(words?), version: version? })
    }
}

/// A note somebody writes themselves.
pub struct OwnNote {
    /// It.
    pub words: OwnWords,
    /// The version it was made upon.
    pub version: i32,
}

impl Input for OwnNote {
    const FIELDS: &'static [&'static str] = &["subject", "body", "version"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let (version, words) = (version(reader), words(reader));
        Some(Self { words: words?, version: version? })
    }
}

/// Whether it is held, as it stood.
pub struct Held {
    /// Held, or let go.
    pub holding: Holding,
    /// The version that was looked at.
    pub version: i32,
}

impl Input for Held {
    const FIELDS: &'static [&'static str] = &["hold", "version"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let (version, hold) = (version(reader), reader.yes_or_no("hold"));
        let holding = if hold? { Holding::Hold } else { Holding::Release };
        Some(Self { holding, version: version? })
    }
}

/// A press of a button about something as it stood.
pub struct Seen {
    /// The version that was looked at.
    pub version: i32,
}

impl Input for Seen {
    const FIELDS: &'static [&'static str] = &["version"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { version: version(reader)? })
    }
}

/// Of how many people nothing is asked.
pub struct LeftOut {
    /// The kind.
    pub kind: &'static str,
    /// Of a hundred; 0 for nobody.
    pub percent: i32,
}

/// What can be chosen.
pub const PERCENTS: [i32; 5] = [0, 10, 20, 30, 50];

impl Input for LeftOut {
    const FIELDS: &'static [&'static str] = &["kind", "percent"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let asks = |word: &str| RULES.iter().find(|rule: &&Rule| rule.asks && rule.kind == word).map(|rule| rule.kind);
        let kind = reader.known("kind", "form-choice-unfit", asks);
        let percent = |word: &str| word.parse().ok().filter(|number| PERCENTS.contains(number));
        let percent = reader.known("percent", "form-choice-unfit", percent);
        Some(Self { kind: kind?, percent: percent? })
    }
}
