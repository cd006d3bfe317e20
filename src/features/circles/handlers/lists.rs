//! What somebody could give to whom.

use actix_web::{HttpRequest, HttpResponse, http::StatusCode};
use entity::ids::CircleContributionId;

use super::{
    super::{
        commands::{add_contribution, settle_contribution},
        forms::{Contribution, Settle},
        pages::{ContributionRow, ContributionsPage},
        policies::HaveCircle,
        queries::contributions_of,
    },
    base, id_in,
};
use crate::{
    features::cohorts::cohort_strip,
    identity::Permit,
    platform::errors::Result,
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Visit},
};

async fn page(may: &Permit<HaveCircle>, visit: &Visit, status: StatusCode, form: FormState) -> Result<HttpResponse> {
    let on = may.on();
    let own = contributions_of(visit.house.store.read(), on.cohort.id, may.who().id).await?;
    let action = format!("{}/contributions", base(on));
    let row = |one: entity::circle_contribution::Model| ContributionRow {
        action: format!("{action}/{}", one.id),
        whom: one.whom,
        gift: one.gift,
        done: one.done_at.is_some(),
    };
    let page = ContributionsPage {
        strip: cohort_strip(on, "nav-circles", visit.now()),
        rows: own.into_iter().map(row).collect(),
        action: (!on.is_closed()).then(|| action.clone()),
        back_href: base(on),
        form,
    };
    visit.draw_as(status, &page)
}

/// `GET /cohorts/{cohort}/circles/contributions`
pub async fn contributions(may: Permit<HaveCircle>, visit: Visit) -> Result<HttpResponse> {
    page(&may, &visit, StatusCode::OK, FormState::blank()).await
}

/// `POST /cohorts/{cohort}/circles/contributions`
pub async fn contribute(may: Permit<HaveCircle>, visit: Visit, form: Form<Contribution>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, new: &Contribution| {
        add_contribution(tx, &may, &new.whom, &new.gift).await?;
        Ok(Outcome::silently(format!("{}/contributions", base(may.on()))))
    };
    let again = async |status, state| page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/circles/contributions/{contribution}`: given, not given, or off the list.
pub async fn settle(
    may: Permit<HaveCircle>,
    visit: Visit,
    req: HttpRequest,
    form: Form<Settle>,
) -> Result<HttpResponse> {
    let id: CircleContributionId = id_in(&req, "contribution")?;
    let work = async |tx: &Tx, what: &Settle| {
        settle_contribution(tx, &may, id, what.settling).await?;
        Ok(Outcome::silently(format!("{}/contributions", base(may.on()))))
    };
    let again = async |status, state| page(&may, &visit, status, state).await;
    visit.submit(&form, work, again).await
}
