//! Where a pitch stands, as far as its makers say it.

use chrono::{DateTime, Utc};
use entity::{ids::PitchId, pitch, states::PitchState};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::{
    super::{
        super::{WITHDRAWN, policies::MakePitch, queries::Pitch},
        queries::newest_of,
        rules::lines_in,
    },
    NOT_OPEN, hold_as_maker, hold_round,
};
use crate::{
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::Tx,
};

/// Moves a pitch from one of `from` to `to`; whether it stood there.
async fn step(
    tx: &Tx,
    id: PitchId,
    from: &[PitchState],
    to: PitchState,
    ready_at: Option<DateTime<Utc>>,
) -> Result<bool> {
    let moved = pitch::Entity::update_many()
        .col_expr(pitch::Column::State, Expr::value(to))
        .col_expr(pitch::Column::ReadyAt, Expr::value(ready_at))
        .filter(pitch::Column::Id.eq(id))
        .filter(pitch::Column::State.is_in(from.iter().copied()))
        .exec(&**tx)
        .await?;
    Ok(moved.rows_affected == 1)
}

/// Says that a pitch can be heard, or that it is a draft again; not once it was heard.
pub async fn say_ready(tx: &Tx, may: &Permit<MakePitch>, ready: bool) -> Result<()> {
    let pitch = hold_as_maker(tx, may.on(), may.who().id).await?;
    hold_round(tx, pitch.row.round_id).await?;
    let (from, to) =
        if ready { (PitchState::Draft, PitchState::Ready) } else { (PitchState::Ready, PitchState::Draft) };
    if pitch.row.state == to {
        return Ok(()); // said by another maker, or by the press before
    }
    if ready {
        let newest = newest_of(&**tx, pitch.row.id).await?;
        let empty = lines_in(&newest.lines).iter().all(String::is_empty);
        if empty && newest.slides.is_none() && newest.link.is_none() {
            return Err(Refusal::conflict("drafts-nothing-yet").into());
        }
    }
    let moved = step(tx, pitch.row.id, &[from], to, ready.then_some(tx.now())).await?;
    if moved { Ok(()) } else { Err(NOT_OPEN.into()) }
}

/// Withdraws a pitch that was not heard. Its words stay with its makers.
pub async fn withdraw(tx: &Tx, may: &Permit<MakePitch>) -> Result<()> {
    let pitch = hold_as_maker(tx, may.on(), may.who().id).await?;
    if !pitch.is_live() || withdraw_row(tx, &pitch).await? { Ok(()) } else { Err(NOT_OPEN.into()) }
}

/// The same whoever makes it, or nobody; whether it was one that could be heard.
pub(super) async fn withdraw_row(tx: &Tx, pitch: &Pitch) -> Result<bool> {
    let open = [PitchState::Draft, PitchState::Ready];
    if !step(tx, pitch.row.id, &open, PitchState::Withdrawn, None).await? {
        return Ok(false);
    }
    let facts = json!({ "cohort": pitch.row.cohort_id, "round": pitch.row.round_id });
    tx.announce(WITHDRAWN, pitch.row.id.0, facts).await?;
    Ok(true)
}

/// Takes a withdrawn pitch up again, as a draft.
pub async fn take_up(tx: &Tx, may: &Permit<MakePitch>) -> Result<()> {
    let pitch = hold_as_maker(tx, may.on(), may.who().id).await?;
    hold_round(tx, pitch.row.round_id).await?;
    let moved = step(tx, pitch.row.id, &[PitchState::Withdrawn], PitchState::Draft, None).await?;
    if moved || pitch.is_live() { Ok(()) } else { Err(NOT_OPEN.into()) }
}
