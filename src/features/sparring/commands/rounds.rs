//! A round: proposed, changed by trainers, published.

use entity::{
    ids::{PersonId, SparringGroupId, SparringPartnerId, SparringRoundId},
    sparring_group, sparring_partner, sparring_round,
    states::{PartnerEnding, RoundState},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::Expr,
};
use serde_json::json;

use super::{
    super::{
        matching::propose,
        policies::MatchPartners,
        queries::{Participant, Round, groups_before, participants, pool_of, round_at},
    },
    repair::{mend, tell},
    take_turns,
};
use crate::{
    features::cohorts::{CohortOn, writable},
    identity::Permit,
    platform::{
        errors::{Error, Refusal, Result},
        zones,
    },
    storage::Tx,
};

/// Makes a group of these people, from now on.
pub(super) async fn make_group(tx: &Tx, round: SparringRoundId, people: &[PersonId]) -> Result<SparringGroupId> {
    let id = SparringGroupId(tx.id());
    let group = sparring_group::ActiveModel { id: Set(id), round_id: Set(round), kept: Set(false) };
    group.insert(&**tx).await?;
    for person in people {
        join_group(tx, round, id, *person).await?;
    }
    Ok(id)
}

/// Puts somebody into a group, from now on.
pub(super) async fn join_group(
    tx: &Tx,
    round: SparringRoundId,
    group: SparringGroupId,
    person: PersonId,
) -> Result<()> {
    let partner = sparring_partner::ActiveModel {
        id: Set(SparringPartnerId(tx.id())),
        group_id: Set(group),
        round_id: Set(round),
        person_id: Set(person),
        joined_at: Set(tx.now()),
        ended_at: Set(None),
        ending: Set(None),
    };
    partner.insert(&**tx).await?;
    Ok(())
}

/// The day whose week hours of different zones are compared in.
pub(super) fn day_of(tx: &Tx, on: &CohortOn) -> chrono::NaiveDate {
    let zone = zones::zone(&on.cohort.zone).unwrap_or(chrono_tz::Tz::UTC);
    zones::date_in(zone, tx.now()).max(on.cohort.starts_on)
}

async fn proposal(tx: &Tx, may: &Permit<MatchPartners>) -> Result<Round> {
    let found = round_at(&**tx, may.on().cohort.id, RoundState::Proposed).await?;
    found.ok_or_else(|| Refusal::conflict("sparring-no-proposal").into())
}

/// Proposes partners for everybody who takes part. Where a proposal stands already, all but the kept
/// groups are proposed anew, and what was equal is decided otherwise. Refused with fewer than two people.
pub async fn propose_round(tx: &Tx, may: &Permit<MatchPartners>) -> Result<()> {
    let on = may.on();
    let cohort = on.cohort.id;
    writable(on.cohort.state)?;
    take_turns(tx, cohort).await?;
    let people = participants(&**tx, cohort).await?;
    if people.len() < 2 {
        return Err(Refusal::conflict("sparring-too-few").into());
    }
    let before = groups_before(&**tx, cohort, None).await?;
    let pool = pool_of(&people, &before, day_of(tx, on));
    let (round, kept) = match round_at(&**tx, cohort, RoundState::Proposed).await? {
        Some(round) => (round.row.clone(), clear(tx, &round, &people).await?),
        None => (begin(tx, on).await?, Vec::new()),
    };
    let place = |id: &PersonId| people.iter().position(|one| one.id == *id);
    let settled: Vec<Vec<usize>> = kept.iter().map(|group| group.iter().filter_map(place).collect()).collect();
    let found = propose(&pool, &settled, u64::from(round.seed.unsigned_abs()));
    for group in found.groups.iter().filter(|group| !settled.contains(group)) {
        let group: Vec<PersonId> = group.iter().filter_map(|place| people.get(*place)).map(|one| one.id).collect();
        make_group(tx, round.id, &group).await?;
    }
    sparring_round::Entity::update_many()
        .col_expr(sparring_round::Column::Proven, Expr::value(found.gap.is_none() && found.nearest.is_none()))
        .filter(sparring_round::Column::Id.eq(round.id))
        .exec(&**tx)
        .await?;
    let facts = json!({ "round": round.number, "people": people.len(), "groups": found.groups.len() });
    tx.record(Some(may.who().id), "sparring.proposed", ("cohort", cohort), facts).await
}

async fn begin(tx: &Tx, on: &CohortOn) -> Result<sparring_round::Model> {
    let find = sparring_round::Entity::find().filter(sparring_round::Column::CohortId.eq(on.cohort.id));
    let number = i32::try_from(find.count(&**tx).await?).unwrap_or(i32::MAX).saturating_add(1);
    let round = sparring_round::ActiveModel {
        id: Set(SparringRoundId(tx.id())),
        cohort_id: Set(on.cohort.id),
        number: Set(number),
        state: Set(RoundState::Proposed),
        seed: Set(number),
        proven: Set(false),
        proposed_at: Set(tx.now()),
        published_at: Set(None),
        closed_at: Set(None),
    };
    Ok(round.insert(&**tx).await?)
}

