//! When somebody or something needs a trainer. Pure: no database, no request.

use chrono::{DateTime, NaiveDate, Utc};

use crate::features::cohorts::RunCalendar;

/// The working hours after which somebody of whom there is no sign stands in the cockpit: five working days.
pub const NO_SIGN: i64 = 5 * 24;

/// The working hours after which a first post nobody answered stands there: one working day.
pub const NO_GREETING: i64 = 24;

/// The hours over which posts are counted to say that a thread is heated.
pub const HEATED_WITHIN: i64 = 24;

/// So many posts within [`HEATED_WITHIN`] hours …
pub const HEATED_POSTS: i64 = 8;

/// … and so many for each of those who write: a few who answer each other at once, not many who are glad of a
/// topic.
pub const HEATED_EACH: i64 = 3;

/// For how long something is let be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// Until the morning of a day.
    Until(NaiveDate),
    /// Until there is news of it.
    News,
    /// Not any more.
    Over,
}

/// Whether a thread is heated in which `people` wrote `posts` posts within a day.
pub fn is_heated(posts: i64, people: i64) -> bool {
    people >= 2 && posts >= HEATED_POSTS && posts >= HEATED_EACH * people
}

/// Since when there has been no sign of somebody for too long; none where there has, or where the course does not
/// run. `last` is the last sign; whoever has given none is counted from the day they came, or the course began.
///
/// A sign is what somebody does, also without a word: marking a lesson as done, saying thank you. Reading is not
/// recorded, so it is none.
pub fn no_sign_since(
    calendar: &RunCalendar,
    came_at: DateTime<Utc>,
    last: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let runs = calendar.week_at(now).is_some() && now < calendar.ends_at() && !calendar.paused_at(now);
    let from = last.unwrap_or(came_at).max(calendar.opens_at(1));
    let since = calendar.due_after(from, NO_SIGN);
    (runs && since <= now).then_some(since)
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveTime, Utc};
    use chrono_tz::Tz;

    use super::{is_heated, no_sign_since};
    use crate::features::cohorts::RunCalendar;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_few_who_answer_each_other_at_once_are_heated_and_many_are_not() {
        for (posts, people, heated) in
            [(8, 2, true), (7, 2, false), (9, 3, true), (8, 3, false), (30, 12, false), (9, 1, false)]
        {
            assert_eq!(is_heated(posts, people), heated, "{posts} by {people}");
        }
    }

    #[test]
    fn no_sign_counts_in_working_days_of_a_course_that_runs() {
        let start = "2027-01-04".parse().unwrap();
        let calendar =
            RunCalendar::new(start, NaiveTime::from_hms_opt(8, 0, 0).unwrap(), Tz::Europe__Berlin, Vec::new(), 3);
        let came = at("2026-12-01T09:00:00Z");
        let since = |last: Option<&str>, now: &str| no_sign_since(&calendar, came, last.map(at), at(now));
        // From Monday, 8:00, five working days lead to the next Monday, 8:00.
        assert_eq!(since(None, "2027-01-11T06:59:00Z"), None);
        assert_eq!(since(None, "2027-01-11T07:00:00Z"), Some(at("2027-01-11T07:00:00Z")));
        assert_eq!(since(Some("2027-01-06T09:00:00Z"), "2027-01-12T09:00:00Z"), None);
        assert_eq!(since(Some("2027-01-06T09:00:00Z"), "2027-01-13T09:00:00Z"), Some(at("2027-01-13T09:00:00Z")));
        // Before the start and after the end nobody has to give a sign.
        assert_eq!(since(None, "2027-01-03T09:00:00Z"), None);
        assert_eq!(since(None, "2027-02-01T09:00:00Z"), None);
    }
}
