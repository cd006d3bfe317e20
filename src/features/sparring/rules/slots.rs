//! When partners could talk. Pure: hours, zones and days that are not counted come in as they are.

use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, NaiveTime, Timelike, Utc};
use chrono_tz::Tz;

use super::week_of;
use crate::{
    features::sparring::matching::Stretch,
    platform::{errors::Refusal, zones},
};

/// How long partners talk, in minutes.
pub const MINUTES: i32 = 30;
/// How many times are offered.
pub const OFFERED: usize = 3;
/// Nobody is asked for a talk sooner than this.
const AHEAD: Duration = Duration::hours(20);
/// Nor offered one later than in so many days.
const WITHIN: u64 = 14;
/// How far ahead one can plan by hand, in days: a course is shorter.
const FAR: i64 = 180;

/// When somebody usually has time, on their own clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Free {
    stretches: Vec<Stretch>,
    zone: Tz,
}

impl Free {
    /// Somebody who named these times, if any.
    pub fn of(times: &[String], zone: &str) -> Self {
        Self { stretches: week_of(times), zone: zones::zone(zone).unwrap_or(Tz::UTC) }
    }

    /// Whether they have time for a talk that begins then.
    fn fits(&self, at: DateTime<Utc>) -> bool {
        (0..i64::from(MINUTES)).step_by(15).all(|minutes| self.is_free(at + Duration::minutes(minutes)))
    }

    /// Whether they have time in the quarter of an hour that begins then.
    fn is_free(&self, at: DateTime<Utc>) -> bool {
        let local = at.with_timezone(&self.zone);
        let day = local.weekday().num_days_from_monday();
        let minute = local.hour() * 60 + local.minute();
        self.stretches.iter().any(|one| one.day == day && one.from <= minute && minute + 15 <= one.until)
    }
}

/// Times to choose from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slots {
    /// In order; up to three.
    pub at: Vec<DateTime<Utc>>,
    /// Whether all of them have time then, as far as they say.
    pub common: bool,
}

/// Three times at which all of `people` usually have time: on half hours as the clocks of `zone` show
/// them, on days that are not `off` there, on three days where that is possible. Where they have no
/// time in common, times that are usual for one of them.
pub fn slots(people: &[Free], zone: Tz, now: DateTime<Utc>, off: impl Fn(DateTime<Utc>) -> bool) -> Slots {
    let found = chosen(&fitting(zone, now, |at| people.iter().all(|one| one.fits(at)) && !off(at)));
    if !found.is_empty() {
        return Slots { at: found, common: true };
    }
    Slots { at: chosen(&fitting(zone, now, |at| people.iter().any(|one| one.fits(at)) && !off(at))), common: false }
}

/// What fits, day by day.
fn fitting(zone: Tz, now: DateTime<Utc>, fits: impl Fn(DateTime<Utc>) -> bool) -> Vec<Vec<DateTime<Utc>>> {
    let (from, today) = (now + AHEAD, zones::date_in(zone, now));
    let last = now + Duration::days(i64::try_from(WITHIN).unwrap_or_default());
    let days = (0..=WITHIN).filter_map(|day| today.checked_add_days(Days::new(day)));
    let times = |day: NaiveDate| {
        let clocks = (0..48).filter_map(|half| NaiveTime::from_hms_opt(half / 2, half % 2 * 30, 0));
        let at = clocks.filter_map(|clock| instant(zone, day, clock));
        at.filter(|at| *at >= from && *at <= last && fits(*at)).collect::<Vec<_>>()
    };
    days.map(times).filter(|times| !times.is_empty()).collect()
}

/// The earliest of the first day, one around the middle of the second and the latest of the third, so
/// that it is not always the same hour; where there are fewer days, more of those.
fn chosen(days: &[Vec<DateTime<Utc>>]) -> Vec<DateTime<Utc>> {
    let pick = |(nth, day): (usize, &Vec<DateTime<Utc>>)| match nth {
        0 => day.first().copied(),
        1 => day.get(day.len() / 2).copied(),
        _ => day.last().copied(),
    };
    let mut found: Vec<DateTime<Utc>> = days.iter().enumerate().take(OFFERED).filter_map(pick).collect();
    // As far apart as can be, where a day has to serve twice.
    let apart =
        |found: &[DateTime<Utc>], at: DateTime<Utc>, by: Duration| found.iter().all(|other| (at - *other).abs() >= by);
    for by in [Duration::hours(2), Duration::hours(1), Duration::minutes(MINUTES.into())] {
        for at in days.iter().flatten() {
            if found.len() < OFFERED && apart(&found, *at, by) {
                found.push(*at);
            }
        }
    }
    found.sort_unstable();
    found
}

/// The instant, where the clocks show this time at all.
fn instant(zone: Tz, on: NaiveDate, at: NaiveTime) -> Option<DateTime<Utc>> {
    let instant = zones::instant(zone, on, at);
    (instant.with_timezone(&zone).naive_local() == on.and_time(at)).then_some(instant)
}

