//! The run calendar: from a start date, an opening hour, a zone and pauses to
//! the instant every week opens. Weeks count from the start, not from the year.

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use entity::{cohort, cohort_pause, states::CohortState};

use crate::platform::zones;

/// A stretch of days without the course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pause {
    /// Its first day.
    pub starts_on: NaiveDate,
    /// How many days it has.
    pub days: i64,
}

/// What a cohort's dates derive from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunCalendar {
    starts_on: NaiveDate,
    opens_at: NaiveTime,
    zone: Tz,
    pauses: Vec<Pause>,
    weeks: u32,
    takes_place: bool,
}

impl RunCalendar {
    /// The calendar of a run of `weeks` weeks that takes place.
    pub fn new(starts_on: NaiveDate, opens_at: NaiveTime, zone: Tz, mut pauses: Vec<Pause>, weeks: u32) -> Self {
        pauses.sort_by_key(|pause| pause.starts_on);
        Self { starts_on, opens_at, zone, pauses, weeks, takes_place: true }
    }

    /// The calendar of a stored cohort: as long as nobody has confirmed it, no week
    /// of it opens. A zone nobody knows any more counts as UTC.
    pub fn of(cohort: &cohort::Model, pauses: &[cohort_pause::Model], weeks: u32) -> Self {
        let zone = zones::zone(&cohort.zone).unwrap_or(Tz::UTC);
        let pauses =
            pauses.iter().map(|pause| Pause { starts_on: pause.starts_on, days: pause.days_for.into() }).collect();
        let takes_place = !matches!(cohort.state, CohortState::Planned | CohortState::Open);
        Self { takes_place, ..Self::new(cohort.starts_on, cohort.opens_at, zone, pauses, weeks) }
    }

    /// How many weeks there are.
    pub fn weeks(&self) -> u32 {
        self.weeks
    }

    /// The cohort's zone.
    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// The day week `number` (from 1) opens: every pause that has begun by then moves it.
    pub fn opens_on(&self, number: u32) -> NaiveDate {
        let mut day = self.starts_on + Duration::weeks(i64::from(number) - 1);
        for pause in &self.pauses {
            if pause.starts_on <= day {
                day += Duration::days(pause.days);
            }
        }
        day
    }

    /// Day `day` of week `number`, counted from 1, the day the week opens.
    pub fn day_of(&self, number: u32, day: u32) -> NaiveDate {
        self.opens_on(number) + Duration::days(i64::from(day.max(1)) - 1)
    }

    /// The instant week `number` opens.
    pub fn opens_at(&self, number: u32) -> DateTime<Utc> {
        zones::instant(self.zone, self.opens_on(number), self.opens_at)
    }

    /// The last day of the last week.
    pub fn ends_on(&self) -> NaiveDate {
        self.opens_on(self.weeks + 1) - Duration::days(1)
    }

    /// The instant the week after the last would open: the run is over.
    pub fn ends_at(&self) -> DateTime<Utc> {
        self.opens_at(self.weeks + 1)
    }

    /// Whether week `number` is open.
    pub fn is_open(&self, number: u32, now: DateTime<Utc>) -> bool {
        self.takes_place && (1..=self.weeks).contains(&number) && self.opens_at(number) <= now
    }

    /// The newest open week; none before the start.
    pub fn week_at(&self, now: DateTime<Utc>) -> Option<u32> {
        (1..=self.weeks).rev().find(|number| self.is_open(*number, now))
    }

    /// Whether a pause has a day in common with the `days` from `first` on.
    pub fn pauses_within(&self, first: NaiveDate, days: i64) -> bool {
        let end = |starts_on: NaiveDate, days| starts_on + Duration::days(days);
        let meets = |pause: &Pause| pause.starts_on < end(first, days) && first < end(pause.starts_on, pause.days);
        self.pauses.iter().any(meets)
    }

    /// Whether today, where the cohort is, lies in a pause.
    pub fn paused_at(&self, now: DateTime<Utc>) -> bool {
        let today = zones::date_in(self.zone, now);
        self.pauses.iter().any(|pause| pause.starts_on <= today && today < pause.starts_on + Duration::days(pause.days))
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
    use chrono_tz::Tz;

    use super::{Pause, RunCalendar};

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
        let pauses = pauses.iter().map(|(starts_on, days)| Pause { starts_on: day(starts_on), days: *days }).collect();
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
}
