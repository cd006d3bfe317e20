//! A calendar that was made elsewhere, as a table of its weeks and sessions: what it says of
//! the run, and what is wrong or odd in it. Pure; the commands write what it found.
//!
//! Every row has a `kind`. `week` rows say on which day a week opens. `pause` and `free` rows
//! say from when on there are how many `days` without the course. All other kinds are live
//! sessions with `date`, `time`, `zone`, `minutes` and `title`; rows with the same `session`
//! are several times of one.

mod run;
#[cfg(test)]
mod tests;

use std::fmt;

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use entity::states::{PauseKind, SessionKind};

pub use run::{Run, run_of};

use crate::platform::{
    tables::{Row, Rows, TableError},
    text::{Body, Line, Text, Title},
    zones,
};

/// A week as a table has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekRow {
    /// As a spreadsheet counts.
    pub row: u32,
    /// Its number there.
    pub week: i32,
    /// The day it opens.
    pub opens_on: NaiveDate,
}

/// Days without the course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffRow {
    /// As a spreadsheet counts.
    pub row: u32,
    /// What they do to later dates.
    pub kind: PauseKind,
    /// The first of them.
    pub starts_on: NaiveDate,
    /// How many.
    pub days: i32,
    /// Why.
    pub reason: Line,
}

/// One time of a live session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRow {
    /// As a spreadsheet counts.
    pub row: u32,
    /// Times with the same name here are of one session.
    pub session: String,
    /// Which kind.
    pub kind: SessionKind,
    /// What it is called.
    pub title: Title,
    /// What it is for.
    pub purpose: Body,
    /// Local day and time.
    pub on: NaiveDate,
    /// Local time.
    pub at: NaiveTime,
    /// By the clocks of which zone.
    pub zone: Tz,
    /// How long.
    pub minutes: i32,
    /// Which week it is said to belong to.
    pub week: Option<i32>,
}

/// What is wrong with a row, or odd about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// As a spreadsheet counts; none where it is about the whole table.
    pub row: Option<u32>,
    /// What.
    pub about: About,
}

/// What a remark says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// The table itself is damaged there.
    Table(TableError),
    /// No row of this kind is known.
    Kind(String),
    /// A cell that must be there is empty, or cannot be read: column and what stands there.
    Cell(&'static str, String),
    /// There are no rows of weeks.
    NoWeeks,
    /// Week 1 is missing.
    NoFirstWeek,
    /// A week is missing between others.
    MissingWeek(i32),
    /// The same week stands there twice.
    WeekTwice(i32),
    /// A week does not open after the one before it.
    Backwards(i32),
    /// The course has another number of weeks: in the table, in the course.
    OtherCount(u32, u32),
    /// A week before the first: what is in it counts as days before week 1.
    BeforeFirst(i32),
    /// A week opens on another day of the week than the first.
    OtherWeekday(i32, NaiveDate),
    /// A session lies in another week than it says: said, and so many days from the day that week opens.
    OtherWeek(i32, i64),
    /// A session lies on days without the course; it cannot move with it.
    WithoutCourse(NaiveDate),
    /// The same title at the same time stands in this earlier row.
    Twice(u32),
}

impl About {
    /// Whether the row, or the table, cannot be taken over because of it.
    pub fn is_wrong(&self) -> bool {
        use About::{BeforeFirst, OtherWeek, OtherWeekday, Twice};
        !matches!(self, BeforeFirst(_) | OtherWeek(..) | OtherWeekday(..) | Twice(_))
    }

    /// Whether nothing at all can be taken over because of it.
    pub fn is_final(&self) -> bool {
        use About::{Backwards, MissingWeek, NoFirstWeek, NoWeeks, OtherCount, WeekTwice};
        matches!(self, NoWeeks | NoFirstWeek | MissingWeek(_) | WeekTwice(_) | Backwards(_) | OtherCount(..))
            || matches!(self, Self::Table(error) if error.problem.is_final())
    }
}

