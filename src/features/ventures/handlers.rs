//! From requests about communities to pages.

use actix_web::{HttpResponse, http::StatusCode};

use super::{
    commands::{VentureToSay, say_venture},
    forms::WrittenVenture,
    pages::{OwnPage, VenturePage, form_of},
    policies::{LookAfter, ReadVenture},
    queries::venture_of,
};
use crate::{
    identity::Permit,
    platform::errors::Result,
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Visit},
};

/// `GET /cohorts/{cohort}/venture`
pub async fn own(may: Permit<LookAfter>, visit: Visit) -> Result<HttpResponse> {
    let venture = venture_of(visit.house.store.read(), may.who().id).await?;
    let form = form_of(venture.as_ref());
    visit.draw(&OwnPage::new(may.on(), &may.who().id.to_string(), venture.as_ref(), form, visit.now()))
}

/// `POST /cohorts/{cohort}/venture`
pub async fn say(may: Permit<LookAfter>, visit: Visit, form: Form<WrittenVenture>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, written: &WrittenVenture| {
        let WrittenVenture { name, stage, need, seen, parts } = written.clone();
        let language = visit.locale.tag().to_owned();
        say_venture(tx, &may, &VentureToSay { name, stage, need, parts, seen, language }).await?;
        Ok(Outcome::to(format!("/cohorts/{}/venture", may.on().cohort.id), "ventures-kept"))
    };
    let again = async |status, form: FormState| {
        let venture = venture_of(visit.house.store.read(), may.who().id).await?;
        let page = OwnPage::new(may.on(), &may.who().id.to_string(), venture.as_ref(), form, visit.now());
        let crossed = status == StatusCode::CONFLICT;
        visit.draw_as(status, &if crossed { page.with_crossed(venture.as_ref()) } else { page })
    };
    visit.submit(&form, work, again).await
}

/// `GET /cohorts/{cohort}/people/{person}/venture`
pub async fn show(may: Permit<ReadVenture>, visit: Visit) -> Result<HttpResponse> {
    let keeper = may.on().member.person;
    let venture = venture_of(visit.house.store.read(), keeper).await?;
    visit.draw(&VenturePage::new(may.on(), venture, keeper == may.who().id, visit.now()))
}
