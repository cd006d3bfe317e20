//! People and partners who need a trainer.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use entity::{
    ids::PersonId,
    states::{EnrolmentState, Role},
};
use sea_orm::ConnectionTrait;

use super::{
    super::{
        pages::{Fact, PartnersRow, PersonRow, WroteRow},
        queries::Signs,
        rules::no_sign_since,
    },
    Found, Gathering,
};
use crate::{
    features::{
        care::{Care, Subject},
        cohorts::Member,
        nudges::{notes_sent_in, tasks_in},
        private_channel::{asking_in, written_in},
        sparring::{NotFound, not_found_in},
    },
    platform::errors::Result,
};

/// For how long what was written to somebody counts as tried.
const TRIED_WITHIN: Duration = Duration::days(30);

impl Gathering<'_> {
    pub(super) async fn people(
        &self,
        db: &impl ConnectionTrait,
        signs: &[Signs],
        cares: &[Care],
    ) -> Result<Vec<Found<PersonRow>>> {
        let (id, now, base) = (self.on.cohort.id, self.now, self.base());
        let mut facts: BTreeMap<PersonId, Vec<(DateTime<Utc>, Fact)>> = BTreeMap::new();
        for one in asking_in(db, id).await? {
            let fact = Fact { kind: "asked", since: Some(one.since), week: None };
            facts.entry(one.person).or_default().push((one.since, fact));
        }
        let mut notes = BTreeMap::new();
        for task in tasks_in(db, id, now).await? {
            let fact = Fact { kind: "first", since: Some(task.due_at), week: None };
            facts.entry(task.person).or_default().push((task.due_at, fact));
            notes.insert(task.person, format!("{base}/nudges/{}", task.id));
        }
        for one in signs {
            let Some(since) = no_sign_since(&self.on.calendar, one.came_at, one.last_at, now) else { continue };
            let week = one.last_at.and_then(|at| self.on.calendar.week_at(at));
            facts.entry(one.person).or_default().push((since, Fact { kind: "quiet", since: None, week }));
        }
        let mut tried: BTreeMap<PersonId, Vec<WroteRow>> = BTreeMap::new();
        if !facts.is_empty() {
            for one in written_in(db, id, now - TRIED_WITHIN).await? {
                tried.entry(one.person).or_default().push(WroteRow { name: one.name, at: one.at });
            }
            for one in notes_sent_in(db, id, now - TRIED_WITHIN).await? {
                tried.entry(one.person).or_default().push(WroteRow { name: one.name, at: one.sent_at });
            }
        }
        let mut found = Vec::new();
        for (person, mut facts) in facts {
            let Some(member) = self.participant(person) else { continue };
            facts.sort_by_key(|(since, _)| *since);
            let (Some(since), Some(newest)) = (facts.first().map(|one| one.0), facts.last().map(|one| one.0)) else {
                continue;
            };
            let asks = facts.iter().any(|(_, fact)| fact.kind == "asked");
            let quiet = facts.iter().any(|(_, fact)| fact.kind == "quiet");
            let private = format!("{base}/private/{person}");
            let write_href = match notes.remove(&person) {
                _ if asks => private,
                Some(note) => note,
                None if quiet => format!("{private}?about=quiet"),
                None => private,
            };
            let mut tried = tried.remove(&person).unwrap_or_default();
            tried.sort_by_key(|one| one.at);
            let subject = Subject::Person(person);
            found.push(Found {
                subject,
                label: member.name.clone(),
                since,
                newest,
                row: PersonRow {
                    id: person,
                    name: member.name.clone(),
                    href: format!("{base}/people/{person}"),
                    facts: facts.into_iter().map(|(_, fact)| fact).collect(),
                    tried,
                    write_href,
                    care: self.care_row(subject, cares),
                },
            });
        }
        Ok(found)
    }

    /// Somebody who takes part and is not on a break.
    fn participant(&self, person: PersonId) -> Option<&Member> {
        let fits = |one: &&Member| {
            one.person == person
                && one.role == Role::Participant
                && one.state == EnrolmentState::Active
                && one.deactivated_at.is_none()
        };
        self.members.iter().find(fits)
    }

    pub(super) async fn partners(&self, db: &impl ConnectionTrait, cares: &[Care]) -> Result<Vec<Found<PartnersRow>>> {
        let found = not_found_in(db, self.on.cohort.id).await?;
        let row = |one: NotFound| {
            let subject = Subject::Partners(one.group);
            let write = |id: PersonId| format!("{}/private/{id}?about=partners", self.base());
            let people: Vec<_> = one.people.into_iter().map(|(id, name)| (name, write(id))).collect();
            Found {
                subject,
                label: people.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(" · "),
                since: one.since_at,
                newest: one.told_at,
                row: PartnersRow {
                    id: format!("partners-{}", one.group),
                    people,
                    since: one.since_at,
                    care: self.care_row(subject, cares),
                },
            }
        };
        Ok(found.into_iter().map(row).collect())
    }
}
