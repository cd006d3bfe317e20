//! A draft that is being written.

use serde::Serialize;

use super::super::{
    forms::LINE_FIELDS,
    rules::{Draft, MOST_LINE},
};
use crate::{
    platform::differences::{Passage, differences},
    web::{CohortStrip, FormState, View},
};

/// The form of a draft.
#[derive(Serialize)]
pub struct DraftPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// The pitches of the cohort.
    pub room: String,
    /// What it is called.
    pub title: String,
    /// Where it is read.
    pub href: String,
    /// Where the form goes.
    pub action: String,
    /// The form: `title`, `language`, `line-1` to `line-6`, `link`, `seen`.
    pub form: FormState,
    /// The names of the fields of the lines.
    pub lines: [&'static str; 6],
    /// What it can be in: tag and name.
    pub languages: Vec<(String, String)>,
    /// The most characters of a line.
    pub most: usize,
    /// What somebody else wrote meanwhile.
    pub other: Option<Other>,
}

impl View for DraftPage {
    const FILE: &'static str = "pitch_drafts/draft.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

impl DraftPage {
    /// The names of the fields of the lines, and how long one may be.
    pub const LINES: [&'static str; 6] = LINE_FIELDS;
    /// The most characters of a line.
    pub const MOST: usize = MOST_LINE;
}

/// What stands by now, beside what was typed.
#[derive(Serialize)]
pub struct Other {
    /// What it is called by now.
    pub title: String,
    /// The lines that say something: number and words.
    pub lines: Vec<(usize, String)>,
    /// The recording.
    pub link: Option<String>,
    /// From what stands by now to what was typed.
    pub passages: Vec<Passage>,
    /// The language it is in.
    pub language: String,
}

impl Other {
    /// What stands by now, and how `typed` differs.
    pub fn new(stands: &Draft, typed: &FormState) -> Self {
        let typed: Vec<&str> =
            LINE_FIELDS.iter().filter_map(|field| typed.values.get(*field)).map(|line| line.trim()).collect();
        Self {
            title: stands.title.clone(),
            lines: said(&stands.lines),
            link: stands.link.clone(),
            passages: differences(&stands.text(), &typed.join("\n\n").replace('\r', "")),
            language: stands.language.clone(),
        }
    }
}

/// The lines that say something, with their numbers.
pub fn said(lines: &[String]) -> Vec<(usize, String)> {
    let numbered = lines.iter().enumerate().map(|(nth, line)| (nth + 1, line.clone()));
    numbered.filter(|(_, line)| !line.is_empty()).collect()
}

/// The form of a draft as it stands at `version` of its pitch.
pub fn form_of(draft: &Draft, version: i32) -> FormState {
    let head = [
        ("title", draft.title.clone()),
        ("language", draft.language.clone()),
        ("link", draft.link.clone().unwrap_or_default()),
        ("seen", version.to_string()),
    ];
    FormState::with(head.into_iter().chain(LINE_FIELDS.into_iter().zip(draft.lines.iter().cloned())))
}
