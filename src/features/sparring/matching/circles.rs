//! Circles: a partition of everybody into groups of four to five, or whatever size is asked for.
//!
//! What is best, each before the next: nobody is with somebody they asked not to be with; every
//! circle has a language in common; nobody is with somebody of their own line; every circle has an
//! hour a week in common; few have been partners before; the weakest circle is as strong as it can
//! be; the sum of all scores of two in one circle is as high as it can be.
//!
//! To find the best partition is hard (it contains the partition into triangles, which is
//! NP-complete), so this is a search: circles grow from the best pairs and the best pairs of
//! pairs, then people change places as long as that makes anything better, from several starts.
//! How far from the best it can be at most is shown by [`Circles::bound`].

use std::cmp::Reverse;

use super::{
    bonds::{Bond, Breaches, OFTEN, Pool, two_of},
    graph::{Counting, Edge, Graph, Scale, edges_among},
    mixed,
};

/// How long a circle meets, in minutes.
pub const CIRCLE_MEETS: u32 = 60;
/// So many starts are tried.
const STARTS: u64 = 60;
/// So many places are tried for an exchange at most, over all starts.
const TRIES: usize = 4_000_000;

/// How many people a circle has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    pub least: usize,
    pub most: usize,
}

impl Band {
    /// The sizes of circles for so many people, larger ones first: as few circles as there can be,
    /// because a larger one bears somebody leaving. Where the band leaves people over, it is
    /// stretched by one at the upper end, then at the lower, until nobody is.
    pub fn sizes(self, people: usize) -> Vec<usize> {
        let (mut least, mut most) = (self.least.max(1), self.most.max(self.least).max(1));
        if people <= least {
            return if people == 0 { Vec::new() } else { vec![people] };
        }
        loop {
            let circles = people.div_ceil(most);
            if circles * least <= people {
                let (each, larger) = (people / circles, people % circles);
                return (0..circles).map(|circle| each + usize::from(circle < larger)).collect();
            }
            if most - self.most.max(self.least) <= self.least - least {
                most += 1;
            } else {
                least = (least - 1).max(1);
            }
        }
    }
}

/// Everybody in circles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Circles {
    /// Places in [`Pool::people`], each group sorted.
    pub groups: Vec<Vec<usize>>,
    /// Who is in none, because no circle is without somebody they asked not to be with.
    pub alone: Vec<usize>,
    /// The sum of the scores of all two in one circle.
    pub sum: u64,
    /// No partition into circles of these sizes has a higher sum than this.
    pub bound: u64,
}

/// What is wrong with a circle, worst first, and how strong it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Standing {
    wrong: [u32; 5],
    /// A thousand times the mean score of two.
    mean: u64,
    sum: u64,
}

impl Standing {
    /// The same as between two.
    fn breaches(&self) -> Breaches {
        let [_, language, line, hours, met] = self.wrong;
        let met = u8::try_from(met).unwrap_or(OFTEN).min(OFTEN);
        Breaches { met, hours: hours > 0, line: line > 0, language: language > 0 }
    }
}

/// A partition by its worth: less is better.
pub(super) type Worth = ([u32; 5], Reverse<u64>, Reverse<u64>);

fn standing(pool: &Pool, circle: &[usize]) -> Standing {
    let mut of = Standing::default();
    let [apart, language, line, hours, met] = &mut of.wrong;
    let mut pairs = 0;
    for (a, b) in two_of(circle) {
        pairs += 1;
        match pool.bond(a, b) {
            Some(bond) => {
                *line += u32::from(bond.breaches.line);
                *met += u32::from(bond.breaches.met);
                of.sum += u64::from(bond.score);
            }
            None => *apart += 1,
        }
    }
    *language = u32::from(!pool.language_in_common(circle));
    *hours = u32::from(!pool.hours_in_common(circle).unbroken(CIRCLE_MEETS));
    of.mean = (of.sum * 1000).checked_div(pairs).unwrap_or(u64::MAX);
    of
}

fn worth<'a>(all: impl Iterator<Item = &'a Standing>) -> Worth {
    let (mut wrong, mut worst, mut sum) = ([0; 5], u64::MAX, 0);
    for one in all {
        wrong.iter_mut().zip(one.wrong).for_each(|(sum, one)| *sum += one);
        worst = worst.min(one.mean);
        sum += one.sum;
    }
    (wrong, Reverse(worst), Reverse(sum))
}

/// What a whole partition is worth.
#[cfg(test)]
pub(super) fn partition_worth(pool: &Pool, groups: &[Vec<usize>]) -> Worth {
    worth(groups.iter().map(|group| standing(pool, group)).collect::<Vec<_>>().iter())
}

