//! The hours in which somebody is written to who wants quiet: from eight to six where they live, on the days
//! they work. What comes at another time waits for the next such hour.

use std::ops::ControlFlow;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;

use super::zones;

/// The clock shows this when an open day begins.
const OPENS: NaiveTime = time(8);
/// And this when it ends.
const CLOSES: NaiveTime = time(18);
/// No region is on holiday for so many days: whoever has counted that far counts no further.
const MOST_DAYS: usize = 60;

/// The full hour `hour`.
pub const fn time(hour: u32) -> NaiveTime {
    match NaiveTime::from_hms_opt(hour, 0, 0) {
        Some(time) => time,
        None => NaiveTime::MIN,
    }
}

/// The first moment from `at` on that is open in `zone`: `at` itself, or the morning of the next day that `works`.
///
/// Where no day works it is `at`: quiet never swallows an e-mail.
pub fn next_open(at: DateTime<Utc>, zone: Tz, works: impl Fn(NaiveDate) -> bool) -> DateTime<Utc> {
    let open = |day| {
        let (opens, closes) = (zones::instant(zone, day, OPENS), zones::instant(zone, day, CLOSES));
        // A day the clocks of a zone skip has no hours at all.
        (opens < closes && at < closes && works(day)).then(|| at.max(opens))
    };
    first(at, zone, open)
}

/// The first moment after `at` at which the clocks of `zone` show one of `times` on a day that `works`.
///
/// Where no day works it is `at`.
pub fn next_time(at: DateTime<Utc>, zone: Tz, times: &[NaiveTime], works: impl Fn(NaiveDate) -> bool) -> DateTime<Utc> {
    let next = |day| {
        let moments = times.iter().map(|time| zones::instant(zone, day, *time));
        // A moment the clocks skip is made up for on the same day, and not on the next one.
        let here = moments.filter(|moment| zones::date_in(zone, *moment) == day && *moment > at).min();
        here.filter(|_| works(day))
    };
    first(at, zone, next)
}

