//! Bringing together what other rooms and this one found, with who looks after it.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use entity::{
    ids::{PersonId, ThreadId},
    states::{EnrolmentState, Role},
};
use sea_orm::ConnectionTrait;

use super::{
    pages::{
        CareRow, Fact, FirstRow, HeatedRow, PartnersRow, PersonRow, RestingRow, ThreadRow, TodayRow, TriedRow,
        WaitsRow, WroteRow,
    },
    policies::path_of,
    queries::{Lively, Signs, Unanswered, lively_in, signs_in, unanswered_in},
    rules::{NO_GREETING, NO_SIGN, is_heated, no_sign_since},
};
use crate::{
    features::{
        care::{Care, Subject, care_in},
        cohorts::{CohortOn, Member},
        first_answers::{Tried, WaitingThread, tried_in, waiting_in},
        live_sessions::slots_of_cohort,
        nudges::{notes_sent_in, tasks_in},
        pitches::hearings_of,
        private_channel::{asking_in, written_in},
        sparring::{NotFound, not_found_in},
    },
    identity::Actor,
    platform::{errors::Result, zones},
};

/// For how long what was written to somebody counts as tried.
const TRIED_WITHIN: Duration = Duration::days(30);

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

    async fn people(
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

    async fn partners(&self, db: &impl ConnectionTrait, cares: &[Care]) -> Result<Vec<Found<PartnersRow>>> {
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

    async fn threads(&self, db: &impl ConnectionTrait, cares: &[Care]) -> Result<Vec<Found<ThreadRow>>> {
        let (id, now) = (self.on.cohort.id, self.now);
        let waiting = waiting_in(db, id, now).await?;
        let tried = if waiting.is_empty() { Vec::new() } else { tried_in(db, id, now).await? };
        let mut found: BTreeMap<ThreadId, Found<ThreadRow>> = BTreeMap::new();
        for one in waiting {
            let newest = one.last_post_at;
            let found = self.thread(
                &mut found,
                (one.id, one.title.as_str(), one.language.as_str(), None),
                (one.opened_at, newest),
                cares,
            );
            found.row.waits = Some(waits(&one, &tried, now));
        }
        for one in lively_in(db, id, now).await? {
            if is_heated(one.posts, one.people) {
                let Lively { id, title, language, question, posts, people, since, newest } = &one;
                let place = (*id, title.as_str(), language.as_str(), question.as_deref());
                let found = self.thread(&mut found, place, (*since, *newest), cares);
                found.row.heated = Some(HeatedRow { posts: *posts, people: *people, since: *since });
            }
        }
        for one in unanswered_in(db, id, now).await? {
            let Unanswered { id, title, language, question, name, posted_at } = one;
            let due = self.on.calendar.due_after(posted_at, NO_GREETING);
            let known = found.get(&id).is_some_and(|found| found.row.waits.is_some());
            if due <= now && !known {
                let place = (id, title.as_str(), language.as_str(), question.as_deref());
                let found = self.thread(&mut found, place, (posted_at, due), cares);
                found.row.first.push(FirstRow { name, at: posted_at });
            }
        }
        Ok(found.into_values().collect())
    }

    /// The row of a thread, begun where it is not there yet.
    fn thread<'f>(
        &self,
        found: &'f mut BTreeMap<ThreadId, Found<ThreadRow>>,
        (id, title, language, question): (ThreadId, &str, &str, Option<&str>),
        (since, newest): (DateTime<Utc>, DateTime<Utc>),
        cares: &[Care],
    ) -> &'f mut Found<ThreadRow> {
        let begin = || {
            let asked = self.on.course.as_deref().zip(question).and_then(|(course, question)| {
                let said = course.say(&course.asking(question)?.1.question, self.locale);
                Some((said.text, said.language))
            });
            let (title, language) = asked.unwrap_or_else(|| (title.to_owned(), language.to_owned()));
            let href = format!("{}/threads/{id}", self.base());
            let subject = Subject::Thread(id);
            Found {
                subject,
                label: title.clone(),
                since,
                newest,
                row: ThreadRow {
                    id,
                    title,
                    language,
                    waits: None,
                    heated: None,
                    first: Vec::new(),
                    care: self.care_row(subject, cares),
                    question_href: format!("{href}#as-question"),
                    peers_href: format!("{href}/peers"),
                    href,
                },
            }
        };
        let one = found.entry(id).or_insert_with(begin);
        one.since = one.since.min(since);
        one.newest = one.newest.max(newest);
        one
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

fn waits(one: &WaitingThread, tried: &[Tried], now: DateTime<Utc>) -> WaitsRow {
    let asked = tried.iter().filter(|tried| tried.thread_id == one.id);
    WaitsRow {
        asker: one.asker.clone(),
        since: one.opened_at,
        first_here: one.first_here,
        overdue: one.red_at <= now,
        tried: asked
            .map(|tried| TriedRow {
                name: tried.name.clone(),
                at: tried.asked_at,
                declined: tried.declined_at.is_some(),
            })
            .collect(),
    }
}
