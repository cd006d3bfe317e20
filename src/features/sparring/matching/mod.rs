//! Who is matched with whom: pure, the same for a cohort and for a file of any organisation.
//!
//! [`Pool`] holds the people and says what speaks for two of them ([`Pool::bond`]);
//! [`propose`] puts them into pairs ([`partners`]). Everything is decided by whole numbers, so
//! the same people and the same seed give the same partners on every machine.

mod bonds;
mod circles;
mod graph;
mod groups;
mod hours;
mod odd;
mod partners;
mod people;
mod reasons;
mod sides;
mod weights;
#[cfg(test)]
mod figures;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

pub use self::{
    bonds::{BEST, Bond, Breaches, LEAST_SHARED, Part, Pool, Rule, two_of},
    circles::{Band, CIRCLE_MEETS, Circles, circles},
    hours::{Hours, Stretch},
    partners::Gap,
    people::Candidate,
    reasons::{Reason, reasons},
    sides::{Sides, propose_across},
    weights::{Criterion, Level, Weights},
};
use self::{graph::edges_among, partners::partners};
use crate::platform::mixing::mixed;

/// People put together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    /// Places in [`Pool::people`], each group sorted.
    pub groups: Vec<Vec<usize>>,
    /// Who is left without anybody, because nobody may be with them.
    pub alone: Vec<usize>,
    /// How much better another way could be at most; none where it is proven that none is.
    pub gap: Option<Gap>,
    /// How many of those who suit somebody best were looked at, where not everybody was: then it is the
    /// best of those, and nothing is proven of the rest.
    pub nearest: Option<usize>,
}

impl Proposal {
    /// The worst score of two partners; none where nobody has one.
    pub fn worst(&self, pool: &Pool) -> Option<u16> {
        self.bonds(pool).map(|(_, _, bond)| bond.score).min()
    }

    /// What everybody gets, together: both of a pair its score, each of three the mean of their two.
    pub fn sum(&self, pool: &Pool) -> u64 {
        let of = |group: &Vec<usize>| {
            let sum: u64 = two_of(group).filter_map(|(a, b)| pool.bond(a, b)).map(|bond| u64::from(bond.score)).sum();
            if group.len() == 2 { 2 * sum } else { sum }
        };
        self.groups.iter().map(of).sum()
    }

    /// Where a rule had to give way, and between whom.
    pub fn relaxed(&self, pool: &Pool) -> Vec<(Rule, usize, usize)> {
        let of = |(a, b, bond): (usize, usize, Bond)| {
            Rule::ALL.into_iter().filter(move |rule| bond.breaches.of(*rule) > 0).map(move |rule| (rule, a, b))
        };
        self.bonds(pool).flat_map(of).collect()
    }

    fn bonds<'a>(&'a self, pool: &'a Pool) -> impl Iterator<Item = (usize, usize, Bond)> + 'a {
        let two = self.groups.iter().flat_map(|group| two_of(group));
        two.filter_map(|(a, b)| pool.bond(a, b).map(|bond| (a, b, bond)))
    }
}

/// For so many people everybody is compared with everybody; among more, [`NEAREST`] are.
const COMPARED: usize = 600;
/// How many of those who suit somebody best are looked at, where there are very many people.
const NEAREST: usize = 24;

/// The best partners for everybody; groups in `settled` stay as they are.
pub fn propose(pool: &Pool, settled: &[Vec<usize>], seed: u64) -> Proposal {
    propose_among(pool, settled, seed, (pool.len() > COMPARED).then_some(NEAREST))
}

/// The same, where of very many people only the `nearest` best for each are looked at: much
/// faster, and a little worse. Where that leaves somebody alone or breaks a rule, more are looked at.
pub fn propose_among(pool: &Pool, settled: &[Vec<usize>], seed: u64, nearest: Option<usize>) -> Proposal {
    let taken: BTreeSet<usize> = settled.iter().flatten().copied().collect();
    let free: Vec<usize> = (0..pool.len()).filter(|person| !taken.contains(person)).collect();
    let edges = edges_among(pool, &free, nearest, |a, b| tie(pool, seed, a, b));
    let found = partners(pool, &free, &edges, true);
    if let Some(nearest) = nearest.filter(|nearest| *nearest < free.len()) {
        let holding: BTreeSet<usize> =
            edges.iter().filter(|edge| edge.bond.breaches.none()).flat_map(|edge| [edge.a, edge.b]).collect();
        let broken = found.groups.iter().filter(|group| !pool.holds(group)).count();
        // Somebody with whom no rule holds for anybody breaks one group, however many are looked at.
        if !found.alone.is_empty() || broken > free.len() - holding.len() {
            let more = (nearest < 8 * NEAREST).then_some(nearest * 2);
            return propose_among(pool, settled, seed, more.or(Some(free.len())));
        }
    }
    let mut groups: Vec<Vec<usize>> = settled.iter().cloned().chain(found.groups).collect();
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups.sort_unstable();
    let nearest = nearest.filter(|nearest| *nearest < free.len());
    Proposal { groups, alone: found.alone, gap: found.gap, nearest }
}

/// A number for two people that depends on the seed and their keys only.
fn tie(pool: &Pool, seed: u64, a: usize, b: usize) -> u32 {
    let key = |place: usize| pool.people().get(place).map_or("", |person| person.key.as_str());
    u32::try_from(mixed(seed, &[key(a.min(b)), key(a.max(b))]) >> 32).unwrap_or_default()
}
