//! What everybody may see of a programme.

use chrono::{DateTime, NaiveDate, Utc};
use entity::states::CohortState;
use serde::Serialize;

use super::super::queries::Listed;
use crate::{
    features::curriculum::{Catalogue, Programme, Said},
    web::View,
};

/// The public page of a programme.
#[derive(Serialize)]
pub struct ProgrammePage {
    /// What it is called.
    pub title: Said,
    /// Its promise.
    pub promise: Said,
    /// Whom it is for.
    pub summary: Said,
    /// What one makes.
    pub makes: Vec<Said>,
    /// What the certificate asks for.
    pub certificate: Said,
    /// Who runs it.
    pub run_by: Said,
    /// Hours a week, from and to.
    pub hours: (u32, u32),
    /// Names of its languages.
    pub languages: Vec<String>,
    /// Question and answer.
    pub questions: Vec<(Said, Said)>,
    /// Number and question of each week.
    pub weeks: Vec<(u32, Said)>,
    /// What starts next.
    pub next: Vec<NextCohort>,
    /// Where an owner goes on.
    pub owner_href: Option<String>,
}

impl View for ProgrammePage {
    const FILE: &'static str = "cohorts/programme.html";
}

/// A cohort on the public page.
#[derive(Serialize)]
pub struct NextCohort {
    /// What it is called.
    pub name: String,
    /// The day week 1 opens, where the cohort is.
    pub starts_on: NaiveDate,
    /// The day it is over.
    pub ends_on: NaiveDate,
    /// Where it stands.
    pub state: CohortState,
}

impl ProgrammePage {
    /// The page of `programme` in `locale`.
    pub fn new(
        programme: &Programme,
        locale: &str,
        languages: Vec<String>,
        cohorts: &[Listed],
        now: DateTime<Utc>,
        owner: bool,
    ) -> Self {
        let say = |text| programme.say(text, locale);
        let mut next: Vec<NextCohort> = cohorts
            .iter()
            .filter(|listed| {
                matches!(listed.cohort.state, CohortState::Open | CohortState::Confirmed)
                    && listed.calendar.opens_at(1) > now
            })
            .map(|listed| NextCohort {
                name: listed.cohort.name.clone(),
                starts_on: listed.calendar.opens_on(1),
                ends_on: listed.calendar.ends_on(),
                state: listed.cohort.state,
            })
            .collect();
        next.sort_by_key(|cohort| cohort.starts_on);
        Self {
            title: say(&programme.title),
            promise: say(&programme.promise),
            summary: say(&programme.summary),
            makes: programme.makes.iter().map(say).collect(),
            certificate: say(&programme.certificate),
            run_by: say(&programme.run_by),
            hours: programme.hours_per_week,
            languages,
            questions: programme.questions_asked.iter().map(|(q, a)| (say(q), say(a))).collect(),
            weeks: programme.weeks.iter().map(|week| (week.number, say(&week.question))).collect(),
            next,
            owner_href: owner.then(|| format!("/programmes/{}/cohorts", programme.slug)),
        }
    }
}

/// More than one programme: which one?
#[derive(Serialize)]
pub struct FrontPage {
    /// Path, title and promise.
    pub programmes: Vec<(String, Said, Said)>,
}

impl View for FrontPage {
    const FILE: &'static str = "cohorts/front.html";
}

impl FrontPage {
    /// The page of all programmes.
    pub fn new(catalogue: &Catalogue, locale: &str) -> Self {
        let programmes = catalogue.programmes().into_iter().map(|programme| {
            let say = |text| programme.say(text, locale);
            (format!("/programmes/{}", programme.slug), say(&programme.title), say(&programme.promise))
        });
        Self { programmes: programmes.collect() }
    }
}
