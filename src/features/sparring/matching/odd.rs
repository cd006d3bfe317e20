//! One group of three where people are odd.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap},
};

use super::{
    graph::{Counting, Edge, Graph, Pairs},
    partners::Placed,
};

/// The best way for an odd number of people: one three and pairs.
///
/// Write w for what two are worth, M(S) for the best pairs of everybody but S, each pair counted
/// twice. A three (a, b, c) gives M(abc) + w(ab) + w(ac) + w(bc). As a and b with the best pairs of
/// the rest are one way to pair everybody but c, M(abc) is at most M(c) − 2 w(ab); so no three with
/// these people can give more than the least of M(c) + w(ac) + w(bc) − w(ab), whichever of them is
/// taken for c. Threes are looked at in the order of that bound, until none can beat what was
/// found.
pub(super) struct Odd<'g> {
    graph: &'g Graph<'g>,
    counting: Counting,
    known: BTreeMap<(usize, usize), &'g Edge>,
    /// What the best pairs without somebody are worth; none where somebody else would be alone too.
    without: BTreeMap<usize, Option<i128>>,
    /// The best so far: what everything is worth, and who the three are.
    best: Option<(i128, [usize; 3])>,
    /// Whether there was no time to look at all threes, and none was found.
    pub gave_up: bool,
}

/// A three that might be, by what it gives at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Three {
    bound: i128,
    /// Whether the bound knows the best pairs without each.
    close: bool,
    tie: u32,
    people: [usize; 3],
}

/// So many threes are kept in mind.
const IN_MIND: usize = 50_000;
/// In search of the best three pairs are matched at most so many times, divided by people and edges:
/// a few seconds.
const WORK: usize = 1_000_000_000;

/// So many are tried as the third before all threes are listed.
const FIRST_TRIED: usize = 10;

impl<'g> Odd<'g> {
    /// For these people.
    pub fn new(graph: &'g Graph<'g>, counting: Counting) -> Self {
        // The seed decides last, between pairs; a three is found without.
        let counting = if counting == Counting::All { Counting::Scores } else { counting };
        Self { graph, counting, known: graph.lookup(), without: BTreeMap::new(), best: None, gave_up: false }
    }

    fn worth(&self, a: usize, b: usize) -> Option<i128> {
        self.known.get(&(a.min(b), a.max(b))).map(|edge| self.graph.scale.worth(edge, self.counting))
    }

    /// What a three itself is worth; none where they cannot be one.
    fn own(&self, three: [usize; 3]) -> Option<i128> {
        let [a, b, c] = three;
        let sum = self.worth(a, b)? + self.worth(a, c)? + self.worth(b, c)?;
        Some(sum - self.graph.scale.threes(self.graph.pool, three))
    }

    /// Remembers a way that is better than the best so far.
    fn found(&mut self, worth: i128, three: [usize; 3]) {
        if self.best.is_none_or(|(best, _)| worth > best) {
            self.best = Some((worth, three));
        }
    }

    /// The ways in which somebody joins one of these pairs of everybody else.
    fn joining(&mut self, person: usize, pairs: &Pairs) {
        for (a, b) in &pairs.pairs {
            let three = sorted([*a, *b, person]);
            if let (Some(own), Some(two)) = (self.own(three), self.worth(*a, *b)) {
                self.found(2 * (pairs.worth - two) + own, three);
            }
        }
    }

    fn without(&mut self, person: usize) -> Option<i128> {
        if let Some(known) = self.without.get(&person) {
            return *known;
        }
        let pairs = self.graph.pairs(&[person], self.counting);
        let worth = pairs.alone.is_empty().then_some(2 * pairs.worth);
        if worth.is_some() {
            self.joining(person, &pairs);
        }
        self.without.insert(person, worth);
        worth
    }

    /// None where no three leaves everybody else in pairs.
    pub fn best(&mut self, enough: Option<i128>) -> Option<Placed> {
        let near = self.graph.pairs(&[], self.counting);
        let [left] = near.alone.as_slice() else { return None };
        self.joining(*left, &near);
        let beyond = self.search(2 * near.worth, enough);
        self.gave_up = self.best.is_none() && beyond.is_some();
        let (worth, three) = self.best?;
        let counting = if self.counting == Counting::Scores { Counting::All } else { self.counting };
        let pairs = self.graph.pairs(&three, counting);
        if !pairs.alone.is_empty() {
            return None;
        }
        let mut groups: Vec<Vec<usize>> = pairs.pairs.into_iter().map(|(a, b)| vec![a, b]).collect();
        groups.push(three.to_vec());
        let gap = beyond.map_or(0, |beyond| (beyond - worth).max(0));
        Some(Placed { groups, alone: Vec::new(), worth, gap })
    }

