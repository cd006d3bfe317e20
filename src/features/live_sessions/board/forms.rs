//! What people send to the board.

use super::rules::MOST;
use crate::{
    platform::text::Body,
    web::{Input, Reader},
};

fn words(reader: &mut Reader<'_>) -> Option<Body> {
    let body: Body = reader.text("body")?;
    if body.as_str().chars().count() > MOST {
        reader.mistake("body", "form-too-long", Some(MOST));
        return None;
    }
    Some(body)
}

/// A question to be.
pub struct Question {
    /// Its words.
    pub body: Body,
    /// Whether nobody is to know who asks.
    pub unnamed: bool,
}

impl Input for Question {
    const FIELDS: &'static [&'static str] = &["body", "unnamed"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { body: words(reader)?, unnamed: reader.ticked("unnamed") })
    }
}

/// Other words for one's own question.
pub struct Change {
    /// The words.
    pub body: Body,
}

impl Input for Change {
    const FIELDS: &'static [&'static str] = &["body"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { body: words(reader)? })
    }
}

/// Whether one wants to hear about a question.
pub struct Vote {
    /// One does.
    pub wanted: bool,
}

impl Input for Vote {
    const FIELDS: &'static [&'static str] = &["vote"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { wanted: reader.yes_or_no("vote")? })
    }
}

/// Whether a question was answered.
pub struct Mark {
    /// It was.
    pub answered: bool,
}

impl Input for Mark {
    const FIELDS: &'static [&'static str] = &["answered"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { answered: reader.yes_or_no("answered")? })
    }
}
