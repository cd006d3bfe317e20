//! Who may be whose partner, what that is worth, and the best pairs of it.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, BinaryHeap},
    convert::Infallible,
};

use rustworkx_core::{
    max_weight_matching::max_weight_matching,
    petgraph::graph::{EdgeReference, NodeIndex, UnGraph},
};

use super::bonds::{BEST, Bond, OFTEN, Pool, Rule, two_of};

/// Two people who may be partners.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub a: usize,
    pub b: usize,
    pub bond: Bond,
    /// Decides between what is equal otherwise.
    pub tie: u32,
    /// Whether it brings somebody a further partner, while others may have none.
    pub further: bool,
}

/// What counts when two ways are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counting {
    /// The rules only.
    Rules,
    /// The rules, then the scores.
    Scores,
    /// The rules, then the scores, then what the seed says.
    All,
}

/// How much a broken rule, a place in a three, a point of score and a tie weigh, so that one of
/// what comes first outweighs all there can be of what comes later.
#[derive(Clone, Debug)]
pub(super) struct Scale {
    further: i128,
    rules: [i128; Rule::ALL.len()],
    third: i128,
    pub point: i128,
    ties: u32,
}

impl Scale {
    /// For this many people.
    pub fn of(people: usize) -> Self {
        // In the sum of 5. there are as many scores as people; three more leave room for a three.
        let most = i128::try_from(people).unwrap_or(i128::MAX / 2) + 3;
        // With many people equal sums are rare, and the number has to hold them all.
        let ties = if people <= 2000 { 32 } else { 14 };
        let point = most << ties;
        let third = point * (i128::from(BEST) * most + 1);
        let mut next = third * (3 * i128::from(OFTEN) + 1);
        let rules = Rule::ALL.map(|rule| {
            let weight = next;
            let worst = if rule == Rule::New { i128::from(OFTEN) } else { 1 };
            next = next.saturating_mul(worst * most + 1);
            weight
        });
        Self { further: next, rules, third, point, ties }
    }

    /// What two partners are worth.
    pub fn worth(&self, edge: &Edge, counting: Counting) -> i128 {
        let further = if edge.further { self.further } else { 0 };
        let broken: i128 = if edge.bond.breaches.none() {
            further
        } else {
            Rule::ALL
                .iter()
                .zip(self.rules)
                .map(|(rule, weight)| i128::from(edge.bond.breaches.of(*rule)) * weight)
                .sum::<i128>()
                + further
        };
        let score = i128::from(edge.bond.score) * self.point;
        let tie = i128::from(edge.tie >> (32 - self.ties));
        match counting {
            Counting::Rules => -broken,
            Counting::Scores => score - broken,
            Counting::All => score + tie - broken,
        }
    }

    /// What is taken off for a group of three.
    pub fn threes(&self, pool: &Pool, three: [usize; 3]) -> i128 {
        three.iter().map(|person| i128::from(pool.thirds(*person))).sum::<i128>() * self.third
    }
}

/// The best pairs of a graph, each person at most once; as many as there can be.
pub(super) struct Pairs {
    pub pairs: Vec<(usize, usize)>,
    pub alone: Vec<usize>,
    /// The sum of what the pairs are worth.
    pub worth: i128,
}

/// People and who may be whose partner.
pub(super) struct Graph<'a> {
    pub pool: &'a Pool,
    pub scale: &'a Scale,
    /// Who takes part.
    pub people: Vec<usize>,
    pub edges: Vec<Edge>,
}

