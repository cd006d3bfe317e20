//! Somebody who has joined, as the others see them.

use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    ids::PersonId,
    states::{AlumniRoleKind, AlumniWordKind, ProfilePart, Role},
};
use serde::Serialize;

use super::{
    super::queries::{AlumniOn, Alumnus},
    department, written,
};
use crate::{
    features::{curriculum::Said, people::languages},
    web::{PersonTag, View},
};

/// Something asked or offered.
#[derive(Clone, Debug, Serialize)]
pub struct WordLine {
    /// `ask` or `offer`.
    pub kind: AlumniWordKind,
    /// The words.
    pub said: Said,
    /// Who said it; for a list of several people's.
    pub person: PersonTag,
    /// Where those who said it are met.
    pub href: String,
    /// When it was written, or said to hold still.
    pub at: DateTime<Utc>,
}

/// A role somebody holds.
#[derive(Clone, Debug, Serialize)]
pub struct RoleLine {
    /// Which: words are `alumni-role-…`.
    pub kind: AlumniRoleKind,
    /// Since when.
    pub starts_on: NaiveDate,
    /// When it ends by itself.
    pub ends_on: NaiveDate,
}

/// Somebody, with all the reader may know of them.
#[derive(Clone, Debug, Serialize)]
pub struct Card {
    /// Who.
    pub person: PersonTag,
    /// Where they are met.
    pub href: String,
    /// Whether it is the reader.
    pub me: bool,
    /// Whether they look after the programme.
    pub keeps: bool,
    /// Their department.
    pub department: Option<String>,
    /// The cohorts they took part in, and whether as a trainer.
    pub cohorts: Vec<(String, bool)>,
    /// What their community is called.
    pub community: Option<Said>,
    /// The question they bring.
    pub wonder: Option<Said>,
    /// What they can help with.
    pub offer: Option<Said>,
    /// What they speak: tag and name.
    pub languages: Vec<(&'static str, &'static str)>,
    /// What they look for and could give.
    pub words: Vec<WordLine>,
    /// The roles they hold.
    pub roles: Vec<RoleLine>,
}

impl Card {
    /// Somebody as `reader` sees them.
    pub fn new(on: &AlumniOn, one: &Alumnus, reader: PersonId, departments: &[(String, String)]) -> Self {
        let member = &one.member;
        let said = |part| one.told.said(part).map(|part| written(&part.body, &part.language));
        let href = format!("{}/{}", on.href(), member.person);
        let person = PersonTag::new(member.person, &member.name, None, false);
        let word = |word: &super::super::queries::Spoken| WordLine {
            kind: word.kind,
            said: written(&word.body, &word.language),
            person: person.clone(),
            href: href.clone(),
            at: word.written_at,
        };
        Self {
            me: member.person == reader,
            keeps: member.keeps(),
            department: department(departments, member.department.as_deref()),
            cohorts: one.cohorts.iter().map(|own| (own.name.clone(), own.role == Role::Trainer)).collect(),
            community: one.community.as_ref().map(|(name, language)| written(name, language)),
            wonder: said(ProfilePart::Wonder),
            offer: said(ProfilePart::Offer),
            languages: one.told.said(ProfilePart::Languages).map(|part| languages(&part.body)).unwrap_or_default(),
            words: one.words.iter().map(word).collect(),
            roles: one
                .roles
                .iter()
                .map(|role| RoleLine { kind: role.kind, starts_on: role.starts_on, ends_on: role.ends_on })
                .collect(),
            person,
            href,
        }
    }
}

/// One of the others.
#[derive(Serialize)]
pub struct EntryPage {
    /// Title of the programme.
    pub title: Said,
    /// The network.
    pub network_href: String,
    /// Them.
    pub one: Card,
    /// Their profile, where the two share a cohort.
    pub profile_href: Option<String>,
}

impl View for EntryPage {
    const FILE: &'static str = "alumni/show.html";
}

impl EntryPage {
    /// The page as `reader` sees it.
    pub fn new(on: &AlumniOn, person: &Alumnus, reader: PersonId, locale: &str) -> Self {
        let departments = super::departments(on, locale);
        let shared = person
            .cohorts
            .iter()
            .rev()
            .find(|own| own.lasts == 1 && on.cohorts.iter().any(|(cohort, _)| *cohort == own.cohort));
        Self {
            title: on.course.say(&on.course.title, locale),
            network_href: on.href(),
            one: Card::new(on, person, reader, &departments),
            profile_href: shared.map(|own| format!("/cohorts/{}/people/{}", own.cohort, person.member.person)),
        }
    }
}
