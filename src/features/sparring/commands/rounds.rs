//! A round: proposed and published, by trainers or by the calendar.

use entity::{
    ids::{PersonId, SparringRoundId},
    sparring_round,
    states::{PartnerEnding, RoundState},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::Expr,
};
use serde_json::json;

use super::{
    super::{
        matching::propose,
        policies::MatchPartners,
        queries::{Participant, Round, groups_before, participants, pool_of, round_at, weeks_had},
        rules::{AHEAD, kept, week_due, weights_in, weights_of},
    },
    appointments::keep_appointments,
    changes::hold_proposal,
    ground::Ground,
    groups::{end, make_group, remove_group, tell},
    repair::mend,
    take_turns,
};
use crate::{
    features::cohorts::writable,
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::Tx,
};

/// Proposes partners for everybody who takes part. Where a proposal stands already, all but the kept
/// groups are proposed anew, and what was equal is decided otherwise. Refused with fewer than two people.
pub async fn propose_round(tx: &Tx, may: &Permit<MatchPartners>) -> Result<()> {
    let on = may.on();
    writable(on.cohort.state)?;
    take_turns(tx, on.cohort.id).await?;
    let ground = Ground::of(tx, on);
    let had = weeks_had(&**tx, on.cohort.id).await?;
    let week = week_due(&ground.planned(), &had, |week| on.calendar.opens_at(week), tx.now(), AHEAD);
    if !put_together(tx, &ground, week, Some(may.who().id)).await? {
        return Err(Refusal::conflict("sparring-too-few").into());
    }
    Ok(())
}

/// Puts everybody together in a proposal, for `week` where it is a planned one; whether there are
/// enough people for it.
pub(super) async fn put_together(
    tx: &Tx,
    ground: &Ground<'_>,
    week: Option<u32>,
    by: Option<PersonId>,
) -> Result<bool> {
    let cohort = ground.cohort.id;
    let people = participants(&**tx, cohort).await?;
    if people.len() < 2 {
        return Ok(false);
    }
    let (round, settled) = match round_at(&**tx, cohort, RoundState::Proposed).await? {
        Some(round) => {
            let kept = clear(tx, &round, &people).await?;
            (round.row, kept)
        }
        None => begin(tx, ground, week, &people).await?,
    };
    let before = groups_before(&**tx, cohort, None).await?;
    let pool = pool_of(&people, &before, ground.day, weights_in(round.weights.as_ref()));
    let place = |id: &PersonId| people.iter().position(|one| one.id == *id);
    let settled: Vec<Vec<usize>> = settled.iter().map(|group| group.iter().filter_map(place).collect()).collect();
    let found = propose(&pool, &settled, u64::from(round.seed.unsigned_abs()));
    for group in found.groups.iter().filter(|group| !settled.contains(group)) {
        let group: Vec<PersonId> = group.iter().filter_map(|place| people.get(*place)).map(|one| one.id).collect();
        make_group(tx, round.id, &group, false).await?;
    }
    sparring_round::Entity::update_many()
        .col_expr(sparring_round::Column::Proven, Expr::value(found.gap.is_none() && found.nearest.is_none()))
        .filter(sparring_round::Column::Id.eq(round.id))
        .exec(&**tx)
        .await?;
    let facts =
        json!({ "round": round.number, "week": round.week, "people": people.len(), "groups": found.groups.len() });
    tx.record(by, "sparring.proposed", ("cohort", cohort), facts).await?;
    Ok(true)
}

