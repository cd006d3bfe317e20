//! What people send about feedback.

use super::{commands::Words, rules::ANCHORS};
use crate::{
    platform::text::Statement,
    web::{Input, Reader},
};

/// The three texts and the three criteria, in their order.
pub const TEXTS: [&str; 3] = ["saw", "wonder", "try_next"];
/// The criteria.
pub const CRITERIA: [&str; 3] = ["clear", "fits_members", "doable"];

/// What is to become of what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It is kept, for oneself.
    Save,
    /// It is kept, and shown as its readers will see it.
    Preview,
    /// What was kept is sent.
    Send,
    /// What was sent is changed.
    Change,
}

/// What somebody says to a pitch.
#[derive(Clone, Debug)]
pub struct Written {
    /// The words.
    pub words: Words,
    /// The version that was shown; 0 where there was none.
    pub seen: i32,
    /// What is to become of it.
    pub way: Way,
}

/// A text that may be empty.
pub fn text_or_nothing(reader: &mut Reader<'_>, name: &str) -> Option<String> {
    match reader.raw(name).trim().is_empty() {
        true => Some(String::new()),
        false => reader.text::<Statement>(name).map(String::from),
    }
}

/// An anchor, where one was chosen.
pub fn anchor_or_nothing(reader: &mut Reader<'_>, name: &str) -> Option<Option<i32>> {
    match reader.raw(name).is_empty() {
        true => Some(None),
        false => reader.number(name, ANCHORS).map(Some),
    }
}

/// All six, as far as they are there.
pub fn words(reader: &mut Reader<'_>) -> Option<Words> {
    let [saw, wonder, try_next] = TEXTS.map(|name| text_or_nothing(reader, name));
    let [clear, fits_members, doable] = CRITERIA.map(|name| anchor_or_nothing(reader, name));
    Some(Words {
        saw: saw?,
        wonder: wonder?,
        try_next: try_next?,
        clear: clear?,
        fits_members: fits_members?,
        doable: doable?,
    })
}

impl Input for Written {
    const FIELDS: &'static [&'static str] =
        &["saw", "wonder", "try_next", "clear", "fits_members", "doable", "version", "way"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let way = reader.known("way", "form-choice-unfit", |word| match word {
            "save" => Some(Way::Save),
            "preview" => Some(Way::Preview),
            "send" => Some(Way::Send),
            "change" => Some(Way::Change),
            _ => None,
        });
        let (words, seen) = (words(reader), reader.number("version", 0..=i32::MAX));
        Some(Self { words: words?, seen: seen?, way: way? })
    }
}

/// Whether a reply helped.
pub struct Helped {
    /// It did; or not, after all.
    pub helped: bool,
}

impl Input for Helped {
    const FIELDS: &'static [&'static str] = &["helped"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { helped: reader.yes_or_no("helped")? })
    }
}

/// What the makers of a pitch change.
pub struct Change {
    /// In their words; none where they say nothing of it any more.
    pub note: Option<Statement>,
    /// The version that was shown.
    pub seen: i32,
}

impl Input for Change {
    const FIELDS: &'static [&'static str] = &["note", "version"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let note = match reader.raw("note").trim().is_empty() {
            true => Some(None),
            false => reader.text("note").map(Some),
        };
        let seen = reader.number("version", 1..=i32::MAX);
        Some(Self { note: note?, seen: seen? })
    }
}

/// What somebody says to the sample, or that they would rather not.
pub enum Practised {
    /// They say this.
    Said(Words),
    /// They would rather not.
    Skipped,
}

impl Input for Practised {
    const FIELDS: &'static [&'static str] = &["saw", "wonder", "try_next", "clear", "fits_members", "doable", "way"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let says = reader.known("way", "form-choice-unfit", |word| match word {
            "say" => Some(true),
            "skip" => Some(false),
            _ => None,
        })?;
        if says { Some(Self::Said(words(reader)?)) } else { Some(Self::Skipped) }
    }
}
