//! Competences, stages, and what lies between two checks. Pure: no database, no request.

use std::collections::BTreeMap;

use chrono::NaiveDate;

/// What a community can be good at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Competence {
    /// What it is for.
    Strategy,
    /// Who takes things on.
    Leadership,
    /// How people talk.
    Culture,
    /// Who looks after it, and when.
    Management,
    /// What happens in it.
    Content,
    /// What may be said, and who says so.
    Policies,
    /// Where it meets.
    Tools,
    /// How one notices.
    Metrics,
}

impl Competence {
    /// All of them, in their order.
    pub const ALL: [Self; 8] = [
        Self::Strategy,
        Self::Leadership,
        Self::Culture,
        Self::Management,
        Self::Content,
        Self::Policies,
        Self::Tools,
        Self::Metrics,
    ];

    /// Its name in forms and in message keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Strategy => "strategy",
            Self::Leadership => "leadership",
            Self::Culture => "culture",
            Self::Management => "management",
            Self::Content => "content",
            Self::Policies => "policies",
            Self::Tools => "tools",
            Self::Metrics => "metrics",
        }
    }
}

/// How far: hierarchy, emergent community, community, network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stage(i32);

impl Stage {
    /// How many there are.
    pub const MANY: i32 = 4;

    /// The stage of this number, from 1.
    pub fn of(number: i32) -> Option<Self> {
        (1..=Self::MANY).contains(&number).then_some(Self(number))
    }

    /// Its number.
    pub fn number(self) -> i32 {
        self.0
    }
}

/// What somebody said. What is not in it they did not say.
pub type Answers = BTreeMap<Competence, Stage>;

/// What somebody said on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The day, where they were.
    pub on: NaiveDate,
    /// What.
    pub answers: Answers,
    /// How often it was written.
    pub version: i32,
}

/// What a course has to do with a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    /// The day after its first week.
    pub first_over_on: NaiveDate,
    /// The day its last week opens.
    pub last_opens_on: NaiveDate,
}

/// When a check was made, as somebody remembers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// Before the course, or in its first week.
    Before,
    /// The first time at all, but not before a course.
    First,
    /// In between.
    Between,
    /// The first one from the last week on.
    After,
    /// Later on.
    Later,
}

impl Occasion {
    /// Its name in message keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::First => "first",
            Self::Between => "between",
            Self::After => "after",
            Self::Later => "later",
        }
    }
}

/// When a check on this day was made. `earlier` are the days of those before it.
pub fn occasion(on: NaiveDate, earlier: &[NaiveDate], course: Option<Course>) -> Occasion {
    let Some(course) = course else {
        return if earlier.is_empty() { Occasion::First } else { Occasion::Later };
    };
    let after = |day: &NaiveDate| *day >= course.last_opens_on;
    match () {
        () if on < course.first_over_on => Occasion::Before,
        () if after(&on) && earlier.iter().any(after) => Occasion::Later,
        () if after(&on) => Occasion::After,
        () if earlier.is_empty() => Occasion::First,
        () => Occasion::Between,
    }
}

/// How far something has moved between two checks: so many stages on, or back where below nothing. None where one of
/// them says nothing.
pub fn moved(before: Option<Stage>, now: Option<Stage>) -> Option<i32> {
    Some(now?.0 - before?.0)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{Course, Occasion, Stage, moved, occasion};

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, month, day).unwrap()
    }

    #[test]
    fn a_check_is_known_by_when_it_was_made() {
        let course = Some(Course { first_over_on: day(1, 11), last_opens_on: day(2, 15) });
        for (on, earlier, course, expected) in [
            (day(1, 10), &[][..], course, Occasion::Before),
            (day(1, 10), &[day(1, 3)], course, Occasion::Before),
            (day(1, 11), &[], course, Occasion::First),
            (day(1, 20), &[day(1, 3)], course, Occasion::Between),
            (day(2, 15), &[day(1, 3)], course, Occasion::After),
            (day(2, 15), &[], course, Occasion::After),
            (day(5, 1), &[day(1, 3), day(2, 20)], course, Occasion::Later),
            (day(5, 1), &[day(1, 3)], course, Occasion::After),
            (day(5, 1), &[], None, Occasion::First),
            (day(6, 1), &[day(5, 1)], None, Occasion::Later),
        ] {
            assert_eq!(occasion(on, earlier, course), expected, "{on} after {earlier:?}");
        }
    }

    #[test]
    fn what_moved_is_the_way_between_two_answers() {
        let stage = |number| Stage::of(number);
        for (before, now, expected) in [
            (stage(1), stage(3), Some(2)),
            (stage(3), stage(2), Some(-1)),
            (stage(2), stage(2), Some(0)),
            (None, stage(2), None),
            (stage(2), None, None),
        ] {
            assert_eq!(moved(before, now), expected);
        }
        assert_eq!((stage(0), stage(5)), (None, None));
    }
}
