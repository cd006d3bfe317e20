//! What whoever moderates does about a post.

use actix_web::{HttpResponse, http::StatusCode};
use entity::states::{Act, PostState, ThreadKind};

use super::{place_of_post, quoted};
use crate::{
    features::{
        cohorts::cohort_strip,
        discussions::{heading, opens},
        moderation::{
            commands::{hide_post, leave_post, move_post, note_author, show_post},
            forms::{Carrying, Noting, Reasoned},
            pages::{ActRow, Choice, PostForms, PostPage, ReportRow, VersionRow},
            policies::ModeratePost,
            queries::{acts_of, other_threads, reports_of, versions_of},
        },
    },
    identity::Permit,
    platform::errors::Result,
    storage::{Tx, idempotency::Outcome},
    web::{Form, Press, Visit},
};

async fn page(may: &Permit<ModeratePost>, visit: &Visit, status: StatusCode, forms: PostForms) -> Result<HttpResponse> {
    let on = may.on();
    let db = visit.house.store.read();
    let (thread, cohort) = (&on.thread.thread, &on.thread.cohort);
    let base = format!("/cohorts/{}", cohort.cohort.id);
    let acts = acts_of(db, thread.id, Some(on.post.id)).await?;
    let reports = reports_of(db, on.post.id).await?;
    let acting = !cohort.is_closed() && on.post.state != PostState::Removed;
    // The post that opens a thread goes with its thread; so does whatever answers a lesson's question.
    let stays = !acting || thread.kind != ThreadKind::Free || opens(&on.post, thread);
    let threads = if stays { Vec::new() } else { other_threads(db, cohort.cohort.id, thread.id).await? };
    let earlier = versions_of(db, on.post.id).await?;
    visit.draw_as(
        status,
        &PostPage {
            strip: cohort_strip(cohort, "nav-talk", visit.now()),
            title: heading(&on.thread, visit.locale.tag()).text,
            back_href: format!("/threads/{}/posts/{}", thread.id, on.post.id),
            base: place_of_post(on),
            post: quoted(visit, on).await?,
            waits: reports.iter().any(|report| report.outcome.is_none()),
            reports: reports.into_iter().map(|report| ReportRow::new(report, &base)).collect(),
            noted: acts.iter().any(|act| act.act == Act::Note),
            acts: acts.into_iter().map(ActRow::from).collect(),
            versions: earlier.into_iter().map(VersionRow::from).collect(),
            acting,
            threads: threads.into_iter().map(Choice::from).collect(),
            forms,
        },
    )
}

fn back(may: &Permit<ModeratePost>, said: &'static str) -> Outcome {
    Outcome::to(format!("{}/moderation", place_of_post(may.on())), said)
}

/// `GET /cohorts/{cohort}/threads/{thread}/posts/{post}/moderation`
pub async fn post(may: Permit<ModeratePost>, visit: Visit) -> Result<HttpResponse> {
    page(&may, &visit, StatusCode::OK, PostForms::default()).await
}

/// `POST /cohorts/{cohort}/threads/{thread}/posts/{post}/visibility`
pub async fn show_or_hide_post(may: Permit<ModeratePost>, visit: Visit, form: Form<Reasoned>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &Reasoned| {
        if sent.on {
            hide_post(tx, &may, &sent.reason).await?;
            Ok(back(&may, "post-hidden"))
        } else {
            show_post(tx, &may, &sent.reason).await?;
            Ok(back(&may, "post-shown"))
        }
    };
    let again =
        async |status, visibility| page(&may, &visit, status, PostForms { visibility, ..PostForms::default() }).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/threads/{thread}/posts/{post}/reports`: the post stands as it is.
pub async fn leave(may: Permit<ModeratePost>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    form.read()?;
    let work = async |tx: &Tx| {
        leave_post(tx, &may).await?;
        Ok(back(&may, "post-stands"))
    };
    visit.once(form.key()?, work).await
}

/// `POST /cohorts/{cohort}/threads/{thread}/posts/{post}/note`
pub async fn note(may: Permit<ModeratePost>, visit: Visit, form: Form<Noting>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &Noting| {
        note_author(tx, &may, &sent.words).await?;
        Ok(back(&may, "author-noted"))
    };
    let again = async |status, note| page(&may, &visit, status, PostForms { note, ..PostForms::default() }).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/threads/{thread}/posts/{post}/place`
pub async fn carry(may: Permit<ModeratePost>, visit: Visit, form: Form<Carrying>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &Carrying| {
        move_post(tx, &may, sent.thread, &sent.reason).await?;
        Ok(Outcome::to(format!("/threads/{}/posts/{}", sent.thread, may.on().post.id), "post-moved"))
    };
    let again = async |status, place| page(&may, &visit, status, PostForms { place, ..PostForms::default() }).await;
    visit.submit(&form, work, again).await
}
