//! Whether somebody hears from a partner, and whether they are asked how it went. Pure, and computed
//! from what people did: nothing is written down about who has looked at what.

use chrono::{DateTime, Days, NaiveDate, Utc};
use entity::ids::PersonId;

/// For so many days one may hear nothing.
pub const PATIENCE: i64 = 5;
/// So many days after they were introduced partners are asked how it goes, where they named no time.
pub const FIRST_ASKED: i64 = 3;
/// From so many people on trainers see how it went.
pub const TOO_FEW: usize = 5;

/// Something by which partners hear from somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sign {
    /// From whom.
    pub by: PersonId,
    /// When.
    pub at: DateTime<Utc>,
}

/// A time that was suggested and that not everybody has answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: DateTime<Utc>,
    /// Who has not answered.
    pub unanswered: Vec<PersonId>,
}

/// Somebody hears nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    /// From whom.
    pub from: Vec<PersonId>,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// What is known of partners.
#[derive(Clone, Debug)]
pub struct Heard<'a> {
    /// Who they are, the reader too.
    pub people: &'a [PersonId],
    /// Since when these are together.
    pub introduced_at: DateTime<Utc>,
    /// A time that waits for an answer.
    pub waiting: Option<Waiting>,
    /// Everything they did.
    pub signs: &'a [Sign],
}

impl Heard<'_> {
    /// From whom `me` has heard nothing for so long that it may be said: who has not answered a time
    /// they suggested and done nothing else since, or, where nobody has done anything, all others.
    /// `days` counts the days since a moment that count.
    pub fn silence(&self, me: PersonId, days: impl Fn(DateTime<Utc>) -> i64) -> Option<Silence> {
        if let Some(mine) = self.waiting.as_ref().filter(|waiting| waiting.by == me) {
            let silent = |id: &PersonId| !self.signs.iter().any(|sign| sign.by == *id && sign.at > mine.at);
            let from: Vec<PersonId> = mine.unanswered.iter().copied().filter(silent).collect();
            return (!from.is_empty() && days(mine.at) >= PATIENCE).then_some(Silence { from, since: mine.at });
        }
        let nothing = !self.signs.iter().any(|sign| sign.at >= self.introduced_at);
        let from: Vec<PersonId> = self.people.iter().copied().filter(|id| *id != me).collect();
        let silence = Silence { from, since: self.introduced_at };
        (nothing && !silence.from.is_empty() && days(self.introduced_at) >= PATIENCE).then_some(silence)
    }
}

/// How many days lie behind `since` up to `today`, but those that are `off`.
pub fn days_between(since: NaiveDate, today: NaiveDate, off: impl Fn(NaiveDate) -> bool) -> i64 {
    let mut day = since;
    let mut days = 0;
    while let Some(next) = day.checked_add_days(Days::new(1)).filter(|next| *next <= today) {
        day = next;
        days += i64::from(!off(day));
    }
    days
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate, Utc};
    use entity::ids::PersonId;
    use uuid::Uuid;

    use super::{Heard, Sign, Silence, Waiting, days_between};

    const ME: PersonId = PersonId(Uuid::from_u128(1));
    const YOU: PersonId = PersonId(Uuid::from_u128(2));
    const THIRD: PersonId = PersonId(Uuid::from_u128(3));

    fn day(day: u32) -> DateTime<Utc> {
        format!("2027-01-{day:02}T10:00:00Z").parse().unwrap()
    }

    fn silence(people: &[PersonId], waiting: Option<Waiting>, signs: &[Sign], today: u32) -> Option<Silence> {
        let heard = Heard { people, introduced_at: day(4), waiting, signs };
        heard.silence(ME, |at| (day(today) - at).num_days())
    }

    fn mine(unanswered: &[PersonId]) -> Option<Waiting> {
        Some(Waiting { by: ME, at: day(5), unanswered: unanswered.to_vec() })
    }

    #[test]
    fn where_nobody_does_anything_it_shows_after_five_days() {
        assert_eq!(silence(&[ME, YOU], None, &[], 8), None);
        let found = silence(&[ME, YOU, THIRD], None, &[], 9);
        assert_eq!(found, Some(Silence { from: vec![YOU, THIRD], since: day(4) }));
        for by in [ME, YOU] {
            assert_eq!(silence(&[ME, YOU], None, &[Sign { by, at: day(6) }], 20), None, "{by} did something");
        }
        let before = Sign { by: YOU, at: day(3) };
        assert!(silence(&[ME, YOU], None, &[before], 9).is_some(), "somebody else has joined since");
    }

    #[test]
    fn where_my_time_waits_it_is_about_who_did_not_answer() {
        let own = Sign { by: ME, at: day(5) };
        assert_eq!(silence(&[ME, YOU], mine(&[YOU]), &[own], 9), None);
        let found = silence(&[ME, YOU, THIRD], mine(&[YOU]), &[own], 10);
        assert_eq!(found, Some(Silence { from: vec![YOU], since: day(5) }), "the third has said yes");
        let wrote = Sign { by: YOU, at: day(7) };
        assert_eq!(silence(&[ME, YOU], mine(&[YOU]), &[own, wrote], 20), None, "who writes is not silent");
        let earlier = Sign { by: YOU, at: day(4) };
        assert!(silence(&[ME, YOU], mine(&[YOU]), &[earlier, own], 10).is_some());
    }

    #[test]
    fn whose_own_turn_it_is_is_told_nothing() {
        let theirs = Waiting { by: YOU, at: day(5), unanswered: vec![ME] };
        assert_eq!(silence(&[ME, YOU], Some(theirs), &[Sign { by: YOU, at: day(5) }], 20), None);
    }

    #[test]
    fn days_of_a_pause_do_not_count() {
        let date = |day| NaiveDate::from_ymd_opt(2027, 1, day).unwrap();
        assert_eq!(days_between(date(4), date(4), |_| false), 0);
        assert_eq!(days_between(date(4), date(9), |_| false), 5);
        assert_eq!(days_between(date(4), date(9), |day| day == date(6) || day == date(20)), 4);
        assert_eq!(days_between(date(9), date(4), |_| false), 0);
    }
}
