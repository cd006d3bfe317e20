//! Saying that whoever moderates should look at a post.

use actix_web::{HttpResponse, http::StatusCode};
use entity::states::{PostState, ReportReason};

use super::{place_of_post, quoted};
use crate::{
    features::{
        cohorts::cohort_strip,
        discussions::heading,
        moderation::{
            commands::report_post,
            forms::Reporting,
            pages::{Choice, ReportPage},
            policies::ReportPost,
        },
    },
    identity::Permit,
    platform::errors::{Error, Result},
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Visit},
};

async fn page(may: &Permit<ReportPost>, visit: &Visit, status: StatusCode, form: FormState) -> Result<HttpResponse> {
    let on = may.on();
    let reasons = ReportReason::ALL.iter().map(|reason| Choice {
        value: reason.word().to_owned(),
        label: visit.say(&format!("moderation-reason-{}", reason.word())),
    });
    visit.draw_as(
        status,
        &ReportPage {
            strip: cohort_strip(&on.thread.cohort, "nav-talk", visit.now()),
            title: heading(&on.thread, visit.locale.tag()).text,
            back_href: format!("/threads/{}/posts/{}", on.thread.thread.id, on.post.id),
            post: quoted(visit, on).await?,
            form,
            action: format!("{}/report", place_of_post(on)),
            reasons: reasons.collect(),
        },
    )
}

/// `GET /cohorts/{cohort}/threads/{thread}/posts/{post}/report`
pub async fn report_form(may: Permit<ReportPost>, visit: Visit) -> Result<HttpResponse> {
    let post = &may.on().post;
    if post.state == PostState::Removed || post.hidden_at.is_some() {
        return Err(Error::Missing);
    }
    page(&may, &visit, StatusCode::OK, FormState::blank()).await
}

/// `POST /cohorts/{cohort}/threads/{thread}/posts/{post}/report`
pub async fn report(may: Permit<ReportPost>, visit: Visit, form: Form<Reporting>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &Reporting| {
        report_post(tx, &may, sent.reason, &sent.words).await?;
        Ok(Outcome::to(format!("/threads/{}/posts/{}", may.on().thread.thread.id, may.on().post.id), "reported"))
    };
    visit.submit(&form, work, async |status, form| page(&may, &visit, status, form).await).await
}
