//! Who is heard when.

use entity::{
    ids::{PitchId, PitchSlotId},
    pitch_slot,
};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, UpdateResult, sea_query::Expr};
use serde_json::json;

use super::{
    super::{
        policies::{LeadRoom, SeeRoom},
        queries::Hearing,
    },
    hold,
    telling::order_changed,
};
use crate::{
    features::cohorts::writable,
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::{Tx, is_unique_violation},
};

/// Where a trainer puts a pitch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// One place up.
    Up,
    /// One place down.
    Down,
    /// To the place at the end.
    Fallback,
}

/// The place is somebody else's by now.
fn taken() -> Refusal {
    Refusal::conflict("pitch-rounds-taken")
}

/// Takes a pitch out of the place it has, if it has one. Refused where it was heard there or speaks.
pub(super) async fn release(tx: &Tx, all: &Hearing, pitch: PitchId) -> Result<Option<PitchSlotId>> {
    let Some(slot) = all.place_of(pitch) else { return Ok(None) };
    if !all.is_open(slot) {
        return Err(Refusal::conflict("pitch-rounds-place-past").into());
    }
    let freed = pitch_slot::Entity::update_many()
        .col_expr(pitch_slot::Column::PitchId, Expr::value(None::<PitchId>))
        .col_expr(pitch_slot::Column::BookedAt, Expr::value(None::<chrono::DateTime<chrono::Utc>>))
        .filter(pitch_slot::Column::Id.eq(slot.id))
        .filter(pitch_slot::Column::PitchId.eq(pitch))
        .filter(pitch_slot::Column::HeardAt.is_null())
        .exec(&**tx)
        .await?;
    if freed.rows_affected == 1 { Ok(Some(slot.id)) } else { Err(taken().into()) }
}

/// Gives a free place to a pitch that has none. Refused where somebody else was faster.
pub(super) async fn occupy(tx: &Tx, slot: PitchSlotId, pitch: PitchId) -> Result<()> {
    let given: Result<UpdateResult, DbErr> = pitch_slot::Entity::update_many()
        .col_expr(pitch_slot::Column::PitchId, Expr::value(Some(pitch)))
        .col_expr(pitch_slot::Column::BookedAt, Expr::value(Some(tx.now())))
        .filter(pitch_slot::Column::Id.eq(slot))
        .filter(pitch_slot::Column::PitchId.is_null())
        .filter(pitch_slot::Column::HeardAt.is_null())
        .exec(&**tx)
        .await;
    match given {
        Err(error) if is_unique_violation(&error) => Err(taken().into()),
        Err(error) => Err(error.into()),
        Ok(given) if given.rows_affected == 1 => Ok(()),
        Ok(_) => Err(taken().into()),
    }
}

/// What lies in two places changes sides.
pub(super) async fn exchange(tx: &Tx, all: &Hearing, one: &pitch_slot::Model, other: &pitch_slot::Model) -> Result<()> {
    for pitch in [one.pitch_id, other.pitch_id].into_iter().flatten() {
        release(tx, all, pitch).await?;
    }
    for (slot, pitch) in [(one.id, other.pitch_id), (other.id, one.pitch_id)] {
        if let Some(pitch) = pitch {
            occupy(tx, slot, pitch).await?;
        }
    }
    order_changed(tx, all, &[one.id, other.id]).await
}

/// Books a place for the pitch one makes; the one it had is free. Refused where the place is taken, is the
/// one at the end, or is past.
pub async fn book(tx: &Tx, may: &Permit<SeeRoom>, slot: PitchSlotId) -> Result<()> {
    let (on, who) = (may.on(), may.who().id);
    writable(on.cohort.cohort.state)?;
    let all = hold(tx, on.round.row.id).await?;
    let slot = all.slot_of(on.session.id, slot)?;
    let pitch = all.own(who).ok_or_else(|| Refusal::conflict("pitch-rounds-no-pitch"))?.row.id;
    if slot.pitch_id == Some(pitch) {
        return Ok(());
    }
    if slot.fallback {
        return Err(Refusal::conflict("pitch-rounds-fallback-only").into());
    }
    if !all.is_to_come(slot) {
        return Err(Refusal::conflict("pitch-rounds-place-past").into());
    }
    let before = release(tx, &all, pitch).await?;
    occupy(tx, slot.id, pitch).await?;
    let changed: Vec<PitchSlotId> = before.into_iter().chain([slot.id]).collect();
    order_changed(tx, &all, &changed).await?;
    tx.record(Some(who), "pitches.place_booked", ("pitch", pitch), json!({ "slot": slot.id })).await
}

