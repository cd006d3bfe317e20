//! What people say beside a paper.

use super::super::commands::Place;
use crate::{
    platform::text::{Caption, Statement, one_line},
    web::{Input, Reader},
};

/// How much of what stands before marked words is looked at, in characters.
const BEFORE: usize = 200;

/// Something about a passage.
pub struct Commenting {
    /// It.
    pub body: String,
    /// Which words it is about.
    pub place: Place,
    /// The revision that was shown.
    pub version: i32,
}

impl Input for Commenting {
    const FIELDS: &'static [&'static str] = &["body", "passage", "quote", "before", "version"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let place = match reader.raw("quote").trim() {
            "" => {
                let nth = reader.known("passage", "documents-passage-choose", |text| text.trim().parse().ok());
                nth.map(Place::Sentence)
            }
            _ => reader
                .text::<Caption>("quote")
                .map(|quote| Place::Marked { quote, before: before(reader.raw("before")) }),
        };
        let body = reader.text::<Statement>("body");
        let version = reader.number("version", 0..=i32::MAX - 1);
        Some(Self { body: body?.into(), place: place?, version: version? })
    }
}

/// The end of what stands before marked words, as a section is read: the space before the words counts.
fn before(text: &str) -> String {
    let space = if text.ends_with(char::is_whitespace) { " " } else { "" };
    let words = one_line(text);
    let skip = words.chars().count().saturating_sub(BEFORE);
    let kept: String = words.chars().skip(skip).collect();
    kept + space
}

/// An answer to a comment.
pub struct Answering(pub String);

impl Input for Answering {
    const FIELDS: &'static [&'static str] = &["answer"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        reader.text::<Statement>("answer").map(|text| Self(text.into()))
    }
}

/// Whether a comment is settled.
pub struct Resolving(pub bool);

impl Input for Resolving {
    const FIELDS: &'static [&'static str] = &["settled"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        reader.yes_or_no("settled").map(Self)
    }
}

/// Whether one follows a paper.
pub struct Following(pub bool);

impl Input for Following {
    const FIELDS: &'static [&'static str] = &["follows"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        reader.yes_or_no("follows").map(Self)
    }
}
