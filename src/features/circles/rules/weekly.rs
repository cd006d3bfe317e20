//! The hour of a week at which a circle meets.

use std::cmp::Reverse;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;

use super::LASTS;
use crate::{
    features::{
        cohorts::RunCalendar,
        sparring::{Hours, Stretch},
    },
    platform::zones,
};

/// An hour of every week, by the clocks of one zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weekly {
    /// From Monday 1 to Sunday 7.
    pub weekday: u32,
    /// When it begins.
    pub at: NaiveTime,
    /// By whose clocks.
    pub zone: Tz,
}

impl Weekly {
    /// Every time it is in the course, from `from_week` on and not before `since`: days of pauses and
    /// free days are left out. With each its number: weeks since the first day of the cohort.
    pub fn times(&self, calendar: &RunCalendar, from_week: u32, since: DateTime<Utc>) -> Vec<(i32, DateTime<Utc>)> {
        let (first, last) = (calendar.opens_on(from_week), calendar.ends_on());
        let ahead = (7 + self.weekday - first.weekday().number_from_monday()) % 7;
        let begins = calendar.opens_on(1);
        let mut found = Vec::new();
        let mut day = first.checked_add_days(Days::new(ahead.into()));
        while let Some(on) = day.filter(|on| *on <= last) {
            let at = zones::instant(self.zone, on, self.at);
            let nth = i32::try_from((on - begins).num_days().div_euclid(7));
            if let (true, true, Ok(nth)) = (calendar.place_of(on).is_some(), since <= at, nth) {
                found.push((nth, at));
            }
            day = on.checked_add_days(Days::new(7));
        }
        found
    }
}

/// An hour that suits most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// From Monday 1 to Friday 5.
    pub weekday: u32,
    /// When it begins.
    pub at: NaiveTime,
    /// How many it does not suit.
    pub misses: usize,
}

/// How many hours are suggested.
const SUGGESTED: usize = 3;
/// They begin between seven and seven, at full and half hours.
const STARTS: std::ops::RangeInclusive<u32> = 14..=38;
/// Where everything else is equal: people are there, and awake.
const BEST_START: u32 = 20;

/// Hours that suit as many as can be, by the clocks of `zone` in the week of `day`; on different days,
/// and not all at the same time of day. None where none suits most of them.
pub fn suggestions(people: &[Hours], zone: Tz, day: NaiveDate) -> Vec<Suggestion> {
    let half = |start: u32| NaiveTime::from_hms_opt(start / 2, start % 2 * 30, 0);
    let lasts = u32::try_from(LASTS).unwrap_or_default();
    let mut suiting: Vec<(u32, u32, usize)> = Vec::new();
    for weekday in 1..=5 {
        for start in STARTS {
            let from = start * 30;
            let hour = Hours::local(&[Stretch { day: weekday - 1, from, until: from + lasts }], zone, day);
            let suits = people.iter().filter(|hours| hour.minutes() == lasts && hours.and(&hour) == hour).count();
            if suits * 2 > people.len() {
                suiting.push((weekday, start, suits));
            }
        }
    }
    let mut chosen: Vec<(u32, u32, usize)> = Vec::new();
    while chosen.len() < SUGGESTED {
        let used = |of: &dyn Fn(&(u32, u32, usize)) -> bool| chosen.iter().any(of);
        let open = suiting.iter().filter(|one| !chosen.contains(one));
        let next = open.min_by_key(|(weekday, start, suits)| {
            let same_day = used(&|(other, ..)| other == weekday);
            let same_part = used(&|(_, other, _)| (*other < 24) == (*start < 24));
            (same_day, Reverse(*suits), same_part, start.abs_diff(BEST_START), *weekday)
        });
        let Some(next) = next else { break };
        chosen.push(*next);
    }
    chosen.sort_by_key(|(weekday, start, suits)| (Reverse(*suits), *weekday, *start));
    let suggestion = |(weekday, start, suits): (u32, u32, usize)| {
        Some(Suggestion { weekday, at: half(start)?, misses: people.len() - suits })
    };
    chosen.into_iter().filter_map(suggestion).collect()
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, NaiveTime, TimeZone, Utc};
    use chrono_tz::Tz;
    use entity::states::PauseKind;

    use super::{Weekly, suggestions};
    use crate::features::{
        cohorts::{Pause, RunCalendar},
        sparring::{Hours, Stretch},
    };

    fn day(m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, m, d).unwrap()
    }

    fn clock(h: u32, m: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(h, m, 0).unwrap()
    }

    fn nine_to_five(zone: Tz) -> Hours {
        let week: Vec<Stretch> = (0..5).map(|day| Stretch { day, from: 9 * 60, until: 17 * 60 }).collect();
        Hours::local(&week, zone, day(1, 6))
    }

    #[test]
    fn it_stays_at_its_clock_and_leaves_pauses_out() {
        let pause = Pause { starts_on: day(3, 22), days: 7, kind: PauseKind::Pause };
        let calendar = RunCalendar::new(day(3, 15), clock(8, 0), Tz::Europe__Berlin, vec![pause], 3);
        let weekly = Weekly { weekday: 2, at: clock(14, 30), zone: Tz::Europe__Berlin };
        let never = Utc.timestamp_opt(0, 0).unwrap();
        let times = weekly.times(&calendar, 1, never);
        let at = |m, d, h| Utc.with_ymd_and_hms(2027, m, d, h, 30, 0).unwrap();
        // Clocks go forward on 28 March.
        assert_eq!(times, [(0, at(3, 16, 13)), (2, at(3, 30, 12)), (3, at(4, 6, 12))]);
        assert_eq!(weekly.times(&calendar, 2, never), times[1..]);
        assert_eq!(weekly.times(&calendar, 1, at(3, 30, 13)), times[2..]);
    }

    #[test]
    fn hours_that_suit_everybody_come_first_on_different_days() {
        let all = vec![nine_to_five(Tz::Europe__Berlin); 4];
        let found = suggestions(&all, Tz::Europe__Berlin, day(1, 6));
        let times: Vec<(u32, NaiveTime, usize)> = found.iter().map(|one| (one.weekday, one.at, one.misses)).collect();
        assert_eq!(times, [(1, clock(10, 0), 0), (2, clock(12, 0), 0), (3, clock(10, 0), 0)]);
    }

    #[test]
    fn whom_it_does_not_suit_is_counted_and_what_suits_few_is_not_said() {
        let mut people = vec![nine_to_five(Tz::Europe__Berlin); 3];
        people.push(nine_to_five(Tz::Asia__Tokyo));
        let found = suggestions(&people, Tz::Europe__Berlin, day(1, 6));
        assert!(found.len() == 3 && found.iter().all(|one| one.misses == 1));
        let pune = vec![nine_to_five(Tz::Europe__Berlin), nine_to_five(Tz::Asia__Kolkata)];
        let found = suggestions(&pune, Tz::Asia__Kolkata, day(1, 6));
        assert!(found.iter().all(|one| one.misses == 0 && one.at >= clock(13, 30)), "{found:?}");
        let tokyo = vec![nine_to_five(Tz::Europe__Berlin), nine_to_five(Tz::Asia__Tokyo)];
        assert_eq!(suggestions(&tokyo, Tz::Europe__Berlin, day(1, 6)), []);
        assert_eq!(suggestions(&[], Tz::UTC, day(1, 6)), []);
    }
}
