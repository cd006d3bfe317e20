//! Every date of a cohort in one list. Pure: what it reads was loaded before.

use std::cmp::Ordering;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use chrono_tz::Tz;
use entity::{ids::CohortPauseId, states::PauseKind};

use crate::{
    features::{
        cohorts::CalendarRows,
        curriculum::{PieceKind, Programme, Said},
        live_sessions::SlotRow,
    },
    platform::zones,
};

/// What has a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A week opens.
    Week(u32, Option<Said>),
    /// A task is due.
    Task(u32, Said),
    /// A live session takes place.
    Session(Box<SlotRow>),
    /// There is no course.
    Off(CohortPauseId, PauseKind, String),
    /// The last day.
    End,
}

/// When something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// At an instant.
    Moment(DateTime<Utc>),
    /// From one day to another, both included.
    Days(NaiveDate, NaiveDate),
}

/// Something with a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// What.
    pub what: What,
    /// When.
    pub at: At,
}

impl Dated {
    /// What it is known by, whenever it is.
    pub fn key(&self) -> String {
        match &self.what {
            What::Week(number, _) => format!("week-{number}"),
            What::Task(week, _) => format!("task-{week}"),
            What::Session(slot) => format!("slot-{}", slot.slot),
            What::Off(id, ..) => format!("off-{id}"),
            What::End => "end".to_owned(),
        }
    }

    /// The day it is on or begins on, where the clocks of `zone` count.
    pub fn day(&self, zone: Tz) -> NaiveDate {
        match self.at {
            At::Moment(at) => zones::date_in(zone, at),
            At::Days(first, _) => first,
        }
    }

    /// Whether it is over at `now`.
    pub fn is_over(&self, zone: Tz, now: DateTime<Utc>) -> bool {
        match (&self.what, self.at) {
            (What::Session(slot), _) => slot.ends_at() <= now,
            (_, At::Moment(at)) => at <= now,
            (_, At::Days(_, last)) => last < zones::date_in(zone, now),
        }
    }

    fn order(&self, other: &Self, zone: Tz) -> Ordering {
        let instant = |one: &Self| match one.at {
            At::Moment(at) => Some(at),
            At::Days(..) => None,
        };
        (self.day(zone), instant(self)).cmp(&(other.day(zone), instant(other)))
    }
}

/// Every date of a cohort in order, by the clocks of its zone; for somebody who came at `since`.
pub fn dates_of(
    rows: &CalendarRows,
    course: Option<(&Programme, &str)>,
    slots: &[SlotRow],
    since: Option<DateTime<Utc>>,
) -> Vec<Dated> {
    let calendar = rows.calendar();
    let week = |number| course.and_then(|(course, locale)| Some((course, course.week(number)?, locale)));
    let mut all = Vec::new();
    for number in 1..=calendar.weeks() {
        let question = week(number).map(|(course, week, locale)| course.say(&week.question, locale));
        all.push(Dated { what: What::Week(number, question), at: At::Moment(calendar.opens_at(number)) });
        let Some((course, week, locale)) = week(number) else { continue };
        for piece in week.pieces.iter().filter(|piece| piece.kind == PieceKind::Task) {
            let Some(day) = piece.due_day else { continue };
            let due = calendar.due_for(number, day, since);
            all.push(Dated { what: What::Task(number, course.say(&piece.title, locale)), at: At::Days(due, due) });
        }
    }
    all.extend(rows.pauses.iter().map(|pause| Dated {
        what: What::Off(pause.id, pause.kind, pause.reason.clone()),
        at: At::Days(pause.starts_on, pause.starts_on + Duration::days(i64::from(pause.days_for) - 1)),
    }));
    all.extend(
        slots.iter().map(|slot| Dated { what: What::Session(Box::new(slot.clone())), at: At::Moment(slot.starts_at) }),
    );
    if calendar.weeks() > 0 {
        all.push(Dated { what: What::End, at: At::Days(calendar.ends_on(), calendar.ends_on()) });
    }
    all.sort_by(|one, other| one.order(other, calendar.zone()));
    all
}

/// One thing whose date is another after a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// What it was; none for what is new.
    pub from: Option<Dated>,
    /// What it will be; none for what goes.
    pub to: Option<Dated>,
}

/// What differs between two lists of dates, in the order of the dates after, and how many stay.
pub fn differences(before: &[Dated], after: &[Dated]) -> (Vec<Moved>, usize) {
    let find = |list: &[Dated], key: &str| list.iter().find(|one| one.key() == key).cloned();
    let gone = before.iter().filter(|one| find(after, &one.key()).is_none());
    let mut moved: Vec<Moved> = gone.map(|one| Moved { from: Some(one.clone()), to: None }).collect();
    let mut stays = 0;
    for to in after {
        match find(before, &to.key()) {
            Some(from) if from.at == to.at => stays += 1,
            from => moved.push(Moved { from, to: Some(to.clone()) }),
        }
    }
    (moved, stays)
}
