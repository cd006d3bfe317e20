//! How long it takes and how much memory. Run by hand, in a release build: `tests/bench-match`.

#![allow(clippy::print_stdout, reason = "figures are for whoever runs them")]

use std::{fs, time::Instant};

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::*;

const ZONES: [Tz; 9] = [
    Tz::Europe__Berlin,
    Tz::Europe__Berlin,
    Tz::Europe__Berlin,
    Tz::Europe__Berlin,
    Tz::Europe__Budapest,
    Tz::America__Chicago,
    Tz::America__Sao_Paulo,
    Tz::Asia__Kolkata,
    Tz::Asia__Shanghai,
];

/// People as in a company: eleven departments, ten sites on four continents, half days at random.
fn company(number: usize, seed: u64) -> Pool {
    let people = (0..number).map(|place| {
        let mut drawn = 0_u32;
        let mut of = |most: usize| {
            drawn += 1;
            (mixed(seed, &[&place.to_string(), &drawn.to_string()]) % most as u64) as usize
        };
        let zone = ZONES[of(ZONES.len())];
        let half_days = (0..5).filter_map(|day| match of(3) {
            0 => None,
            1 => Some(Stretch { day, from: 8 * 60, until: 12 * 60 }),
            _ => Some(Stretch { day, from: 13 * 60, until: 17 * 60 + 30 }),
        });
        let half_days: Vec<Stretch> = half_days.collect();
        let department = of(11);
        let languages: &[&str] = match of(4) {
            0 => &["de"],
            1 => &["en"],
            _ => &["de", "en"],
        };
        Candidate {
            key: format!("p{place:05}"),
            languages: languages.iter().map(|tag| (*tag).to_owned()).collect(),
            hours: Hours::local(&half_days, zone, NaiveDate::from_ymd_opt(2027, 1, 4).unwrap_or_default()),
            department: Some(department.to_string()),
            background: Some(of(9).to_string()),
            stage: Some(of(4).to_string()),
            site: Some(of(10).to_string()),
            interests: (0..3).map(|_| of(20).to_string()).collect(),
            line: Some(format!("{department}/{}", of(1 + number / 60))),
            ..Candidate::default()
        }
    });
    Pool::new(people.collect(), Weights::default(), &[])
}

/// The most memory this process has had, in megabytes.
fn memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|number| number.parse::<u64>().ok()).unwrap_or_default() / 1024
}

fn one(number: usize, nearest: Option<usize>) {
    let begun = Instant::now();
    let pool = company(number, 7);
    let proposal = propose_among(&pool, &[], 1, nearest);
    let (worst, sum) = (proposal.worst(&pool).unwrap_or_default(), proposal.sum(&pool));
    let among = nearest.map_or("everybody".to_owned(), |nearest| format!("{nearest} nearest"));
    println!(
        "{number:>6} people, {among:<10} {:>9.3} s, {:>4} MB at most so far; alone {}, rules broken {}, worst {worst}, sum {sum}, {}",
        begun.elapsed().as_secs_f64(),
        memory(),
        proposal.alone.len(),
        proposal.relaxed(&pool).len(),
        match (proposal.gap, proposal.nearest) {
            (None, None) => "proven".to_owned(),
            (None, Some(_)) => "the best of those".to_owned(),
            (Some(gap), _) => format!("at most {gap:?} better"),
        },
    );
}

#[test]
#[ignore = "figures, not a check: tests/bench-match"]
fn pairs_for_few_and_many() {
    for number in [26, 27, 300, 301] {
        one(number, None);
    }
    for nearest in [Some(8), Some(24), None] {
        one(1000, nearest);
    }
    one(3000, Some(24));
    one(10_000, Some(24));
}

#[test]
#[ignore = "figures, not a check: tests/bench-match"]
fn circles_for_few_and_many() {
    for number in [26, 300, 1000] {
        let begun = Instant::now();
        let pool = company(number, 7);
        let found = circles(&pool, &[], Band { least: 4, most: 5 }, 1);
        println!(
            "{number:>6} people in {} circles: {:>9.3} s; alone {}, sum {}, at most {}",
            found.groups.len(),
            begun.elapsed().as_secs_f64(),
            found.alone.len(),
            found.sum,
            found.bound
        );
    }
}

#[test]
#[ignore = "figures, not a check: tests/bench-match"]
fn a_night_of_3000_cohorts_of_21() {
    let begun = Instant::now();
    let mut longest = 0.0_f64;
    for cohort in 0..3000 {
        let one = Instant::now();
        let pool = company(21, cohort);
        let proposal = propose(&pool, &[], cohort);
        assert!(proposal.alone.is_empty() && proposal.gap.is_none());
        longest = longest.max(one.elapsed().as_secs_f64());
    }
    println!(
        "3000 cohorts of 21: {:.1} s, the longest {longest:.3} s, {} MB at most",
        begun.elapsed().as_secs_f64(),
        memory()
    );
}
