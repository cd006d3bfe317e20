//! Booking a place, changing it with somebody, and putting pitches into places.

use actix_web::{HttpRequest, HttpResponse};
use entity::ids::{PitchSlotId, PitchSwapId};

use super::{
    super::{
        super::policies::SeePitches,
        commands::{
            SwapAnswer, answer_swap, ask_swap, book as book_place, give_back as give_place_back, put as put_pitch,
            shift as shift_pitch,
        },
        forms::{Chosen, Moved, Said},
        pages::RoundForms,
        policies::{LeadRoom, SeeRoom},
    },
    draw_index, draw_round,
};
use crate::{
    features::cohorts::CohortOn,
    identity::Permit,
    platform::errors::{Error, Result},
    storage::{Tx, idempotency::Outcome},
    web::{Form, Press, Visit},
};

fn slot_in(req: &HttpRequest) -> Result<PitchSlotId> {
    req.match_info().query("slot").parse().map_err(|_| Error::Missing)
}

/// Where the order of a session stands.
fn order(on: &CohortOn, session: entity::ids::PitchSessionId) -> String {
    format!("/cohorts/{}/pitches#session-{session}", on.cohort.id)
}

/// `POST /cohorts/{cohort}/pitches/sessions/{session}/slots/{slot}/booking`
pub async fn book(may: Permit<SeeRoom>, visit: Visit, req: HttpRequest, form: Form<Press>) -> Result<HttpResponse> {
    let (on, slot) = (may.on(), slot_in(&req)?);
    let work = async |tx: &Tx, _: &Press| {
        book_place(tx, &may, slot).await?;
        Ok(Outcome::to(order(&on.cohort, on.session.id), "pitch-place-booked"))
    };
    let again = async |status, state| draw_index(&on.cohort, may.who().id, &visit, (status, state)).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/pitches/sessions/{session}/slots/{slot}/booking/removal`
pub async fn give_back(
    may: Permit<SeeRoom>,
    visit: Visit,
    req: HttpRequest,
    form: Form<Press>,
) -> Result<HttpResponse> {
    let (on, slot) = (may.on(), slot_in(&req)?);
    let work = async |tx: &Tx, _: &Press| {
        give_place_back(tx, &may, slot).await?;
        Ok(Outcome::to(order(&on.cohort, on.session.id), "pitch-place-free"))
    };
    let again = async |status, state| draw_index(&on.cohort, may.who().id, &visit, (status, state)).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/pitches/sessions/{session}/slots/{slot}/swap`
pub async fn ask(may: Permit<SeeRoom>, visit: Visit, req: HttpRequest, form: Form<Press>) -> Result<HttpResponse> {
    let (on, slot) = (may.on(), slot_in(&req)?);
    let work = async |tx: &Tx, _: &Press| {
        ask_swap(tx, &may, slot).await?;
        Ok(Outcome::to(order(&on.cohort, on.session.id), "pitch-swap-asked"))
    };
    let again = async |status, state| draw_index(&on.cohort, may.who().id, &visit, (status, state)).await;
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/pitches/swaps/{swap}`
pub async fn answer(may: Permit<SeePitches>, visit: Visit, req: HttpRequest, form: Form<Said>) -> Result<HttpResponse> {
    let on = may.on();
    let swap: PitchSwapId = req.match_info().query("swap").parse().map_err(|_| Error::Missing)?;
    let work = async |tx: &Tx, said: &Said| {
        answer_swap(tx, &may, swap, said.answer).await?;
        let word = match said.answer {
            SwapAnswer::Yes => "swap-done",
            SwapAnswer::No => "swap-declined",
            SwapAnswer::Back => "swap-back",
        };
        Ok(Outcome::to(format!("/cohorts/{}/pitches", on.cohort.id), word))
    };
    let again = async |status, state| draw_index(on, may.who().id, &visit, (status, state)).await;
    visit.submit(&form, work, again).await
}

/// Where a trainer sees a session of a round.
fn placed(may: &Permit<LeadRoom>) -> String {
    let on = may.on();
    format!("/cohorts/{}/pitches/rounds/{}#session-{}", on.cohort.cohort.id, on.round.row.id, on.session.id)
}

/// `POST /cohorts/{cohort}/pitches/sessions/{session}/slots/{slot}/pitch`
pub async fn put(may: Permit<LeadRoom>, visit: Visit, req: HttpRequest, form: Form<Chosen>) -> Result<HttpResponse> {
    let (on, slot) = (may.on(), slot_in(&req)?);
    let work = async |tx: &Tx, chosen: &Chosen| {
        put_pitch(tx, &may, slot, chosen.pitch).await?;
        Ok(Outcome::to(placed(&may), "pitch-placed"))
    };
    let again = async |status, other| {
        let forms = RoundForms { other, ..RoundForms::default() };
        draw_round((&on.cohort, on.round.row.id), may.who().id, &visit, (status, forms)).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/pitches/sessions/{session}/slots/{slot}/move`
pub async fn shift(may: Permit<LeadRoom>, visit: Visit, req: HttpRequest, form: Form<Moved>) -> Result<HttpResponse> {
    let (on, slot) = (may.on(), slot_in(&req)?);
    let work = async |tx: &Tx, moved: &Moved| {
        shift_pitch(tx, &may, slot, moved.to).await?;
        Ok(Outcome::to(placed(&may), "pitch-placed"))
    };
    let again = async |status, other| {
        let forms = RoundForms { other, ..RoundForms::default() };
        draw_round((&on.cohort, on.round.row.id), may.who().id, &visit, (status, forms)).await
    };
    visit.submit(&form, work, again).await
}
