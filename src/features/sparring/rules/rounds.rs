//! When a round is due.

use chrono::{DateTime, TimeDelta, Utc};

use crate::features::curriculum::SparringPlan;

/// A planned round is proposed so long before its week opens: trainers have a working day for it,
/// whichever day of the week that is.
const PROPOSED_BEFORE: TimeDelta = TimeDelta::days(3);
/// What was proposed late still stands so long before it is published by itself.
const LOOKED_AT_FOR: TimeDelta = TimeDelta::days(1);
/// A round that trainers propose so long before the week of a planned one is that one.
pub const AHEAD: TimeDelta = TimeDelta::days(7);

/// The weeks with a planned round that a course of `weeks` weeks has.
pub fn planned(plan: Option<&SparringPlan>, weeks: u32) -> Vec<u32> {
    plan.into_iter().flat_map(|plan| &plan.rounds).copied().filter(|week| *week <= weeks).collect()
}

/// The next planned round that is still to come: neither in `had` nor begun.
pub fn week_to_come(
    plan: &[u32],
    had: &[u32],
    opens_at: impl Fn(u32) -> DateTime<Utc>,
    now: DateTime<Utc>,
) -> Option<u32> {
    plan.iter().copied().find(|week| !had.contains(week) && opens_at(*week) > now)
}

/// When a planned round is proposed.
pub fn proposes_at(opens_at: DateTime<Utc>) -> DateTime<Utc> {
    opens_at - PROPOSED_BEFORE
}

/// The week whose planned round is due for a proposal: the latest of `plan` that opens no later than
/// `ahead` from now, unless that round or a later one is in `had`. Weeks that were missed are not made up for.
pub fn week_due(
    plan: &[u32],
    had: &[u32],
    opens_at: impl Fn(u32) -> DateTime<Utc>,
    now: DateTime<Utc>,
    ahead: TimeDelta,
) -> Option<u32> {
    let latest = plan.iter().copied().filter(|week| opens_at(*week) <= now + ahead).max()?;
    had.iter().all(|week| *week < latest).then_some(latest)
}

/// The same for what happens by itself.
pub fn week_to_propose(
    plan: &[u32],
    had: &[u32],
    opens_at: impl Fn(u32) -> DateTime<Utc>,
    now: DateTime<Utc>,
) -> Option<u32> {
    week_due(plan, had, opens_at, now, PROPOSED_BEFORE)
}

/// When a proposal for a week is published, unless a trainer does so before.
pub fn publishes_at(opens_at: DateTime<Utc>, proposed_at: DateTime<Utc>) -> DateTime<Utc> {
    opens_at.max(proposed_at + LOOKED_AT_FOR)
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};

    use super::{publishes_at, week_due, week_to_come, week_to_propose};

    fn day(day: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000, 0).unwrap() + TimeDelta::days(day)
    }

    /// Week 1 opens on day 0.
    fn opens_at(week: u32) -> DateTime<Utc> {
        day((i64::from(week) - 1) * 7)
    }

    #[test]
    fn a_planned_round_is_due_three_days_before_its_week() {
        let due = |had: &[u32], now: i64| week_to_propose(&[1, 4], had, opens_at, day(now));
        assert_eq!([due(&[], -4), due(&[], -3), due(&[], 0)], [None, Some(1), Some(1)]);
        assert_eq!([due(&[1], 0), due(&[1], 17), due(&[1], 18)], [None, None, Some(4)]);
        assert_eq!(due(&[], 30), Some(4), "only the latest of those that were missed");
        assert_eq!([due(&[4], 30), due(&[1, 4], 30)], [None, None]);
        assert_eq!(week_to_propose(&[], &[], opens_at, day(9)), None, "no plan, no round");
        assert_eq!(week_due(&[1, 4], &[1], opens_at, day(14), TimeDelta::days(7)), Some(4), "a week ahead by hand");
    }

    #[test]
    fn what_is_proposed_late_stands_for_a_day() {
        assert_eq!(publishes_at(day(21), day(18)), day(21));
        assert_eq!(publishes_at(day(21), day(25)), day(26));
    }

    #[test]
    fn the_next_one_is_to_come_and_was_not_had() {
        let next = |had: &[u32], now: i64| week_to_come(&[1, 4], had, opens_at, day(now));
        assert_eq!([next(&[], -9), next(&[1], -9), next(&[], 0), next(&[], 21)], [Some(1), Some(4), Some(4), None]);
    }
}
