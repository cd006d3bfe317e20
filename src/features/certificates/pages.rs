//! What the page about one's own progress shows.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use entity::completion;
use serde::Serialize;

use super::rules::{Missing, Record, counts_until};
use crate::{
    features::{
        cohorts::CohortOn,
        curriculum::{CertificatePlan, Lesson, Programme, Said, Week},
        progress::DoneLessons,
    },
    web::{CohortStrip, FormState, View, waiting::Moment},
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
    const FILE: &'static str = "certificates/progress.html";

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
    /// Questions answered.
    pub made: usize,
    /// Replies and feedback to others.
    pub given: usize,
    /// Replies and feedback from others.
    pub received: usize,
    /// How far the certificate is; none where there is none.
    pub certificate: Option<CertificateCard>,
    /// One's learning log.
    pub log_href: String,
    /// Where one says who else sees one's weeks.
    pub sharing_href: String,
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
    /// Whether one has shown anything.
    pub shown: bool,
    /// Lessons done.
    pub done: usize,
    /// Questions answered.
    pub made: usize,
    /// Lessons there are.
    pub lessons: usize,
    /// Replies and feedback to others while it was the newest.
    pub given: usize,
    /// Replies and feedback from others then.
    pub received: usize,
    /// The first lesson that is not done: title and place.
    pub next: Option<(Said, String)>,
}

