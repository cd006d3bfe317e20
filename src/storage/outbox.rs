//! E-mails are rows. They are written in the transaction that caused them, and
//! carried by a worker that sends outside any transaction.
//!
//! A row holds ids; the words are made when it is sent, from what is true then,
//! in the reader's language. At least once, and twice only where a process dies
//! between the mail server's yes and our commit; both then carry the same Message-ID.

mod arming;
mod bounces;
mod kinds;
mod leasing;
mod rhythms;
mod sending;
mod stops;
mod texts;

use chrono::{DateTime, Duration, Utc};
use entity::{
    ids::{OutboxId, PersonId, PostId},
    outbox, person,
    states::{MailState, Rhythm},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryTrait,
    sea_query::OnConflict,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

pub use arming::armed_elsewhere;
pub use bounces::{MOST_BOUNCES, paused_since};
pub use kinds::{DIGEST, Kind, Kinds, key_of};
pub use leasing::{DAY, DUE, LEASE, Share, lease, lease_of, on_the_way_since, settle_and_lease};
pub use rhythms::{Hold, next_round};
pub use sending::{Attempt, reader_of, settle, settle_all};
pub use stops::{is_stopped, stopped_kinds};
pub use texts::{ChangedTexts, changed_text, changed_texts};

use super::{Store, Tx};
use crate::platform::{
    calendar_files::CalendarFile,
    errors::{Error, Result},
    tokens::Tokens,
};

/// Which e-mails leave first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lane {
    /// Somebody sits and waits for it: a sign-in link.
    Waiting = 0,
    /// Somebody did something for them.
    News = 1,
    /// Everything else.
    Later = 2,
}

/// What an e-mail is about, found when it is sent.
#[derive(Clone, Debug, Serialize)]
pub struct Letter {
    /// Values for the placeables of its text; escaped when they are filled in.
    pub facts: Value,
    /// Path within the house its one link goes to.
    pub link: String,
    /// Words somebody put in place of the written ones.
    pub own: Option<OwnWords>,
    /// What it brings for the reader's calendar.
    #[serde(skip)]
    pub calendar: Option<CalendarFile>,
    /// The post its reader answers who simply answers the e-mail.
    pub reply: Option<PostId>,
    /// Whom an answer reaches where it has no such post, or the house takes none by e-mail.
    pub answered_by: Vec<Correspondent>,
    /// Message-ID of the e-mail it answers by itself: nobody's program answers it again.
    pub answers: Option<String>,
    /// The id of what it is about: programs that group e-mails show those about the same thing together.
    pub about: Option<String>,
}

impl Letter {
    /// A letter in the words it is written in.
    pub fn new(facts: Value, link: impl Into<String>) -> Self {
        Self {
            facts,
            link: link.into(),
            own: None,
            calendar: None,
            reply: None,
            answered_by: Vec::new(),
            answers: None,
            about: None,
        }
    }

    /// The same with something for the reader's calendar. Who invites and who is invited
    /// need not stand in it: whoever sends the letter and whoever gets it is written in.
    pub fn with_calendar(self, file: CalendarFile) -> Self {
        Self { calendar: Some(file), ..self }
    }

    /// The same, to be answered by simply answering it: what comes back answers `post`.
    pub fn with_reply(self, post: PostId) -> Self {
        Self { reply: Some(post), ..self }
    }

    /// The same, and an answer to it reaches this person: only where whoever reads it may know their address.
    pub fn answered_by(mut self, name: impl Into<String>, email: impl Into<String>) -> Self {
        self.answered_by.push(Correspondent { name: name.into(), email: email.into() });
        self
    }

    /// The same, and an answer to it reaches all of these.
    pub fn answered_by_all(self, people: Vec<person::Model>) -> Self {
        people.into_iter().fold(self, |letter, one| letter.answered_by(one.name, one.email))
    }

    /// The same as one of several about the thing with this id.
    pub fn about(self, id: impl ToString) -> Self {
        Self { about: Some(id.to_string()), ..self }
    }

    /// The same as the house's own answer to an e-mail that came in.
    pub fn in_answer_to(self, message_id: Option<String>) -> Self {
        Self { answers: message_id, ..self }
    }
}

/// Somebody whom an answer to a letter reaches at their own address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Correspondent {
    /// What they are called.
    pub name: String,
    /// Where mail reaches them.
    pub email: String,
}

/// A letter somebody has changed before it left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OwnWords {
    /// One line.
    pub subject: String,
    /// Markdown; `{link}` stands for the address of its one link.
    pub body: String,
}

/// Whom an e-mail goes to: as their account says, or as it was queued for somebody without one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// Their account, if they have one.
    pub person: Option<PersonId>,
    /// What they are called.
    pub name: String,
    /// Where mail reaches them.
    pub email: String,
    /// BCP 47 tag of the language they read.
    pub locale: String,
}

impl From<&person::Model> for Recipient {
    fn from(person: &person::Model) -> Self {
        Self {
            person: Some(person.id),
            name: person.name.clone(),
            email: person.email.clone(),
            locale: person.locale.clone(),
        }
    }
}

