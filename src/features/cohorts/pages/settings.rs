//! What an owner can change about a cohort.

use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    cohort_pause,
    ids::EnrolmentId,
    states::{CohortState, Role},
};
use serde::Serialize;

use super::{
    super::{
        queries::{Away, CohortOn, Later, Member},
        rules::{Step, takes_pauses, takes_people},
    },
    breaks::filled,
    people::{cohort_strip, tag_of},
};
use crate::web::{CohortStrip, FormState, PersonTag, View};

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
    /// Seats that are taken or offered, and all.
    pub taken: (i32, i32),
    /// Number and opening of each week.
    pub weeks: Vec<(u32, DateTime<Utc>)>,
    /// The day it is over.
    pub ends_on: NaiveDate,
    /// Its pauses.
    pub pauses: Vec<PauseRow>,
    /// Everybody in it.
    pub members: Vec<MemberRow>,
    /// The form for a member.
    pub member: FormState,
    /// The form for how many seats there are.
    pub seats: FormState,
    /// Cohorts somebody can go on to: id and name.
    pub later: Vec<(String, String)>,
    /// What was wrong with a step, or with the end of a stay that is none any more.
    pub form: FormState,
    /// Whether something was wrong with one of the other forms: the title says so.
    pub refused: bool,
    /// Whether anybody can still come in.
    pub takes_members: bool,
    /// Whether the number of seats can still change.
    pub takes_seats: bool,
    /// Whether people apply for the programme.
    pub admits: bool,
    /// Whether its programme has circles.
    pub circles: bool,
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
    /// Their break, while they take one.
    pub away: Option<Away>,
    /// Where the form that gives them a break goes; none where there is nothing to take one from.
    pub break_action: Option<String>,
    /// That form.
    pub taking: FormState,
    /// Where the form that moves them to another cohort goes; none where they cannot move.
    pub move_action: Option<String>,
    /// That form.
    pub moving: FormState,
}

impl SettingsPage {
    /// The page, with its forms as they stand.
    pub fn new(
        on: &CohortOn,
        members: &[Member],
        later: &[Later],
        locales: Vec<(String, String)>,
        now: DateTime<Utc>,
        forms: SettingsForms,
    ) -> Self {
        let href = format!("/cohorts/{}", on.cohort.id);
        let SettingsForms { member, mut seats, mut other, mut end, mut moving, mut away } = forms;
        other.errors.append(&mut strays(&mut end, members).errors);
        other.errors.append(&mut strays(&mut moving, members).errors);
        other.errors.append(&mut strays(&mut away, members).errors);
        let of_members = [&end, &moving, &away].map(|one| one.as_ref().map(|(_, form)| form));
        let refused = [Some(&member), Some(&seats)].into_iter().chain(of_members);
        let refused = refused.flatten().any(|form| !form.errors.is_empty());
        fill(&mut seats, "seats", on.cohort.seats);
        let moves = takes_people(on.cohort.state).is_ok() && !later.is_empty();
        let breaks = takes_pauses(on.cohort.state).is_ok();
        let mut forms = OfMember { end, moving, away };
        let row = |member: &Member| MemberRow::new(member, &href, (moves, breaks), &mut forms);
        let members = members.iter().map(row).collect();
        Self {
            strip: cohort_strip(on, "nav-settings", now),
            back_href: format!("/programmes/{}/cohorts", on.programme),
            name: on.cohort.name.clone(),
            state: on.cohort.state,
            steps: Step::possible(on.cohort.state).into_iter().map(Step::word).collect(),
            zone: on.cohort.zone.clone(),
            taken: (on.cohort.taken, on.cohort.seats),
            weeks: (1..=on.calendar.weeks()).map(|week| (week, on.calendar.opens_at(week))).collect(),
            ends_on: on.calendar.ends_on(),
            pauses: on.pauses.iter().map(PauseRow::new).collect(),
            members,
            href,
            refused,
            // A refused form stays, whatever the reason: what was typed is in it.
            takes_members: takes_people(on.cohort.state).is_ok() || !member.errors.is_empty(),
            takes_seats: takes_people(on.cohort.state).is_ok() || !seats.errors.is_empty(),
            circles: on.course.as_ref().is_some_and(|course| course.circles.is_some()),
            admits: on.course.as_ref().is_some_and(|course| course.application.is_some()),
            member,
            seats,
            later: later.iter().map(|later| (later.id.to_string(), later.name.clone())).collect(),
            form: other,
            locales,
        }
    }
}

/// A form about somebody who is in no row any more: what it says is said above the page.
fn strays(form: &mut Own, members: &[Member]) -> FormState {
    match form {
        Some((id, form)) if members.iter().all(|member| member.enrolment != *id) => std::mem::take(form),
        _ => FormState::default(),
    }
}

/// What is true now stands in a field nobody has written in yet.
fn fill(form: &mut FormState, name: &str, now: impl ToString) {
    if form.values.is_empty() && form.errors.is_empty() {
        form.values.insert(name.to_owned(), now.to_string());
    }
}

/// A form about somebody, and whose it is.
type Own = Option<(EnrolmentId, FormState)>;

/// The forms about somebody that were refused.
struct OfMember {
    end: Own,
    moving: Own,
    away: Own,
}

impl MemberRow {
    fn new(member: &Member, href: &str, (moves, breaks): (bool, bool), forms: &mut OfMember) -> Self {
        let base = format!("{href}/enrolments/{}", member.enrolment);
        let own = |form: &mut Own| match form {
            Some((id, form)) if *id == member.enrolment => std::mem::take(form),
            _ => FormState::default(),
        };
        let (end, moving, taking) = (own(&mut forms.end), own(&mut forms.moving), own(&mut forms.away));
        let participant = member.role == Role::Participant;
        let moves = (moves && participant) || !moving.errors.is_empty();
        let breaks = (breaks && participant) || !taking.errors.is_empty();
        Self {
            person: tag_of(member),
            role: member.role,
            end_action: format!("{base}/end"),
            end,
            away: member.away(),
            break_action: breaks.then(|| format!("{base}/break")),
            taking: filled(taking, member.away()),
            move_action: moves.then(|| format!("{base}/move")),
            moving,
        }
    }
}

impl PauseRow {
    fn new(pause: &cohort_pause::Model) -> Self {
        Self { starts_on: pause.starts_on, days: pause.days_for, reason: pause.reason.clone() }
    }
}

/// The forms of the settings page.
#[derive(Default)]
pub struct SettingsForms {
    /// For a member.
    pub member: FormState,
    /// For how many seats there are.
    pub seats: FormState,
    /// For a step.
    pub other: FormState,
    /// For the end of a stay, and whose.
    pub end: Option<(EnrolmentId, FormState)>,
    /// For a move to another cohort, and whose.
    pub moving: Option<(EnrolmentId, FormState)>,
    /// For a break, and whose.
    pub away: Option<(EnrolmentId, FormState)>,
}
