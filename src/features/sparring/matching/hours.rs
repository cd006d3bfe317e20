//! When in a week somebody can be met.

use chrono::{Datelike, Days, NaiveDate, TimeZone};
use chrono_tz::Tz;

/// Quarters of an hour in a week.
const QUARTERS: usize = 7 * 24 * 4;
const WORDS: usize = QUARTERS.div_ceil(64);

/// A stretch of a local day: its day from Monday 0 to Sunday 6, from and until in minutes after
/// midnight. One that ends at or before its start is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    pub day: u32,
    pub from: u32,
    pub until: u32,
}

/// The quarters of an hour of a week in which somebody can be met, counted in UTC, so that people
/// in two zones can be compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hours([u64; WORDS]);

impl Hours {
    /// These stretches of local time, as they fall in the week of `date`: an hour of a zone with
    /// summer time stands elsewhere in winter. An hour the clocks leave out is not there; of one
    /// that comes twice the first counts.
    pub fn local(stretches: &[Stretch], zone: Tz, date: NaiveDate) -> Self {
        let mut hours = Self::default();
        for stretch in stretches {
            let quarters = (stretch.from..stretch.until).step_by(15);
            quarters.filter_map(|minute| quarter(stretch.day, minute, zone, date)).for_each(|at| hours.set(at));
        }
        hours
    }

    /// The same as the clocks of a zone show it in the week of `date`, day by day.
    pub fn stretches(&self, zone: Tz, date: NaiveDate) -> Vec<Stretch> {
        let mut found: Vec<Stretch> = Vec::new();
        for day in 0..7 {
            for from in (0..24 * 60).step_by(15) {
                if !quarter(day, from, zone, date).is_some_and(|at| self.has(at)) {
                    continue;
                }
                match found.last_mut().filter(|last| last.day == day && last.until == from) {
                    Some(last) => last.until = from + 15,
                    None => found.push(Stretch { day, from, until: from + 15 }),
                }
            }
        }
        found
    }

    /// Around the clock.
    pub fn always() -> Self {
        let mut hours = Self::default();
        (0..i64::try_from(QUARTERS).unwrap_or_default()).for_each(|quarter| hours.set(quarter));
        hours
    }

    fn set(&mut self, quarter: i64) {
        let quarter = in_ring(quarter);
        if let Some(word) = self.0.get_mut(quarter / 64) {
            *word |= 1 << (quarter % 64);
        }
    }

    fn has(&self, quarter: i64) -> bool {
        let quarter = in_ring(quarter);
        self.0.get(quarter / 64).is_some_and(|word| word >> (quarter % 64) & 1 == 1)
    }

    /// What both have.
    pub fn and(&self, other: &Self) -> Self {
        let mut both = *self;
        both.0.iter_mut().zip(other.0).for_each(|(word, other)| *word &= other);
        both
    }

    /// How long it is, in minutes a week.
    pub fn minutes(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum::<u32>() * 15
    }

    /// Whether there are so many minutes without a break; a night's end in UTC is no break.
    pub fn unbroken(&self, minutes: u32) -> bool {
        let mut starts = *self;
        for _ in 1..minutes.div_ceil(15) {
            starts = self.and(&starts.earlier());
        }
        starts != Self::default()
    }

    /// All a quarter of an hour earlier.
    fn earlier(&self) -> Self {
        let next = self.0.iter().skip(1).chain([&0]);
        let mut moved = self.0;
        moved.iter_mut().zip(next).for_each(|(word, next)| *word = *word >> 1 | next << 63);
        let mut moved = Self(moved);
        if self.0.first().is_some_and(|word| word & 1 == 1) {
            moved.set(-1);
        }
        moved
    }
}

/// Sunday evening in one zone is Monday morning in another: the week is a ring.
fn in_ring(quarter: i64) -> usize {
    let ring = i64::try_from(QUARTERS).unwrap_or(1);
    usize::try_from(quarter.rem_euclid(ring)).unwrap_or_default()
}

