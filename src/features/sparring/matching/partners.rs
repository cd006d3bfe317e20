//! The best way to put people in pairs, with one group of three where they are odd.
//!
//! What is best, each before the next:
//! 1. as few people as possible are left without anybody, and where some take several partners, as
//!    few as possible have none while others have more than one;
//! 2. as few rules as possible give way, the last of [`Rule::ALL`] last;
//! 3. where there is a three, it is made of those who were seldom one of three;
//! 4. the worst score of two partners is as high as it can be;
//! 5. the sum of what people get is as high as it can be. Both of a pair get its score, each of
//!    three the mean of their two, so that a pair counts twice its score and a three the sum of
//!    its three.
//!
//! Ties are broken by numbers drawn from the seed, so that the same people and the same seed
//! always give the same partners.
//!
//! Pairs come from a maximum-weight matching (Edmonds' blossom algorithm, by way of
//! `rustworkx-core`): 1, 2 and 5 are one number, in which each outweighs all that follow, and 4 is
//! found by leaving out everything below a threshold, halving the range of thresholds each time.
//! For a three see [`Odd`].

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    bonds::{BEST, Pool},
    graph::{Counting, Edge, Graph, Pairs, Scale},
    odd::Odd,
};

/// People in groups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Groups {
    /// Each sorted.
    pub groups: Vec<Vec<usize>>,
    pub alone: Vec<usize>,
    /// How much better another way could be at most; none where it is proven that none is.
    pub gap: Option<Gap>,
}

/// What is not proven: how good another way could be at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The worst score there could be at best.
    pub worst: u16,
    /// So many points more in the sum there could be.
    pub points: u64,
}

/// How people were put together, and how that stands with the rules.
pub(super) struct Placed {
    pub groups: Vec<Vec<usize>>,
    pub alone: Vec<usize>,
    pub worth: i128,
    /// By how much of the worth another way could be better at most.
    pub gap: i128,
}

/// The gap of what was given up.
const UNKNOWN: i128 = i128::MAX;

impl Placed {
    /// How many groups are larger than two.
    fn threes(&self) -> usize {
        self.groups.iter().filter(|group| group.len() > 2).count()
    }

    /// What must not get worse when low scores are left out.
    fn standing(&self) -> (Reverse<usize>, Reverse<usize>, i128) {
        (Reverse(self.alone.len()), Reverse(self.threes()), self.worth)
    }
}

