//! What the pages about programmes and cohorts show.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    ids::PersonId,
    states::{CohortState, Role},
};
use serde::Serialize;

use super::{
    queries::{CohortOn, Listed, Member},
    rules::Step,
};
use crate::{
    features::curriculum::{Catalogue, Programme, Said},
    web::{CohortStrip, FormState, NavItem, PersonTag, View},
};

/// The strip of a cohort's pages, with `current` marked in its navigation.
pub fn cohort_strip(on: &CohortOn, current: &'static str, now: DateTime<Utc>) -> CohortStrip {
    let base = format!("/cohorts/{}", on.cohort.id);
    let item = |key, href| NavItem { key, href, current: key == current };
    let mut nav = vec![item("nav-home", "/home".to_owned())];
    if on.standing.role.is_some() {
        nav.push(item("nav-week", format!("{base}/weeks")));
        nav.push(item("nav-talk", format!("{base}/threads")));
    } else {
        nav.push(item("nav-cohort", base.clone()));
    }
    nav.push(item("nav-people", format!("{base}/people")));
    if on.standing.role == Some(Role::Participant) {
        nav.push(item("nav-progress", "/me/progress".to_owned()));
    }
    if on.standing.owner {
        nav.push(item("nav-settings", format!("{base}/settings")));
    }
    CohortStrip {
        name: on.cohort.name.clone(),
        href: base,
        week: on.calendar.week_at(now),
        weeks: on.calendar.weeks(),
        nav,
    }
}

/// Members as pages name them, by id.
pub fn person_tags(members: &[Member]) -> BTreeMap<PersonId, PersonTag> {
    members.iter().map(|member| (member.person, tag_of(member))).collect()
}

fn tag_of(member: &Member) -> PersonTag {
    let role = (member.role == Role::Trainer).then_some("trainer");
    PersonTag::new(member.person, &member.name, role, member.deactivated_at.is_some())
}

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
    /// Names of its languages' tags.
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
    /// When week 1 opens.
    pub starts_at: DateTime<Utc>,
    /// When it is over.
    pub ends_at: DateTime<Utc>,
    /// Where it stands.
    pub state: CohortState,
}

impl ProgrammePage {
    /// The page of `programme` in `locale`.
    pub fn new(programme: &Programme, locale: &str, cohorts: &[Listed], now: DateTime<Utc>, owner: bool) -> Self {
        let say = |text| programme.say(text, locale);
        let mut next: Vec<NextCohort> = cohorts
            .iter()
            .filter(|listed| {
                matches!(listed.cohort.state, CohortState::Open | CohortState::Confirmed)
                    && listed.calendar.opens_at(1) > now
            })
            .map(|listed| NextCohort {
                name: listed.cohort.name.clone(),
                starts_at: listed.calendar.opens_at(1),
                ends_at: listed.calendar.ends_at(),
                state: listed.cohort.state,
            })
            .collect();
        next.sort_by_key(|cohort| cohort.starts_at);
        Self {
            title: say(&programme.title),
            promise: say(&programme.promise),
            summary: say(&programme.summary),
            makes: programme.makes.iter().map(say).collect(),
            certificate: say(&programme.certificate),
            run_by: say(&programme.run_by),
            hours: programme.hours_per_week,
            languages: programme.languages.clone(),
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
        let programmes = catalogue.programmes().map(|programme| {
            let say = |text| programme.say(text, locale);
            (format!("/programmes/{}", programme.slug), say(&programme.title), say(&programme.promise))
        });
        Self { programmes: programmes.collect() }
    }
}

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
    /// When week 1 opens.
    pub starts_at: DateTime<Utc>,
    /// When it is over.
    pub ends_at: DateTime<Utc>,
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
            starts_at: listed.calendar.opens_at(1),
            ends_at: listed.calendar.ends_at(),
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

/// The people of a cohort.
#[derive(Serialize)]
pub struct PeoplePage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Those who moderate.
    pub trainers: Vec<PersonTag>,
    /// Those who take part.
    pub participants: Vec<PersonTag>,
    /// Whether the reader is one of them.
    pub me: PersonId,
}

impl View for PeoplePage {
    const FILE: &'static str = "cohorts/people.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

impl PeoplePage {
    /// The page for these members.
    pub fn new(strip: CohortStrip, members: &[Member], me: PersonId) -> Self {
        let (trainers, participants): (Vec<_>, Vec<_>) =
            members.iter().partition(|member| member.role == Role::Trainer);
        let tags = |list: Vec<&Member>| list.into_iter().map(tag_of).collect();
        Self { strip, trainers: tags(trainers), participants: tags(participants), me }
    }
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
    /// When it is over.
    pub ends_at: DateTime<Utc>,
    /// Its pauses.
    pub pauses: Vec<PauseRow>,
    /// Everybody in it.
    pub members: Vec<MemberRow>,
    /// The form for a pause.
    pub pause: FormState,
    /// The form for a member.
    pub member: FormState,
    /// What was wrong with a step or the end of a stay.
    pub form: FormState,
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
            ends_at: on.calendar.ends_at(),
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
                })
                .collect(),
            href,
            pause: forms.pause,
            member: forms.member,
            form: forms.other,
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
    /// For a step or the end of a stay.
    pub other: FormState,
}
