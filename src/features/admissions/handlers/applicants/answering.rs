//! The answer to an offer, by the link in its e-mail: without signing in, and never by a GET.

use actix_web::{
    HttpResponse,
    http::StatusCode,
    web::{Data, Path},
};
use entity::states::{ApplicationState, OfferState};

use super::{
    super::super::{
        commands::{answer_offer, take_late},
        emails::{last_day, zone_of},
        forms::applicants::OfferAnswer,
        pages::applicants::OfferPage,
        policies::AnswerOffer,
        queries::{OfferOn, find_offer, place_of},
        rules::band,
    },
    at_home, course,
};
use crate::{
    features::{
        cohorts::takes_people,
        curriculum::{Catalogue, Programme},
    },
    identity::Pass,
    platform::errors::Result,
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Visit},
};

/// What the page is about: the offer's state, and what has come of it since.
fn state_of(on: &OfferOn, visit: &Visit) -> &'static str {
    let in_it =
        on.on.application.state == ApplicationState::Accepted && on.on.application.cohort_id == Some(on.cohort.id);
    match on.offer.state {
        _ if in_it => "accepted",
        OfferState::Open if on.offer.expires_at <= visit.now() => "over",
        OfferState::Open => "open",
        // They had said yes, and then something else: the seat is no longer theirs.
        OfferState::Accepted => "given-back",
        OfferState::Declined => "declined",
        OfferState::Later => "later",
        OfferState::Lapsed => "lapsed",
        OfferState::Withdrawn => "withdrawn",
    }
}

async fn offer_view(
    visit: &Visit,
    on: &OfferOn,
    programme: &Programme,
    token: &str,
    (status, form): (StatusCode, FormState),
) -> Result<HttpResponse> {
    let (application, cohort) = (&on.on.application, &on.cohort);
    let state = state_of(on, visit);
    let waits = application.state == ApplicationState::Waitlisted;
    let place = if waits { place_of(visit.house.store.read(), application).await? } else { None };
    let free = state == "lapsed" && waits && cohort.taken < cohort.seats && takes_people(cohort.state).is_ok();
    let page = OfferPage {
        state,
        action: format!("/offers/{token}"),
        title: programme.say(&programme.title, visit.locale.tag()),
        programme_href: format!("/programmes/{}", programme.slug),
        cohort: cohort.name.clone(),
        cohort_href: format!("/cohorts/{}", cohort.id),
        starts_on: cohort.starts_on,
        zone: cohort.zone.clone(),
        last_day: last_day(on.offer.expires_at, zone_of(application)),
        waits_for: on.on.cohort.as_ref().filter(|_| waits).map(|cohort| cohort.name.clone()),
        waits,
        band: place.map(band),
        free,
        signed_in: visit.who.is_some(),
        form,
    };
    visit.draw_as(status, &page)
}

/// `GET /offers/{token}`
pub async fn page(
    may: Pass<AnswerOffer>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    token: Path<String>,
) -> Result<HttpResponse> {
    let visit = at_home(visit, &may.on().on.application);
    let programme = course(&catalogue, &may.on().on.programme.slug)?;
    offer_view(&visit, may.on(), &programme, &token, (StatusCode::OK, FormState::blank())).await
}

/// `POST /offers/{token}`
pub async fn answer(
    may: Pass<AnswerOffer>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    token: Path<String>,
    form: Form<OfferAnswer>,
) -> Result<HttpResponse> {
    let visit = at_home(visit, &may.on().on.application);
    let programme = course(&catalogue, &may.on().on.programme.slug)?;
    let work = async |tx: &Tx, said: &OfferAnswer| {
        match said {
            OfferAnswer::InTime(answer) => answer_offer(tx, &may, answer).await?,
            OfferAnswer::Late(gives) => take_late(tx, &may, gives.as_ref()).await?,
        }
        Ok(Outcome::silently(format!("/offers/{token}")))
    };
    let again = async |status, state| {
        // As it stands now: somebody may have answered in another tab.
        let on = find_offer(visit.house.store.read(), may.on().offer.id).await?;
        offer_view(&visit, &on, &programme, &token, (status, state)).await
    };
    visit.submit(&form, work, again).await
}