/// One plain English sentence, for the command line.
impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Table(error) => write!(f, "{error}"),
            Self::Kind(kind) => write!(f, "{kind:?} is no kind: week, pause, free or a kind of session"),
            Self::Cell(column, text) if text.is_empty() => write!(f, "{column} is empty"),
            Self::Cell(column, text) => write!(f, "{column} cannot be {text:?}"),
            Self::NoWeeks => write!(f, "there is no row of a week"),
            Self::NoFirstWeek => write!(f, "there is no week 1"),
            Self::MissingWeek(week) => write!(f, "week {week} is missing"),
            Self::WeekTwice(week) => write!(f, "week {week} stands there twice"),
            Self::Backwards(week) => write!(f, "week {week} does not open after the week before it"),
            Self::OtherCount(table, course) => write!(f, "it has {table} weeks, the course has {course}"),
            Self::BeforeFirst(week) => write!(f, "week {week} comes before week 1: its days count back from week 1"),
            Self::OtherWeekday(week, day) => write!(f, "week {week} opens on a {}", day.format("%A")),
            Self::OtherWeek(week, days) => write!(f, "it says week {week}, and is {days} day(s) from when that opens"),
            Self::WithoutCourse(day) => write!(f, "{day} has no course: it lies in a pause"),
            Self::Twice(row) => write!(f, "the same title at the same time stands in row {row}"),
        }
    }
}

/// A table as it was read.
#[derive(Clone, Debug, Default)]
pub struct ReadCalendar {
    /// Its weeks.
    pub weeks: Vec<WeekRow>,
    /// Its days without the course.
    pub off: Vec<OffRow>,
    /// Its sessions.
    pub sessions: Vec<SessionRow>,
    /// What is wrong or odd.
    pub remarks: Vec<Remark>,
}

/// Columns, by their names in the first row.
struct Columns(Vec<String>);

impl Columns {
    fn cell<'a>(&self, row: &'a Row, name: &str) -> &'a str {
        self.0.iter().position(|column| column == name).map_or("", |at| row.cell(at).trim())
    }
}

/// Reads a table, row by row, with everything that is wrong with it.
pub fn read_calendar(text: &[u8]) -> ReadCalendar {
    let mut read = ReadCalendar::default();
    let rows = match Rows::open(text) {
        Ok(rows) => rows,
        Err(error) => {
            read.remarks.push(Remark { row: error.row, about: About::Table(error) });
            return read;
        }
    };
    let columns = Columns(rows.header().names().iter().map(|name| name.to_lowercase()).collect());
    for row in rows {
        match row {
            Ok(row) => {
                if let Err(about) = read_row(&mut read, &columns, &row) {
                    read.remarks.push(Remark { row: Some(row.number()), about });
                }
            }
            Err(error) => read.remarks.push(Remark { row: error.row, about: About::Table(error) }),
        }
    }
    read
}

fn read_row(read: &mut ReadCalendar, columns: &Columns, row: &Row) -> Result<(), About> {
    let cell = |name| columns.cell(row, name);
    let unfit = |name: &'static str| About::Cell(name, cell(name).to_owned());
    let date = || cell("date").parse::<NaiveDate>().map_err(|_| unfit("date"));
    let whole = |name: &'static str, most: i32| {
        cell(name).parse().ok().filter(|number| (1..=most).contains(number)).ok_or_else(|| unfit(name))
    };
    match cell("kind") {
        "week" => {
            let week = cell("week").parse().map_err(|_| unfit("week"))?;
            read.weeks.push(WeekRow { row: row.number(), week, opens_on: date()? });
        }
        kind @ ("pause" | "free") => {
            let kind = if kind == "free" { PauseKind::Free } else { PauseKind::Pause };
            let (starts_on, days) = (date()?, whole("days", 366)?);
            let reason = Line::parse(cell("title")).map_err(|_| unfit("title"))?;
            read.off.push(OffRow { row: row.number(), kind, starts_on, days, reason });
        }
        kind => {
            let known = SessionKind::ALL.iter().copied().find(|known| known.word() == kind);
            let kind = known.ok_or_else(|| About::Kind(kind.to_owned()))?;
            let on = date()?;
            let at = NaiveTime::parse_from_str(cell("time"), "%H:%M").map_err(|_| unfit("time"))?;
            let title = Title::parse(cell("title")).map_err(|_| unfit("title"))?;
            let purpose = if cell("purpose").is_empty() { cell("title") } else { cell("purpose") };
            let session = cell("session");
            read.sessions.push(SessionRow {
                row: row.number(),
                session: if session.is_empty() { format!("row {}", row.number()) } else { session.to_owned() },
                kind,
                title,
                purpose: Body::parse(purpose).map_err(|_| unfit("purpose"))?,
                on,
                at,
                zone: zones::zone(cell("zone")).ok_or_else(|| unfit("zone"))?,
                minutes: whole("minutes", 1440)?,
                week: cell("week").parse().ok(),
            });
        }
    }
    Ok(())
}
