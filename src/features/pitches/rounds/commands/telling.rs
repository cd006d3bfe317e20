//! Who hears of a change: whoever looks at a room, and everybody where dates are new.

use std::collections::BTreeSet;

use entity::{
    ids::{CohortId, PersonId, PitchSessionId, PitchSlotId},
    pitch_round, pitch_session, pitch_swap,
    states::SwapState,
};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};

use super::super::{
    emails::{RoundNews, What},
    queries::Hearing,
    rules::SETTLES,
};
use crate::{
    features::cohorts::members,
    platform::errors::Result,
    storage::{Tx, outbox::Recipient},
};

/// What whoever looks at a room follows.
pub fn topic(session: PitchSessionId) -> String {
    format!("pitch-room:{session}")
}

/// Wishes to change these places are over.
pub async fn wishes_over(tx: &Tx, slots: &[PitchSlotId]) -> Result<()> {
    let about = |column: pitch_swap::Column| column.is_in(slots.iter().copied());
    pitch_swap::Entity::update_many()
        .col_expr(pitch_swap::Column::State, Expr::value(SwapState::Over))
        .col_expr(pitch_swap::Column::SettledAt, Expr::value(tx.now()))
        .filter(pitch_swap::Column::State.eq(SwapState::Open))
        .filter(about(pitch_swap::Column::SlotId).or(about(pitch_swap::Column::OtherId)))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// The order of these places is another: wishes about them are over, and whoever looks at a room that
/// runs hears of it.
pub async fn order_changed(tx: &Tx, all: &Hearing, slots: &[PitchSlotId]) -> Result<()> {
    wishes_over(tx, slots).await?;
    let sessions: BTreeSet<PitchSessionId> =
        all.slots.iter().filter(|slot| slots.contains(&slot.id)).map(|slot| slot.session_id).collect();
    // Before it begins nobody presses anything that a new version would refuse.
    pitch_session::Entity::update_many()
        .col_expr(pitch_session::Column::Version, Expr::col(pitch_session::Column::Version).add(1))
        .filter(pitch_session::Column::Id.is_in(sessions.iter().copied()))
        .filter(pitch_session::Column::SlotSince.is_not_null())
        .filter(pitch_session::Column::EndedAt.is_null())
        .exec(&**tx)
        .await?;
    for session in sessions {
        tx.tell(&topic(session)).await?;
    }
    Ok(())
}

/// Dates of a round are new: everybody who takes part hears of it, once for all that changes within a few minutes.
pub async fn dates_changed(tx: &Tx, round: &pitch_round::Model, what: What, but: Option<PersonId>) -> Result<()> {
    pitch_round::Entity::update_many()
        .col_expr(pitch_round::Column::Version, Expr::col(pitch_round::Column::Version).add(1))
        .filter(pitch_round::Column::Id.eq(round.id))
        .exec(&**tx)
        .await?;
    let fresh = tx.now() - round.created_at < SETTLES;
    let what = if fresh && what == What::Moved { What::Planned } else { what };
    post(tx, round.cohort_id, &RoundNews { round: round.id, version: round.version + 1, what }, but).await
}

/// Tells everybody who takes part in a cohort and is not on a break.
pub async fn post(tx: &Tx, cohort: CohortId, news: &RoundNews, but: Option<PersonId>) -> Result<()> {
    for member in members(&**tx, cohort).await? {
        let away = member.away().is_some() || member.deactivated_at.is_some();
        if away || Some(member.person) == but {
            continue;
        }
        let reader =
            Recipient { person: Some(member.person), name: member.name, email: String::new(), locale: String::new() };
        tx.post_to(&reader, news, tx.now() + SETTLES).await?;
    }
    Ok(())
}
