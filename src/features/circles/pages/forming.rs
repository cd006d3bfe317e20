//! Circles that form, before anybody is placed.

use serde::Serialize;

use super::CircleName;
use crate::web::{CohortStrip, FormState, PersonTag, View};

/// Circles somebody may join, and their own.
#[derive(Serialize)]
pub struct FormingPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Where it stands.
    pub stage: Stage,
    /// Those there are, the reader's first.
    pub circles: Vec<FormingRow>,
    /// Whether the reader is in one.
    pub mine: bool,
    /// How many people a circle has, from and to.
    pub size: (u32, u32),
    /// The week they meet first.
    pub from_week: u32,
    /// Where one opens a circle.
    pub open_action: String,
    /// Where one leaves it.
    pub leave_action: String,
    /// Where one says when one has time.
    pub wishes_href: String,
    /// What was refused, if something was.
    pub form: FormState,
}

/// Where the forming of circles stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Anybody may open one and join.
    Open,
    /// Trainers look at a proposal.
    Placing,
    /// Circles meet, and the reader is in none yet.
    Waiting,
    /// The reader takes a break.
    Away,
    /// Nobody writes in this cohort any more.
    Closed,
}

/// A circle that forms.
#[derive(Serialize)]
pub struct FormingRow {
    /// What it is called.
    pub called: CircleName,
    /// Who is in it.
    pub people: Vec<PersonTag>,
    /// Hours a week all of them have in common.
    pub hours: u32,
    /// Whether it is the reader's.
    pub mine: bool,
    /// Where one joins; none where it is full, or the reader is in one.
    pub join_action: Option<String>,
    /// Whether it is full.
    pub full: bool,
}

impl View for FormingPage {
    const FILE: &'static str = "circles/forming.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}
