//! From an e-mail that came in to a post, to a word about why there is none, or to nothing.

use chrono::Duration;
use entity::{
    enrolment,
    ids::{OutboxId, PersonId, PostId},
    outbox, person, post, thread,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{
    emails::{LeftOut, NotTaken, Why},
    incoming::Incoming,
    own_words::own_words,
};
use crate::{
    features::{
        curriculum::Catalogue,
        discussions::{ReadThread, Replying, Written, find_thread, reply},
    },
    identity::{Actor, Permit},
    platform::{
        errors::{Error, Result},
        reply_addresses::Claimed,
        text::{Body, EmailAddress, Text},
    },
    storage::{Store, Tx},
    web::House,
};

/// What became of an e-mail that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Received {
    /// It is a post now.
    Posted(PostId),
    /// It had come in before.
    Again,
    /// Nobody's answer, and nobody is told: why.
    Ignored(&'static str),
    /// A mail server says that somebody's mailbox takes nothing.
    Bounced(PersonId),
    /// Somebody's answer that was not taken; they are told, once a day at most.
    Refused(Why),
}

/// Somebody's answer.
struct Answer {
    who: person::Model,
    post: post::Model,
    id: String,
}

/// Takes an e-mail in.
pub async fn receive(house: &House, catalogue: &Catalogue, bytes: &[u8]) -> Result<Received> {
    let Some(address) = &house.reply_address else { return Ok(Received::Ignored("no LERNWEG_REPLY_ADDRESS is set")) };
    let Some(mail) = Incoming::read(bytes) else { return Ok(Received::Ignored("it is no e-mail")) };
    if let Some(reported) = take_report(&house.store, &mail).await? {
        return Ok(reported);
    }
    if let Some(why) = mail.is_automatic(address) {
        return Ok(Received::Ignored(why));
    }
    let Some(claimed) = mail.claimed(address) else { return Ok(Received::Ignored("it is to none of our addresses")) };
    let Some((who, post)) = signed_for(house, claimed).await? else {
        return Ok(Received::Ignored("nobody was given this address"));
    };
    let answer = Answer { who, post, id: mail.id.clone() };
    let outcome = match fit(house, &answer, claimed, &mail) {
        Ok(body) => put(house, catalogue, &answer, &body, mail.has_attachments()).await?,
        Err(why) => Err(why),
    };
    match outcome {
        Ok(received) => Ok(received),
        Err(why) => house.store.write(async |tx| refuse(tx, &answer, why).await).await,
    }
}

/// Whom an address was signed for, and the post it answers: one of those who are or were in its cohort.
async fn signed_for(house: &House, claimed: Claimed) -> Result<Option<(person::Model, post::Model)>> {
    let db = house.store.read();
    let Some(post) = post::Entity::find_by_id(PostId(claimed.post)).one(db).await? else { return Ok(None) };
    let Some(thread) = thread::Entity::find_by_id(post.thread_id).one(db).await? else { return Ok(None) };
    let here = enrolment::Entity::find().filter(enrolment::Column::CohortId.eq(thread.cohort_id));
    let here: Vec<PersonId> = here.select_only().column(enrolment::Column::PersonId).into_tuple().all(db).await?;
    let Some(who) = here.into_iter().find(|one| claimed.is_for(&house.tokens, one.0)) else { return Ok(None) };
    let who = person::Entity::find_by_id(who).one(db).await?.filter(|who| who.deactivated_at.is_none());
    Ok(who.map(|who| (who, post)))
}

/// The text of an answer that may be put, as far as the e-mail itself says.
fn fit(house: &House, answer: &Answer, claimed: Claimed, mail: &Incoming<'_>) -> Result<Body, Why> {
    let from = mail.from().and_then(|from| EmailAddress::parse(&from).ok());
    if from.is_none_or(|from| from.key() != answer.who.email_key) {
        return Err(Why::OtherAddress);
    }
    if claimed.is_over(house.store.now()) {
        return Err(Why::TooOld);
    }
    let words = own_words(&mail.words());
    Body::parse(&words).map_err(|unfit| if unfit.limit.is_some() { Why::TooLong } else { Why::Empty })
}

/// Puts an answer where it belongs, by the rights whoever sent it has now.
async fn put(
    house: &House,
    catalogue: &Catalogue,
    answer: &Answer,
    body: &Body,
    attachments: bool,
) -> Result<Result<Received, Why>> {
    let (store, who) = (&house.store, &answer.who);
    let found = find_thread(store.read(), catalogue, answer.post.thread_id, who.id, store.now()).await;
    let on = match found {
        Err(Error::Missing) => return Ok(Err(Why::NotThere)),
        found => found?,
    };
    let Ok(may) = Permit::<ReadThread>::ask(Actor::of(who), on) else { return Ok(Err(Why::NotThere)) };
    let cohort = may.on().thread.cohort_id;
    let written = Written::naming(store.read(), cohort, body.clone(), &who.locale).await?;
    let replying = Replying { answers_to: Some(answer.post.id), written, seen: None };
    let done = store.write(async |tx| {
        if !tx.receive_mail(&answer.id).await? {
            return Ok(Received::Again);
        }
        let post = reply(tx, &may, &replying).await?;
        if attachments {
            tx.post(who.id, &LeftOut { post, answer: answer.id.clone() }).await?;
        }
        Ok(Received::Posted(post))
    });
    match done.await {
        Ok(received) => Ok(Ok(received)),
        Err(Error::Missing | Error::Forbidden) => Ok(Err(Why::NotThere)),
        Err(Error::Refused(refusal)) => Ok(Err(match refusal.key {
            "discussions-post-gone" => Why::TakenBack,
            "discussions-locked" | "cohorts-closed" => Why::Closed,
            _ if refusal.status == 429 => Why::TooOften,
            _ => Why::Other,
        })),
        Err(error) => Err(error),
    }
}

/// Says why an answer was not taken: to the address of the account, never to whatever sent it.
async fn refuse(tx: &Tx, answer: &Answer, why: Why) -> Result<Received> {
    if !tx.receive_mail(&answer.id).await? {
        return Ok(Received::Again);
    }
    let who = answer.who.id;
    tx.take_turns(&format!("answers to e-mails of {who}")).await?;
    if tx.count_posted_to::<NotTaken>(who, tx.now() - Duration::days(1)).await? == 0 {
        let told = NotTaken { thread: answer.post.thread_id, why, answer: answer.id.clone() };
        tx.post(who, &told).await?;
    }
    Ok(Received::Refused(why))
}

/// Counts what a report says; none where the e-mail is none.
async fn take_report(store: &Store, mail: &Incoming<'_>) -> Result<Option<Received>> {
    let Some(report) = mail.report() else { return Ok(None) };
    let ignored = |why| Ok(Some(Received::Ignored(why)));
    if report.failed.is_empty() {
        return ignored("a report of nothing that is final");
    }
    // The id of a row is all that stands before the `@`.
    let id = report.about.split('@').next().and_then(|id| id.parse::<OutboxId>().ok());
    let Some(id) = id else { return ignored("a report about no e-mail of ours") };
    let row = outbox::Entity::find_by_id(id).one(store.read()).await?;
    let Some(who) = row.and_then(|row| row.person_id) else {
        return ignored("a report about no e-mail of ours");
    };
    let Some(who) = person::Entity::find_by_id(who).one(store.read()).await? else {
        return ignored("a report about nobody");
    };
    let theirs = |address: &str| EmailAddress::parse(address).is_ok_and(|address| address.key() == who.email_key);
    let Some((_, status)) = report.failed.into_iter().find(|(address, _)| theirs(address)) else {
        return ignored("a report about another address");
    };
    store
        .write(async |tx| {
            if !tx.receive_mail(&mail.id).await? {
                return Ok(Some(Received::Again));
            }
            tx.bounced(who.id, &status).await?;
            Ok(Some(Received::Bounced(who.id)))
        })
        .await
}
