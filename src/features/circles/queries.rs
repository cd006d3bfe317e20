//! Reading circles, who is in them, and what they have agreed.

mod home;
mod inside;
mod pool;

use std::collections::BTreeMap;

use entity::{
    circle, circle_member, circle_merge, circle_place, circle_round,
    ids::{CircleId, CohortId, PersonId},
    states::{CircleState, MergeState},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

pub use home::{HOME, HOUR};
pub use inside::{Inside, contributions_of, inside, seats_of};
pub use pool::{Gathering, gathering, gathering_weighed};

use super::rules::Weekly;
use crate::{
    features::sparring::Band,
    platform::{errors::Result, zones},
};

/// A circle, and who is in it now, in the order in which they joined.
#[derive(Clone, Debug)]
pub struct Circle {
    /// The row.
    pub row: circle::Model,
    /// Who.
    pub people: Vec<PersonId>,
}

/// The weekly hour of a circle, if it has one.
pub fn weekly_of(row: &circle::Model) -> Option<Weekly> {
    let zone = zones::zone(row.hour_zone.as_deref()?)?;
    Some(Weekly { weekday: u32::try_from(row.weekday?).ok()?, at: row.hour_at?, zone })
}

/// Whether circles of a cohort are proposed or published; none as long as they are forming.
pub async fn round_of(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Option<circle_round::Model>> {
    Ok(circle_round::Entity::find_by_id(cohort).one(db).await?)
}

/// How many people the circles of a round have.
pub fn band_of(round: &circle_round::Model) -> Band {
    let size = |size: i32| usize::try_from(size).unwrap_or(1);
    Band { least: size(round.least), most: size(round.most) }
}

/// The circles of a cohort at `state`, by number. Two statements.
pub async fn circles_at(db: &impl ConnectionTrait, cohort: CohortId, state: CircleState) -> Result<Vec<Circle>> {
    let rows = circle::Entity::find()
        .filter(circle::Column::CohortId.eq(cohort))
        .filter(circle::Column::State.eq(state))
        .order_by_asc(circle::Column::Number)
        .all(db)
        .await?;
    let members = circle_member::Entity::find()
        .filter(circle_member::Column::CohortId.eq(cohort))
        .filter(circle_member::Column::EndedAt.is_null())
        .order_by_asc(circle_member::Column::JoinedAt)
        .order_by_asc(circle_member::Column::Id)
        .all(db)
        .await?;
    let people = |id| members.iter().filter(|one| one.circle_id == id).map(|one| one.person_id).collect();
    Ok(rows.into_iter().map(|row| Circle { people: people(row.id), row }).collect())
}

/// The circles of a proposal, by number: those it would make, and those people made that stay. Three statements.
pub async fn proposed(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<Circle>> {
    let places = circle_place::Entity::find()
        .filter(circle_place::Column::CohortId.eq(cohort))
        .order_by_asc(circle_place::Column::PersonId)
        .all(db)
        .await?;
    let mut people: BTreeMap<CircleId, Vec<PersonId>> = BTreeMap::new();
    for place in places {
        people.entry(place.circle_id).or_default().push(place.person_id);
    }
    let rows = circle::Entity::find()
        .filter(circle::Column::CohortId.eq(cohort))
        .filter(circle::Column::State.is_in([CircleState::Forming, CircleState::Proposed]))
        .order_by_asc(circle::Column::Number);
    let rows = rows.all(db).await?.into_iter();
    Ok(rows.filter_map(|row| Some(Circle { people: people.remove(&row.id)?, row })).collect())
}

/// Somebody's time in a circle, as long as it lasts.
pub async fn member_of(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    who: PersonId,
) -> Result<Option<circle_member::Model>> {
    let find = circle_member::Entity::find()
        .filter(circle_member::Column::CohortId.eq(cohort))
        .filter(circle_member::Column::PersonId.eq(who))
        .filter(circle_member::Column::EndedAt.is_null());
    Ok(find.one(db).await?)
}

/// How many are in a circle now.
pub async fn count_in(db: &impl ConnectionTrait, circle: CircleId) -> Result<usize> {
    let find = circle_member::Entity::find()
        .filter(circle_member::Column::CircleId.eq(circle))
        .filter(circle_member::Column::EndedAt.is_null());
    Ok(usize::try_from(find.count(db).await?).unwrap_or(usize::MAX))
}

/// The circle somebody meets in.
pub async fn circle_of(db: &impl ConnectionTrait, cohort: CohortId, who: PersonId) -> Result<Option<Circle>> {
    let Some(member) = member_of(db, cohort, who).await? else { return Ok(None) };
    let row = circle::Entity::find_by_id(member.circle_id).one(db).await?;
    let Some(row) = row.filter(|row| row.state == CircleState::Meeting) else { return Ok(None) };
    let members = circle_member::Entity::find()
        .filter(circle_member::Column::CircleId.eq(row.id))
        .filter(circle_member::Column::EndedAt.is_null())
        .order_by_asc(circle_member::Column::JoinedAt)
        .order_by_asc(circle_member::Column::Id)
        .all(db)
        .await?;
    Ok(Some(Circle { row, people: members.into_iter().map(|one| one.person_id).collect() }))
}

/// Proposals of a cohort that two circles become one, the newest first, at one of `states`.
pub async fn merges_at(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    states: &[MergeState],
) -> Result<Vec<circle_merge::Model>> {
    let find = circle_merge::Entity::find()
        .filter(circle_merge::Column::CohortId.eq(cohort))
        .filter(circle_merge::Column::State.is_in(states.iter().copied()))
        .order_by_desc(circle_merge::Column::Id);
    Ok(find.all(db).await?)
}
