//! An application while it is written, and to be read before it is sent.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::{
    super::super::{
        queries::ApplicationOn,
        rules::{Gap, Part},
    },
    Field,
};
use crate::{
    features::curriculum::{Programme, Said},
    web::{FormState, View},
};

/// What stands above every page of an application.
#[derive(Serialize)]
pub struct Head {
    /// Its address.
    pub href: String,
    /// The programme's address.
    pub programme_href: String,
    /// The programme's title.
    pub title: Said,
    /// Name and first day of the cohort it is for; none where that has yet to open.
    pub cohort: Option<(String, NaiveDate)>,
    /// Until when it counts for that cohort.
    pub closes_at: Option<DateTime<Utc>>,
    /// When everybody hears.
    pub decides_on: Option<NaiveDate>,
    /// Whether that time is over.
    pub closed: bool,
}

impl Head {
    /// Of an application at `now`.
    pub fn new(on: &ApplicationOn, programme: &Programme, locale: &str, now: DateTime<Utc>) -> Self {
        Self {
            href: format!("/applications/{}", on.application.id),
            programme_href: format!("/programmes/{}", on.programme.slug),
            title: programme.say(&programme.title, locale),
            cohort: on.cohort.as_ref().map(|cohort| (cohort.name.clone(), cohort.starts_on)),
            closes_at: on.intake.as_ref().map(|intake| intake.closes_at),
            decides_on: on.intake.as_ref().map(|intake| intake.decides_on),
            closed: !on.takes(now),
        }
    }
}

/// The list of what is to do.
#[derive(Serialize)]
pub struct DraftPage {
    /// Which application.
    pub head: Head,
    /// Its pages.
    pub rows: Vec<Row>,
    /// Whether all of them are done.
    pub complete: bool,
    /// Why something was not done.
    pub form: FormState,
}

/// One page to fill in.
#[derive(Serialize)]
pub struct Row {
    /// Its word.
    pub part: &'static str,
    /// Where it is.
    pub href: String,
    /// Whether nothing is missing on it.
    pub done: bool,
}

impl View for DraftPage {
    const FILE: &'static str = "admissions/draft.html";
}

impl DraftPage {
    /// The list of a draft of which `gaps` are missing.
    pub fn new(head: Head, gaps: &[Gap], form: FormState) -> Self {
        let row = |part: Part| Row {
            part: part.word(),
            href: format!("{}/{}", head.href, part.word()),
            done: gaps.iter().all(|gap| gap.part != part),
        };
        Self { rows: Part::ALL.into_iter().map(row).collect(), complete: gaps.is_empty(), head, form }
    }
}

/// One page of the form.
#[derive(Serialize)]
pub struct SectionPage {
    /// Which application.
    pub head: Head,
    /// Its word.
    pub part: &'static str,
    /// Which of how many.
    pub number: (usize, usize),
    /// Its questions.
    pub fields: Vec<Field>,
    /// What each is called in the list of mistakes.
    pub labels: BTreeMap<String, String>,
    /// What stands in them.
    pub form: FormState,
    /// Whether it has not been sent yet, so that half a page may be kept.
    pub draft: bool,
}

impl View for SectionPage {
    const FILE: &'static str = "admissions/section.html";
}

/// What one agrees to.
#[derive(Serialize)]
pub struct ConsentPage {
    /// Which application.
    pub head: Head,
    /// Which of how many.
    pub number: (usize, usize),
    /// The words.
    pub words: Said,
    /// Whether they were agreed to.
    pub form: FormState,
    /// Whether it has not been sent yet.
    pub draft: bool,
}

impl View for ConsentPage {
    const FILE: &'static str = "admissions/consent.html";
}

/// Everything that was written.
#[derive(Serialize)]
pub struct CheckPage {
    /// Which application.
    pub head: Head,
    /// The parts of the form with their answers.
    pub parts: Vec<Answered>,
    /// The words one agreed to; none where one has not.
    pub consent: Option<Said>,
    /// The address mail goes to.
    pub email: String,
    /// Whether nothing is missing.
    pub complete: bool,
    /// Whether it has not been sent yet.
    pub draft: bool,
    /// Whether what was written may still change.
    pub editable: bool,
    /// The next cohort one can apply for, where this one is over and there is one.
    pub next: Option<String>,
    /// Why it could not be sent.
    pub form: FormState,
}

/// A part of the form.
#[derive(Serialize)]
pub struct Answered {
    /// Its word.
    pub part: &'static str,
    /// Its questions.
    pub answers: Vec<Answer>,
}

/// A question and what was said to it.
#[derive(Serialize)]
pub struct Answer {
    /// The question.
    pub label: String,
    /// BCP 47 tag of the language it is in.
    pub lang: String,
    /// What was said; empty where nothing was.
    pub said: Vec<String>,
    /// What is wrong with it.
    pub wrong: Option<String>,
    /// Where it is changed.
    pub href: String,
}

impl View for CheckPage {
    const FILE: &'static str = "admissions/check.html";
}

impl Answered {
    /// The answers of one part; `wrong` has the sentence for a gap.
    pub fn new(
        href: &str,
        part: Part,
        (fields, form): (&[Field], &FormState),
        gaps: &[Gap],
        wrong: impl Fn(&Gap) -> String,
    ) -> Self {
        let answer = |field: &Field| Answer {
            label: field.label.clone(),
            lang: field.lang.clone(),
            said: field.said(form),
            wrong: gaps.iter().find(|gap| gap.part == part && gap.field == field.name).map(&wrong),
            href: format!("{href}/{}#f-{}", part.word(), field.name),
        };
        Self { part: part.word(), answers: fields.iter().map(answer).collect() }
    }
}
