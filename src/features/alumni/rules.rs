//! Who belongs to a network, when something ends by itself, which question is asked in which month, and how many
//! seats help makes. Pure: no database, no request. Days and months here are those of UTC, whoever reads: a
//! programme has no zone, and a month that began for one has begun for all.

use std::fmt;

use chrono::{DateTime, Datelike, Duration, Months, NaiveDate, Utc};
use entity::states::{AlumniRoleKind, CohortState};

use crate::features::cohorts::RunCalendar;

/// The most characters of something asked or offered.
pub const MOST: usize = 300;
/// The most characters of a reason.
pub const MOST_REASON: usize = 200;
/// The most characters of an answer to the question of a month.
pub const MOST_ANSWER: usize = 4_000;
/// How many asks and offers somebody may have at a time.
pub const MOST_AT_A_TIME: usize = 10;
/// For so many days something asked or offered is shown; then it ends by itself.
pub const DAYS_SHOWN: i64 = 90;
/// So long after it was written, or said to hold still, it is deleted.
pub const DAYS_KEPT: i64 = 180;
/// For so many months somebody holds a role; then it ends by itself.
const MONTHS_HELD: u32 = 12;

/// How many seats of the next cohort one helper can look after. Nothing measured: it is this house's assumption,
/// the size of a group one person still knows by name, and pages say so.
pub const SEATS_PER_HELPER: usize = 8;

/// Whether people of a cohort that stands so may join: it is over, or has reached its last week but one, in which
/// people are asked for the first time whether they would help the next.
pub fn is_reached(state: CohortState, calendar: &RunCalendar, now: DateTime<Utc>) -> bool {
    match state {
        CohortState::Finished | CohortState::Archived => true,
        CohortState::Running | CohortState::Paused => calendar.is_open(calendar.weeks().saturating_sub(1).max(1), now),
        _ => false,
    }
}

/// The day from which something written or renewed now is no longer shown.
pub fn shown_until(now: DateTime<Utc>) -> NaiveDate {
    now.date_naive() + Duration::days(DAYS_SHOWN)
}

/// The day on which a role that begins on another ends by itself.
pub fn held_until(starts_on: NaiveDate) -> NaiveDate {
    starts_on.checked_add_months(Months::new(MONTHS_HELD)).unwrap_or(NaiveDate::MAX)
}

/// Whether somebody in such a role looks after people of the next cohort.
pub fn makes_seats(kind: AlumniRoleKind) -> bool {
    matches!(kind, AlumniRoleKind::Helper | AlumniRoleKind::Trainer)
}

/// A month of UTC: `2027-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    year: i32,
    month: u32,
}

impl Month {
    /// The month of a moment.
    pub fn of(now: DateTime<Utc>) -> Self {
        Self { year: now.year(), month: now.month() }
    }

    /// The month an address names; one address each.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let month = Self { year: year.parse().ok()?, month: month.parse().ok()? };
        let fits = (1..=12).contains(&month.month) && (2000..=9999).contains(&month.year);
        (fits && month.to_string() == text).then_some(month)
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month, 1).unwrap_or_default()
    }

    /// Which of so many questions is asked in it: each in turn, whatever the year.
    pub fn turn(self, questions: usize) -> Option<usize> {
        let months = usize::try_from(self.year * 12).ok()? + self.month as usize - 1;
        (questions > 0).then(|| months % questions)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
    use chrono_tz::Tz;
    use entity::states::CohortState;

    use super::{Month, held_until, is_reached, shown_until};
    use crate::features::cohorts::RunCalendar;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn people_may_join_from_the_last_week_but_one() {
        use CohortState::*;
        let eight = NaiveTime::from_hms_opt(8, 0, 0).unwrap();
        let seven = RunCalendar::new(day("2027-01-04"), eight, Tz::Europe__Berlin, vec![], 7);
        let [before, from] = ["2027-02-08T06:59:00Z", "2027-02-08T07:00:00Z"].map(at);
        for state in [Running, Paused] {
            assert!(!is_reached(state, &seven, before) && is_reached(state, &seven, from));
        }
        for state in [Finished, Archived] {
            assert!(is_reached(state, &seven, before));
        }
        for state in [Planned, Open, Confirmed, Cancelled] {
            assert!(!is_reached(state, &seven, from));
        }
        let one = RunCalendar::new(day("2027-01-04"), eight, Tz::Europe__Berlin, vec![], 1);
        assert!(is_reached(Running, &one, at("2027-01-04T07:00:00Z")));
    }

    #[test]
    fn everything_ends_by_itself() {
        assert_eq!(shown_until(at("2027-01-06T23:30:00Z")), day("2027-04-06"));
        assert_eq!(held_until(day("2027-01-06")), day("2028-01-06"));
        assert_eq!(held_until(day("2028-02-29")), day("2029-02-28"));
    }

    #[test]
    fn a_month_has_one_address_and_one_question() {
        let january = Month::parse("2027-01").unwrap();
        assert_eq!((january, january.to_string()), (Month::of(at("2027-01-31T23:59:59Z")), "2027-01".into()));
        for odd in ["", "2027", "2027-1", "2027-00", "2027-13", "02027-01", "+2027-01", "1999-12", "2027-01-01", "x-y"]
        {
            assert_eq!(Month::parse(odd), None, "{odd}");
        }
        let turns: Vec<_> = (1..=12).map(|month| Month { year: 2027, month }.turn(12).unwrap()).collect();
        assert_eq!(turns, (0..12).collect::<Vec<_>>());
        assert_eq!((january.turn(5), Month::parse("2027-02").unwrap().turn(5)), (Some(4), Some(0)));
        assert_eq!((january.turn(1), january.turn(0)), (Some(0), None));
    }
}
