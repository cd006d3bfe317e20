//! What speaks for two people being partners, and which rules that would break.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    hours::Hours,
    people::Candidate,
    weights::{Criterion, Weights},
};

/// What partners have in common each week at least, in minutes.
pub const LEAST_SHARED: u32 = 120;
/// Where so much of the shorter week is shared, hours fit in full: five eighths, which is what is
/// left of nine to five in two zones three hours apart.
const PLENTY_SHARED: (u32, u32) = (5, 8);
/// The best score.
pub const BEST: u16 = 1000;
/// Where one of the two has not said something, what it would count is worth half.
const UNKNOWN: u32 = 500;

/// A rule that holds as long as it can. Where nobody would be left for somebody, rules give way in
/// this order, the first before the second and so on, and as seldom as can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// Not with an earlier partner before everybody was met.
    New,
    /// Two hours a week at which both can be met.
    Hours,
    /// Not within one line of the organisation.
    Line,
    /// A language in common.
    Language,
}

impl Rule {
    /// In the order in which they give way.
    pub const ALL: [Self; 4] = [Self::New, Self::Hours, Self::Line, Self::Language];

    /// Its word.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Hours => "hours",
            Self::Line => "line",
            Self::Language => "language",
        }
    }
}

/// How the rules stand between two people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Breaches {
    /// How often they were partners before; from [`OFTEN`] on it makes no difference.
    pub met: u8,
    pub hours: bool,
    pub line: bool,
    pub language: bool,
}

/// Meeting this often is as much as ever counts.
pub const OFTEN: u8 = 15;

impl Breaches {
    /// Whether all hold.
    pub fn none(self) -> bool {
        self == Self::default()
    }

    /// How much `rule` is broken.
    pub fn of(self, rule: Rule) -> u8 {
        match rule {
            Rule::New => self.met,
            Rule::Hours => u8::from(self.hours),
            Rule::Line => u8::from(self.line),
            Rule::Language => u8::from(self.language),
        }
    }
}

/// Two people as partners.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bond {
    /// From 0 to [`BEST`].
    pub score: u16,
    pub breaches: Breaches,
}

/// What one criterion says of two people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub criterion: Criterion,
    /// How well they fit in it, from 0 to 1000.
    pub fit: u32,
    /// What it adds to the score.
    pub adds: u32,
}

/// What is known of somebody, as numbers: two people are compared many times.
#[derive(Clone, Debug)]
struct Known {
    languages: Vec<u32>,
    interests: Vec<u32>,
    department: Option<u32>,
    background: Option<u32>,
    stage: Option<u32>,
    site: Option<u32>,
    line: Vec<u32>,
    side: Option<u32>,
    would_like: Vec<u32>,
    apart: Vec<u32>,
    hours: Hours,
    /// How long their hours are, in minutes a week.
    week: u32,
}

/// One number for each word, however it is written.
#[derive(Default)]
struct Numbers(BTreeMap<String, u32>);

impl Numbers {
    fn of(&mut self, word: &str) -> u32 {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        *self.0.entry(word.trim().to_lowercase()).or_insert(next)
    }

    fn maybe(&mut self, word: Option<&String>) -> Option<u32> {
        word.map(|word| self.of(word))
    }

    fn all<'a>(&mut self, words: impl IntoIterator<Item = &'a String>) -> Vec<u32> {
        sorted(words.into_iter().map(|word| self.of(word)).collect())
    }
}