/// Puts people into pairs and, where `threes` may be, one three; see the head of this module.
pub(super) fn partners(pool: &Pool, people: &[usize], edges: &[Edge], threes: bool) -> Groups {
    // Whoever may be with nobody is alone, and the others are odd or even without them.
    let with: BTreeSet<usize> = edges.iter().flat_map(|edge| [edge.a, edge.b]).collect();
    let (people, nobody): (Vec<usize>, Vec<usize>) = people.iter().partition(|person| with.contains(person));
    let scale = Scale::of(people.len());
    let graph = |edges: Vec<Edge>| Graph { pool, scale: &scale, people: people.clone(), edges };
    let holding = graph(edges.iter().filter(|edge| edge.bond.breaches.none() && !edge.further).copied().collect());
    let placed = holding.placed(threes, Counting::Rules, None);
    let (work, aim) = if placed.alone.is_empty() && placed.threes() <= people.len() % 2 {
        (holding, placed)
    } else {
        let all = graph(edges.to_vec());
        let placed = all.placed(threes, Counting::Rules, None);
        (all, placed)
    };
    let mut scores: Vec<u16> = work.edges.iter().map(|edge| edge.bond.score).collect();
    scores.sort_unstable();
    scores.dedup();
    let above = |least: u16| graph(work.edges.iter().filter(|edge| edge.bond.score >= least).copied().collect());
    // Nobody gets more than their best: above the least of those somebody would be left.
    let mut best_of: BTreeMap<usize, u16> = BTreeMap::new();
    for edge in &work.edges {
        for end in [edge.a, edge.b] {
            let best = best_of.entry(end).or_default();
            *best = (*best).max(edge.bond.score);
        }
    }
    let limit = if aim.alone.is_empty() { best_of.values().min().copied().unwrap_or(BEST) } else { BEST };
    let within = scores.partition_point(|score| *score <= limit);
    // What holds with the lowest score of all holds for certain; somewhere above it stops.
    let (mut holds, mut fails, mut fails_for_certain) = (0, within, within);
    while holds + 1 < fails {
        let middle = usize::midpoint(holds, fails);
        let least = scores.get(middle).copied().unwrap_or(BEST);
        let placed = above(least).placed(threes, Counting::Rules, Some(aim.worth));
        if placed.standing() >= aim.standing() {
            holds = middle;
        } else {
            fails = middle;
            // That more people are left is certain; that a rule is broken only where all was looked at.
            let fewer = (placed.alone.len(), placed.threes()) > (aim.alone.len(), aim.threes());
            if placed.gap != UNKNOWN && (placed.gap == 0 || fewer) {
                fails_for_certain = middle;
            }
        }
    }
    let best = above(scores.get(holds).copied().unwrap_or_default()).placed(threes, Counting::All, None);
    let mut groups = best.groups;
    groups.sort_unstable();
    let proven = best.gap == 0 && aim.gap == 0 && fails_for_certain == fails;
    let gap = (!proven).then(|| Gap {
        worst: scores.get(fails_for_certain.saturating_sub(1)).copied().unwrap_or(BEST),
        points: u64::try_from(best.gap / scale.point).unwrap_or(u64::MAX),
    });
    let mut alone = [best.alone, nobody].concat();
    alone.sort_unstable();
    Groups { groups, alone, gap }
}

impl Graph<'_> {
    fn placed(&self, threes: bool, counting: Counting, enough: Option<i128>) -> Placed {
        let mut gap = 0;
        if threes && self.people.len() % 2 == 1 {
            let mut odd = Odd::new(self, counting);
            if let Some(placed) = odd.best(enough) {
                return placed;
            }
            gap = if odd.gave_up { UNKNOWN } else { 0 };
        }
        let Pairs { pairs, alone, worth } = self.pairs(&[], counting);
        let groups = pairs.into_iter().map(|(a, b)| vec![a, b]).collect();
        let mut placed = Placed { groups, alone, worth: 2 * worth, gap };
        if threes && !placed.alone.is_empty() {
            placed.gap = placed.gap.max(1);
            self.join(&mut placed, counting);
        }
        placed
    }

    /// Puts whoever is left with a pair, where they all may be together: people who asked to be
    /// kept apart can leave more than one. Whoever fits with the fewest goes first; this is good
    /// and not proven to be best.
    fn join(&self, placed: &mut Placed, counting: Counting) {
        let known = self.lookup();
        let worth = |a: usize, b: usize| known.get(&(a.min(b), a.max(b))).map(|edge| self.scale.worth(edge, counting));
        let gain = |person: usize, group: &Vec<usize>| match group.as_slice() {
            [a, b] => {
                let gain = worth(person, *a)? + worth(person, *b)? - worth(*a, *b)?;
                Some(gain - self.scale.threes(self.pool, [person, *a, *b]))
            }
            _ => None,
        };
        let mut waiting = std::mem::take(&mut placed.alone);
        waiting.sort_by_key(|person| placed.groups.iter().filter(|group| gain(*person, group).is_some()).count());
        for person in waiting {
            let fits =
                placed.groups.iter().enumerate().filter_map(|(place, group)| Some((gain(person, group)?, place)));
            let best = fits.max_by_key(|(gain, place)| (*gain, Reverse(*place)));
            match best.and_then(|(gain, place)| Some((gain, placed.groups.get_mut(place)?))) {
                Some((gain, group)) => {
                    group.push(person);
                    group.sort_unstable();
                    placed.worth += gain;
                }
                None => placed.alone.push(person),
            }
        }
        placed.alone.sort_unstable();
    }
}
