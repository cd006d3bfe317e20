//! Another time, or none.

use chrono::{DateTime, NaiveTime, Utc};
use chrono_tz::Tz;
use entity::{
    ids::{LiveSessionId, SessionSlotId},
    live_session, session_answer, session_slot,
    states::{Attending, SessionState},
};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::{
    super::{
        emails::{CalledOff, Moved},
        policies::LeadSession,
        queries::times_of,
        rules::{is_to_come, takes_place},
    },
    inviting::asked,
    places::{hold_planned, hold_session, slot_to_come},
};
use crate::{
    identity::Permit,
    platform::{
        errors::{Refusal, Result},
        text::Line,
    },
    storage::Tx,
};

/// When a time of a session is to be.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// Week of the cohort's calendar, from 1.
    pub week: u32,
    /// Day of that week, from 1; 0 and less lie before it.
    pub day: i32,
    /// Local time in `zone`.
    pub at: NaiveTime,
    /// By the clocks of which zone.
    pub zone: Tz,
}

/// Moves a time. Whoever comes, waits or has not answered yet hears of it.
pub async fn move_slot(tx: &Tx, may: &Permit<LeadSession>, id: SessionSlotId, to: &Moment) -> Result<()> {
    let on = may.on();
    let session = hold_planned(tx, may).await?;
    let before = slot_to_come(tx, session.id, id).await?;
    let starts_at = on.cohort.calendar.moment(to.week, to.day, to.at, to.zone);
    if starts_at <= tx.now() {
        return Err(Refusal::unfit("sessions-time-past").into());
    }
    if starts_at == before.starts_at && before.zone == to.zone.name() {
        return Err(Refusal::unfit("sessions-same-time").into());
    }
    let after = session_slot::Model {
        week: i32::try_from(to.week).unwrap_or(1),
        day: to.day,
        at: to.at,
        zone: to.zone.name().to_owned(),
        starts_at,
        sequence: before.sequence + 1,
        ..before.clone()
    };
    write_time(tx, &after).await?;
    let facts = json!({ "from": before.starts_at, "to": starts_at });
    tx.record(Some(may.who().id), "move_session_slot", ("session_slot", id), facts).await?;
    tell(tx, &session, &[(after, before.starts_at)]).await
}

