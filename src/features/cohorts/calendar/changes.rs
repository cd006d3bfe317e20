//! What may become of a calendar. Pure: the preview of a change and the change itself ask here.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use entity::{
    cohort, cohort_pause,
    ids::{CohortId, CohortPauseId, ProgrammeId},
    states::{CohortState, PauseKind},
};
use uuid::Uuid;

use super::{RunCalendar, Shape};
use crate::{
    features::cohorts::{
        commands::NewCohort,
        rules::{movable, takes_pauses},
    },
    platform::{errors::Refusal, text::Line, zones},
};

/// One change of a cohort's calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalendarChange {
    /// Another first day, before it has begun.
    Start(NaiveDate),
    /// Days without the course.
    Pause {
        /// The first of them.
        starts_on: NaiveDate,
        /// How many.
        days: i32,
        /// Whether later dates move, or only what falls on them.
        kind: PauseKind,
        /// Why, in words for the cohort.
        reason: Line,
    },
    /// A week of another length.
    Length {
        /// Which, from 1.
        week: u32,
        /// How many days it is to have.
        days: i32,
    },
    /// Days without the course that are not to be any, before they have begun.
    Remove(CohortPauseId),
    /// How weeks go in general.
    Pattern {
        /// The local time they open at.
        opens_at: NaiveTime,
        /// By the clocks of which zone.
        zone: Tz,
        /// How many days they have, unless a week says otherwise.
        week_days: i32,
    },
}

/// The rows a calendar derives from.
#[derive(Clone, Debug)]
pub struct CalendarRows {
    /// The cohort.
    pub cohort: cohort::Model,
    /// Its pauses and free days.
    pub pauses: Vec<cohort_pause::Model>,
    /// How many weeks its course has.
    pub weeks: u32,
}

impl CalendarRows {
    /// Those of a cohort that is to be planned, as if it took place.
    pub fn planned(new: &NewCohort, weeks: u32, now: DateTime<Utc>) -> Self {
        let cohort = cohort::Model {
            id: CohortId(Uuid::nil()),
            programme_id: ProgrammeId(Uuid::nil()),
            name: new.name.to_string(),
            state: CohortState::Confirmed,
            starts_on: new.starts_on,
            opens_at: new.opens_at,
            zone: new.zone.name().to_owned(),
            seats: new.seats,
            taken: 0,
            created_at: now,
            version: 1,
            content_version: 0,
            week_days: 7,
            week_lengths: serde_json::json!({}),
            calendar_version: 1,
            ended_at: None,
        };
        Self { cohort, pauses: Vec::new(), weeks }
    }

    /// The calendar they make.
    pub fn calendar(&self) -> RunCalendar {
        RunCalendar::of(&self.cohort, &self.pauses, self.weeks)
    }

    /// The rows after a change. Refused where it would take back what has already been, and
    /// where it would change nothing. A new pause has no id of its own yet.
    pub fn after(&self, change: &CalendarChange, now: DateTime<Utc>) -> Result<Self, Refusal> {
        let mut after = self.clone();
        match change {
            CalendarChange::Start(to) => after.start(*to, now)?,
            CalendarChange::Pause { starts_on, days, kind, reason } => {
                after.fits_pause((*starts_on, *days), now)?;
                after.pauses.push(cohort_pause::Model {
                    id: CohortPauseId(Uuid::nil()),
                    cohort_id: self.cohort.id,
                    starts_on: *starts_on,
                    days_for: *days,
                    kind: *kind,
                    reason: reason.to_string(),
                    created_at: now,
                });
            }
            CalendarChange::Length { week, days } => after.length(*week, *days)?,
            CalendarChange::Remove(id) => after.remove(*id, now)?,
            CalendarChange::Pattern { opens_at, zone, week_days } => {
                after.pattern((*opens_at, *zone, *week_days), now)?;
            }
        }
        after.keeps_the_past(self, now)?;
        Ok(after)
    }

    fn start(&mut self, to: NaiveDate, now: DateTime<Utc>) -> Result<(), Refusal> {
        movable(self.cohort.state)?;
        if to == self.cohort.starts_on {
            return Err(Refusal::unfit("cohorts-same-start"));
        }
        self.cohort.starts_on = to;
        let confirmed = cohort::Model { state: CohortState::Confirmed, ..self.cohort.clone() };
        if RunCalendar::of(&confirmed, &self.pauses, self.weeks.max(1)).is_open(1, now) {
            return Err(Refusal::unfit("cohorts-start-past"));
        }
        Ok(())
    }

