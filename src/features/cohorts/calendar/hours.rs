//! Hours in which somebody of a cohort may be at work: what waits for an answer does not grow old
//! over a weekend.

use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, NaiveTime, Timelike, Utc, Weekday};

use super::RunCalendar;
use crate::platform::zones;

/// When the office opens and closes, by the clocks of the cohort.
const OPENS: u32 = 8;
const CLOSES: u32 = 18;

/// How far ahead is looked: no calendar is paused for so long.
const FARTHEST: usize = 3_660;

impl RunCalendar {
    /// Whether somebody works on a day: Monday to Friday, and neither in a pause nor free. Before the
    /// start and after the end people work too, and talk.
    pub fn is_working(&self, day: NaiveDate) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        !weekend && !self.pauses.iter().any(|pause| pause.holds(day))
    }

    /// When something that began at `from` is so many hours old. Working days count in full, from
    /// midnight to midnight by the cohort's clocks and however long that is; other days not at all.
    /// What would fall outside of office hours waits for the next working morning.
    pub fn due_after(&self, from: DateTime<Utc>, hours: i64) -> DateTime<Utc> {
        let (mut day, mut at, mut left) = (zones::date_in(self.zone, from), from, Duration::hours(hours));
        for _ in 0..FARTHEST {
            let next = day.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX);
            let ends = zones::instant(self.zone, next, NaiveTime::MIN);
            if self.is_working(day) {
                if at + left <= ends {
                    break;
                }
                left -= ends - at;
            }
            (day, at) = (next, ends);
        }
        self.in_office(at + left)
    }

    /// The instant itself, or the next working morning.
    fn in_office(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        let local = at.with_timezone(&self.zone);
        let (day, hour) = (local.date_naive(), local.hour());
        let closed = hour > CLOSES || (hour == CLOSES && local.time() > clock(CLOSES));
        if self.is_working(day) && hour >= OPENS && !closed {
            return at;
        }
        let first = if closed { 1 } else { 0 };
        let mornings = day.iter_days().skip(first).take(FARTHEST);
        let morning = mornings.into_iter().find(|day| self.is_working(*day));
        zones::instant(self.zone, morning.unwrap_or(day), clock(OPENS)).max(at)
    }
}

fn clock(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or(NaiveTime::MIN)
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveTime, Utc};
    use chrono_tz::Tz;
    use entity::states::PauseKind;

    use super::super::{Pause, RunCalendar};

    fn calendar(zone: Tz, pauses: &[(&str, i64, PauseKind)]) -> RunCalendar {
        let pauses =
            pauses.iter().map(|(on, days, kind)| Pause { starts_on: on.parse().unwrap(), days: *days, kind: *kind });
        RunCalendar::new("2027-01-04".parse().unwrap(), NaiveTime::MIN, zone, pauses.collect(), 7)
    }

    /// Local times in and out, `2027-01-06 11:00`.
    #[track_caller]
    fn due(calendar: &RunCalendar, from: &str, hours: i64, until: &str) {
        let instant = |text: &str| -> DateTime<Utc> {
            let local: chrono::NaiveDateTime = format!("{text}:00").replace(' ', "T").parse().unwrap();
            crate::platform::zones::instant(calendar.zone(), local.date(), local.time())
        };
        let found = calendar.due_after(instant(from), hours);
        assert_eq!(found, instant(until), "{from} + {hours} h is {}", found.with_timezone(&calendar.zone()));
    }

    #[test]
    fn a_question_of_a_working_day_grows_old_by_the_clock_but_not_at_night() {
        let berlin = calendar(Tz::Europe__Berlin, &[]);
        // Wednesday, 6 January 2027.
        for (from, hours, until) in [
            ("2027-01-06 11:00", 0, "2027-01-06 11:00"),
            ("2027-01-06 05:00", 12, "2027-01-06 17:00"),
            ("2027-01-06 06:00", 12, "2027-01-06 18:00"),
            ("2027-01-06 06:01", 12, "2027-01-07 08:00"),
            ("2027-01-06 11:00", 12, "2027-01-07 08:00"),
            ("2027-01-06 21:30", 12, "2027-01-07 09:30"),
            ("2027-01-06 11:00", 36, "2027-01-08 08:00"),
            ("2027-01-06 11:00", 48, "2027-01-08 11:00"),
        ] {
            due(&berlin, from, hours, until);
        }
    }

    #[test]
    fn a_weekend_makes_nothing_older() {
        let berlin = calendar(Tz::Europe__Berlin, &[]);
        for (from, hours, until) in [
            // Friday evening: four hours of Friday, eight of Monday.
            ("2027-01-08 20:00", 12, "2027-01-11 08:00"),
            ("2027-01-08 20:00", 36, "2027-01-12 08:00"),
            ("2027-01-08 20:00", 48, "2027-01-12 20:00"),
            // Saturday and Sunday are no time at all.
            ("2027-01-09 03:00", 12, "2027-01-11 12:00"),
            ("2027-01-10 23:59", 36, "2027-01-12 12:00"),
        ] {
            // 20:00 is after hours.
            let until = if until.ends_with("20:00") { "2027-01-13 08:00" } else { until };
            due(&berlin, from, hours, until);
        }
    }

    #[test]
    fn neither_does_a_pause_nor_a_free_day_that_comes_in_between() {
        let paused = calendar(Tz::Europe__Berlin, &[("2027-01-07", 7, PauseKind::Pause)]);
        // Thirteen hours of Wednesday, then Thursday the 14th.
        due(&paused, "2027-01-06 11:00", 12, "2027-01-14 08:00");
        due(&paused, "2027-01-06 11:00", 36, "2027-01-15 08:00");
        due(&paused, "2027-01-08 11:00", 12, "2027-01-14 12:00");
        let free = calendar(Tz::Europe__Berlin, &[("2027-01-07", 1, PauseKind::Free)]);
        due(&free, "2027-01-06 11:00", 12, "2027-01-08 08:00");
        due(&free, "2027-01-06 16:00", 12, "2027-01-08 08:00");
        due(&free, "2027-01-06 21:30", 12, "2027-01-08 09:30");
    }

    #[test]
    fn before_the_start_and_after_the_end_people_talk_too() {
        let berlin = calendar(Tz::Europe__Berlin, &[]);
        due(&berlin, "2026-12-02 09:00", 48, "2026-12-04 09:00");
        due(&berlin, "2027-08-04 09:00", 48, "2027-08-06 09:00");
    }

    #[test]
    fn a_day_whose_clocks_change_is_as_long_as_it_is() {
        // Sunday in Berlin; it counts for nothing either way.
        let berlin = calendar(Tz::Europe__Berlin, &[]);
        due(&berlin, "2027-03-26 16:00", 36, "2027-03-30 08:00");
        due(&berlin, "2027-10-29 16:00", 36, "2027-11-02 08:00");
        // Friday in Cairo: the day of 30 April 2027 has 23 hours.
        let cairo = calendar(Tz::Africa__Cairo, &[]);
        due(&cairo, "2027-04-29 16:00", 24, "2027-04-30 17:00");
        // A zone that is half an hour off, and one far in the west.
        due(&calendar(Tz::Asia__Kolkata, &[]), "2027-01-06 22:00", 12, "2027-01-07 10:00");
        due(&calendar(Tz::Pacific__Honolulu, &[]), "2027-01-08 22:00", 12, "2027-01-11 10:00");
    }
}
