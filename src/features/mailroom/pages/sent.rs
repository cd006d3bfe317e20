//! What was sent, in numbers.

use chrono::{DateTime, Days, Duration, NaiveDate, NaiveTime, SubsecRound, Timelike, Utc};
use chrono_tz::Tz;
use serde::Serialize;

use crate::platform::{mail::Limits, zones};

/// How many hours and days are told.
const HOURS: i64 = 24;
const DAYS: u64 = 14;

/// From when until when.
type Span = (DateTime<Utc>, DateTime<Utc>);

/// Hours and days up to now, the newest first.
pub struct Spans {
    hours: Vec<Span>,
    days: Vec<(NaiveDate, Span)>,
}

impl Spans {
    /// The last hours, and the last days as they are where the reader lives.
    pub fn until(now: DateTime<Utc>, zone: Tz) -> Self {
        let hour = now.trunc_subsecs(0) - Duration::seconds(i64::from(now.num_seconds_from_midnight() % 3600));
        let hour = |ago: i64| hour - Duration::hours(ago);
        let today = zones::date_in(zone, now);
        let begins = |date: NaiveDate| zones::instant(zone, date, NaiveTime::MIN);
        let day = |ago: u64| {
            let date = today.checked_sub_days(Days::new(ago))?;
            Some((date, (begins(date), begins(date.succ_opt()?))))
        };
        Self {
            hours: (0..HOURS).map(|ago| (hour(ago), hour(ago - 1))).collect(),
            days: (0..DAYS).filter_map(day).collect(),
        }
    }

    /// When each begins and ends: the hours, then the days.
    pub fn all(&self) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
        self.hours.iter().copied().chain(self.days.iter().map(|(_, span)| *span)).collect()
    }
}

/// What was sent, and how many may leave.
#[derive(Serialize)]
pub struct Sent {
    /// In the last 24 hours.
    pub of_a_day: i64,
    /// Hour by hour, the newest first.
    pub hours: Vec<HourRow>,
    /// Day by day, the newest first.
    pub days: Vec<DayRow>,
    /// How many may leave at most: key of the words, and the number.
    pub rate: Option<(&'static str, i64)>,
    /// How many may leave in 24 hours, and how many of them have not left.
    pub day: Option<(u64, u64)>,
}

/// An hour.
#[derive(Serialize)]
pub struct HourRow {
    /// When it began.
    pub at: DateTime<Utc>,
    /// How many left.
    pub count: i64,
}

/// A day.
#[derive(Serialize)]
pub struct DayRow {
    /// Which.
    pub on: NaiveDate,
    /// How many left.
    pub count: i64,
}

/// A rate as people say it: in a second, a minute or an hour, whichever makes a number of it.
fn rate(per_second: f64) -> Option<(&'static str, i64)> {
    let units = [("mailroom-rate-second", 1.0), ("mailroom-rate-minute", 60.0), ("mailroom-rate-hour", 3600.0)];
    let (key, times) = units.into_iter().find(|(_, times)| per_second * times >= 1.0).or(units.last().copied())?;
    Some((key, format!("{:.0}", per_second * times).parse().unwrap_or(1)))
}

impl Sent {
    /// Puts it together; `gone` is what has left of a day's limit.
    pub fn new(spans: &Spans, counts: &[i64], limits: Limits, gone: Option<u64>) -> Self {
        let mut counts = counts.iter().copied();
        let hours: Vec<HourRow> =
            spans.hours.iter().map(|(at, _)| HourRow { at: *at, count: counts.next().unwrap_or(0) }).collect();
        let days = spans.days.iter().map(|(on, _)| DayRow { on: *on, count: counts.next().unwrap_or(0) }).collect();
        Self {
            of_a_day: hours.iter().map(|hour| hour.count).sum(),
            hours,
            days,
            rate: limits.per_second.and_then(rate),
            day: limits.per_day.map(|limit| (limit, limit.saturating_sub(gone.unwrap_or(0)))),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono_tz::Tz;

    use super::{Spans, rate};

    #[test]
    fn a_rate_is_said_as_a_whole_number() {
        let said = [10.0, 1.0, 0.5, 0.01, 0.000_1].map(|one| rate(one).unwrap());
        let keys = said.map(|(key, count)| (key.trim_start_matches("mailroom-rate-"), count));
        assert_eq!(keys, [("second", 10), ("second", 1), ("minute", 30), ("hour", 36), ("hour", 0)]);
    }

    #[test]
    fn days_are_those_of_the_reader_also_where_the_clocks_change() {
        let spans = Spans::until("2027-03-28T21:30:00Z".parse().unwrap(), Tz::Europe__Berlin);
        let (today, (since, until)) = spans.days[0];
        assert_eq!(today.to_string(), "2027-03-28");
        assert_eq!((until - since).num_hours(), 23);
        assert_eq!(spans.hours[0].0.to_rfc3339(), "2027-03-28T21:00:00+00:00");
        assert_eq!(spans.hours.len() + spans.days.len(), spans.all().len());
        assert!(spans.all().iter().all(|(since, until)| since < until));
    }
}