/// When a time somebody names is. Refused where it is past, where the clocks skip it, and where it is
/// farther away than the course is long; of an hour that comes twice the first counts.
pub fn moment(zone: Tz, on: NaiveDate, at: NaiveTime, now: DateTime<Utc>) -> Result<DateTime<Utc>, Refusal> {
    let instant = instant(zone, on, at).ok_or(Refusal::unfit("sparring-time-skipped"))?;
    if instant <= now {
        return Err(Refusal::unfit("sparring-time-past"));
    }
    if instant - now > Duration::days(FAR) {
        return Err(Refusal::unfit("sparring-time-far"));
    }
    Ok(instant)
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc};
    use chrono_tz::Tz;

    use super::{Free, moment, slots};
    use crate::platform::zones;

    const NEVER: fn(DateTime<Utc>) -> bool = |_| false;

    fn free(times: &[&str], zone: &str) -> Free {
        Free::of(&times.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>(), zone)
    }

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    /// Wednesday, eleven o'clock in Berlin.
    fn wednesday() -> DateTime<Utc> {
        utc("2027-01-06T10:00:00Z")
    }

    fn clocks(at: &[DateTime<Utc>], zone: Tz) -> Vec<String> {
        at.iter().map(|at| at.with_timezone(&zone).format("%a %H:%M").to_string()).collect()
    }

    #[test]
    fn three_days_three_hours_and_nobody_is_hurried() {
        let both = [free(&[], "Europe/Berlin"), free(&[], "Europe/Berlin")];
        let found = slots(&both, Tz::Europe__Berlin, wednesday(), NEVER);
        assert!(found.common);
        assert_eq!(clocks(&found.at, Tz::Europe__Berlin), ["Thu 09:00", "Fri 13:00", "Mon 16:30"]);
    }

    #[test]
    fn twenty_hours_are_kept_to_the_minute() {
        let both = [free(&[], "Europe/Berlin")];
        let first = |now: &str| slots(&both, Tz::Europe__Berlin, utc(now), NEVER).at.first().copied();
        assert_eq!(first("2027-01-06T12:00:00Z"), Some(utc("2027-01-07T08:00:00Z")));
        assert_eq!(first("2027-01-06T12:00:01Z"), Some(utc("2027-01-07T08:30:00Z")));
    }

    #[test]
    fn it_is_inside_everybodys_hours_on_their_own_clocks() {
        let three = [free(&[], "Europe/Berlin"), free(&[], "Asia/Kolkata"), free(&["thu-am"], "Europe/London")];
        let found = slots(&three, Tz::Europe__Berlin, wednesday(), NEVER);
        assert!(found.common);
        assert_eq!(clocks(&found.at, Tz::Europe__London), ["Thu 08:00", "Thu 10:00", "Thu 09:30"]);
        assert_eq!(clocks(&found.at, Tz::Asia__Kolkata), ["Thu 13:30", "Thu 15:30", "Thu 15:00"]);
    }

    #[test]
    fn one_day_serves_three_times_where_there_is_no_other() {
        let found = slots(&[free(&["thu-am"], "Europe/Berlin")], Tz::Europe__Berlin, wednesday(), |at| {
            at > utc("2027-01-09T00:00:00Z")
        });
        assert_eq!(clocks(&found.at, Tz::Europe__Berlin), ["Thu 08:00", "Thu 09:00", "Thu 10:00"]);
    }

    #[test]
    fn days_that_are_off_are_left_out() {
        let thursday = |at: DateTime<Utc>| zones::date_in(Tz::Europe__Berlin, at).weekday() == chrono::Weekday::Thu;
        let found = slots(&[free(&[], "Europe/Berlin")], Tz::Europe__Berlin, wednesday(), thursday);
        assert_eq!(clocks(&found.at, Tz::Europe__Berlin), ["Fri 09:00", "Mon 13:00", "Tue 16:30"]);
        assert!(slots(&[free(&[], "Europe/Berlin")], Tz::Europe__Berlin, wednesday(), |_| true).at.is_empty());
    }

    #[test]
    fn with_nothing_in_common_it_is_one_of_theirs_and_says_so() {
        let two = [free(&["mon-am"], "Europe/Berlin"), free(&["fri-ev"], "Europe/Berlin")];
        let found = slots(&two, Tz::Europe__Berlin, wednesday(), NEVER);
        assert!(!found.common);
        assert_eq!(clocks(&found.at, Tz::Europe__Berlin), ["Fri 17:00", "Mon 10:00", "Fri 19:30"]);
    }

    #[test]
    fn half_hours_are_those_of_the_reader() {
        let found = slots(&[free(&[], "Asia/Kathmandu")], Tz::Asia__Kathmandu, wednesday(), NEVER);
        assert_eq!(clocks(&found.at, Tz::Asia__Kathmandu), ["Thu 12:00", "Fri 13:00", "Mon 16:30"]);
    }

    #[test]
    fn a_time_by_hand_is_to_come_and_on_the_clock() {
        let (berlin, day) = (Tz::Europe__Berlin, |m, d| NaiveDate::from_ymd_opt(2027, m, d).unwrap());
        let clock = |h, m| NaiveTime::from_hms_opt(h, m, 0).unwrap();
        let key = |on, at| moment(berlin, on, at, wednesday()).map_err(|no| no.key);
        assert_eq!(key(day(1, 6), clock(11, 1)), Ok(utc("2027-01-06T10:01:00Z")));
        assert_eq!(key(day(1, 6), clock(11, 0)), Err("sparring-time-past"));
        assert_eq!(key(day(3, 28), clock(2, 30)), Err("sparring-time-skipped"));
        assert_eq!(key(day(12, 1), clock(9, 0)), Err("sparring-time-far"));
        let autumn = moment(berlin, day(10, 31), clock(2, 30), utc("2027-10-01T00:00:00Z"));
        assert_eq!(autumn, Ok(utc("2027-10-31T00:30:00Z")), "the first of the two");
    }
}
