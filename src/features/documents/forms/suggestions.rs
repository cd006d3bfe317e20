//! What people send about suggestions.

use crate::{
    platform::text::{Body, Line},
    web::{Input, Reader},
};

/// What becomes of a suggestion.
pub enum Settling {
    /// It is taken.
    Taken,
    /// It is not; a word says why.
    NotTaken(Line),
}

impl Input for Settling {
    const FIELDS: &'static [&'static str] = &["taken", "word"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        match reader.yes_or_no("taken")? {
            true => Some(Self::Taken),
            false => reader.text("word").map(Self::NotTaken),
        }
    }
}

/// Another text for a section.
pub struct Suggesting {
    /// It; empty where nothing is to stand there.
    pub body: String,
    /// The revision it was made from.
    pub base: i32,
    /// Why, in a line.
    pub why: Option<Line>,
}

impl Input for Suggesting {
    const FIELDS: &'static [&'static str] = &["body", "version", "why"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let body = match reader.raw("body").trim() {
            "" => Some(String::new()),
            _ => reader.text::<Body>("body").map(String::from),
        };
        let base = reader.number("version", 0..=i32::MAX - 1);
        let why = match reader.raw("why").trim() {
            "" => Some(None),
            _ => reader.text("why").map(Some),
        };
        Some(Self { body: body?, base: base?, why: why? })
    }
}
