//! Two sides brought together, such as mentors and mentees, where somebody may take several.

use std::collections::{BTreeMap, BTreeSet};

use super::{Proposal, bonds::Pool, graph::Edge, partners::partners, tie};

/// Who stands where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sides {
    /// All are peers.
    None,
    /// There are two; places in [`Pool::people`].
    Two(Vec<usize>, Vec<usize>),
    /// There is one, or there are more, or somebody stands on none: that cannot be matched.
    Other,
}

impl Sides {
    /// The sides of these people.
    pub fn of(pool: &Pool) -> Self {
        let mut sides: BTreeMap<Option<String>, Vec<usize>> = BTreeMap::new();
        for (place, person) in pool.people().iter().enumerate() {
            let side = person.side.as_ref().map(|side| side.trim().to_lowercase());
            sides.entry(side).or_default().push(place);
        }
        let nobody = sides.contains_key(&None);
        let mut sides = sides.into_values();
        match (nobody, sides.next(), sides.next(), sides.next()) {
            (_, None, ..) | (true, Some(_), None, _) => Self::None,
            (false, Some(one), Some(other), None) => Self::Two(one, other),
            _ => Self::Other,
        }
    }
}

/// Partners across two sides, in turns: in each, people of the side whose people take fewer each get
/// one more, the best way for that turn. Nobody gets the same partner twice, and nobody a second one
/// as long as that leaves somebody without a first.
///
/// Each turn is proven or says what is not; all turns together are not. How many there were is said
/// beside.
///
/// Where there are places enough, those who want several begin: at the end everybody asks once more,
/// and whoever is left over fits somewhere. Where there are not, everybody gets a first one first.
pub fn propose_across(pool: &Pool, one: &[usize], other: &[usize], seed: u64) -> (Proposal, usize) {
    let places = |person: usize| pool.people().get(person).map_or(1, |person| person.places.max(1));
    let most = |side: &[usize]| side.iter().map(|person| places(*person)).max().unwrap_or_default();
    let (fewer, more) = if most(one) <= most(other) { (one, other) } else { (other, one) };
    let mut found = Proposal::default();
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    let all_places = |side: &[usize]| side.iter().map(|person| places(*person)).sum::<usize>();
    let mut turns: Vec<usize> = (1..=most(fewer)).collect();
    if all_places(fewer) <= all_places(more) {
        turns.reverse();
    }
    for turn in turns {
        // A person with several places left stands in the graph as many times.
        let mut stand_ins: Vec<(usize, bool)> = Vec::new();
        for person in more {
            let had = taken.get(person).copied().unwrap_or_default();
            stand_ins.extend((had..places(*person)).map(|place| (*person, place > 0)));
        }
        let asking: Vec<usize> = fewer.iter().copied().filter(|person| places(*person) >= turn).collect();
        let so_far: BTreeSet<(usize, usize)> = found.groups.iter().filter_map(|group| pair(group)).collect();
        let mut edges = Vec::new();
        for a in &asking {
            for (place, (person, further)) in stand_ins.iter().enumerate() {
                if so_far.contains(&(*a.min(person), *a.max(person))) {
                    continue;
                }
                if let Some(bond) = pool.bond(*a, *person) {
                    let tie = tie(pool, seed, *a, *person);
                    edges.push(Edge { a: *a, b: pool.len() + place, bond, tie, further: *further });
                }
            }
        }
        let people: Vec<usize> =
            asking.iter().copied().chain((0..stand_ins.len()).map(|place| pool.len() + place)).collect();
        let turn = partners(pool, &people, &edges, false);
        for group in turn.groups {
            let person = |node: usize| {
                node.checked_sub(pool.len()).and_then(|place| stand_ins.get(place)).map(|(person, _)| *person)
            };
            let mut two: Vec<usize> = group.iter().map(|node| person(*node).unwrap_or(*node)).collect();
            group.iter().filter_map(|node| person(*node)).for_each(|person| *taken.entry(person).or_default() += 1);
            two.sort_unstable();
            found.groups.push(two);
        }
        found.gap = found.gap.or(turn.gap);
    }
    found.groups.sort_unstable();
    let with: BTreeSet<usize> = found.groups.iter().flatten().copied().collect();
    found.alone = (0..pool.len()).filter(|person| !with.contains(person)).collect();
    (found, most(fewer))
}

fn pair(group: &[usize]) -> Option<(usize, usize)> {
    match group {
        [a, b] => Some((*a, *b)),
        _ => None,
    }
}
