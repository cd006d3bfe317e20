//! Nobody stays alone: whoever has lost their partner gets another one, and as few others as can be
//! are put elsewhere for it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use entity::{
    cohort,
    ids::{CohortId, PersonId, SparringGroupId, SparringRoundId},
    sparring_partner, sparring_round,
    states::{PartnerEnding, RoundState},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::{
    super::{
        emails::Introduced,
        matching::{Pool, propose},
        policies::HavePartner,
        queries::{Group, Participant, groups_before, has_declined, participants, pool_of, round_at},
    },
    rounds::{join_group, make_group},
    take_turns,
};
use crate::{
    identity::Permit,
    platform::{
        errors::{Refusal, Result},
        zones,
    },
    storage::{Store, Tx},
};

/// Ends somebody's time in a round.
pub(super) async fn end(tx: &Tx, round: SparringRoundId, person: PersonId, ending: PartnerEnding) -> Result<bool> {
    let ended = sparring_partner::Entity::update_many()
        .col_expr(sparring_partner::Column::EndedAt, Expr::value(tx.now()))
        .col_expr(sparring_partner::Column::Ending, Expr::value(ending))
        .filter(sparring_partner::Column::RoundId.eq(round))
        .filter(sparring_partner::Column::PersonId.eq(person))
        .filter(sparring_partner::Column::EndedAt.is_null());
    Ok(ended.exec(&**tx).await?.rows_affected == 1)
}

/// Tells everybody in a group who they are with.
pub(super) async fn tell(tx: &Tx, group: SparringGroupId, people: &[PersonId]) -> Result<()> {
    for person in people {
        tx.post(*person, &Introduced { group, with: people.to_vec() }).await?;
    }
    Ok(())
}

/// Somebody is no longer in a cohort: their time with their partners ends, and those who would be
/// alone get others.
pub(super) async fn leave(tx: &Tx, cohort: CohortId, who: PersonId) -> Result<()> {
    let Some(round) = round_at(&**tx, cohort, RoundState::Published).await? else { return Ok(()) };
    take_turns(tx, cohort).await?;
    if end(tx, round.row.id, who, PartnerEnding::Left).await? {
        mend_and_tell(tx, cohort).await?;
    }
    Ok(())
}

/// Declines one's partner, once in a cohort, without a reason: both get others. Refused the second
/// time, and where there is nobody else.
pub async fn decline(tx: &Tx, may: &Permit<HavePartner>) -> Result<()> {
    let (on, who) = (may.on(), may.who().id);
    let cohort = on.cohort.id;
    take_turns(tx, cohort).await?;
    let none = || Refusal::conflict("sparring-no-partner");
    let round = round_at(&**tx, cohort, RoundState::Published).await?.ok_or_else(none)?;
    round.group_of(who).ok_or_else(none)?;
    if has_declined(&**tx, cohort, who).await? {
        return Err(Refusal::conflict("sparring-declined-before").into());
    }
    if round.groups.len() < 2 {
        return Err(Refusal::conflict("sparring-nobody-else").into());
    }
    end(tx, round.row.id, who, PartnerEnding::Declined).await?;
    mend_and_tell(tx, cohort).await?;
    tx.record(Some(who), "sparring.declined", ("cohort", cohort), json!({ "round": round.row.number })).await
}

/// Looks after every published round: who came late or is back from a pause gets a partner, and
/// whoever pauses is waited for by nobody.
pub async fn repair_rounds(store: &Store) -> Result<()> {
    let find = sparring_round::Entity::find().filter(sparring_round::Column::State.eq(RoundState::Published));
    for round in find.all(store.read()).await? {
        store
            .write(async |tx| {
                take_turns(tx, round.cohort_id).await?;
                let Some(now) = round_at(&**tx, round.cohort_id, RoundState::Published).await? else { return Ok(()) };
                let here: BTreeSet<PersonId> =
                    participants(&**tx, round.cohort_id).await?.into_iter().map(|one| one.id).collect();
                for person in now.groups.iter().flat_map(|group| &group.people).filter(|id| !here.contains(id)) {
                    end(tx, now.row.id, *person, PartnerEnding::Left).await?;
                }
                mend_and_tell(tx, round.cohort_id).await
            })
            .await?;
    }
    Ok(())
}

async fn mend_and_tell(tx: &Tx, id: CohortId) -> Result<()> {
    let Some(cohort) = cohort::Entity::find_by_id(id).one(&**tx).await? else { return Ok(()) };
    let zone = zones::zone(&cohort.zone).unwrap_or(chrono_tz::Tz::UTC);
    for (group, people) in mend(tx, id, zones::date_in(zone, tx.now())).await? {
        tell(tx, group, &people).await?;
    }
    Ok(())
}

