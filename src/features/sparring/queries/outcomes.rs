//! How it went, in figures.

use std::collections::BTreeMap;

use entity::{
    ids::{PersonId, SparringRoundId},
    sparring_outcome,
    states::Went,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

use super::super::rules::TOO_FEW;
use crate::platform::errors::Result;

/// How it went in a round: of everybody who said something, what they said last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Outcomes {
    /// How many have said something.
    pub people: usize,
    /// For how many it helped.
    pub helped: usize,
    /// For how many it was so-so.
    pub so_so: usize,
    /// How many have not talked.
    pub not_talked: usize,
}

/// How a round went; none as long as so few have said something that one could guess who.
pub async fn outcomes_of(db: &impl ConnectionTrait, round: SparringRoundId) -> Result<Option<Outcomes>> {
    let all = sparring_outcome::Entity::find()
        .filter(sparring_outcome::Column::RoundId.eq(round))
        .order_by_asc(sparring_outcome::Column::SaidAt)
        .order_by_asc(sparring_outcome::Column::Id)
        .all(db)
        .await?;
    let last: BTreeMap<PersonId, Went> = all.into_iter().map(|one| (one.person_id, one.went)).collect();
    let count = |went| last.values().filter(|said| **said == went).count();
    let found = Outcomes {
        people: last.len(),
        helped: count(Went::Helped),
        so_so: count(Went::SoSo),
        not_talked: count(Went::NotTalked),
    };
    Ok((found.people >= TOO_FEW).then_some(found))
}
