//! Carries e-mails and does recurring work, beside the pages or in a process of its own.

mod gathering;
mod rewording;

use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};

use actix_web::web::Data;
use chrono::Duration as Span;
use entity::{ids::PersonId, outbox};
use futures_util::{FutureExt, future::join_all};
use tokio::sync::{Notify, watch};

use super::schedule::run_due_jobs;
use crate::{
    features::curriculum::Catalogue,
    platform::{
        errors::{Error, Result},
        letters::{Letters, Surroundings},
        mail::{Envelope, Handed, Mailer, Sending, Unsent, message},
        reply_addresses::ReplyAddress,
        secrets,
        tokens::Purpose,
        words::{Args, Locale},
    },
    storage::{
        Store,
        outbox::{
            Attempt, Desk, Kind, Kinds, Letter, Recipient, Share, armed_elsewhere, key_of, lease_of, reader_of, settle,
            settle_and_lease,
        },
        standstill::Standstill,
    },
    web::House,
};

/// How many connections carry what somebody is waiting for: their own, so that nothing stands before it.
const WAITED_FOR: usize = 2;
/// How long an e-mail can be answered by simply answering it.
const ANSWERABLE_FOR: Span = Span::days(60);
/// How long to wait for work when nobody calls.
const IDLE: Duration = Duration::from_secs(5);

/// Which connections an e-mail takes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Those for what somebody is waiting for.
    Quick,
    /// The others, at the rate that is set.
    Usual,
}

/// Carries e-mails from the outbox to the mail server.
pub struct Postman {
    house: Data<House>,
    letters: Letters,
    mailer: Mailer,
    /// Connections of their own for what somebody is waiting for.
    quick: Mailer,
    sending: Sending,
    kinds: Kinds,
    name: String,
    stop: Arc<watch::Sender<bool>>,
}

/// Lets a postman come to an end: what is under way is settled, nothing new is begun.
#[derive(Clone)]
pub struct Bell(Arc<watch::Sender<bool>>);

impl Bell {
    /// Rings it.
    pub fn ring(&self) {
        self.0.send_replace(true);
    }
}

impl Postman {
    /// A postman of this house.
    pub fn new(house: Data<House>, letters: Letters, mailer: Mailer, sending: Sending, kinds: Kinds) -> Self {
        let (name, quick) = (secrets::random_token(), mailer.apart());
        Self { house, letters, mailer, quick, sending, kinds, name, stop: Arc::new(watch::Sender::new(false)) }
    }

    /// A second postman of the same house who reads another clock, that of `store`.
    pub fn at(&self, store: Store) -> Self {
        let house = Data::new(House { store, ..House::clone(&self.house) });
        let (letters, mailer, kinds) = (self.letters.clone(), self.mailer.clone(), self.kinds.clone());
        Self::new(house, letters, mailer, self.sending.clone(), kinds)
    }

    /// What ends its work.
    pub fn bell(&self) -> Bell {
        Bell(self.stop.clone())
    }

    fn stopped(&self) -> bool {
        *self.stop.borrow()
    }

    /// Sends everything that is due. Returns how many e-mails were settled.
    pub async fn drain(&self) -> Result<usize> {
        if !self.may_send().await? {
            return Ok(0);
        }
        Ok(self.empty(Way::Quick).await? + self.empty(Way::Usual).await?)
    }

    /// Whether nothing takes this way for now. With hardly any room left, what lets people in still leaves.
    fn stands_still(&self, way: Way) -> bool {
        match self.house.store.standstill() {
            None => false,
            Some(Standstill::Announced(_)) => true,
            Some(Standstill::NoRoom) => way == Way::Usual,
        }
    }

    /// A copy of another house sends nothing.
    async fn may_send(&self) -> Result<bool> {
        let elsewhere = armed_elsewhere(self.house.store.read(), &self.house.base_url).await?;
        if let Some(elsewhere) = &elsewhere {
            tracing::warn!(
                elsewhere,
                "no e-mail leaves: this is a copy of another house; `lernweg mail arm` makes it the house"
            );
        }
        Ok(elsewhere.is_none())
    }

    /// Sends what is due that takes this way, as many at once as there are connections.
    async fn empty(&self, way: Way) -> Result<usize> {
        let (share, connections) = match way {
            Way::Quick => (Share::WAITING, WAITED_FOR),
            Way::Usual => (Share { per_day: self.sending.limits.per_day, ..Share::REST }, self.sending.connections),
        };
        let mut settled = 0;
        while !self.stopped() && !self.stands_still(way) {
            let places = self.places(way, connections).await;
            let rows = lease_of(&self.house.store, &self.name, share, places).await?;
            if rows.is_empty() {
                break;
            }
            // Each goes on with the next one by itself: a slow reader's server holds up nobody else's e-mail, and
            // no e-mail is taken before there is a connection for it.
            let bundles = gathering::bundles(rows).into_iter();
            for outcome in join_all(bundles.map(|bundle| self.carry_on(bundle, way, share))).await {
                settled += outcome?;
            }
        }
        Ok(settled)
    }

