//! What the run calendar makes of its start, its weeks and its pauses.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;

use entity::states::PauseKind;

use super::{Pause, RunCalendar, Shape};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn nine() -> NaiveTime {
    NaiveTime::from_hms_opt(9, 0, 0).unwrap()
}

fn run(starts_on: &str, pauses: &[(&str, i64)]) -> RunCalendar {
    let pauses = pauses
        .iter()
        .map(|(starts_on, days)| Pause { starts_on: day(starts_on), days: *days, kind: PauseKind::Pause })
        .collect();
    RunCalendar::new(day(starts_on), nine(), Tz::Europe__Berlin, pauses, 7)
}

#[test]
fn a_week_opens_at_nine_also_when_the_clocks_change() {
    let spring = run("2027-03-22", &[]);
    assert_eq!(spring.opens_at(1), at("2027-03-22T08:00:00Z"));
    assert_eq!(spring.opens_at(2), at("2027-03-29T07:00:00Z"));
    let autumn = run("2027-10-25", &[]);
    assert_eq!(autumn.opens_at(1), at("2027-10-25T07:00:00Z"));
    assert_eq!(autumn.opens_at(2), at("2027-11-01T08:00:00Z"));
}

#[test]
fn weeks_count_from_the_start_over_week_53_and_leap_day() {
    let winter = run("2026-12-21", &[]);
    assert_eq!(
        (2..=4).map(|n| winter.opens_on(n)).collect::<Vec<_>>(),
        [day("2026-12-28"), day("2027-01-04"), day("2027-01-11")]
    );
    assert_eq!(run("2028-02-22", &[]).opens_on(2), day("2028-02-29"));
}

#[test]
fn a_pause_moves_what_comes_after_it_and_nothing_before() {
    let paused = run("2027-01-04", &[("2027-01-18", 7), ("2027-02-03", 2)]);
    let days: Vec<NaiveDate> = (1..=7).map(|n| paused.opens_on(n)).collect();
    assert_eq!(
        days,
        [
            "2027-01-04",
            "2027-01-11",
            "2027-01-25", // the pause began on the day it would have opened
            "2027-02-01",
            "2027-02-10", // 8 February, and two days
            "2027-02-17",
            "2027-02-24",
        ]
        .map(day)
    );
    assert!(paused.paused_at(at("2027-01-20T12:00:00Z")));
    assert!(!paused.paused_at(at("2027-01-25T12:00:00Z")));
    for (first, days, meets) in [
        ("2027-01-11", 7, false),
        ("2027-01-11", 8, true),
        ("2027-01-20", 1, true),
        ("2027-01-24", 1, true),
        ("2027-01-25", 9, false),
        ("2027-01-01", 366, true),
    ] {
        assert_eq!(paused.pauses_within(day(first), days), meets, "{first}, {days} days");
    }
}

#[test]
fn the_week_of_now() {
    let run = run("2027-01-04", &[]);
    assert_eq!(run.week_at(at("2027-01-04T07:59:59Z")), None);
    assert_eq!(run.week_at(at("2027-01-04T08:00:00Z")), Some(1));
    assert_eq!(run.week_at(at("2027-01-20T00:00:00Z")), Some(3));
    assert_eq!(run.week_at(at("2030-01-01T00:00:00Z")), Some(7));
    assert!(!run.is_open(0, at("2030-01-01T00:00:00Z")) && !run.is_open(8, at("2030-01-01T00:00:00Z")));
}