/// Finds partners for everybody who takes part and has none: with each other where that is good,
/// else as the third of a pair; the groups that are new or have somebody new.
///
/// Who declined, and whom, count as met: they are not put together again while there is anybody else.
pub(super) async fn mend(tx: &Tx, cohort: CohortId, day: NaiveDate) -> Result<Vec<(SparringGroupId, Vec<PersonId>)>> {
    let Some(round) = round_at(&**tx, cohort, RoundState::Published).await? else { return Ok(Vec::new()) };
    let people = participants(&**tx, cohort).await?;
    let before = groups_before(&**tx, cohort, None).await?;
    let pool = pool_of(&people, &before, day);
    let place = |id: &PersonId| people.iter().position(|one| one.id == *id);
    let id_at = |place: usize| people.get(place).map(|one| one.id);
    let with: BTreeSet<PersonId> = round.groups.iter().flat_map(|group| group.people.iter().copied()).collect();
    let loose: Vec<usize> = (0..people.len()).filter(|at| id_at(*at).is_some_and(|id| !with.contains(&id))).collect();
    if loose.is_empty() {
        return Ok(Vec::new());
    }
    // Somebody left over in a group of one begins anew.
    for id in loose.iter().filter_map(|at| id_at(*at)) {
        end(tx, round.row.id, id, PartnerEnding::Moved).await?;
    }
    let mut changed: Vec<(SparringGroupId, Vec<PersonId>)> = Vec::new();
    let settled: Vec<Vec<usize>> =
        round.groups.iter().map(|group| group.people.iter().filter_map(place).collect()).collect();
    let among = propose(&pool, &settled, u64::from(round.row.seed.unsigned_abs()));
    let fits = |group: &Vec<usize>| {
        super::super::matching::two_of(group).all(|(a, b)| pool.bond(a, b).is_some_and(|bond| bond.breaches.none()))
    };
    let new: Vec<&Vec<usize>> = among.groups.iter().filter(|group| !settled.contains(group)).collect();
    let mut waiting = among.alone.clone();
    for group in new {
        if fits(group) || round.groups.is_empty() {
            let group: Vec<PersonId> = group.iter().filter_map(|at| id_at(*at)).collect();
            changed.push((make_group(tx, round.row.id, &group).await?, group));
        } else {
            waiting.extend(group);
        }
    }
    waiting.retain(|at| loose.contains(at));
    let mut left = Vec::new();
    for at in waiting {
        let taken: BTreeSet<SparringGroupId> = changed.iter().map(|(id, _)| *id).collect();
        let open = round.groups.iter().filter(|group| group.people.len() == 2 && !taken.contains(&group.id));
        let (Some(group), Some(id)) = (best_third(&pool, at, open, &place), id_at(at)) else {
            left.push(at);
            continue;
        };
        join_group(tx, round.row.id, group.id, id).await?;
        changed.push((group.id, group.people.iter().copied().chain([id]).collect()));
    }
    if left.is_empty() || people.len() < 4 { Ok(changed) } else { anew(tx, &round.row, &people, &pool).await }
}

/// In a cohort so small that nobody can join anybody, all get others than before.
async fn anew(
    tx: &Tx,
    round: &sparring_round::Model,
    people: &[Participant],
    pool: &Pool,
) -> Result<Vec<(SparringGroupId, Vec<PersonId>)>> {
    for one in people {
        end(tx, round.id, one.id, PartnerEnding::Moved).await?;
    }
    let mut made = Vec::new();
    for group in propose(pool, &[], u64::from(round.seed.unsigned_abs())).groups {
        let group: Vec<PersonId> = group.iter().filter_map(|at| people.get(*at)).map(|one| one.id).collect();
        made.push((make_group(tx, round.id, &group).await?, group));
    }
    Ok(made)
}

/// The pair somebody fits best as the third: as few rules broken as can be, then the best score.
fn best_third<'g>(
    pool: &Pool,
    third: usize,
    open: impl Iterator<Item = &'g Group>,
    place: &impl Fn(&PersonId) -> Option<usize>,
) -> Option<&'g Group> {
    let worth = |group: &Group| {
        let bonds: Option<Vec<_>> = group.people.iter().map(|id| pool.bond(third, place(id)?)).collect();
        let bonds = bonds?;
        let broken = bonds.iter().filter(|bond| !bond.breaches.none()).count();
        let score: u32 = bonds.iter().map(|bond| u32::from(bond.score)).sum();
        Some((std::cmp::Reverse(broken), score, std::cmp::Reverse(group.id)))
    };
    open.filter_map(|group| Some((worth(group)?, group))).max_by_key(|(worth, _)| *worth).map(|(_, group)| group)
}