/// Puts everybody into circles; those in `settled` stay as they are.
pub fn circles(pool: &Pool, settled: &[Vec<usize>], band: Band, seed: u64) -> Circles {
    let free: Vec<usize> =
        (0..pool.len()).filter(|person| !settled.iter().flatten().any(|other| other == person)).collect();
    let sizes = band.sizes(free.len());
    let mut tries = TRIES;
    let found = (0..STARTS)
        .map_while(|start| {
            (tries > 0).then(|| {
                let grown = if start == 0 {
                    grown(pool, &free, &sizes, seed)
                } else {
                    shuffled(pool, &free, &sizes, seed, start)
                };
                Search::new(pool, grown).improved(&mut tries)
            })
        })
        .min_by_key(|search| worth(search.standings.iter()));
    let mut groups = found.map(|search| search.circles).unwrap_or_default();
    let alone = taken_out(pool, &mut groups);
    groups.extend(settled.iter().cloned());
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups.sort_unstable();
    let sum = groups.iter().map(|group| standing(pool, group).sum).sum();
    let own: u64 = settled.iter().map(|group| standing(pool, group).sum).sum();
    Circles { groups, alone, sum, bound: own + bound(pool, &free, &sizes) }
}

/// Nobody stays with somebody they asked not to be with, even where the search found no other way.
fn taken_out(pool: &Pool, groups: &mut [Vec<usize>]) -> Vec<usize> {
    let mut alone = Vec::new();
    for group in groups {
        loop {
            let apart = |person: usize| {
                group.iter().filter(|other| **other != person && pool.bond(person, **other).is_none()).count()
            };
            let most = group.iter().map(|person| (apart(*person), *person)).max();
            let Some((1.., person)) = most else { break };
            group.retain(|other| *other != person);
            alone.push(person);
        }
    }
    alone.sort_unstable();
    alone
}

/// In a circle of s everybody is one of two with s − 1 others, at best with those who suit them
/// best; that counts every two twice. The larger circles go to those who gain most from them.
fn bound(pool: &Pool, people: &[usize], sizes: &[usize]) -> u64 {
    let (Some(largest), Some(smallest)) = (sizes.iter().max(), sizes.iter().min()) else { return 0 };
    let in_larger: usize = if largest == smallest { 0 } else { sizes.iter().filter(|size| *size == largest).sum() };
    let (mut twice, mut gains) = (0_u64, Vec::new());
    for person in people {
        let others = people.iter().filter_map(|other| pool.bond(*person, *other));
        let mut scores: Vec<u64> = others.map(|bond| u64::from(bond.score)).collect();
        scores.sort_unstable_by_key(|score| Reverse(*score));
        let least: u64 = scores.iter().take(smallest.saturating_sub(1)).sum();
        let most: u64 = scores.iter().take(largest.saturating_sub(1)).sum();
        twice += least;
        gains.push(most - least);
    }
    gains.sort_unstable_by_key(|gain| Reverse(*gain));
    (twice + gains.iter().take(in_larger).sum::<u64>()) / 2
}

/// Circles from the best pairs, and the best pairs of those.
fn grown(pool: &Pool, people: &[usize], sizes: &[usize], seed: u64) -> Vec<Vec<usize>> {
    let scale = Scale::of(people.len());
    let edges = edges_among(pool, people, None, |a, b| super::tie(pool, seed, a, b));
    let pairs = Graph { pool, scale: &scale, people: people.to_vec(), edges }.pairs(&[], Counting::All);
    let whole: Vec<Vec<usize>> = pairs.pairs.iter().map(|(a, b)| vec![*a, *b]).collect();
    let places: Vec<usize> = (0..whole.len()).collect();
    let between = two_of(&places).filter_map(|(a, b)| {
        let (one, other) = (whole.get(a)?, whole.get(b)?);
        let four = standing(pool, &[one.as_slice(), other.as_slice()].concat());
        let score = u16::try_from(four.mean / 1000).ok()?;
        let tie = super::tie(pool, seed, *one.first()?, *other.first()?);
        let [apart, ..] = four.wrong;
        (apart == 0).then_some(Edge { a, b, bond: Bond { score, breaches: four.breaches() }, tie, further: false })
    });
    let edges = between.collect();
    let fours = Graph { pool, scale: &scale, people: places, edges }.pairs(&[], Counting::All);
    let mut groups: Vec<Vec<usize>> = fours
        .pairs
        .iter()
        .filter_map(|(a, b)| Some(whole.get(*a)?.iter().chain(whole.get(*b)?).copied().collect()))
        .collect();
    groups.sort_by_key(|group: &Vec<usize>| {
        let standing = standing(pool, group);
        (standing.wrong, Reverse(standing.sum))
    });
    let mut circles: Vec<Vec<usize>> = groups.into_iter().take(sizes.len()).collect();
    circles.iter_mut().zip(sizes).for_each(|(circle, size)| circle.truncate(*size));
    filled(pool, people, circles, sizes)
}

