//! One week.

use chrono::{DateTime, Utc};
use entity::states::Role;
use serde::Serialize;

use super::rows::{Done, LessonRow, PieceRow, lesson_rows, piece_rows};
use crate::{
    features::{
        cohorts::{WeekOn, cohort_strip},
        curriculum::{Programme, Said, Week},
    },
    web::{CohortStrip, View},
};

/// One week.
#[derive(Serialize)]
pub struct WeekPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// From 1.
    pub number: u32,
    /// How many there are.
    pub weeks: u32,
    /// Its question.
    pub question: Said,
    /// What one has at its end.
    pub outcome: Said,
    /// Whether it is open.
    pub open: bool,
    /// Whether the reader looks ahead as a trainer.
    pub preview: bool,
    /// When it opens.
    pub opens_at: DateTime<Utc>,
    /// Introduction, sanitised HTML; none before it opens.
    pub intro: Option<Said>,
    /// Its lessons.
    pub lessons: Vec<LessonRow>,
    /// Its other parts.
    pub pieces: Vec<PieceRow>,
    /// Minutes of everything in it.
    pub minutes: u32,
    /// For trainers: what was noted beside it.
    pub margin_href: Option<String>,
    /// All weeks.
    pub list_href: String,
    /// The week before and the week after, where there is one.
    pub before: Option<String>,
    /// The week after, where there is one.
    pub after: Option<String>,
}

impl View for WeekPage {
    const FILE: &'static str = "journey/week.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

impl WeekPage {
    /// The page of a week.
    pub fn new(
        on: &WeekOn,
        programme: &Programme,
        week: &Week,
        done: &Done<'_>,
        locale: &str,
        now: DateTime<Utc>,
    ) -> Self {
        let cohort = &on.cohort;
        let list = format!("/cohorts/{}/weeks", cohort.cohort.id);
        let reads = on.open || cohort.standing.role == Some(Role::Trainer);
        let weeks = programme.week_count();
        Self {
            strip: cohort_strip(cohort, "nav-week", now),
            number: week.number,
            weeks,
            question: programme.say(&week.question, locale),
            outcome: programme.say(&week.outcome, locale),
            open: on.open,
            preview: reads && !on.open,
            opens_at: cohort.calendar.opens_at(week.number),
            intro: reads.then(|| programme.say(&week.intro, locale)),
            lessons: if reads { lesson_rows(cohort, programme, week, done, locale) } else { Vec::new() },
            pieces: if reads { piece_rows(cohort, programme, week, locale) } else { Vec::new() },
            minutes: week.minutes(),
            before: (week.number > 1).then(|| format!("{list}/{}", week.number - 1)),
            after: (week.number < weeks).then(|| format!("{list}/{}", week.number + 1)),
            margin_href: (cohort.standing.role == Some(Role::Trainer))
                .then(|| format!("/cohorts/{}/margins/{}", cohort.cohort.id, week.number)),
            list_href: list,
        }
    }
}