/// How far the certificate is.
#[derive(Serialize)]
pub struct CertificateCard {
    /// What it asks for, in words of the course.
    pub words: Said,
    /// When it was earned.
    pub earned_at: Option<DateTime<Utc>>,
    /// Its own page.
    pub href: Option<String>,
    /// When and why it was taken back.
    pub taken_back: Option<(DateTime<Utc>, String)>,
    /// What it asks for, one by one.
    pub asked: Vec<Asked>,
    /// Whether weeks that have not opened yet are enough for what is missing.
    pub within_reach: bool,
    /// Until when what is missing counts, where the course is over.
    pub until: Option<NaiveDate>,
    /// Where one does what is missing: `week`, `pitch` or `feedback`, and its place.
    pub next: Option<(&'static str, String)>,
}

/// One thing a certificate asks for.
#[derive(Serialize)]
pub struct Asked {
    /// `weeks`, `pitches` or `feedbacks`.
    pub what: &'static str,
    /// How much of it there is.
    pub have: u32,
    /// How much is asked for.
    pub of: u32,
    /// How much is missing.
    pub missing: u32,
}

/// What somebody has done so far in a cohort.
pub struct Found {
    /// Lessons they say are done.
    pub done: DoneLessons,
    /// Ids of the questions they have answered.
    pub answered: BTreeSet<String>,
    /// When they gave or got something.
    pub moments: Vec<Moment>,
    /// What counts.
    pub record: Record,
    /// What the certificate asks for.
    pub asked: Option<CertificatePlan>,
    /// The certificate they have earned.
    pub earned: Option<completion::Model>,
}

impl CohortProgress {
    /// The progress of somebody in `on`.
    pub fn new(on: &CohortOn, course: &Programme, found: &Found, locale: &str, now: DateTime<Utc>) -> Self {
        let mut by_week: BTreeMap<(Option<u32>, bool), usize> = BTreeMap::new();
        for one in &found.moments {
            *by_week.entry((on.calendar.week_at(one.at), one.given)).or_default() += 1;
        }
        let base = format!("/cohorts/{}/weeks", on.cohort.id);
        let row = |week: &Week| {
            let number = week.number;
            let open = on.calendar.is_open(number, now);
            let next = week.lessons.iter().find(|lesson| !found.done.contains(&lesson.id)).filter(|_| open);
            let place = |lesson: &Lesson| (course.say(&lesson.title, locale), format!("{base}/{number}/{}", lesson.id));
            let moments = |given| by_week.get(&(Some(number), given)).copied().unwrap_or(0);
            WeekProgress {
                number,
                question: course.say(&week.question, locale),
                href: format!("{base}/{number}"),
                open,
                opens_at: on.calendar.opens_at(number),
                shown: found.record.weeks.contains(&number),
                done: week.lessons.iter().filter(|lesson| found.done.contains(&lesson.id)).count(),
                made: week.lessons.iter().filter(|lesson| found.answered.contains(&lesson.question_id)).count(),
                lessons: week.lessons.len(),
                given: moments(true),
                received: moments(false),
                next: next.map(place),
            }
        };
        let weeks: Vec<WeekProgress> = course.weeks.iter().map(row).collect();
        let given = found.moments.iter().filter(|one| one.given).count();
        Self {
            name: on.cohort.name.clone(),
            done: weeks.iter().map(|week| week.done).sum(),
            open: weeks.iter().filter(|week| week.open).map(|week| week.lessons).sum(),
            made: weeks.iter().map(|week| week.made).sum(),
            given,
            received: found.moments.len() - given,
            certificate: card(on, course, found, &weeks, locale, now),
            log_href: format!("/cohorts/{}/log", on.cohort.id),
            sharing_href: format!("/cohorts/{}/sharing", on.cohort.id),
            weeks,
        }
    }
}

fn card(
    on: &CohortOn,
    course: &Programme,
    found: &Found,
    weeks: &[WeekProgress],
    locale: &str,
    now: DateTime<Utc>,
) -> Option<CertificateCard> {
    let words = course.say(&course.certificate, locale);
    if found.asked.is_none() && words.text.is_empty() {
        return None;
    }
    // A course may say in words only what it asks for.
    let asked = found.asked.unwrap_or_default();
    let (record, missing) = (&found.record, Missing::of(&asked, &found.record));
    let shown = u32::try_from(record.weeks.len()).unwrap_or(u32::MAX);
    let rows = [
        ("weeks", shown, asked.weeks, missing.weeks),
        ("pitches", record.pitches, asked.pitches, missing.pitches),
        ("feedbacks", record.feedbacks, asked.feedbacks, missing.feedbacks),
    ];
    let row = |(what, have, of, missing)| Asked { what, have, of, missing };
    let earned = found.earned.as_ref();
    let earned_at = earned.map(|row| row.earned_at);
    let taken_back = earned.and_then(|row| Some((row.revoked_at?, row.revoked_why.clone().unwrap_or_default())));
    let week = weeks.iter().find(|week| week.open && !week.shown).filter(|_| missing.weeks > 0);
    let pitches = || format!("/cohorts/{}/pitches", on.cohort.id);
    let next = match week {
        Some(week) => Some(("week", week.href.clone())),
        None if missing.pitches > 0 => Some(("pitch", pitches())),
        None if missing.feedbacks > 0 => Some(("feedback", pitches())),
        None => None,
    };
    let over = found.asked.is_some() && earned.is_none() && on.calendar.ends_at() <= now;
    let to_come = weeks.iter().filter(|week| !week.open).count();
    Some(CertificateCard {
        words,
        asked: rows.into_iter().filter(|(_, _, of, _)| *of > 0).map(row).collect(),
        within_reach: found.asked.is_some() && usize::try_from(missing.weeks).is_ok_and(|missing| missing <= to_come),
        until: Some(counts_until(on.cohort.starts_on)).filter(|until| over && now.date_naive() <= *until),
        next: next.filter(|_| earned_at.is_none() && !on.is_closed()),
        earned_at,
        taken_back,
        href: earned.map(|row| format!("/certificates/{}", row.code)),
    })
}

/// A certificate, for whoever has its link.
#[derive(Serialize)]
pub struct CertificatePage {
    /// What the course is called.
    pub title: Said,
    /// Whose it is; none where their account is closed.
    pub name: Option<String>,
    /// When it was earned.
    pub earned_on: NaiveDate,
    /// What was asked for, in sentences.
    pub criteria: Vec<String>,
    /// When it was taken back.
    pub revoked_at: Option<DateTime<Utc>>,
    /// Why.
    pub revoked_why: Option<String>,
    /// The same on paper.
    pub paper_href: String,
    /// The same for other programs.
    pub badge_href: String,
    /// Where the keys are with which that is checked.
    pub keys_href: String,
}

impl View for CertificatePage {
    const FILE: &'static str = "certificates/show.html";
}

/// A certificate in a list of its owners.
#[derive(Serialize)]
pub struct Earned {
    /// Whose it is; none where their account is closed.
    pub name: Option<String>,
    /// When it was earned.
    pub earned_at: DateTime<Utc>,
    /// When it was taken back.
    pub revoked_at: Option<DateTime<Utc>>,
    /// Why.
    pub revoked_why: Option<String>,
    /// Where one looks after it.
    pub href: String,
    /// Its own page.
    pub public_href: String,
}

impl Earned {
    /// That of a row, in the cohort with this path.
    pub fn new(base: &str, (row, name): (completion::Model, Option<String>)) -> Self {
        Self {
            name,
            earned_at: row.earned_at,
            revoked_at: row.revoked_at,
            revoked_why: row.revoked_why,
            href: format!("{base}/certificates/{}", row.id),
            public_href: format!("/certificates/{}", row.code),
        }
    }
}

/// Who has earned the certificate of a cohort.
#[derive(Serialize)]
pub struct CertificatesPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Where one came from.
    pub back_href: String,
    /// Them, by name.
    pub rows: Vec<Earned>,
}

impl View for CertificatesPage {
    const FILE: &'static str = "certificates/index.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// A certificate, for its owners.
#[derive(Serialize)]
pub struct OneCertificatePage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Where one came from.
    pub back_href: String,
    /// It.
    pub one: Earned,
    /// `why`.
    pub form: FormState,
}

impl View for OneCertificatePage {
    const FILE: &'static str = "certificates/one.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}
