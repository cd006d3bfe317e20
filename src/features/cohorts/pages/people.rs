//! The strip above the pages of a cohort, and how they name people.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use entity::{ids::PersonId, states::Role};

use super::super::queries::{CohortOn, Member};
use crate::web::{CohortStrip, NavItem, PersonTag};

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
    if on.standing.role.is_some() {
        nav.push(item("nav-sparring", format!("{base}/sparring")));
    }
    if on.standing.role.is_some() && on.course.as_deref().is_some_and(|course| course.circles.is_some()) {
        nav.push(item("nav-circles", format!("{base}/circles")));
    }
    if on.standing.role.is_some() && on.course.as_deref().is_some_and(|course| course.pitches.is_some()) {
        nav.push(item("nav-pitches", format!("{base}/pitches")));
    }
    if on.standing.role.is_some() {
        nav.push(item("nav-documents", format!("{base}/documents")));
    }
    if on.standing.role == Some(Role::Participant) {
        nav.push(item("nav-progress", "/me/progress".to_owned()));
    }
    if on.standing.role == Some(Role::Trainer) {
        nav.push(item("nav-cockpit", format!("{base}/cockpit")));
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
