//! Planning a round, changing it, and calling it off.

use actix_web::{HttpResponse, http::StatusCode};
use chrono::NaiveTime;

use super::{
    super::{
        super::{policies::LeadPitches, queries::rounds_of},
        commands::{add_session, cancel_round, change_session, mark_heard, plan_round, remove_session},
        forms::{Changed, Chosen, WrittenRound, WrittenSession},
        pages::{NewPage, RoundForms},
        policies::{LeadRoom, LeadRound},
        queries::version_of,
    },
    Looking, draw_round,
};
use crate::{
    features::cohorts::{CohortOn, seat_count},
    identity::Permit,
    platform::errors::Result,
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Press, Visit},
};

/// Where a round's page is.
fn href(on: &CohortOn, round: entity::ids::PitchRoundId) -> String {
    format!("/cohorts/{}/pitches/rounds/{round}", on.cohort.id)
}

async fn new_page(
    may: &Permit<LeadPitches>,
    visit: &Visit,
    (status, form): (StatusCode, FormState),
) -> Result<HttpResponse> {
    let looking = Looking::at(may.on(), may.who().id, visit, &[]).await?;
    visit.draw_as(status, &NewPage::new(&looking.eye(), form))
}

/// `GET /cohorts/{cohort}/pitches/rounds/new`: the next round of the plan, with a place for everybody.
pub async fn new(may: Permit<LeadPitches>, visit: Visit) -> Result<HttpResponse> {
    let (on, db) = (may.on(), visit.house.store.read());
    let plan = on.course()?.pitches.clone();
    let there: Vec<u32> =
        rounds_of(db, on.cohort.id).await?.iter().filter_map(|round| u32::try_from(round.row.week).ok()).collect();
    let weeks = plan.as_ref().map(|plan| plan.rounds.clone()).unwrap_or_default();
    let week = weeks.iter().find(|week| !there.contains(week)).or(weeks.first()).copied().unwrap_or(1);
    let people = seat_count(db, on.cohort.id, entity::states::Role::Participant).await?;
    let form = FormState::with([
        ("week", week.to_string()),
        ("on", on.calendar.day_of(week, 4).to_string()),
        ("at", NaiveTime::from_hms_opt(14, 0, 0).unwrap_or_default().format("%H:%M").to_string()),
        ("zone", on.cohort.zone.clone()),
        ("minutes", plan.map_or(5, |plan| plan.minutes).to_string()),
        ("places", people.clamp(2, 12).to_string()),
    ]);
    new_page(&may, &visit, (StatusCode::OK, form)).await
}

/// `POST /cohorts/{cohort}/pitches/rounds`
pub async fn plan(may: Permit<LeadPitches>, visit: Visit, form: Form<WrittenRound>) -> Result<HttpResponse> {
    let work = async |tx: &Tx, written: &WrittenRound| {
        let id = plan_round(tx, &may, &written.placed(&may.on().calendar)?).await?;
        Ok(Outcome::to(href(may.on(), id), "pitch-round-planned"))
    };
    let again = async |status, state| new_page(&may, &visit, (status, state)).await;
    visit.submit(&form, work, again).await
}

/// `GET /cohorts/{cohort}/pitches/rounds/{round}`
pub async fn round(may: Permit<LeadRound>, visit: Visit) -> Result<HttpResponse> {
    let on = may.on();
    let page = (StatusCode::OK, RoundForms::default());
    draw_round((&on.cohort, on.round.row.id), may.who().id, &visit, page).await
}

fn week(on: &entity::pitch_round::Model) -> u32 {
    u32::try_from(on.week).unwrap_or(1)
}

/// `POST /cohorts/{cohort}/pitches/rounds/{round}/sessions`
pub async fn add(may: Permit<LeadRound>, visit: Visit, form: Form<WrittenSession>) -> Result<HttpResponse> {
    let on = may.on();
    let id = on.round.row.id;
    let work = async |tx: &Tx, written: &WrittenSession| {
        add_session(tx, &may, &written.placed(&on.cohort.calendar, week(&on.round.row))?).await?;
        Ok(Outcome::to(href(&on.cohort, id), "pitch-session-added"))
    };
    let again = async |status, state| {
        let forms = RoundForms { adding: Some(state), ..RoundForms::default() };
        draw_round((&on.cohort, id), may.who().id, &visit, (status, forms)).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/pitches/sessions/{session}`
pub async fn change(may: Permit<LeadRoom>, visit: Visit, form: Form<Changed>) -> Result<HttpResponse> {
    let on = may.on();
    let (id, round) = (on.session.id, on.round.row.id);
    let work = async |tx: &Tx, new: &Changed| {
        let terms = new.session.placed(&on.cohort.calendar, week(&on.round.row))?;
        change_session(tx, &may, new.version, &terms).await?;
        Ok(Outcome::to(href(&on.cohort, round), "pitch-session-changed"))
    };
    let again = async |status, mut state: FormState| {
        if status == StatusCode::CONFLICT
            && let Some(version) = version_of(visit.house.store.read(), id).await?
        {
            // The order above shows what stands now; the next attempt is against that.
            state.values.insert("version".into(), version.to_string());
        }
        let forms = RoundForms { session: Some((id, state)), ..RoundForms::default() };
        draw_round((&on.cohort, round), may.who().id, &visit, (status, forms)).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/pitches/sessions/{session}/removal`
pub async fn remove(may: Permit<LeadRoom>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    let on = may.on();
    let round = on.round.row.id;
    let work = async |tx: &Tx, _: &Press| {
        remove_session(tx, &may).await?;
        Ok(Outcome::to(href(&on.cohort, round), "pitch-session-removed"))
    };
    let again = async |status, other| {
        let forms = RoundForms { other, ..RoundForms::default() };
        draw_round((&on.cohort, round), may.who().id, &visit, (status, forms)).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/pitches/rounds/{round}/cancel`
pub async fn cancel(may: Permit<LeadRound>, visit: Visit, form: Form<Press>) -> Result<HttpResponse> {
    let on = may.on();
    let work = async |tx: &Tx, _: &Press| {
        cancel_round(tx, &may).await?;
        Ok(Outcome::to(format!("/cohorts/{}/pitches", on.cohort.cohort.id), "pitch-round-cancelled"))
    };
    let again = async |status, other| {
        let forms = RoundForms { other, ..RoundForms::default() };
        draw_round((&on.cohort, on.round.row.id), may.who().id, &visit, (status, forms)).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/pitches/rounds/{round}/heard`
pub async fn heard(may: Permit<LeadRound>, visit: Visit, form: Form<Chosen>) -> Result<HttpResponse> {
    let on = may.on();
    let id = on.round.row.id;
    let work = async |tx: &Tx, late: &Chosen| {
        mark_heard(tx, &may, late.pitch).await?;
        Ok(Outcome::to(href(&on.cohort, id), "pitch-heard"))
    };
    let again = async |status, other| {
        let forms = RoundForms { other, ..RoundForms::default() };
        draw_round((&on.cohort, id), may.who().id, &visit, (status, forms)).await
    };
    visit.submit(&form, work, again).await
}
