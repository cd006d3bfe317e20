//! What was decided when and by whom.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use entity::{
    application, audit,
    ids::{ApplicationId, PersonId},
    person,
};
use serde::Serialize;
use serde_json::Value;

use super::{
    super::super::queries::{AdmissionOn, kept_from},
    Head, base, name_of,
};
use crate::web::{CohortStrip, Pager, View};

/// The record of an admission.
#[derive(Serialize)]
pub struct HistoryPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// What stands above.
    pub head: Head,
    /// The newest first.
    pub events: Vec<Event>,
    /// Where this page lies.
    pub pager: Pager,
}

impl View for HistoryPage {
    const FILE: &'static str = "admissions/board/history.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// One thing that happened.
#[derive(Serialize)]
pub struct Event {
    /// When.
    pub happened_at: DateTime<Utc>,
    /// What, in the word it is kept in.
    pub action: String,
    /// Who did it: `person`, `applicant` or `house`.
    pub who: &'static str,
    /// Their name, where it is a person.
    pub name: String,
    /// Which applications it was about: name or code, and address.
    pub about: Vec<(String, String)>,
    /// How many there were beyond those.
    pub more: usize,
    /// The verdict, where there was one.
    pub verdict: Option<String>,
    /// How many decisions, where it was about several.
    pub count: Option<u64>,
}

/// What applicants do themselves: whoever did it is not named twice, and not at all where names are hidden.
const BY_APPLICANTS: [&str; 7] = [
    "accept_offer",
    "confirm_moved_start",
    "decline_moved_start",
    "decline_offer",
    "prefer_later",
    "submit_application",
    "withdraw_application",
];

/// The most applications one line names.
const MOST_NAMED: usize = 5;

/// How the applications of a cohort are named to one reader, without those they must not read.
pub struct Labels(BTreeMap<ApplicationId, (String, String)>);

impl Labels {
    /// Of these applications, to `reader`.
    pub fn new(
        on: &AdmissionOn,
        everybody: &[application::Model],
        (reader, declared): (&person::Model, &BTreeSet<ApplicationId>),
    ) -> Self {
        let readable = everybody.iter().filter(|one| !declared.contains(&one.id) && !kept_from(one, reader));
        let label = |one: &application::Model| (name_of(on, one, false), format!("{}/{}", base(on), one.id));
        Self(readable.map(|one| (one.id, label(one))).collect())
    }

    /// Whose there are any.
    pub fn ids(&self) -> Vec<ApplicationId> {
        self.0.keys().copied().collect()
    }
}

impl Event {
    /// A row of the record.
    pub fn new(row: audit::Model, labels: &Labels, names: &BTreeMap<PersonId, String>) -> Self {
        let listed = row.facts.get("applications").and_then(Value::as_array).into_iter().flatten();
        let listed: Vec<ApplicationId> = listed.filter_map(|id| id.as_str()?.parse().ok()).collect();
        let ids = if row.subject_kind == "application" { row.subject_id.parse().into_iter().collect() } else { listed };
        let about: Vec<(String, String)> = ids.iter().filter_map(|id| labels.0.get(id)).cloned().collect();
        let more = about.len().saturating_sub(MOST_NAMED);
        let by_applicant = BY_APPLICANTS.contains(&row.action.as_str());
        let name = row.actor_id.and_then(|id| names.get(&id)).cloned();
        let who = match &name {
            _ if by_applicant => "applicant",
            Some(_) => "person",
            None => "house",
        };
        Self {
            happened_at: row.happened_at,
            who,
            name: name.filter(|_| !by_applicant).unwrap_or_default(),
            about: about.into_iter().take(MOST_NAMED).collect(),
            more,
            verdict: row.facts.get("verdict").and_then(Value::as_str).map(str::to_owned),
            count: row.facts.get("decisions").or_else(|| row.facts.get("decided")).and_then(Value::as_u64),
            action: row.action,
        }
    }
}
