//! What a table of weeks and sessions says of a run.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::{About, Run, read_calendar, run_of};

const HEAD: &str = "kind,week,date,time,zone,minutes,title,session,days\n";

fn run(rows: &str, weeks: u32) -> Result<Run, Vec<super::Remark>> {
    let read = read_calendar(format!("{HEAD}{rows}").as_bytes());
    assert!(read.remarks.is_empty(), "{:?}", read.remarks);
    run_of(&read, weeks, Tz::Europe__Berlin)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_table_of_weeks_is_a_start_with_lengths_and_pauses() {
    let found =
        run("week,1,2027-01-04,,,,,,\nweek,2,2027-01-13,,,,,,\nweek,3,2027-01-18,,,,,,\nweek,4,2027-02-08,,,,,,\n", 4)
            .unwrap();
    assert_eq!(found.starts_on, day("2027-01-04"));
    assert_eq!(found.lengths, [(1, 9), (2, 5)].into(), "a week that opens on a Wednesday");
    assert_eq!((found.off[0].starts_on, found.off[0].days), (day("2027-01-25"), 14), "two weeks without anything");
    assert_eq!(found.remarks.len(), 1);
    assert_eq!(found.remarks[0].about, About::OtherWeekday(2, day("2027-01-13")));
}

#[test]
fn a_session_in_a_gap_makes_the_week_long_and_not_a_pause() {
    let found =
        run("week,1,2027-01-04,,,,,,\nweek,2,2027-01-18,,,,,,\nwebinar,1,2027-01-13,17:00,UTC,60,A talk,,\n", 2)
            .unwrap();
    assert_eq!(found.lengths, [(1, 14)].into());
    assert!(found.off.is_empty());
    assert_eq!((found.sessions[0].1, found.sessions[0].2), (1, 10));
}

#[test]
fn sessions_keep_their_place_before_the_start_and_after_the_end() {
    let rows = "week,0,2026-12-28,,,,,,\nweek,1,2027-01-04,,,,,,\n\
        webinar,1,2027-01-01,16:00,UTC,60,Getting to know,,\n\
        pitch_round,1,2027-02-10,18:00,Asia/Kolkata,90,The last round,,\n\
        webinar,1,2027-01-05,09:00,UTC,60,Twice,,\nwebinar,1,2027-01-05,09:00,UTC,60,Twice,,\n";
    let found = run(rows, 1).unwrap();
    let places: Vec<(u32, i32)> = found.sessions.iter().map(|(_, week, day)| (*week, *day)).collect();
    assert_eq!(places, [(1, -2), (1, 38), (1, 2), (1, 2)]);
    let said: Vec<&About> = found.remarks.iter().map(|remark| &remark.about).collect();
    assert_eq!(said, [&About::BeforeFirst(0), &About::OtherWeek(1, -3), &About::OtherWeek(1, 37), &About::Twice(6)]);
    assert!(said.iter().all(|about| !about.is_wrong()), "odd, and taken over all the same");
}

#[test]
fn weeks_that_make_no_run_are_named() {
    for (rows, weeks, about) in [
        ("", 1, About::NoWeeks),
        ("week,2,2027-01-04,,,,,,\n", 1, About::NoFirstWeek),
        ("week,1,2027-01-04,,,,,,\nweek,3,2027-01-18,,,,,,\n", 2, About::MissingWeek(2)),
        ("week,1,2027-01-04,,,,,,\nweek,1,2027-01-11,,,,,,\n", 2, About::WeekTwice(1)),
        ("week,1,2027-01-11,,,,,,\nweek,2,2027-01-04,,,,,,\n", 2, About::Backwards(2)),
        ("week,1,2027-01-11,,,,,,\n", 7, About::OtherCount(1, 7)),
    ] {
        let remarks = run(rows, weeks).unwrap_err();
        assert_eq!(remarks.len(), 1);
        assert_eq!(remarks[0].about, about);
        assert!(about.is_final() && about.is_wrong());
    }
}

#[test]
fn what_cannot_be_read_is_named_with_its_row() {
    let rows = "party,1,2027-01-04,,,,,,\nwebinar,1,,16:00,UTC,60,No day,,\nwebinar,1,2027-01-04,,UTC,60,No time,,\n\
        webinar,1,2027-01-04,25:00,UTC,60,No hour,,\nwebinar,1,2027-01-04,16:00,Mars,60,No zone,,\n\
        webinar,1,2027-01-04,16:00,UTC,0,No length,,\nweek,one,2027-01-04,,,,,,\npause,,2027-01-04,,,,Snow,,0\n";
    let read = read_calendar(format!("{HEAD}{rows}").as_bytes());
    let rows: Vec<Option<u32>> = read.remarks.iter().map(|remark| remark.row).collect();
    assert_eq!(rows, (2..10).map(Some).collect::<Vec<_>>());
    assert!(read.remarks.iter().all(|remark| remark.about.is_wrong() && !remark.about.is_final()));
    assert_eq!(read.remarks[1].about.to_string(), "date is empty");
    assert_eq!(read.remarks[4].about.to_string(), "zone cannot be \"Mars\"");
}

#[test]
fn a_session_within_a_pause_has_no_place_to_move_with() {
    let rows = "week,1,2027-01-04,,,,,,\nweek,2,2027-01-18,,,,,,\npause,,2027-01-11,,,,Snow,,7\n\
        webinar,1,2027-01-12,16:00,UTC,60,In the snow,,\n";
    let found = run(rows, 2).unwrap();
    assert!(found.sessions.is_empty() && found.lengths.is_empty());
    assert_eq!(found.remarks[0].about, About::WithoutCourse(day("2027-01-12")));
    assert!(found.remarks[0].about.is_wrong());
}