    /// How many may leave at once: at least one, when its time has come.
    async fn places(&self, way: Way, connections: usize) -> u64 {
        if way == Way::Quick {
            return connections as u64;
        }
        tokio::select! {
            () = self.sending.take_place() => {}
            () = self.end() => return 0,
        }
        let mut places = 1;
        while places < connections && self.sending.has_place() {
            places += 1;
        }
        places as u64
    }

    /// Carries an e-mail, alone or several that are told in one, and whatever is next as long as it may leave at once.
    async fn carry_on(&self, first: Vec<outbox::Model>, way: Way, share: Share) -> Result<usize> {
        let store = &self.house.store;
        let (mut settled, mut next) = (0, first);
        while !next.is_empty() {
            settled += next.len();
            let goes_on =
                || !self.stopped() && !self.stands_still(way) && (way == Way::Quick || self.sending.has_place());
            next = match next.as_slice() {
                [row] => {
                    // Until it is settled no other is handed over.
                    let (attempt, _handed) = self.carry(row, way).await;
                    match goes_on() {
                        true => settle_and_lease(store, row, &attempt, share).await?,
                        false => settle(store, row, &attempt).await.map(|()| Vec::new())?,
                    }
                }
                _ => {
                    self.carry_together(next).await?;
                    if goes_on() { lease_of(store, &self.name, share, 1).await? } else { Vec::new() }
                }
            };
        }
        Ok(settled)
    }

    async fn carry(&self, row: &outbox::Model, way: Way) -> (Attempt, Option<Handed>) {
        // A row that makes the code panic is an e-mail that cannot be made, and nothing more.
        let attempt = AssertUnwindSafe(self.attempt(row, way)).catch_unwind().await;
        let (attempt, handed) = attempt.unwrap_or_else(|_| (Attempt::Unmade("it panicked".into()), None));
        log(row, &attempt);
        (attempt, handed)
    }

    async fn attempt(&self, row: &outbox::Model, way: Way) -> (Attempt, Option<Handed>) {
        let mailer = if way == Way::Quick { &self.quick } else { &self.mailer };
        match self.make(row).await {
            Err(error) => (Attempt::Unmade(format!("{error:?}")), None),
            Ok(Err(instead)) => (instead, None),
            Ok(Ok(message)) => self.send(mailer, message).await,
        }
    }

    /// Signs a message and sends it: whatever leaves goes through here.
    async fn send(&self, mailer: &Mailer, mut message: lettre::Message) -> (Attempt, Option<Handed>) {
        self.sending.sign(&mut message);
        let attempt = match mailer.send(message).await {
            Ok(handed) => return (Attempt::Sent, Some(handed)),
            Err(Unsent::Later(why)) => Attempt::Deferred(why),
            Err(Unsent::Never(why)) => Attempt::Refused(why),
            Err(Unsent::Unreachable(status, why)) => Attempt::Unreachable(status, why),
        };
        (attempt, None)
    }

    /// The message as it is true now, or what becomes of the row instead.
    async fn make(&self, row: &outbox::Model) -> Result<Result<lettre::Message, Attempt>> {
        match self.true_now(row).await? {
            Ok((kind, reader, letter)) => self.compose(row, kind.stoppable, &reader, &letter).map(Ok),
            Err(instead) => Ok(Err(instead)),
        }
    }

    /// What a row says to whom now, or what becomes of it instead.
    async fn true_now(&self, row: &outbox::Model) -> Result<Result<(&Kind, Recipient, Letter), Attempt>> {
        let house = &self.house;
        let kind = self.kinds.get(&row.kind);
        let kind = kind.ok_or_else(|| Error::Broken(anyhow::anyhow!("no such kind: {}", row.kind)))?;
        let reader = match reader_of(&house.store, row, kind).await? {
            Ok(reader) => reader,
            Err(instead) => return Ok(Err(instead)),
        };
        let desk = Desk { store: &house.store, tokens: &house.tokens, base_url: &house.base_url };
        let letter = kind.letter(&desk, row.facts.clone(), &reader).await?;
        let Some(letter) = letter else { return Ok(Err(Attempt::Cancelled("nothing left to say".into()))) };
        let letter = self.reworded(kind.name, &reader, letter).await?;
        Ok(Ok((kind, reader, letter)))
    }

