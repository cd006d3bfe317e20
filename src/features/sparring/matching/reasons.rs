//! What speaks for some being together, in words' stead.

use super::{
    bonds::{Pool, two_of},
    people::Candidate,
    weights::Criterion,
};

/// How many reasons there are at most.
const MOST: usize = 4;

/// Why some are together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// What all of them are interested in.
    Interests(Vec<String>),
    /// Their departments, each another.
    Departments(Vec<String>),
    /// Their backgrounds, each another.
    Backgrounds(Vec<String>),
    /// The stage all of them are at.
    Stage(String),
    /// Their sites, each another.
    Sites(Vec<String>),
    /// Whole hours a week at which all of them can be met.
    Hours(u32),
    /// They wished for each other.
    Wished,
}

/// Why these are together, what counts most first; never what only one of them said about another.
pub fn reasons(pool: &Pool, group: &[usize]) -> Vec<Reason> {
    let mut adds: Vec<(u32, Criterion)> = Criterion::ALL
        .into_iter()
        .map(|criterion| {
            let parts = two_of(group).flat_map(|(a, b)| pool.parts(a, b));
            (parts.filter(|part| part.criterion == criterion).map(|part| part.adds).sum(), criterion)
        })
        .collect();
    adds.sort_by_key(|(adds, _)| std::cmp::Reverse(*adds));
    let reasons = adds.into_iter().filter(|(adds, _)| *adds > 0).filter_map(|(_, of)| reason(pool, group, of));
    reasons.take(MOST).collect()
}

fn reason(pool: &Pool, group: &[usize], criterion: Criterion) -> Option<Reason> {
    let people: Vec<&Candidate> = group.iter().filter_map(|place| pool.people().get(*place)).collect();
    let values = |of: fn(&Candidate) -> Option<&String>| -> Option<Vec<String>> {
        people.iter().map(|person| of(person).cloned()).collect()
    };
    let each_another = |of| {
        let values = values(of)?;
        let mut different = values.clone();
        different.sort();
        different.dedup();
        (different.len() == values.len()).then_some(values)
    };
    match criterion {
        Criterion::Department => each_another(|person| person.department.as_ref()).map(Reason::Departments),
        Criterion::Background => each_another(|person| person.background.as_ref()).map(Reason::Backgrounds),
        Criterion::Site => each_another(|person| person.site.as_ref()).map(Reason::Sites),
        Criterion::Stage => {
            let mut stages = values(|person| person.stage.as_ref())?;
            stages.dedup();
            (stages.len() == 1).then(|| stages.pop()).flatten().map(Reason::Stage)
        }
        Criterion::Interests => {
            let folded = |interest: &str| interest.trim().to_lowercase();
            let (first, others) = people.split_first()?;
            let has = |person: &&&Candidate, interest: &str| {
                person.interests.iter().any(|other| folded(other) == folded(interest))
            };
            let shared = first.interests.iter().filter(|one| others.iter().all(|person| has(&person, one)));
            let shared: Vec<String> = shared.cloned().collect();
            (!shared.is_empty()).then_some(Reason::Interests(shared))
        }
        Criterion::Hours => {
            let hours = pool.hours_in_common(group).minutes() / 60;
            (hours > 0).then_some(Reason::Hours(hours))
        }
        Criterion::Wishes => {
            let wants = |a: &Candidate, b: &Candidate| a.would_like.contains(&b.key);
            let all = two_of(group).all(|(a, b)| {
                let two = pool.people().get(a).zip(pool.people().get(b));
                two.is_some_and(|(a, b)| wants(a, b) && wants(b, a))
            });
            all.then_some(Reason::Wished)
        }
    }
}
