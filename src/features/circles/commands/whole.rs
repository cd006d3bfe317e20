//! Circles stay whole: who leaves leaves nothing behind, who comes late is placed, nobody is left alone, and
//! a circle that has become too small is asked whether it goes on with another.

use std::collections::BTreeSet;

use entity::{
    circle, circle_contribution, circle_hour, circle_member, circle_merge, circle_place, circle_presence, circle_rest,
    circle_round, cohort,
    ids::{CircleId, CircleMemberId, CircleMergeId, CohortId, PersonId},
    states::{CircleEnding, CircleState, MergeState, RoundState},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};

use super::{
    super::{
        emails::Introduced,
        queries::{Gathering, band_of, circles_at, gathering, member_of, merges_at, round_of},
        rules::{best_circle, best_other, partition, too_small},
    },
    forming::{add_to, make_circle, take_out},
    take_turns,
};
use crate::{
    features::{cohorts::takes_pauses, sparring::day_of},
    platform::errors::Result,
    storage::{Store, Tx},
};

/// Ends somebody's time in a circle; what they wanted in it goes.
pub(super) async fn end(tx: &Tx, member: &circle_member::Model, ending: CircleEnding) -> Result<()> {
    circle_member::Entity::update_many()
        .col_expr(circle_member::Column::EndedAt, Expr::value(tx.now()))
        .col_expr(circle_member::Column::Ending, Expr::value(ending))
        .col_expr(circle_member::Column::Goal, Expr::value(None::<String>))
        .filter(circle_member::Column::Id.eq(member.id))
        .filter(circle_member::Column::EndedAt.is_null())
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Tells everybody in a circle who they are with.
pub(super) async fn tell(tx: &Tx, circle: CircleId) -> Result<()> {
    let find = circle_member::Entity::find()
        .filter(circle_member::Column::CircleId.eq(circle))
        .filter(circle_member::Column::EndedAt.is_null());
    let members = find.all(&**tx).await?;
    let with: Vec<PersonId> = members.iter().map(|one| one.person_id).collect();
    let times: Vec<CircleMemberId> = members.iter().map(|one| one.id).collect();
    for person in &with {
        tx.post(*person, &Introduced { circle, with: with.clone(), times: times.clone() }).await?;
    }
    Ok(())
}

/// Somebody is no longer in a cohort: what they wrote for themselves and their ticks go, their time in
/// their circle ends, and if it has become too small, it is asked whether it goes on with another.
pub(super) async fn leave(tx: &Tx, cohort: CohortId, who: PersonId) -> Result<()> {
    take_turns(tx, cohort).await?;
    circle_contribution::Entity::delete_many()
        .filter(circle_contribution::Column::CohortId.eq(cohort))
        .filter(circle_contribution::Column::PersonId.eq(who))
        .exec(&**tx)
        .await?;
    circle_presence::Entity::delete_many()
        .filter(circle_presence::Column::CohortId.eq(cohort))
        .filter(circle_presence::Column::PersonId.eq(who))
        .exec(&**tx)
        .await?;
    circle_place::Entity::delete_by_id((cohort, who)).exec(&**tx).await?;
    circle_rest::Entity::delete_by_id((cohort, who)).exec(&**tx).await?;
    let Some(member) = member_of(&**tx, cohort, who).await? else { return Ok(()) };
    match round_of(&**tx, cohort).await?.filter(|round| round.state == RoundState::Published) {
        None => take_out(tx, &member).await,
        Some(round) => {
            end(tx, &member, CircleEnding::Left).await?;
            look_after(tx, &round, member.circle_id).await
        }
    }
}

/// A circle has lost or won somebody: without anybody it is over, where it has become too small it is asked
/// whether it goes on with another, and where it has enough people it is asked no longer.
pub(super) async fn look_after(tx: &Tx, round: &circle_round::Model, circle: CircleId) -> Result<()> {
    let meeting = circles_at(&**tx, round.cohort_id, CircleState::Meeting).await?;
    let Some(own) = meeting.iter().find(|one| one.row.id == circle) else { return Ok(()) };
    if own.people.is_empty() {
        return close(tx, circle).await;
    }
    if !too_small(own.people.len(), band_of(round)) {
        return withdraw(tx, circle).await;
    }
    let merges = merges_at(&**tx, round.cohort_id, &[MergeState::Open, MergeState::Declined]).await?;
    let busy = |id: CircleId| {
        let open = merges.iter().filter(|merge| merge.state == MergeState::Open);
        open.into_iter().any(|merge| merge.small_id == id || merge.other_id == id)
    };
    // Who would rather not is not asked again; the trainers see it.
    let declined = merges.iter().any(|merge| merge.state == MergeState::Declined && merge.small_id == circle);
    if busy(circle) || declined {
        return Ok(());
    }
    let Some(cohort) = cohort::Entity::find_by_id(round.cohort_id).one(&**tx).await? else { return Ok(()) };
    let all = gathering(&**tx, round.cohort_id, day_of(&cohort, tx.now()), Some(round)).await?;
    let others: Vec<_> = meeting.iter().filter(|one| one.row.id != circle && !busy(one.row.id)).collect();
    let places: Vec<Vec<usize>> = others.iter().map(|one| all.places(&one.people)).collect();
    let best = best_other(&all.pool, &all.places(&own.people), &places, band_of(round).most);
    let Some(other) = best.and_then(|place| others.get(place)) else { return Ok(()) };
    let row = circle_merge::ActiveModel {
        id: Set(CircleMergeId(tx.id())),
        cohort_id: Set(round.cohort_id),
        small_id: Set(circle),
        other_id: Set(other.row.id),
        state: Set(MergeState::Open),
        proposed_at: Set(tx.now()),
        small_by: Set(None),
        other_by: Set(None),
        ended_at: Set(None),
    };
    row.insert(&**tx).await?;
    Ok(())
}

/// A circle has enough people again, and is not asked any more.
pub(super) async fn withdraw(tx: &Tx, circle: CircleId) -> Result<()> {
    circle_merge::Entity::update_many()
        .col_expr(circle_merge::Column::State, Expr::value(MergeState::Over))
        .col_expr(circle_merge::Column::EndedAt, Expr::value(tx.now()))
        .filter(circle_merge::Column::State.eq(MergeState::Open))
        .filter(circle_merge::Column::SmallId.eq(circle))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// A circle is over: its hours, and whatever was proposed about it.
pub(super) async fn close(tx: &Tx, circle: CircleId) -> Result<()> {
    circle::Entity::update_many()
        .col_expr(circle::Column::State, Expr::value(CircleState::Over))
        .filter(circle::Column::Id.eq(circle))
        .exec(&**tx)
        .await?;
    circle_hour::Entity::delete_many().filter(circle_hour::Column::CircleId.eq(circle)).exec(&**tx).await?;
    circle_merge::Entity::update_many()
        .col_expr(circle_merge::Column::State, Expr::value(MergeState::Over))
        .col_expr(circle_merge::Column::EndedAt, Expr::value(tx.now()))
        .filter(circle_merge::Column::State.eq(MergeState::Open))
        .filter(circle_merge::Column::SmallId.eq(circle).or(circle_merge::Column::OtherId.eq(circle)))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Puts everybody who is in no circle into one: where there is room, the smallest first; where there is
/// none and they are enough, into circles of their own. Returns the circles that have somebody new.
pub(super) async fn place_late(tx: &Tx, round: &circle_round::Model, all: &Gathering) -> Result<BTreeSet<CircleId>> {
    let (cohort, band) = (round.cohort_id, band_of(round));
    let meeting = circles_at(&**tx, cohort, CircleState::Meeting).await?;
    let mut places: Vec<Vec<usize>> = meeting.iter().map(|circle| all.places(&circle.people)).collect();
    let placed: BTreeSet<PersonId> = meeting.iter().flat_map(|circle| circle.people.iter().copied()).collect();
    let late: Vec<usize> =
        (0..all.people.len()).filter(|at| all.who(*at).is_some_and(|who| !placed.contains(&who))).collect();
    let room: usize = places.iter().map(|circle| band.most.saturating_sub(circle.len())).sum();
    let mut changed = BTreeSet::new();
    if late.len() > room && late.len() >= band.least {
        let found = partition(&all.pool, &places, band, u64::from(round.seed.unsigned_abs()));
        for (circle, nth) in &found.circles {
            let new: Vec<PersonId> =
                circle.iter().filter(|at| late.contains(at)).filter_map(|at| all.who(*at)).collect();
            let id = match nth.and_then(|nth| meeting.get(nth)) {
                _ if new.is_empty() => continue,
                Some(circle) => circle.row.id,
                None => make_circle(tx, cohort, None, CircleState::Meeting).await?,
            };
            for who in new {
                add_to(tx, (cohort, id), who, None).await?;
            }
            changed.insert(id);
        }
        if !changed.is_empty() {
            return Ok(changed);
        }
    }
    for at in late {
        let best = best_circle(&all.pool, at, &places, band.most);
        let (Some(nth), Some(who)) = (best, all.who(at)) else { continue };
        let Some(circle) = meeting.get(nth) else { continue };
        add_to(tx, (cohort, circle.row.id), who, None).await?;
        changed.insert(circle.row.id);
        if let Some(people) = places.get_mut(nth) {
            people.push(at);
        }
    }
    Ok(changed)
}

/// Nobody is left in a circle of one: they go where there is room.
async fn join_the_single(tx: &Tx, round: &circle_round::Model, all: &Gathering) -> Result<BTreeSet<CircleId>> {
    let mut changed = BTreeSet::new();
    loop {
        let meeting = circles_at(&**tx, round.cohort_id, CircleState::Meeting).await?;
        let single = meeting.iter().filter(|circle| circle.people.len() == 1);
        let mut moved = false;
        for circle in single {
            let others: Vec<_> = meeting.iter().filter(|other| other.row.id != circle.row.id).collect();
            let places: Vec<Vec<usize>> = others.iter().map(|other| all.places(&other.people)).collect();
            let Some((who, at)) = circle.people.first().and_then(|who| Some((*who, all.place(*who)?))) else {
                continue;
            };
            let best = best_circle(&all.pool, at, &places, band_of(round).most).and_then(|nth| others.get(nth));
            let (Some(best), Some(member)) = (best, member_of(&**tx, round.cohort_id, who).await?) else { continue };
            end(tx, &member, CircleEnding::Moved).await?;
            close(tx, circle.row.id).await?;
            add_to(tx, (round.cohort_id, best.row.id), who, member.goal.clone()).await?;
            changed.remove(&circle.row.id);
            changed.insert(best.row.id);
            moved = true;
            break;
        }
        if !moved {
            return Ok(changed);
        }
    }
}

/// Somebody is in a cohort from now on: where circles meet, they are in one, and all of it hear.
pub(super) async fn come(tx: &Tx, id: CohortId) -> Result<()> {
    // Nobody waits for their turn who has nothing to change.
    let published =
        async || -> Result<_> { Ok(round_of(&**tx, id).await?.filter(|round| round.state == RoundState::Published)) };
    if published().await?.is_none() {
        return Ok(());
    }
    take_turns(tx, id).await?;
    let Some(round) = published().await? else { return Ok(()) };
    let Some(cohort) = cohort::Entity::find_by_id(id).one(&**tx).await? else { return Ok(()) };
    let all = gathering(&**tx, id, day_of(&cohort, tx.now()), Some(&round)).await?;
    for circle in place_late(tx, &round, &all).await? {
        look_after(tx, &round, circle).await?;
        tell(tx, circle).await?;
    }
    Ok(())
}

/// Looks after the circles of every cohort that runs: who is in none is placed, who does not take part
/// is waited for by nobody, and nobody is left alone.
pub async fn repair_circles(store: &Store) -> Result<()> {
    let find = circle_round::Entity::find().filter(circle_round::Column::State.eq(RoundState::Published));
    for round in find.all(store.read()).await? {
        store.write(async |tx| repair(tx, &round).await).await?;
    }
    Ok(())
}

async fn repair(tx: &Tx, round: &circle_round::Model) -> Result<()> {
    let id = round.cohort_id;
    take_turns(tx, id).await?;
    let cohort = cohort::Entity::find_by_id(id).one(&**tx).await?;
    let Some(cohort) = cohort.filter(|cohort| takes_pauses(cohort.state).is_ok()) else { return Ok(()) };
    let all = gathering(&**tx, id, day_of(&cohort, tx.now()), Some(round)).await?;
    let meeting = circles_at(&**tx, id, CircleState::Meeting).await?;
    for who in meeting.iter().flat_map(|circle| &circle.people).filter(|who| all.place(**who).is_none()) {
        if let Some(member) = member_of(&**tx, id, *who).await? {
            end(tx, &member, CircleEnding::Left).await?;
        }
    }
    for circle in circles_at(&**tx, id, CircleState::Meeting).await?.iter().filter(|circle| circle.people.is_empty()) {
        close(tx, circle.row.id).await?;
    }
    let mut changed = place_late(tx, round, &all).await?;
    changed.extend(join_the_single(tx, round, &all).await?);
    for circle in circles_at(&**tx, id, CircleState::Meeting).await? {
        look_after(tx, round, circle.row.id).await?;
        if changed.contains(&circle.row.id) {
            tell(tx, circle.row.id).await?;
        }
    }
    Ok(())
}
