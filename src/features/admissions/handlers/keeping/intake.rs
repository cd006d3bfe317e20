//! When people apply for a cohort, and where an application can go.

use actix_web::{HttpResponse, http::StatusCode, web::Data};
use chrono_tz::Tz;

use super::{
    super::super::{
        commands::{set_intake, transfer},
        draw::commitment,
        forms::keeping::{IntakeForm, TransferForm},
        pages::keeping::{IntakePage, TransferPage, current, usual},
        policies::{Admit, AdmitApplication},
        queries::elsewhere as other_cohorts,
    },
    strip, strip_of,
};
use crate::{
    features::curriculum::Catalogue,
    identity::Permit,
    platform::{errors::Result, zones},
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Visit},
};

fn zone_of(may: &Permit<Admit>) -> Tz {
    zones::zone(&may.on().cohort.zone).unwrap_or(Tz::UTC)
}

async fn intake_page(
    may: &Permit<Admit>,
    visit: &Visit,
    catalogue: &Catalogue,
    status: StatusCode,
    form: FormState,
) -> Result<HttpResponse> {
    let on = may.on();
    let href = format!("/cohorts/{}", on.cohort.id);
    let page = IntakePage {
        strip: strip_of(may, visit, catalogue).await?,
        back_href: format!("{href}/settings"),
        name: on.cohort.name.clone(),
        action: format!("{href}/intake"),
        form,
        zone: on.cohort.zone.clone(),
        commitment: on.intake.as_ref().map(|intake| commitment(&intake.seed)),
        seats_href: format!("/programmes/{}/seats", on.programme.slug),
        import_href: format!("{href}/applications/import"),
    };
    visit.draw_as(status, &page)
}

/// `GET /cohorts/{cohort}/intake`
pub async fn intake(may: Permit<Admit>, visit: Visit, catalogue: Data<Catalogue>) -> Result<HttpResponse> {
    may.on().form()?;
    let form = match &may.on().intake {
        Some(intake) => current(intake, zone_of(&may)),
        None => usual(&may.on().cohort, visit.now()),
    };
    intake_page(&may, &visit, &catalogue, StatusCode::OK, form).await
}

/// `POST /cohorts/{cohort}/intake`
pub async fn change(
    may: Permit<Admit>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    form: Form<IntakeForm>,
) -> Result<HttpResponse> {
    may.on().form()?;
    let work = async |tx: &Tx, wanted: &IntakeForm| {
        set_intake(tx, &may, &wanted.in_zone(zone_of(&may))).await?;
        Ok(Outcome::to(format!("/cohorts/{}/intake", may.on().cohort.id), "intake-set"))
    };
    let again = async |status, state| intake_page(&may, &visit, &catalogue, status, state).await;
    visit.submit(&form, work, again).await
}

fn overview_href(may: &Permit<AdmitApplication>) -> String {
    format!("/programmes/{}/applications", may.on().admission.programme.slug)
}

async fn transfer_page(
    may: &Permit<AdmitApplication>,
    visit: &Visit,
    catalogue: &Catalogue,
    status: StatusCode,
    form: FormState,
) -> Result<HttpResponse> {
    let (on, application) = (&may.on().admission, &may.on().application);
    let cohorts = other_cohorts(visit.house.store.read(), &on.cohort).await?;
    let page = TransferPage {
        strip: strip(visit, catalogue, on.cohort.id, may.who().id).await?,
        back_href: overview_href(may),
        code: application.code.clone(),
        name: (!on.blind()).then(|| application.name.clone()),
        action: format!("/cohorts/{}/applications/{}/transfer", on.cohort.id, application.id),
        form,
        cohorts: cohorts.into_iter().map(|cohort| (cohort.id.to_string(), cohort.name)).collect(),
    };
    visit.draw_as(status, &page)
}

/// `GET /cohorts/{cohort}/applications/{application}/transfer`
pub async fn elsewhere(
    may: Permit<AdmitApplication>,
    visit: Visit,
    catalogue: Data<Catalogue>,
) -> Result<HttpResponse> {
    transfer_page(&may, &visit, &catalogue, StatusCode::OK, FormState::blank()).await
}

/// `POST /cohorts/{cohort}/applications/{application}/transfer`
pub async fn move_application(
    may: Permit<AdmitApplication>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    form: Form<TransferForm>,
) -> Result<HttpResponse> {
    let work = async |tx: &Tx, wanted: &TransferForm| {
        transfer(tx, &may, wanted.to).await?;
        Ok(Outcome::to(overview_href(&may), "application-moved"))
    };
    let again = async |status, state| transfer_page(&may, &visit, &catalogue, status, state).await;
    visit.submit(&form, work, again).await
}
