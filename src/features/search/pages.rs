//! What the search page shows.

use chrono::{DateTime, Utc};
use entity::{ids::CohortId, states::Role};
use serde::Serialize;

use super::{lessons::FoundLesson, people::FoundPerson};
use crate::{
    features::{cohorts::CohortOn, discussions::FoundPost, documents::FoundIn},
    storage::search::{Hit, Sought, Span, passage, whole},
    web::{CohortStrip, FormState, Pager, PersonTag, View},
};

/// How many characters of a text are shown.
const PASSAGE: usize = 200;

/// The search page.
#[derive(Serialize)]
pub struct SearchPage {
    #[serde(skip)]
    pub strip: Option<CohortStrip>,
    /// What was asked for.
    pub form: FormState,
    /// Whether anything was.
    pub asked: bool,
    /// The cohorts one can choose from: id and name; none where there is one.
    pub cohorts: Vec<(CohortId, String)>,
    /// Whether the reader takes part anywhere.
    pub takes_part: bool,
    /// How much was found in all.
    pub total: u64,
    /// People.
    pub people: Group<PersonHit>,
    /// Lessons.
    pub lessons: Group<LessonHit>,
    /// Papers and their sections.
    pub papers: Group<PaperHit>,
    /// What people wrote.
    pub talk: Group<PostHit>,
    /// Where the threads are listed, cohort by cohort, while they cannot be searched.
    pub lists: Vec<(String, String)>,
    /// Pages of whatever has several.
    pub pager: Pager,
}

impl View for SearchPage {
    const FILE: &'static str = "search/index.html";

    fn cohort(&self) -> Option<CohortStrip> {
        self.strip.clone()
    }
}

/// What was found of one kind.
#[derive(Serialize)]
pub struct Group<T> {
    /// What this page shows.
    pub shown: Vec<T>,
    /// How many there are.
    pub total: u64,
    /// Where all of them are, where this page does not show them.
    pub more: Option<String>,
}

impl<T> Default for Group<T> {
    fn default() -> Self {
        Self { shown: Vec::new(), total: 0, more: None }
    }
}

/// Names of cohorts, for whoever is in several.
pub struct Names<'a>(pub &'a [CohortOn]);

impl Names<'_> {
    fn of(&self, id: CohortId) -> Option<String> {
        let named = self.0.iter().find(|on| on.cohort.id == id).filter(|_| self.0.len() > 1);
        named.map(|on| on.cohort.name.clone())
    }
}

/// Somebody who was found.
#[derive(Serialize)]
pub struct PersonHit {
    /// Where their profile is.
    pub href: String,
    /// Their name.
    pub name: Vec<Span>,
    /// Whether they moderate.
    pub trains: bool,
    /// Words of theirs.
    pub words: Vec<Span>,
    /// BCP 47 tag of the language those are in.
    pub language: String,
    /// The cohort, where the reader is in several.
    pub cohort: Option<String>,
}

impl PersonHit {
    /// Shows somebody.
    pub fn new(found: &FoundPerson, sought: &Sought, names: &Names<'_>) -> Self {
        let entry = &found.entry;
        let words = found.said.as_ref().map(|part| passage(&part.body, &part.language, sought, PASSAGE));
        Self {
            href: format!("/cohorts/{}/people/{}", entry.cohort, entry.person),
            name: whole(&entry.name, "", sought),
            trains: entry.role == Role::Trainer,
            words: words.unwrap_or_default(),
            language: found.said.as_ref().map(|part| part.language.clone()).unwrap_or_default(),
            cohort: names.of(entry.cohort),
        }
    }
}

/// A lesson that was found.
#[derive(Serialize)]
pub struct LessonHit {
    /// Where it is.
    pub href: String,
    /// Its heading.
    pub title: Vec<Span>,
    /// Where in it what was looked for stands.
    pub words: Vec<Span>,
    /// BCP 47 tag of the language it is in.
    pub language: String,
    /// Its week.
    pub week: u32,
    /// The cohort, where the reader is in several.
    pub cohort: Option<String>,
}

