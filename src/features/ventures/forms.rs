//! What people send about their community.

use std::collections::BTreeMap;

use entity::states::{VenturePart, VentureStage};

use super::rules::{MOST, MOST_NAME, PARTS, Seen};
use crate::{
    platform::text::{Line, Statement, Text},
    web::{Input, Reader},
};

/// A community as a form sends it. Everything but its name may be left open.
#[derive(Clone, Debug)]
pub struct WrittenVenture {
    /// What it is called.
    pub name: String,
    /// Where it stands.
    pub stage: Option<VentureStage>,
    /// What its keeper needs.
    pub need: String,
    /// What was shown of name, stage and need.
    pub seen: Seen,
    /// What each part says, and what was shown of it.
    pub parts: BTreeMap<VenturePart, (String, Seen)>,
}

/// The stage of this word.
pub fn stage_of(word: &str) -> Option<VentureStage> {
    VentureStage::ALL.iter().copied().find(|stage| stage.word() == word)
}

/// A text that may be empty, as it is kept.
pub fn kept(typed: &str) -> String {
    Statement::parse(typed).map(String::from).unwrap_or_default()
}

/// A name as it is kept.
pub fn kept_name(typed: &str) -> String {
    Line::parse(typed).map(String::from).unwrap_or_default()
}

fn may_be_empty(reader: &mut Reader<'_>, name: &str) -> Option<String> {
    match Statement::parse(reader.raw(name)) {
        Ok(text) if text.as_str().chars().count() <= MOST => Some(text.into()),
        Err(unfit) if unfit.limit.is_none() => Some(String::new()),
        _ => {
            reader.mistake(name, "form-too-long", Some(MOST));
            None
        }
    }
}

impl Input for WrittenVenture {
    const FIELDS: &'static [&'static str] = &[
        "name",
        "stage",
        "need",
        "seen",
        "purpose",
        "people",
        "needs",
        "content",
        "rhythm",
        "measures",
        "seen-purpose",
        "seen-people",
        "seen-needs",
        "seen-content",
        "seen-rhythm",
        "seen-measures",
    ];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let name = reader.text::<Line>("name").map(String::from);
        if name.as_ref().is_some_and(|name| name.chars().count() > MOST_NAME) {
            reader.mistake("name", "form-too-long", Some(MOST_NAME));
        }
        let stage = match reader.raw("stage") {
            "" => Some(None),
            _ => reader.known("stage", "form-choice-unfit", |word| stage_of(word).map(Some)),
        };
        let need = may_be_empty(reader, "need");
        let seen = reader.known("seen", "form-choice-unfit", Seen::parse);
        let mut parts = BTreeMap::new();
        for part in PARTS {
            let body = may_be_empty(reader, part.word());
            let seen = reader.known(&format!("seen-{}", part.word()), "form-choice-unfit", Seen::parse);
            parts.extend(body.zip(seen).map(|said| (part, said)));
        }
        Some(Self { name: name?, stage: stage?, need: need?, seen: seen?, parts })
    }
}
