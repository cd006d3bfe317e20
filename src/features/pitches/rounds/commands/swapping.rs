//! Two who change places.

use entity::{
    ids::{PersonId, PitchSlotId, PitchSwapId},
    pitch_swap,
    states::SwapState,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::{
    super::{
        super::{policies::SeePitches, queries::pitch_with},
        emails::SwapNews,
        policies::SeeRoom,
        queries::Hearing,
    },
    hold,
    places::exchange,
};
use crate::{
    features::cohorts::{members, writable},
    identity::Permit,
    platform::errors::{Error, Refusal, Result},
    storage::{Tx, is_unique_violation},
};

/// What becomes of a wish to change places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SwapAnswer {
    /// Who was asked says yes.
    Yes,
    /// Who was asked would rather not.
    No,
    /// Who asked takes it back.
    Back,
}

/// Wishes about these places go: the places themselves do.
pub(super) async fn end_swaps(tx: &Tx, slots: &[PitchSlotId]) -> Result<()> {
    pitch_swap::Entity::delete_many()
        .filter(
            pitch_swap::Column::SlotId
                .is_in(slots.iter().copied())
                .or(pitch_swap::Column::OtherId.is_in(slots.iter().copied())),
        )
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Asks who has a place whether they change with one's own.
pub async fn ask_swap(tx: &Tx, may: &Permit<SeeRoom>, slot: PitchSlotId) -> Result<()> {
    let (on, who) = (may.on(), may.who().id);
    writable(on.cohort.cohort.state)?;
    let all = hold(tx, on.round.row.id).await?;
    let other = all.slot_of(on.session.id, slot)?;
    let pitch = all.own(who).ok_or_else(|| Refusal::conflict("pitch-rounds-no-pitch"))?.row.id;
    let own = all.place_of(pitch).ok_or_else(|| Refusal::conflict("pitch-rounds-no-place"))?;
    let other_pitch = other.pitch_id.filter(|other| *other != pitch);
    let other_pitch = other_pitch.ok_or_else(|| Refusal::conflict("pitch-rounds-place-free"))?;
    if !all.is_to_come(own) || !all.is_to_come(other) {
        return Err(Refusal::conflict("pitch-rounds-place-past").into());
    }
    let wish = pitch_swap::Column::SlotId.eq(other.id).and(pitch_swap::Column::OtherId.eq(own.id));
    let back = pitch_swap::Entity::find().filter(pitch_swap::Column::State.eq(SwapState::Open)).filter(wish);
    if back.one(&**tx).await?.is_some() {
        return Err(Refusal::conflict("pitch-rounds-swap-asked-you").into());
    }
    let row = pitch_swap::Model {
        id: PitchSwapId(tx.id()),
        slot_id: own.id,
        other_id: other.id,
        pitch_id: pitch,
        other_pitch_id: other_pitch,
        asked_by: who,
        asked_at: tx.now(),
        state: SwapState::Open,
        settled_at: None,
    };
    match row.clone().into_active_model().insert(&**tx).await {
        Err(error) if is_unique_violation(&error) => {
            return Err(Refusal::conflict("pitch-rounds-swap-open").into());
        }
        other => other?,
    };
    tell(tx, &all, &row, SwapState::Open, who).await?;
    tx.record(Some(who), "pitches.swap_asked", ("pitch_swap", row.id), json!({})).await
}

/// Tells those whom a wish concerns: who was asked where it is open, who asked where they got a no, and
/// all but whoever said so where it was done.
async fn tell(tx: &Tx, all: &Hearing, swap: &pitch_swap::Model, state: SwapState, but: PersonId) -> Result<()> {
    let makers = |id| all.pitch(id).map(|pitch| pitch.makers.clone()).unwrap_or_default();
    let mut whom: Vec<PersonId> = match state {
        SwapState::Open => makers(swap.other_pitch_id),
        SwapState::Declined => makers(swap.pitch_id),
        SwapState::Done => [makers(swap.pitch_id), makers(swap.other_pitch_id)].concat(),
        SwapState::Over => Vec::new(),
    };
    whom.retain(|person| *person != but);
    let away: Vec<PersonId> = members(&**tx, all.round.row.cohort_id)
        .await?
        .into_iter()
        .filter(|member| member.away().is_some())
        .map(|member| member.person)
        .collect();
    // Who is on a break is asked for nothing; that they stand elsewhere now they are told.
    for person in whom.into_iter().filter(|person| state != SwapState::Open || !away.contains(person)) {
        tx.post(person, &SwapNews { swap: swap.id, state }).await?;
    }
    Ok(())
}

/// Answers a wish, or takes it back. Refused where one of the two stands elsewhere by now: then it is over.
pub async fn answer_swap(tx: &Tx, may: &Permit<SeePitches>, id: PitchSwapId, said: SwapAnswer) -> Result<()> {
    let (on, who) = (may.on(), may.who().id);
    writable(on.cohort.state)?;
    let swap = pitch_swap::Entity::find_by_id(id).one(&**tx).await?.ok_or(Error::Missing)?;
    let pitch = pitch_with(&**tx, swap.pitch_id).await?.ok_or(Error::Missing)?;
    if pitch.row.cohort_id != on.cohort.id {
        return Err(Error::Missing);
    }
    let all = hold(tx, pitch.row.round_id).await?;
    let answers = if said == SwapAnswer::Back { swap.pitch_id } else { swap.other_pitch_id };
    if !all.pitch(answers).is_some_and(|pitch| pitch.is_by(who)) {
        // Whose wish it is not must not learn of it.
        return Err(Error::Missing);
    }
    let state = match said {
        SwapAnswer::Yes => SwapState::Done,
        SwapAnswer::No => SwapState::Declined,
        SwapAnswer::Back => SwapState::Over,
    };
    let settled = pitch_swap::Entity::update_many()
        .col_expr(pitch_swap::Column::State, Expr::value(state))
        .col_expr(pitch_swap::Column::SettledAt, Expr::value(tx.now()))
        .filter(pitch_swap::Column::Id.eq(id))
        .filter(pitch_swap::Column::State.eq(SwapState::Open))
        .exec(&**tx)
        .await?;
    if settled.rows_affected != 1 {
        return Err(Refusal::conflict("pitch-rounds-swap-over").into());
    }
    if said == SwapAnswer::Yes {
        let (own, other) = (all.slot(swap.slot_id)?, all.slot(swap.other_id)?);
        let stands = own.pitch_id == Some(swap.pitch_id) && other.pitch_id == Some(swap.other_pitch_id);
        if !stands || !all.is_to_come(own) || !all.is_to_come(other) {
            return Err(Refusal::conflict("pitch-rounds-swap-over").into());
        }
        exchange(tx, &all, own, other).await?;
    }
    tell(tx, &all, &swap, state, who).await?;
    tx.record(Some(who), "pitches.swap_answered", ("pitch_swap", id), json!({ "state": state.word() })).await
}
