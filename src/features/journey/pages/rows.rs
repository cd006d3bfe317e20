//! The lessons and other parts of a week, as lists show them.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::features::{
    cohorts::CohortOn,
    curriculum::{PieceKind, Programme, Said, Week},
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
    /// Whether they have answered its question.
    pub answered: bool,
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
    /// Its place on the week's page.
    pub href: String,
    /// Sanitised HTML.
    pub html: Said,
}

/// What one reader has done of a week.
pub struct Done<'a> {
    /// Ids of the lessons that are done.
    pub lessons: &'a BTreeSet<String>,
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
            answered: done.answered.contains(&lesson.question_id),
        })
        .collect()
}

/// The other parts of a week.
pub fn piece_rows(on: &CohortOn, programme: &Programme, week: &Week, locale: &str) -> Vec<PieceRow> {
    let base = format!("/cohorts/{}/weeks/{}", on.cohort.id, week.number);
    week.pieces
        .iter()
        .map(|piece| PieceRow {
            kind: piece.kind,
            title: programme.say(&piece.title, locale),
            minutes: piece.minutes,
            href: format!("{base}#{}", piece.kind.file()),
            html: programme.say(&piece.html, locale),
        })
        .collect()
}
