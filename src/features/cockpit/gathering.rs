//! Bringing together what other rooms and this one found, with who looks after it.

mod people;
mod threads;

use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;

use super::{
    pages::{CareRow, PartnersRow, PersonRow, RestingRow, ThreadRow, TodayRow},
    policies::path_of,
    queries::{Signs, signs_in},
    rules::NO_SIGN,
};
use crate::{
    features::{
        care::{Care, Subject, care_in},
        cohorts::{CohortOn, Member},
        live_sessions::slots_of_cohort,
        pitches::hearings_of,
    },
    identity::Actor,
    platform::{errors::Result, zones},
};

/// Who asks, about which cohort, and when.
#[derive(Clone, Copy)]
pub struct Gathering<'a> {
    /// The trainer.
    pub who: &'a Actor,
    /// The cohort.
    pub on: &'a CohortOn,
    /// Its members.
    pub members: &'a [Member],
    /// Now.
    pub now: DateTime<Utc>,
    /// The reader's language, for questions of the course.
    pub locale: &'a str,
}

/// What was found.
#[derive(Default)]
pub struct Gathered {
    /// People who need somebody, the longest first.
    pub people: Vec<PersonRow>,
    /// Partners who have not found each other.
    pub partners: Vec<PartnersRow>,
    /// Threads that wait.
    pub threads: Vec<ThreadRow>,
    /// What is let be.
    pub resting: Vec<RestingRow>,
    /// How many read along without writing.
    pub quiet: usize,
}

/// Something found: what it is about, what it is called, since when, and its newest.
struct Found<T> {
    subject: Subject,
    label: String,
    since: DateTime<Utc>,
    newest: DateTime<Utc>,
    row: T,
}

impl Gathering<'_> {
    fn base(&self) -> String {
        format!("/cohorts/{}", self.on.cohort.id)
    }

    fn care_row(&self, subject: Subject, cares: &[Care]) -> CareRow {
        let care = cares.iter().find(|care| care.subject() == Some(subject));
        let action = format!("{}/cockpit/{}", self.base(), path_of(subject));
        CareRow {
            taker: care.and_then(|care| care.taker.clone()),
            mine: care.is_some_and(|care| care.taken_by == Some(self.who.id)),
            rest_action: format!("{action}/rest"),
            take_action: action,
        }
    }

    /// What is not let be, the longest first; what is goes to `resting`.
    fn awake<T>(&self, mut found: Vec<Found<T>>, cares: &[Care], resting: &mut Vec<RestingRow>) -> Vec<T> {
        found.sort_by_key(|one| one.since);
        let mut awake = Vec::new();
        for one in found {
            let care = cares.iter().find(|care| care.subject() == Some(one.subject));
            match care.filter(|care| care.rests(self.now, one.newest)) {
                Some(care) => resting.push(RestingRow {
                    label: one.label,
                    by: care.rester.clone(),
                    until: care.rests_until,
                    rest_action: self.care_row(one.subject, cares).rest_action,
                }),
                None => awake.push(one.row),
            }
        }
        awake
    }

    /// Everything that needs a trainer of a cohort.
    pub async fn gather(&self, db: &impl ConnectionTrait) -> Result<Gathered> {
        let cares = care_in(db, self.on.cohort.id).await?;
        let signs = signs_in(db, self.on.cohort.id).await?;
        let mut resting = Vec::new();
        let people = self.people(db, &signs, &cares).await?;
        let people = self.awake(people, &cares, &mut resting);
        let partners = self.partners(db, &cares).await?;
        let partners = self.awake(partners, &cares, &mut resting);
        let threads = self.threads(db, &cares).await?;
        let threads = self.awake(threads, &cares, &mut resting);
        Ok(Gathered { people, partners, threads, resting, quiet: self.quiet(&signs) })
    }

    /// How many gave a sign lately, and have not written for as long.
    fn quiet(&self, signs: &[Signs]) -> usize {
        let lately =
            |at: Option<DateTime<Utc>>| at.is_some_and(|at| self.on.calendar.due_after(at, NO_SIGN) > self.now);
        signs.iter().filter(|one| lately(one.last_at) && !lately(one.wrote_at)).count()
    }

    /// Sessions and rounds of pitches that are today where the cohort is, and are not over.
    pub async fn today(&self, db: &impl ConnectionTrait) -> Result<Vec<TodayRow>> {
        let (zone, base) = (self.on.calendar.zone(), self.base());
        let today = zones::date_in(zone, self.now);
        let is_today = |at: DateTime<Utc>| zones::date_in(zone, at) == today;
        let slots = slots_of_cohort(db, self.on.cohort.id, self.who.id).await?;
        let slots = slots.into_iter().filter(|slot| slot.takes_place() && slot.ends_at() > self.now);
        let mut rows: Vec<TodayRow> = slots
            .filter(|slot| is_today(slot.starts_at))
            .map(|slot| TodayRow {
                at: slot.starts_at,
                title: Some(slot.title),
                speakers: 0,
                href: format!("{base}/sessions/{}", slot.session),
            })
            .collect();
        let hearings = hearings_of(db, self.on.cohort.id).await?;
        rows.extend(hearings.into_iter().filter(|one| is_today(one.starts_at)).map(|one| TodayRow {
            at: one.starts_at,
            title: None,
            speakers: one.speakers.len(),
            href: format!("{base}/pitches/rounds/{}/sessions/{}", one.round, one.session),
        }));
        rows.sort_by_key(|row| row.at);
        Ok(rows)
    }
}
