//! What is to be said of a group, whoever reads it.

use super::{
    bonds::{Bond, Pool, Rule, two_of},
    circles::CIRCLE_MEETS,
};

/// From so many people on, a group needs one language and an hour all of them have, rather than
/// every two of them a language and hours.
const CIRCLE: usize = 4;

impl Pool {
    /// The score of a group: its only one, or the mean of every two.
    pub fn score(&self, group: &[usize]) -> u32 {
        let scores: Vec<u32> =
            two_of(group).filter_map(|(a, b)| self.bond(a, b)).map(|bond| u32::from(bond.score)).collect();
        let number = u32::try_from(scores.len()).unwrap_or(u32::MAX);
        scores.iter().sum::<u32>().checked_div(number).unwrap_or_default()
    }

    /// The rules that do not hold in a group, in the order of [`Rule::ALL`].
    pub fn gives_way(&self, group: &[usize]) -> Vec<Rule> {
        let circle = group.len() >= CIRCLE;
        let broken = |rule: &Rule| match rule {
            Rule::Language if circle => !self.language_in_common(group),
            Rule::Hours if circle => !self.hours_in_common(group).unbroken(CIRCLE_MEETS),
            rule => two_of(group).filter_map(|(a, b)| self.bond(a, b)).any(|bond| bond.breaches.of(*rule) > 0),
        };
        Rule::ALL.into_iter().filter(broken).collect()
    }

    /// Whether every two of a group may be together, whatever rule gives way for it.
    pub fn may_be(&self, group: &[usize]) -> bool {
        two_of(group).all(|(a, b)| self.bond(a, b).is_some())
    }

    /// Whether every two of a group may be together, and no rule gives way.
    pub fn holds(&self, group: &[usize]) -> bool {
        two_of(group).all(|(a, b)| self.bond(a, b).is_some_and(|bond| bond.breaches.none()))
    }

    /// With whom outside `group` somebody would be best, where no rule gives way for it.
    pub fn next_best(&self, person: usize, group: &[usize]) -> Option<(usize, Bond)> {
        let others = (0..self.len()).filter(|other| !group.contains(other));
        let bonds = others.filter_map(|other| self.bond(person, other).map(|bond| (other, bond)));
        bonds
            .filter(|(_, bond)| bond.breaches.none())
            .max_by_key(|(other, bond)| (bond.score, std::cmp::Reverse(*other)))
    }
}
