//! Carries e-mails and does recurring work, beside the pages or in a process of its own.

use std::{collections::BTreeMap, panic::AssertUnwindSafe, time::Duration};

use actix_web::web::Data;
use chrono::Duration as Span;
use entity::outbox;
use futures_util::{FutureExt, StreamExt, future::LocalBoxFuture, stream};
use serde_json::Value;

use super::schedule::run_due_jobs;
use crate::{
    features::curriculum::Catalogue,
    platform::{
        errors::{Error, Result},
        letters::{Letters, Surroundings},
        mail::{Envelope, Mailer, Unsent, message},
        reply_addresses::ReplyAddress,
        secrets,
        tokens::Purpose,
    },
    storage::{
        Store,
        outbox::{Attempt, Desk, Email, Letter, Recipient, armed_elsewhere, lease, reader_of, settle},
    },
    web::House,
};

/// What the worker must know of a kind of e-mail.
#[derive(Clone)]
struct Kind {
    stoppable: bool,
    letter: LetterOf,
}

type LetterOf = for<'a> fn(&'a Desk<'a>, Value, &'a Recipient) -> LocalBoxFuture<'a, Result<Option<Letter>>>;

fn letter_of<'a, E: Email>(
    desk: &'a Desk<'a>,
    facts: Value,
    reader: &'a Recipient,
) -> LocalBoxFuture<'a, Result<Option<Letter>>> {
    Box::pin(async move {
        let email: E = serde_json::from_value(facts).map_err(|error| Error::Broken(error.into()))?;
        email.letter(desk, reader).await
    })
}

/// The kinds of e-mail there are.
#[derive(Clone, Default)]
pub struct Kinds(BTreeMap<&'static str, Kind>);

impl Kinds {
    /// These and `E`.
    pub fn with<E: Email>(mut self) -> Self {
        self.0.insert(E::KIND, Kind { stoppable: E::STOPPABLE, letter: letter_of::<E> });
        self
    }

    /// The kinds people can say no to.
    pub fn stoppable(&self) -> Vec<&'static str> {
        self.0.iter().filter(|(_, kind)| kind.stoppable).map(|(name, _)| *name).collect()
    }

    /// All kinds.
    pub fn names(&self) -> Vec<&'static str> {
        self.0.keys().copied().collect()
    }
}

/// How many e-mails are under way at once: as many as there are connections.
const AT_ONCE: usize = 4;
/// How long an e-mail can be answered by simply answering it.
const ANSWERABLE_FOR: Span = Span::days(60);
/// How long to wait for work when nobody calls.
const IDLE: Duration = Duration::from_secs(5);

/// Carries e-mails from the outbox to the mail server.
pub struct Postman {
    house: Data<House>,
    letters: Letters,
    mailer: Mailer,
    from: String,
    kinds: Kinds,
    name: String,
}

impl Postman {
    /// A postman of this house.
    pub fn new(house: Data<House>, letters: Letters, mailer: Mailer, from: String, kinds: Kinds) -> Self {
        let name = secrets::random_token();
        Self { house, letters, mailer, from, kinds, name }
    }

    /// A second postman of the same house who reads another clock, that of `store`.
    pub fn at(&self, store: Store) -> Self {
        let house = Data::new(House { store, ..House::clone(&self.house) });
        let (letters, mailer, kinds) = (self.letters.clone(), self.mailer.clone(), self.kinds.clone());
        Self::new(house, letters, mailer, self.from.clone(), kinds)
    }

    /// Sends everything that is due. Returns how many e-mails were settled.
    pub async fn drain(&self) -> Result<usize> {
        let mut settled = 0;
        if let Some(elsewhere) = armed_elsewhere(self.house.store.read(), &self.house.base_url).await? {
            tracing::warn!(
                elsewhere,
                "no e-mail leaves: this is a copy of another house; `lernweg mail arm` makes it the house"
            );
            return Ok(0);
        }
        loop {
            let rows = lease(&self.house.store, &self.name, AT_ONCE as u64).await?;
            if rows.is_empty() {
                return Ok(settled);
            }
            settled += rows.len();
            let carried = stream::iter(rows).map(|row| self.carry(row)).buffer_unordered(AT_ONCE);
            for outcome in carried.collect::<Vec<_>>().await {
                outcome?;
            }
        }
    }

    async fn carry(&self, row: outbox::Model) -> Result<()> {
        // A row that makes the code panic is an e-mail that cannot be made, and nothing more.
        let attempt = AssertUnwindSafe(self.attempt(&row)).catch_unwind().await;
        let attempt = attempt.unwrap_or_else(|_| Attempt::Unmade("it panicked".into()));
        match &attempt {
            Attempt::Unmade(why) | Attempt::Refused(why) | Attempt::Unreachable(_, why) => {
                tracing::warn!(id = %row.id, kind = row.kind, attempts = row.attempts, why, "an e-mail was not sent");
            }
            Attempt::Deferred(why) => tracing::info!(id = %row.id, kind = row.kind, why, "an e-mail waits"),
            Attempt::Sent | Attempt::Cancelled(_) => {}
        }
        settle(&self.house.store, &row, &attempt).await
    }

