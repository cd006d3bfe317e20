//! Until when somebody has time to answer, and whether a freed seat is given on.

use chrono::{DateTime, Duration, NaiveTime, Utc};
use chrono_tz::Tz;
use entity::states::{CohortState, WaitlistRule};

use crate::platform::{holidays::Holidays, zones};

/// Until when somebody has time to answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// From this instant on a yes is too late: midnight at the end of the last day, where they are.
    pub expires_at: DateTime<Utc>,
    /// When they are reminded: the morning of the last but one working day, or of the last.
    pub reminds_at: DateTime<Utc>,
}

/// The hour of a reminder.
const MORNING: NaiveTime = match NaiveTime::from_hms_opt(8, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// The deadline of an offer whose letter leaves at `from`: `days` working days of `region`, in `zone`.
/// The day the letter leaves does not count, and a day counts to its end: an offer of a Friday
/// evening does not die on a Sunday.
pub fn deadline(from: DateTime<Utc>, days: u32, region: &str, zone: Tz, holidays: &Holidays) -> Deadline {
    let sent_on = zones::date_in(zone, from);
    let last = holidays.working_days_after(region, sent_on, days.max(1));
    let before = holidays.working_days_before(region, last, 1);
    let reminds_on = if before > sent_on { before } else { last };
    let next = last + Duration::days(1);
    Deadline {
        expires_at: zones::instant(zone, next, NaiveTime::MIN),
        reminds_at: zones::instant(zone, reminds_on, MORNING),
    }
}

/// Whether a seat that is free now goes to the next on the list by itself. `week` is the newest
/// open week of the run, none before it begins.
pub fn open_for_refill(state: CohortState, rule: WaitlistRule, week: Option<u32>, until: i32) -> bool {
    use CohortState::{Confirmed, Open, Paused, Planned, Running};
    let in_time = i64::from(week.unwrap_or(0)) <= i64::from(until);
    rule == WaitlistRule::Automatic && in_time && matches!(state, Planned | Open | Confirmed | Running | Paused)
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};
    use chrono_tz::Tz;
    use entity::states::{CohortState, WaitlistRule};

    use super::{deadline, open_for_refill};
    use crate::platform::{files::Files, holidays::Holidays};

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn an_offer_of_a_friday_evening_does_not_die_on_a_sunday() {
        let holidays = Holidays::load(&Files::Content).unwrap();
        let of = |from, region, zone| deadline(at(from), 2, region, zone, &holidays);
        // Friday, 8 January 2027, 19:00 in Berlin: Monday and Tuesday, to the end of Tuesday.
        let friday = of("2027-01-08T18:00:00Z", "DE-BE", Tz::Europe__Berlin);
        assert_eq!(friday.expires_at, at("2027-01-12T23:00:00Z"));
        assert_eq!(friday.reminds_at, at("2027-01-11T07:00:00Z"));
        // Epiphany is a holiday in Stuttgart and a working day in Bremen.
        let tuesday = "2027-01-05T10:00:00Z";
        assert_eq!(of(tuesday, "DE-BW", Tz::Europe__Berlin).expires_at, at("2027-01-08T23:00:00Z"));
        assert_eq!(of(tuesday, "DE-HB", Tz::Europe__Berlin).expires_at, at("2027-01-07T23:00:00Z"));
        // Over Easter, and over the night the clocks change.
        let thursday = of("2027-03-25T10:00:00Z", "DE-BE", Tz::Europe__Berlin);
        assert_eq!(thursday.expires_at, at("2027-03-31T22:00:00Z"));
        // A region nobody knows has weekends.
        assert_eq!(of("2027-01-08T18:00:00Z", "XX", Tz::UTC).expires_at, at("2027-01-13T00:00:00Z"));
    }

    #[test]
    fn one_day_still_has_its_reminder() {
        let holidays = Holidays::load(&Files::Content).unwrap();
        let one = deadline(at("2027-01-11T10:00:00Z"), 1, "DE-BE", Tz::Europe__Berlin, &holidays);
        assert_eq!(one.reminds_at, at("2027-01-12T07:00:00Z"));
        assert_eq!(one.expires_at, at("2027-01-12T23:00:00Z"));
    }

    #[test]
    fn seats_are_given_on_until_the_week_the_owner_says() {
        use CohortState::{Cancelled, Confirmed, Running};
        let may = |state, rule, week| open_for_refill(state, rule, week, 1);
        assert!(may(Confirmed, WaitlistRule::Automatic, None));
        assert!(may(Running, WaitlistRule::Automatic, Some(1)));
        assert!(!may(Running, WaitlistRule::Automatic, Some(2)));
        assert!(!may(Running, WaitlistRule::ByHand, None));
        assert!(!may(Cancelled, WaitlistRule::Automatic, None));
    }
}
