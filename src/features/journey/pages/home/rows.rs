//! This week in a few rows: read, talk, make, meet, pause.

use chrono::{DateTime, NaiveDate, Utc};
use entity::states::Role;
use serde::Serialize;

use super::super::rows::{Done, LessonRow, lesson_rows, piece_rows};
use crate::{
    features::{
        circles,
        cohorts::CohortOn,
        curriculum::{PieceKind, Programme, Said, Week},
        sparring,
    },
    web::waiting::{Entry, Found, Section},
};

/// One thing to do in a week.
#[derive(Clone, Debug, Serialize)]
pub struct WeekRow {
    /// What it is to do: `read`, `talk`, or the name of a part of the week.
    pub kind: &'static str,
    /// What it is; where there is none, the page has words for it.
    pub title: Option<Said>,
    /// Its place.
    pub href: String,
    /// Minutes it takes, where that is known.
    pub minutes: u32,
    /// The day it is due, where there is one.
    pub due_on: Option<NaiveDate>,
    /// When it begins, where it has an hour.
    pub at: Option<DateTime<Utc>>,
    /// `open`, `changed` or `done`; nothing where the house cannot know.
    pub state: Option<&'static str>,
    /// How many of how many, where it is several.
    pub of: Option<(usize, usize)>,
}

/// The rows of the open week.
pub fn rows(
    on: &CohortOn,
    programme: &Programme,
    week: &Week,
    done: &Done<'_>,
    found: &Found,
    locale: &str,
) -> Vec<WeekRow> {
    let lessons = lesson_rows(on, programme, week, done, locale);
    let mut rows = vec![read(on, week, &lessons), talk(on, programme, week, &lessons, locale)];
    // When partners talk and when a circle meets stands with what it is about, and not in the place of a session.
    let next = |sources: &[&str], with: bool| {
        let mut here = found.list(Section::Next).filter(|entry| is_in(on, week, entry));
        here.find(|entry| sources.contains(&entry.source) == with)
    };
    let (mut talk, mut circle) = (next(&[sparring::TALK], true), next(&[circles::HOUR], true));
    let mut meeting = next(&[sparring::TALK, circles::HOUR], false);
    for piece in piece_rows(on, programme, week, locale) {
        // Where to read on is on the week's own page: it is nothing to do.
        if piece.kind == PieceKind::Reading {
            continue;
        }
        let entry = match piece.kind {
            PieceKind::Session => meeting.take(),
            PieceKind::Sparring => talk.take(),
            PieceKind::Circle => circle.take(),
            _ => None,
        };
        let at = entry.and_then(|entry| entry.item.since);
        // What a circle does in its hour stands on its own page, with everything else it needs there.
        let own = programme.circles.filter(|_| piece.kind == PieceKind::Circle).map(|_| circles_of(on));
        rows.push(WeekRow {
            kind: piece.kind.file(),
            title: Some(piece.title),
            href: own.unwrap_or(piece.href),
            minutes: piece.minutes,
            due_on: piece.due_on,
            at,
            state: None,
            of: None,
        });
    }
    for (kind, entry) in [(PieceKind::Circle, circle), (PieceKind::Session, meeting), (PieceKind::Sparring, talk)] {
        if let Some(entry) = entry {
            let (href, at) = (entry.item.href.clone(), entry.item.since);
            rows.push(WeekRow { href, at, ..row(kind.file(), None, String::new()) });
        }
    }
    rows
}

fn circles_of(on: &CohortOn) -> String {
    format!("/cohorts/{}/circles", on.cohort.id)
}

fn row(kind: &'static str, title: Option<Said>, href: String) -> WeekRow {
    WeekRow { kind, title, href, minutes: 0, due_on: None, at: None, state: None, of: None }
}

/// Whether somebody meets in this week of this cohort.
fn is_in(on: &CohortOn, week: &Week, entry: &Entry) -> bool {
    let (from, to) = (on.calendar.opens_at(week.number), on.calendar.opens_at(week.number + 1));
    entry.cohort == Some(on.cohort.id) && entry.item.since.is_some_and(|at| from <= at && at < to)
}

fn takes_part(on: &CohortOn) -> bool {
    on.standing.role == Some(Role::Participant)
}

/// The lesson to go on with; one that has changed since comes before one that is new.
fn read(on: &CohortOn, week: &Week, lessons: &[LessonRow]) -> WeekRow {
    let href = format!("/cohorts/{}/weeks/{}", on.cohort.id, week.number);
    let all = lessons.len();
    if !takes_part(on) {
        return WeekRow { of: Some((0, all)), ..row("read", None, href) };
    }
    let read = lessons.iter().filter(|lesson| lesson.done).count();
    let changed = lessons.iter().find(|lesson| lesson.changed);
    let state = match (changed, read < all) {
        (Some(_), _) => "changed",
        (None, true) => "open",
        (None, false) => "done",
    };
    let of = Some((read, all));
    match changed.or_else(|| lessons.iter().find(|lesson| !lesson.done)) {
        Some(next) => {
            let row = row("read", Some(next.title.clone()), next.href.clone());
            WeekRow { minutes: next.minutes, state: Some(state), of, ..row }
        }
        None => WeekRow { state: Some(state), of, ..row("read", None, href) },
    }
}

/// The question to answer next.
fn talk(on: &CohortOn, programme: &Programme, week: &Week, lessons: &[LessonRow], locale: &str) -> WeekRow {
    let threads = format!("/cohorts/{}/threads", on.cohort.id);
    if !takes_part(on) {
        return row("talk", None, threads);
    }
    let of = Some((lessons.iter().filter(|lesson| lesson.answered).count(), lessons.len()));
    // The rows are the week's lessons, in their order.
    match lessons.iter().zip(&week.lessons).find(|(row, _)| !row.answered) {
        Some((lesson, asks)) => {
            let question = programme.say(&asks.question, locale);
            let href = format!("{}#answers", lesson.href);
            WeekRow { state: Some("open"), of, ..row("talk", Some(question), href) }
        }
        None => WeekRow { state: Some("done"), of, ..row("talk", None, threads) },
    }
}