/// Gives back the place of the pitch one makes.
pub async fn give_back(tx: &Tx, may: &Permit<SeeRoom>, slot: PitchSlotId) -> Result<()> {
    let (on, who) = (may.on(), may.who().id);
    writable(on.cohort.cohort.state)?;
    let all = hold(tx, on.round.row.id).await?;
    let slot = all.slot_of(on.session.id, slot)?;
    let own = all.own(who).filter(|pitch| slot.pitch_id == Some(pitch.row.id));
    let pitch = own.ok_or_else(|| Refusal::conflict("pitch-rounds-not-yours"))?.row.id;
    release(tx, &all, pitch).await?;
    order_changed(tx, &all, &[slot.id]).await?;
    tx.record(Some(who), "pitches.place_given_back", ("pitch", pitch), json!({ "slot": slot.id })).await
}

/// A trainer puts a pitch into a free place.
pub async fn put(tx: &Tx, may: &Permit<LeadRoom>, slot: PitchSlotId, pitch: PitchId) -> Result<()> {
    let on = may.on();
    writable(on.cohort.cohort.state)?;
    let all = hold(tx, on.round.row.id).await?;
    let slot = all.slot_of(on.session.id, slot)?;
    let pitch = all.pitch(pitch).ok_or_else(|| Refusal::conflict("pitch-rounds-pitch-gone"))?.row.id;
    if slot.heard_at.is_some() || all.session(slot.session_id)?.ended_at.is_some() {
        return Err(Refusal::conflict("pitch-rounds-place-past").into());
    }
    if slot.pitch_id == Some(pitch) {
        return Ok(());
    }
    let before = release(tx, &all, pitch).await?;
    occupy(tx, slot.id, pitch).await?;
    let changed: Vec<PitchSlotId> = before.into_iter().chain([slot.id]).collect();
    order_changed(tx, &all, &changed).await?;
    tx.record(Some(may.who().id), "pitches.pitch_placed", ("pitch", pitch), json!({ "slot": slot.id })).await
}

/// A trainer moves what is in a place one up, one down, or to the end; what is there comes here. Refused
/// across what was heard.
pub async fn shift(tx: &Tx, may: &Permit<LeadRoom>, slot: PitchSlotId, to: Shift) -> Result<()> {
    let on = may.on();
    writable(on.cohort.cohort.state)?;
    let all = hold(tx, on.round.row.id).await?;
    let slot = all.slot_of(on.session.id, slot)?;
    let pitch = slot.pitch_id.ok_or_else(|| Refusal::conflict("pitch-rounds-place-free"))?;
    let usual: Vec<pitch_slot::Model> = all.places(on.session.id);
    let other = match to {
        Shift::Up => usual.iter().rev().find(|one| !one.fallback && one.position < slot.position),
        Shift::Down => usual.iter().find(|one| !one.fallback && one.position > slot.position),
        Shift::Fallback => usual.iter().find(|one| one.fallback && one.id != slot.id),
    };
    let other = other.filter(|other| all.is_open(other) && all.is_open(slot));
    let other = other.ok_or_else(|| Refusal::conflict("pitch-rounds-no-way"))?;
    exchange(tx, &all, slot, other).await?;
    tx.record(Some(may.who().id), "pitches.pitch_moved", ("pitch", pitch), json!({ "slot": other.id })).await
}
