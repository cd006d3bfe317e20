//! Which sections a paper has, and in which order.

use actix_web::{HttpResponse, http::StatusCode};

use super::{
    super::{
        commands::{add_section, bring_back, move_section, remove_section, rename_section, set_owner},
        forms::{Moving, Naming, NewSection, Owning, Shown},
        policies::{WorkOnDocument, WorkOnSection},
        queries::DocumentOn,
    },
    back_href,
    document::{href, page},
};
use crate::{
    identity::Permit,
    platform::errors::Result,
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Press, Visit},
};

/// The paper a section is in, with what was refused. What was typed elsewhere on it is not there.
async fn paper(
    may: &Permit<WorkOnSection>,
    visit: &Visit,
    status: StatusCode,
    state: FormState,
) -> Result<HttpResponse> {
    let on = DocumentOn { cohort: may.on().cohort.clone(), document: may.on().document.clone() };
    let state = FormState { values: std::collections::BTreeMap::default(), errors: state.errors };
    page(may.who().id, &on, visit, status, state).await
}

/// `POST /cohorts/{cohort}/documents/{document}/sections`
pub async fn add(may: Permit<WorkOnDocument>, visit: Visit, form: Form<NewSection>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &NewSection| {
        add_section(tx, &may, &sent.0).await?;
        Ok(Outcome::to(format!("{}#add", href(may.on())), "document-section-added"))
    };
    let again = async |status, state| page(may.who().id, may.on(), &visit, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/documents/{document}/sections/{section}/title`
pub async fn rename(may: Permit<WorkOnSection>, visit: Visit, form: Form<Naming>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &Naming| {
        rename_section(tx, &may, &sent.was, &sent.name).await?;
        Ok(Outcome::to(back_href(may.on()), "document-changed"))
    };
    let again = async |status, state| paper(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/documents/{document}/sections/{section}/place`
pub async fn order(may: Permit<WorkOnSection>, visit: Visit, form: Form<Moving>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &Moving| {
        move_section(tx, &may, sent.0).await?;
        Ok(Outcome::silently(back_href(may.on())))
    };
    let again = async |status, state| paper(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/documents/{document}/sections/{section}/owner`
pub async fn own(may: Permit<WorkOnSection>, visit: Visit, form: Form<Owning>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &Owning| {
        set_owner(tx, &may, sent.was, sent.takes).await?;
        let said = if sent.takes { "document-section-owned" } else { "document-section-let-go" };
        Ok(Outcome::to(back_href(may.on()), said))
    };
    let again = async |status, state| paper(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/documents/{document}/sections/{section}/removal`
pub async fn remove(may: Permit<WorkOnSection>, visit: Visit, form: Form<Shown>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, sent: &Shown| {
        remove_section(tx, &may, sent.version).await?;
        Ok(Outcome::to(
            format!("{}/{}", super::list_href(&may.on().cohort), may.on().document.id),
            "document-section-gone",
        ))
    };
    let again = async |status, state| paper(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/documents/{document}/sections/{section}/return`
pub async fn back(may: Permit<WorkOnSection>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, _: &Press| {
        bring_back(tx, &may).await?;
        Ok(Outcome::to(back_href(may.on()), "document-section-back"))
    };
    let again = async |status, state| paper(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}
