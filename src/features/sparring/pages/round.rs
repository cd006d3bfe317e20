//! Who is put together and why, for trainers.

use chrono::{DateTime, Utc};
use entity::{
    ids::{PersonId, SparringGroupId},
    states::RoundState,
};
use serde::Serialize;

use super::{
    super::{
        matching::{Criterion, Weights},
        queries::Outcomes,
    },
    WhyRow,
};
use crate::web::{CohortStrip, FormState, PersonTag, View};

/// A round that is proposed or published.
#[derive(Serialize)]
pub struct RoundPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Which; none where nothing was proposed yet.
    pub number: Option<i32>,
    /// Where it stands.
    pub state: Option<RoundState>,
    /// Since when it is published.
    pub published_at: Option<DateTime<Utc>>,
    /// Whether it is proven that no way was better.
    pub proven: bool,
    /// How it goes, once enough people have said so.
    pub outcomes: Option<Outcomes>,
    /// The weakest first.
    pub groups: Vec<GroupRow>,
    /// Who has nobody.
    pub alone: Vec<PersonTag>,
    /// How many take part.
    pub people: usize,
    /// How many have said themselves what may be used.
    pub wished: usize,
    /// How many names there are of people somebody does not want to be with; whose, nobody reads.
    pub kept_apart: usize,
    /// When the proposal is published by itself.
    pub publishes_at: Option<DateTime<Utc>>,
    /// The next planned round: its week, and when it is proposed.
    pub next: Option<(u32, DateTime<Utc>)>,
    /// What counts, and how much: words of `sparring-count-` and `sparring-level-`.
    pub counts: Vec<(&'static str, &'static str)>,
    /// What it would change if the two chosen changed places: the groups as they are and as they
    /// would be.
    pub preview: Option<(Vec<GroupRow>, Vec<GroupRow>)>,
    /// Why the two chosen cannot change places: key of the words.
    pub no_preview: Option<&'static str>,
    /// Everybody who could change places.
    pub talkers: Vec<Talker>,
    /// Where one proposes, and proposes anew.
    pub propose_action: Option<String>,
    /// Where two change places.
    pub swap_action: String,
    /// Where one sees what that would change.
    pub preview_href: String,
    /// Where it is published.
    pub publish_action: String,
    /// Where it is taken back.
    pub drop_action: String,
    /// Whether another round can be proposed beside it.
    pub runs: bool,
    /// What was refused, if something was.
    pub form: FormState,
}

impl View for RoundPage {
    const FILE: &'static str = "sparring/round.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// Somebody to choose.
#[derive(Serialize)]
pub struct Talker {
    /// Who.
    pub value: PersonId,
    /// What they are called, and with whom they are.
    pub label: String,
}

/// Partners, with what speaks for them.
#[derive(Serialize)]
pub struct GroupRow {
    /// It.
    pub id: SparringGroupId,
    /// Who.
    pub people: Vec<PersonTag>,
    /// The mean score of every two, of 1000.
    pub score: u32,
    /// Why them.
    pub why: Vec<WhyRow>,
    /// Rules that had to give way: `sparring-rule-` and their word.
    pub gives_way: Vec<&'static str>,
    /// With whom each would be best otherwise: name, name, score.
    pub next_best: Vec<(String, String, u16)>,
    /// Whether it stays when the rest is proposed anew.
    pub kept: bool,
    /// Where that is said.
    pub keep_action: String,
}

/// What counts for who is put together, and how much.
pub fn counts(weights: &Weights) -> Vec<(&'static str, &'static str)> {
    let name = |criterion: Criterion| match criterion {
        Criterion::Stage if weights.other_stage => "other-stage",
        Criterion::Site if weights.same_site => "same-site",
        criterion => criterion.name(),
    };
    let mut all: Vec<Criterion> = Criterion::ALL.into();
    all.sort_by_key(|criterion| std::cmp::Reverse(weights.level(*criterion)));
    all.into_iter().map(|criterion| (name(criterion), weights.level(criterion).name())).collect()
}
