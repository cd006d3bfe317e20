//! Breaks: one's own, and those an owner gives.

use actix_web::{HttpResponse, http::StatusCode, web::Path};
use entity::ids::EnrolmentId;

use super::{
    super::{
        commands::{end_break as end_own, end_break_of as end_for, give_break as give_to, take_break as take_own},
        forms::Break,
        pages::{BreakPage, SettingsForms},
        policies::{ManageCohort, TakeBreak},
    },
    settings::{settings_outcome, settings_page},
};
use crate::{
    identity::Permit,
    platform::errors::{Error, Result},
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Press, Visit},
};

fn own_page(may: &Permit<TakeBreak>, visit: &Visit, status: StatusCode, form: FormState) -> Result<HttpResponse> {
    visit.draw_as(status, &BreakPage::new(may.on(), form, visit.now()))
}

/// `GET /cohorts/{cohort}/break`
pub async fn show_break(may: Permit<TakeBreak>, visit: Visit) -> Result<HttpResponse> {
    own_page(&may, &visit, StatusCode::OK, FormState::default())
}

/// `POST /cohorts/{cohort}/break`
pub async fn take_break(may: Permit<TakeBreak>, visit: Visit, form: Form<Break>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, wanted: &Break| {
        take_own(tx, &may, wanted.back_on).await?;
        Ok(Outcome::to(format!("/cohorts/{}/break", may.on().cohort.id), "break-begun"))
    };
    let again = async |status, form| own_page(&may, &visit, status, form);
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/break/end`
pub async fn end_break(may: Permit<TakeBreak>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, _: &Press| {
        end_own(tx, &may).await?;
        Ok(Outcome::to("/home".to_owned(), "break-ended"))
    };
    let again = async |status, form| own_page(&may, &visit, status, form);
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/enrolments/{enrolment}/break`
pub async fn give_break(
    may: Permit<ManageCohort>,
    visit: Visit,
    path: Path<(String, String)>,
    form: Form<Break>,
) -> Result<HttpResponse> {
    let id: EnrolmentId = path.1.parse().map_err(|_| Error::Missing)?;
    let work = async |tx: &Tx, wanted: &Break| {
        give_to(tx, &may, id, wanted.back_on).await?;
        Ok(settings_outcome(&may, "break-given"))
    };
    let again = async |status, state| {
        let forms = SettingsForms { away: Some((id, state)), ..SettingsForms::default() };
        settings_page(&may, &visit, status, forms).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/enrolments/{enrolment}/break/end`
pub async fn end_break_of(
    may: Permit<ManageCohort>,
    visit: Visit,
    path: Path<(String, String)>,
    form: Form<Press>,
) -> Result<HttpResponse> {
    let id: EnrolmentId = path.1.parse().map_err(|_| Error::Missing)?;
    let work = async |tx: &Tx, _: &Press| {
        end_for(tx, &may, id).await?;
        Ok(settings_outcome(&may, "break-over"))
    };
    let again = async |status, other| {
        settings_page(&may, &visit, status, SettingsForms { other, ..SettingsForms::default() }).await
    };
    visit.submit(&form, work, again).await
}
