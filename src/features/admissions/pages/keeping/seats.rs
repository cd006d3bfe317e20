//! How seats are given, for everybody to read.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    cohort,
    ids::CohortId,
    intake,
    states::{AfterLapse, ApplicationState, CohortState, WaitlistRule},
};
use serde::Serialize;

use super::super::super::{
    commands::{DRAFTS_FOR, KEPT_FOR},
    draw::commitment,
    queries::Told,
    rules::{MOVES, Step},
};
use crate::{
    features::curriculum::{ApplicationForm, Criterion, Dimension, Programme, Quota, Said},
    web::View,
};

/// How seats are given.
#[derive(Serialize)]
pub struct SeatsPage {
    /// Title of the programme.
    pub title: Said,
    /// Its public page.
    pub programme_href: String,
    /// Every state, with the words of the steps that lead on and where to.
    pub states: Vec<(ApplicationState, Vec<(&'static str, ApplicationState)>)>,
    /// What whoever reads looks at.
    pub rubric: Vec<Looked>,
    /// Further tickets for each time somebody was not chosen.
    pub bonus: u32,
    /// How many times count at most.
    pub most_losses: u32,
    /// Which groups have how many seats.
    pub quotas: Vec<Kept>,
    /// Cohorts one can or could apply for, latest first.
    pub windows: Vec<Window>,
    /// Days a draft is kept.
    pub drafts_for: i64,
    /// Days an application is kept after it is settled.
    pub kept_for: i64,
}

impl View for SeatsPage {
    const FILE: &'static str = "admissions/keeping/seats.html";
}

/// A criterion.
#[derive(Serialize)]
pub struct Looked {
    /// What it is called.
    pub label: Said,
    /// What one asks oneself.
    pub question: Said,
    /// How much it counts.
    pub weight: u32,
    /// What a 1, a 2 and a 3 look like.
    pub anchors: Vec<Said>,
}

/// Seats for a group.
#[derive(Serialize)]
pub struct Kept {
    /// What they have in common: the word of the dimension.
    pub field: &'static str,
    /// Which value of it.
    pub value: String,
    /// Seats at least.
    pub at_least: u32,
    /// Whether there is a most.
    pub limited: bool,
    /// Seats at most, where there is one.
    pub at_most: u32,
}

/// When people apply for one cohort, and what the draw is made from.
#[derive(Serialize)]
pub struct Window {
    /// What the cohort is called.
    pub name: String,
    /// The first instant.
    pub opens_at: DateTime<Utc>,
    /// The first instant that is too late.
    pub closes_at: DateTime<Utc>,
    /// The day everybody hears.
    pub decides_on: NaiveDate,
    /// Working days to answer.
    pub answer_days: i32,
    /// Whether the waitlist moves up by itself.
    pub automatic: bool,
    /// Until which week.
    pub refill_until: i32,
    /// Whether somebody whose offer lapsed waits for the next cohort.
    pub later: bool,
    /// Whether names are hidden.
    pub blind: bool,
    /// The hash of the seed.
    pub commitment: String,
    /// Seed, seats and when it was drawn, once it was.
    pub drawn: Option<(String, i32, DateTime<Utc>)>,
}

/// In the order somebody goes through them.
const STATES: [ApplicationState; 10] = [
    ApplicationState::Draft,
    ApplicationState::Submitted,
    ApplicationState::InReview,
    ApplicationState::Offered,
    ApplicationState::Waitlisted,
    ApplicationState::Accepted,
    ApplicationState::Declined,
    ApplicationState::TurnedDown,
    ApplicationState::Withdrawn,
    ApplicationState::Merged,
];

fn moves_from(state: ApplicationState) -> Vec<(&'static str, ApplicationState)> {
    let word = |step: Step| step.word();
    MOVES.iter().filter(|(from, ..)| *from == state).map(|(_, step, to)| (word(*step), *to)).collect()
}

impl SeatsPage {
    /// The page of a programme.
    pub fn new(
        programme: &Programme,
        form: &ApplicationForm,
        windows: &[(cohort::Model, Option<intake::Model>)],
        draws: &BTreeMap<CohortId, Told>,
        locale: &str,
    ) -> Self {
        let looked = |criterion: &Criterion| Looked {
            label: programme.say(&criterion.label, locale),
            question: programme.say(&criterion.question, locale),
            weight: criterion.weight,
            anchors: criterion.anchors.iter().map(|anchor| programme.say(anchor, locale)).collect(),
        };
        let kept = |quota: &Quota| Kept {
            field: Dimension::word(quota.field),
            value: form.label_of(quota.field, &quota.value, locale, &programme.languages),
            at_least: quota.at_least,
            limited: quota.at_most.is_some(),
            at_most: quota.at_most.unwrap_or(0),
        };
        let shown = |cohort: &cohort::Model| !matches!(cohort.state, CohortState::Cancelled | CohortState::Archived);
        let windows = windows.iter().filter(|(cohort, _)| shown(cohort));
        let windows = windows.filter_map(|(cohort, intake)| Some(Window::new(cohort, intake.as_ref()?, draws)));
        Self {
            title: programme.say(&programme.title, locale),
            programme_href: format!("/programmes/{}", programme.slug),
            states: STATES.into_iter().map(|state| (state, moves_from(state))).collect(),
            rubric: form.rubric.iter().map(looked).collect(),
            bonus: form.draw.bonus,
            most_losses: form.draw.most_losses,
            quotas: form.draw.quotas.iter().map(kept).collect(),
            windows: windows.collect(),
            drafts_for: DRAFTS_FOR.num_days(),
            kept_for: KEPT_FOR.num_days(),
        }
    }
}

impl Window {
    fn new(cohort: &cohort::Model, intake: &intake::Model, draws: &BTreeMap<CohortId, Told>) -> Self {
        Self {
            name: cohort.name.clone(),
            opens_at: intake.opens_at,
            closes_at: intake.closes_at,
            decides_on: intake.decides_on,
            answer_days: intake.answer_days,
            automatic: intake.waitlist == WaitlistRule::Automatic,
            refill_until: intake.refill_until,
            later: intake.after_lapse == AfterLapse::Later,
            blind: intake.blind,
            commitment: commitment(&intake.seed),
            drawn: draws.get(&cohort.id).map(|draw| (draw.seed.clone(), draw.seats, draw.drawn_at)),
        }
    }
}