/// Which quarter of the week in UTC a minute of a local day is; none where the clocks leave it out.
fn quarter(day: u32, minute: u32, zone: Tz, date: NaiveDate) -> Option<i64> {
    let monday = date - Days::new(u64::from(date.weekday().num_days_from_monday()));
    let local = monday.checked_add_days(Days::new(u64::from(day)))?.and_hms_opt(minute / 60, minute % 60, 0)?;
    let instant = zone.from_local_datetime(&local).earliest()?.naive_utc();
    Some((instant - monday.and_time(chrono::NaiveTime::MIN)).num_minutes().div_euclid(15))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use chrono_tz::Tz;

    use super::{Hours, Stretch};

    fn nine_to_five(zone: Tz, month: u32) -> Hours {
        let week: Vec<Stretch> = (0..5).map(|day| Stretch { day, from: 9 * 60, until: 17 * 60 }).collect();
        Hours::local(&week, zone, NaiveDate::from_ymd_opt(2027, month, 20).unwrap_or_default())
    }

    #[test]
    fn the_same_hours_in_two_zones_overlap_by_what_is_left() {
        let berlin = nine_to_five(Tz::Europe__Berlin, 1);
        assert_eq!(berlin.minutes(), 40 * 60);
        assert_eq!(berlin.and(&berlin), berlin);
        let pune = nine_to_five(Tz::Asia__Kolkata, 1);
        assert_eq!(berlin.and(&pune).minutes(), 5 * (8 * 60 - 4 * 60 - 30), "four and a half hours apart in winter");
        let pune = nine_to_five(Tz::Asia__Kolkata, 7);
        assert_eq!(nine_to_five(Tz::Europe__Berlin, 7).and(&pune).minutes(), 5 * (8 * 60 - 3 * 60 - 30), "in summer");
        assert_eq!(nine_to_five(Tz::Asia__Tokyo, 1).and(&berlin).minutes(), 0);
    }

    #[test]
    fn what_two_have_in_common_is_shown_on_both_clocks() {
        let date = NaiveDate::from_ymd_opt(2027, 1, 20).unwrap_or_default();
        let both = nine_to_five(Tz::Europe__Berlin, 1).and(&nine_to_five(Tz::Asia__Kolkata, 1));
        let week = |from: u32, until: u32| (0..5).map(|day| Stretch { day, from, until }).collect::<Vec<_>>();
        assert_eq!(both.stretches(Tz::Europe__Berlin, date), week(9 * 60, 12 * 60 + 30));
        assert_eq!(both.stretches(Tz::Asia__Kolkata, date), week(13 * 60 + 30, 17 * 60));
        let evening = Hours::local(&[Stretch { day: 6, from: 18 * 60, until: 24 * 60 }], Tz::America__Chicago, date);
        let morning = [Stretch { day: 0, from: 0, until: 6 * 60 }];
        assert_eq!(evening.stretches(Tz::UTC, date), morning, "the week is a ring");
        assert_eq!(Hours::default().stretches(Tz::UTC, date), []);
        assert_eq!(Hours::always().stretches(Tz::UTC, date).len(), 7);
    }

    #[test]
    fn the_week_is_a_ring() {
        let date = NaiveDate::from_ymd_opt(2027, 1, 20).unwrap_or_default();
        let sunday = Hours::local(&[Stretch { day: 6, from: 18 * 60, until: 24 * 60 }], Tz::America__Chicago, date);
        let monday = Hours::local(&[Stretch { day: 0, from: 0, until: 12 * 60 }], Tz::UTC, date);
        assert_eq!(sunday.minutes(), 6 * 60);
        assert_eq!(sunday.and(&monday).minutes(), 6 * 60);
        let both = Hours::local(
            &[Stretch { day: 6, from: 22 * 60, until: 24 * 60 }, Stretch { day: 0, from: 0, until: 60 }],
            Tz::UTC,
            date,
        );
        assert!(both.unbroken(3 * 60) && !both.unbroken(3 * 60 + 15));
        assert!(!Hours::default().unbroken(15));
        assert!(Hours::always().unbroken(7 * 24 * 60));
    }
}
