//! What may be done with a thing of a cohort's course. Pure: no database, no request.

use chrono::NaiveDate;
use entity::cohort_item;

use crate::{features::cohorts::RunCalendar, platform::errors::Refusal};

/// Where a lesson goes among those of its week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Before the one that is before it.
    Earlier,
    /// After the one that is after it.
    Later,
}

impl Direction {
    /// The direction a form names.
    pub fn named(word: &str) -> Option<Self> {
        match word {
            "earlier" => Some(Self::Earlier),
            "later" => Some(Self::Later),
            _ => None,
        }
    }
}

/// Whether a thing is a lesson.
pub fn is_lesson(item: &str) -> bool {
    item.starts_with("lesson/")
}

/// Whether a thing has a day by which it is due.
pub fn is_dated(item: &str) -> bool {
    item.ends_with("/task")
}

/// Latest day a task may be due, counted from 1, the day its week opens; a course can say no later one either.
const LATEST_DUE: i32 = 31;

/// The day of week `week` a date is, counted from 1. Refused before the week opens and long
/// after, and on days without the course.
pub fn due_day(calendar: &RunCalendar, week: u32, due_on: NaiveDate) -> Result<i32, Refusal> {
    let day = calendar.day_in(week, due_on).ok_or_else(|| Refusal::unfit("syllabus-due-free"))?;
    if (1..=LATEST_DUE).contains(&day) { Ok(day) } else { Err(Refusal::unfit("syllabus-due-unfit")) }
}

/// Whether a thing can be left out: lessons and parts of a week, not the week itself.
pub fn can_hide(item: &str) -> bool {
    is_lesson(item) || item.matches('/').count() == 2
}

/// Whether trainers can add a note to a thing.
pub fn takes_notes(item: &str) -> bool {
    can_hide(item) && !item.ends_with("/facilitator")
}

/// The places of a week's lessons once one of them has moved, in their new order.
/// Refused where there is nowhere to go.
pub fn reordered(lessons: &[&str], moved: &str, direction: Direction) -> Result<Vec<String>, Refusal> {
    let nowhere = || Refusal::conflict("syllabus-nowhere");
    let at = lessons.iter().position(|lesson| *lesson == moved).ok_or_else(nowhere)?;
    let to = match direction {
        Direction::Earlier => at.checked_sub(1),
        Direction::Later => Some(at + 1).filter(|to| *to < lessons.len()),
    };
    let mut order: Vec<String> = lessons.iter().map(|lesson| (*lesson).to_owned()).collect();
    order.swap(at, to.ok_or_else(nowhere)?);
    Ok(order)
}

/// Whether a lesson may be left out: a week keeps one.
pub fn may_hide(items: &[cohort_item::Model], hidden: &cohort_item::Model) -> Result<(), Refusal> {
    if !can_hide(&hidden.item) {
        return Err(Refusal::conflict("syllabus-fixed"));
    }
    let stays = |item: &cohort_item::Model| {
        item.week == hidden.week && is_lesson(&item.item) && !item.hidden && item.item != hidden.item
    };
    let last = is_lesson(&hidden.item) && !items.iter().any(stays);
    if last { Err(Refusal::conflict("syllabus-last-lesson")) } else { Ok(()) }
}

/// How a cohort's thing stands to the course as it is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Compared {
    /// The same text.
    Same,
    /// The course says something else now.
    Changed,
    /// The course has it in another week now.
    Moved,
    /// The course has it, the cohort does not.
    New,
    /// The course has it no longer.
    Gone,
    /// The cohort's trainers wrote it.
    Own,
}

/// Compares text and week of a cohort's thing, where it has it, with the course's, where it has it.
pub fn compare(own: bool, kept: Option<(&str, u32)>, course: Option<(&str, u32)>) -> Compared {
    match (kept, course) {
        _ if own => Compared::Own,
        (None, _) => Compared::New,
        (Some(_), None) => Compared::Gone,
        (Some((hash, _)), Some((now, _))) if hash != now => Compared::Changed,
        (Some((_, week)), Some((_, now))) if week != now => Compared::Moved,
        _ => Compared::Same,
    }
}

#[cfg(test)]
mod tests {
    use super::{Compared, Direction, can_hide, compare, is_dated, reordered, takes_notes};

    #[test]
    fn a_lesson_moves_one_place() {
        let order = |moved, direction| reordered(&["a", "b", "c"], moved, direction).map(|order| order.concat());
        assert_eq!(order("b", Direction::Earlier).ok().as_deref(), Some("bac"));
        assert_eq!(order("b", Direction::Later).ok().as_deref(), Some("acb"));
        assert!(order("a", Direction::Earlier).is_err());
        assert!(order("c", Direction::Later).is_err());
        assert!(order("x", Direction::Later).is_err());
    }

    #[test]
    fn what_can_be_changed_of_what() {
        for (item, hide, note, date) in [
            ("programme", false, false, false),
            ("week/3", false, false, false),
            ("week/3/task", true, true, true),
            ("week/3/pause", true, true, false),
            ("week/3/facilitator", true, false, false),
            ("lesson/soil", true, true, false),
        ] {
            assert_eq!((can_hide(item), takes_notes(item), is_dated(item)), (hide, note, date), "{item}");
        }
    }

    #[test]
    fn the_course_moves_on() {
        for (own, kept, course, expected) in [
            (false, Some(("a", 1)), Some(("a", 1)), Compared::Same),
            (false, Some(("a", 1)), Some(("b", 1)), Compared::Changed),
            (false, Some(("a", 1)), Some(("b", 2)), Compared::Changed),
            (false, Some(("a", 1)), Some(("a", 2)), Compared::Moved),
            (false, None, Some(("a", 1)), Compared::New),
            (false, Some(("a", 1)), None, Compared::Gone),
            (true, Some(("a", 1)), None, Compared::Own),
        ] {
            assert_eq!(compare(own, kept, course), expected);
        }
    }
}
