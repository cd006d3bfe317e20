//! Where an application stands, and what its applicant can do about it.

use actix_web::{HttpResponse, http::StatusCode, web::Data};
use entity::states::{ApplicationState, OfferState};

use super::{
    super::super::{
        commands::{answer_to_moved_start, withdraw},
        emails::{last_day, offer_path, zone_of},
        forms::applicants::StartAnswer,
        pages::applicants::{DraftPage, Forecast, Head, StatusPage, Waiting},
        policies::OwnApplication,
        queries::{ApplicationOn, find_application, newest_offer, outlook, place_of, told_state},
        rules::{band, editable, expect, gaps, rests_on_enough, withdrawable},
    },
    at_home, course, form_of,
};
use crate::{
    features::curriculum::{Catalogue, Programme},
    identity::Pass,
    platform::errors::Result,
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Press, Visit},
};

/// What somebody on the waitlist can count on.
async fn waiting(visit: &Visit, on: &ApplicationOn) -> Result<Waiting> {
    let db = visit.house.store.read();
    let place = place_of(db, &on.application).await?;
    let Some((place, cohort)) = place.zip(on.cohort.as_ref()) else {
        return Ok(Waiting { band: None, forecast: None });
    };
    let (rests_on, later) = outlook(db, cohort).await?;
    let row: Vec<_> = std::iter::once((cohort.name.clone(), cohort.starts_on)).chain(later).collect();
    let expected = expect(place, &rests_on);
    let forecast = Forecast::new(expected, &row, (rests_on.free, rests_on.open), rests_on_enough(&rests_on));
    Ok(Waiting { band: Some(band(place)), forecast: Some(forecast) })
}

/// What was offered, while it is open, and where one reads about an offer that has lapsed.
type Offers = (Option<(String, chrono::NaiveDate)>, Option<String>);

async fn offers(visit: &Visit, on: &ApplicationOn, state: ApplicationState) -> Result<Offers> {
    use ApplicationState::{Offered, Waitlisted};
    if !matches!(state, Offered | Waitlisted) {
        return Ok((None, None));
    }
    let Some(offer) = newest_offer(visit.house.store.read(), on.application.id).await? else { return Ok((None, None)) };
    let path = offer_path(&visit.house.tokens, &offer)?;
    Ok(match (state, offer.state) {
        (Offered, OfferState::Open) => (Some((path, last_day(offer.expires_at, zone_of(&on.application)))), None),
        (Waitlisted, OfferState::Lapsed) => (None, Some(path)),
        _ => (None, None),
    })
}

async fn status_view(
    visit: &Visit,
    on: &ApplicationOn,
    programme: &Programme,
    (status, form): (StatusCode, FormState),
) -> Result<HttpResponse> {
    let application = &on.application;
    let state = told_state(visit.house.store.read(), application, visit.now()).await?;
    let waits = state == ApplicationState::Waitlisted;
    let (offer, lapsed_href) = offers(visit, on, state).await?;
    let accepted = state == ApplicationState::Accepted;
    let page = StatusPage {
        head: Head::new(on, programme, visit.locale.tag(), visit.now()),
        state,
        code: application.code.clone(),
        editable: editable(application.state, on.closed(visit.now())).is_ok(),
        withdrawable: withdrawable(application.state, on.cohort.as_ref().map(|cohort| cohort.state)).is_ok(),
        waiting: if waits { Some(waiting(visit, on).await?) } else { None },
        offer,
        lapsed_href,
        asked_again: accepted && application.asked_again_at.is_some(),
        cohort_href: application.cohort_id.filter(|_| accepted).map(|cohort| format!("/cohorts/{cohort}")),
        signed_in: visit.who.is_some(),
        form,
    };
    visit.draw_as(status, &page)
}

/// `GET /applications/{application}`
pub async fn show(may: Pass<OwnApplication>, visit: Visit, catalogue: Data<Catalogue>) -> Result<HttpResponse> {
    let visit = at_home(visit, &may.on().application);
    view(&visit, may.on(), &catalogue, (StatusCode::OK, FormState::blank())).await
}

/// What is still to be written, or where it stands.
async fn view(
    visit: &Visit,
    on: &ApplicationOn,
    catalogue: &Catalogue,
    (status, form): (StatusCode, FormState),
) -> Result<HttpResponse> {
    let programme = course(catalogue, &on.programme.slug)?;
    if on.application.state != ApplicationState::Draft {
        return status_view(visit, on, &programme, (status, form)).await;
    }
    let missing = gaps(form_of(&programme)?, &programme.languages, &on.application);
    let head = Head::new(on, &programme, visit.locale.tag(), visit.now());
    visit.draw_as(status, &DraftPage::new(head, &missing, form))
}

/// The page after something was refused: as it stands now, not as it was when it was asked.
async fn again(
    may: &Pass<OwnApplication>,
    visit: &Visit,
    catalogue: &Catalogue,
    refused: (StatusCode, FormState),
) -> Result<HttpResponse> {
    let on = find_application(visit.house.store.read(), may.on().application.id).await?;
    view(visit, &on, catalogue, refused).await
}

/// `POST /applications/{application}/withdrawal`
pub async fn withdraw_it(
    may: Pass<OwnApplication>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    form: Form<Press>,
) -> Result<HttpResponse> {
    let visit = at_home(visit, &may.on().application);
    let href = format!("/applications/{}", may.on().application.id);
    let work = async |tx: &Tx, _: &Press| {
        withdraw(tx, &may).await?;
        Ok(Outcome::to(href.clone(), "application-withdrawn"))
    };
    visit.submit(&form, work, async |status, state| again(&may, &visit, &catalogue, (status, state)).await).await
}

/// `POST /applications/{application}/start-answer`
pub async fn answer_start(
    may: Pass<OwnApplication>,
    visit: Visit,
    catalogue: Data<Catalogue>,
    form: Form<StartAnswer>,
) -> Result<HttpResponse> {
    let visit = at_home(visit, &may.on().application);
    let href = format!("/applications/{}", may.on().application.id);
    let work = async |tx: &Tx, start: &StartAnswer| {
        answer_to_moved_start(tx, &may, &start.answer).await?;
        Ok(Outcome::to(href.clone(), "start-answered"))
    };
    visit.submit(&form, work, async |status, state| again(&may, &visit, &catalogue, (status, state)).await).await
}
