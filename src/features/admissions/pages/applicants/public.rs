//! What everybody may see of a programme, and the ways into it.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use entity::{ids::CohortId, intake, states::CohortState};
use serde::Serialize;

use super::super::super::rules::{Window, window};
use crate::{
    features::{
        cohorts::Listed,
        curriculum::{Catalogue, Programme, Said},
    },
    web::{FormState, View},
};

/// The public page of a programme.
#[derive(Serialize)]
pub struct ProgrammePage {
    /// Its address.
    pub href: String,
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
    /// Whether people apply here; else they have to ask somebody.
    pub takes_applications: bool,
    /// Whether one can apply just now.
    pub open: bool,
    /// For who would like to be told.
    pub form: FormState,
    /// Whether the reader looks after it.
    pub looks_after: bool,
    /// Whether the reader may see its applications.
    pub reads: bool,
}

impl View for ProgrammePage {
    const FILE: &'static str = "admissions/programme.html";
}

/// A cohort on the public page.
#[derive(Serialize)]
pub struct NextCohort {
    /// What it is called.
    pub name: String,
    /// The first day, where the cohort is.
    pub starts_on: NaiveDate,
    /// The day it is over.
    pub ends_on: NaiveDate,
    /// When week 1 opens.
    pub opens_at: DateTime<Utc>,
    /// IANA name of its zone.
    pub zone: String,
    /// How many can take part.
    pub seats: i32,
    /// Where it stands.
    pub state: CohortState,
    /// Whether one can apply.
    pub window: Window,
    /// From when.
    pub applies_from: Option<DateTime<Utc>>,
    /// Until when.
    pub applies_until: Option<DateTime<Utc>>,
    /// When everybody hears.
    pub decides_on: Option<NaiveDate>,
}

/// Who reads the page of a programme, and how.
#[derive(Default)]
pub struct Visitor {
    /// Names of the programme's languages, in theirs.
    pub languages: Vec<String>,
    /// Whether they look after it.
    pub looks_after: bool,
    /// Whether they have a role in it at all.
    pub reads: bool,
    /// What they typed.
    pub form: FormState,
}

/// What begins next, with its window.
fn next_of(cohorts: &[Listed], intakes: &BTreeMap<CohortId, intake::Model>, now: DateTime<Utc>) -> Vec<NextCohort> {
    let public = |listed: &&Listed| {
        matches!(listed.cohort.state, CohortState::Open | CohortState::Confirmed) && listed.calendar.opens_at(1) > now
    };
    let mut next: Vec<NextCohort> = cohorts
        .iter()
        .filter(public)
        .map(|listed| {
            let intake = intakes.get(&listed.cohort.id);
            NextCohort {
                name: listed.cohort.name.clone(),
                starts_on: listed.calendar.opens_on(1),
                ends_on: listed.calendar.ends_on(),
                opens_at: listed.calendar.opens_at(1),
                zone: listed.cohort.zone.clone(),
                seats: listed.cohort.seats,
                state: listed.cohort.state,
                window: window(intake.map(|intake| (intake.opens_at, intake.closes_at)), now),
                applies_from: intake.map(|intake| intake.opens_at),
                applies_until: intake.map(|intake| intake.closes_at),
                decides_on: intake.map(|intake| intake.decides_on),
            }
        })
        .collect();
    next.sort_by_key(|cohort| cohort.opens_at);
    next
}

impl ProgrammePage {
    /// The page of `programme` in `locale`.
    pub fn new(
        programme: &Programme,
        locale: &str,
        (cohorts, intakes): (&[Listed], &BTreeMap<CohortId, intake::Model>),
        now: DateTime<Utc>,
        visitor: Visitor,
    ) -> Self {
        let say = |text| programme.say(text, locale);
        let next = next_of(cohorts, intakes, now);
        let takes_applications = programme.application.is_some();
        Self {
            href: format!("/programmes/{}", programme.slug),
            title: say(&programme.title),
            promise: say(&programme.promise),
            summary: say(&programme.summary),
            makes: programme.makes.iter().map(say).collect(),
            certificate: say(&programme.certificate),
            run_by: say(&programme.run_by),
            hours: programme.hours_per_week,
            languages: visitor.languages,
            questions: programme.questions_asked.iter().map(|(q, a)| (say(q), say(a))).collect(),
            weeks: programme.weeks.iter().map(|week| (week.number, say(&week.question))).collect(),
            open: takes_applications && next.iter().any(|cohort| cohort.window == Window::Open),
            next,
            takes_applications,
            form: visitor.form,
            looks_after: visitor.looks_after,
            reads: visitor.reads && takes_applications,
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
    const FILE: &'static str = "admissions/front.html";
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

/// The beginning of an application, or why there is none just now.
#[derive(Serialize)]
pub struct ApplyPage {
    /// The programme's address.
    pub href: String,
    /// Its title.
    pub title: Said,
    /// The cohort one can apply for: its name, its first day, until when.
    pub cohort: Option<(String, NaiveDate, DateTime<Utc>)>,
    /// Whether somebody is signed in.
    pub signed_in: bool,
    /// Name and address.
    pub form: FormState,
}

impl View for ApplyPage {
    const FILE: &'static str = "admissions/apply.html";
}

/// An e-mail is on its way, or would be if there were a reason for one.
#[derive(Serialize)]
pub struct SentPage {
    /// The programme's address.
    pub href: String,
    /// Its title.
    pub title: Said,
}

impl View for SentPage {
    const FILE: &'static str = "admissions/sent.html";
}

/// A link to an application that leads nowhere any more.
#[derive(Serialize)]
pub struct DeadLinkPage {
    /// The programmes one can ask for a new one at: path and title.
    pub programmes: Vec<(String, Said)>,
}

impl View for DeadLinkPage {
    const FILE: &'static str = "admissions/dead_link.html";
}

/// A wish to be told.
#[derive(Serialize)]
pub struct InterestPage {
    /// Where its buttons lead.
    pub action: String,
    /// The programme's address.
    pub href: String,
    /// The programme's title.
    pub title: Said,
    /// The address.
    pub email: String,
    /// Whether it was confirmed.
    pub confirmed: bool,
    /// Whether they were told.
    pub told: bool,
}

impl View for InterestPage {
    const FILE: &'static str = "admissions/interest.html";
}
