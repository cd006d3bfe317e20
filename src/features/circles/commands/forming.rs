//! Circles people make themselves, as long as nobody has been placed.

use entity::{
    circle, circle_member,
    ids::{CircleId, CircleMemberId, CohortId, PersonId},
    states::{CircleState, RoundState},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;

use super::{
    super::{
        policies::HaveCircle,
        queries::{count_in, member_of, round_of},
    },
    take_turns,
};
use crate::{
    features::cohorts::writable,
    identity::Permit,
    platform::{
        errors::{Error, Refusal, Result},
        text::Name,
    },
    storage::{Tx, is_unique_violation},
};

/// A circle with the next number.
pub(super) async fn make_circle(
    tx: &Tx,
    cohort: CohortId,
    name: Option<String>,
    state: CircleState,
) -> Result<CircleId> {
    let last: Option<i32> = circle::Entity::find()
        .select_only()
        .column(circle::Column::Number)
        .filter(circle::Column::CohortId.eq(cohort))
        .order_by_desc(circle::Column::Number)
        .into_tuple()
        .one(&**tx)
        .await?;
    let id = CircleId(tx.id());
    let row = circle::ActiveModel {
        id: Set(id),
        cohort_id: Set(cohort),
        number: Set(last.unwrap_or_default().saturating_add(1)),
        name: Set(name),
        state: Set(state),
        opened_at: Set(tx.now()),
        weekday: Set(None),
        hour_at: Set(None),
        hour_zone: Set(None),
        hour_by: Set(None),
        hour_set_at: Set(None),
        hour_version: Set(0),
    };
    row.insert(&**tx).await?;
    Ok(id)
}

/// Somebody's time in a circle begins, with what they wanted before, if anything. Refused where they are in one.
pub(super) async fn add_to(
    tx: &Tx,
    (cohort, circle): (CohortId, CircleId),
    who: PersonId,
    goal: Option<String>,
) -> Result<()> {
    let row = circle_member::ActiveModel {
        id: Set(CircleMemberId(tx.id())),
        circle_id: Set(circle),
        cohort_id: Set(cohort),
        person_id: Set(who),
        joined_at: Set(tx.now()),
        ended_at: Set(None),
        ending: Set(None),
        goal: Set(goal),
    };
    match row.insert(&**tx).await {
        Err(error) if is_unique_violation(&error) => Err(Refusal::conflict("circles-in-one-already").into()),
        inserted => inserted.map(|_| ()).map_err(Error::from),
    }
}

/// Circles are made by people themselves as long as nobody looks at a proposal; not by who is on a break.
async fn forming(tx: &Tx, may: &Permit<HaveCircle>) -> Result<()> {
    writable(may.on().cohort.state)?;
    if may.on().standing.away.is_some() {
        return Err(Refusal::conflict("circles-on-a-break").into());
    }
    take_turns(tx, may.on().cohort.id).await?;
    match round_of(&**tx, may.on().cohort.id).await?.map(|round| round.state) {
        None => Ok(()),
        Some(RoundState::Proposed) => Err(Refusal::conflict("circles-being-placed").into()),
        Some(_) => Err(Refusal::conflict("circles-are-published").into()),
    }
}

/// Opens a circle and is the first in it. Refused for who is in one, and where people are being placed.
pub async fn open_circle(tx: &Tx, may: &Permit<HaveCircle>, name: &Name) -> Result<CircleId> {
    let (cohort, who) = (may.on().cohort.id, may.who().id);
    forming(tx, may).await?;
    if member_of(&**tx, cohort, who).await?.is_some() {
        return Err(Refusal::conflict("circles-in-one-already").into());
    }
    let circle = make_circle(tx, cohort, Some(name.to_string()), CircleState::Forming).await?;
    add_to(tx, (cohort, circle), who, None).await?;
    tx.record(Some(who), "circles.opened", ("cohort", cohort), json!({ "circle": circle })).await?;
    Ok(circle)
}

/// Joins a circle. Refused where it is full, and for who is in one. Of two who take the last place at
/// once one has it.
pub async fn join_circle(tx: &Tx, may: &Permit<HaveCircle>, circle: CircleId) -> Result<()> {
    let (cohort, who) = (may.on().cohort.id, may.who().id);
    forming(tx, may).await?;
    let most = may.on().course()?.circles.ok_or(Error::Missing)?.most;
    let row = circle::Entity::find_by_id(circle).one(&**tx).await?;
    row.filter(|row| row.cohort_id == cohort && row.state == CircleState::Forming).ok_or(Error::Missing)?;
    if member_of(&**tx, cohort, who).await?.is_some() {
        return Err(Refusal::conflict("circles-in-one-already").into());
    }
    if count_in(&**tx, circle).await? >= usize::try_from(most).unwrap_or(usize::MAX) {
        return Err(Refusal::conflict("circles-full").into());
    }
    add_to(tx, (cohort, circle), who, None).await
}

/// Leaves a circle that is forming; the last one closes it. It leaves no trace.
pub async fn leave_circle(tx: &Tx, may: &Permit<HaveCircle>) -> Result<()> {
    let (cohort, who) = (may.on().cohort.id, may.who().id);
    forming(tx, may).await?;
    let member = member_of(&**tx, cohort, who).await?.ok_or(Refusal::conflict("circles-in-none"))?;
    take_out(tx, &member).await
}

/// Takes somebody out of a circle that is forming, and closes it where they were the last.
pub(super) async fn take_out(tx: &Tx, member: &circle_member::Model) -> Result<()> {
    circle_member::Entity::delete_by_id(member.id).exec(&**tx).await?;
    if count_in(&**tx, member.circle_id).await? == 0 {
        circle::Entity::delete_many()
            .filter(circle::Column::Id.eq(member.circle_id))
            .filter(circle::Column::State.eq(CircleState::Forming))
            .exec(&**tx)
            .await?;
    }
    Ok(())
}
