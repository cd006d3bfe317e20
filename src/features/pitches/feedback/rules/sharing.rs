//! Who gives feedback to whom, as long as nobody is late: everybody gives as many, every pitch gets as
//! many, and nobody gives to their own.
//!
//! Each turn is a matching: everybody is given one pitch, and of all ways to do that the one in which
//! pitches have as many as each other, then fewest are in a language somebody does not read, then
//! fewest people give to each other, then fewest give within their own circle, where the pitch is
//! known already. After the last turn givers exchange pitches as long as that makes anything better,
//! and all of it is tried from several starts.

use std::{
    collections::{BTreeMap, BTreeSet},
    convert::Infallible,
};

use rustworkx_core::{
    max_weight_matching::max_weight_matching,
    petgraph::graph::{EdgeReference, NodeIndex, UnGraph},
};

use crate::platform::mixing::mixed;

/// Somebody who gives feedback.
#[derive(Clone, Debug, Default)]
pub struct Giver {
    /// Tells them from everybody else.
    pub key: String,
    /// Tags of the languages they read; where none is known, all.
    pub languages: BTreeSet<String>,
    /// Who is in it has heard the pitch before.
    pub circle: Option<String>,
}

/// A pitch that waits for feedback.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// Tells it from every other.
    pub key: String,
    /// Who made it: places among the givers.
    pub authors: Vec<usize>,
    /// Tag of its language, where that is known.
    pub language: Option<String>,
}

/// People and pitches of a round.
#[derive(Clone, Debug)]
pub struct Field<'a> {
    /// Who gives.
    pub givers: &'a [Giver],
    /// What they give to.
    pub pitches: &'a [Shown],
}

/// What is not as one would like it, the worse the larger.
const OTHER_LANGUAGE: i128 = 4;
const TO_EACH_OTHER: i128 = 2;
const SAME_CIRCLE: i128 = 1;

impl Field<'_> {
    /// Whether somebody may give to a pitch at all: not to their own.
    pub fn may_give(&self, giver: usize, pitch: usize) -> bool {
        giver < self.givers.len() && self.pitches.get(pitch).is_some_and(|shown| !shown.authors.contains(&giver))
    }

    /// Whether somebody reads the language of a pitch, as far as that is known.
    pub fn reads(&self, giver: usize, pitch: usize) -> bool {
        match (self.givers.get(giver), self.pitches.get(pitch).and_then(|shown| shown.language.as_ref())) {
            (Some(giver), Some(language)) => giver.languages.is_empty() || giver.languages.contains(language),
            _ => true,
        }
    }

    /// Whether somebody is in the circle of one who made a pitch.
    pub fn knows(&self, giver: usize, pitch: usize) -> bool {
        let circle = |place: usize| self.givers.get(place).and_then(|one| one.circle.as_ref());
        let Some(own) = circle(giver) else { return false };
        self.pitches.get(pitch).is_some_and(|shown| shown.authors.iter().any(|author| circle(*author) == Some(own)))
    }

    /// Whether somebody who made this pitch gives to one of the giver's.
    fn gives_back(&self, giver: usize, pitch: usize, given: &[Vec<usize>]) -> bool {
        let own = |other: &usize| self.pitches.get(*other).is_some_and(|shown| shown.authors.contains(&giver));
        let gives = |author: &usize| given.get(*author).is_some_and(|pitches| pitches.iter().any(own));
        self.pitches.get(pitch).is_some_and(|shown| shown.authors.iter().any(gives))
    }

    fn cost(&self, giver: usize, pitch: usize, given: &[Vec<usize>]) -> i128 {
        let counts = |holds: bool, cost: i128| if holds { cost } else { 0 };
        counts(!self.reads(giver, pitch), OTHER_LANGUAGE)
            + counts(self.gives_back(giver, pitch, given), TO_EACH_OTHER)
            + counts(self.knows(giver, pitch), SAME_CIRCLE)
    }

    /// How far all of it is from what one would like.
    fn total(&self, given: &[Vec<usize>]) -> i128 {
        let all =
            given.iter().enumerate().flat_map(|(giver, pitches)| pitches.iter().map(move |pitch| (giver, *pitch)));
        all.map(|(giver, pitch)| self.cost(giver, pitch, given)).sum()
    }
}