impl LessonHit {
    /// Shows a lesson.
    pub fn new(found: &FoundLesson, sought: &Sought, names: &Names<'_>) -> Self {
        let (read, cohort) = (&found.read, found.cohort);
        Self {
            href: format!("/cohorts/{cohort}/weeks/{}/{}", found.week, found.id),
            title: whole(&read.title, &read.language, sought),
            words: passage(&read.body, &read.language, sought, PASSAGE),
            language: read.language.clone(),
            week: found.week,
            cohort: names.of(cohort),
        }
    }
}

/// A paper that was found, or a section of one.
#[derive(Serialize)]
pub struct PaperHit {
    /// Where it is.
    pub href: String,
    /// Heading of the paper.
    pub title: Vec<Span>,
    /// Heading of the section; none where it is the paper itself.
    pub section: Option<Vec<Span>>,
    /// Where in it what was looked for stands.
    pub words: Vec<Span>,
    /// BCP 47 tag of the language it is in.
    pub language: String,
    /// The cohort, where the reader is in several.
    pub cohort: Option<String>,
}

impl PaperHit {
    /// Shows a paper, or a section of one: where it stands in the paper as that is read.
    pub fn new(hit: &Hit, of: &FoundIn, sought: &Sought, names: &Names<'_>) -> Self {
        let cohort = CohortId(hit.shelf);
        let paper = format!("/cohorts/{cohort}/documents/{}", of.document_id);
        let section = hit.parent.map(|_| whole(&hit.title, &of.language, sought));
        Self {
            href: if section.is_some() { format!("{paper}#section-{}", hit.subject) } else { paper },
            title: whole(&of.title, &of.language, sought),
            section,
            words: passage(&hit.body, &hit.language, sought, PASSAGE),
            language: of.language.clone(),
            cohort: names.of(cohort),
        }
    }
}

/// A post that was found.
#[derive(Serialize)]
pub struct PostHit {
    /// Where it is.
    pub href: String,
    /// Heading of its thread.
    pub title: Vec<Span>,
    /// BCP 47 tag of the language that is in.
    pub title_language: String,
    /// Whether it answers the question of a lesson.
    pub lesson: bool,
    /// Who wrote it.
    pub author: PersonTag,
    /// When.
    pub at: DateTime<Utc>,
    /// Where in it what was looked for stands.
    pub words: Vec<Span>,
    /// BCP 47 tag of the language it is in.
    pub language: String,
    /// The cohort, where the reader is in several.
    pub cohort: Option<String>,
}

impl PostHit {
    /// Shows a post. The question of a lesson is said as the reader reads it.
    pub fn new(hit: &Hit, post: &FoundPost, sought: &Sought, cohorts: &[CohortOn], locale: &str) -> Self {
        let cohort = CohortId(hit.shelf);
        let course = cohorts.iter().find(|on| on.cohort.id == cohort).and_then(|on| on.course.as_deref());
        let asked = course.zip(post.question.as_deref()).and_then(|(course, id)| {
            let (_, lesson) = course.asking(id)?;
            Some(course.say(&lesson.question, locale))
        });
        let (title, title_language) = match asked {
            Some(said) => (said.text, said.language),
            None => (post.title.clone(), post.thread_language.clone()),
        };
        let role = (post.role == Some(Role::Trainer)).then_some("trainer");
        let page = if hit.title.is_empty() { format!("/posts/{}", post.id) } else { String::new() };
        Self {
            href: format!("/threads/{}{page}", post.thread_id),
            title: whole(&title, &title_language, sought),
            title_language,
            lesson: post.question.is_some(),
            author: PersonTag::new(post.author_id, &post.author, role, post.author_closed.is_some()),
            at: hit.happened_at,
            words: passage(&hit.body, &hit.language, sought, PASSAGE),
            language: hit.language.clone(),
            cohort: Names(cohorts).of(cohort),
        }
    }
}
