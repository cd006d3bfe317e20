//! The lessons and other parts of a week, as lists show them.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use entity::states::Role;
use serde::Serialize;

use crate::features::{
    cohorts::CohortOn,
    curriculum::{Note, PieceKind, Programme, Said, Week},
    progress::DoneLessons,
};

/// One lesson in a list.
#[derive(Clone, Serialize)]
pub struct LessonRow {
    /// Its title.
    pub title: Said,
    /// Its page.
    pub href: String,
    /// Minutes to read it.
    pub minutes: u32,
    /// Whether the reader says it is done.
    pub done: bool,
    /// Whether it says something else now.
    pub changed: bool,
    /// Whether they have answered its question.
    pub answered: bool,
    /// Whether the reader takes part: nothing is open or done for who moderates.
    pub mine: bool,
}

/// One other part of a week.
#[derive(Serialize)]
pub struct PieceRow {
    /// Which part.
    pub kind: PieceKind,
    /// Its title.
    pub title: Said,
    /// Minutes.
    pub minutes: u32,
    /// The day it is due, where the cohort is.
    pub due_on: Option<NaiveDate>,
    /// Its place on the week's page.
    pub href: String,
    /// What the cohort's trainers add.
    pub note: Option<Note>,
    /// Sanitised HTML.
    pub html: Said,
}

/// What one reader has done of a week.
pub struct Done<'a> {
    /// Ids of the lessons that are done.
    pub lessons: &'a DoneLessons,
    /// Ids of the lessons that say something else since.
    pub changed: &'a BTreeSet<String>,
    /// Ids of the questions they have answered.
    pub answered: &'a [String],
}

/// The lessons of a week, for one reader.
pub fn lesson_rows(on: &CohortOn, programme: &Programme, week: &Week, done: &Done<'_>, locale: &str) -> Vec<LessonRow> {
    let base = format!("/cohorts/{}/weeks/{}", on.cohort.id, week.number);
    week.lessons
        .iter()
        .map(|lesson| LessonRow {
            title: programme.say(&lesson.title, locale),
            href: format!("{base}/{}", lesson.id),
            minutes: lesson.minutes,
            done: done.lessons.contains(&lesson.id),
            changed: done.changed.contains(&lesson.id),
            answered: done.answered.contains(&lesson.question_id),
            mine: on.standing.role == Some(Role::Participant),
        })
        .collect()
}

/// The other parts of a week; trainers have their own among them.
pub fn piece_rows(on: &CohortOn, programme: &Programme, week: &Week, locale: &str) -> Vec<PieceRow> {
    let trainer = on.standing.role == Some(Role::Trainer);
    let pieces = week.pieces.iter().chain(week.facilitator.iter().filter(|_| trainer));
    let base = format!("/cohorts/{}/weeks/{}", on.cohort.id, week.number);
    pieces
        .into_iter()
        .map(|piece| PieceRow {
            kind: piece.kind,
            title: programme.say(&piece.title, locale),
            minutes: piece.minutes,
            due_on: piece.due_day.map(|day| on.calendar.due_for(week.number, day, on.standing.since)),
            href: format!("{base}#{}", piece.kind.file()),
            note: piece.note.clone(),
            html: programme.say(&piece.html, locale),
        })
        .collect()
}
