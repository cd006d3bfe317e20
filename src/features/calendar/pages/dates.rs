//! All dates of a cohort, and what an owner can change about them.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use entity::states::PauseKind;
use serde::Serialize;

use super::super::{
    collisions::Collision,
    dates::{At, Dated, What},
    preview::Standing,
    queries::Here,
};
use crate::{
    features::{
        cohorts::{CohortOn, Listed, cohort_strip, movable, takes_pauses},
        curriculum::Said,
    },
    platform::zones,
    web::{CohortStrip, FormState, View},
};

/// All dates of a cohort.
#[derive(Serialize)]
pub struct CalendarPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Path of the cohort.
    pub href: String,
    /// What it is called.
    pub name: String,
    /// IANA name of its zone.
    pub zone: String,
    /// The dates, in order.
    pub rows: Vec<DateRow>,
    /// What does not go well together; whoever leads the cohort sees it.
    pub collisions: Vec<CollisionRow>,
    /// Whether the reader sees collisions.
    pub leads: bool,
    /// What an owner can change; none for everybody else.
    pub forms: Option<Forms>,
}

impl View for CalendarPage {
    const FILE: &'static str = "calendar/show.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// When something is, as templates say it.
#[derive(Clone, Copy, Serialize)]
#[serde(untagged)]
pub enum Say {
    /// At an instant.
    Moment(DateTime<Utc>),
    /// On a day.
    Day(NaiveDate),
}

/// One date.
#[derive(Clone, Serialize)]
pub struct DateRow {
    /// `week`, `task`, `session`, `pause`, `free` or `end`.
    pub kind: &'static str,
    /// Number of the week, where it is one of a week.
    pub week: u32,
    /// What the course calls it.
    pub said: Option<Said>,
    /// What people call it.
    pub text: String,
    /// Where it leads.
    pub href: String,
    /// When.
    pub at: Say,
    /// The last day, where there are more than one.
    pub until: Option<NaiveDate>,
    /// The zone whose clocks it goes by, where that is not the cohort's.
    pub zone: Option<String>,
    /// Whether it is over.
    pub over: bool,
    /// Whether it does not take place.
    pub cancelled: bool,
    /// Id of a pause or free day that can still be taken out.
    pub removable: Option<String>,
}

/// Where rows lead in a cohort.
pub struct Ways<'a> {
    /// The cohort's address; empty where it has none yet.
    pub href: &'a str,
    /// Whether the reader is in it. Who only looks after it reads its weeks as documents.
    pub inside: bool,
}

impl<'a> Ways<'a> {
    /// Those of whoever found this cohort.
    pub fn of(on: &CohortOn, href: &'a str) -> Self {
        Self { href, inside: on.standing.role.is_some() }
    }

    fn week(&self, number: u32) -> String {
        format!("{}/weeks/{number}{}", self.href, if self.inside { "" } else { "/reader" })
    }
}

impl DateRow {
    /// The row of one date in a cohort.
    pub fn new(one: &Dated, ways: &Ways<'_>, zone: Tz, now: DateTime<Utc>) -> Self {
        let (at, until) = match one.at {
            At::Moment(at) => (Say::Moment(at), None),
            At::Days(first, last) => (Say::Day(first), (last > first).then_some(last)),
        };
        let row = Self {
            kind: "end",
            week: 0,
            said: None,
            text: String::new(),
            href: String::new(),
            at,
            until,
            zone: None,
            over: one.is_over(zone, now),
            cancelled: false,
            removable: None,
        };
        match &one.what {
            What::Week(week, said) => {
                Self { kind: "week", week: *week, said: said.clone(), href: ways.week(*week), ..row }
            }
            What::Task(week, said) => {
                Self { kind: "task", week: *week, said: Some(said.clone()), href: ways.week(*week), ..row }
            }
            What::Session(slot) => Self {
                kind: "session",
                text: slot.title.clone(),
                href: format!("{}/sessions/{}", ways.href, slot.session),
                zone: (slot.tz() != zone).then(|| slot.zone.clone()),
                cancelled: !slot.takes_place(),
                ..row
            },
            What::Off(id, kind, reason) => {
                let begun = one.day(zone) <= zones::date_in(zone, now);
                Self {
                    kind: if *kind == PauseKind::Pause { "pause" } else { "free" },
                    text: reason.clone(),
                    removable: (!begun).then(|| id.to_string()),
                    ..row
                }
            }
            What::End => row,
        }
    }
}

/// Something that does not go well together.
#[derive(Serialize)]
pub struct CollisionRow {
    /// `holiday`, `twice` or `night`.
    pub kind: &'static str,
    /// What falls on a holiday.
    pub what: Option<DateRow>,
    /// The day of the holiday.
    pub on: Option<NaiveDate>,
    /// The holiday's name and the regions that have it, joined.
    pub names: Vec<(String, String)>,
    /// Who moderates two sessions at once.
    pub host: String,
    /// What the session, or the two, are called.
    pub titles: Vec<String>,
    /// When the second begins.
    pub at: Option<DateTime<Utc>>,
    /// Zone, local time, people.
    pub zones: Vec<(String, String, i64)>,
}

