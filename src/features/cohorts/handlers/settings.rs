//! What an owner changes about a cohort.

use actix_web::{HttpResponse, http::StatusCode, web::Path};
use entity::ids::EnrolmentId;

use super::super::{
    commands::{NewMember, change_seats, end_enrolment, enrol, move_stay, move_to},
    forms::{ChangeSeats, ChangeState, EndStay, MoveStay},
    pages::{SettingsForms, SettingsPage},
    policies::ManageCohort,
    queries::{later_cohorts, members},
};
use crate::{
    identity::Permit,
    platform::errors::{Error, Result},
    storage::{Tx, idempotency::Outcome},
    web::{Form, Visit},
};

pub(super) async fn settings_page(
    may: &Permit<ManageCohort>,
    visit: &Visit,
    status: StatusCode,
    forms: SettingsForms,
) -> Result<HttpResponse> {
    let db = visit.house.store.read();
    let members = members(db, may.on().cohort.id).await?;
    let later = later_cohorts(db, &may.on().cohort).await?;
    let page = SettingsPage::new(may.on(), &members, &later, visit.languages(), visit.now(), forms);
    visit.draw_as(status, &page)
}

pub(super) fn settings_outcome(may: &Permit<ManageCohort>, said: &str) -> Outcome {
    Outcome::to(format!("/cohorts/{}/settings", may.on().cohort.id), said)
}

/// `GET /cohorts/{cohort}/settings`
pub async fn settings(may: Permit<ManageCohort>, visit: Visit) -> Result<HttpResponse> {
    settings_page(&may, &visit, StatusCode::OK, SettingsForms::default()).await
}

/// `POST /cohorts/{cohort}/state`
pub async fn change_state(may: Permit<ManageCohort>, visit: Visit, form: Form<ChangeState>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, change: &ChangeState| {
        move_to(tx, &may, change.step).await?;
        Ok(settings_outcome(&may, "cohort-moved"))
    };
    let again = async |status, other| {
        settings_page(&may, &visit, status, SettingsForms { other, ..SettingsForms::default() }).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/enrolments`
pub async fn enrol_member(may: Permit<ManageCohort>, visit: Visit, form: Form<NewMember>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, new: &NewMember| {
        enrol(tx, &may, new).await?;
        Ok(settings_outcome(&may, "member-enrolled"))
    };
    let again = async |status, member| {
        settings_page(&may, &visit, status, SettingsForms { member, ..SettingsForms::default() }).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/enrolments/{enrolment}/end`
pub async fn end_stay(
    may: Permit<ManageCohort>,
    visit: Visit,
    path: Path<(String, String)>,
    form: Form<EndStay>,
) -> Result<HttpResponse> {
    let id: EnrolmentId = path.1.parse().map_err(|_| Error::Missing)?;
    let work = async |tx: &Tx, end: &EndStay| {
        end_enrolment(tx, &may, id, &end.reason).await?;
        Ok(settings_outcome(&may, "member-left"))
    };
    let again = async |status, state| {
        settings_page(&may, &visit, status, SettingsForms { end: Some((id, state)), ..SettingsForms::default() }).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/seats`
pub async fn seat(may: Permit<ManageCohort>, visit: Visit, form: Form<ChangeSeats>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, change: &ChangeSeats| {
        change_seats(tx, &may, change.seats).await?;
        Ok(settings_outcome(&may, "seats-changed"))
    };
    let again = async |status, seats| {
        settings_page(&may, &visit, status, SettingsForms { seats, ..SettingsForms::default() }).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/enrolments/{enrolment}/move`
pub async fn move_member(
    may: Permit<ManageCohort>,
    visit: Visit,
    path: Path<(String, String)>,
    form: Form<MoveStay>,
) -> Result<HttpResponse> {
    let id: EnrolmentId = path.1.parse().map_err(|_| Error::Missing)?;
    let work = async |tx: &Tx, wanted: &MoveStay| {
        move_stay(tx, &may, id, wanted.to).await?;
        Ok(settings_outcome(&may, "member-moved"))
    };
    let again = async |status, state| {
        let forms = SettingsForms { moving: Some((id, state)), ..SettingsForms::default() };
        settings_page(&may, &visit, status, forms).await
    };
    visit.submit(&form, work, again).await
}
