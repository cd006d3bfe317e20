//! What was gathered for somebody, told in one e-mail.

use std::panic::AssertUnwindSafe;

use entity::outbox;
use futures_util::{FutureExt, future};
use serde::Serialize;
use serde_json::json;

use super::{Postman, log};
use crate::{
    platform::{
        errors::Result,
        letters::Surroundings,
        mail::{Envelope, Handed, message},
        reply_addresses::ReplyAddress,
    },
    storage::outbox::{Attempt, DIGEST, Kind, Letter, Recipient, key_of, settle, settle_all},
};

/// How many e-mails are told in one.
const MOST_TOLD: usize = 20;

/// Rows that are one e-mail: those gathered for one person, each other row by itself.
pub(super) fn bundles(rows: Vec<outbox::Model>) -> Vec<Vec<outbox::Model>> {
    let mut bundles: Vec<Vec<outbox::Model>> = Vec::new();
    for row in rows {
        let gathered = row.gathered_for.and(row.person_id);
        let same = |bundle: &&mut Vec<outbox::Model>| {
            bundle.first().is_some_and(|first| first.gathered_for.and(first.person_id) == gathered)
        };
        match bundles.iter_mut().find(same).filter(|_| gathered.is_some()) {
            Some(bundle) => bundle.push(row),
            None => bundles.push(vec![row]),
        }
    }
    for bundle in &mut bundles {
        bundle.sort_by_key(|row| row.id);
    }
    bundles
}

/// One of several e-mails that are told together.
struct Told<'a> {
    row: outbox::Model,
    kind: &'a Kind,
    reader: Recipient,
    letter: Letter,
    line: Line,
}

/// One of them in a line.
#[derive(Clone, Serialize)]
struct Line {
    /// Its own subject.
    subject: String,
    /// What it says, in a sentence.
    gist: String,
    /// Where its one link goes.
    link: String,
}

impl Postman {
    /// Carries several that are told in one e-mail. What has nothing left to say is settled with the e-mail that tells the rest.
    pub(super) async fn carry_together(&self, rows: Vec<outbox::Model>) -> Result<()> {
        // A crash between the server's yes and our commit must lead to the same id again.
        let Some(id) = rows.first().map(|row| row.id.to_string()) else { return Ok(()) };
        let (mut settled, mut told) = (Vec::new(), Vec::new());
        for row in rows {
            let line = AssertUnwindSafe(self.line(&row)).catch_unwind().await;
            match line.unwrap_or_else(|_| Ok(Err(Attempt::Unmade("it panicked".into())))) {
                Ok(Ok((kind, reader, letter, line))) => told.push(Told { row, kind, reader, letter, line }),
                Ok(Err(instead)) => settled.push((row, instead)),
                Err(error) => settled.push((row, Attempt::Unmade(format!("{error:?}")))),
            }
        }
        // What stands in a calendar is answered there, each on its own; and one alone is told as itself.
        let (mut own, mut together): (Vec<_>, Vec<_>) = told.into_iter().partition(|one| one.letter.calendar.is_some());
        if together.len() == 1 {
            own.append(&mut together);
        }
        // All at once: one after the other they would outlast their lease.
        let own = own.iter().map(|one| self.carry_alone(one));
        let together = async {
            let mut _handed = None;
            if let Some(first) = together.first() {
                let attempt;
                (attempt, _handed) = self.attempt_of(self.digest(&id, &first.reader, &together).await).await;
                settled.extend(together.iter().map(|one| (one.row.clone(), attempt.clone())));
            }
            for (row, attempt) in &settled {
                log(row, attempt);
            }
            let settled: Vec<_> = settled.iter().map(|(row, attempt)| (row, attempt)).collect();
            settle_all(&self.house.store, &settled).await
        };
        let (own, together) = future::join(future::join_all(own), together).await;
        own.into_iter().chain([together]).collect()
    }

    async fn carry_alone(&self, one: &Told<'_>) -> Result<()> {
        let made = self.compose(&one.row, one.kind.stoppable, &one.reader, &one.letter);
        let (attempt, _handed) = self.attempt_of(made).await;
        log(&one.row, &attempt);
        settle(&self.house.store, &one.row, &attempt).await
    }

    async fn attempt_of(&self, made: Result<lettre::Message>) -> (Attempt, Option<Handed>) {
        match made {
            Ok(message) => self.send(&self.mailer, message).await,
            Err(error) => (Attempt::Unmade(format!("{error:?}")), None),
        }
    }

    /// What a row says, and the same in a line.
    async fn line(&self, row: &outbox::Model) -> Result<Result<(&Kind, Recipient, Letter, Line), Attempt>> {
        let (kind, reader, letter) = match self.true_now(row).await? {
            Ok(found) => found,
            Err(instead) => return Ok(Err(instead)),
        };
        let locale = self.locale_of(&reader);
        let link = format!("{}{}", self.house.base_url, letter.link);
        let around =
            Surroundings { site: &self.house.site, reader: &reader.name, link: &link, ..Surroundings::nobody() };
        let (subject, gist) = match &letter.own {
            None => self.letters.gist(kind.name, locale.tag(), &letter.facts, &around)?,
            Some(own) => self.letters.gist_of(&own.subject, &own.body, &around),
        };
        let line = Line { subject, gist, link };
        Ok(Ok((kind, reader, letter, line)))
    }

    /// The one e-mail for all of them.
    async fn digest(&self, id: &str, reader: &Recipient, told: &[Told<'_>]) -> Result<lettre::Message> {
        let house = &self.house;
        let locale = self.locale_of(reader);
        let mut kinds: Vec<&str> = told.iter().map(|one| one.kind.name).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let unsubscribe = match reader.person {
            Some(person) => self.unsubscribe(person, &kinds.join(","))?,
            None => String::new(),
        };
        let lines: Vec<&Line> = told.iter().map(|one| &one.line).take(MOST_TOLD).collect();
        let facts = json!({
            "count": told.len(),
            "first": lines.first().map(|line| &line.subject),
            "lines": lines,
            "more": told.len() - lines.len(),
            "kinds": kinds.len(),
        });
        let around = Surroundings {
            site: &house.site,
            reader: &reader.name,
            link: &format!("{}/home", house.base_url),
            reason: &self.reason(locale.tag(), DIGEST)?,
            settings: &format!("{}/me/notifications", house.base_url),
            unsubscribe: &unsubscribe,
            answerable: false,
            answered_by: &[],
        };
        let composed = match self.words_in_place(DIGEST, reader, &facts).await? {
            None => self.letters.compose(DIGEST, locale.tag(), &facts, &around)?,
            Some(own) => self.letters.compose_own(locale.tag(), &own.subject, &own.body, &around)?,
        };
        let envelope = Envelope {
            from: self.sending.from(true),
            domain: self.sending.domain(),
            name: &reader.name,
            address: &reader.email,
            id,
            sent_at: house.store.now(),
            unsubscribe: &unsubscribe,
            list: &key_of(DIGEST),
            returns_to: &house.reply_address.as_ref().map(ReplyAddress::bare).unwrap_or_default(),
            ..Envelope::default()
        };
        Ok(message(&composed, None, &envelope)?)
    }
}