impl CollisionRow {
    /// The row of one collision.
    pub fn new(one: &Collision, people: &[Here], ways: &Ways<'_>, zone: Tz, now: DateTime<Utc>) -> Self {
        let row = Self {
            kind: "holiday",
            what: None,
            on: None,
            names: Vec::new(),
            host: String::new(),
            titles: Vec::new(),
            at: None,
            zones: Vec::new(),
        };
        match one {
            Collision::Holiday { what, on, names } => Self {
                what: Some(DateRow::new(what, ways, zone, now)),
                on: Some(*on),
                names: names.iter().map(|(name, regions)| (name.clone(), regions.join(", "))).collect(),
                ..row
            },
            Collision::Twice { host, titles, at } => Self {
                kind: "twice",
                host: people.iter().find(|one| one.person == *host).map_or_else(String::new, |one| one.name.clone()),
                titles: vec![titles.0.clone(), titles.1.clone()],
                at: Some(*at),
                ..row
            },
            Collision::Night { title, zones } => {
                let zone = |(name, at, count): &(String, chrono::NaiveTime, i64)| {
                    (name.clone(), at.format("%H:%M").to_string(), *count)
                };
                Self { kind: "night", titles: vec![title.clone()], zones: zones.iter().map(zone).collect(), ..row }
            }
        }
    }
}

/// A form, and by which change it is known.
pub type Named = (String, FormState);

/// What an owner can change.
#[derive(Serialize)]
pub struct Forms {
    /// The forms as they stand, by their change.
    pub of: std::collections::BTreeMap<&'static str, FormState>,
    /// What was wrong with something that is in no form.
    pub other: FormState,
    /// Whether anything was wrong.
    pub refused: bool,
    /// Whether there is anything left to change.
    pub changeable: bool,
    /// Whether the first day can still move.
    pub movable: bool,
    /// Weeks that have not opened: number and label.
    pub weeks: Vec<(String, String)>,
    /// Zones to choose from.
    pub zones: Vec<&'static str>,
    /// Cohorts whose pattern can be taken over: id and name.
    pub earlier: Vec<(String, String)>,
    /// That form.
    pub copy: FormState,
}

/// Changes a form can ask for.
const CHANGES: [&str; 6] = ["start", "shift", "week", "days", "length", "pattern"];

impl Forms {
    /// The forms of a cohort; `refused` is one that came back.
    pub fn new(on: &CohortOn, earlier: &[Listed], refused: Option<Named>, copy: FormState, now: DateTime<Utc>) -> Self {
        let cohort = &on.cohort;
        let mut of: std::collections::BTreeMap<&'static str, FormState> = CHANGES
            .iter()
            .map(|change| {
                let values: Vec<(&str, String)> = match *change {
                    "start" => vec![("starts_on", cohort.starts_on.to_string())],
                    "shift" => vec![("weeks", "2".to_owned())],
                    "days" => vec![("days", "1".to_owned()), ("kind", "pause".to_owned())],
                    "length" => vec![("days", "10".to_owned())],
                    "pattern" => vec![
                        ("opens_at", cohort.opens_at.format("%H:%M").to_string()),
                        ("zone", cohort.zone.clone()),
                        ("week_days", cohort.week_days.to_string()),
                    ],
                    _ => Vec::new(),
                };
                (*change, FormState::with(values))
            })
            .collect();
        let mut other = FormState::default();
        let was_refused = refused.is_some() || !copy.errors.is_empty();
        if let Some((change, state)) = refused {
            match of.get_mut(change.as_str()) {
                Some(form) => *form = state,
                None => other = state,
            }
        }
        let next = on.calendar.week_at(now).map_or(1, |week| week + 1);
        Self {
            of,
            other,
            refused: was_refused,
            changeable: takes_pauses(cohort.state).is_ok(),
            movable: movable(cohort.state).is_ok(),
            weeks: (next..=on.calendar.weeks()).map(|week| (week.to_string(), week.to_string())).collect(),
            zones: zones::names(),
            earlier: earlier.iter().map(|one| (one.cohort.id.to_string(), one.cohort.name.clone())).collect(),
            copy,
        }
    }
}

impl CalendarPage {
    /// The page of a cohort's dates.
    pub fn new(on: &CohortOn, standing: &Standing, forms: Option<Forms>, now: DateTime<Utc>) -> Self {
        let href = format!("/cohorts/{}", on.cohort.id);
        let zone = on.calendar.zone();
        let ways = Ways::of(on, &href);
        let leads = on.standing.owner || on.standing.role == Some(entity::states::Role::Trainer);
        let current = if on.standing.owner { "nav-settings" } else { "nav-cohort" };
        let row = |one: &Collision| CollisionRow::new(one, &standing.people, &ways, zone, now);
        Self {
            strip: cohort_strip(on, current, now),
            name: on.cohort.name.clone(),
            zone: on.cohort.zone.clone(),
            rows: standing.dates.iter().map(|one| DateRow::new(one, &ways, zone, now)).collect(),
            collisions: standing.collisions.iter().filter(|_| leads).map(row).collect(),
            leads,
            forms,
            href,
        }
    }
}

/// The link somebody's dates are fetched under.
#[derive(Serialize)]
pub struct FeedPage {
    /// The whole address; none where there is no link.
    pub address: Option<String>,
    /// Since when it works.
    pub since: Option<DateTime<Utc>>,
}

impl View for FeedPage {
    const FILE: &'static str = "calendar/feed.html";
}
