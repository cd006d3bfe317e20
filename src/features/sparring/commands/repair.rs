//! Nobody stays alone: whoever has lost their partner, or came late, gets one, and as few others as can
//! be are put elsewhere for it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use entity::{
    cohort,
    ids::{CohortId, PersonId, SparringGroupId},
    sparring_round,
    states::{PartnerEnding, RoundState},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::{
    super::{
        matching::{Pool, propose},
        policies::HavePartner,
        queries::{Group, Participant, Round, groups_before, has_declined, participants, pool_of, round_at},
        rules::{day_of, weights_in},
    },
    appointments::keep_appointments,
    groups::{end, join_group, make_group, tell},
    take_turns,
};
use crate::{
    features::cohorts::takes_pauses,
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::{Store, Tx},
};

/// Somebody is no longer in a cohort, or takes a break from it: their time with their partners ends, and those who would be
/// alone get others.
pub(super) async fn leave(tx: &Tx, cohort: CohortId, who: PersonId) -> Result<()> {
    // Nobody waits for their turn who has nothing to change.
    if round_at(&**tx, cohort, RoundState::Published).await?.is_none() {
        return Ok(());
    }
    take_turns(tx, cohort).await?;
    let Some(round) = round_at(&**tx, cohort, RoundState::Published).await? else { return Ok(()) };
    if end(tx, round.row.id, who, PartnerEnding::Left).await? {
        mend_and_tell(tx, round.without(&[who])).await?;
    }
    Ok(())
}

/// Somebody is in a cohort from now on, or again: where a round runs, they get a partner.
pub(super) async fn come(tx: &Tx, cohort: CohortId) -> Result<()> {
    if round_at(&**tx, cohort, RoundState::Published).await?.is_none() {
        return Ok(());
    }
    take_turns(tx, cohort).await?;
    match round_at(&**tx, cohort, RoundState::Published).await? {
        Some(round) => mend_and_tell(tx, round).await,
        None => Ok(()),
    }
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
    let number = round.row.number;
    end(tx, round.row.id, who, PartnerEnding::Declined).await?;
    mend_and_tell(tx, round.without(&[who])).await?;
    tx.record(Some(who), "sparring.declined", ("cohort", cohort), json!({ "round": number })).await
}

/// Looks after every published round: whoever has nobody gets a partner as soon as one is free, and whoever
/// does not take part is waited for by nobody.
pub async fn repair_rounds(store: &Store) -> Result<()> {
    let find = sparring_round::Entity::find().filter(sparring_round::Column::State.eq(RoundState::Published));
    for round in find.all(store.read()).await? {
        store
            .write(async |tx| {
                take_turns(tx, round.cohort_id).await?;
                let Some(now) = round_at(&**tx, round.cohort_id, RoundState::Published).await? else { return Ok(()) };
                let gone = now.absent(&participants(&**tx, round.cohort_id).await?);
                for person in &gone {
                    end(tx, now.row.id, *person, PartnerEnding::Left).await?;
                }
                mend_and_tell(tx, now.without(&gone)).await
            })
            .await?;
    }
    Ok(())
}

/// Finds partners for whoever has none, and tells everybody concerned. What those had agreed on who are
/// together no longer is withdrawn.
pub(super) async fn mend_and_tell(tx: &Tx, round: Round) -> Result<()> {
    let Some(cohort) = cohort::Entity::find_by_id(round.row.cohort_id).one(&**tx).await? else { return Ok(()) };
    // The end of a course ends breaks, too; nobody needs a partner any more.
    if takes_pauses(cohort.state).is_err() {
        return Ok(());
    }
    let people = participants(&**tx, cohort.id).await?;
    let Mended { groups, changed } = mend(tx, round, &people, day_of(&cohort, tx.now())).await?;
    for group in groups.iter().filter(|group| changed.contains(&group.id)) {
        tell(tx, group.id).await?;
    }
    keep_appointments(tx, cohort.id).await
}

/// A round after it was mended.
pub(super) struct Mended {
    pub groups: Vec<Group>,
    /// Those in which somebody has another partner now.
    pub changed: BTreeSet<SparringGroupId>,
}

/// Finds partners in a published round for everybody of `people` who has none.
///
/// Who declined, and whom, count as met: they are not put together again while there is anybody else.
pub(super) async fn mend(tx: &Tx, round: Round, people: &[Participant], day: NaiveDate) -> Result<Mended> {
    let with: BTreeSet<PersonId> = round.groups.iter().flat_map(|group| group.people.iter().copied()).collect();
    let loose: Vec<usize> =
        (0..people.len()).filter(|at| people.get(*at).is_some_and(|one| !with.contains(&one.id))).collect();
    if loose.is_empty() {
        return Ok(Mended { groups: round.groups, changed: BTreeSet::new() });
    }
    let before = groups_before(&**tx, round.row.cohort_id, None).await?;
    let pool = pool_of(people, &before, day, weights_in(round.row.weights.as_ref()));
    let mut work = Work { tx, row: &round.row, people, pool, groups: round.groups, changed: BTreeSet::new() };
    // Somebody left over in a group of one begins anew.
    for id in loose.iter().filter_map(|at| work.id_at(*at)) {
        end(tx, round.row.id, id, PartnerEnding::Moved).await?;
    }
    let mut left = false;
    for at in work.bring_together(&loose).await? {
        left |= !work.take_in(at).await?;
    }
    if left && people.len() >= 4 {
        work.begin_anew().await?;
    }
    Ok(Mended { groups: work.groups, changed: work.changed })
}