/// So often it is tried anew, where something is left that one would like otherwise: what is best for the
/// first turn need not leave the best for the last.
const STARTS: u64 = 40;
/// For so many people; with more of them one start is as good as another.
const MANY: usize = 40;

/// The pitches each giver gives feedback to: `gives` each, or as many as there are of others'. The
/// same people, pitches and seed give the same.
pub fn share_out(field: &Field<'_>, gives: usize, seed: u64) -> Vec<Vec<usize>> {
    let starts = if field.givers.len() > MANY { 2 } else { STARTS };
    let mut best: Option<(i128, Vec<Vec<usize>>)> = None;
    for start in 0..starts {
        let given = from_start(field, gives, seed.wrapping_add(start << 32));
        let total = field.total(&given);
        if best.as_ref().is_none_or(|(least, _)| total < *least) {
            best = Some((total, given));
        }
        if total == 0 {
            break;
        }
    }
    let mut given = best.map(|(_, given)| given).unwrap_or_default();
    given.iter_mut().for_each(|pitches| pitches.sort_unstable());
    given
}

fn from_start(field: &Field<'_>, gives: usize, seed: u64) -> Vec<Vec<usize>> {
    let mut given: Vec<Vec<usize>> = vec![Vec::new(); field.givers.len()];
    for _ in 0..gives {
        for (giver, pitch) in turn(field, &given, seed) {
            if let Some(pitches) = given.get_mut(giver) {
                pitches.push(pitch);
            }
        }
    }
    exchange(field, &mut given);
    given
}

/// How many each pitch is given to by now.
fn loads(field: &Field<'_>, given: &[Vec<usize>]) -> Vec<usize> {
    let mut loads = vec![0; field.pitches.len()];
    for pitch in given.iter().flatten() {
        if let Some(load) = loads.get_mut(*pitch) {
            *load += 1;
        }
    }
    loads
}

/// One more pitch for everybody.
fn turn(field: &Field<'_>, given: &[Vec<usize>], seed: u64) -> Vec<(usize, usize)> {
    let (people, pitches) = (field.givers.len(), field.pitches.len());
    let loads = loads(field, given);
    let Some(fewest) = loads.iter().min().copied() else { return Vec::new() };
    // So many of this turn a pitch can have at most: one more than its share, where others are barred.
    let places = people.div_ceil(pitches) + 1;
    let mut graph: UnGraph<(), i128> = UnGraph::new_undirected();
    let givers: Vec<NodeIndex> = (0..people).map(|_| graph.add_node(())).collect();
    let mut pitch_of: BTreeMap<usize, usize> = BTreeMap::new();
    // What one more counts: each further one for a pitch outweighs everything else there is in a turn.
    let soft = OTHER_LANGUAGE + TO_EACH_OTHER + SAME_CIRCLE;
    let step = (soft + 1) * i128::try_from(people + 1).unwrap_or(i128::MAX >> 64);
    let tie_room = 1_i128 << 20;
    for (pitch, load) in loads.iter().enumerate() {
        for further in 0..places {
            let place = graph.add_node(());
            pitch_of.insert(place.index(), pitch);
            let level = i128::try_from(load - fewest + further).unwrap_or(i128::MAX >> 64);
            for (giver, node) in givers.iter().enumerate() {
                let has = given.get(giver).is_some_and(|pitches| pitches.contains(&pitch));
                if has || !field.may_give(giver, pitch) {
                    continue;
                }
                let cost = level * level * step + field.cost(giver, pitch, given);
                graph.add_edge(*node, place, -(cost * tie_room) - tie(field, seed, giver, pitch));
            }
        }
    }
    let weight = |edge: EdgeReference<'_, i128>| Ok::<i128, Infallible>(*edge.weight());
    let Ok(found) = max_weight_matching(&graph, true, weight, false);
    let pair = |(one, other): (usize, usize)| match (pitch_of.get(&one), pitch_of.get(&other)) {
        (None, Some(pitch)) => Some((one, *pitch)),
        (Some(pitch), None) => Some((other, *pitch)),
        _ => None,
    };
    let mut pairs: Vec<(usize, usize)> = found.into_iter().filter_map(pair).collect();
    pairs.sort_unstable();
    pairs
}

