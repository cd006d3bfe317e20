//! From requests of trainers to their page.

use actix_web::{HttpResponse, http::StatusCode};

use super::pages::{AwayRow, CockpitPage, PartnersRow, ThreadRow};
use crate::{
    features::{
        cohorts::{CohortOn, cohort_strip, members},
        discussions::{LeadTalk, LeadThread},
        first_answers::{Taking, take_thread, tried_in, waiting_in},
        moderation::{ReportRow, open_reports},
        nudges::{TaskRow, tasks_in},
        pitches::short_count,
        sparring::not_found_in,
    },
    identity::{Actor, Permit},
    platform::errors::Result,
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Visit},
};

async fn page(who: &Actor, on: &CohortOn, visit: &Visit, status: StatusCode, form: FormState) -> Result<HttpResponse> {
    let (db, now, cohort) = (visit.house.store.read(), visit.now(), on.cohort.id);
    let waiting = if on.is_closed() { Vec::new() } else { waiting_in(db, cohort, now).await? };
    let tried = if waiting.is_empty() { Vec::new() } else { tried_in(db, cohort, now).await? };
    let partners = if on.is_closed() { Vec::new() } else { not_found_in(db, cohort).await? };
    let members = if on.is_closed() { Vec::new() } else { members(db, cohort).await? };
    let base = format!("/cohorts/{cohort}");
    let has_pitches = on.course.as_deref().is_some_and(|course| course.pitches.is_some()) && !on.is_closed();
    let notes = if on.is_closed() { Vec::new() } else { tasks_in(db, cohort, now).await? };
    let row = |thread| ThreadRow::new(thread, cohort, who.id, &tried, now);
    visit.draw_as(
        status,
        &CockpitPage {
            strip: cohort_strip(on, "nav-cockpit", now),
            partners: partners.into_iter().map(PartnersRow::from).collect(),
            notes: notes.into_iter().map(|task| TaskRow::new(task, &base)).collect(),
            nudges_href: format!("{base}/nudges"),
            away: members.iter().filter_map(AwayRow::of).collect(),
            pitches: if has_pitches { short_count(db, cohort, who.id, now).await? } else { 0 },
            pitches_href: format!("{base}/pitches/feedback#short"),
            round_href: format!("{base}/sparring/round"),
            threads: waiting.into_iter().map(row).collect(),
            reports: open_reports(db, cohort).await?.into_iter().map(|one| ReportRow::new(one, &base)).collect(),
            moderation_href: format!("{base}/moderation"),
            form,
        },
    )
}

/// `GET /cohorts/{cohort}/cockpit`
pub async fn show(may: Permit<LeadTalk>, visit: Visit) -> Result<HttpResponse> {
    page(may.who(), may.on(), &visit, StatusCode::OK, FormState::blank()).await
}

/// `POST /cohorts/{cohort}/cockpit/threads/{thread}`: I take it, or no longer.
pub async fn take(may: Permit<LeadThread>, visit: Visit, form: Form<Taking>) -> Result<HttpResponse> {
    let cohort = &may.on().cohort;
    let work = async |tx: &Tx, taking: &Taking| {
        take_thread(tx, &may, taking.takes).await?;
        Ok(Outcome::silently(format!("/cohorts/{}/cockpit#thread-{}", cohort.cohort.id, may.on().thread.id)))
    };
    let again = async |status, state| page(may.who(), cohort, &visit, status, state).await;
    visit.submit(&form, work, again).await
}
