//! The run calendar: from a start date, an opening hour, a zone, lengths of weeks and
//! exceptions to every date of a cohort. Weeks count from the start, not from the year.
//!
//! Dates are reckoned in course days: day 0 is the start, and days of a pause are none.
//! So everything that comes after a pause moves by its length, also within a week. A
//! free day moves only what falls on it.

mod changes;
mod hours;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use entity::{
    cohort, cohort_pause,
    states::{CohortState, PauseKind},
};

pub use changes::{CalendarChange, CalendarRows, pause_of_week, shifted};

use crate::platform::zones;

/// A stretch of days without the course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pause {
    /// Its first day.
    pub starts_on: NaiveDate,
    /// How many days it has.
    pub days: i64,
    /// What it does to the dates after it.
    pub kind: PauseKind,
}

impl Pause {
    /// The first day after it.
    pub fn over_on(&self) -> NaiveDate {
        self.starts_on + Duration::days(self.days)
    }

    fn holds(&self, day: NaiveDate) -> bool {
        self.starts_on <= day && day < self.over_on()
    }
}

/// How many days weeks have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Of a week of which nothing else is said.
    pub week_days: i64,
    /// Of weeks that have another length, by their number.
    pub lengths: BTreeMap<u32, i64>,
}

impl Default for Shape {
    fn default() -> Self {
        Self { week_days: 7, lengths: BTreeMap::new() }
    }
}

impl Shape {
    /// What a stored cohort says. A length nobody could have entered counts as none.
    pub fn of(cohort: &cohort::Model) -> Self {
        let lengths = cohort.week_lengths.as_object().into_iter().flatten();
        let length = |(week, days): (&String, &serde_json::Value)| Some((week.parse().ok()?, days.as_i64()?));
        Self {
            week_days: cohort.week_days.max(1).into(),
            lengths: lengths.filter_map(length).filter(|(_, days)| (1..=60).contains(days)).collect(),
        }
    }

    /// How many days week `number` has.
    pub fn days_of(&self, number: u32) -> i64 {
        self.lengths.get(&number).copied().unwrap_or(self.week_days)
    }

    /// As the database keeps the lengths.
    pub fn to_json(&self) -> serde_json::Value {
        self.lengths.iter().map(|(week, days)| (week.to_string(), serde_json::Value::from(*days))).collect()
    }
}

/// What a cohort's dates derive from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunCalendar {
    starts_on: NaiveDate,
    opens_at: NaiveTime,
    zone: Tz,
    shape: Shape,
    pauses: Vec<Pause>,
    weeks: u32,
    takes_place: bool,
}

impl RunCalendar {
    /// The calendar of a run of `weeks` weeks that takes place.
    pub fn new(starts_on: NaiveDate, opens_at: NaiveTime, zone: Tz, mut pauses: Vec<Pause>, weeks: u32) -> Self {
        pauses.sort_by_key(|pause| pause.starts_on);
        Self { starts_on, opens_at, zone, shape: Shape::default(), pauses, weeks, takes_place: true }
    }

    /// The same with weeks of other lengths.
    pub fn shaped(self, shape: Shape) -> Self {
        Self { shape, ..self }
    }

    /// The calendar of a stored cohort: as long as nobody has confirmed it, no week
    /// of it opens. A zone nobody knows any more counts as UTC.
    pub fn of(cohort: &cohort::Model, pauses: &[cohort_pause::Model], weeks: u32) -> Self {
        let zone = zones::zone(&cohort.zone).unwrap_or(Tz::UTC);
        let pause =
            |row: &cohort_pause::Model| Pause { starts_on: row.starts_on, days: row.days_for.into(), kind: row.kind };
        let takes_place = !matches!(cohort.state, CohortState::Planned | CohortState::Open);
        let pauses = pauses.iter().map(pause).collect();
        let calendar = Self::new(cohort.starts_on, cohort.opens_at, zone, pauses, weeks).shaped(Shape::of(cohort));
        Self { takes_place, ..calendar }
    }

    /// How many weeks there are.
    pub fn weeks(&self) -> u32 {
        self.weeks
    }

    /// The cohort's zone.
    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// How many days its weeks have.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// Course days before week `number`.
    fn days_before(&self, number: u32) -> i64 {
        let lengths = self.shape.lengths.range(..number.max(1));
        let other: i64 = lengths.map(|(_, days)| days - self.shape.week_days).sum();
        (i64::from(number.max(1)) - 1) * self.shape.week_days + other
    }

