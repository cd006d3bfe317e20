//! From the rows of a table to a run: its first day, the lengths of its weeks, its pauses,
//! and the place of every session in it.

use std::collections::BTreeMap;

use chrono::{Datelike, Duration, NaiveDate};
use chrono_tz::Tz;
use entity::states::PauseKind;

use super::{About, OffRow, ReadCalendar, Remark, SessionRow, WeekRow};
use crate::{
    features::{
        cohorts::{Pause, RunCalendar, Shape},
        live_sessions::{NewSession, NewSlot, SlotTerms, Wording},
    },
    platform::text::{Line, Text},
};

/// What a table says of a run.
#[derive(Clone, Debug)]
pub struct Run {
    /// The day week 1 opens.
    pub starts_on: NaiveDate,
    /// Weeks that are not seven days long.
    pub lengths: BTreeMap<u32, i64>,
    /// Days without the course.
    pub off: Vec<OffRow>,
    /// Sessions with week and day of the run.
    pub sessions: Vec<(SessionRow, u32, i32)>,
    /// What is wrong or odd, beside what reading found.
    pub remarks: Vec<Remark>,
}

impl Run {
    /// Its sessions to be, each with all its times.
    pub fn sessions(&self) -> Vec<NewSession> {
        let mut found: Vec<(&str, NewSession)> = Vec::new();
        for (row, week, day) in &self.sessions {
            let terms = SlotTerms { minutes: row.minutes, capacity: None, host: None };
            let slot = NewSlot { week: *week, day: *day, at: row.at, zone: row.zone, terms };
            match found.iter_mut().find(|(name, _)| *name == row.session) {
                Some((_, session)) => session.slots.push(slot),
                None => {
                    let wording = Wording {
                        kind: row.kind,
                        title: row.title.clone(),
                        purpose: row.purpose.clone(),
                        run_sheet: Vec::new(),
                        join_url: None,
                    };
                    found.push((&row.session, NewSession { wording, slots: vec![slot] }));
                }
            }
        }
        found.into_iter().map(|(_, session)| session).collect()
    }
}

/// Days of a usual week.
const WEEK: i64 = 7;

/// The run a table describes, for a course of `weeks` weeks in `zone`; none where its weeks make no run.
///
/// A gap of whole weeks in which no session lies is a pause; any other difference is the length of a week.
pub fn run_of(read: &ReadCalendar, weeks: u32, zone: Tz) -> Result<Run, Vec<Remark>> {
    let mut remarks = Vec::new();
    let opens = opening_days(read, weeks, &mut remarks)?;
    let (mut lengths, mut off) = (BTreeMap::new(), read.off.clone());
    let first = opens.first().map(|week| week.opens_on).unwrap_or_default();
    for (number, pair) in (1..).zip(opens.windows(2)) {
        let [this, next] = pair else { continue };
        let known = read.off.iter().filter(|off| off.kind == PauseKind::Pause);
        let paused: i64 = known
            .filter(|off| this.opens_on <= off.starts_on && off.starts_on < next.opens_on)
            .map(|off| i64::from(off.days))
            .sum();
        let days = (next.opens_on - this.opens_on).num_days() - paused;
        let over = this.opens_on + Duration::days(WEEK);
        let meets = read.sessions.iter().any(|session| over <= session.on && session.on < next.opens_on);
        if days > WEEK && days % WEEK == 0 && paused == 0 && !meets {
            let days = i32::try_from(days - WEEK).unwrap_or(WEEK as i32);
            let Ok(reason) = Line::parse("Pause") else { continue };
            off.push(OffRow { row: next.row, kind: PauseKind::Pause, starts_on: over, days, reason });
        } else if days != WEEK {
            lengths.insert(number, days.max(1));
        }
    }
    let pauses = off.iter().map(|off| Pause { starts_on: off.starts_on, days: off.days.into(), kind: off.kind });
    let shape = Shape { week_days: WEEK, lengths: lengths.clone() };
    let calendar = RunCalendar::new(first, Default::default(), zone, pauses.collect(), weeks).shaped(shape);
    let sessions = placed(read, &calendar, &opens, &mut remarks);
    Ok(Run { starts_on: first, lengths, off, sessions, remarks })
}

/// The weeks from 1 on, one after the other without a gap.
fn opening_days<'a>(
    read: &'a ReadCalendar,
    weeks: u32,
    remarks: &mut Vec<Remark>,
) -> Result<Vec<&'a WeekRow>, Vec<Remark>> {
    let fail = |row: Option<u32>, about: About| Err(vec![Remark { row, about }]);
    let mut rows: Vec<&WeekRow> = read.weeks.iter().collect();
    rows.sort_by_key(|week| week.week);
    for early in rows.iter().filter(|week| week.week < 1) {
        remarks.push(Remark { row: Some(early.row), about: About::BeforeFirst(early.week) });
    }
    rows.retain(|week| week.week >= 1);
    let Some(first) = rows.first() else { return fail(None, About::NoWeeks) };
    if first.week != 1 {
        return fail(Some(first.row), About::NoFirstWeek);
    }
    let weekday = first.opens_on.weekday();
    for pair in rows.windows(2) {
        let [this, next] = pair else { continue };
        if next.week == this.week {
            return fail(Some(next.row), About::WeekTwice(next.week));
        }
        if next.week != this.week + 1 {
            return fail(Some(next.row), About::MissingWeek(this.week + 1));
        }
        if next.opens_on <= this.opens_on {
            return fail(Some(next.row), About::Backwards(next.week));
        }
        if next.opens_on.weekday() != weekday {
            let about = About::OtherWeekday(next.week, next.opens_on);
            remarks.push(Remark { row: Some(next.row), about });
        }
    }
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    if count != weeks {
        return fail(None, About::OtherCount(count, weeks));
    }
    Ok(rows)
}

/// Where in the run every session lies. What lies on days without the course has no place.
fn placed(
    read: &ReadCalendar,
    calendar: &RunCalendar,
    opens: &[&WeekRow],
    remarks: &mut Vec<Remark>,
) -> Vec<(SessionRow, u32, i32)> {
    let mut found: Vec<(SessionRow, u32, i32)> = Vec::new();
    for session in &read.sessions {
        let mut remark = |about| remarks.push(Remark { row: Some(session.row), about });
        let Some((week, day)) = calendar.place_of(session.on) else {
            remark(About::WithoutCourse(session.on));
            continue;
        };
        let said = session.week.and_then(|said| Some((said, opens.iter().find(|week| week.week == said)?)));
        let within = (1..=calendar.shape().days_of(week)).contains(&i64::from(day));
        if let Some((said, row)) = said.filter(|(said, _)| u32::try_from(*said) != Ok(week) || !within) {
            remark(About::OtherWeek(said, (session.on - row.opens_on).num_days()));
        }
        let same = |other: &&(SessionRow, u32, i32)| {
            let other = &other.0;
            (&other.title, other.on, other.at, other.zone) == (&session.title, session.on, session.at, session.zone)
        };
        if let Some((other, ..)) = found.iter().find(same) {
            remark(About::Twice(other.row));
        }
        found.push((session.clone(), week, day));
    }
    found
}
