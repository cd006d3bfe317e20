//! What trainers see of what is planned, and owners of what it helps.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use entity::{
    ids::PersonId,
    nudge,
    states::{NudgeEnd, NudgeOutcome, NudgeState},
};
use serde::Serialize;

use super::{
    queries::Task,
    rules::{Holdout, RULES, Rule},
};
use crate::{
    storage::outbox::key_of,
    web::{CohortStrip, FormState, View},
};

/// What is planned for the people of a cohort.
#[derive(Serialize)]
pub struct NudgesPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// What waits for a trainer's own words, the longest first.
    pub tasks: Vec<TaskRow>,
    /// What leaves by tomorrow evening, by kind.
    pub soon: Vec<Group>,
    /// What is kept back.
    pub held: Vec<Row>,
    /// What is planned after that: kind and how many.
    pub later: Vec<Count>,
    /// What left in the last seven days: kind and how many.
    pub left: Vec<Count>,
    /// Where an owner looks at what it helps; none for whoever is no owner.
    pub holdouts_href: Option<String>,
    /// The page for everybody about all kinds.
    pub all_href: String,
}

impl View for NudgesPage {
    const FILE: &'static str = "nudges/index.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// Something to write.
#[derive(Serialize)]
pub struct TaskRow {
    /// The kind's key.
    pub key: String,
    /// For whom.
    pub name: String,
    /// Since when.
    pub since: DateTime<Utc>,
    /// Where one writes it.
    pub href: String,
}

impl TaskRow {
    /// The row of a task, in the cohort with this path.
    pub fn new(task: Task, base: &str) -> Self {
        Self {
            key: key_of(&task.kind),
            name: task.name,
            since: task.due_at,
            href: format!("{base}/nudges/{}", task.id),
        }
    }
}

/// E-mails of one kind.
#[derive(Serialize)]
pub struct Group {
    /// The kind's key.
    pub key: String,
    /// Them, the first due first.
    pub rows: Vec<Row>,
}

/// One e-mail.
#[derive(Serialize)]
pub struct Row {
    /// The kind's key.
    pub key: String,
    /// For whom.
    pub name: String,
    /// When it leaves.
    pub at: DateTime<Utc>,
    /// Where one reads it.
    pub href: String,
    /// Whether a trainer has changed its words.
    pub own: bool,
}

/// How many of a kind.
#[derive(Serialize)]
pub struct Count {
    /// The kind's key.
    pub key: String,
    /// So many.
    pub count: usize,
}

/// What is planned, in the order it leaves.
pub struct Listed<'a> {
    /// All of it.
    pub rows: &'a [nudge::Model],
    /// What people are called.
    pub names: &'a BTreeMap<PersonId, String>,
    /// Path of the cohort.
    pub base: &'a str,
}

impl Listed<'_> {
    fn row(&self, row: &nudge::Model) -> Option<Row> {
        Some(Row {
            key: key_of(&row.kind),
            name: self.names.get(&row.person_id)?.clone(),
            at: row.due_at,
            href: format!("{}/nudges/{}", self.base, row.id),
            own: row.subject.is_some(),
        })
    }

    /// Those that are as `wanted` says.
    pub fn rows(&self, wanted: impl Fn(&nudge::Model) -> bool) -> Vec<Row> {
        self.rows.iter().filter(|row| wanted(row)).filter_map(|row| self.row(row)).collect()
    }

    /// The same by kind, in the order of the rules.
    pub fn groups(&self, wanted: impl Fn(&nudge::Model) -> bool) -> Vec<Group> {
        let group =
            |rule: &Rule| Group { key: key_of(rule.kind), rows: self.rows(|row| row.kind == rule.kind && wanted(row)) };
        RULES.iter().map(group).filter(|group| !group.rows.is_empty()).collect()
    }

    /// How many of each kind.
    pub fn counts(&self, wanted: impl Fn(&nudge::Model) -> bool) -> Vec<Count> {
        let count = |rule: &Rule| Count {
            key: key_of(rule.kind),
            count: self.rows.iter().filter(|row| row.kind == rule.kind && wanted(row)).count(),
        };
        RULES.iter().map(count).filter(|count| count.count > 0).collect()
    }
}

