//! All applications of a programme at a glance.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use entity::{
    application, cohort,
    ids::{ApplicationId, CohortId},
    intake, person,
    states::{ApplicationState, CohortState},
};
use serde::Serialize;

use super::super::super::queries::{Told, kept_from};
use crate::{
    features::{cohorts::takes_people, curriculum::Said},
    web::{FormState, View},
};

/// All applications of a programme at a glance.
#[derive(Serialize)]
pub struct OverviewPage {
    /// Title of the programme.
    pub title: Said,
    /// The list of its cohorts.
    pub back_href: String,
    /// How seats are given, for everybody to read.
    pub seats_href: String,
    /// Latest start first.
    pub cohorts: Vec<CohortLine>,
    /// Who waits for the next cohort: name or code, since when.
    pub waiting: Vec<(String, Option<DateTime<Utc>>)>,
    /// How many want to be told when it opens.
    pub interested: u64,
    /// Applications that may be of one person.
    pub doubles: Vec<Vec<Double>>,
    /// What was wrong with a merge.
    pub form: FormState,
}

impl View for OverviewPage {
    const FILE: &'static str = "admissions/keeping/overview.html";
}

/// A cohort and its applications.
#[derive(Serialize)]
pub struct CohortLine {
    /// What it is called.
    pub name: String,
    /// Its applications.
    pub href: String,
    /// Where one says when people apply; none where the cohort is over.
    pub intake_href: Option<String>,
    /// Where it stands.
    pub state: CohortState,
    /// From when to when; none where nobody has said so.
    pub window: Option<(DateTime<Utc>, DateTime<Utc>)>,
    /// What can be taken along: key of its name, and where it is.
    pub files: Vec<(&'static str, String)>,
    /// Applications by state, as many as there are.
    pub counts: Vec<(ApplicationState, i64)>,
    /// Seats that are taken or offered, and all.
    pub seats: (i32, i32),
}

/// One of several applications that may be of one person.
#[derive(Serialize)]
pub struct Double {
    /// How it is known.
    pub code: String,
    /// Name and address; none where names are hidden.
    pub who: Option<(String, String)>,
    /// Its cohort; none where it waits for the next.
    pub cohort: Option<String>,
    /// Where it stands.
    pub state: ApplicationState,
    /// When it was sent in.
    pub submitted_at: Option<DateTime<Utc>>,
    /// Where one says that it is the one to keep; none where one may not.
    pub keep_action: Option<String>,
    /// The others: id and code.
    pub others: Vec<(ApplicationId, String)>,
}

/// What the page is made of.
pub struct Overview {
    /// Cohorts with their windows.
    pub windows: Vec<(cohort::Model, Option<intake::Model>)>,
    /// Applications by cohort and state.
    pub counts: BTreeMap<CohortId, BTreeMap<ApplicationState, i64>>,
    /// Draws, by cohort.
    pub draws: BTreeMap<CohortId, Told>,
    /// Who waits for the next cohort.
    pub waiting: Vec<application::Model>,
    /// How many want to be told.
    pub interested: u64,
    /// Groups that may be one person.
    pub doubles: Vec<Vec<application::Model>>,
    /// Who looks.
    pub reader: person::Model,
    /// Applications the reader has left to others.
    pub left: BTreeSet<ApplicationId>,
}

impl Overview {
    fn files_of(&self, cohort: CohortId) -> Vec<(&'static str, String)> {
        let base = format!("/cohorts/{cohort}");
        let mut files = Vec::new();
        if self.counts.contains_key(&cohort) {
            files.push(("csv", format!("{base}/applications.csv")));
            files.push(("xlsx", format!("{base}/applications.xlsx")));
        }
        if self.draws.contains_key(&cohort) {
            files.push(("draw", format!("{base}/draw.csv")));
        }
        files
    }

    fn blind(&self, application: &application::Model) -> bool {
        let of = |(cohort, intake): &(cohort::Model, Option<intake::Model>)| {
            application.cohort_id == Some(cohort.id) && intake.as_ref().is_some_and(|intake| intake.blind)
        };
        self.windows.iter().any(of)
    }

    fn group(&self, group: &[application::Model]) -> Vec<Double> {
        // One name would give the others away.
        let blind = group.iter().any(|one| self.blind(one));
        let may = |one: &application::Model| !self.left.contains(&one.id) && !kept_from(one, &self.reader);
        let all = group.iter().all(may);
        let row = |one: &application::Model| Double {
            code: one.code.clone(),
            who: (!blind).then(|| (one.name.clone(), one.email.clone())),
            cohort: self.windows.iter().find(|(of, _)| one.cohort_id == Some(of.id)).map(|(of, _)| of.name.clone()),
            state: one.state,
            submitted_at: one.submitted_at,
            keep_action: one
                .cohort_id
                .filter(|_| all)
                .map(|cohort| format!("/cohorts/{cohort}/applications/{}/merge", one.id)),
            // What holds an offer is kept, and never closed.
            others: group
                .iter()
                .filter(|other| other.id != one.id && other.state != ApplicationState::Offered)
                .map(|other| (other.id, other.code.clone()))
                .collect(),
        };
        group.iter().map(row).collect()
    }

    /// The page.
    pub fn page(&self, title: Said, slug: &str, form: FormState) -> OverviewPage {
        let line = |(cohort, intake): &(cohort::Model, Option<intake::Model>)| CohortLine {
            name: cohort.name.clone(),
            href: format!("/cohorts/{}/applications", cohort.id),
            intake_href: takes_people(cohort.state).is_ok().then(|| format!("/cohorts/{}/intake", cohort.id)),
            state: cohort.state,
            window: intake.as_ref().map(|intake| (intake.opens_at, intake.closes_at)),
            files: self.files_of(cohort.id),
            counts: self.counts.get(&cohort.id).into_iter().flatten().map(|(state, n)| (*state, *n)).collect(),
            seats: (cohort.taken, cohort.seats),
        };
        let waiting = |one: &application::Model| (one.name.clone(), one.waiting_since.or(one.submitted_at));
        OverviewPage {
            title,
            back_href: format!("/programmes/{slug}/cohorts"),
            seats_href: format!("/programmes/{slug}/seats"),
            cohorts: self.windows.iter().map(line).collect(),
            waiting: self.waiting.iter().map(waiting).collect(),
            interested: self.interested,
            doubles: self.doubles.iter().map(|group| self.group(group)).collect(),
            form,
        }
    }
}