/// A round while it is mended.
struct Work<'a> {
    tx: &'a Tx,
    row: &'a sparring_round::Model,
    people: &'a [Participant],
    pool: Pool,
    groups: Vec<Group>,
    changed: BTreeSet<SparringGroupId>,
}

impl Work<'_> {
    fn id_at(&self, place: usize) -> Option<PersonId> {
        self.people.get(place).map(|one| one.id)
    }

    fn places(&self, group: &[PersonId]) -> Vec<usize> {
        group.iter().filter_map(|id| self.people.iter().position(|one| one.id == *id)).collect()
    }

    fn seed(&self) -> u64 {
        u64::from(self.row.seed.unsigned_abs())
    }

    async fn add(&mut self, places: &[usize]) -> Result<()> {
        let people: Vec<PersonId> = places.iter().filter_map(|at| self.id_at(*at)).collect();
        let id = make_group(self.tx, self.row.id, &people, false).await?;
        self.groups.push(Group { id, kept: false, people });
        self.changed.insert(id);
        Ok(())
    }

    /// Puts those who have nobody together with each other, where no rule gives way for it or nobody
    /// else is there; who is left.
    async fn bring_together(&mut self, loose: &[usize]) -> Result<Vec<usize>> {
        let settled: Vec<Vec<usize>> = self.groups.iter().map(|group| self.places(&group.people)).collect();
        let nobody_else = settled.is_empty();
        let found = propose(&self.pool, &settled, self.seed());
        let mut left = found.alone;
        for group in found.groups.into_iter().filter(|group| !settled.contains(group)) {
            if nobody_else || self.pool.holds(&group) {
                self.add(&group).await?;
            } else {
                left.extend(group);
            }
        }
        left.retain(|at| loose.contains(at));
        Ok(left)
    }

    /// Finds a place for somebody among those who have partners; whether there is one. One of three
    /// comes to them where that breaks no rule: then two pairs are left. Else they are the third of a pair.
    async fn take_in(&mut self, who: usize) -> Result<bool> {
        let Some(id) = self.id_at(who) else { return Ok(false) };
        if let Some((place, third)) = self.best_of_three(who) {
            if let (Some(group), Some(one)) = (self.groups.get_mut(place), self.people.get(third)) {
                group.people.retain(|person| *person != one.id);
                self.changed.insert(group.id);
                end(self.tx, self.row.id, one.id, PartnerEnding::Moved).await?;
            }
            self.add(&[third, who]).await?;
            return Ok(true);
        }
        let best = self.best_pair(who);
        let Some(group) = best.and_then(|place| self.groups.get_mut(place)) else { return Ok(false) };
        join_group(self.tx, self.row.id, group.id, id).await?;
        group.people.push(id);
        self.changed.insert(group.id);
        Ok(true)
    }

    /// Whom of a group of three somebody is with best, and where that group stands: the weaker of the
    /// two pairs as good as can be.
    fn best_of_three(&self, who: usize) -> Option<(usize, usize)> {
        let threes = self.groups.iter().enumerate().filter(|(_, group)| group.people.len() == 3);
        let ways = threes.flat_map(|(place, group)| {
            let three = self.places(&group.people);
            three.clone().into_iter().map(move |third| {
                let rest: Vec<usize> = three.iter().copied().filter(|other| *other != third).collect();
                (place, third, rest)
            })
        });
        let good = ways.filter(|(_, third, _)| self.pool.holds(&[*third, who]));
        let best = good.max_by_key(|(place, third, rest)| {
            let worth = self.pool.score(&[*third, who]).min(self.pool.score(rest));
            (worth, std::cmp::Reverse((*place, *third)))
        });
        best.map(|(place, third, _)| (place, third))
    }

    /// The pair somebody fits best as the third: as few rules broken as can be, then the best score.
    fn best_pair(&self, who: usize) -> Option<usize> {
        let worth = |group: &Group| {
            let bonds: Option<Vec<_>> =
                self.places(&group.people).into_iter().map(|other| self.pool.bond(who, other)).collect();
            let bonds = bonds?;
            let broken = bonds.iter().filter(|bond| !bond.breaches.none()).count();
            let score: u32 = bonds.iter().map(|bond| u32::from(bond.score)).sum();
            Some((std::cmp::Reverse(broken), score, std::cmp::Reverse(group.id)))
        };
        let pairs = self.groups.iter().enumerate().filter(|(_, group)| group.people.len() == 2);
        pairs.filter_map(|(place, group)| Some((worth(group)?, place))).max().map(|(_, place)| place)
    }

    /// In a cohort so small that nobody can join anybody, all get others than before.
    async fn begin_anew(&mut self) -> Result<()> {
        for one in self.people {
            end(self.tx, self.row.id, one.id, PartnerEnding::Moved).await?;
        }
        self.groups.clear();
        self.changed.clear();
        for group in propose(&self.pool, &[], self.seed()).groups {
            self.add(&group).await?;
        }
        Ok(())
    }
}
