//! From groups to files and sentences.

use std::{fs::File, io};

use super::people::Names;
use crate::{
    features::sparring::{BEST, Circles, Pool, Proposal, Reason, Rule, reasons, two_of},
    platform::tables::{Cell, write_csv},
};

/// How many people are named in one sentence.
const NAMED: usize = 20;

fn key(pool: &Pool, person: usize) -> &str {
    pool.people().get(person).map_or("", |person| person.key.as_str())
}

fn called(pool: &Pool, names: &Names, person: usize) -> String {
    let key = key(pool, person);
    names.get(key).map_or_else(|| key.to_owned(), |name| format!("{name} ({key})"))
}

fn joined(parts: impl Iterator<Item = String>, between: &str) -> Cell {
    Cell::Text(parts.collect::<Vec<_>>().join(between))
}

/// Writes the groups, one a row.
pub(super) fn groups(pool: &Pool, names: &Names, groups: &[Vec<usize>], explain: bool, out: File) -> io::Result<()> {
    let mut header = vec!["group", "members", "names", "score", "gives_way"];
    if explain {
        header.extend(["why", "next_best"]);
    }
    let row = |(number, group): (u32, &Vec<usize>)| {
        let mut row = vec![
            Cell::from(number),
            joined(group.iter().map(|person| key(pool, *person).to_owned()), "; "),
            joined(group.iter().filter_map(|person| names.get(key(pool, *person)).cloned()), "; "),
            Cell::from(pool.score(group)),
            joined(pool.gives_way(group).into_iter().map(|rule| rule.name().to_owned()), "; "),
        ];
        if explain {
            row.push(joined(reasons(pool, group).iter().map(said), "; "));
            row.push(joined(group.iter().filter_map(|person| next_best(pool, names, group, *person)), "; "));
        }
        row
    };
    write_csv(out, &header, (1..).zip(groups).map(row))
}

/// A reason in words.
fn said(reason: &Reason) -> String {
    match reason {
        Reason::Interests(interests) => format!("interested in {}", interests.join(", ")),
        Reason::Departments(names) => format!("departments: {}", names.join(", ")),
        Reason::Backgrounds(names) => format!("backgrounds: {}", names.join(", ")),
        Reason::Stage(stage) => format!("the same stage: {stage}"),
        Reason::Sites(names) => format!("sites: {}", names.join(", ")),
        Reason::Hours(hours) => format!("{hours} hours a week in common"),
        Reason::Wished => "wished for each other".to_owned(),
    }
}

/// With whom somebody would be best otherwise.
fn next_best(pool: &Pool, names: &Names, group: &[usize], person: usize) -> Option<String> {
    let (other, bond) = pool.next_best(person, group)?;
    Some(format!("{} with {}: {}", key(pool, person), called(pool, names, other), bond.score))
}

/// Writes every two of the people.
pub(super) fn bonds(pool: &Pool, out: File) -> io::Result<()> {
    let header = ["a", "b", "score", "new", "hours", "line", "language"];
    let everybody: Vec<usize> = (0..pool.len()).collect();
    let rows = two_of(&everybody).filter_map(|(a, b)| {
        let bond = pool.bond(a, b)?;
        let of = |rule: Rule| Cell::from(u32::from(bond.breaches.of(rule)));
        let ends = [a, b].map(|person| Cell::from(key(pool, person)));
        let score = Cell::from(u32::from(bond.score));
        Some(ends.into_iter().chain([score]).chain(Rule::ALL.map(of)).collect::<Vec<_>>())
    });
    write_csv(out, &header, rows)
}

