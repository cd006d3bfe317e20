//! What the page about how far one's community has come shows.

use chrono::NaiveDate;
use serde::Serialize;

use super::rules::{Check, Competence, Course, Stage, moved, occasion};
use crate::web::{FormState, View};

/// The page.
#[derive(Serialize)]
pub struct MaturityPage {
    /// The form: a competence each, and `version`.
    pub form: FormState,
    /// Competences: words `maturity-<word>`, and `maturity-<word>-<number>` for its stages.
    pub competences: Vec<&'static str>,
    /// Numbers of the stages, as text; an empty one stands for saying nothing. Words: `maturity-stage-<number>`.
    pub stages: Vec<String>,
    /// The checks that stand side by side: the first, and the newest. None before one was made.
    pub columns: Vec<CheckView>,
    /// What they say, competence by competence.
    pub rows: Vec<CompetenceRow>,
    /// All checks, the newest first.
    pub all: Vec<CheckView>,
    /// Whether one was made today already.
    pub today: bool,
}

impl View for MaturityPage {
    const FILE: &'static str = "maturity/show.html";
}

/// A check.
#[derive(Serialize)]
pub struct CheckView {
    /// The day.
    pub on: NaiveDate,
    /// Words: `maturity-occasion-<word>`.
    pub occasion: &'static str,
    /// How many of the eight were answered.
    pub answered: usize,
    /// Its version, for deleting it.
    pub version: i32,
}

/// A competence in two checks.
#[derive(Serialize)]
pub struct CompetenceRow {
    /// Words: `maturity-<word>`.
    pub word: &'static str,
    /// The stage in each of the columns; none where nothing was said.
    pub stages: Vec<Option<i32>>,
    /// Words: `maturity-moved-<word>`; none where there is nothing to compare.
    pub moved: Option<&'static str>,
}

fn moved_word(by: i32) -> &'static str {
    match by {
        ..=-2 => "far-back",
        -1 => "back",
        0 => "same",
        1 => "on",
        2.. => "far-on",
    }
}

/// The form as a check stands.
pub fn form_of(check: &Check) -> FormState {
    let answers = check.answers.iter().map(|(competence, stage)| (competence.word(), stage.number().to_string()));
    FormState::with(answers.chain([("version", check.version.to_string())]))
}

impl MaturityPage {
    /// The page with this form, where these checks stand, which come in their order.
    pub fn new(checks: &[Check], course: Option<Course>, today: NaiveDate, form: FormState) -> Self {
        let days: Vec<NaiveDate> = checks.iter().map(|check| check.on).collect();
        let view = |(nth, check): (usize, &Check)| CheckView {
            on: check.on,
            occasion: occasion(check.on, days.get(..nth).unwrap_or_default(), course).word(),
            answered: check.answers.len(),
            version: check.version,
        };
        let last = checks.len().saturating_sub(1);
        let shown: Vec<(usize, &Check)> =
            checks.iter().enumerate().filter(|(nth, _)| *nth == 0 || *nth == last).collect();
        let row = |competence: Competence| {
            let stages: Vec<Option<Stage>> =
                shown.iter().map(|(_, check)| check.answers.get(&competence).copied()).collect();
            let moved = match stages.as_slice() {
                [before, now] => moved(*before, *now).map(moved_word),
                _ => None,
            };
            let stages = stages.into_iter().map(|stage| stage.map(Stage::number)).collect();
            CompetenceRow { word: competence.word(), stages, moved }
        };
        Self {
            form,
            competences: Competence::ALL.map(Competence::word).to_vec(),
            stages: (1..=Stage::MANY).map(|number| number.to_string()).chain([String::new()]).collect(),
            rows: if shown.is_empty() { Vec::new() } else { Competence::ALL.into_iter().map(row).collect() },
            columns: shown.iter().copied().map(view).collect(),
            all: checks.iter().enumerate().map(view).rev().collect(),
            today: checks.last().is_some_and(|check| check.on == today),
        }
    }
}
