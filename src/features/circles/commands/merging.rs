//! Two circles become one: asked, or by a trainer's hand.

use entity::{
    circle_merge,
    ids::{CircleId, CircleMergeId, CohortId, PersonId},
    states::{CircleEnding, CircleState, MergeState},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::{
    super::{
        policies::{HaveCircle, PlaceCircles},
        queries::{circle_of, circles_at, gathering, member_of},
    },
    forming::add_to,
    take_turns,
    whole::{close, end, tell, withdraw},
};
use crate::{
    features::{cohorts::writable, sparring::day_of},
    identity::Permit,
    platform::errors::{Error, Refusal, Result},
    storage::Tx,
};

/// Says for one's circle whether it goes on with another. One yes of each, and they are one; one
/// "rather not" ends it. Refused where that has happened meanwhile.
pub async fn answer_merge(tx: &Tx, may: &Permit<HaveCircle>, id: CircleMergeId, yes: bool) -> Result<bool> {
    let (cohort, who) = (may.on().cohort.id, may.who().id);
    writable(may.on().cohort.state)?;
    take_turns(tx, cohort).await?;
    let over = || Refusal::conflict("circles-merge-over");
    let row = circle_merge::Entity::find_by_id(id).one(&**tx).await?.filter(|row| row.cohort_id == cohort);
    let row = row.ok_or(Error::Missing)?;
    let own = circle_of(&**tx, cohort, who).await?.ok_or_else(over)?.row.id;
    if row.state != MergeState::Open {
        return Err(over().into());
    }
    let (column, other_said) = match own {
        own if own == row.small_id => (circle_merge::Column::SmallBy, row.other_by.is_some()),
        own if own == row.other_id => (circle_merge::Column::OtherBy, row.small_by.is_some()),
        _ => return Err(Error::Missing),
    };
    if !yes {
        finish(tx, id, MergeState::Declined).await?;
        tx.record(Some(who), "circles.merge_declined", ("cohort", cohort), json!({ "circle": row.small_id })).await?;
        return Ok(false);
    }
    let said = circle_merge::Entity::update_many()
        .col_expr(column, Expr::value(who.0))
        .filter(circle_merge::Column::Id.eq(id))
        .filter(circle_merge::Column::State.eq(MergeState::Open))
        .exec(&**tx)
        .await?;
    if said.rows_affected != 1 {
        return Err(over().into());
    }
    if !other_said {
        return Ok(false);
    }
    finish(tx, id, MergeState::Agreed).await?;
    unite(tx, cohort, row.small_id, row.other_id).await?;
    let facts = json!({ "from": row.small_id, "into": row.other_id });
    tx.record(Some(who), "circles.merged", ("cohort", cohort), facts).await?;
    Ok(true)
}

async fn finish(tx: &Tx, id: CircleMergeId, state: MergeState) -> Result<()> {
    let ended = circle_merge::Entity::update_many()
        .col_expr(circle_merge::Column::State, Expr::value(state))
        .col_expr(circle_merge::Column::EndedAt, Expr::value(tx.now()))
        .filter(circle_merge::Column::Id.eq(id))
        .filter(circle_merge::Column::State.eq(MergeState::Open))
        .exec(&**tx)
        .await?;
    if ended.rows_affected == 1 { Ok(()) } else { Err(Refusal::conflict("circles-merge-over").into()) }
}

/// The people of one circle go on in another; what each wants comes along, and everybody hears of it once.
async fn unite(tx: &Tx, cohort: CohortId, from: CircleId, into: CircleId) -> Result<()> {
    let meeting = circles_at(&**tx, cohort, CircleState::Meeting).await?;
    let people = |id| meeting.iter().find(|circle| circle.row.id == id).map(|circle| circle.people.clone());
    let gone = || Refusal::conflict("circles-merge-over");
    let (small, other) = (people(from).ok_or_else(gone)?, people(into).ok_or_else(gone)?);
    for who in small.iter().filter(|who| !other.contains(who)) {
        let Some(member) = member_of(&**tx, cohort, *who).await? else { continue };
        end(tx, &member, CircleEnding::Merged).await?;
        add_to(tx, (cohort, into), *who, member.goal).await?;
    }
    close(tx, from).await?;
    // The other one has enough people now.
    withdraw(tx, into).await?;
    tell(tx, into).await
}

/// A trainer makes one circle of two. Refused where they are the same, or somebody in one cannot be with
/// somebody in the other.
pub async fn unite_by_hand(tx: &Tx, may: &Permit<PlaceCircles>, one: CircleId, other: CircleId) -> Result<()> {
    let cohort = may.on().cohort.id;
    writable(may.on().cohort.state)?;
    take_turns(tx, cohort).await?;
    if one == other {
        return Err(Refusal::conflict("circles-same").into());
    }
    let meeting = circles_at(&**tx, cohort, CircleState::Meeting).await?;
    let two: Vec<_> = meeting.iter().filter(|circle| [one, other].contains(&circle.row.id)).collect();
    if two.len() != 2 {
        return Err(Refusal::conflict("circles-not-there").into());
    }
    let both: Vec<PersonId> = two.iter().flat_map(|circle| circle.people.iter().copied()).collect();
    let all = gathering(&**tx, cohort, day_of(&may.on().cohort, tx.now()), None).await?;
    if !all.pool.may_be(&all.places(&both)) {
        return Err(Refusal::conflict("circles-cannot-be-together").into());
    }
    unite(tx, cohort, one, other).await?;
    let facts = json!({ "from": one, "into": other });
    tx.record(Some(may.who().id), "circles.merged", ("cohort", cohort), facts).await
}
