//! Who is in which circle and why, for trainers.

use chrono::{DateTime, Utc};
use entity::{
    ids::CircleId,
    states::{MergeState, RoundState},
};
use serde::Serialize;

use super::CircleName;
use crate::{
    features::sparring::WhyRow,
    web::{CohortStrip, FormState, PersonTag, View},
};

/// Circles that are forming, proposed or published.
#[derive(Serialize)]
pub struct RoundPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Where it stands; none as long as people make circles themselves.
    pub state: Option<RoundState>,
    /// Since when circles meet.
    pub published_at: Option<DateTime<Utc>>,
    /// How many take part.
    pub people: usize,
    /// How many people a circle has, from and to.
    pub size: (u32, u32),
    /// By how many in a hundred another way could be better at most.
    pub gap: Option<i32>,
    /// How many people were in circles of their own that could not stay as they were.
    pub dissolved: i32,
    /// In the order of their numbers.
    pub circles: Vec<GroupRow>,
    /// Who is in none.
    pub alone: Vec<PersonTag>,
    /// Circles that have become too small, and what is proposed for them.
    pub unsettled: Vec<UnsettledRow>,
    /// Everybody who could be put elsewhere.
    pub movable: Vec<Pick>,
    /// Where they could be put.
    pub targets: Vec<Pick>,
    /// `/cohorts/{cohort}/circles/round`
    pub base: String,
    /// Whether anybody still writes here.
    pub writable: bool,
    /// What was refused, if something was.
    pub form: FormState,
}

impl View for RoundPage {
    const FILE: &'static str = "circles/round.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// Somebody, or a circle, to choose.
#[derive(Serialize)]
pub struct Pick {
    /// Its id.
    pub value: String,
    /// What it is called.
    pub label: String,
}

/// A circle, with what speaks for it.
#[derive(Serialize)]
pub struct GroupRow {
    /// It.
    pub id: CircleId,
    /// What it is called.
    pub called: CircleName,
    /// Who.
    pub people: Vec<PersonTag>,
    /// Whether its people have found each other themselves.
    pub own: bool,
    /// The mean score of every two, of 1000.
    pub score: u32,
    /// Hours a week all of them have in common.
    pub hours: u32,
    /// Why them.
    pub why: Vec<WhyRow>,
    /// Rules that had to give way: `circles-rule-` and their word.
    pub gives_way: Vec<&'static str>,
    /// Whether it has an hour of its own.
    pub meets: bool,
}

/// A circle that has become too small.
#[derive(Serialize)]
pub struct UnsettledRow {
    /// It.
    pub called: CircleName,
    /// The one it could go on with.
    pub with: Option<CircleName>,
    /// What became of that.
    pub state: Option<MergeState>,
}
