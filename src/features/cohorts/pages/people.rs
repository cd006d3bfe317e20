//! The people of a cohort, and the strip above its pages.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use entity::{ids::PersonId, states::Role};
use serde::Serialize;

use super::super::queries::{CohortOn, Member};
use crate::web::{CohortStrip, NavItem, PersonTag, View};

/// The strip of a cohort's pages, with `current` marked in its navigation.
pub fn cohort_strip(on: &CohortOn, current: &'static str, now: DateTime<Utc>) -> CohortStrip {
    let base = format!("/cohorts/{}", on.cohort.id);
    let item = |key, href| NavItem { key, href, current: key == current };
    let mut nav = vec![item("nav-home", "/home".to_owned())];
    if on.standing.role.is_some() {
        nav.push(item("nav-week", format!("{base}/weeks")));
        nav.push(item("nav-talk", format!("{base}/threads")));
    } else {
        nav.push(item("nav-cohort", base.clone()));
    }
    nav.push(item("nav-people", format!("{base}/people")));
    nav.push(item("nav-sessions", format!("{base}/sessions")));
    if on.standing.role == Some(Role::Participant) {
        nav.push(item("nav-progress", "/me/progress".to_owned()));
    }
    if on.standing.owner {
        nav.push(item("nav-settings", format!("{base}/settings")));
    }
    CohortStrip {
        name: on.cohort.name.clone(),
        href: base,
        week: on.calendar.week_at(now),
        weeks: on.calendar.weeks(),
        nav,
    }
}

/// Members as pages name them, by id.
pub fn person_tags(members: &[Member]) -> BTreeMap<PersonId, PersonTag> {
    members.iter().map(|member| (member.person, tag_of(member))).collect()
}

pub(super) fn tag_of(member: &Member) -> PersonTag {
    let role = (member.role == Role::Trainer).then_some("trainer");
    PersonTag::new(member.person, &member.name, role, member.deactivated_at.is_some())
}

/// The people of a cohort.
#[derive(Serialize)]
pub struct PeoplePage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Those who moderate.
    pub trainers: Vec<PersonTag>,
    /// Those who take part.
    pub participants: Vec<PersonTag>,
    /// Whether the reader is one of them.
    pub me: PersonId,
}

impl View for PeoplePage {
    const FILE: &'static str = "cohorts/people.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

impl PeoplePage {
    /// The page for these members.
    pub fn new(strip: CohortStrip, members: &[Member], me: PersonId) -> Self {
        let (trainers, participants): (Vec<_>, Vec<_>) =
            members.iter().partition(|member| member.role == Role::Trainer);
        let tags = |list: Vec<&Member>| list.into_iter().map(tag_of).collect();
        Self { strip, trainers: tags(trainers), participants: tags(participants), me }
    }
}