    async fn attempt(&self, row: &outbox::Model) -> Attempt {
        match self.make(row).await {
            Err(error) => Attempt::Unmade(format!("{error:?}")),
            Ok(Err(instead)) => instead,
            Ok(Ok(message)) => match self.mailer.send(message).await {
                Ok(()) => Attempt::Sent,
                Err(Unsent::Later(why)) => Attempt::Deferred(why),
                Err(Unsent::Never(why)) => Attempt::Refused(why),
                Err(Unsent::Unreachable(status, why)) => Attempt::Unreachable(status, why),
            },
        }
    }

    /// The message as it is true now, or what becomes of the row instead.
    async fn make(&self, row: &outbox::Model) -> Result<Result<lettre::Message, Attempt>> {
        let house = &self.house;
        let reader = match reader_of(&house.store, row).await? {
            Ok(reader) => reader,
            Err(instead) => return Ok(Err(instead)),
        };
        let kind = self.kinds.0.get(row.kind.as_str());
        let kind = kind.ok_or_else(|| Error::Broken(anyhow::anyhow!("no such kind: {}", row.kind)))?;
        let desk = Desk { store: &house.store, tokens: &house.tokens, base_url: &house.base_url };
        let Some(letter) = (kind.letter)(&desk, row.facts.clone(), &reader).await? else {
            return Ok(Err(Attempt::Cancelled("nothing left to say".into())));
        };
        self.compose(row, kind.stoppable, &reader, &letter).map(Ok)
    }

    fn compose(
        &self,
        row: &outbox::Model,
        stoppable: bool,
        reader: &Recipient,
        letter: &Letter,
    ) -> Result<lettre::Message> {
        let house = &self.house;
        // One language throughout, also for somebody whose own there are no words in.
        let locale = house.words.locale(&reader.locale).unwrap_or_else(|| house.words.negotiate(&reader.locale));
        let unsubscribe = match reader.person.filter(|_| stoppable) {
            Some(person) => {
                // As long as a mail may lie in a mailbox before somebody has enough of it.
                let until = house.store.now() + Span::days(365);
                let token = house.tokens.sign(Purpose::Unsubscribe, &format!("{person}:{}", row.kind), until)?;
                format!("{}/mail/unsubscribe/{token}", house.base_url)
            }
            None => String::new(),
        };
        // Who has no account has no settings.
        let settings = reader.person.map(|_| format!("{}/me/notifications", house.base_url)).unwrap_or_default();
        let reason = format!("mail-reason-{}", row.kind.replace(['/', '_'], "-"));
        let reason = house.words.say(locale.tag(), &reason, &crate::platform::words::Args::new())?;
        let reply_to = self.reply_address(reader, letter);
        let answered_by = letter.answered_by.iter().filter(|_| reply_to.is_empty());
        let answered_by: Vec<(&str, &str)> = answered_by.map(|one| (one.name.as_str(), one.email.as_str())).collect();
        let around = Surroundings {
            site: &house.site,
            reader: &reader.name,
            link: &format!("{}{}", house.base_url, letter.link),
            reason: &reason,
            settings: &settings,
            unsubscribe: &unsubscribe,
            answerable: !reply_to.is_empty(),
            answered_by: &answered_by.iter().map(|(name, _)| *name).collect::<Vec<_>>(),
        };
        let composed = match &letter.own {
            None => self.letters.compose(&row.kind, locale.tag(), &letter.facts, &around)?,
            Some(own) => self.letters.compose_own(locale.tag(), &own.subject, &own.body, &around)?,
        };
        let envelope = Envelope {
            from: &self.from,
            name: &reader.name,
            address: &reader.email,
            id: &row.id.to_string(),
            sent_at: house.store.now(),
            unsubscribe: &unsubscribe,
            reply_to: &reply_to,
            answered_by: &answered_by,
            answers: letter.answers.as_deref(),
            about: letter.about.as_deref().unwrap_or_default(),
            list: &if stoppable { row.kind.replace(['/', '_'], "-") } else { String::new() },
            returns_to: &house.reply_address.as_ref().map(ReplyAddress::bare).unwrap_or_default(),
        };
        Ok(message(&composed, letter.calendar.as_ref(), &envelope)?)
    }

    /// Where an answer to a letter comes in; empty where nobody reads one.
    fn reply_address(&self, reader: &Recipient, letter: &Letter) -> String {
        let house = &self.house;
        let until = house.store.now() + ANSWERABLE_FOR;
        let answered = reader.person.zip(letter.reply).zip(house.reply_address.as_ref());
        answered
            .map_or_else(String::new, |((person, post), address)| address.sign(&house.tokens, person.0, post.0, until))
    }

    /// Works until the process ends: jobs that are due, e-mails that are due,
    /// then waits to be called. A database that is away is asked again later.
    pub async fn work(self, catalogue: Catalogue) {
        loop {
            run_due_jobs(&self.house.store, &catalogue).await;
            if let Err(error) = self.drain().await {
                tracing::error!(cause = format!("{error:?}"), "the outbox could not be worked on");
            }
            let called = self.house.mail_queued.notified();
            let _ = tokio::time::timeout(IDLE, called).await;
        }
    }
}