    /// The date of a course day (0 is the start): every pause that has begun by then moves it,
    /// and from a free day it goes to the next that is not.
    fn date_of(&self, course_day: i64) -> NaiveDate {
        // A bound nobody reaches: a number out of a damaged row must not leave the calendar.
        let mut day = self.starts_on + Duration::days(course_day.clamp(-3_660, 36_600));
        for pause in self.pauses.iter().filter(|pause| pause.kind == PauseKind::Pause) {
            if pause.starts_on <= day {
                day += Duration::days(pause.days);
            }
        }
        while let Some(free) = self.pauses.iter().find(|pause| pause.holds(day)) {
            day = free.over_on();
        }
        day
    }

    /// The day week `number` (from 1) opens.
    pub fn opens_on(&self, number: u32) -> NaiveDate {
        self.date_of(self.days_before(number))
    }

    /// Day `day` of week `number`, counted from 1, the day the week opens; 0 and less lie
    /// before it, and a day beyond the week in the weeks after it.
    pub fn day_of(&self, number: u32, day: i32) -> NaiveDate {
        self.date_of(self.days_before(number) + i64::from(day) - 1)
    }

    /// The instant at which clocks in `zone` show `at` on day `day` of week `number`.
    pub fn moment(&self, number: u32, day: i32, at: NaiveTime, zone: Tz) -> DateTime<Utc> {
        zones::instant(zone, self.day_of(number, day), at)
    }

    /// The day of week `number` that falls on `date`; none where no course day does:
    /// in a pause, on a free day.
    pub fn day_in(&self, number: u32, date: NaiveDate) -> Option<i32> {
        if self.pauses.iter().any(|pause| pause.holds(date)) {
            return None;
        }
        let paused = self.pauses.iter().filter(|pause| pause.kind == PauseKind::Pause && pause.starts_on <= date);
        let course_day = (date - self.starts_on).num_days() - paused.map(|pause| pause.days).sum::<i64>();
        i32::try_from(course_day - self.days_before(number) + 1).ok()
    }

    /// Week and day of a date: before the start days of week 1 that are 0 or less, after the
    /// end days beyond the last week. None where no course day falls on it.
    pub fn place_of(&self, date: NaiveDate) -> Option<(u32, i32)> {
        let begun = |week: &u32| self.day_in(*week, date).is_some_and(|day| day >= 1);
        let week = (1..=self.weeks.max(1)).rev().find(begun).unwrap_or(1);
        Some((week, self.day_in(week, date)?))
    }

    /// The day something due on day `day` of week `number` is due for somebody who came at
    /// `since`: who joins late has a week for whatever was due before or within it, though
    /// not beyond the end of the run, unless it was due after that for everybody.
    pub fn due_for(&self, number: u32, day: u32, since: Option<DateTime<Utc>>) -> NaiveDate {
        let due = self.day_of(number, i32::try_from(day).unwrap_or(i32::MAX));
        let Some(came_on) = since.map(|since| zones::date_in(self.zone, since)) else { return due };
        if came_on <= self.starts_on {
            return due;
        }
        due.max((came_on + Duration::days(CATCH_UP)).min(self.ends_on()))
    }

    /// The instant week `number` opens.
    pub fn opens_at(&self, number: u32) -> DateTime<Utc> {
        zones::instant(self.zone, self.opens_on(number), self.opens_at)
    }

    /// The last day of the last week.
    pub fn ends_on(&self) -> NaiveDate {
        self.date_of(self.days_before(self.weeks + 1) - 1)
    }

    /// The instant the run is over: the day after its last, when a week would open.
    pub fn ends_at(&self) -> DateTime<Utc> {
        zones::instant(self.zone, self.ends_on() + Duration::days(1), self.opens_at)
    }

    /// Whether week `number` is open.
    pub fn is_open(&self, number: u32, now: DateTime<Utc>) -> bool {
        self.takes_place && (1..=self.weeks).contains(&number) && self.opens_at(number) <= now
    }

    /// The newest open week; none before the start.
    pub fn week_at(&self, now: DateTime<Utc>) -> Option<u32> {
        (1..=self.weeks).rev().find(|number| self.is_open(*number, now))
    }

    /// Whether a pause or a free day has a day in common with the `days` from `first` on.
    pub fn pauses_within(&self, first: NaiveDate, days: i64) -> bool {
        self.pauses.iter().any(|pause| pause.starts_on < first + Duration::days(days) && first < pause.over_on())
    }

    /// Whether today, where the cohort is, lies in a pause. A free day is none.
    pub fn paused_at(&self, now: DateTime<Utc>) -> bool {
        let today = zones::date_in(self.zone, now);
        self.pauses.iter().any(|pause| pause.kind == PauseKind::Pause && pause.holds(today))
    }
}

/// Days somebody who joins late has to catch up.
const CATCH_UP: i64 = 7;
