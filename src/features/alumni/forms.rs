//! What people of a network send, and what they ask its list for.

use entity::{
    ids::PersonId,
    states::{AlumniRoleKind, AlumniWordKind},
};
use serde::Deserialize;

use super::rules::{MOST, MOST_ANSWER};
use crate::{
    platform::text::{Body, Line, Statement, Text},
    web::{Input, Reader},
};

/// A text of so many characters at most.
fn short<T: Text + Into<String>>(reader: &mut Reader<'_>, name: &str, most: usize) -> Option<String> {
    let text: String = match T::parse(reader.raw(name)) {
        Ok(text) => text.into(),
        Err(unfit) => {
            reader.mistake(name, unfit.key, unfit.limit.map(|_| most));
            return None;
        }
    };
    if text.chars().count() > most {
        reader.mistake(name, "form-too-long", Some(most));
        return None;
    }
    Some(text)
}

/// Joining, or changing what one said then.
#[derive(Clone, Debug)]
pub struct Joining {
    /// Id of a department; none where they do not say.
    pub department: Option<String>,
}

impl Input for Joining {
    const FIELDS: &'static [&'static str] = &["department"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let department = Some(reader.raw("department").to_owned()).filter(|id| !id.is_empty());
        Some(Self { department })
    }
}

/// Leaving.
#[derive(Clone, Copy, Debug)]
pub struct Leaving {
    /// Whether what they answered goes too.
    pub takes_answers: bool,
}

impl Input for Leaving {
    const FIELDS: &'static [&'static str] = &["answers"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { takes_answers: reader.ticked("answers") })
    }
}

/// Something asked or offered.
#[derive(Clone, Debug)]
pub struct WrittenWord {
    /// Which.
    pub kind: AlumniWordKind,
    /// The words.
    pub body: String,
}

/// The kind of this word.
pub fn kind_of(word: &str) -> Option<AlumniWordKind> {
    AlumniWordKind::ALL.iter().copied().find(|kind| kind.word() == word)
}

impl Input for WrittenWord {
    const FIELDS: &'static [&'static str] = &["kind", "body"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let kind = reader.known("kind", "form-choice-unfit", kind_of);
        let body = short::<Statement>(reader, "body", MOST);
        Some(Self { kind: kind?, body: body? })
    }
}

/// An answer to the question of a month.
#[derive(Clone, Debug)]
pub struct WrittenAnswer {
    /// Markdown.
    pub body: String,
    /// The version it was written upon; 0 where there was none.
    pub version: i32,
}

impl Input for WrittenAnswer {
    const FIELDS: &'static [&'static str] = &["body", "version"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let body = short::<Body>(reader, "body", MOST_ANSWER);
        let version = reader.number("version", 0..=i32::MAX);
        Some(Self { body: body?, version: version? })
    }
}

/// A role for somebody.
#[derive(Clone, Debug)]
pub struct WrittenRole {
    /// For whom.
    pub person: PersonId,
    /// Which.
    pub kind: AlumniRoleKind,
    /// Why.
    pub reason: Line,
}

impl Input for WrittenRole {
    const FIELDS: &'static [&'static str] = &["person", "kind", "reason"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let person = reader.known("person", "form-choice-unfit", |id| id.parse().ok());
        let known = |word: &str| AlumniRoleKind::ALL.iter().copied().find(|kind| kind.word() == word);
        let kind = reader.known("kind", "form-choice-unfit", known);
        let reason = reader.text("reason");
        Some(Self { person: person?, kind: kind?, reason: reason? })
    }
}

/// Yes or no to a role.
#[derive(Clone, Copy, Debug)]
pub struct Answering {
    /// Which of the two.
    pub yes: bool,
}

impl Input for Answering {
    const FIELDS: &'static [&'static str] = &["answer"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { yes: reader.yes_or_no("answer")? })
    }
}

/// The end of a role.
#[derive(Clone, Debug)]
pub struct Ending {
    /// Why.
    pub reason: Line,
}

impl Input for Ending {
    const FIELDS: &'static [&'static str] = &["reason"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { reason: reader.text("reason")? })
    }
}

/// What the list of people is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct ListQuery {
    /// Words somewhere in a name or a text.
    #[serde(default)]
    pub q: String,
    /// Id of a department.
    #[serde(default)]
    pub department: String,
    /// Tag of a language.
    #[serde(default)]
    pub language: String,
    /// `ask` or `offer`: only who looks for something, or offers it.
    #[serde(default)]
    pub says: String,
    /// Which page.
    #[serde(default)]
    pub page: String,
}

/// Which page of answers.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct MonthQuery {
    /// From 1.
    #[serde(default)]
    pub page: String,
}
