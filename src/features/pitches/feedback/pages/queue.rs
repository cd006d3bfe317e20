//! What somebody owes, got and gave.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::web::{CohortStrip, FormState, PersonTag, View};

/// All of it.
#[derive(Serialize)]
pub struct QueuePage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// What one is asked for, what is due first first.
    pub owed: Vec<OwedRow>,
    /// One's own pitches.
    pub mine: Vec<MineRow>,
    /// What one has said.
    pub gave: Vec<GaveRow>,
    /// For trainers: what has too little.
    pub short: Vec<ShortRow>,
    /// Whether the reader is a trainer.
    pub leads: bool,
    /// Where one takes one more; none where nobody is asked for anything, and on a break.
    pub next_action: Option<String>,
    /// Whether one is on a break.
    pub away: bool,
    /// `/cohorts/{cohort}/pitches`
    pub back_href: String,
    /// What was refused, if something was.
    pub form: FormState,
}

impl View for QueuePage {
    const FILE: &'static str = "pitches/feedback/queue.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// A pitch that waits for one's word.
#[derive(Serialize)]
pub struct OwedRow {
    /// Who makes it.
    pub makers: Vec<PersonTag>,
    /// What it is called.
    pub title: String,
    /// BCP 47 tag.
    pub language: String,
    /// Where one writes.
    pub href: String,
    /// Until when.
    pub due: DateTime<Utc>,
}

/// One's own pitch.
#[derive(Serialize)]
pub struct MineRow {
    /// What it is called.
    pub title: String,
    /// BCP 47 tag.
    pub language: String,
    /// How many have said something of use.
    pub given: usize,
    /// How many it is meant to get.
    pub wanted: usize,
    /// Whether somebody is at the next one.
    pub on_its_way: bool,
    /// Whether its round is closed.
    pub closed: bool,
    /// Where it is read.
    pub href: String,
}

/// What one has said to a pitch.
#[derive(Serialize)]
pub struct GaveRow {
    /// Who makes it.
    pub makers: Vec<PersonTag>,
    /// What it is called.
    pub title: String,
    /// BCP 47 tag.
    pub language: String,
    /// Where one reads and changes it.
    pub href: String,
    /// When.
    pub at: Option<DateTime<Utc>>,
    /// Whether it was late.
    pub late: bool,
    /// Whether it helped.
    pub helped: bool,
    /// What its makers change.
    pub change_note: Option<String>,
}

/// A pitch that has too little.
#[derive(Serialize)]
pub struct ShortRow {
    /// Who makes it.
    pub makers: Vec<PersonTag>,
    /// What it is called.
    pub title: String,
    /// BCP 47 tag.
    pub language: String,
    /// How many have said something of use.
    pub given: usize,
    /// Since when it waits.
    pub since: DateTime<Utc>,
    /// Who of the trainers is at it.
    pub taker: Option<PersonTag>,
    /// Whether that is the reader.
    pub mine: bool,
    /// Where one takes it.
    pub action: String,
    /// Where one writes.
    pub href: String,
}
