//! What an owner sees of the cohorts of a programme.

use chrono::{DateTime, NaiveDate, Utc};
use entity::states::CohortState;
use serde::Serialize;

use super::super::queries::Listed;
use crate::{
    features::curriculum::Said,
    web::{FormState, View},
};

/// An owner's cohorts.
#[derive(Serialize)]
pub struct CohortsPage {
    /// Title of the programme.
    pub title: Said,
    /// Its public page.
    pub programme_href: String,
    /// Where a new one is planned.
    pub new_href: String,
    /// Who else looks after it; for its owners.
    pub team_href: Option<String>,
    /// Who wants to take part; none where nobody can apply.
    pub applications_href: Option<String>,
    /// What can be said about groups.
    pub insights_href: String,
    /// Who stays in touch after a course, and who helps.
    pub alumni_href: String,
    /// Who asks for a second look at what was done about a post or a thread.
    pub appeals_href: String,
    /// Latest start first.
    pub cohorts: Vec<CohortRow>,
    /// Number and question of each week of the course as it is now, and where it is read.
    pub weeks: Vec<(u32, Said, String)>,
}

impl View for CohortsPage {
    const FILE: &'static str = "cohorts/index.html";
}

/// One cohort in the list.
#[derive(Serialize)]
pub struct CohortRow {
    /// What it is called.
    pub name: String,
    /// Its overview.
    pub href: String,
    /// Where it stands.
    pub state: CohortState,
    /// The day week 1 opens, where the cohort is.
    pub starts_on: NaiveDate,
    /// The day it is over.
    pub ends_on: NaiveDate,
    /// The open week, while it runs.
    pub week: Option<u32>,
    /// How many weeks there are.
    pub weeks: u32,
    /// Participants.
    pub participants: i64,
    /// Seats.
    pub seats: i32,
    /// Trainers.
    pub trainers: i64,
}

impl CohortRow {
    /// The row of a cohort.
    pub fn new(listed: &Listed, now: DateTime<Utc>) -> Self {
        let running = matches!(listed.cohort.state, CohortState::Running | CohortState::Paused);
        Self {
            name: listed.cohort.name.clone(),
            href: format!("/cohorts/{}", listed.cohort.id),
            state: listed.cohort.state,
            starts_on: listed.calendar.opens_on(1),
            ends_on: listed.calendar.ends_on(),
            week: listed.calendar.week_at(now).filter(|_| running),
            weeks: listed.calendar.weeks(),
            participants: listed.participants,
            seats: listed.cohort.seats,
            trainers: listed.trainers,
        }
    }
}

/// The form for a new cohort.
#[derive(Serialize)]
pub struct NewCohortPage {
    /// Title of the programme.
    pub title: Said,
    /// The list.
    pub back_href: String,
    /// Where the form goes.
    pub action: String,
    /// Its fields.
    pub form: FormState,
    /// IANA names to choose from.
    pub zones: Vec<&'static str>,
}

impl View for NewCohortPage {
    const FILE: &'static str = "cohorts/new.html";
}
