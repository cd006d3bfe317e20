//! What stands in the margin, as trainers see it.

use chrono::{DateTime, Utc};
use entity::ids::{MarginNoteId, PersonId};
use serde::Serialize;

use super::queries::Note;
use crate::{
    features::{cohorts::CohortOn, curriculum::Said},
    web::{CohortStrip, FormState, View},
};

/// A note.
#[derive(Clone, Serialize)]
pub struct NoteView {
    /// It.
    pub id: MarginNoteId,
    /// Who wrote it; none for a closed account.
    pub author: Option<String>,
    /// The cohort it was written in.
    pub cohort: String,
    /// When.
    pub at: DateTime<Utc>,
    /// The words.
    pub html: String,
    /// BCP 47 tag.
    pub language: String,
    /// Where the reader takes it back; none where it is not theirs, or of an earlier run.
    pub remove_action: Option<String>,
}

impl NoteView {
    /// A note as `me` reads it in the cohort with this path, where it is of that cohort.
    pub fn new(note: Note, here: Option<&str>, me: PersonId) -> Self {
        let remove = |base| format!("{base}/margins/{}/{}/removal", note.week, note.id);
        Self {
            id: note.id,
            remove_action: here.filter(|_| note.author_id == me).map(remove),
            author: note.author,
            cohort: note.cohort_name,
            at: note.written_at,
            html: note.body_html,
            language: note.language,
        }
    }
}

/// The margins of all weeks.
#[derive(Serialize)]
pub struct IndexPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Week by week.
    pub weeks: Vec<WeekRow>,
    /// Where this run is handed over once it is over.
    pub handover_href: String,
}

/// The margin of a week, in short.
#[derive(Serialize)]
pub struct WeekRow {
    /// Its number.
    pub number: u32,
    /// Its question.
    pub question: Option<Said>,
    /// Where its margin is.
    pub href: String,
    /// How many notes this run has.
    pub here: usize,
    /// How many earlier runs have.
    pub before: usize,
}

impl View for IndexPage {
    const FILE: &'static str = "margins/index.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// The margin of one week.
#[derive(Serialize)]
pub struct WeekPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Its number.
    pub number: u32,
    /// Its question.
    pub question: Option<Said>,
    /// The week.
    pub week_href: String,
    /// The margins of all weeks.
    pub list_href: String,
    /// What was noted in this run, the oldest first.
    pub here: Vec<NoteView>,
    /// What was noted in earlier runs, the newest run first.
    pub before: Vec<NoteView>,
    /// Where one writes.
    pub action: String,
    /// What was typed.
    pub form: FormState,
    /// The most characters.
    pub most: usize,
}

impl View for WeekPage {
    const FILE: &'static str = "margins/show.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// The question of a week, where the course is still there.
pub fn question_of(on: &CohortOn, number: u32, locale: &str) -> Option<Said> {
    let course = on.course.as_deref()?;
    let week = course.weeks.iter().find(|week| week.number == number)?;
    Some(course.say(&week.question, locale))
}
