//! What the page about what became of it shows. Nobody but whoever it is about sees it.

use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    look_back,
    states::{Moment, Tending},
};
use serde::Serialize;

use super::rules::{MOST, opens_on};
use crate::{
    features::cohorts::{CohortOn, cohort_strip},
    web::{CohortStrip, FormState, View},
};

/// The page.
#[derive(Serialize)]
pub struct AfterwardsPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// The moments.
    pub moments: Vec<MomentView>,
    /// What one can say: words `afterwards-answer-<word>`.
    pub answers: Vec<&'static str>,
    /// The most characters of what somebody tells.
    pub most: usize,
    /// The form that was refused, for what stands above the page.
    pub form: FormState,
}

impl View for AfterwardsPage {
    const FILE: &'static str = "afterwards/show.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// A moment.
#[derive(Serialize)]
pub struct MomentView {
    /// Words: `afterwards-<key>`.
    pub key: String,
    /// From when on it may be said.
    pub opens_on: NaiveDate,
    /// Where it is said; none before its time.
    pub action: Option<String>,
    /// When it was said.
    pub said_at: Option<DateTime<Utc>>,
    /// The form: `answer`, `words` and `version`.
    pub form: FormState,
    /// What was said elsewhere meanwhile, where both were changed: words of the answer, and what was told.
    pub crossed: Option<(&'static str, String)>,
}

/// A moment as addresses have it.
pub fn address_of(moment: Moment) -> String {
    moment.word().replace('_', "-")
}

fn form_of(said: &look_back::Model) -> FormState {
    FormState::with([
        ("answer", said.answer.word().to_owned()),
        ("words", said.words.clone()),
        ("version", said.version.to_string()),
    ])
}

impl AfterwardsPage {
    /// The page where this was said, on the day it is where they are. `typed` is a form that was not taken, and
    /// whether it crossed another one.
    pub fn new(
        on: &CohortOn,
        said: &[look_back::Model],
        (today, now): (NaiveDate, DateTime<Utc>),
        typed: Option<(Moment, FormState, bool)>,
    ) -> Self {
        let view = |moment: Moment| {
            let opens_on = opens_on(moment, on.calendar.ends_on());
            let stands = said.iter().find(|one| one.moment == moment);
            let mut crossed = None;
            let form = match &typed {
                Some((of, form, both)) if *of == moment => {
                    let mut form = form.clone();
                    if *both {
                        form.values.remove("version");
                        form.values.extend(stands.iter().map(|one| ("version".to_owned(), one.version.to_string())));
                        crossed = stands.map(|one| (one.answer.word(), one.words.clone()));
                    }
                    form
                }
                _ => stands.map(form_of).unwrap_or_default(),
            };
            let key = address_of(moment);
            let action = (today >= opens_on).then(|| format!("/cohorts/{}/afterwards/{key}", on.cohort.id));
            MomentView { key, opens_on, action, said_at: stands.map(|one| one.said_at), form, crossed }
        };
        Self {
            strip: cohort_strip(on, "", now),
            moments: Moment::ALL.iter().copied().map(view).collect(),
            answers: Tending::ALL.iter().map(|answer| answer.word()).collect(),
            most: MOST,
            form: typed.map(|(_, form, _)| form).unwrap_or_default(),
        }
    }
}
