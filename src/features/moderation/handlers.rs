//! From requests about reports, acts and appeals to pages.

mod appealing;
mod posts;
mod reporting;
mod threads;

use actix_web::HttpResponse;
pub use appealing::{about_me, appeal, appeal_of, appeals, decide, mine};
pub use posts::{carry, leave, note, post, show_or_hide_post};
pub use reporting::{report, report_form};
pub use threads::{lock, merge, pace, pin, show_or_hide_thread, thread};

use super::{
    pages::{ActRow, CohortPage, Quoted, ReportRow},
    queries::{acts_in, hidden_threads, open_reports},
};
use crate::{
    features::{
        cohorts::cohort_strip,
        discussions::{LeadTalk, PostOn, ThreadOn},
    },
    identity::Permit,
    platform::errors::{Error, Result},
    web::{PersonTag, Visit},
};

/// `GET /cohorts/{cohort}/moderation`
pub async fn index(may: Permit<LeadTalk>, visit: Visit) -> Result<HttpResponse> {
    let on = may.on();
    let base = format!("/cohorts/{}", on.cohort.id);
    let db = visit.house.store.read();
    let reports = open_reports(db, on.cohort.id).await?.into_iter().map(|report| ReportRow::new(report, &base));
    let hidden = hidden_threads(db, on.cohort.id).await?.into_iter();
    visit.draw(&CohortPage {
        strip: cohort_strip(on, "nav-talk", visit.now()),
        list_href: format!("{base}/threads"),
        reports: reports.collect(),
        hidden: hidden.map(|thread| (thread.title, format!("{base}/threads/{}", thread.id))).collect(),
        acts: acts_in(db, on.cohort.id).await?.into_iter().map(ActRow::from).collect(),
    })
}

fn place_of(on: &ThreadOn) -> String {
    format!("/cohorts/{}/threads/{}", on.cohort.cohort.id, on.thread.id)
}

fn place_of_post(on: &PostOn) -> String {
    format!("{}/posts/{}", place_of(&on.thread), on.post.id)
}

/// A post as pages of this room show it.
async fn quoted(visit: &Visit, on: &PostOn) -> Result<Quoted> {
    use sea_orm::EntityTrait;
    let author = entity::person::Entity::find_by_id(on.post.author_id).one(visit.house.store.read()).await?;
    let author = author.ok_or(Error::Missing)?;
    Ok(Quoted {
        author: PersonTag::new(author.id, &author.name, None, author.deactivated_at.is_some()),
        at: on.post.posted_at,
        html: on.post.body_html.clone(),
        language: on.post.language.clone(),
        hidden: on.post.hidden_at.is_some(),
        removed: on.post.state == entity::states::PostState::Removed,
    })
}
