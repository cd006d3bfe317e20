//! Pages of those who read applications, and of those who give the seats.

mod composing;
mod deciding;
mod index;
mod letters;
mod reading;

use entity::person;

use super::super::{
    policies::{Admit, AdmitApplication},
    queries::find_admission,
};
use crate::{
    identity::{Actor, Permit, find_person},
    platform::errors::{Error, Result},
    web::{Routes, Visit},
};

/// Their routes. What has a name of its own stands before `{application}`.
pub fn routes() -> Routes {
    Routes::default()
        .get("/cohorts/{cohort}/applications", index::show)
        .get("/cohorts/{cohort}/applications/next", index::next)
        .get("/cohorts/{cohort}/applications/composition", composing::show)
        .post("/cohorts/{cohort}/applications/choice", composing::choice)
        .get("/cohorts/{cohort}/applications/history", composing::history_page)
        .get("/cohorts/{cohort}/applications/decisions", letters::outbox)
        .post("/cohorts/{cohort}/applications/decisions", deciding::several)
        .get("/cohorts/{cohort}/applications/decisions/{application}/letter", letters::edit)
        .post("/cohorts/{cohort}/applications/decisions/{application}/letter", letters::change)
        .post("/cohorts/{cohort}/applications/rounds", letters::apply)
        .post("/cohorts/{cohort}/applications/rounds/{round}/undo", letters::undo)
        .get("/cohorts/{cohort}/applications/{application}", reading::show)
        .post("/cohorts/{cohort}/applications/{application}/review", reading::review)
        .post("/cohorts/{cohort}/applications/{application}/exclusion", reading::exclusion)
        .post("/cohorts/{cohort}/applications/{application}/decision", deciding::one)
        .post("/cohorts/{cohort}/applications/{application}/decision/removal", deciding::drop_one)
        .post("/cohorts/{cohort}/applications/{application}/offer/removal", deciding::take_back)
}

/// The account of who asks.
async fn reader(visit: &Visit, who: &Actor) -> Result<person::Model> {
    find_person(visit.house.store.read(), who.id).await?.ok_or(Error::Missing)
}

/// Whoever may decide about one application may decide in its cohort.
async fn may_admit(
    visit: &Visit,
    book: &super::super::Rulebook,
    may: &Permit<AdmitApplication>,
) -> Result<Permit<Admit>> {
    let on =
        find_admission(visit.house.store.read(), &book.catalogue, may.on().admission.cohort.id, may.who().id).await?;
    Ok(Permit::ask(may.who().clone(), on)?)
}
