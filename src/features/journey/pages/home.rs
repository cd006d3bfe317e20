//! Home: who waits for whom, and this week.

mod plan;
mod rows;
mod shown;

use chrono::{DateTime, Duration, Utc};
use entity::states::{CohortState, Role};
use serde::Serialize;

use super::rows::Done;
use crate::{
    features::{
        cohorts::{Away, CohortOn, takes_pauses},
        curriculum::{Programme, Said, Week},
        progress::WeekPlan,
    },
    platform::zones,
    web::{
        CohortStrip, FormState, View, Visit,
        waiting::{Found, Section},
    },
};
use plan::PlanCard;
use rows::WeekRow;
pub use shown::Speaker;
use shown::{Cut, Shown};

/// How many rows "waiting for you" has at the most.
const WAITING: usize = 5;
/// How many of those one has asked to see all of.
const ALL: usize = 100;
/// How many of the people to come are named.
const NAMED: usize = 5;
/// How many meetings are announced.
const MEETINGS: usize = 3;
/// How long a cohort that is over is still where somebody is.
const LINGERS: Duration = Duration::days(42);

/// What Home is about, before any detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// A cohort has not begun.
    Ahead,
    /// A week is open, and there is something to do.
    Week,
    /// A week is open, and everything is done.
    AllDone,
    /// The cohort pauses.
    Paused,
    /// The reader takes a break from it.
    Away,
    /// The cohort has just ended.
    Finished,
    /// Nothing runs and nothing is to come.
    Between,
    /// In no cohort yet, but applied.
    Applicant,
    /// In no cohort, but something to look after or to read.
    Keeper,
    /// Nothing at all.
    Nobody,
}

/// Home: who waits for whom, and this week.
#[derive(Serialize)]
pub struct HomePage {
    #[serde(skip)]
    pub strip: Option<CohortStrip>,
    /// What the reader is called.
    pub name: String,
    /// What it is about.
    pub part: Part,
    /// The cohort that matters now.
    pub here: Option<Here>,
    /// What waits for the reader, over all their cohorts.
    pub around: Around,
    /// Their other cohorts.
    pub others: Vec<OtherCohort>,
}

impl View for HomePage {
    const FILE: &'static str = "journey/home.html";

    fn cohort(&self) -> Option<CohortStrip> {
        self.strip.clone()
    }
}

impl HomePage {
    /// Home of somebody.
    pub fn new(
        name: &str,
        strip: Option<CohortStrip>,
        here: Option<Here>,
        around: Around,
        others: Vec<OtherCohort>,
    ) -> Self {
        let part = match &here {
            Some(here) if here.part == Part::Week && here.is_done && around.waiting.rows.is_empty() => Part::AllDone,
            Some(here) => here.part,
            None if around.applied => Part::Applicant,
            None if around.is_empty() => Part::Nobody,
            None => Part::Keeper,
        };
        Self { strip, name: name.to_owned(), part, here, around, others }
    }
}

/// What rooms have to say, wherever it belongs.
#[derive(Serialize)]
pub struct Around {
    /// People and things that wait for the reader.
    pub waiting: Cut,
    /// Whether all of them are shown.
    pub all: bool,
    /// What the reader waits for.
    pub expecting: Cut,
    /// What waits for anybody.
    pub open: Cut,
    /// When people meet next.
    pub next: Vec<Shown>,
    /// Partner and circle.
    pub company: Vec<Shown>,
    /// What the reader looks after.
    pub owns: Vec<Shown>,
    /// Whether the rooms could not be asked: then this part says so, and the rest stays.
    pub failed: bool,
    #[serde(skip)]
    applied: bool,
}

impl Around {
    /// How many rows of each source to ask for.
    pub fn most(all: bool) -> i64 {
        if all { 100 } else { 5 }
    }

