//! One's pitch: where it is, or where one begins it.

use actix_web::{HttpResponse, http::StatusCode};
use entity::{
    ids::{PersonId, PitchRoundId},
    states::{Role, VenturePart},
};

use super::super::{
    super::{
        policies::SeePitches,
        queries::{own_pitch, rounds_of},
    },
    commands::begin_pitch,
    forms::Begun,
    pages::{BeginPage, NAV, Nothing, place, room},
    policies::BeginPitch,
    queries::round_now,
    rules::{Draft, LINES, line_from},
};
use crate::{
    features::{
        cohorts::{CohortOn, cohort_strip},
        ventures::{Venture, venture_of},
    },
    identity::Permit,
    platform::errors::Result,
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Visit},
};

/// `GET /cohorts/{cohort}/pitches/mine`: one's pitch of the round that comes next or runs; else where one begins it.
pub async fn mine(may: Permit<SeePitches>, visit: Visit) -> Result<HttpResponse> {
    let (on, who, db) = (may.on(), may.who().id, visit.house.store.read());
    let rounds = rounds_of(db, on.cohort.id).await?;
    let now = round_now(&rounds);
    // Where no round is to come, the pitch one has already made is the one that is meant.
    if let Some(round) = now.or(rounds.last())
        && let Some(own) = own_pitch(db, round.row.id, who).await?
    {
        return Ok(visit.go_keeping_word(&place(on, &own.row)));
    }
    begin_page(on, who, &visit, now.map(|round| round.row.id), (StatusCode::OK, None)).await
}

async fn begin_page(
    on: &CohortOn,
    who: PersonId,
    visit: &Visit,
    round: Option<PitchRoundId>,
    (status, form): (StatusCode, Option<FormState>),
) -> Result<HttpResponse> {
    let venture = venture_of(visit.house.store.read(), who).await?;
    let name = venture.as_ref().map(|venture| venture.row.name.clone()).unwrap_or_default();
    let first = || FormState::with([("title", name), ("language", visit.locale.tag().to_owned())]);
    let leads = (on.standing.role != Some(Role::Participant)).then_some(Nothing::Leads);
    let page = BeginPage {
        strip: cohort_strip(on, NAV, visit.now()),
        room: room(on),
        nothing: leads.or(round.is_none().then_some(Nothing::NoRound)),
        action: round.map(|round| format!("{}/rounds/{round}/pitches", room(on))).unwrap_or_default(),
        form: form.unwrap_or_else(first),
        languages: visit.languages(),
        prefilled: venture.is_some(),
        venture_href: format!("/cohorts/{}/venture", on.cohort.id),
    };
    visit.draw_as(status, &page)
}

/// The lines a pitch begins with: what its maker says about their community already.
fn lines_of(venture: Option<&Venture>) -> [String; LINES] {
    let Some(venture) = venture else { return Default::default() };
    let says = |part| venture.says(part);
    let people = line_from(&[says(VenturePart::People), says(VenturePart::Needs)]);
    let does = line_from(&[says(VenturePart::Purpose), says(VenturePart::Content), says(VenturePart::Rhythm)]);
    [String::new(), people, does, String::new(), line_from(&[&venture.row.need]), String::new()]
}

/// `POST /cohorts/{cohort}/pitches/rounds/{round}/pitches`
pub async fn begin(may: Permit<BeginPitch>, visit: Visit, form: Form<Begun>) -> Result<HttpResponse> {
    let on = &may.on().cohort;
    let work = async |tx: &Tx, begun: &Begun| {
        let venture = venture_of(&**tx, may.who().id).await?;
        let lines = lines_of(venture.as_ref());
        let (title, language) = (begun.title.to_string(), begun.language.clone());
        let id = begin_pitch(tx, &may, &Draft { title, language, lines, link: None }).await?;
        Ok(Outcome::to(format!("{}/{id}/draft", room(on)), "drafts-begun"))
    };
    let again =
        async |status, form| begin_page(on, may.who().id, &visit, Some(may.on().round.id), (status, Some(form))).await;
    visit.submit(&form, work, again).await
}
