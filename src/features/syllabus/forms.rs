//! What trainers and owners send.

use chrono::NaiveDate;

use super::{commands::NewLesson, rules::Direction};
use crate::{
    platform::text::{Body, Title},
    web::{Input, Reader},
};

/// Whether a thing is left out.
pub struct Visibility {
    /// It is.
    pub hidden: bool,
}

impl Input for Visibility {
    const FIELDS: &'static [&'static str] = &["hidden"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let hidden = reader.yes_or_no("hidden");
        Some(Self { hidden: hidden? })
    }
}

/// Where a lesson goes.
pub struct Place {
    /// One place.
    pub direction: Direction,
}

impl Input for Place {
    const FIELDS: &'static [&'static str] = &["direction"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { direction: reader.known("direction", "form-choice-unfit", Direction::named)? })
    }
}

/// A note; an empty one takes it away.
pub struct WrittenNote {
    /// Its text.
    pub body: Option<Body>,
}

impl Input for WrittenNote {
    const FIELDS: &'static [&'static str] = &["body"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        if reader.raw("body").trim().is_empty() {
            return Some(Self { body: None });
        }
        Some(Self { body: Some(reader.text("body")?) })
    }
}

/// The day something is due; none leaves it to the course.
pub struct DueDate {
    /// The day.
    pub due_on: Option<NaiveDate>,
}

impl Input for DueDate {
    const FIELDS: &'static [&'static str] = &["due_on"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        if reader.raw("due_on").trim().is_empty() {
            return Some(Self { due_on: None });
        }
        Some(Self { due_on: Some(reader.date("due_on")?) })
    }
}

/// How long the title of a lesson may be, as in a file of the course.
const MOST_OF_TITLE: usize = 80;

/// A lesson as it is typed.
pub struct WrittenLesson {
    /// The lesson.
    pub lesson: NewLesson,
    /// Hash of the text that was shown, where it is a change.
    pub seen: String,
}

impl Input for WrittenLesson {
    const FIELDS: &'static [&'static str] = &["week", "title", "minutes", "body", "question", "language", "seen"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let week = reader.number("week", 1..=99);
        let title: Option<Title> = reader.text("title");
        if title.as_ref().is_some_and(|title| title.as_str().chars().count() > MOST_OF_TITLE) {
            reader.mistake("title", "form-too-long", Some(MOST_OF_TITLE));
        }
        let minutes = reader.number("minutes", 1..=60);
        let body = reader.text("body");
        let question = reader.text("question");
        let language = reader.language("language");
        let lesson = NewLesson {
            week: u32::try_from(week?).ok()?,
            title: title?,
            minutes: minutes?,
            body: body?,
            question: question?,
            language: language?,
        };
        Some(Self { lesson, seen: reader.raw("seen").to_owned() })
    }
}