/// One e-mail, to be read, changed, held or written.
#[derive(Serialize)]
pub struct NudgePage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// The list.
    pub back_href: String,
    /// Its own path; what is done with it lies below.
    pub href: String,
    /// The kind's key.
    pub key: String,
    /// For whom.
    pub name: String,
    /// When it leaves, or from when on it is a trainer's to write.
    pub at: DateTime<Utc>,
    /// Where it stands.
    pub state: NudgeState,
    /// Why it does not leave, where it does not.
    pub why: Option<NudgeEnd>,
    /// Whether a trainer writes it.
    pub is_task: bool,
    /// Whether it is a trainer's to write by now.
    pub is_due: bool,
    /// Who was at it last, if anybody was.
    pub by: Option<String>,
    /// The letter as it would leave; none where there is nothing to say any more.
    pub sheet: Option<Sheet>,
    /// The version that is looked at.
    pub version: i32,
    /// What was typed.
    pub form: FormState,
}

impl View for NudgePage {
    const FILE: &'static str = "nudges/show.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// A letter as it would leave.
#[derive(Clone, Serialize)]
pub struct Sheet {
    /// BCP 47 tag.
    pub language: String,
    /// What that is called.
    pub language_name: String,
    /// One line.
    pub subject: String,
    /// Markdown.
    #[serde(skip)]
    pub body: String,
    /// Sanitised HTML.
    pub html: String,
    /// Whether it is in a trainer's words.
    pub own: bool,
}

/// Whether it helps to be told.
#[derive(Serialize)]
pub struct HoldoutsPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Where one changes it.
    pub action: String,
    /// What can be chosen, of a hundred.
    pub percents: [i32; 5],
    /// The kinds that ask for something.
    pub kinds: Vec<HoldoutRow>,
    /// What was refused, if something was.
    pub form: FormState,
}

impl View for HoldoutsPage {
    const FILE: &'static str = "nudges/holdouts.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// One kind that asks for something.
#[derive(Serialize)]
pub struct HoldoutRow {
    /// The kind.
    pub kind: &'static str,
    /// Its key.
    pub key: String,
    /// Of how many nothing is asked now, of a hundred.
    pub percent: i32,
    /// What those did who were asked, and those who were not; none where either are too few to say.
    pub compared: Option<(Did, Did)>,
}

/// How many did what it was about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Did {
    /// People of whom one knows.
    pub of: usize,
    /// Who did.
    pub did: usize,
}

/// Groups of fewer people are not told apart from the people in them.
const LEAST: usize = 5;

impl HoldoutRow {
    /// All kinds that ask for something.
    pub fn all(rows: &[nudge::Model], holdouts: &BTreeMap<String, Holdout>) -> Vec<Self> {
        let row = |rule: &Rule| {
            let did = |state| {
                let known = rows.iter().filter(|row| row.kind == rule.kind && row.state == state);
                known.filter_map(|row| row.outcome).fold(Did::default(), |sum, outcome| Did {
                    of: sum.of + 1,
                    did: sum.did + usize::from(outcome == NudgeOutcome::Done),
                })
            };
            let compared = (did(NudgeState::Sent), did(NudgeState::LeftOut));
            Self {
                kind: rule.kind,
                key: key_of(rule.kind),
                percent: holdouts.get(rule.kind).map_or(0, |holdout| holdout.percent),
                compared: Some(compared).filter(|(asked, not)| asked.of >= LEAST && not.of >= LEAST),
            }
        };
        RULES.iter().filter(|rule| rule.asks).map(row).collect()
    }
}