    /// What was found; nothing where the rooms could not be asked.
    pub fn new(speaker: &Speaker<'_>, found: Option<&Found>, all: bool) -> Self {
        let nothing = Found::default();
        let failed = found.is_none();
        let found = found.unwrap_or(&nothing);
        let own = |section| found.list(section).any(|entry| entry.source.starts_with("admissions.own"));
        let mut next = speaker.all(found, Section::Next);
        next.truncate(MEETINGS);
        Self {
            waiting: speaker.cut(found, Section::Waiting, if all { ALL } else { WAITING }),
            all,
            expecting: speaker.cut(found, Section::Expecting, WAITING),
            open: speaker.cut(found, Section::Open, WAITING),
            next,
            company: speaker.all(found, Section::Company),
            owns: speaker.all(found, Section::Owned),
            failed,
            applied: own(Section::Waiting) || own(Section::Expecting),
        }
    }

    fn is_empty(&self) -> bool {
        !self.failed && self.waiting.rows.is_empty() && self.expecting.rows.is_empty() && self.owns.is_empty()
    }
}

/// Another cohort of the reader's.
#[derive(Serialize)]
pub struct OtherCohort {
    /// What it is called.
    pub name: String,
    /// Its overview.
    pub href: String,
    /// Where it stands.
    pub state: CohortState,
    /// Whether the reader moderates it.
    pub moderates: bool,
    /// Its open week, while it runs: number and question.
    pub week: Option<(u32, Said)>,
}

/// The part of Home that is about a cohort.
#[derive(Serialize)]
pub struct Here {
    #[serde(skip)]
    part: Part,
    /// Whether the reader has read and answered all of the open week.
    #[serde(skip)]
    is_done: bool,
    /// What the cohort is called.
    pub cohort: String,
    /// Its overview.
    pub href: String,
    /// Page of its programme.
    pub programme: String,
    /// Where it stands.
    pub state: CohortState,
    /// What the reader is in it.
    pub role: Option<Role>,
    /// Before it begins: when, in how many days, and who else is there.
    pub ahead: Option<Ahead>,
    /// The open week.
    pub week: Option<ThisWeek>,
    /// When the next week opens, while the cohort is on its way.
    pub next_opens_at: Option<DateTime<Utc>>,
    /// The reader's sentence for the week.
    pub plan: Option<PlanCard>,
    /// Lessons done, of those that are open.
    pub done: (usize, usize),
    /// Made, given and received.
    pub figures: (i64, i64, i64),
    /// Where one asks; none in a cohort that is only read.
    pub ask_href: Option<String>,
    /// The reader's break, while they take one.
    pub away: Option<Away>,
    /// Where they take one, as long as there is anything to take it from.
    pub break_href: Option<String>,
}

/// A cohort that has not begun.
#[derive(Serialize)]
pub struct Ahead {
    /// When it begins, and in how many days where the reader is, as long as that is to come.
    pub starts: Option<(DateTime<Utc>, i64)>,
    /// Some of those who are there.
    pub named: Vec<String>,
    /// How many more there are.
    pub beyond: usize,
    /// Whether the reader has said hello.
    pub said_hello: bool,
}

/// The open week on Home.
#[derive(Serialize)]
pub struct ThisWeek {
    /// From 1.
    pub number: u32,
    /// How many there are.
    pub weeks: u32,
    /// Its question.
    pub question: Said,
    /// Its page.
    pub href: String,
    /// What there is to do.
    pub rows: Vec<WeekRow>,
}

fn part_of(on: &CohortOn, open: Option<u32>, now: DateTime<Utc>) -> Part {
    match on.cohort.state {
        _ if on.standing.away.is_some() && takes_pauses(on.cohort.state).is_ok() => Part::Away,
        CohortState::Planned | CohortState::Open | CohortState::Confirmed if open.is_none() => Part::Ahead,
        CohortState::Paused => Part::Paused,
        CohortState::Finished if now < on.calendar.ends_at() + LINGERS => Part::Finished,
        CohortState::Finished | CohortState::Archived | CohortState::Cancelled => Part::Between,
        _ => Part::Week,
    }
}