/// What `find` finds on the first day from that of `at` on on which it finds something.
fn first(at: DateTime<Utc>, zone: Tz, find: impl Fn(NaiveDate) -> Option<DateTime<Utc>>) -> DateTime<Utc> {
    let mut days = zones::date_in(zone, at).iter_days().take(MOST_DAYS);
    let found = days.try_for_each(|day| find(day).map_or(ControlFlow::Continue(()), ControlFlow::Break));
    found.break_value().unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Datelike, Duration, NaiveDate, Timelike, Utc, Weekday};
    use chrono_tz::Tz;

    use super::{next_open, next_time, time};
    use crate::platform::{files::Files, holidays::Holidays};

    fn at(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text).unwrap().with_timezone(&Utc)
    }

    fn weekdays(day: NaiveDate) -> bool {
        day.weekday().number_from_monday() < 6
    }

    #[test]
    fn what_comes_in_the_evening_waits_for_the_morning_of_the_next_working_day() {
        let holidays = Holidays::load(&Files::Content).unwrap();
        let open = |text: &str, zone, region: &str| {
            let open = next_open(at(text), zone, |day| holidays.is_working_day(region, day));
            open.with_timezone(&zone).to_rfc3339()
        };
        let berlin = |text: &str| open(text, Tz::Europe__Berlin, "DE-BE");
        assert_eq!(berlin("2027-01-06T10:00:30Z"), "2027-01-06T11:00:30+01:00", "at noon it leaves at once");
        assert_eq!(berlin("2027-01-06T06:59:59Z"), "2027-01-06T08:00:00+01:00");
        assert_eq!(berlin("2027-01-06T07:00:00Z"), "2027-01-06T08:00:00+01:00");
        assert_eq!(berlin("2027-01-06T16:59:59Z"), "2027-01-06T17:59:59+01:00");
        assert_eq!(berlin("2027-01-06T17:00:00Z"), "2027-01-07T08:00:00+01:00");
        assert_eq!(berlin("2027-01-08T17:00:00Z"), "2027-01-11T08:00:00+01:00", "over the weekend");
        assert_eq!(berlin("2027-03-25T20:00:00Z"), "2027-03-30T08:00:00+02:00", "over Easter, and into summer time");
        assert_eq!(open("2027-01-05T20:00:00Z", Tz::Europe__Berlin, "DE-BY"), "2027-01-07T08:00:00+01:00", "Epiphany");
        assert_eq!(open("2027-01-05T20:00:00Z", Tz::Europe__Berlin, "nowhere"), "2027-01-06T08:00:00+01:00");
        assert_eq!(open("2027-01-06T04:00:00Z", Tz::Asia__Kathmandu, ""), "2027-01-06T09:45:00+05:45");
    }

    #[test]
    fn where_no_day_works_it_leaves_at_once() {
        let sunday = at("2027-01-10T23:00:00Z");
        assert_eq!(next_open(sunday, Tz::UTC, |_| false), sunday);
        assert_eq!(next_time(sunday, Tz::UTC, &[time(9)], |_| false), sunday);
        assert_eq!(next_time(sunday, Tz::UTC, &[], |_| true), sunday);
    }

    #[test]
    fn the_next_time_is_never_now() {
        let times = [time(9), time(13), time(17)];
        let next = |text: &str| next_time(at(text), Tz::Europe__Berlin, &times, weekdays).to_rfc3339();
        assert_eq!(next("2027-01-06T07:59:59Z"), "2027-01-06T08:00:00+00:00");
        assert_eq!(next("2027-01-06T08:00:00Z"), "2027-01-06T12:00:00+00:00");
        assert_eq!(next("2027-01-08T16:00:00Z"), "2027-01-11T08:00:00+00:00", "from Friday evening to Monday");
        let friday = |day: NaiveDate| day.weekday() == Weekday::Fri;
        assert_eq!(next_time(at("2027-01-08T13:00:00Z"), Tz::UTC, &[time(13)], friday), at("2027-01-15T13:00:00Z"));
    }

    #[test]
    fn a_day_a_zone_skips_has_no_hours() {
        // On Samoa, Thursday 29 December 2011 was followed by Saturday.
        let evening = at("2011-12-30T06:00:00Z");
        let every_day = |_: NaiveDate| true;
        let local = |at: DateTime<Utc>| at.with_timezone(&Tz::Pacific__Apia).naive_local().to_string();
        assert_eq!(local(next_open(evening, Tz::Pacific__Apia, every_day)), "2011-12-31 08:00:00");
        assert_eq!(local(next_time(evening, Tz::Pacific__Apia, &[time(9)], every_day)), "2011-12-31 09:00:00");
        let friday = |day: NaiveDate| day.weekday() == Weekday::Fri;
        assert_eq!(local(next_time(evening, Tz::Pacific__Apia, &[time(9)], friday)), "2012-01-06 09:00:00");
    }

    #[test]
    fn clocks_that_are_moved_move_no_e_mail_into_the_night() {
        // Clocks move on a Sunday, on a Friday, at midnight, and by half an hour.
        let zones = [
            Tz::Europe__Berlin,
            Tz::Africa__Cairo,
            Tz::America__Santiago,
            Tz::Asia__Beirut,
            Tz::Australia__Lord_Howe,
            Tz::America__New_York,
            Tz::Asia__Kolkata,
            Tz::UTC,
        ];
        let is_open = |at: DateTime<Utc>, zone: Tz| {
            let local = at.with_timezone(&zone);
            weekdays(local.date_naive()) && (8..18).contains(&local.hour())
        };
        for zone in zones {
            let begin = at("2027-01-01T00:00:00Z");
            // Backwards, so that the next open step is known.
            let mut expected = None;
            for step in (0..=366 * 24 * 4).rev() {
                let now = begin + Duration::minutes(15 * step);
                if is_open(now, zone) {
                    expected = Some(now);
                }
                let Some(expected) = expected else { continue };
                assert_eq!(next_open(now, zone, weekdays), expected, "{zone} {now}");
            }
            for step in 0..366 {
                let now = begin + Duration::hours(24 * step);
                let next = next_time(now, zone, &[time(9), time(13), time(17)], weekdays);
                assert!(next > now && is_open(next, zone), "{zone} {now} {next}");
                assert!([9, 13, 17].contains(&next.with_timezone(&zone).hour()), "{zone} {now} {next}");
            }
        }
    }
}
