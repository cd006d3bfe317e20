//! One's break from a cohort.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::{
    super::{
        queries::{Away, CohortOn},
        rules::takes_pauses,
    },
    people::cohort_strip,
};
use crate::web::{CohortStrip, FormState, View};

/// What a break is, and where one takes it.
#[derive(Serialize)]
pub struct BreakPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// What the cohort is called.
    pub name: String,
    /// Path of the break.
    pub href: String,
    /// The break, while one takes it.
    pub away: Option<Away>,
    /// Whether there is anything left of the course to take a break from.
    pub open: bool,
    /// The form.
    pub form: FormState,
}

impl View for BreakPage {
    const FILE: &'static str = "cohorts/break.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

impl BreakPage {
    /// The page, with its form as it stands.
    pub fn new(on: &CohortOn, form: FormState, now: DateTime<Utc>) -> Self {
        Self {
            strip: cohort_strip(on, "", now),
            name: on.cohort.name.clone(),
            href: format!("/cohorts/{}/break", on.cohort.id),
            away: on.standing.away,
            open: takes_pauses(on.cohort.state).is_ok(),
            form: filled(form, on.standing.away),
        }
    }
}

/// The day that was said stands in a form nobody has written in yet.
pub(super) fn filled(form: FormState, away: Option<Away>) -> FormState {
    match away.and_then(|away| away.back_on) {
        Some(day) if form.values.is_empty() && form.errors.is_empty() => {
            FormState::with([("back_on", day.to_string())])
        }
        _ => form,
    }
}