/// Takes all groups of a proposal back but the kept ones that still hold, and returns those.
async fn clear(tx: &Tx, round: &Round, people: &[Participant]) -> Result<Vec<Vec<PersonId>>> {
    let here = |id: &PersonId| people.iter().any(|one| one.id == *id);
    let mut kept = Vec::new();
    for group in &round.groups {
        if group.kept && group.people.iter().all(here) {
            kept.push(group.people.clone());
        } else {
            remove_group(tx, group.id).await?;
        }
    }
    sparring_round::Entity::update_many()
        .col_expr(sparring_round::Column::Seed, Expr::value(round.row.seed.wrapping_add(1)))
        .filter(sparring_round::Column::Id.eq(round.row.id))
        .exec(&**tx)
        .await?;
    Ok(kept)
}

/// Groups of a proposal leave no trace: nobody but trainers has seen them.
async fn remove_group(tx: &Tx, group: SparringGroupId) -> Result<()> {
    let partners = sparring_partner::Entity::delete_many().filter(sparring_partner::Column::GroupId.eq(group));
    partners.exec(&**tx).await?;
    sparring_group::Entity::delete_by_id(group).exec(&**tx).await?;
    Ok(())
}

/// Lets two people of a proposal change places. Refused where they are together already, and where
/// somebody would be with a person one of the two does not want to be with.
pub async fn swap_partners(tx: &Tx, may: &Permit<MatchPartners>, one: PersonId, other: PersonId) -> Result<()> {
    take_turns(tx, may.on().cohort.id).await?;
    let round = proposal(tx, may).await?;
    let (Some(from), Some(to)) = (round.group_of(one), round.group_of(other)) else {
        return Err(Refusal::conflict("sparring-not-there").into());
    };
    if from.id == to.id {
        return Err(Refusal::conflict("sparring-together-already").into());
    }
    let people = participants(&**tx, may.on().cohort.id).await?;
    let pool = pool_of(&people, &[], day_of(tx, may.on()));
    let place = |id: PersonId| people.iter().position(|person| person.id == id);
    for (person, group, but) in [(one, to, other), (other, from, one)] {
        for with in group.people.iter().filter(|with| **with != but) {
            let bond = place(person).zip(place(*with)).and_then(|(a, b)| pool.bond(a, b));
            if bond.is_none() {
                return Err(Refusal::conflict("sparring-cannot-be-together").into());
            }
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
    take_turns(tx, may.on().cohort.id).await?;
    let round = proposal(tx, may).await?;
    let changed = sparring_group::Entity::update_many()
        .col_expr(sparring_group::Column::Kept, Expr::value(kept))
        .filter(sparring_group::Column::Id.eq(group))
        .filter(sparring_group::Column::RoundId.eq(round.row.id))
        .exec(&**tx)
        .await?;
    if changed.rows_affected == 1 { Ok(()) } else { Err(Error::Missing) }
}

/// Takes a proposal back.
pub async fn drop_proposal(tx: &Tx, may: &Permit<MatchPartners>) -> Result<()> {
    take_turns(tx, may.on().cohort.id).await?;
    let round = proposal(tx, may).await?;
    for group in &round.groups {
        remove_group(tx, group.id).await?;
    }
    let partners = sparring_partner::Entity::delete_many().filter(sparring_partner::Column::RoundId.eq(round.row.id));
    partners.exec(&**tx).await?;
    sparring_group::Entity::delete_many().filter(sparring_group::Column::RoundId.eq(round.row.id)).exec(&**tx).await?;
    sparring_round::Entity::delete_by_id(round.row.id).exec(&**tx).await?;
    let facts = json!({ "round": round.row.number });
    tx.record(Some(may.who().id), "sparring.dropped", ("cohort", may.on().cohort.id), facts).await
}

/// Publishes a proposal: everybody is told who their partner is, and the round before it is over.
/// Who has left since is taken out, and who came is put in, with as few changes as can be.
pub async fn publish_round(tx: &Tx, may: &Permit<MatchPartners>) -> Result<()> {
    let on = may.on();
    let cohort = on.cohort.id;
    writable(on.cohort.state)?;
    take_turns(tx, cohort).await?;
    let round = proposal(tx, may).await?;
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
    let here = participants(&**tx, cohort).await?;
    let gone = round.groups.iter().flat_map(|group| &group.people).filter(|id| !here.iter().any(|one| one.id == **id));
    for person in gone {
        super::repair::end(tx, round.row.id, *person, PartnerEnding::Left).await?;
    }
    mend(tx, on.cohort.id, day_of(tx, on)).await?;
    let Some(now) = round_at(&**tx, cohort, RoundState::Published).await? else { return Err(Error::Missing) };
    for group in &now.groups {
        tell(tx, group.id, &group.people).await?;
    }
    let facts = json!({ "round": round.row.number, "groups": now.groups.len() });
    tx.record(Some(may.who().id), "sparring.published", ("cohort", cohort), facts).await
}
