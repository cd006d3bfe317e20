//! All applications of a programme at a glance.

use actix_web::{HttpResponse, http::StatusCode, web::Data};
use entity::{ids::PersonId, programme};

use super::super::super::{
    commands::merge,
    forms::keeping::MergeForm,
    pages::keeping::Overview,
    policies::AdmitApplication,
    queries::{counts_by_cohort, declared_by, doubles_of, draws_of, for_next_cohort, interested, windows_of},
};
use crate::{
    features::{cohorts::OwnProgramme, curriculum::Catalogue},
    identity::{Permit, find_person},
    platform::errors::{Error, Result},
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Visit},
};

async fn overview_page(
    visit: &Visit,
    catalogue: &Catalogue,
    (programme, who): (&programme::Model, PersonId),
    status: StatusCode,
    form: FormState,
) -> Result<HttpResponse> {
    let course = catalogue.programme(&programme.slug).filter(|course| course.application.is_some());
    let course = course.ok_or(Error::Missing)?;
    let db = visit.house.store.read();
    let doubles = doubles_of(db, programme.id).await?;
    let overview = Overview {
        windows: windows_of(db, programme.id).await?,
        counts: counts_by_cohort(db, programme.id).await?,
        waiting: for_next_cohort(db, programme.id).await?,
        draws: draws_of(db, programme.id).await?,
        interested: interested(db, programme.id).await?,
        reader: find_person(db, who).await?.ok_or(Error::Missing)?,
        left: declared_by(db, who).await?,
        doubles,
    };
    let title = course.say(&course.title, visit.locale.tag());
    visit.draw_as(status, &overview.page(title, &programme.slug, form))
}

/// `GET /programmes/{programme}/applications`
pub async fn overview(may: Permit<OwnProgramme>, visit: Visit, catalogue: Data<Catalogue>) -> Result<HttpResponse> {
    let of = (&may.on().programme, may.who().id);
    overview_page(&visit, &catalogue, of, StatusCode::OK, FormState::blank()).await
}

/// `POST /cohorts/{cohort}/applications/{application}/merge`
pub async fn merge_double(
    may: Permit<AdmitApplication>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    form: Form<MergeForm>,
) -> Result<HttpResponse> {
    let programme = &may.on().admission.programme;
    let work = async |tx: &Tx, wanted: &MergeForm| {
        merge(tx, &may, wanted.other).await?;
        Ok(Outcome::to(format!("/programmes/{}/applications", programme.slug), "applications-merged"))
    };
    let again = async |status, state| overview_page(&visit, &catalogue, (programme, may.who().id), status, state).await;
    visit.submit(&form, work, again).await
}