/// A new proposal, and the groups that stay as they are in it: those of the round that runs, where
/// the programme wants people to stay together.
async fn begin(
    tx: &Tx,
    ground: &Ground<'_>,
    week: Option<u32>,
    people: &[Participant],
) -> Result<(sparring_round::Model, Vec<Vec<PersonId>>)> {
    let cohort = ground.cohort.id;
    let find = sparring_round::Entity::find().filter(sparring_round::Column::CohortId.eq(cohort));
    let last: Option<Option<i32>> =
        find.select_only().column_as(sparring_round::Column::Number.max(), "last").into_tuple().one(&**tx).await?;
    let number = last.flatten().unwrap_or_default().saturating_add(1);
    let round = sparring_round::ActiveModel {
        id: Set(SparringRoundId(tx.id())),
        cohort_id: Set(cohort),
        number: Set(number),
        state: Set(RoundState::Proposed),
        week: Set(week.and_then(|week| i32::try_from(week).ok())),
        weights: Set(Some(kept(&weights_of(ground.plan.as_deref())))),
        seed: Set(number),
        proven: Set(false),
        proposed_at: Set(tx.now()),
        published_at: Set(None),
        closed_at: Set(None),
    };
    let round = round.insert(&**tx).await?;
    let mut settled = Vec::new();
    if ground.plan.as_ref().is_some_and(|plan| plan.same_partners) {
        let runs = round_at(&**tx, cohort, RoundState::Published).await?;
        for group in whole(runs.into_iter().flat_map(|runs| runs.groups).map(|group| group.people), people) {
            make_group(tx, round.id, &group, true).await?;
            settled.push(group);
        }
    }
    Ok((round, settled))
}

/// The groups of which everybody still takes part.
fn whole(groups: impl Iterator<Item = Vec<PersonId>>, people: &[Participant]) -> Vec<Vec<PersonId>> {
    groups.filter(|group| group.iter().all(|id| people.iter().any(|one| one.id == *id))).collect()
}

/// Takes all groups of a proposal back but the kept ones that still hold, and returns those.
async fn clear(tx: &Tx, round: &Round, people: &[Participant]) -> Result<Vec<Vec<PersonId>>> {
    let mut settled = Vec::new();
    for group in &round.groups {
        let holds = whole([group.people.clone()].into_iter(), people);
        if group.kept && !holds.is_empty() {
            settled.extend(holds);
        } else {
            remove_group(tx, group.id).await?;
        }
    }
    sparring_round::Entity::update_many()
        .col_expr(sparring_round::Column::Seed, Expr::value(round.row.seed.wrapping_add(1)))
        .filter(sparring_round::Column::Id.eq(round.row.id))
        .exec(&**tx)
        .await?;
    Ok(settled)
}

/// Publishes a proposal: everybody is told who their partner is, and the round before it is over.
/// Who has left since is taken out, and who came is put in, with as few changes as can be.
pub async fn publish_round(tx: &Tx, may: &Permit<MatchPartners>) -> Result<()> {
    writable(may.on().cohort.state)?;
    let round = hold_proposal(tx, may).await?;
    publish(tx, &Ground::of(tx, may.on()), round, Some(may.who().id)).await
}

/// The same, for whoever took turns and holds the proposal.
pub(super) async fn publish(tx: &Tx, ground: &Ground<'_>, round: Round, by: Option<PersonId>) -> Result<()> {
    let cohort = ground.cohort.id;
    let over = sparring_round::Entity::update_many()
        .col_expr(sparring_round::Column::State, Expr::value(RoundState::Closed))
        .col_expr(sparring_round::Column::ClosedAt, Expr::value(tx.now()))
        .filter(sparring_round::Column::CohortId.eq(cohort))
        .filter(sparring_round::Column::State.eq(RoundState::Published));
    over.exec(&**tx).await?;
    let published = sparring_round::Entity::update_many()
        .col_expr(sparring_round::Column::State, Expr::value(RoundState::Published))
        .col_expr(sparring_round::Column::PublishedAt, Expr::value(tx.now()))
        .filter(sparring_round::Column::Id.eq(round.row.id))
        .filter(sparring_round::Column::State.eq(RoundState::Proposed));
    if published.exec(&**tx).await?.rows_affected != 1 {
        return Err(Refusal::conflict("sparring-no-proposal").into());
    }
    let people = participants(&**tx, cohort).await?;
    let gone: Vec<PersonId> = round.absent(&people);
    for person in &gone {
        end(tx, round.row.id, *person, PartnerEnding::Left).await?;
    }
    let number = round.row.number;
    let groups = mend(tx, round.without(&gone), &people, ground.day).await?.groups;
    keep_appointments(tx, cohort).await?;
    for group in &groups {
        tell(tx, group.id).await?;
    }
    let facts = json!({ "round": number, "groups": groups.len() });
    tx.record(by, "sparring.published", ("cohort", cohort), facts).await
}
