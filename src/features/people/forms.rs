//! What people send about themselves, and what they ask a list of people for.

use entity::states::ShownTo;
use serde::Deserialize;

use super::rules::{LANGUAGES, MOST};
use crate::{
    platform::text::{Body, Text},
    web::{Input, Reader},
};

/// A part of a profile as a form sends it. Which of its fields count, the part knows.
#[derive(Clone, Debug)]
pub struct WrittenPart {
    /// The words; none where the field is empty.
    pub body: String,
    /// Tags of the languages that were ticked, in the order of the form.
    pub languages: Vec<&'static str>,
    /// Who may see it.
    pub shown_to: ShownTo,
    /// The version that was shown.
    pub version: i32,
}

impl Input for WrittenPart {
    const FIELDS: &'static [&'static str] = &["body", "shown_to", "version"];

    fn knows(name: &str) -> bool {
        let language = name.strip_prefix("language.");
        Self::FIELDS.contains(&name) || language.is_some_and(|tag| LANGUAGES.iter().any(|(known, _)| *known == tag))
    }

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let body = few_sentences(reader, "body");
        let ticked = |tag: &&str| reader.ticked(&format!("language.{tag}"));
        let languages = LANGUAGES.iter().map(|(tag, _)| *tag).filter(ticked).collect();
        let word = |word: &str| ShownTo::ALL.iter().copied().find(|shown_to| shown_to.word() == word);
        let shown_to = reader.known("shown_to", "form-choice-unfit", word);
        let version = reader.number("version", 0..=i32::MAX);
        Some(Self { body: body?, languages, shown_to: shown_to?, version: version? })
    }
}

/// A text that may be empty, and is short.
fn few_sentences(reader: &mut Reader<'_>, name: &str) -> Option<String> {
    let typed = reader.raw(name);
    if typed.trim().is_empty() {
        return Some(String::new());
    }
    match Body::parse(typed) {
        Ok(body) if body.as_str().chars().count() <= MOST => Some(body.into()),
        Ok(_) => {
            reader.mistake(name, "form-too-long", Some(MOST));
            None
        }
        // Nothing but what cannot be seen says nothing.
        Err(unfit) if unfit.limit.is_none() => Some(String::new()),
        Err(unfit) => {
            reader.mistake(name, unfit.key, Some(MOST));
            None
        }
    }
}

/// What a list of people is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct ListQuery {
    /// Words somewhere in a name or a text.
    #[serde(default)]
    pub q: String,
    /// Tag of a language they speak.
    #[serde(default)]
    pub language: String,
    /// Anything at all: only who offers something.
    #[serde(default)]
    pub offers: String,
    /// Which page.
    #[serde(default)]
    pub page: String,
}

/// Which part of one's own profile is being written.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct ProfileQuery {
    /// Its word.
    #[serde(default)]
    pub edit: String,
}

/// Which size of a photo.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct PhotoQuery {
    /// `small`, or the large one.
    #[serde(default)]
    pub size: String,
}
