//! One lesson, its question, and the answers to it.

use chrono::{DateTime, Utc};
use entity::{
    ids::{PersonId, ThreadId},
    states::Role,
};
use serde::Serialize;

use crate::{
    features::{
        attachments::Composer,
        cohorts::LessonOn,
        curriculum::{Note, Said},
        discussions::{AnswersOf, PostCard, ThreadOn},
    },
    platform::differences::Passage,
    web::{CohortStrip, FormState, View},
};

/// One lesson, its question, and the answers to it.
#[derive(Serialize)]
pub struct LessonPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Its week.
    pub week: u32,
    /// The question of the week.
    pub week_question: Said,
    /// The week's page.
    pub week_href: String,
    /// Its title.
    pub title: Said,
    /// Minutes to read it.
    pub minutes: u32,
    /// Which lesson of the week it is, and of how many.
    pub place: (usize, usize),
    /// Sanitised HTML.
    pub html: Said,
    /// What it asks the cohort.
    pub question: Said,
    /// Whether its week is open; a trainer may look ahead.
    pub open: bool,
    /// Whether the reader says it is done.
    pub done: bool,
    /// Where it is shown what has changed since the reader said so, if anything has.
    pub changes_href: Option<String>,
    /// What the cohort's trainers add.
    pub note: Option<Note>,
    /// Where the form that says so goes; none in a cohort that is only read.
    pub done_action: Option<String>,
    /// Where the answer goes; none where it stands already, or in a cohort that is only read,
    /// unless one was just refused and its words must not be lost.
    pub answer_action: Option<String>,
    /// The form for it.
    pub form: FormState,
    /// Its files.
    pub composer: Composer,
    /// The reader's own answer.
    pub own: Option<PostCard>,
    /// The newest answers of others, once the reader may read them.
    pub newest: Vec<PostCard>,
    /// How many others have answered.
    pub others: i64,
    /// Whether the reader may read them.
    pub may_read: bool,
    /// All of them.
    pub thread_href: Option<String>,
    /// How many have answered, and how many take part.
    pub answered: (i64, u64),
    /// The lesson before: title and page.
    pub before: Option<(Said, String)>,
    /// The lesson after.
    pub after: Option<(Said, String)>,
    /// The most characters an answer may have.
    pub most: usize,
    /// Names the draft in this browser.
    pub draft: String,
    /// Where it is kept for the next one.
    pub draft_action: String,
    /// When the text that stands in the form was last saved, where it comes from an earlier visit.
    pub draft_of: Option<DateTime<Utc>>,
}

impl View for LessonPage {
    const FILE: &'static str = "journey/lesson.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// The answers to a lesson's question as the reader may see them.
pub struct AnswerCards {
    /// Their own.
    pub own: Option<PostCard>,
    /// The newest of others.
    pub newest: Vec<PostCard>,
    /// How many others have answered.
    pub others: i64,
    /// The thread.
    pub thread: Option<ThreadId>,
    /// Whether the others may be read.
    pub may_read: bool,
}

impl AnswerCards {
    /// Every card.
    pub fn posts(&mut self) -> impl Iterator<Item = &mut PostCard> {
        self.own.iter_mut().chain(&mut self.newest)
    }

    /// The cards of `answers`, for `me`.
    pub fn new(answers: AnswersOf, on: &LessonOn, me: PersonId) -> Self {
        let trainer = on.week.cohort.standing.role == Some(Role::Trainer);
        let may_read = trainer || answers.has_answered;
        let Some(thread) = answers.thread else {
            return Self { own: None, newest: Vec::new(), others: 0, thread: None, may_read };
        };
        let id = thread.id;
        let place = ThreadOn { cohort: on.week.cohort.clone(), thread, open: on.week.open, has_answered: may_read };
        let card = |post| PostCard::new(post, &place, me, None);
        Self {
            own: answers.own.map(card),
            newest: if may_read { answers.newest.into_iter().map(card).collect() } else { Vec::new() },
            others: answers.others,
            thread: Some(id),
            may_read,
        }
    }
}

/// What has changed in a lesson since the reader said it was done.
#[derive(Serialize)]
pub struct ChangesPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// The lesson's title.
    pub title: Said,
    /// BCP 47 tag of the language the texts are in.
    pub language: String,
    /// What stayed and what did not.
    pub passages: Vec<Passage>,
    /// Where the form goes that says it was read; none in a cohort that is only read.
    pub read_action: Option<String>,
    /// The lesson.
    pub lesson_href: String,
}

impl View for ChangesPage {
    const FILE: &'static str = "journey/changes.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}
