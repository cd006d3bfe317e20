//! What is done as time passes.

use entity::{
    pitch_round, pitch_share,
    states::{PitchRoundState, ShareState},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{super::rules::CLOSES_AFTER, take_turns};
use crate::{
    platform::errors::Result,
    storage::{Store, Tx},
};

/// Looks after every round that was shared out: whose time is over is waited for no more, and a week after
/// it the round is closed.
pub async fn keep_feedback(store: &Store) -> Result<()> {
    let find = pitch_round::Entity::find()
        .filter(pitch_round::Column::State.eq(PitchRoundState::Planned))
        .filter(pitch_round::Column::SharedAt.is_not_null());
    for round in find.all(store.read()).await? {
        store.write(async |tx| keep(tx, &round).await).await?;
    }
    Ok(())
}

async fn keep(tx: &Tx, round: &pitch_round::Model) -> Result<()> {
    take_turns(tx, round.cohort_id).await?;
    let now = tx.now();
    let closes = round.shared_at.is_some_and(|at| at + CLOSES_AFTER <= now);
    let mut over = pitch_share::Entity::update_many()
        .col_expr(pitch_share::Column::State, Expr::value(ShareState::Lapsed))
        .col_expr(pitch_share::Column::SettledAt, Expr::value(now))
        .filter(pitch_share::Column::RoundId.eq(round.id))
        .filter(pitch_share::Column::State.eq(ShareState::Open));
    if !closes {
        over = over.filter(pitch_share::Column::DueAt.lte(now));
    }
    over.exec(&**tx).await?;
    if closes {
        pitch_round::Entity::update_many()
            .col_expr(pitch_round::Column::State, Expr::value(PitchRoundState::Closed))
            .filter(pitch_round::Column::Id.eq(round.id))
            .filter(pitch_round::Column::State.eq(PitchRoundState::Planned))
            .exec(&**tx)
            .await?;
    }
    Ok(())
}