fn sorted(mut numbers: Vec<u32>) -> Vec<u32> {
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// How many numbers stand in both; each is sorted.
fn common(one: &[u32], other: &[u32]) -> usize {
    one.iter().filter(|number| other.binary_search(number).is_ok()).count()
}

/// Everybody to be matched, the weights, and who was with whom before.
#[derive(Clone, Debug)]
pub struct Pool {
    people: Vec<Candidate>,
    known: Vec<Known>,
    weights: Weights,
    met: BTreeMap<(usize, usize), u8>,
    thirds: Vec<u8>,
    /// The bonds of every two, one row for each person, where there are not too many.
    bonds: Vec<Option<Bond>>,
}

/// For so many people the bonds of every two are kept.
const KEPT: usize = 1500;

fn pair(a: usize, b: usize) -> (usize, usize) {
    (a.min(b), a.max(b))
}

impl Pool {
    /// These people. `before` are the groups of earlier rounds, by key; keys nobody here has are
    /// left out of them.
    ///
    /// The order of the people makes no difference to who is matched with whom; of two with one
    /// key only one is taken.
    pub fn new(mut people: Vec<Candidate>, weights: Weights, before: &[Vec<String>]) -> Self {
        people.sort_by(|one, other| one.key.cmp(&other.key));
        people.dedup_by(|one, other| one.key == other.key);
        let places: BTreeMap<&str, usize> =
            people.iter().enumerate().map(|(place, person)| (person.key.as_str(), place)).collect();
        let mut met: BTreeMap<(usize, usize), u8> = BTreeMap::new();
        let mut thirds = vec![0_u8; people.len()];
        for group in before {
            let members: Vec<usize> = group.iter().filter_map(|key| places.get(key.as_str()).copied()).collect();
            for (one, other) in two_of(&members) {
                let times = met.entry(pair(one, other)).or_default();
                *times = times.saturating_add(1).min(OFTEN);
            }
            for member in members.iter().filter(|_| group.len() == 3) {
                if let Some(times) = thirds.get_mut(*member) {
                    *times = times.saturating_add(1).min(OFTEN);
                }
            }
        }
        let known = known(&people, &places);
        let mut pool = Self { people, known, weights, met, thirds, bonds: Vec::new() };
        if pool.len() <= KEPT {
            let every = 0..pool.len();
            pool.bonds =
                every.clone().flat_map(|a| every.clone().map(move |b| (a, b))).map(|(a, b)| pool.tied(a, b)).collect();
        }
        pool
    }

    /// Everybody, by key.
    pub fn people(&self) -> &[Candidate] {
        &self.people
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.people.len()
    }

    /// Whether nobody is there.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// The weights in force.
    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    /// How often somebody was one of three.
    pub fn thirds(&self, person: usize) -> u8 {
        self.thirds.get(person).copied().unwrap_or_default()
    }

    /// How often the two were partners; from [`OFTEN`] on it makes no difference.
    pub fn met(&self, a: usize, b: usize) -> u8 {
        self.met.get(&pair(a, b)).copied().unwrap_or_default()
    }

    /// The two as partners; none where they cannot be: one of them asked not to, or both stand on
    /// one of two sides. That never gives way.
    pub fn bond(&self, a: usize, b: usize) -> Option<Bond> {
        match self.bonds.get(a * self.len() + b) {
            Some(bond) => *bond,
            None => self.tied(a, b),
        }
    }

    fn tied(&self, a: usize, b: usize) -> Option<Bond> {
        let (one, other) = (self.known.get(a)?, self.known.get(b)?);
        let number = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        let apart = one.apart.contains(&number(b)) || other.apart.contains(&number(a));
        if a == b || apart || (one.side.is_some() && one.side == other.side) {
            return None;
        }
        let in_one_line = !one.line.is_empty()
            && !other.line.is_empty()
            && one.line.iter().zip(&other.line).all(|(one, other)| one == other);
        let breaches = Breaches {
            met: self.met(a, b),
            hours: one.hours.and(&other.hours).minutes() < LEAST_SHARED,
            line: in_one_line,
            language: !one.languages.is_empty()
                && !other.languages.is_empty()
                && common(&one.languages, &other.languages) == 0,
        };
        let sum: u32 = Criterion::ALL
            .iter()
            .map(|criterion| self.weights.level(*criterion).weight() * self.fit(*criterion, a, b))
            .sum();
        let score = sum.checked_div(self.whole()).unwrap_or_default();
        Some(Bond { score: u16::try_from(score).unwrap_or(BEST).min(BEST), breaches })
    }

    /// Whether there is a language all of them talk in.
    pub fn language_in_common(&self, people: &[usize]) -> bool {
        let all = people.iter().filter_map(|person| self.known.get(*person)).map(|known| &known.languages);
        let mut all = all.filter(|languages| !languages.is_empty());
        let Some(first) = all.next() else { return true };
        let rest: Vec<_> = all.collect();
        first.iter().any(|language| rest.iter().all(|other| other.contains(language)))
    }

    /// When all of them can be met.
    pub fn hours_in_common(&self, people: &[usize]) -> Hours {
        let all = people.iter().filter_map(|person| self.known.get(*person)).map(|known| known.hours);
        all.reduce(|one, other| one.and(&other)).unwrap_or_default()
    }

    fn whole(&self) -> u32 {
        Criterion::ALL.iter().map(|criterion| self.weights.level(*criterion).weight()).sum()
    }

    /// What each criterion says of the two and adds to their score, what adds most first.
    pub fn parts(&self, a: usize, b: usize) -> Vec<Part> {
        let part = |criterion: Criterion| {
            let fit = self.fit(criterion, a, b);
            let adds = (self.weights.level(criterion).weight() * fit).checked_div(self.whole()).unwrap_or_default();
            Part { criterion, fit, adds }
        };
        let mut parts: Vec<Part> = Criterion::ALL.map(part).into();
        parts.sort_by_key(|part| std::cmp::Reverse(part.adds));
        parts
    }

    /// How well the two fit in one respect, from 0 to 1000.
    fn fit(&self, criterion: Criterion, a: usize, b: usize) -> u32 {
        let (Some(one), Some(other)) = (self.known.get(a), self.known.get(b)) else { return 0 };
        let alike = |one: Option<u32>, other: Option<u32>, wanted: bool| match (one, other) {
            (Some(one), Some(other)) => u32::from((one == other) == wanted) * 1000,
            _ => UNKNOWN,
        };
        match criterion {
            Criterion::Department => alike(one.department, other.department, false),
            Criterion::Background => alike(one.background, other.background, false),
            Criterion::Stage => alike(one.stage, other.stage, !self.weights.other_stage),
            Criterion::Site => alike(one.site, other.site, self.weights.same_site),
            // The first thing in common opens a talk; a fourth adds nothing.
            Criterion::Interests => match common(&one.interests, &other.interests) {
                0 => 0,
                1 => 750,
                2 => 900,
                _ => 1000,
            },
            Criterion::Hours => {
                let (part, whole) = PLENTY_SHARED;
                let plenty = one.week.min(other.week) * part / whole;
                let shared = one.hours.and(&other.hours).minutes();
                (shared.min(plenty) * 1000).checked_div(plenty).unwrap_or_default()
            }
            Criterion::Wishes => {
                let wished = |from: &Known, to: usize| from.would_like.contains(&u32::try_from(to).unwrap_or(u32::MAX));
                match (wished(one, b), wished(other, a)) {
                    (true, true) => 1000,
                    (true, false) | (false, true) => 600,
                    (false, false) => 0,
                }
            }
        }
    }
}

fn known(people: &[Candidate], places: &BTreeMap<&str, usize>) -> Vec<Known> {
    let mut words = Numbers::default();
    let keys = |keys: &BTreeSet<String>| {
        let places = keys.iter().filter_map(|key| places.get(key.as_str()).copied());
        sorted(places.filter_map(|place| u32::try_from(place).ok()).collect())
    };
    let one = |person: &Candidate| Known {
        languages: words.all(&person.languages),
        interests: words.all(&person.interests),
        department: words.maybe(person.department.as_ref()),
        background: words.maybe(person.background.as_ref()),
        stage: words.maybe(person.stage.as_ref()),
        site: words.maybe(person.site.as_ref()),
        line: person.line.iter().flat_map(|line| line.split('/')).map(|part| words.of(part)).collect(),
        side: words.maybe(person.side.as_ref()),
        would_like: keys(&person.would_like),
        apart: keys(&person.not_with),
        hours: person.hours,
        week: person.hours.minutes(),
    };
    people.iter().map(one).collect()
}

/// Every two of them.
pub fn two_of(members: &[usize]) -> impl Iterator<Item = (usize, usize)> + '_ {
    members.iter().enumerate().flat_map(|(place, one)| members.iter().skip(place + 1).map(move |other| (*one, *other)))
}
