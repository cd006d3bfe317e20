//! What a change would do, and the button that does it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::Serialize;

use super::{
    super::{
        dates::Moved,
        preview::{Mails, Preview},
    },
    dates::{CollisionRow, DateRow, Ways},
};
use crate::{
    features::cohorts::{CalendarChange, CohortOn, cohort_strip},
    web::{CohortStrip, FormState, View},
};

/// What a change would do.
#[derive(Serialize)]
pub struct ChangePage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Path of the cohort.
    pub href: String,
    /// What it is called.
    pub name: String,
    /// The word of the change.
    pub change: &'static str,
    /// What moves, comes or goes.
    pub moved: Vec<MovedRow>,
    /// How many dates stay.
    pub stays: usize,
    /// What would not go well together.
    pub collisions: Vec<CollisionRow>,
    /// Figures of the mails.
    pub mails: MailRows,
    /// The fields of the change, to be sent.
    pub fields: BTreeMap<String, String>,
    /// What came in between.
    pub form: FormState,
}

impl View for ChangePage {
    const FILE: &'static str = "calendar/change.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// One thing that moves.
#[derive(Serialize)]
pub struct MovedRow {
    /// As it is.
    pub from: Option<DateRow>,
    /// As it would be.
    pub to: Option<DateRow>,
}

/// Figures of the mails.
#[derive(Serialize)]
pub struct MailRows {
    /// People who know the first day from their welcome.
    pub welcomed: usize,
    /// Sessions people were invited to.
    pub invited: usize,
    /// People who are told.
    pub told: usize,
    /// People who are asked.
    pub asked: usize,
    /// Entries that are changed.
    pub entries: usize,
}

impl From<Mails> for MailRows {
    fn from(mails: Mails) -> Self {
        let Mails { welcomed, invited, told, asked, entries } = mails;
        Self { welcomed, invited, told, asked, entries }
    }
}

impl ChangePage {
    /// The page of a preview; `fields` are those that were asked with.
    pub fn new(on: &CohortOn, preview: &Preview, form: FormState, now: DateTime<Utc>) -> Self {
        let href = format!("/cohorts/{}", on.cohort.id);
        let ways = Ways::of(on, &href);
        let zone: Tz = on.calendar.zone();
        let mut fields = form.values.clone();
        fields.insert("seen".to_owned(), on.cohort.calendar_version.to_string());
        let row = |one: &super::super::dates::Dated| DateRow::new(one, &ways, zone, now);
        let moved = |one: &Moved| MovedRow { from: one.from.as_ref().map(row), to: one.to.as_ref().map(row) };
        Self {
            strip: cohort_strip(on, "nav-settings", now),
            name: on.cohort.name.clone(),
            change: word_of(&preview.change),
            moved: preview.moved.iter().map(moved).collect(),
            stays: preview.stays,
            collisions: preview
                .collisions
                .iter()
                .map(|one| CollisionRow::new(one, &preview.people, &ways, zone, now))
                .collect(),
            mails: preview.mails.into(),
            fields,
            form,
            href,
        }
    }
}

fn word_of(change: &CalendarChange) -> &'static str {
    match change {
        CalendarChange::Start(_) => "start",
        CalendarChange::Pause { kind: entity::states::PauseKind::Free, .. } => "free",
        CalendarChange::Pause { .. } => "pause",
        CalendarChange::Length { .. } => "length",
        CalendarChange::Remove(_) => "removal",
        CalendarChange::Pattern { .. } => "pattern",
    }
}
