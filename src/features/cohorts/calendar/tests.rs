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

#[test]
fn what_lies_within_a_week_moves_with_a_pause_that_begins_within_it() {
    let paused = run("2027-01-04", &[("2027-01-13", 7)]);
    assert_eq!(paused.day_of(2, 1), day("2027-01-11"));
    assert_eq!(paused.day_of(2, 2), day("2027-01-12"));
    assert_eq!(paused.day_of(2, 3), day("2027-01-20"));
    assert_eq!(paused.day_of(2, 5), day("2027-01-22"));
    assert_eq!(paused.opens_on(3), day("2027-01-25"));
}

#[test]
fn a_free_day_moves_what_falls_on_it_and_nothing_else() {
    let free = |days: &[(&str, i64)]| {
        let free =
            |(starts_on, days): &(&str, i64)| Pause { starts_on: day(starts_on), days: *days, kind: PauseKind::Free };
        let pauses = days.iter().map(free).collect();
        RunCalendar::new(day("2027-01-04"), nine(), Tz::Europe__Berlin, pauses, 7)
    };
    let one = free(&[("2027-01-11", 1)]);
    assert_eq!(one.opens_on(2), day("2027-01-12"));
    assert_eq!(one.opens_on(3), day("2027-01-18"), "no drift");
    assert_eq!(one.day_of(2, 3), day("2027-01-13"));
    let two = free(&[("2027-01-11", 1), ("2027-01-12", 2)]);
    assert_eq!(two.opens_on(2), day("2027-01-14"), "from one to the next that is not free");
    assert!(!two.paused_at(at("2027-01-12T12:00:00Z")), "a free day is no pause");
}

#[test]
fn weeks_may_be_longer_and_shorter() {
    let shape = Shape { week_days: 7, lengths: [(1, 10), (3, 4)].into() };
    let run = run("2027-01-04", &[]).shaped(shape);
    let opens: Vec<NaiveDate> = (1..=5).map(|week| run.opens_on(week)).collect();
    assert_eq!(opens, ["2027-01-04", "2027-01-14", "2027-01-21", "2027-01-25", "2027-02-01"].map(day));
    assert_eq!(run.ends_on(), day("2027-02-21"));
    assert_eq!(run.place_of(day("2027-01-13")), Some((1, 10)));
    assert_eq!(run.place_of(day("2027-01-01")), Some((1, -2)), "days before the start count down");
    assert_eq!(run.place_of(day("2027-02-23")), Some((7, 9)), "and after the end they go on");
}

#[test]
fn a_date_leads_to_its_place_and_back() {
    let run =
        run("2027-01-04", &[("2027-01-18", 7), ("2027-02-03", 2)]).shaped(Shape { week_days: 5, ..Shape::default() });
    let mut date = day("2026-12-20");
    while date < day("2027-04-01") {
        match run.place_of(date) {
            Some((week, nth)) => assert_eq!(run.day_of(week, nth), date),
            None => assert!(run.pauses_within(date, 1), "{date}"),
        }
        date = date.succ_opt().unwrap();
    }
}

#[test]
fn who_comes_late_has_a_week_for_what_was_due() {
    let run = run("2027-01-04", &[]);
    let due = |week, day, since: &str| run.due_for(week, day, Some(at(since))).to_string();
    assert_eq!(due(1, 5, "2027-01-01T12:00:00Z"), "2027-01-08", "in time");
    assert_eq!(due(1, 5, "2027-01-13T12:00:00Z"), "2027-01-20", "what was due before");
    assert_eq!(due(2, 5, "2027-01-13T12:00:00Z"), "2027-01-20", "and within their first week");
    assert_eq!(due(3, 5, "2027-01-13T12:00:00Z"), "2027-01-22", "what comes later, with everybody");
    assert_eq!(due(1, 5, "2027-02-20T12:00:00Z"), "2027-02-21", "not beyond the end");
}

#[test]
fn a_damaged_row_does_not_leave_the_calendar() {
    let run = run("2199-12-31", &[("2199-12-31", 366)]);
    assert!(run.day_of(7, i32::MAX) > day("2200-01-01"));
    assert!(run.day_of(1, i32::MIN) < day("2199-12-31"));
}
