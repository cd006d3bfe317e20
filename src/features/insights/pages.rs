//! What owners see of their cohorts: sentences first, then tables. All of it is made of figures that may be told.

mod cost;
mod saying;
mod tables;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

pub use cost::{CostPage, CostView};
pub use saying::{Band, Saying, Sentence};
pub use tables::{Column, Path, Pool, WeekRow, columns, path, pools, sheet, weeks};

use crate::{
    features::curriculum::Said,
    web::{FormState, Pager, View},
};

/// The page.
#[derive(Serialize)]
pub struct InsightsPage {
    /// Title of the programme.
    pub title: Said,
    /// Its cohorts.
    pub cohorts_href: String,
    /// Of fewer people than this nothing is told.
    pub smallest: u32,
    /// The cohort the figures are about; none while none was counted.
    pub shown: Option<Shown>,
    /// All that were counted, the newest first.
    pub cohorts: Vec<CohortRow>,
    /// Where one is in them.
    pub pager: Pager,
    /// What is counted, and what is not.
    pub reports: Vec<ReportRow>,
    /// What one person who looks after a community today has cost.
    pub cost_href: String,
    /// Where all figures are to be had, as `csv` and `xlsx`.
    pub files: Vec<(&'static str, String)>,
    /// What was refused, if something was.
    pub form: FormState,
}

impl View for InsightsPage {
    const FILE: &'static str = "insights/show.html";
}

/// What is told of a cohort.
#[derive(Serialize)]
pub struct Shown {
    /// What it is called.
    pub name: String,
    /// The week the sentences are about; none where it is over.
    pub week: Option<u32>,
    /// When it was counted.
    pub counted_at: DateTime<Utc>,
    /// How many started; none where they are too few for anything to be told.
    pub started: Option<u32>,
    /// First of all.
    pub sentences: Vec<Sentence>,
    /// From applying to helping.
    pub path: Vec<Path>,
    /// Week by week.
    pub weeks: Vec<WeekRow>,
    /// Which of its columns have anything in them, by their words.
    pub columns: Vec<Column>,
    /// Beside everybody who applied.
    pub parts: Vec<Pool>,
    /// The same in plain words, to pass on.
    pub report: String,
}

/// A cohort in the list.
#[derive(Serialize)]
pub struct CohortRow {
    /// What it is called.
    pub name: String,
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Where its figures are.
    pub href: String,
    /// Whether those are shown.
    pub current: bool,
    /// Who started.
    pub started: Option<u32>,
    /// Who took part in the first week.
    pub first: Option<Band>,
    /// Who took part in the last that was counted.
    pub last: Option<Band>,
    /// Who has the certificate.
    pub completed: Option<Band>,
    /// Who would help.
    pub helpers: Option<Band>,
}

/// A report that can be switched.
#[derive(Serialize)]
pub struct ReportRow {
    /// Words: `insights-report-<key>` and `insights-report-<key>-note`.
    pub key: &'static str,
    /// Since when it is counted; none where it is not.
    pub since: Option<DateTime<Utc>>,
    /// Where it is switched.
    pub action: String,
}