    /// Looks for the best three, until one is worth `enough`. Where it has to stop before it is
    /// proven, it says what the best could be worth at most.
    fn search(&mut self, most: i128, enough: Option<i128>) -> Option<i128> {
        let reached =
            |best: Option<(i128, [usize; 3])>| best.zip(enough).is_some_and(|((worth, _), enough)| worth >= enough);
        if reached(self.best) {
            return None;
        }
        // Mostly somebody fits as the third where others do not; that is found before all are listed.
        for person in self.graph.people.iter().step_by(self.graph.people.len().div_ceil(FIRST_TRIED)) {
            self.without(*person);
            if reached(self.best) {
                return None;
            }
        }
        let mut tries = WORK / (self.graph.people.len() * self.graph.edges.len()).max(1);
        let (mut waiting, lost) = self.threes(most, enough);
        while let Some(three) = waiting.pop() {
            if !self.promises(three.bound, enough) || reached(self.best) {
                break;
            }
            if tries == 0 {
                return lost.max(Some(three.bound));
            }
            let Some(own) = self.own(three.people) else { continue };
            if three.close {
                tries -= 1;
                let pairs = self.graph.pairs(&three.people, self.counting);
                if pairs.alone.is_empty() {
                    self.found(2 * pairs.worth + own, three.people);
                }
            } else if let Some(bound) = self.closer(three, own, &mut tries)
                && self.promises(bound, enough)
            {
                waiting.push(Three { bound, close: true, ..three });
            }
        }
        lost
    }

    /// Whether a three with this bound is worth a look.
    fn promises(&self, bound: i128, enough: Option<i128>) -> bool {
        self.best.is_none_or(|(worth, _)| bound > worth) && enough.is_none_or(|enough| bound >= enough)
    }

    /// The bound of a three that knows the best pairs without each of them; none where it cannot be.
    fn closer(&mut self, three: Three, own: i128, tries: &mut usize) -> Option<i128> {
        let [a, b, c] = three.people;
        let mut bound = three.bound;
        for (third, one, other) in [(a, b, c), (b, a, c), (c, a, b)] {
            if !self.without.contains_key(&third) {
                *tries = tries.saturating_sub(1);
            }
            bound = bound.min(self.without(third)? + own - 2 * self.worth(one, other)?);
        }
        Some(bound)
    }

    /// All threes that could be worth more than the best so far, and the highest bound of those that
    /// there was no room for.
    fn threes(&self, most: i128, enough: Option<i128>) -> (BinaryHeap<Three>, Option<i128>) {
        let graph = self.graph;
        let mut around: BTreeMap<usize, BTreeMap<usize, (i128, u32)>> = BTreeMap::new();
        for edge in &graph.edges {
            let worth = (graph.scale.worth(edge, self.counting), edge.tie);
            around.entry(edge.a.min(edge.b)).or_default().insert(edge.a.max(edge.b), worth);
        }
        let mut kept: BinaryHeap<Reverse<Three>> = BinaryHeap::new();
        let mut lost: Option<i128> = None;
        for (a, later) in &around {
            for (b, (ab, tie)) in later {
                let Some(of_b) = around.get(b) else { continue };
                for (c, (bc, bc_tie)) in of_b {
                    let Some((ac, ac_tie)) = later.get(c) else { continue };
                    let people = [*a, *b, *c];
                    let own = ab + ac + bc - graph.scale.threes(graph.pool, people);
                    let bound = most + own - 2 * ab.max(ac).max(bc);
                    if !self.promises(bound, enough) {
                        continue;
                    }
                    let tie = tie.wrapping_add(*bc_tie).wrapping_add(*ac_tie);
                    kept.push(Reverse(Three { bound, close: false, tie, people }));
                    if kept.len() > IN_MIND {
                        let least = kept.pop().map(|Reverse(three)| three.bound);
                        lost = lost.max(least);
                    }
                }
            }
        }
        (kept.into_iter().map(|Reverse(three)| three).collect(), lost)
    }
}

fn sorted(mut three: [usize; 3]) -> [usize; 3] {
    three.sort_unstable();
    three
}