/// What is said of pairs.
pub(super) fn of_pairs(pool: &Pool, names: &Names, found: &Proposal, turns: usize) -> Vec<String> {
    let threes = found.groups.iter().filter(|group| group.len() > 2).count();
    let pairs = found.groups.len() - threes;
    let mut lines = vec![match threes {
        0 => format!("People: {}. Pairs: {pairs}.", pool.len()),
        _ => format!("People: {}. Pairs: {pairs}. Groups of three: {threes}.", pool.len()),
    }];
    lines.extend(alone(pool, names, &found.alone));
    lines.extend(found.worst(pool).map(|worst| {
        let people: u64 = found.groups.iter().map(|group| group.len() as u64).sum();
        let mean = found.sum(pool).checked_div(people).unwrap_or_default();
        format!("The worst score is {worst} of {BEST}, the mean {mean}.")
    }));
    lines.extend(broken(pool, names, &found.groups));
    lines.push(match found.gap {
        None if found.nearest.is_some() => format!(
            "Compared with the {} who suit each best; among those no way is better, among all there may be.",
            found.nearest.unwrap_or_default()
        ),
        None if turns > 1 => format!("Matched in {turns} turns; in none of them another way is better."),
        None => "No way to match these people is better.".to_owned(),
        Some(gap) => format!(
            "Not proven to be the best: the worst score could be at most {}, the mean at most {} points higher.",
            gap.worst.max(found.worst(pool).unwrap_or_default()),
            gap.points.checked_div(pool.len() as u64).unwrap_or_default() + 1
        ),
    });
    lines
}

/// What is said of circles.
pub(super) fn of_circles(pool: &Pool, names: &Names, found: &Circles) -> Vec<String> {
    let mut lines = vec![format!("People: {}. Circles: {}.", pool.len(), found.groups.len())];
    lines.extend(alone(pool, names, &found.alone));
    lines.extend(broken(pool, names, &found.groups));
    let scores = found.groups.iter().map(|group| pool.score(group));
    if let Some(worst) = scores.clone().min() {
        let mean =
            scores.sum::<u32>().checked_div(u32::try_from(found.groups.len()).unwrap_or(u32::MAX)).unwrap_or_default();
        lines.push(format!("The weakest circle scores {worst} of {BEST}, the mean is {mean}."));
        let percent = (found.bound.saturating_sub(found.sum) * 100).checked_div(found.sum).unwrap_or_default();
        lines.push(format!("No circles of these sizes score more than {} percent better in sum.", percent + 1));
    }
    lines
}

fn alone(pool: &Pool, names: &Names, alone: &[usize]) -> Option<String> {
    (!alone.is_empty())
        .then(|| format!("Left without anybody: {}.", listed(alone.iter().map(|person| called(pool, names, *person)))))
}

/// The first of many, and how many more there are.
fn listed(all: impl Iterator<Item = String>) -> String {
    let all: Vec<String> = all.collect();
    let more = all.len().saturating_sub(NAMED);
    let first = all.into_iter().take(NAMED).collect::<Vec<_>>().join(", ");
    if more == 0 { first } else { format!("{first} and {more} more") }
}

/// Which rules gave way, and for whom.
fn broken(pool: &Pool, names: &Names, groups: &[Vec<usize>]) -> Vec<String> {
    let together =
        |people: &[usize]| people.iter().map(|person| called(pool, names, *person)).collect::<Vec<_>>().join(" with ");
    let of = |rule: Rule| {
        let gave_way = groups.iter().filter(|group| pool.gives_way(group).contains(&rule));
        let whom = gave_way.flat_map(|group| {
            let breaks = |(a, b): &(usize, usize)| pool.bond(*a, *b).is_some_and(|bond| bond.breaches.of(rule) > 0);
            let two: Vec<String> = two_of(group).filter(breaks).map(|(a, b)| together(&[a, b])).collect();
            if two.is_empty() || group.len() > 3 { vec![together(group)] } else { two }
        });
        let whom: Vec<String> = whom.collect();
        let words = match rule {
            Rule::New => "were partners before",
            Rule::Hours => "have too few hours in common",
            Rule::Line => "belong to one line of the organisation",
            Rule::Language => "have no language in common",
        };
        (!whom.is_empty()).then(|| format!("It could not be helped that these {words}: {}.", listed(whom.into_iter())))
    };
    Rule::ALL.into_iter().filter_map(of).collect()
}
