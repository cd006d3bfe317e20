//! Keeping a text that is not sent yet.

use actix_web::HttpResponse;
use entity::ids::CohortId;

use crate::{
    features::{
        cohorts::TakePart,
        discussions::{
            drafts::{Place, save_draft},
            forms::Drafted,
            policies::ReadThread,
        },
    },
    identity::{Actor, Permit},
    platform::errors::Result,
    storage::idempotency::Outcome,
    web::{Form, Visit},
};

/// A text may be kept again and again under the key of its form: the key is for sending it.
async fn keep(
    visit: &Visit,
    who: &Actor,
    cohort: CohortId,
    place: Place,
    form: &Form<Drafted>,
    back: String,
) -> Result<HttpResponse> {
    let sent = form.read()?;
    visit.house.store.write(async |tx| save_draft(tx, who.id, cohort, &place, &sent.kept).await).await?;
    if sent.quietly {
        return Ok(HttpResponse::NoContent().finish());
    }
    Ok(visit.go(&Outcome::to(back, "draft-kept")))
}

/// `POST /cohorts/{cohort}/threads/{thread}/draft`
pub async fn keep_reply(may: Permit<ReadThread>, visit: Visit, form: Form<Drafted>) -> Result<HttpResponse> {
    let on = may.on();
    let back = format!("/cohorts/{}/threads/{}", on.cohort.cohort.id, on.thread.id);
    keep(&visit, may.who(), on.cohort.cohort.id, Place::Thread(on.thread.id), &form, back).await
}

/// `POST /cohorts/{cohort}/threads/draft`
pub async fn keep_new(may: Permit<TakePart>, visit: Visit, form: Form<Drafted>) -> Result<HttpResponse> {
    let cohort = may.on().cohort.id;
    let back = format!("/cohorts/{cohort}/threads");
    keep(&visit, may.who(), cohort, Place::New(cohort), &form, back).await
}