/// Writes when a time is, and that calendar programs must hear of it.
pub async fn write_time(tx: &Tx, slot: &session_slot::Model) -> Result<()> {
    use session_slot::Column;
    session_slot::Entity::update_many()
        .col_expr(Column::Week, Expr::value(slot.week))
        .col_expr(Column::Day, Expr::value(slot.day))
        .col_expr(Column::At, Expr::value(slot.at))
        .col_expr(Column::Zone, Expr::value(slot.zone.clone()))
        .col_expr(Column::StartsAt, Expr::value(slot.starts_at))
        .col_expr(Column::Sequence, Expr::value(slot.sequence))
        .filter(Column::Id.eq(slot.id))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Tells whoever is concerned that times of a session have changed: one mail each, however many
/// times there are. `moved` holds each as it is now, and when it was before.
pub async fn tell(
    tx: &Tx,
    session: &live_session::Model,
    moved: &[(session_slot::Model, DateTime<Utc>)],
) -> Result<()> {
    for answer in answers_of(tx, session.id).await? {
        let own = moved.iter().find(|(slot, _)| Some(slot.id) == answer.slot_id);
        let Some((slot, was)) = own else { continue };
        let mail = Moved { session: session.id, slot: Some(slot.id), sequence: slot.sequence, was: Some(*was) };
        tx.post(answer.person_id, &mail).await?;
    }
    let slots = times_of(&**tx, session.id).await?;
    let sequence = slots.iter().map(|slot| slot.sequence).sum();
    for person in asked(tx, session).await? {
        tx.post(person, &Moved { session: session.id, slot: None, sequence, was: None }).await?;
    }
    Ok(())
}

async fn answers_of(tx: &Tx, session: LiveSessionId) -> Result<Vec<session_answer::Model>> {
    let find = session_answer::Entity::find().filter(session_answer::Column::SessionId.eq(session));
    Ok(find.all(&**tx).await?)
}

/// Cancels one time of several. Refused for the last: then the whole session does not take place, and
/// that wants a reason.
pub async fn cancel_slot(tx: &Tx, may: &Permit<LeadSession>, id: SessionSlotId) -> Result<()> {
    let session = hold_session(tx, may.on().session.id).await?;
    takes_place(&session)?;
    let slot = slot_to_come(tx, session.id, id).await?;
    let slots = times_of(&**tx, session.id).await?;
    if slots.iter().all(|other| other.id == id || other.state == SessionState::Cancelled) {
        return Err(Refusal::conflict("sessions-last-slot").into());
    }
    tx.record(Some(may.who().id), "cancel_session_slot", ("session_slot", id), json!({})).await?;
    call_off_slot(tx, &session, &slot).await
}

async fn call_off_slot(tx: &Tx, session: &live_session::Model, slot: &session_slot::Model) -> Result<()> {
    end_slots(tx, &[slot.id]).await?;
    let sequence = slot.sequence + 1;
    for answer in answers_of(tx, session.id).await?.into_iter().filter(|answer| answer.slot_id == Some(slot.id)) {
        let place = (answer.answer == Attending::Yes).then_some(slot.id);
        tx.post(answer.person_id, &CalledOff { session: session.id, slot: Some(slot.id), place, sequence }).await?;
    }
    Ok(())
}

async fn end_slots(tx: &Tx, ids: &[SessionSlotId]) -> Result<()> {
    session_slot::Entity::update_many()
        .col_expr(session_slot::Column::State, Expr::value(SessionState::Cancelled))
        .col_expr(session_slot::Column::Sequence, Expr::col(session_slot::Column::Sequence).add(1))
        .filter(session_slot::Column::Id.is_in(ids.iter().copied()))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// The session does not take place. Refused once one of its times has begun: then only those to come
/// can still be cancelled, one by one.
pub async fn cancel_session(tx: &Tx, may: &Permit<LeadSession>, reason: &Line) -> Result<()> {
    let session = hold_session(tx, may.on().session.id).await?;
    takes_place(&session)?;
    let slots = times_of(&**tx, session.id).await?;
    let planned = |slot: &&session_slot::Model| slot.state == SessionState::Planned;
    if slots.iter().filter(planned).any(|slot| slot.starts_at <= tx.now()) {
        return Err(Refusal::conflict("sessions-begun").into());
    }
    tx.record(Some(may.who().id), "cancel_session", ("live_session", session.id), json!({})).await?;
    call_off(tx, &session, &slots, reason.as_str()).await
}

/// Cancels what of a session is still to come: all of it, or where one of its times was, the others.
pub async fn call_off(
    tx: &Tx,
    session: &live_session::Model,
    slots: &[session_slot::Model],
    reason: &str,
) -> Result<()> {
    let to_come: Vec<&session_slot::Model> = slots.iter().filter(|slot| is_to_come(slot, tx.now()).is_ok()).collect();
    let begun = slots.iter().any(|slot| slot.state == SessionState::Planned && slot.starts_at <= tx.now());
    if begun {
        for slot in to_come {
            call_off_slot(tx, session, slot).await?;
        }
        return Ok(());
    }
    live_session::Entity::update_many()
        .col_expr(live_session::Column::State, Expr::value(SessionState::Cancelled))
        .col_expr(live_session::Column::CancelReason, Expr::value(reason))
        .filter(live_session::Column::Id.eq(session.id))
        .exec(&**tx)
        .await?;
    end_slots(tx, &to_come.iter().map(|slot| slot.id).collect::<Vec<_>>()).await?;
    let sequence = slots.iter().map(|slot| slot.sequence).sum::<i32>() + 1;
    let off = |place| CalledOff { session: session.id, slot: None, place, sequence };
    for answer in answers_of(tx, session.id).await? {
        let theirs = answer.slot_id.filter(|id| to_come.iter().any(|slot| slot.id == *id));
        if theirs.is_some() {
            let place = theirs.filter(|_| answer.answer == Attending::Yes);
            tx.post(answer.person_id, &off(place)).await?;
        }
    }
    for person in asked(tx, session).await? {
        tx.post(person, &off(None)).await?;
    }
    Ok(())
}
