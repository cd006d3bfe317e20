//! A proposal: everybody in a circle, looked at by trainers and changed by them.

use entity::{
    circle, circle_place, circle_round,
    ids::{CircleId, CohortId, PersonId},
    states::{CircleEnding, CircleState, RoundState},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::{
    super::{
        policies::PlaceCircles,
        queries::{
            Circle, Gathering, band_of, circles_at, gathering, gathering_weighed, member_of, proposed, round_of,
        },
        rules::{Partition, partition, stays},
    },
    forming::{add_to, make_circle},
    take_turns,
    whole::{end, look_after, tell},
};
use crate::{
    features::{
        cohorts::writable,
        curriculum::CirclePlan,
        sparring::{Band, Weights, day_of, kept, weights_of},
    },
    identity::Permit,
    platform::errors::{Error, Refusal, Result},
    storage::Tx,
};

/// Proposes circles for everybody who takes part. Circles people made themselves stay together where
/// they have enough people; who is in a smaller one is placed with the rest, where they would like
/// to be together. Where a proposal stands already, another one is made. Refused with fewer than two
/// people, and once circles are published.
pub async fn propose_circles(tx: &Tx, may: &Permit<PlaceCircles>) -> Result<()> {
    let on = may.on();
    let cohort = on.cohort.id;
    writable(on.cohort.state)?;
    let plan = on.course()?.circles.ok_or(Error::Missing)?;
    take_turns(tx, cohort).await?;
    let before = round_of(&**tx, cohort).await?;
    if before.as_ref().is_some_and(|round| round.state != RoundState::Proposed) {
        return Err(Refusal::conflict("circles-are-published").into());
    }
    clear(tx, cohort).await?;
    let weights = weights_of(on.course()?.sparring.as_deref());
    let all = gathering_weighed(&**tx, cohort, day_of(&on.cohort, tx.now()), weights.clone()).await?;
    if all.people.len() < 2 {
        return Err(Refusal::conflict("circles-too-few").into());
    }
    let size = |size: u32| usize::try_from(size).unwrap_or(1);
    let band = Band { least: size(plan.least), most: size(plan.most) };
    let formed = circles_at(&**tx, cohort, CircleState::Forming).await?;
    let seed = before.as_ref().map_or(1, |round| round.seed.wrapping_add(1));
    let (all, own, found) = placed(all, &formed, band, seed);
    for (circle, nth) in &found.circles {
        let id = match nth.and_then(|nth| own.get(nth)) {
            Some(circle) => circle.row.id,
            None => make_circle(tx, cohort, None, CircleState::Proposed).await?,
        };
        for who in circle.iter().filter_map(|place| all.who(*place)) {
            put(tx, cohort, who, id).await?;
        }
    }
    let kept: Vec<CircleId> = found.circles.iter().filter_map(|(_, nth)| Some(own.get((*nth)?)?.row.id)).collect();
    let dissolved = formed.iter().filter(|circle| !kept.contains(&circle.row.id)).map(|one| one.people.len()).sum();
    save_round(tx, cohort, before.is_some(), (&plan, &weights, seed), (&found, dissolved)).await?;
    let facts = json!({ "people": all.people.len(), "circles": found.circles.len() });
    tx.record(Some(may.who().id), "circles.proposed", ("cohort", cohort), facts).await
}

/// Everybody in circles, and the circles people made that may stay.
fn placed(all: Gathering, formed: &[Circle], band: Band, seed: i32) -> (Gathering, Vec<&Circle>, Partition) {
    let (own, small): (Vec<&Circle>, Vec<&Circle>) =
        formed.iter().partition(|circle| stays(&all.pool, &all.places(&circle.people), band));
    let together: Vec<Vec<PersonId>> = small.iter().map(|circle| circle.people.clone()).collect();
    let all = all.wishing(&together);
    let settled: Vec<Vec<usize>> = own.iter().map(|circle| all.places(&circle.people)).collect();
    let found = partition(&all.pool, &settled, band, u64::from(seed.unsigned_abs()));
    (all, own, found)
}

async fn save_round(
    tx: &Tx,
    cohort: CohortId,
    there: bool,
    (plan, weights, seed): (&CirclePlan, &Weights, i32),
    (found, dissolved): (&Partition, usize),
) -> Result<()> {
    let number = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    let row = circle_round::ActiveModel {
        cohort_id: Set(cohort),
        state: Set(RoundState::Proposed),
        seed: Set(seed),
        least: Set(number(plan.least)),
        most: Set(number(plan.most)),
        from_week: Set(number(plan.from_week)),
        weights: Set(Some(kept(weights))),
        gap: Set(Some(number(found.gap))),
        dissolved: Set(i32::try_from(dissolved).unwrap_or(i32::MAX)),
        proposed_at: Set(tx.now()),
        published_at: Set(None),
    };
    match there {
        true => row.update(&**tx).await?,
        false => row.insert(&**tx).await?,
    };
    Ok(())
}

/// Takes all places of a proposal back, and the circles that were made for it: nobody but trainers has seen them.
async fn clear(tx: &Tx, cohort: CohortId) -> Result<()> {
    circle_place::Entity::delete_many().filter(circle_place::Column::CohortId.eq(cohort)).exec(&**tx).await?;
    circle::Entity::delete_many()
        .filter(circle::Column::CohortId.eq(cohort))
        .filter(circle::Column::State.eq(CircleState::Proposed))
        .exec(&**tx)
        .await?;
    Ok(())
}

async fn put(tx: &Tx, cohort: CohortId, who: PersonId, circle: CircleId) -> Result<()> {
    let row = circle_place::ActiveModel { cohort_id: Set(cohort), person_id: Set(who), circle_id: Set(circle) };
    circle_place::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Takes a proposal back. Circles people made themselves are as they were.
pub async fn discard_proposal(tx: &Tx, may: &Permit<PlaceCircles>) -> Result<()> {
    let cohort = may.on().cohort.id;
    take_turns(tx, cohort).await?;
    clear(tx, cohort).await?;
    let gone = circle_round::Entity::delete_many()
        .filter(circle_round::Column::CohortId.eq(cohort))
        .filter(circle_round::Column::State.eq(RoundState::Proposed))
        .exec(&**tx)
        .await?;
    if gone.rows_affected != 1 {
        return Err(Refusal::conflict("circles-no-proposal").into());
    }
    tx.record(Some(may.who().id), "circles.discarded", ("cohort", cohort), json!({})).await
}

/// Puts somebody into another circle: of a proposal without a word, of those that meet with one to its
/// people. Refused where it is full, and where somebody in it cannot be with them.
pub async fn put_into(tx: &Tx, may: &Permit<PlaceCircles>, who: PersonId, to: CircleId) -> Result<()> {
    let on = may.on();
    let cohort = on.cohort.id;
    writable(on.cohort.state)?;
    take_turns(tx, cohort).await?;
    let round = round_of(&**tx, cohort).await?.ok_or(Refusal::conflict("circles-no-proposal"))?;
    let published = round.state == RoundState::Published;
    let circles = match published {
        true => circles_at(&**tx, cohort, CircleState::Meeting).await?,
        false => proposed(&**tx, cohort).await?,
    };
    let all = gathering(&**tx, cohort, day_of(&on.cohort, tx.now()), Some(&round)).await?;
    let target = circles.iter().find(|circle| circle.row.id == to).ok_or(Refusal::conflict("circles-not-there"))?;
    if all.place(who).is_none() {
        return Err(Refusal::conflict("circles-not-there").into());
    }
    if target.people.contains(&who) {
        return Err(Refusal::conflict("circles-there-already").into());
    }
    if target.people.len() >= band_of(&round).most {
        return Err(Refusal::conflict("circles-full").into());
    }
    let then: Vec<PersonId> = target.people.iter().copied().chain([who]).collect();
    if !all.pool.may_be(&all.places(&then)) {
        return Err(Refusal::conflict("circles-cannot-be-together").into());
    }
    match published {
        true => move_now(tx, &round, who, to).await?,
        false => move_place(tx, &circles, who, to).await?,
    }
    let facts = json!({ "person": who, "circle": to });
    tx.record(Some(may.who().id), "circles.moved", ("cohort", cohort), facts).await
}

async fn move_place(tx: &Tx, circles: &[Circle], who: PersonId, to: CircleId) -> Result<()> {
    let Some(cohort) = circles.first().map(|circle| circle.row.cohort_id) else { return Ok(()) };
    circle_place::Entity::delete_by_id((cohort, who)).exec(&**tx).await?;
    put(tx, cohort, who, to).await?;
    // What was worked out before no longer says anything about it.
    circle_round::Entity::update_many()
        .col_expr(circle_round::Column::Gap, Expr::value(None::<i32>))
        .filter(circle_round::Column::CohortId.eq(cohort))
        .exec(&**tx)
        .await?;
    let left = circles.iter().find(|circle| circle.people == [who] && circle.row.state == CircleState::Proposed);
    if let Some(left) = left {
        circle::Entity::delete_by_id(left.row.id).exec(&**tx).await?;
    }
    Ok(())
}

async fn move_now(tx: &Tx, round: &circle_round::Model, who: PersonId, to: CircleId) -> Result<()> {
    let before = member_of(&**tx, round.cohort_id, who).await?;
    if let Some(before) = &before {
        end(tx, before, CircleEnding::Moved).await?;
    }
    add_to(tx, (round.cohort_id, to), who, before.as_ref().and_then(|one| one.goal.clone())).await?;
    look_after(tx, round, to).await?;
    tell(tx, to).await?;
    match before {
        Some(before) => look_after(tx, round, before.circle_id).await,
        None => Ok(()),
    }
}
