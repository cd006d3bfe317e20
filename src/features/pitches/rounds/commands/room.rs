//! Leading the room: who speaks now.

use chrono::Duration;
use entity::{
    ids::{PitchSessionId, PitchSlotId},
    pitch, pitch_session, pitch_slot,
    states::PitchState,
};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use serde_json::{Value, json};

use super::{
    super::{
        super::{HEARD, ROUND_OVER},
        policies::LeadRoom,
        queries::Hearing,
        rules::{Effect, Step, Stuck, effect},
    },
    hold,
    places::occupy,
    telling::{topic, wishes_over},
};
use crate::{
    features::cohorts::writable,
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::Tx,
};

fn refusal(stuck: Stuck) -> Refusal {
    Refusal::conflict(match stuck {
        Stuck::NotBegun => "pitch-rounds-not-begun",
        Stuck::Begun => "pitch-rounds-moved-on",
        Stuck::Nobody => "pitch-rounds-nobody",
        Stuck::Silent => "pitch-rounds-silent",
        Stuck::First => "pitch-rounds-first",
        Stuck::Early => "pitch-rounds-early",
    })
}

/// What is said when a round is over that was found out before the write that ends it.
pub type Foreseen = Option<Value>;

/// Takes a step in a room. Two who press at once move on once: refused where it is not as `version` showed it.
pub async fn press(tx: &Tx, may: &Permit<LeadRoom>, version: i32, (step, foreseen): (Step, &Foreseen)) -> Result<()> {
    let on = may.on();
    writable(on.cohort.cohort.state)?;
    let all = hold(tx, on.round.row.id).await?;
    let session = all.session(on.session.id)?;
    if session.version != version || session.ended_at.is_some() {
        return Err(Refusal::conflict("pitch-rounds-moved-on").into());
    }
    let done = effect(session, &all.places(session.id), step, tx.now()).map_err(refusal)?;
    move_on(tx, session, &done, step == Step::End).await?;
    carry_out(tx, &all, &done).await?;
    tx.tell(&topic(session.id)).await?;
    tx.record(Some(may.who().id), "pitches.room_moved", ("pitch_session", session.id), json!({ "slot": done.speaks }))
        .await?;
    if step == Step::End { over(tx, &all, session.id, foreseen).await } else { Ok(()) }
}

async fn move_on(tx: &Tx, session: &pitch_session::Model, done: &Effect, ends: bool) -> Result<()> {
    use pitch_session::Column;
    let since = match (done.anew, ends, session.slot_since) {
        // A minute more: their time began a minute later.
        (false, false, Some(since)) => since + Duration::minutes(1),
        (false, true, Some(since)) => since,
        _ => tx.now(),
    };
    let moved = pitch_session::Entity::update_many()
        .col_expr(Column::SlotId, Expr::value(done.speaks))
        .col_expr(Column::SlotSince, Expr::value(since))
        .col_expr(Column::EndedAt, Expr::value(ends.then(|| tx.now())))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(session.id))
        .filter(Column::Version.eq(session.version))
        .exec(&**tx)
        .await?;
    if moved.rows_affected == 1 { Ok(()) } else { Err(Refusal::conflict("pitch-rounds-moved-on").into()) }
}

async fn carry_out(tx: &Tx, all: &Hearing, done: &Effect) -> Result<()> {
    let (from, to) = done.moved.map_or((None, None), |(from, to, _)| (Some(from), Some(to)));
    let settled: Vec<PitchSlotId> = [done.heard, from, to].into_iter().flatten().collect();
    wishes_over(tx, &settled).await?;
    if let Some(slot) = done.unheard {
        unhear(tx, all, slot).await?;
    }
    if let Some((from, to, pitch)) = done.moved {
        pitch_slot::Entity::update_many()
            .col_expr(pitch_slot::Column::PitchId, Expr::value(None::<entity::ids::PitchId>))
            .col_expr(pitch_slot::Column::BookedAt, Expr::value(None::<chrono::DateTime<chrono::Utc>>))
            .filter(pitch_slot::Column::Id.eq(from))
            .exec(&**tx)
            .await?;
        occupy(tx, to, pitch).await?;
    }
    match done.heard {
        Some(slot) => hear(tx, all, all.slot(slot)?).await,
        None => Ok(()),
    }
}

/// What has a place was heard.
async fn hear(tx: &Tx, all: &Hearing, slot: &pitch_slot::Model) -> Result<()> {
    pitch_slot::Entity::update_many()
        .col_expr(pitch_slot::Column::HeardAt, Expr::value(tx.now()))
        .filter(pitch_slot::Column::Id.eq(slot.id))
        .exec(&**tx)
        .await?;
    match slot.pitch_id {
        Some(pitch) => present(tx, all, pitch).await,
        None => Ok(()),
    }
}

/// A pitch was heard, live or otherwise.
pub(super) async fn present(tx: &Tx, all: &Hearing, id: entity::ids::PitchId) -> Result<()> {
    let presented = pitch::Entity::update_many()
        .col_expr(pitch::Column::State, Expr::value(PitchState::Presented))
        .col_expr(pitch::Column::PresentedAt, Expr::value(tx.now()))
        .filter(pitch::Column::Id.eq(id))
        .filter(pitch::Column::State.is_in([PitchState::Draft, PitchState::Ready]))
        .exec(&**tx)
        .await?;
    if presented.rows_affected != 1 {
        return Ok(());
    }
    let round = &all.round.row;
    tx.announce(HEARD, id.0, json!({ "cohort": round.cohort_id, "round": round.id })).await
}

/// A pitch was not heard yet after all.
async fn unhear(tx: &Tx, all: &Hearing, slot: PitchSlotId) -> Result<()> {
    pitch_slot::Entity::update_many()
        .col_expr(pitch_slot::Column::HeardAt, Expr::value(None::<chrono::DateTime<chrono::Utc>>))
        .filter(pitch_slot::Column::Id.eq(slot))
        .exec(&**tx)
        .await?;
    let Some(pitch) = all.slot(slot)?.pitch_id.and_then(|id| all.pitch(id)) else { return Ok(()) };
    let before = if pitch.row.ready_at.is_some() { PitchState::Ready } else { PitchState::Draft };
    pitch::Entity::update_many()
        .col_expr(pitch::Column::State, Expr::value(before))
        .col_expr(pitch::Column::PresentedAt, Expr::value(None::<chrono::DateTime<chrono::Utc>>))
        .filter(pitch::Column::Id.eq(pitch.row.id))
        .filter(pitch::Column::State.eq(PitchState::Presented))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// A session is over; with the last of them the round is.
pub(super) async fn over(tx: &Tx, all: &Hearing, ended: PitchSessionId, foreseen: &Foreseen) -> Result<()> {
    let places: Vec<PitchSlotId> = all.places(ended).iter().map(|slot| slot.id).collect();
    wishes_over(tx, &places).await?;
    let last = all.round.sessions.iter().all(|session| session.id == ended || session.ended_at.is_some());
    if !last {
        return Ok(());
    }
    let round = &all.round.row;
    tx.announce(ROUND_OVER, round.id.0, json!({ "cohort": round.cohort_id, "foreseen": foreseen })).await
}