/// Two givers exchange a pitch each, as long as that makes it better.
fn exchange(field: &Field<'_>, given: &mut Vec<Vec<usize>>) {
    let mut best = field.total(given);
    while best > 0 {
        let Some(better) = better(field, given, best) else { return };
        (*given, best) = better;
    }
}

fn better(field: &Field<'_>, given: &[Vec<usize>], best: i128) -> Option<(Vec<Vec<usize>>, i128)> {
    let all: Vec<(usize, usize)> = given
        .iter()
        .enumerate()
        .flat_map(|(giver, pitches)| pitches.iter().map(move |pitch| (giver, *pitch)))
        .collect();
    let costs = |(giver, pitch): &(usize, usize)| field.cost(*giver, *pitch, given) > 0;
    for (one, its) in all.iter().filter(|place| costs(place)) {
        for (other, theirs) in &all {
            let has = |giver: usize, pitch: usize| given.get(giver).is_some_and(|pitches| pitches.contains(&pitch));
            let fits = field.may_give(*one, *theirs) && field.may_give(*other, *its);
            if one == other || !fits || has(*one, *theirs) || has(*other, *its) {
                continue;
            }
            let mut changed = given.to_vec();
            for (giver, from, to) in [(*one, *its, *theirs), (*other, *theirs, *its)] {
                if let Some(pitch) = changed.get_mut(giver).and_then(|own| own.iter_mut().find(|pitch| **pitch == from))
                {
                    *pitch = to;
                }
            }
            let total = field.total(&changed);
            if total < best {
                return Some((changed, total));
            }
        }
    }
    None
}

