//! What counts, and what is missing.

use std::collections::BTreeSet;

use chrono::{Duration, NaiveDate};

use crate::features::{
    curriculum::{CertificatePlan, Programme},
    pitches::PitchesDone,
};

/// What somebody has done of what a certificate may ask for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The weeks in which they have shown something, from 1.
    pub weeks: BTreeSet<u32>,
    /// How many pitches of theirs were heard.
    pub pitches: u32,
    /// To how many pitches of others they have said something.
    pub feedbacks: u32,
}

impl Record {
    /// That of somebody who has answered these questions of a course, without pitches.
    pub fn of(course: &Programme, answered: &BTreeSet<String>) -> Self {
        Self { weeks: weeks_shown(course, answered), ..Self::default() }
    }

    /// And has done this with pitches.
    pub fn add(&mut self, done: &PitchesDone) {
        self.pitches = u32::try_from(done.heard).unwrap_or_default();
        self.feedbacks = u32::try_from(done.feedbacks).unwrap_or_default();
    }
}

/// What is missing of what is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// So many weeks.
    pub weeks: u32,
    /// So many pitches.
    pub pitches: u32,
    /// Feedback to so many.
    pub feedbacks: u32,
}

impl Missing {
    /// What `asked` asks for and `record` does not have.
    pub fn of(asked: &CertificatePlan, record: &Record) -> Self {
        let weeks = u32::try_from(record.weeks.len()).unwrap_or(u32::MAX);
        Self {
            weeks: asked.weeks.saturating_sub(weeks),
            pitches: asked.pitches.saturating_sub(record.pitches),
            feedbacks: asked.feedbacks.saturating_sub(record.feedbacks),
        }
    }

    /// Whether nothing is.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// What is given late still counts: for so long after a cohort has begun.
pub const COUNTS_FOR: Duration = Duration::days(400);

/// The last day on which something still counts in a cohort that began on this one.
pub fn counts_until(starts_on: NaiveDate) -> NaiveDate {
    starts_on + COUNTS_FOR
}

/// Whether somebody who has `answered` these questions has shown anything of week `number`: they have answered a
/// question of it, whichever.
pub fn shows(course: &Programme, number: u32, answered: &BTreeSet<String>) -> bool {
    let lessons = course.week(number).into_iter().flat_map(|week| &week.lessons);
    lessons.into_iter().any(|lesson| answered.contains(&lesson.question_id))
}

/// The weeks of a course, from 1, in which they have.
fn weeks_shown(course: &Programme, answered: &BTreeSet<String>) -> BTreeSet<u32> {
    course.weeks.iter().map(|week| week.number).filter(|number| shows(course, *number, answered)).collect()
}

/// The weeks in which they have not.
pub fn weeks_missing(course: &Programme, answered: &BTreeSet<String>) -> Vec<u32> {
    course.weeks.iter().map(|week| week.number).filter(|number| !shows(course, *number, answered)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Missing, Record};
    use crate::features::curriculum::CertificatePlan;

    #[test]
    fn what_is_missing_is_said_and_more_than_enough_is_enough() {
        let asked = CertificatePlan { weeks: 6, pitches: 1, feedbacks: 3 };
        let nothing = Record::default();
        assert_eq!(Missing::of(&asked, &nothing), Missing { weeks: 6, pitches: 1, feedbacks: 3 });
        let some = Record { weeks: [1, 2, 3, 5, 7].into(), pitches: 0, feedbacks: 4 };
        assert_eq!(Missing::of(&asked, &some), Missing { weeks: 1, pitches: 1, feedbacks: 0 });
        let all = Record { weeks: (1..=7).collect(), pitches: 2, feedbacks: 3 };
        assert!(Missing::of(&asked, &all).is_nothing(), "one lost week is built in");
        assert!(Missing::of(&CertificatePlan::default(), &nothing).is_nothing());
    }
}