    fn fits_pause(&self, (starts_on, days): (NaiveDate, i32), now: DateTime<Utc>) -> Result<(), Refusal> {
        takes_pauses(self.cohort.state)?;
        if starts_on < self.cohort.starts_on {
            return Err(Refusal::unfit("cohorts-pause-early"));
        }
        let calendar = self.calendar();
        if calendar.pauses_within(starts_on, days.into()) {
            return Err(Refusal::conflict("cohorts-pause-there"));
        }
        let last_open = calendar.week_at(now).map(|week| calendar.opens_on(week));
        if last_open.is_some_and(|open| starts_on <= open) {
            return Err(Refusal::unfit("cohorts-pause-past"));
        }
        Ok(())
    }

    fn length(&mut self, week: u32, days: i32) -> Result<(), Refusal> {
        takes_pauses(self.cohort.state)?;
        if !(1..=self.weeks).contains(&week) {
            return Err(Refusal::unfit("cohorts-no-such-week"));
        }
        let mut shape = Shape::of(&self.cohort);
        if shape.days_of(week) == i64::from(days) {
            return Err(Refusal::unfit("cohorts-same-length"));
        }
        match shape.week_days == i64::from(days) {
            true => shape.lengths.remove(&week),
            false => shape.lengths.insert(week, days.into()),
        };
        self.cohort.week_lengths = shape.to_json();
        Ok(())
    }

    fn remove(&mut self, id: CohortPauseId, now: DateTime<Utc>) -> Result<(), Refusal> {
        takes_pauses(self.cohort.state)?;
        let today = zones::date_in(self.calendar().zone(), now);
        let found = self.pauses.iter().position(|pause| pause.id == id);
        let place = found.ok_or(Refusal::conflict("cohorts-pause-gone"))?;
        if self.pauses.remove(place).starts_on <= today {
            return Err(Refusal::conflict("cohorts-pause-begun"));
        }
        Ok(())
    }

    fn pattern(&mut self, (opens_at, zone, days): (NaiveTime, Tz, i32), now: DateTime<Utc>) -> Result<(), Refusal> {
        takes_pauses(self.cohort.state)?;
        let same = (self.cohort.opens_at, self.cohort.zone.as_str(), self.cohort.week_days);
        if same == (opens_at, zone.name(), days) {
            return Err(Refusal::unfit("cohorts-same-pattern"));
        }
        if self.cohort.week_days != days {
            // Weeks that are over keep the length they had.
            let mut shape = Shape::of(&self.cohort);
            for week in 1..self.calendar().week_at(now).unwrap_or(1) {
                shape.lengths.entry(week).or_insert(shape.week_days);
            }
            shape.lengths.retain(|_, length| *length != i64::from(days));
            self.cohort.week_lengths = shape.to_json();
        }
        (self.cohort.opens_at, self.cohort.week_days) = (opens_at, days);
        zone.name().clone_into(&mut self.cohort.zone);
        Ok(())
    }

    /// An open week stays open on the day it opened, and no other week opens by the change alone.
    fn keeps_the_past(&self, before: &Self, now: DateTime<Utc>) -> Result<(), Refusal> {
        let (old, new) = (before.calendar(), self.calendar());
        let opened = |week| old.is_open(week, now);
        let kept = (1..=self.weeks).all(|week| {
            let day = !opened(week) || old.opens_on(week) == new.opens_on(week);
            day && opened(week) == new.is_open(week, now)
        });
        let goes_on = old.ends_at() <= now || new.ends_at() > now;
        if kept && goes_on { Ok(()) } else { Err(Refusal::unfit("cohorts-change-past")) }
    }
}

/// What a pause of a whole week is: from the day it would open, as long as it is.
pub fn pause_of_week(calendar: &RunCalendar, week: u32) -> Option<(NaiveDate, i32)> {
    let fits = (1..=calendar.weeks()).contains(&week);
    fits.then(|| (calendar.opens_on(week), i32::try_from(calendar.shape().days_of(week)).unwrap_or(7)))
}

/// The first day so many weeks later or earlier.
pub fn shifted(from: NaiveDate, weeks: i32) -> Option<NaiveDate> {
    let days = Days::new(u64::from(weeks.unsigned_abs()) * 7);
    if weeks < 0 { from.checked_sub_days(days) } else { from.checked_add_days(days) }
}