/// A number for a giver and a pitch that depends on the seed and their keys only.
fn tie(field: &Field<'_>, seed: u64, giver: usize, pitch: usize) -> i128 {
    let giver = field.givers.get(giver).map_or("", |giver| giver.key.as_str());
    let pitch = field.pitches.get(pitch).map_or("", |pitch| pitch.key.as_str());
    i128::from(mixed(seed, &[giver, pitch]) >> 52)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Field, Giver, Shown, loads, share_out};

    fn people(count: usize) -> (Vec<Giver>, Vec<Shown>) {
        let giver = |nth: usize| Giver { key: format!("p{nth}"), ..Giver::default() };
        let shown = |nth: usize| Shown { key: format!("s{nth}"), authors: vec![nth], language: None };
        ((0..count).map(giver).collect(), (0..count).map(shown).collect())
    }

    /// Whether nobody gives to their own, nor twice to the same.
    fn holds(field: &Field<'_>, given: &[Vec<usize>]) -> bool {
        given.iter().enumerate().all(|(giver, pitches)| {
            let once: BTreeSet<&usize> = pitches.iter().collect();
            once.len() == pitches.len() && pitches.iter().all(|pitch| field.may_give(giver, *pitch))
        })
    }

    #[test]
    fn everybody_gives_three_and_gets_three() {
        for count in 2..=60 {
            let (givers, pitches) = people(count);
            let field = Field { givers: &givers, pitches: &pitches };
            let given = share_out(&field, 3, 7);
            let each = 3.min(count - 1);
            assert!(holds(&field, &given), "{count}");
            assert!(given.iter().all(|pitches| pitches.len() == each), "{count}: {given:?}");
            assert!(loads(&field, &given).iter().all(|load| *load == each), "{count}: {given:?}");
        }
    }

    #[test]
    fn nobody_gives_back_where_there_are_enough_people() {
        for count in 7..=40 {
            let (givers, pitches) = people(count);
            let field = Field { givers: &givers, pitches: &pitches };
            let given = share_out(&field, 3, 1);
            assert_eq!(field.total(&given), 0, "{count}: {given:?}");
        }
    }

    #[test]
    fn circles_and_languages_are_respected() {
        for count in [12, 20, 26, 27, 60] {
            let (mut givers, mut pitches) = people(count);
            for (nth, giver) in givers.iter_mut().enumerate() {
                giver.circle = Some(format!("c{}", nth / 5));
                let both = if nth % 3 == 0 { vec!["de", "en"] } else { vec!["de"] };
                giver.languages = both.into_iter().map(str::to_owned).collect();
            }
            for (nth, shown) in pitches.iter_mut().enumerate() {
                shown.language = Some(if nth % 6 == 0 { "en" } else { "de" }.to_owned());
            }
            let field = Field { givers: &givers, pitches: &pitches };
            let given = share_out(&field, 3, 3);
            assert!(holds(&field, &given) && loads(&field, &given).iter().all(|load| *load == 3), "{count}");
            let wrong = given.iter().enumerate().flat_map(|(giver, own)| own.iter().map(move |pitch| (giver, *pitch)));
            assert_eq!(wrong.clone().filter(|(giver, pitch)| !field.reads(*giver, *pitch)).count(), 0, "{count}");
            // Of twelve only two read the English pitches who are not in the circle of whoever made it.
            let forced = if count == 12 { 2 } else { 0 };
            assert_eq!(wrong.filter(|(giver, pitch)| field.knows(*giver, *pitch)).count(), forced, "{count}");
        }
    }

    /// Every way in which five give two each and get two each.
    fn every_way() -> Vec<Vec<Vec<usize>>> {
        let choices = |giver: usize| {
            let others: Vec<usize> = (0..5).filter(|other| *other != giver).collect();
            let two = |nth: usize| others[nth + 1..].iter().map(|other| vec![others[nth], *other]).collect::<Vec<_>>();
            (0..4).flat_map(two).collect::<Vec<_>>()
        };
        (0..5).map(choices).fold(vec![Vec::new()], |ways: Vec<Vec<Vec<usize>>>, next| {
            ways.iter().flat_map(|way| next.iter().map(|own| [way.clone(), vec![own.clone()]].concat())).collect()
        })
    }

    #[test]
    fn of_few_people_it_is_the_best_there_is() {
        let ways = every_way();
        for seed in 0..40_u64 {
            let (mut givers, mut pitches) = people(5);
            for nth in 0..5 {
                let bits = super::mixed(seed, &[&nth.to_string()]);
                givers[nth].circle = Some(format!("c{}", bits % 3));
                givers[nth].languages =
                    if bits & 8 == 0 { ["de".to_owned()].into() } else { ["de", "en"].map(str::to_owned).into() };
                pitches[nth].language = Some(if bits & 48 == 0 { "en" } else { "de" }.to_owned());
            }
            let field = Field { givers: &givers, pitches: &pitches };
            let even = ways.iter().filter(|way| loads(&field, way).iter().all(|load| *load == 2));
            let best = even.map(|way| field.total(way)).min().unwrap();
            let given = share_out(&field, 2, seed);
            assert!(loads(&field, &given).iter().all(|load| *load == 2), "{seed}: {given:?}");
            assert_eq!(field.total(&given), best, "{seed}: {given:?}");
        }
    }

    #[test]
    fn teams_and_people_without_a_pitch_share_evenly_too() {
        // Two make one pitch together, and three give who show nothing.
        for (people, teams) in [(4, 2), (7, 3), (10, 5), (13, 5), (26, 20), (30, 11)] {
            let (givers, _) = self::people(people);
            let shown = |nth: usize| {
                let authors = [nth * 2, nth * 2 + 1].into_iter().filter(|author| *author < people).collect();
                Shown { key: format!("s{nth}"), authors, language: None }
            };
            let pitches: Vec<Shown> = (0..teams).map(shown).collect();
            let field = Field { givers: &givers, pitches: &pitches };
            let given = share_out(&field, 3, 5);
            assert!(holds(&field, &given), "{people} {teams}");
            let loads = loads(&field, &given);
            let (most, fewest) = (loads.iter().max().unwrap(), loads.iter().min().unwrap());
            assert!(most - fewest <= 1, "{people} {teams}: {loads:?}");
            let each = 3.min(teams);
            assert!(given.iter().all(|own| own.len() >= each - 1 && own.len() <= 3), "{people} {teams}: {given:?}");
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_and_another_another() {
        let (givers, pitches) = people(20);
        let field = Field { givers: &givers, pitches: &pitches };
        assert_eq!(share_out(&field, 3, 1), share_out(&field, 3, 1));
        assert_ne!(share_out(&field, 3, 1), share_out(&field, 3, 2));
        let nobody = Field { givers: &[], pitches: &[] };
        assert!(share_out(&nobody, 3, 1).is_empty());
        let alone = Field { givers: &givers[..1], pitches: &pitches[..1] };
        assert_eq!(share_out(&alone, 3, 1), [Vec::<usize>::new()]);
    }
}
