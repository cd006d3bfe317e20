//! From requests about what became of it to pages.

use actix_web::{HttpResponse, http::StatusCode, web::Path};
use entity::states::Moment;

use super::{
    commands::{LookingBack, look_back},
    forms::Answering,
    pages::{AfterwardsPage, address_of},
    policies::LookBack,
    queries::answers_of,
};
use crate::{
    identity::Permit,
    platform::{
        errors::{Error, Result},
        zones::date_in,
    },
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Visit},
};

async fn page(
    may: &Permit<LookBack>,
    visit: &Visit,
    status: StatusCode,
    typed: Option<(Moment, FormState, bool)>,
) -> Result<HttpResponse> {
    let said = answers_of(visit.house.store.read(), may.on().cohort.id, may.who().id).await?;
    let when = (date_in(visit.zone, visit.now()), visit.now());
    visit.draw_as(status, &AfterwardsPage::new(may.on(), &said, when, typed))
}

/// `GET /cohorts/{cohort}/afterwards`
pub async fn show(may: Permit<LookBack>, visit: Visit) -> Result<HttpResponse> {
    page(&may, &visit, StatusCode::OK, None).await
}

/// `POST /cohorts/{cohort}/afterwards/{moment}`
pub async fn say(
    may: Permit<LookBack>,
    visit: Visit,
    path: Path<(String, String)>,
    form: Form<Answering>,
) -> Result<HttpResponse> {
    let named = Moment::ALL.iter().copied().find(|moment| address_of(*moment) == path.1);
    let moment = named.ok_or(Error::Missing)?;
    let today = date_in(visit.zone, visit.now());
    let work = async |tx: &Tx, answering: &Answering| {
        let Answering { answer, words, version } = answering.clone();
        look_back(tx, &may, &LookingBack { moment, answer, words, seen: version }, today).await?;
        Ok(Outcome::to(format!("/cohorts/{}/afterwards", may.on().cohort.id), "looked-back"))
    };
    let again = async |status, state| {
        let crossed = status == StatusCode::CONFLICT;
        page(&may, &visit, status, Some((moment, state, crossed))).await
    };
    visit.submit(&form, work, again).await
}
