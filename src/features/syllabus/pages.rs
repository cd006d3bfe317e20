//! What the pages about a cohort's content show.

use chrono::NaiveDate;
use serde::Serialize;

use super::rules::Compared;
use crate::{
    features::curriculum::Said,
    platform::differences::Passage,
    web::{CohortStrip, FormState, View},
};

/// Everything a cohort has of its course, week by week.
#[derive(Serialize)]
pub struct ContentPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Whether it has its own content; before, it follows the course.
    pub own: bool,
    /// Whether anything can still be changed.
    pub open: bool,
    /// How many things the course says otherwise now.
    pub news: usize,
    /// Whether the reader may take them over.
    pub owner: bool,
    /// Its weeks.
    pub weeks: Vec<ContentWeek>,
    /// The cohort's page.
    pub back_href: String,
    /// Where its files can be fetched.
    pub export_href: String,
}

impl View for ContentPage {
    const FILE: &'static str = "syllabus/index.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// One week of it.
#[derive(Serialize)]
pub struct ContentWeek {
    /// From 1.
    pub number: u32,
    /// The week's question.
    pub question: Said,
    /// The week's page, for those who take part.
    pub href: Option<String>,
    /// Its things, the week itself first.
    pub things: Vec<ThingRow>,
    /// Whether its things are shown at once: in the week that is on, and where something is unlike the course.
    pub open: bool,
    /// Where a lesson is added.
    pub new_href: Option<String>,
}

/// One thing of a week.
#[derive(Serialize)]
pub struct ThingRow {
    /// Its heading.
    pub title: Said,
    /// `week`, `lesson`, `task` and so on.
    pub kind: String,
    /// Its page.
    pub href: String,
    /// Whether it is left out.
    pub hidden: bool,
    /// Whether it has a note.
    pub noted: bool,
    /// The day it is due, where the cohort has its own.
    pub due_on: Option<NaiveDate>,
    /// How it stands to the course.
    pub compared: Compared,
}

/// One thing of a cohort's course, and what can be done with it.
#[derive(Serialize)]
pub struct ItemPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Its heading.
    pub title: Said,
    /// `week`, `lesson`, `task` and so on.
    pub kind: String,
    /// Its week.
    pub week: u32,
    /// Whether the cohort has it at all.
    pub kept: bool,
    /// Whether it is left out.
    pub hidden: bool,
    /// How it stands to the course.
    pub compared: Compared,
    /// What the course says otherwise now, language by language.
    pub versions: Vec<Version>,
    /// Address of this page; the forms go below it.
    pub href: String,
    /// All things.
    pub back_href: String,
    /// The page participants see, where there is one.
    pub look_href: Option<String>,
    /// Whether anything can still be changed.
    pub open: bool,
    /// Whether it can be left out.
    pub can_hide: bool,
    /// Whether it can be moved earlier, and later.
    pub can_move: (bool, bool),
    /// Whether the reader may take over what the course says.
    pub can_take_over: bool,
    /// The form for a note, where it takes one.
    pub note: Option<FormState>,
    /// The form for the day it is due, where it has one.
    pub due: Option<FormState>,
    /// The day the course says.
    pub due_in_course: Option<NaiveDate>,
    /// The form for the text, where the trainers wrote it.
    pub lesson: Option<FormState>,
    /// What was wrong with anything else.
    pub form: FormState,
    /// Longest text.
    pub most: usize,
}

impl View for ItemPage {
    const FILE: &'static str = "syllabus/show.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// What changed in the text in one language.
#[derive(Serialize)]
pub struct Version {
    /// BCP 47 tag.
    pub language: String,
    /// What stayed and what did not.
    pub passages: Vec<Passage>,
}

/// A lesson to be.
#[derive(Serialize)]
pub struct NewLessonPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// The form.
    pub form: FormState,
    /// Where it goes.
    pub action: String,
    /// All things.
    pub back_href: String,
    /// Weeks to choose from: number and question.
    pub weeks: Vec<(u32, String)>,
    /// Languages to choose from: tag and name.
    pub languages: Vec<(String, String)>,
    /// Longest text.
    pub most: usize,
}

impl View for NewLessonPage {
    const FILE: &'static str = "syllabus/new.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// The forms of a thing's page, as they were sent.
#[derive(Default)]
pub struct ItemForms {
    /// For a note.
    pub note: Option<FormState>,
    /// For the day it is due.
    pub due: Option<FormState>,
    /// For the text of a lesson.
    pub lesson: Option<FormState>,
    /// For anything else.
    pub other: FormState,
}
