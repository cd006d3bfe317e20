//! Threads that need a trainer.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use entity::ids::ThreadId;
use sea_orm::ConnectionTrait;

use super::{
    super::{
        pages::{FirstRow, HeatedRow, ThreadRow, TriedRow, WaitsRow},
        queries::{Lively, Unanswered, lively_in, unanswered_in},
        rules::{NO_GREETING, is_heated},
    },
    Found, Gathering,
};
use crate::{
    features::{
        care::{Care, Subject},
        first_answers::{Tried, WaitingThread, tried_in, waiting_in},
    },
    platform::errors::Result,
};

impl Gathering<'_> {
    pub(super) async fn threads(&self, db: &impl ConnectionTrait, cares: &[Care]) -> Result<Vec<Found<ThreadRow>>> {
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
