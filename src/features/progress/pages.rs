//! What the page about one's own progress shows.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::queries::DoneLessons;
use crate::{
    features::{
        cohorts::{CohortOn, cohort_strip},
        curriculum::{Programme, Said},
        discussions::Activity,
    },
    web::{CohortStrip, View},
};

/// One's own progress: made, given, received.
#[derive(Serialize)]
pub struct ProgressPage {
    #[serde(skip)]
    pub strip: Option<CohortStrip>,
    /// The cohort it is about; none for somebody who takes part in none.
    pub cohort: Option<CohortProgress>,
}

impl View for ProgressPage {
    const FILE: &'static str = "progress/show.html";

    fn cohort(&self) -> Option<CohortStrip> {
        self.strip.clone()
    }
}

/// Progress in one cohort.
#[derive(Serialize)]
pub struct CohortProgress {
    /// What the cohort is called.
    pub name: String,
    /// Lessons done.
    pub done: usize,
    /// Lessons that are open.
    pub open: usize,
    /// Lessons there are.
    pub all: usize,
    /// Questions answered.
    pub made: usize,
    /// Replies to others.
    pub given: i64,
    /// Replies from others.
    pub received: i64,
    /// What the certificate asks for.
    pub certificate: Said,
    /// Week by week.
    pub weeks: Vec<WeekProgress>,
}

/// Progress in one week.
#[derive(Serialize)]
pub struct WeekProgress {
    /// From 1.
    pub number: u32,
    /// Its question.
    pub question: Said,
    /// Its page.
    pub href: String,
    /// Whether it is open.
    pub open: bool,
    /// When it opens.
    pub opens_at: DateTime<Utc>,
    /// Lessons done.
    pub done: usize,
    /// Questions answered.
    pub answered: usize,
    /// Lessons there are.
    pub lessons: usize,
    /// The first lesson that is not done: title and place.
    pub next: Option<(Said, String)>,
}

impl ProgressPage {
    /// The page for somebody in `on`.
    pub fn new(
        on: &CohortOn,
        programme: &Programme,
        done: &DoneLessons,
        answered: &[String],
        activity: Activity,
        locale: &str,
        now: DateTime<Utc>,
    ) -> Self {
        let base = format!("/cohorts/{}/weeks", on.cohort.id);
        let weeks: Vec<WeekProgress> = programme
            .weeks
            .iter()
            .map(|week| {
                let open = on.calendar.is_open(week.number, now);
                let next = week.lessons.iter().find(|lesson| !done.contains(&lesson.id)).filter(|_| open);
                WeekProgress {
                    number: week.number,
                    question: programme.say(&week.question, locale),
                    href: format!("{base}/{}", week.number),
                    open,
                    opens_at: on.calendar.opens_at(week.number),
                    done: week.lessons.iter().filter(|lesson| done.contains(&lesson.id)).count(),
                    answered: week.lessons.iter().filter(|lesson| answered.contains(&lesson.question_id)).count(),
                    lessons: week.lessons.len(),
                    next: next.map(|lesson| {
                        (programme.say(&lesson.title, locale), format!("{base}/{}/{}", week.number, lesson.id))
                    }),
                }
            })
            .collect();
        Self {
            strip: Some(cohort_strip(on, "nav-progress", now)),
            cohort: Some(CohortProgress {
                name: on.cohort.name.clone(),
                done: weeks.iter().map(|week| week.done).sum(),
                open: weeks.iter().filter(|week| week.open).map(|week| week.lessons).sum(),
                all: programme.lesson_count(),
                made: weeks.iter().map(|week| week.answered).sum(),
                given: activity.given,
                received: activity.received,
                certificate: programme.say(&programme.certificate, locale),
                weeks,
            }),
        }
    }
}
