//! Keeping a text that is not sent yet.

use actix_web::HttpResponse;
use entity::ids::CohortId;

use crate::{
    features::{
        attachments,
        cohorts::{StudyLesson, TakePart},
        discussions::{
            drafts::{Place, save_draft},
            files::{answer_place, new_place, reply_place},
            forms::Drafted,
            policies::ReadThread,
        },
    },
    identity::{Actor, Permit},
    platform::errors::Result,
    storage::idempotency::Outcome,
    web::{Upload, Visit},
};

/// A text may be kept again and again under the key of its form: the key is for sending it.
async fn keep(
    visit: &Visit,
    who: &Actor,
    cohort: CohortId,
    (place, files): (Place, attachments::Place),
    form: &Upload<Drafted>,
    back: String,
) -> Result<HttpResponse> {
    // A file that was chosen comes along: a browser cannot be made to send it again.
    attachments::take_in(visit, who, &files, form).await?;
    save(visit, who, cohort, &place, &form.read()?, back).await
}

async fn save(
    visit: &Visit,
    who: &Actor,
    cohort: CohortId,
    place: &Place,
    sent: &Drafted,
    back: String,
) -> Result<HttpResponse> {
    visit.house.store.write(async |tx| save_draft(tx, who.id, cohort, place, &sent.kept).await).await?;
    if sent.quietly {
        return Ok(HttpResponse::NoContent().finish());
    }
    if sent.similar {
        return Ok(visit.go(&Outcome::silently(format!("{back}/new#similar"))));
    }
    Ok(visit.go(&Outcome::to(back, "draft-kept")))
}

/// `POST /cohorts/{cohort}/threads/{thread}/draft`
pub async fn keep_reply(may: Permit<ReadThread>, visit: Visit, form: Upload<Drafted>) -> Result<HttpResponse> {
    let on = may.on();
    let back = format!("/cohorts/{}/threads/{}", on.cohort.cohort.id, on.thread.id);
    keep(&visit, may.who(), on.cohort.cohort.id, (Place::Thread(on.thread.id), reply_place(&on.thread)), &form, back)
        .await
}

/// `POST /cohorts/{cohort}/weeks/{week}/{lesson}/draft`: the answer to a lesson's question.
pub async fn keep_answer(may: Permit<StudyLesson>, visit: Visit, form: Upload<Drafted>) -> Result<HttpResponse> {
    let on = may.on();
    let cohort = on.week.cohort.cohort.id;
    let question = on.lesson()?.question_id.clone();
    let files = answer_place(cohort, &question);
    let lesson = format!("/cohorts/{cohort}/weeks/{}/{}", on.week.number, on.lesson);
    keep(&visit, may.who(), cohort, (Place::Question(cohort, question), files), &form, format!("{lesson}#answers"))
        .await
}

/// `POST /cohorts/{cohort}/threads/draft`
pub async fn keep_new(may: Permit<TakePart>, visit: Visit, form: Upload<Drafted>) -> Result<HttpResponse> {
    let cohort = may.on().cohort.id;
    let back = format!("/cohorts/{cohort}/threads");
    keep(&visit, may.who(), cohort, (Place::New(cohort), new_place(&may.on().cohort)), &form, back).await
}
