//! What an owner sees of cohorts, and can change.

use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    ids::EnrolmentId,
    states::{CohortState, Role},
};
use serde::Serialize;

use super::{
    super::{
        queries::{CohortOn, Listed, Member},
        rules::{Step, room_for, takes_pauses},
    },
    people::{cohort_strip, tag_of},
};
use crate::{
    features::curriculum::Said,
    web::{CohortStrip, FormState, PersonTag, View},
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

/// What an owner can change about a cohort.
#[derive(Serialize)]
pub struct SettingsPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Path of the cohort.
    pub href: String,
    /// The list of cohorts.
    pub back_href: String,
    /// What it is called.
    pub name: String,
    /// Where it stands.
    pub state: CohortState,
    /// Words of the steps that may be taken.
    pub steps: Vec<&'static str>,
    /// IANA name of its zone.
    pub zone: String,
    /// Participants and seats.
    pub seats: (usize, i32),
    /// Number and opening of each week.
    pub weeks: Vec<(u32, DateTime<Utc>)>,
    /// The day it is over.
    pub ends_on: NaiveDate,
    /// Its pauses.
    pub pauses: Vec<PauseRow>,
    /// Everybody in it.
    pub members: Vec<MemberRow>,
    /// The form for a pause.
    pub pause: FormState,
    /// The form for a member.
    pub member: FormState,
    /// What was wrong with a step, or with the end of a stay that is none any more.
    pub form: FormState,
    /// Whether something was wrong with one of the other forms: the title says so.
    pub refused: bool,
    /// Whether a pause can still move something.
    pub takes_pauses: bool,
    /// Whether anybody can still come in.
    pub takes_members: bool,
    /// Languages an account can have: tag and name.
    pub locales: Vec<(String, String)>,
}

impl View for SettingsPage {
    const FILE: &'static str = "cohorts/settings.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// One pause.
#[derive(Serialize)]
pub struct PauseRow {
    /// First day.
    pub starts_on: NaiveDate,
    /// How many days.
    pub days: i32,
    /// Why.
    pub reason: String,
}

/// One member, as an owner sees them.
#[derive(Serialize)]
pub struct MemberRow {
    /// Who.
    pub person: PersonTag,
    /// What they are.
    pub role: Role,
    /// Where the form that ends their stay goes.
    pub end_action: String,
    /// That form.
    pub end: FormState,
}

impl SettingsPage {
    /// The page, with its forms as they stand.
    pub fn new(
        on: &CohortOn,
        members: &[Member],
        locales: Vec<(String, String)>,
        now: DateTime<Utc>,
        forms: SettingsForms,
    ) -> Self {
        let href = format!("/cohorts/{}", on.cohort.id);
        let SettingsForms { pause, member, mut other, end } = forms;
        let (ending, mut end) = end.map_or((None, FormState::default()), |(id, form)| (Some(id), form));
        if members.iter().all(|member| ending != Some(member.enrolment)) {
            other.errors.append(&mut end.errors);
        }
        let refused = [&pause, &member, &end].iter().any(|form| !form.errors.is_empty());
        let participants = members.iter().filter(|member| member.role == Role::Participant).count();
        Self {
            strip: cohort_strip(on, "nav-settings", now),
            back_href: format!("/programmes/{}/cohorts", on.programme),
            name: on.cohort.name.clone(),
            state: on.cohort.state,
            steps: Step::possible(on.cohort.state).into_iter().map(Step::word).collect(),
            zone: on.cohort.zone.clone(),
            seats: (participants, on.cohort.seats),
            weeks: (1..=on.calendar.weeks()).map(|week| (week, on.calendar.opens_at(week))).collect(),
            ends_on: on.calendar.ends_on(),
            pauses: on
                .pauses
                .iter()
                .map(|pause| PauseRow {
                    starts_on: pause.starts_on,
                    days: pause.days_for,
                    reason: pause.reason.clone(),
                })
                .collect(),
            members: members
                .iter()
                .map(|member| MemberRow {
                    person: tag_of(member),
                    role: member.role,
                    end_action: format!("{href}/enrolments/{}/end", member.enrolment),
                    end: if ending == Some(member.enrolment) { std::mem::take(&mut end) } else { FormState::default() },
                })
                .collect(),
            href,
            refused,
            // A refused form stays, whatever the reason: what was typed is in it.
            takes_pauses: takes_pauses(on.cohort.state).is_ok() || !pause.errors.is_empty(),
            takes_members: room_for(on.cohort.state, Role::Trainer, 0, 0).is_ok() || !member.errors.is_empty(),
            pause,
            member,
            form: other,
            locales,
        }
    }
}

/// The forms of the settings page.
#[derive(Default)]
pub struct SettingsForms {
    /// For a pause.
    pub pause: FormState,
    /// For a member.
    pub member: FormState,
    /// For a step.
    pub other: FormState,
    /// For the end of a stay, and whose.
    pub end: Option<(EnrolmentId, FormState)>,
}
