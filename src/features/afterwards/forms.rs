//! What people send about what became of it.

use entity::states::Tending;

use super::rules::MOST;
use crate::{
    platform::text::{Statement, Text},
    web::{Input, Reader},
};

/// An answer.
#[derive(Clone, Debug)]
pub struct Answering {
    /// Whether they look after a community.
    pub answer: Tending,
    /// What they tell.
    pub words: String,
    /// The version that was shown; 0 where there was none.
    pub version: i32,
}

impl Input for Answering {
    const FIELDS: &'static [&'static str] = &["answer", "words", "version"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let known = |word: &str| Tending::ALL.iter().copied().find(|answer| answer.word() == word);
        let answer = reader.known("answer", "form-choice-unfit", known);
        let words = match Statement::parse(reader.raw("words")) {
            Ok(text) if text.as_str().chars().count() <= MOST => Some(text.into()),
            Err(unfit) if unfit.limit.is_none() => Some(String::new()),
            _ => {
                reader.mistake("words", "form-too-long", Some(MOST));
                None
            }
        };
        let version = match reader.raw("version") {
            "" => Some(0),
            _ => reader.number("version", 0..=i32::MAX),
        };
        Some(Self { answer: answer?, words: words?, version: version? })
    }
}
