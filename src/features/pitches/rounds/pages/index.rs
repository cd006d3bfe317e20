//! The room's first page: what is one's own in it, and the rounds.

use chrono::{DateTime, Utc};
use entity::ids::CohortId;
use serde::Serialize;

use super::{Eye, RoundSight};
use crate::{
    features::cohorts::cohort_strip,
    web::{
        CohortStrip, FormState, View, Visit,
        waiting::{Entry, Found, Line, Section},
    },
};

/// How many rows of each kind are shown, at most.
pub const MOST: i64 = 20;
/// What stands on the page as a card of its own.
const ELSEWHERE: &str = "pitches.swap";

/// The rounds of a cohort.
#[derive(Serialize)]
pub struct IndexPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// What waits for the reader, and what they wait for.
    pub standing: Standing,
    /// The round one works for now, by its place among them: the first that is not over, else the last.
    pub now: Option<usize>,
    /// Its rounds, the first one first.
    pub rounds: Vec<RoundSight>,
    /// Where one works on one's own pitch; none for who only leads.
    pub mine_href: Option<String>,
    /// What one owes others and got from them.
    pub feedback_href: String,
    /// Pitches whose makers show them.
    pub gallery_href: String,
    /// One's own community.
    pub venture_href: String,
    /// Where trainers plan another.
    pub new_href: Option<String>,
    /// Weeks of the course in which there is to be a round.
    pub planned: Vec<u32>,
    /// What was refused, if something was.
    pub form: FormState,
}

impl View for IndexPage {
    const FILE: &'static str = "pitches/rounds/index.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// Words and the language they are in, where that is known.
#[derive(Serialize)]
pub struct Words {
    /// They.
    pub text: String,
    /// BCP 47 tag; empty for the page's own.
    pub language: String,
}

/// Something that waits.
#[derive(Serialize)]
pub struct WaitingRow {
    /// What it is about.
    pub headline: Words,
    /// What else there is to say.
    pub line: Option<Words>,
    /// Where it leads.
    pub href: String,
    /// Since when.
    pub since: Option<DateTime<Utc>>,
    /// Until when.
    pub until: Option<DateTime<Utc>>,
    /// As rows of Home have it: here it is always this cohort.
    pub cohort: Option<String>,
}

/// How things stand for the reader.
#[derive(Serialize)]
pub struct Standing {
    /// Who waits for their word.
    pub waiting: Vec<WaitingRow>,
    /// Whose word they wait for.
    pub expecting: Vec<WaitingRow>,
    /// What anybody could do who has time.
    pub open: Vec<WaitingRow>,
    /// How many pitches they have said something to.
    pub given: i64,
    /// How many have said something to theirs.
    pub received: i64,
    /// Whether it could not be found out: then the page says so, and the rest stands.
    pub failed: bool,
}

impl Standing {
    /// How things stand in a cohort; `found` is what was found of all of them, nothing where that failed.
    pub fn new(found: Option<&Found>, cohort: CohortId, visit: &Visit) -> Self {
        let nothing = Found::default();
        let failed = found.is_none();
        let found = found.unwrap_or(&nothing);
        let words = |line: &Line| {
            let (text, language) = visit.line(line)?;
            Some(Words { text, language: language.unwrap_or_default() })
        };
        let row = |entry: &Entry| {
            let item = &entry.item;
            Some(WaitingRow {
                headline: words(&item.headline)?,
                line: item.line.as_ref().and_then(words),
                href: item.href.clone(),
                since: item.since,
                until: item.until,
                cohort: None,
            })
        };
        let rows = |section| {
            let here = found.list(section).filter(|entry| entry.cohort == Some(cohort) && entry.source != ELSEWHERE);
            here.filter_map(row).collect()
        };
        Self {
            waiting: rows(Section::Waiting),
            expecting: rows(Section::Expecting),
            open: rows(Section::Open),
            given: found.figure(Section::Given, cohort),
            received: found.figure(Section::Received, cohort),
            failed,
        }
    }
}

impl IndexPage {
    /// The page.
    pub fn new(eye: &Eye<'_>, standing: Standing, rounds: Vec<RoundSight>, form: FormState) -> Self {
        let plan = eye.on.course.as_deref().and_then(|course| course.pitches.clone());
        let open = rounds.iter().position(|round| round.open);
        Self {
            strip: cohort_strip(eye.on, "nav-pitches", eye.now),
            standing,
            now: open.or(rounds.len().checked_sub(1)),
            rounds,
            mine_href: (!eye.leads()).then(|| format!("{}/mine", eye.base())),
            feedback_href: format!("{}/feedback", eye.base()),
            gallery_href: format!("{}/gallery", eye.base()),
            venture_href: format!("/cohorts/{}/venture", eye.on.cohort.id),
            new_href: (eye.leads() && !eye.on.is_closed()).then(|| format!("{}/rounds/new", eye.base())),
            planned: plan.map(|plan| plan.rounds.clone()).unwrap_or_default(),
            form,
        }
    }
}
