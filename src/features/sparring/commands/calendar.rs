//! Rounds by the run calendar: proposed some days before their week opens, so that trainers can look
//! at them, and published as it opens.

use entity::{sparring_round, states::RoundState};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    super::{
        queries::{Round, round_at, weeks_had},
        rules::{publishes_at, week_to_propose},
    },
    ground::Ground,
    rounds::{publish, put_together},
    take_turns,
};
use crate::{
    features::{cohorts::under_way, curriculum::Catalogue},
    platform::errors::Result,
    storage::{Store, Tx},
};

/// Proposes and publishes the planned rounds that are due in every cohort that is about to begin or
/// runs; one transaction for each.
pub async fn keep_rounds(store: &Store, catalogue: &Catalogue) -> Result<()> {
    let cohorts = under_way(store.read(), catalogue).await?;
    for on in cohorts.iter().filter(|on| on.course.as_ref().is_some_and(|course| course.sparring.is_some())) {
        let work = async |tx: &Tx| {
            take_turns(tx, on.cohort.id).await?;
            keep(tx, &Ground::of(tx, on)).await
        };
        store.write(work).await?;
    }
    Ok(())
}

async fn keep(tx: &Tx, ground: &Ground<'_>) -> Result<()> {
    let opens_at = |week: u32| ground.calendar.opens_at(week);
    let had = weeks_had(&**tx, ground.cohort.id).await?;
    let due = week_to_propose(&ground.planned(), &had, opens_at, tx.now());
    let stands = round_at(&**tx, ground.cohort.id, RoundState::Proposed).await?;
    match (due, stands) {
        // What trainers have made by then is the round that was planned.
        (Some(week), Some(round)) => adopt(tx, &round, week).await?,
        (Some(week), None) => {
            put_together(tx, ground, Some(week), None).await?;
        }
        (None, _) => {}
    }
    let Some(round) = round_at(&**tx, ground.cohort.id, RoundState::Proposed).await? else { return Ok(()) };
    let week = round.row.week.and_then(|week| u32::try_from(week).ok());
    if week.is_some_and(|week| publishes_at(opens_at(week), round.row.proposed_at) <= tx.now()) {
        publish(tx, ground, round, None).await?;
    }
    Ok(())
}

async fn adopt(tx: &Tx, round: &Round, week: u32) -> Result<()> {
    sparring_round::Entity::update_many()
        .col_expr(sparring_round::Column::Week, Expr::value(i32::try_from(week).ok()))
        .filter(sparring_round::Column::Id.eq(round.row.id))
        .exec(&**tx)
        .await?;
    Ok(())
}
