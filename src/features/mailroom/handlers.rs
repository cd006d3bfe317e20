//! From requests about the mailroom to its page.

use actix_web::HttpResponse;

use super::{
    commands,
    pages::MailroomPage,
    policies::{HandleMail, SeeMail},
    queries::{deferred, parked, unreached, waiting},
};
use crate::{
    identity::Permit,
    platform::errors::Result,
    storage::{idempotency::Outcome, outbox::armed_elsewhere},
    web::{Form, Press, Visit},
};

/// `GET /mail`
pub async fn index(_: Permit<SeeMail>, visit: Visit) -> Result<HttpResponse> {
    let (db, now) = (visit.house.store.read(), visit.now());
    let elsewhere = armed_elsewhere(db, &visit.house.base_url).await?;
    let (waiting, deferred) = (waiting(db, now).await?, deferred(db).await?);
    let (parked, unreached) = (parked(db).await?, unreached(db).await?);
    visit.draw(&MailroomPage::new(elsewhere, waiting, deferred, parked, unreached, now))
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