impl Graph<'_> {
    /// The best pairs, with some people set aside.
    pub fn pairs(&self, aside: &[usize], counting: Counting) -> Pairs {
        let people: Vec<usize> = self.people.iter().copied().filter(|person| !aside.contains(person)).collect();
        let mut graph: UnGraph<(), i128> = UnGraph::with_capacity(people.len(), self.edges.len());
        let nodes: BTreeMap<usize, NodeIndex> = people.iter().map(|person| (*person, graph.add_node(()))).collect();
        let highest = people.iter().max().map_or(0, |highest| highest + 1);
        let mut node_of: Vec<Option<NodeIndex>> = vec![None; highest];
        for (person, node) in &nodes {
            if let Some(place) = node_of.get_mut(*person) {
                *place = Some(*node);
            }
        }
        let node = |person: usize| node_of.get(person).copied().flatten();
        for edge in &self.edges {
            if let (Some(a), Some(b)) = (node(edge.a), node(edge.b)) {
                graph.add_edge(a, b, self.scale.worth(edge, counting));
            }
        }
        let weight = |edge: EdgeReference<'_, i128>| Ok::<i128, Infallible>(*edge.weight());
        let Ok(found) = max_weight_matching(&graph, true, weight, false);
        let mut pairs: Vec<(usize, usize)> = found
            .into_iter()
            .filter_map(|(a, b)| {
                let (a, b) = (people.get(a)?, people.get(b)?);
                Some((*a.min(b), *a.max(b)))
            })
            .collect();
        pairs.sort_unstable();
        let worth = pairs
            .iter()
            .filter_map(|(a, b)| graph.find_edge(node(*a)?, node(*b)?))
            .filter_map(|edge| graph.edge_weight(edge))
            .sum();
        let with: BTreeSet<usize> = pairs.iter().flat_map(|(a, b)| [*a, *b]).collect();
        let alone = people.into_iter().filter(|person| !with.contains(person)).collect();
        Pairs { pairs, alone, worth }
    }
    /// Every two who may be partners.
    pub fn lookup(&self) -> BTreeMap<(usize, usize), &Edge> {
        self.edges.iter().map(|edge| ((edge.a.min(edge.b), edge.a.max(edge.b)), edge)).collect()
    }
}

/// Every two of these people who may be partners; with `nearest`, only those of whom one is among
/// the so many best for the other.
pub(super) fn edges_among(
    pool: &Pool,
    people: &[usize],
    nearest: Option<usize>,
    tie: impl Fn(usize, usize) -> u32,
) -> Vec<Edge> {
    let edges = two_of(people)
        .filter_map(|(a, b)| pool.bond(a, b).map(|bond| Edge { a, b, bond, tie: tie(a, b), further: false }));
    let Some(nearest) = nearest else { return edges.collect() };
    let scale = Scale::of(people.len());
    // The worst of those kept lies on top, to be pushed out.
    let mut kept: Vec<BinaryHeap<Reverse<(i128, usize, usize)>>> = vec![BinaryHeap::new(); pool.len()];
    for edge in edges {
        let worth = scale.worth(&edge, Counting::All);
        for end in [edge.a, edge.b] {
            let Some(heap) = kept.get_mut(end) else { continue };
            if heap.len() < nearest || heap.peek().is_some_and(|Reverse((least, ..))| worth > *least) {
                heap.push(Reverse((worth, edge.a, edge.b)));
                if heap.len() > nearest {
                    heap.pop();
                }
            }
        }
    }
    let mut chosen: BTreeSet<(usize, usize)> = kept.into_iter().flatten().map(|Reverse((_, a, b))| (a, b)).collect();
    // People with whom some rule breaks for everybody are best with each other.
    let breaks = |(a, b): &(usize, usize)| pool.bond(*a, *b).is_none_or(|bond| !bond.breaches.none());
    let holding: BTreeSet<usize> = chosen.iter().filter(|two| !breaks(two)).flat_map(|(a, b)| [*a, *b]).collect();
    let hard: Vec<usize> = people.iter().copied().filter(|person| !holding.contains(person)).collect();
    chosen.extend(two_of(&hard));
    let edge = |(a, b): (usize, usize)| pool.bond(a, b).map(|bond| Edge { a, b, bond, tie: tie(a, b), further: false });
    chosen.into_iter().filter_map(edge).collect()
}
