//! What trainers change in a proposal before it is published.

use entity::{
    ids::{PersonId, SparringGroupId},
    sparring_group, sparring_partner, sparring_round, sparring_skip,
    states::RoundState,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};
use serde_json::json;

use super::{
    super::{
        policies::MatchPartners,
        queries::{Round, participants, pool_of, round_at},
        rules::weights_in,
    },
    ground::Ground,
    take_turns,
};
use crate::{
    identity::Permit,
    platform::errors::{Error, Refusal, Result},
    storage::Tx,
};

/// The proposal that stands in a cohort, for whoever changes it alone. Refused where there is none.
pub(super) async fn hold_proposal(tx: &Tx, may: &Permit<MatchPartners>) -> Result<Round> {
    let cohort = may.on().cohort.id;
    take_turns(tx, cohort).await?;
    let found = round_at(&**tx, cohort, RoundState::Proposed).await?;
    found.ok_or_else(|| Refusal::conflict("sparring-no-proposal").into())
}

/// Lets two people of a proposal change places. Refused where they are together already, and where
/// somebody would be with a person one of the two does not want to be with.
pub async fn swap_partners(tx: &Tx, may: &Permit<MatchPartners>, one: PersonId, other: PersonId) -> Result<()> {
    let round = hold_proposal(tx, may).await?;
    let (from, to) = round.exchanged(one, other)?;
    let people = participants(&**tx, may.on().cohort.id).await?;
    let weights = weights_in(round.row.weights.as_ref());
    let pool = pool_of(&people, &[], Ground::of(tx, may.on()).day, weights);
    for group in [&from, &to] {
        let places: Option<Vec<usize>> =
            group.people.iter().map(|id| people.iter().position(|person| person.id == *id)).collect();
        if !places.is_some_and(|places| pool.may_be(&places)) {
            return Err(Refusal::conflict("sparring-cannot-be-together").into());
        }
    }
    // What was worked out before no longer says anything about it.
    sparring_round::Entity::update_many()
        .col_expr(sparring_round::Column::Proven, Expr::value(false))
        .filter(sparring_round::Column::Id.eq(round.row.id))
        .exec(&**tx)
        .await?;
    for (person, group) in [(one, to.id), (other, from.id)] {
        sparring_partner::Entity::update_many()
            .col_expr(sparring_partner::Column::GroupId, Expr::value(group.0))
            .filter(sparring_partner::Column::RoundId.eq(round.row.id))
            .filter(sparring_partner::Column::PersonId.eq(person))
            .exec(&**tx)
            .await?;
    }
    Ok(())
}

/// Keeps a group when the rest is proposed anew, or no longer.
pub async fn keep_group(tx: &Tx, may: &Permit<MatchPartners>, group: SparringGroupId, kept: bool) -> Result<()> {
    let round = hold_proposal(tx, may).await?;
    let changed = sparring_group::Entity::update_many()
        .col_expr(sparring_group::Column::Kept, Expr::value(kept))
        .filter(sparring_group::Column::Id.eq(group))
        .filter(sparring_group::Column::RoundId.eq(round.row.id))
        .exec(&**tx)
        .await?;
    if changed.rows_affected == 1 { Ok(()) } else { Err(Error::Missing) }
}

/// Takes a proposal back. A planned round is left out then: nothing proposes it again by itself.
pub async fn drop_proposal(tx: &Tx, may: &Permit<MatchPartners>) -> Result<()> {
    let round = hold_proposal(tx, may).await?;
    let cohort = may.on().cohort.id;
    let partners = sparring_partner::Entity::delete_many().filter(sparring_partner::Column::RoundId.eq(round.row.id));
    partners.exec(&**tx).await?;
    sparring_group::Entity::delete_many().filter(sparring_group::Column::RoundId.eq(round.row.id)).exec(&**tx).await?;
    sparring_round::Entity::delete_by_id(round.row.id).exec(&**tx).await?;
    if let Some(week) = round.row.week {
        let skip = sparring_skip::ActiveModel { cohort_id: Set(cohort), week: Set(week), skipped_at: Set(tx.now()) };
        let known = OnConflict::new().do_nothing().to_owned();
        sparring_skip::Entity::insert(skip).on_conflict(known).exec_without_returning(&**tx).await?;
    }
    let facts = json!({ "round": round.row.number, "week": round.row.week });
    tx.record(Some(may.who().id), "sparring.dropped", ("cohort", cohort), facts).await
}
