//! Home: who waits for whom, and this week.

use chrono::{DateTime, Utc};
use entity::states::{ApplicationState, CohortState, Role};
use serde::Serialize;

use super::rows::{Done, LessonRow, PieceRow, lesson_rows, piece_rows};
use crate::{
    features::{
        admissions::{Mine, ToRead},
        cohorts::{CohortOn, Membership},
        curriculum::{Catalogue, Programme, Said, Week},
        discussions::Activity,
    },
    web::{CohortStrip, View},
};

/// Home: who waits for whom, and this week.
#[derive(Serialize)]
pub struct HomePage {
    #[serde(skip)]
    pub strip: Option<CohortStrip>,
    /// What the reader is called.
    pub name: String,
    /// The cohort that matters now.
    pub here: Option<Here>,
    /// Applications: the reader's own, and those they are to read.
    pub seats: Seats,
    /// Their other cohorts: name, place and state.
    pub others: Vec<(String, String, CohortState)>,
    /// Programmes they own: title and the list of its cohorts.
    pub owns: Vec<(Said, String)>,
}

impl View for HomePage {
    const FILE: &'static str = "journey/home.html";

    fn cohort(&self) -> Option<CohortStrip> {
        self.strip.clone()
    }
}

/// The part of Home that is about seats.
#[derive(Serialize)]
pub struct Seats {
    /// The reader's own live applications: programme, state and page.
    pub mine: Vec<(Said, ApplicationState, String)>,
    /// Applications that wait for the reader: cohort, how many, and where to begin.
    pub to_read: Vec<(String, i64, String)>,
}

impl Seats {
    /// What is there, in words. A programme that left the content is not named.
    pub fn new(catalogue: &Catalogue, locale: &str, mine: &[Mine], to_read: &[ToRead]) -> Self {
        let own = mine.iter().filter_map(|one| {
            let programme = catalogue.programme(&one.slug)?;
            Some((programme.say(&programme.title, locale), one.state, format!("/applications/{}", one.id)))
        });
        let read = to_read.iter().map(|one| (one.name.clone(), one.count, format!("/cohorts/{}/applications", one.id)));
        Self { mine: own.collect(), to_read: read.collect() }
    }
}

/// The part of Home that is about a cohort.
#[derive(Serialize)]
pub struct Here {
    /// What the cohort is called.
    pub cohort: String,
    /// Its overview.
    pub href: String,
    /// Where it stands.
    pub state: CohortState,
    /// What the reader is in it.
    pub role: Role,
    /// When it begins, while that is still to come.
    pub starts_at: Option<DateTime<Utc>>,
    /// The open week.
    pub week: Option<ThisWeek>,
    /// When the next week opens, while the cohort is on its way.
    pub next_opens_at: Option<DateTime<Utc>>,
    /// Answers the reader has not read.
    pub waiting_for_me: Vec<WaitingAnswer>,
    /// The reader's threads nobody has answered.
    pub i_wait_for: Vec<WaitingThread>,
    /// Others' threads nobody has answered.
    pub unanswered: Vec<WaitingThread>,
    /// Lessons done, of those that are open.
    pub done: (usize, usize),
    /// Questions answered.
    pub made: usize,
    /// Replies to others.
    pub given: i64,
    /// Replies from others.
    pub received: i64,
    /// Where one asks; none in a cohort that is only read.
    pub ask_href: Option<String>,
}

/// An answer somebody waits to be heard with.
#[derive(Serialize)]
pub struct WaitingAnswer {
    /// Who wrote it, unless their account is closed.
    pub author: Option<String>,
    /// Heading of the thread.
    pub title: String,
    /// Where it is.
    pub href: String,
    /// Since when.
    pub at: DateTime<Utc>,
}

/// A thread nobody has answered.
#[derive(Serialize)]
pub struct WaitingThread {
    /// Its heading.
    pub title: String,
    /// BCP 47 tag.
    pub language: String,
    /// Who opened it.
    pub opener: Option<String>,
    /// Where it is.
    pub href: String,
    /// Since when.
    pub at: DateTime<Utc>,
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
    /// Its lessons.
    pub lessons: Vec<LessonRow>,
    /// Its other parts.
    pub pieces: Vec<PieceRow>,
    /// The lesson to go on with.
    pub next: Option<LessonRow>,
}

impl ThisWeek {
    /// The open week of a cohort.
    pub fn new(on: &CohortOn, programme: &Programme, week: &Week, done: &Done<'_>, locale: &str) -> Self {
        let lessons = lesson_rows(on, programme, week, done, locale);
        Self {
            number: week.number,
            weeks: programme.week_count(),
            question: programme.say(&week.question, locale),
            href: format!("/cohorts/{}/weeks/{}", on.cohort.id, week.number),
            next: lessons.iter().find(|lesson| !lesson.done).cloned(),
            lessons,
            pieces: piece_rows(on, programme, week, locale),
        }
    }
}

impl Here {
    /// Home's part about `stay`, without what the threads know.
    pub fn new(
        on: &CohortOn,
        stay: &Membership,
        programme: &Programme,
        done: &Done<'_>,
        activity: Activity,
        locale: &str,
        now: DateTime<Utc>,
    ) -> Self {
        let href = format!("/cohorts/{}", on.cohort.id);
        let open = on.calendar.week_at(now);
        let next = open.unwrap_or(0) + 1;
        // A lesson that was hidden, or lies ahead for a trainer, counts on neither side.
        let open_weeks = programme.weeks.iter().filter(|week| on.calendar.is_open(week.number, now));
        let open_lessons: Vec<_> = open_weeks.flat_map(|week| &week.lessons).collect();
        let done_lessons = open_lessons.iter().filter(|lesson| done.lessons.contains(&lesson.id)).count();
        let state = on.cohort.state;
        let ahead = matches!(state, CohortState::Planned | CohortState::Open | CohortState::Confirmed);
        let moves = ahead || matches!(state, CohortState::Running | CohortState::Paused);
        Self {
            cohort: on.cohort.name.clone(),
            ask_href: (!on.is_closed()).then(|| format!("{href}/threads/new")),
            href,
            state,
            role: stay.role,
            starts_at: Some(on.calendar.opens_at(1)).filter(|at| ahead && *at > now),
            week: open
                .and_then(|number| programme.week(number))
                .map(|week| ThisWeek::new(on, programme, week, done, locale)),
            next_opens_at: (moves && next <= on.calendar.weeks()).then(|| on.calendar.opens_at(next)),
            waiting_for_me: Vec::new(),
            i_wait_for: Vec::new(),
            unanswered: Vec::new(),
            done: (done_lessons, open_lessons.len()),
            made: done.answered.len(),
            given: activity.given,
            received: activity.received,
        }
    }
}