fn ahead(on: &CohortOn, found: &Found, visit: &Visit) -> Ahead {
    let starts_at = on.calendar.opens_at(1);
    let day = |at| zones::date_in(visit.zone, at);
    let peers = found.list(Section::Peers).filter(|entry| entry.cohort == Some(on.cohort.id));
    let mut named: Vec<String> = peers.filter_map(|entry| entry.name.clone()).collect();
    let beyond = named.len().saturating_sub(NAMED);
    named.truncate(NAMED);
    let said_hello = found.figure(Section::Said, on.cohort.id) > 0;
    let starts = Some((starts_at, (day(starts_at) - day(visit.now())).num_days()));
    Ahead { starts: starts.filter(|_| starts_at > visit.now()), named, beyond, said_hello }
}

fn this_week(
    on: &CohortOn,
    programme: &Programme,
    week: &Week,
    done: &Done<'_>,
    found: &Found,
    locale: &str,
) -> ThisWeek {
    ThisWeek {
        number: week.number,
        weeks: programme.week_count(),
        question: programme.say(&week.question, locale),
        href: format!("/cohorts/{}/weeks/{}", on.cohort.id, week.number),
        rows: rows::rows(on, programme, week, done, found, locale),
    }
}

impl Here {
    /// Home's part about a cohort.
    pub fn new(on: &CohortOn, programme: &Programme, done: &Done<'_>, found: &Found, visit: &Visit) -> Self {
        let (now, locale, id) = (visit.now(), visit.locale.tag(), on.cohort.id);
        let href = format!("/cohorts/{id}");
        let open = on.calendar.week_at(now);
        let part = part_of(on, open, now);
        let next = open.unwrap_or(0) + 1;
        // A lesson that was hidden, or lies ahead for a trainer, counts on neither side.
        let open_weeks = programme.weeks.iter().filter(|week| on.calendar.is_open(week.number, now));
        let open_lessons: Vec<_> = open_weeks.flat_map(|week| &week.lessons).collect();
        let done_lessons = open_lessons.iter().filter(|lesson| done.lessons.contains(&lesson.id)).count();
        let content = open.and_then(|number| programme.week(number)).filter(|_| part != Part::Between);
        let week = content.map(|week| this_week(on, programme, week, done, found, locale));
        let is_done = |week: &ThisWeek| week.rows.iter().take(2).all(|row| row.state == Some("done"));
        let may_break = on.standing.role == Some(Role::Participant) && takes_pauses(on.cohort.state).is_ok();
        let moves = matches!(part, Part::Ahead | Part::Week | Part::Paused | Part::Away);
        let made = i64::try_from(done.answered.len()).unwrap_or(i64::MAX);
        Self {
            part,
            is_done: week.as_ref().is_some_and(is_done),
            cohort: on.cohort.name.clone(),
            programme: format!("/programmes/{}", on.programme),
            ask_href: (!on.is_closed()).then(|| format!("{href}/threads/new")),
            break_href: may_break.then(|| format!("{href}/break")),
            away: on.standing.away,
            href,
            state: on.cohort.state,
            role: on.standing.role,
            ahead: (part == Part::Ahead).then(|| ahead(on, found, visit)),
            week,
            next_opens_at: (moves && next <= on.calendar.weeks()).then(|| on.calendar.opens_at(next)),
            plan: None,
            done: (done_lessons, open_lessons.len()),
            figures: (
                made + found.figure(Section::Made, id),
                found.figure(Section::Given, id),
                found.figure(Section::Received, id),
            ),
        }
    }

    /// Adds the sentence for the week, where one is asked for or stands.
    pub fn plan(&mut self, plan: Option<WeekPlan>, again: Option<(FormState, bool)>) {
        let asks = self.role == Some(Role::Participant) && matches!(self.part, Part::Week | Part::Paused);
        // Whoever has given none is left alone in a pause.
        let calm = self.part == Part::Paused && plan.as_ref().is_none_or(|plan| plan.sentence.is_none());
        if let Some(week) = self.week.as_ref().filter(|_| asks && (!calm || again.is_some())) {
            self.plan = Some(PlanCard::new(&week.href, plan, again));
        }
    }
}
