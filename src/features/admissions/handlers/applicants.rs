//! Pages of visitors and applicants.

mod answering;
mod entry;
mod interest;
mod standing;
mod writing;

use std::sync::Arc;

use entity::application;

use super::super::emails::zone_of;
use crate::{
    features::curriculum::{ApplicationForm, Catalogue, Programme},
    platform::errors::{Error, Result},
    web::{Routes, Visit},
};

/// Their routes. What has a word of its own stands before `{section}`.
pub fn routes() -> Routes {
    Routes::default()
        .get("/", entry::front)
        .get("/programmes/{programme}", entry::programme)
        .get("/programmes/{programme}/apply", entry::apply_page)
        .post("/programmes/{programme}/apply", entry::apply)
        .get("/programmes/{programme}/apply/sent", entry::sent)
        .post("/programmes/{programme}/interest", interest::ask)
        .get("/apply/{token}", entry::come_back)
        .get("/interest/{token}", interest::page)
        .post("/interest/{token}", interest::confirm)
        .post("/interest/{token}/removal", interest::forget)
        .get("/offers/{token}", answering::page)
        .post("/offers/{token}", answering::answer)
        .get("/applications/{application}", standing::show)
        .post("/applications/{application}/withdrawal", standing::withdraw_it)
        .post("/applications/{application}/start-answer", standing::answer_start)
        .get("/applications/{application}/check", writing::check)
        .post("/applications/{application}/submission", writing::send_in)
        .get("/applications/{application}/consent", writing::consent_page)
        .post("/applications/{application}/consent", writing::consent)
        .get("/applications/{application}/{section}", writing::section_page)
        .post("/applications/{application}/{section}", writing::save)
}

/// A course as it is now.
fn course(catalogue: &Catalogue, slug: &str) -> Result<Arc<Programme>> {
    catalogue.programme(slug).ok_or(Error::Missing)
}

/// What a course asks its applicants; missing where it takes none.
fn form_of(programme: &Programme) -> Result<&ApplicationForm> {
    programme.application.as_deref().ok_or(Error::Missing)
}

/// A visit to an application without an account: its dates are those of where the applicant lives.
fn at_home(mut visit: Visit, application: &application::Model) -> Visit {
    if visit.who.is_none() {
        visit.zone = zone_of(application);
    }
    visit
}
