//! From requests about the mailroom to its page.

use actix_web::{
    HttpResponse,
    web::{Data, Path},
};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use sea_orm::ConnectionTrait;

use super::{
    commands,
    pages::{MailroomPage, Sent, Spans},
    policies::{HandleMail, SeeMail},
    queries::{deferred, parked, sent_between, unreached, waiting},
};
use crate::{
    identity::Permit,
    platform::{
        errors::{Error, Result},
        mail::Limits,
    },
    storage::{
        idempotency::Outcome,
        outbox::{DAY, Kinds, armed_elsewhere, on_the_way_since, stopped_kinds},
    },
    web::{Form, Press, Visit},
};

/// `GET /mail`
pub async fn index(_: Permit<SeeMail>, visit: Visit) -> Result<HttpResponse> {
    let (db, now) = (visit.house.store.read(), visit.now());
    let elsewhere = armed_elsewhere(db, &visit.house.base_url).await?;
    let (waiting, deferred) = (waiting(db, now).await?, deferred(db).await?);
    let (parked, unreached) = (parked(db).await?, unreached(db).await?);
    let sent = sent(db, (visit.zone, now), visit.house.mail_limits).await?;
    let page = MailroomPage::new(elsewhere, (waiting, sent), deferred, parked, unreached, now);
    visit.draw(&page.with_stops(stopped_kinds(db).await?))
}

/// What was sent, hour by hour and day by day, and how many may leave.
async fn sent(db: &impl ConnectionTrait, (zone, now): (Tz, DateTime<Utc>), limits: Limits) -> Result<Sent> {
    let spans = Spans::until(now, zone);
    let counts = sent_between(db, &spans.all()).await?;
    let gone = match limits.per_day {
        Some(limit) => Some(on_the_way_since(db, now - DAY, now, limit).await?),
        None => None,
    };
    Ok(Sent::new(&spans, &counts, limits, gone))
}

/// `POST /mail/kinds/{kind}/resumption`
pub async fn let_go(
    may: Permit<SeeMail>,
    visit: Visit,
    kinds: Data<Kinds>,
    key: Path<String>,
    form: Form<Press>,
) -> Result<HttpResponse> {
    form.read()?;
    let kind = kinds.by_key(&key).ok_or(Error::Missing)?;
    visit
        .once(form.key()?, async |tx| {
            commands::let_go(tx, &may, kind).await?;
            Ok(Outcome::to("/mail", "mail-goes-on"))
        })
        .await
}

/// `POST /mail/retries`
pub async fn retry_all(may: Permit<SeeMail>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    form.read()?;
    visit
        .once(form.key()?, async |tx| {
            commands::retry_all(tx, &may).await?;
            Ok(Outcome::to("/mail", "mail-again"))
        })
        .await
}

/// `POST /mail/{mail}/retry`
pub async fn retry(may: Permit<HandleMail>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    form.read()?;
    visit
        .once(form.key()?, async |tx| {
            commands::retry(tx, &may).await?;
            Ok(Outcome::to("/mail", "mail-again"))
        })
        .await
}

/// `POST /mail/{mail}/removal`
pub async fn drop_one(may: Permit<HandleMail>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    form.read()?;
    visit
        .once(form.key()?, async |tx| {
            commands::drop_mail(tx, &may).await?;
            Ok(Outcome::to("/mail", "mail-dropped"))
        })
        .await
}
