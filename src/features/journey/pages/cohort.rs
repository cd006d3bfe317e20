//! A cohort and all of its weeks.

use chrono::{DateTime, NaiveDate, Utc};
use entity::states::{CohortState, Role};
use serde::Serialize;

use crate::{
    features::{
        cohorts::CohortOn,
        curriculum::{Programme, Said},
        progress::DoneLessons,
    },
    web::{CohortStrip, PersonTag, View},
};

/// A cohort: its weeks, its people, what waits.
#[derive(Serialize)]
pub struct CohortPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// What it is called.
    pub name: String,
    /// The programme's title.
    pub programme: Said,
    /// Its promise.
    pub promise: Said,
    /// Where it stands.
    pub state: CohortState,
    /// What the reader is in it; nothing for an owner who does not take part.
    pub role: Option<Role>,
    /// Whether the reader owns the programme.
    pub owner: bool,
    /// Path of the cohort.
    pub href: String,
    /// Who stays in touch afterwards, from the last week but one.
    pub alumni_href: Option<String>,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// The day it is over.
    pub ends_on: NaiveDate,
    /// IANA name of its zone.
    pub zone: String,
    /// Its weeks.
    pub weeks: Vec<WeekRow>,
    /// Those who moderate.
    pub trainers: Vec<PersonTag>,
    /// How many take part, and how many seats there are.
    pub participants: (usize, i32),
    /// For trainers: threads nobody has answered.
    pub unanswered: Vec<WaitingThread>,
    /// For trainers: how far everybody says they are: lessons done, and of how many open ones.
    pub progress: Vec<(PersonTag, i64)>,
    /// Lessons that are open.
    pub open_lessons: usize,
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

impl View for CohortPage {
    const FILE: &'static str = "journey/cohort.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// One week in a list.
#[derive(Serialize)]
pub struct WeekRow {
    /// From 1.
    pub number: u32,
    /// Its question.
    pub question: Said,
    /// Its page; none where the reader may not open it.
    pub href: Option<String>,
    /// Whether it is open.
    pub open: bool,
    /// Whether it is the newest open one.
    pub current: bool,
    /// When it opens.
    pub opens_at: DateTime<Utc>,
    /// Lessons done and lessons there are, for somebody who takes part.
    pub done: Option<(usize, usize)>,
    /// Lessons there are.
    pub lessons: usize,
}

/// The weeks of a cohort, for one reader.
pub fn week_rows(
    on: &CohortOn,
    programme: &Programme,
    done: &DoneLessons,
    locale: &str,
    now: DateTime<Utc>,
) -> Vec<WeekRow> {
    let current = on.calendar.week_at(now);
    programme
        .weeks
        .iter()
        .map(|week| WeekRow {
            number: week.number,
            question: programme.say(&week.question, locale),
            href: on.standing.role.map(|_| format!("/cohorts/{}/weeks/{}", on.cohort.id, week.number)),
            open: on.calendar.is_open(week.number, now),
            current: current == Some(week.number),
            opens_at: on.calendar.opens_at(week.number),
            done: (on.standing.role == Some(Role::Participant))
                .then(|| (week.lessons.iter().filter(|lesson| done.contains(&lesson.id)).count(), week.lessons.len())),
            lessons: week.lessons.len(),
        })
        .collect()
}

/// All weeks.
#[derive(Serialize)]
pub struct WeeksPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// The programme's title.
    pub programme: Said,
    /// The weeks.
    pub weeks: Vec<WeekRow>,
    /// Where trainers adapt what the cohort has.
    pub content_href: Option<String>,
}

impl View for WeeksPage {
    const FILE: &'static str = "journey/weeks.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}
