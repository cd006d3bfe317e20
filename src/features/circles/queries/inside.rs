//! What a circle sees of itself, and what one of it sees alone.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use entity::{
    circle_contribution, circle_hour, circle_member, circle_presence, circle_turn,
    ids::{CircleId, CohortId, PersonId},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{
    super::rules::{Seat, rota},
    Circle,
};
use crate::{features::cohorts::RunCalendar, platform::errors::Result};

/// What a circle sees of itself.
pub struct Inside {
    /// Who leads in which week of the course.
    pub leads: BTreeMap<u32, PersonId>,
    /// What each wants.
    pub goals: BTreeMap<PersonId, String>,
    /// Who says that they were there in which week.
    pub there: Vec<(u32, PersonId)>,
    /// When it meets next.
    pub next_at: Option<DateTime<Utc>>,
}

/// The week of the course a moment lies in, open or not: before the first it is the first.
fn week_of(calendar: &RunCalendar, at: DateTime<Utc>) -> u32 {
    (1..=calendar.weeks()).rev().find(|week| calendar.opens_at(*week) <= at).unwrap_or(1)
}

/// Everybody's time in a circle, in weeks of the course and in the order in which they joined, and who
/// took which week. Two statements.
pub async fn seats_of(
    db: &impl ConnectionTrait,
    circle: CircleId,
    calendar: &RunCalendar,
) -> Result<(Vec<Seat>, BTreeMap<u32, PersonId>, Vec<circle_member::Model>)> {
    let members = circle_member::Entity::find()
        .filter(circle_member::Column::CircleId.eq(circle))
        .order_by_asc(circle_member::Column::JoinedAt)
        .order_by_asc(circle_member::Column::Id)
        .all(db)
        .await?;
    let turns = circle_turn::Entity::find().filter(circle_turn::Column::CircleId.eq(circle)).all(db).await?;
    let seat = |member: &circle_member::Model| Seat {
        person: member.person_id,
        from: week_of(calendar, member.joined_at),
        until: member.ended_at.map(|at| week_of(calendar, at)),
    };
    let taken = turns.into_iter().filter_map(|turn| Some((u32::try_from(turn.week).ok()?, turn.person_id)));
    Ok((members.iter().map(seat).collect(), taken.collect(), members))
}

/// A circle from the inside. Four statements.
pub async fn inside(
    db: &impl ConnectionTrait,
    circle: &Circle,
    calendar: &RunCalendar,
    from_week: u32,
    now: DateTime<Utc>,
) -> Result<Inside> {
    let (seats, taken, members) = seats_of(db, circle.row.id, calendar).await?;
    let there = circle_presence::Entity::find()
        .filter(circle_presence::Column::CohortId.eq(circle.row.cohort_id))
        .filter(circle_presence::Column::PersonId.is_in(circle.people.iter().copied()))
        .all(db)
        .await?;
    let next = circle_hour::Entity::find()
        .filter(circle_hour::Column::CircleId.eq(circle.row.id))
        .filter(circle_hour::Column::StartsAt.gt(now))
        .order_by_asc(circle_hour::Column::StartsAt)
        .one(db)
        .await?;
    let there = there.into_iter().filter_map(|one| Some((u32::try_from(one.week).ok()?, one.person_id)));
    Ok(Inside {
        leads: rota(&seats, &taken, from_week..=calendar.weeks()),
        goals: members.into_iter().filter_map(|one| Some((one.person_id, one.goal?))).collect(),
        there: there.collect(),
        next_at: next.map(|hour| hour.starts_at),
    })
}

/// What somebody could give to whom, the open first, as they wrote it down.
pub async fn contributions_of(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    who: PersonId,
) -> Result<Vec<circle_contribution::Model>> {
    let find = circle_contribution::Entity::find()
        .filter(circle_contribution::Column::CohortId.eq(cohort))
        .filter(circle_contribution::Column::PersonId.eq(who))
        .order_by_asc(circle_contribution::Column::Id);
    let mut found = find.all(db).await?;
    found.sort_by_key(|one| one.done_at.is_some());
    Ok(found)
}