    fn compose(
        &self,
        row: &outbox::Model,
        stoppable: bool,
        reader: &Recipient,
        letter: &Letter,
    ) -> Result<lettre::Message> {
        let house = &self.house;
        let locale = self.locale_of(reader);
        let unsubscribe = match reader.person.filter(|_| stoppable) {
            Some(person) => self.unsubscribe(person, &row.kind)?,
            None => String::new(),
        };
        // Who has no account has no settings.
        let settings = reader.person.map(|_| format!("{}/me/notifications", house.base_url)).unwrap_or_default();
        let reason = self.reason(locale.tag(), &row.kind)?;
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
            from: self.sending.from(stoppable),
            domain: self.sending.domain(),
            name: &reader.name,
            address: &reader.email,
            id: &row.id.to_string(),
            sent_at: house.store.now(),
            unsubscribe: &unsubscribe,
            reply_to: &reply_to,
            answered_by: &answered_by,
            answers: letter.answers.as_deref(),
            about: letter.about.as_deref().unwrap_or_default(),
            list: &if stoppable { key_of(&row.kind) } else { String::new() },
            returns_to: &house.reply_address.as_ref().map(ReplyAddress::bare).unwrap_or_default(),
        };
        Ok(message(&composed, letter.calendar.as_ref(), &envelope)?)
    }

    /// One language throughout, also for somebody whose own there are no words in.
    fn locale_of(&self, reader: &Recipient) -> Locale {
        let words = &self.house.words;
        words.locale(&reader.locale).unwrap_or_else(|| words.negotiate(&reader.locale))
    }

    /// Where somebody says no to these kinds, one or more with commas between them.
    fn unsubscribe(&self, person: PersonId, kinds: &str) -> Result<String> {
        // As long as a mail may lie in a mailbox before somebody has enough of it.
        let until = self.house.store.now() + Span::days(365);
        let token = self.house.tokens.sign(Purpose::Unsubscribe, &format!("{person}:{kinds}"), until)?;
        Ok(format!("{}/mail/unsubscribe/{token}", self.house.base_url))
    }

    /// Why somebody gets an e-mail of a kind.
    fn reason(&self, locale: &str, kind: &str) -> Result<String> {
        let key = format!("mail-reason-{}", key_of(kind));
        Ok(self.house.words.say(locale, &key, &Args::new())?)
    }

    /// Where an answer to a letter comes in; empty where nobody reads one.
    fn reply_address(&self, reader: &Recipient, letter: &Letter) -> String {
        let house = &self.house;
        let until = house.store.now() + ANSWERABLE_FOR;
        let answered = reader.person.zip(letter.reply).zip(house.reply_address.as_ref());
        answered
            .map_or_else(String::new, |((person, post), address)| address.sign(&house.tokens, person.0, post.0, until))
    }

    /// Works until its bell rings: jobs that are due, e-mails that are due, then waits to be called. A database
    /// that is away is asked again later. What somebody is waiting for is carried beside all that.
    pub async fn work(self, catalogue: Catalogue) {
        let (jobs_called, usual_called) = (Notify::new(), Notify::new());
        let quick = async {
            while !self.stopped() {
                self.empty_or_say(Way::Quick).await;
                self.wait(&self.house.mail_queued).await;
                jobs_called.notify_one();
                usual_called.notify_one();
            }
        };
        // At a slow rate e-mails take hours, and no job waits for that.
        let jobs = async {
            while !self.stopped() {
                run_due_jobs(&self.house.store, &catalogue).await;
                self.wait(&jobs_called).await;
            }
        };
        let usual = async {
            while !self.stopped() {
                self.empty_or_say(Way::Usual).await;
                self.mailer.tidy().await;
                self.quick.tidy().await;
                self.wait(&usual_called).await;
            }
        };
        tokio::join!(quick, usual, jobs);
    }

    async fn empty_or_say(&self, way: Way) {
        let emptied = async { if self.may_send().await? { self.empty(way).await } else { Ok(0) } };
        if let Err(error) = emptied.await {
            tracing::error!(cause = format!("{error:?}"), "the outbox could not be worked on");
        }
    }

    async fn wait(&self, call: &Notify) {
        tokio::select! {
            _ = tokio::time::timeout(IDLE, call.notified()) => {}
            () = self.end() => {}
        }
    }

    /// Waits until its bell has rung.
    async fn end(&self) {
        let mut stop = self.stop.subscribe();
        let _ = stop.wait_for(|stop| *stop).await;
    }
}

/// Says what did not go as it should.
fn log(row: &outbox::Model, attempt: &Attempt) {
    let outcome = match attempt {
        Attempt::Sent => "sent",
        Attempt::Deferred(_) => "deferred",
        Attempt::Cancelled(_) | Attempt::Held(_) => "not_needed",
        Attempt::Unmade(_) | Attempt::Refused(_) | Attempt::Unreachable(..) => "failed",
    };
    metrics::counter!("lernweg_mails_total", "outcome" => outcome).increment(1);
    match attempt {
        Attempt::Unmade(why) | Attempt::Refused(why) | Attempt::Unreachable(_, why) => {
            tracing::warn!(id = %row.id, kind = row.kind, attempts = row.attempts, why, "an e-mail was not sent");
        }
        Attempt::Deferred(why) => tracing::info!(id = %row.id, kind = row.kind, why, "an e-mail waits"),
        Attempt::Sent | Attempt::Cancelled(_) | Attempt::Held(_) => {}
    }
}
