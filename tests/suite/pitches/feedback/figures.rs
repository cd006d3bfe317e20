//! How long it takes to share out a round. No test: `tests/bench-sharing` runs it, in a release build.

use std::time::Instant;

use lernweg::features::pitches::{Field, Giver, Shown, WANTED, share_out};

/// How many people are in a circle.
const CIRCLE: usize = 5;
/// How often each is done.
const TIMES: u64 = 3;

/// So many people with a pitch each, in circles and in two languages: a third of them reads one only.
fn people(count: usize) -> (Vec<Giver>, Vec<Shown>) {
    let language = |nth: usize| if nth.is_multiple_of(2) { "de" } else { "en" };
    let reads = |nth: usize| match nth % 3 {
        0 => [language(nth)].map(str::to_owned).into(),
        _ => ["de", "en"].map(str::to_owned).into(),
    };
    let giver = |nth: usize| Giver {
        key: format!("p{nth}"),
        languages: reads(nth),
        circle: Some(format!("c{}", nth / CIRCLE)),
    };
    let shown =
        |nth: usize| Shown { key: format!("s{nth}"), authors: vec![nth], language: Some(language(nth).to_owned()) };
    ((0..count).map(giver).collect(), (0..count).map(shown).collect())
}

#[test]
#[ignore = "measures; tests/bench-sharing runs it"]
fn sharing_out_for_many() {
    for count in [26, 60, 200] {
        let (givers, pitches) = people(count);
        let field = Field { givers: &givers, pitches: &pitches };
        let mut took = Vec::new();
        for seed in 1..=TIMES {
            let begun = Instant::now();
            let given = share_out(&field, WANTED, seed);
            took.push(begun.elapsed());
            let mut gets = vec![0; count];
            given.iter().flatten().for_each(|pitch| gets[*pitch] += 1);
            assert!(given.iter().all(|own| own.len() == WANTED) && gets.iter().all(|gets| *gets == WANTED));
        }
        took.sort();
        let [first, middle, last] = [took[0], took[took.len() / 2], took[took.len() - 1]];
        println!(
            "  {count:>4} people and pitches: {first:.2?} at best, {middle:.2?} in the middle, {last:.2?} at most"
        );
    }
}
