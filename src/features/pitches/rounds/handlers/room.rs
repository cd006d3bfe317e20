//! The room: reading it, leading it, and writing down what one saw.

use actix_web::{
    HttpResponse,
    http::{StatusCode, header},
};
use entity::{
    ids::{PersonId, PitchId},
    pitch_slot,
};
use sea_orm::EntityTrait;
use serde::Deserialize;

use super::{
    super::{
        super::foresee,
        commands::{Foreseen, Note, press, save_note},
        entries::SessionHour,
        forms::Pressed,
        pages::{Refused, RoomPage, Seen},
        policies::{LeadRoom, SeeRoom},
        queries::{SessionOn, hearing, notes_of},
        rules::Step,
    },
    Looking,
};
use crate::{
    identity::Permit,
    platform::{calendar_files::CalendarFile, errors::Result},
    storage::{Tx, idempotency::Outcome},
    web::{Form, FormState, Query, Visit},
};

/// What the room's address says.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct RoomQuery {
    about: String,
}

/// The room as it is now, with what was refused.
async fn draw(
    (on, me): (&SessionOn, PersonId),
    visit: &Visit,
    about: Option<PitchId>,
    (status, refused): (StatusCode, Refused),
) -> Result<HttpResponse> {
    let db = visit.house.store.read();
    let all = hearing(db, on.round.row.id).await?;
    let notes = notes_of(db, &all.pitches, me).await?;
    let looking = Looking::at(&on.cohort, me, visit, &[]).await?;
    let seen = Seen { session: all.session(on.session.id)?, all: &all, notes: &notes, about };
    visit.draw_as(status, &RoomPage::new(&looking.eye(), &seen, refused))
}

/// `GET /cohorts/{cohort}/pitches/sessions/{session}`
pub async fn room(may: Permit<SeeRoom>, visit: Visit, query: Query<RoomQuery>) -> Result<HttpResponse> {
    let about = query.about.parse().ok();
    draw((may.on(), may.who().id), &visit, about, (StatusCode::OK, Refused::default())).await
}

/// `POST /cohorts/{cohort}/pitches/sessions/{session}/notes`
pub async fn note(may: Permit<SeeRoom>, visit: Visit, form: Form<Note>) -> Result<HttpResponse> {
    let on = may.on();
    let work = async |tx: &Tx, note: &Note| {
        save_note(tx, &may, note).await?;
        Ok(Outcome::to(format!("{}?about={}#note", on.href(), note.pitch), "pitch-note-kept"))
    };
    let again = async |status, state: FormState| {
        let crossed = status == StatusCode::CONFLICT;
        let refused = Refused { note: Some((state, crossed)), ..Refused::default() };
        draw((on, may.who().id), &visit, None, (status, refused)).await
    };
    visit.submit(&form, work, again).await
}

/// What will be shared out where this is the last session to end, with whoever speaks now.
async fn foreseen(on: &SessionOn, visit: &Visit) -> Result<Foreseen> {
    let (store, id) = (&visit.house.store, on.round.row.id);
    if on.round.sessions.iter().any(|session| session.id != on.session.id && session.ended_at.is_none()) {
        return Ok(None);
    }
    let speaks = match on.session.slot_id {
        Some(slot) => pitch_slot::Entity::find_by_id(slot).one(store.read()).await?.and_then(|slot| slot.pitch_id),
        None => None,
    };
    // Where it cannot be found out before, it is while the round ends.
    let found = foresee(store, id, speaks).await;
    Ok(found
        .inspect_err(|error| tracing::error!(cause = format!("{error:?}"), "a round could not be foreseen"))
        .ok()
        .flatten())
}

async fn step(may: Permit<LeadRoom>, visit: Visit, form: Form<Pressed>, step: Step) -> Result<HttpResponse> {
    let on = may.on();
    let foreseen = if step == Step::End { foreseen(on, &visit).await? } else { None };
    let work = async |tx: &Tx, pressed: &Pressed| {
        press(tx, &may, pressed.version, (step, &foreseen)).await?;
        Ok(Outcome::silently(on.href()))
    };
    let again = async |status, press| {
        let refused = Refused { press, ..Refused::default() };
        draw((on, may.who().id), &visit, None, (status, refused)).await
    };
    visit.submit(&form, work, again).await
}

/// `POST /cohorts/{cohort}/pitches/sessions/{session}/begin`
pub async fn begin(may: Permit<LeadRoom>, visit: Visit, form: Form<Pressed>) -> Result<HttpResponse> {
    step(may, visit, form, Step::Begin).await
}

/// `POST /cohorts/{cohort}/pitches/sessions/{session}/next`
pub async fn next(may: Permit<LeadRoom>, visit: Visit, form: Form<Pressed>) -> Result<HttpResponse> {
    step(may, visit, form, Step::Next).await
}

/// `POST /cohorts/{cohort}/pitches/sessions/{session}/skip`
pub async fn skip(may: Permit<LeadRoom>, visit: Visit, form: Form<Pressed>) -> Result<HttpResponse> {
    step(may, visit, form, Step::Skip).await
}

/// `POST /cohorts/{cohort}/pitches/sessions/{session}/back`
pub async fn back(may: Permit<LeadRoom>, visit: Visit, form: Form<Pressed>) -> Result<HttpResponse> {
    step(may, visit, form, Step::Back).await
}

/// `POST /cohorts/{cohort}/pitches/sessions/{session}/extend`
pub async fn extend(may: Permit<LeadRoom>, visit: Visit, form: Form<Pressed>) -> Result<HttpResponse> {
    step(may, visit, form, Step::Extend).await
}

/// `POST /cohorts/{cohort}/pitches/sessions/{session}/end`
pub async fn end(may: Permit<LeadRoom>, visit: Visit, form: Form<Pressed>) -> Result<HttpResponse> {
    step(may, visit, form, Step::End).await
}

/// `GET /cohorts/{cohort}/pitches/sessions/{session}/calendar.ics`
pub async fn calendar(may: Permit<SeeRoom>, visit: Visit) -> Result<HttpResponse> {
    let (on, house) = (may.on(), &visit.house);
    let all = hearing(house.store.read(), on.round.row.id).await?;
    let places = all.places(on.session.id).len();
    let hour = SessionHour::of(&on.cohort.cohort, &on.round.row, &on.session, places);
    let entry = hour.entry(&house.words, visit.locale.tag(), &house.base_url, visit.now());
    let file = CalendarFile::published(on.cohort.cohort.name.clone(), vec![entry]);
    Ok(HttpResponse::Ok()
        .content_type("text/calendar; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "no-store, private"))
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"lernweg-pitches.ics\""))
        .body(file.write()))
}