/// Circles that begin by chance.
fn shuffled(pool: &Pool, people: &[usize], sizes: &[usize], seed: u64, start: u64) -> Vec<Vec<usize>> {
    let mut order = people.to_vec();
    order.sort_by_cached_key(|person| {
        let key = pool.people().get(*person).map_or("", |person| person.key.as_str());
        mixed(seed ^ start.wrapping_mul(0x9e37_79b9_7f4a_7c15), &[key])
    });
    filled(pool, &order, Vec::new(), sizes)
}

/// Everybody who is in no circle yet goes where there is room, and they fit best.
fn filled(pool: &Pool, people: &[usize], mut circles: Vec<Vec<usize>>, sizes: &[usize]) -> Vec<Vec<usize>> {
    circles.resize(sizes.len(), Vec::new());
    for person in people {
        if circles.iter().flatten().any(|other| other == person) {
            continue;
        }
        let open = circles.iter().zip(sizes).enumerate().filter(|(_, (circle, size))| circle.len() < **size);
        let best = open.min_by_key(|(_, (circle, size))| {
            let with: Vec<usize> = circle.iter().copied().chain([*person]).collect();
            let standing = standing(pool, &with);
            // An empty circle fits everybody, so each gets somebody before any is full.
            (standing.wrong, circle.len() * 100 / **size, Reverse(standing.sum))
        });
        if let Some(place) = best.map(|(place, _)| place)
            && let Some(circle) = circles.get_mut(place)
        {
            circle.push(*person);
        }
    }
    circles
}

/// People change places as long as that makes anything better.
struct Search<'a> {
    pool: &'a Pool,
    circles: Vec<Vec<usize>>,
    standings: Vec<Standing>,
}

impl<'a> Search<'a> {
    fn new(pool: &'a Pool, circles: Vec<Vec<usize>>) -> Self {
        let standings = circles.iter().map(|circle| standing(pool, circle)).collect();
        Self { pool, circles, standings }
    }

    fn improved(mut self, tries: &mut usize) -> Self {
        let places: Vec<usize> = (0..self.circles.len()).collect();
        let mut better = true;
        while better && *tries > 0 {
            better = false;
            for (one, other) in two_of(&places) {
                while self.exchange(one, other, tries) {
                    better = true;
                }
            }
        }
        self
    }

    /// Does the best exchange between two circles, if any makes the whole better: two change
    /// places, or one moves from the larger to the smaller.
    fn exchange(&mut self, one: usize, other: usize, tries: &mut usize) -> bool {
        let (Some(here), Some(there)) = (self.circles.get(one), self.circles.get(other)) else { return false };
        let rest = self.standings.iter().enumerate().filter(|(place, _)| *place != one && *place != other);
        let (wrong, Reverse(worst), Reverse(sum)) = worth(rest.map(|(_, standing)| standing));
        let rest = Standing { wrong, mean: worst, sum };
        let now = worth(self.standings.iter());
        let without = |circle: &[usize], person: usize| {
            circle.iter().copied().filter(|other| *other != person).collect::<Vec<_>>()
        };
        let with = |mut circle: Vec<usize>, person: usize| {
            circle.push(person);
            circle
        };
        let mut ways: Vec<(Vec<usize>, Vec<usize>)> = Vec::new();
        for a in here {
            ways.extend(there.iter().map(|b| (with(without(here, *a), *b), with(without(there, *b), *a))));
            if here.len() > there.len() {
                ways.push((without(here, *a), with(there.clone(), *a)));
            }
        }
        if there.len() > here.len() {
            ways.extend(there.iter().map(|b| (with(here.clone(), *b), without(there, *b))));
        }
        *tries = tries.saturating_sub(ways.len());
        let judged = ways.into_iter().map(|(here, there)| {
            let (of_here, of_there) = (standing(self.pool, &here), standing(self.pool, &there));
            (worth([&rest, &of_here, &of_there].into_iter()), here, there, of_here, of_there)
        });
        let Some((then, here, there, of_here, of_there)) = judged.min_by(|one, other| one.0.cmp(&other.0)) else {
            return false;
        };
        if then >= now {
            return false;
        }
        for (place, circle, standing) in [(one, here, of_here), (other, there, of_there)] {
            if let (Some(now), Some(stood)) = (self.circles.get_mut(place), self.standings.get_mut(place)) {
                (*now, *stood) = (circle, standing);
            }
        }
        true
    }
}