/// What an e-mail needs to find out what is true.
pub struct Desk<'a> {
    /// The database.
    pub store: &'a Store,
    /// Signs links that may do one thing.
    pub tokens: &'a Tokens,
    /// Where links start, without a trailing slash.
    pub base_url: &'a str,
}

/// A kind of e-mail.
pub trait Email: Serialize + DeserializeOwned + 'static {
    /// The file below `content/emails/<locale>/`, without its ending: `discussions/answer`.
    const KIND: &'static str;
    /// Which lane it takes.
    const LANE: Lane;
    /// Whether people can say no to it. A link they asked for, or a message about their seat, cannot be stopped.
    const STOPPABLE: bool;
    /// For how long it is worth sending, in minutes.
    const KEEPS_FOR: i64;
    /// How often it comes to whoever has not chosen; off where one has to want it.
    const RHYTHM: Rhythm = Rhythm::AtOnce;
    /// Whether it has a time of its own: one can only have it or not.
    const PLANNED: bool = false;

    /// What it is about; the same person is told the same thing once.
    fn subject(&self) -> String;

    /// What is true now; `None` where there is nothing left to say.
    fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> impl Future<Output = Result<Option<Letter>>>;
}

/// Whom an e-mail is queued for.
enum To<'a> {
    Account(PersonId),
    Address(&'a Recipient),
}

impl Tx {
    /// Queues an e-mail to `person`, unless the same was queued before.
    pub async fn post<E: Email>(&self, person: PersonId, email: &E) -> Result<()> {
        self.queue(To::Account(person), email, self.now()).await
    }

    /// Queues an e-mail that leaves at `not_before` or later: to the account of `reader`,
    /// or to their address where they have none. Not twice.
    pub async fn post_to<E: Email>(&self, reader: &Recipient, email: &E, not_before: DateTime<Utc>) -> Result<()> {
        let to = reader.person.map_or(To::Address(reader), To::Account);
        self.queue(to, email, not_before).await
    }

    async fn queue<E: Email>(&self, to: To<'_>, email: &E, not_before: DateTime<Utc>) -> Result<()> {
        let facts = serde_json::to_value(email).map_err(|error| Error::Broken(error.into()))?;
        let (person, address) = match to {
            To::Account(person) => (Some(person), None),
            To::Address(reader) => (None, Some(reader)),
        };
        let whom = person.map_or_else(|| address.map_or("", |reader| &reader.email).to_owned(), |id| id.to_string());
        let row = outbox::ActiveModel {
            id: Set(OutboxId(self.id())),
            kind: Set(E::KIND.to_owned()),
            person_id: Set(person),
            name: Set(address.map(|reader| reader.name.clone())),
            email: Set(address.map(|reader| reader.email.clone())),
            locale: Set(address.map(|reader| reader.locale.clone())),
            dedupe: Set(format!("{}:{whom}:{}", E::KIND, email.subject())),
            facts: Set(facts),
            lane: Set(E::LANE as i32),
            state: Set(MailState::Queued),
            created_at: Set(self.now()),
            not_before: Set(not_before),
            expires_at: Set(not_before + Duration::minutes(E::KEEPS_FOR)),
            leased_until: Set(None),
            leased_by: Set(None),
            attempts: Set(0),
            last_error: Set(None),
            sent_at: Set(None),
            gathered_for: Set(None),
        };
        let insert =
            outbox::Entity::insert(row).on_conflict(OnConflict::column(outbox::Column::Dedupe).do_nothing().to_owned());
        self.later(insert.build(self.get_database_backend())).await
    }

    /// How many e-mails of kind `E` were queued for an address without an account since `since`.
    pub async fn count_posted<E: Email>(&self, email: &str, since: DateTime<Utc>) -> Result<u64> {
        let find = outbox::Entity::find()
            .filter(outbox::Column::Email.eq(email))
            .filter(outbox::Column::Kind.eq(E::KIND))
            .filter(outbox::Column::CreatedAt.gt(since));
        Ok(find.count(&**self).await?)
    }

    /// How many e-mails of kind `E` were queued for somebody since `since`.
    pub async fn count_posted_to<E: Email>(&self, person: PersonId, since: DateTime<Utc>) -> Result<u64> {
        let find = outbox::Entity::find()
            .filter(outbox::Column::PersonId.eq(person))
            .filter(outbox::Column::Kind.eq(E::KIND))
            .filter(outbox::Column::CreatedAt.gt(since));
        Ok(find.count(&**self).await?)
    }

    /// Forgets e-mails that were settled more than 30 days ago.
    pub async fn forget_mail(&self) -> Result<u64> {
        let old = self.now() - Duration::days(30);
        let gone = outbox::Entity::delete_many()
            .filter(outbox::Column::State.is_in([MailState::Sent, MailState::Parked, MailState::Cancelled]))
            .filter(outbox::Column::CreatedAt.lt(old))
            .exec(&**self)
            .await?;
        Ok(gone.rows_affected)
    }
}
