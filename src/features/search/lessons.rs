//! Lessons, found in what each cohort has of its course. A lesson is read once in each language;
//! cohorts that have the same text share it.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use chrono::{DateTime, Utc};
use entity::{ids::CohortId, states::Role};

use crate::{
    features::{
        cohorts::CohortOn,
        curriculum::{Labels, Lesson, Programme, parts_of_lesson, plain_words, text_in},
    },
    platform::stems::Language,
    storage::search::{Analysed, Sought},
};

/// A lesson as it is searched.
pub struct Read {
    /// BCP 47 tag of the language it is in.
    pub language: String,
    /// Its heading.
    pub title: String,
    /// Its text without markup, its question at the end.
    pub body: String,
    title_words: Analysed,
    body_words: Analysed,
}

/// A lesson that was found.
pub struct FoundLesson {
    /// The cohort it was found in.
    pub cohort: CohortId,
    /// Its week.
    pub week: u32,
    /// Its id.
    pub id: String,
    /// What it says.
    pub read: Arc<Read>,
    weight: usize,
}

type Key = (String, String);

/// What was read, by the hash of a lesson's texts and the language it was asked for in. The same
/// hash is the same text, whoever has it.
static READ: LazyLock<Mutex<HashMap<Key, Arc<Read>>>> = LazyLock::new(Mutex::default);
/// So many are held at once: about twenty courses in two languages.
const HELD: usize = 2_000;

fn read(lesson: &Lesson, course: &Programme, locale: &str, labels: &Labels) -> Option<Arc<Read>> {
    let key = (lesson.hash.clone(), locale.to_owned());
    let held = || READ.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(read) = held().get(&key) {
        return Some(read.clone());
    }
    let source = course.source(&lesson.item())?;
    let (language, file) = text_in(&source.texts, locale, &course.languages)?;
    let parts = parts_of_lesson(file);
    // Without the lines above it: they say how long it takes.
    let body = plain_words(&format!("\n{}\n\n{}", parts.body, parts.question), language, labels);
    let tongue = Language::of(language);
    let read = Arc::new(Read {
        language: language.to_owned(),
        title_words: Analysed::new(&parts.title, tongue),
        body_words: Analysed::new(&body, tongue),
        title: parts.title,
        body,
    });
    let mut all = held();
    if all.len() >= HELD {
        all.clear();
    }
    all.insert(key, read.clone());
    Some(read)
}

/// A word of a heading weighs as much as so many of the text.
const TITLE: usize = 10;

/// How well it fits; not at all where anything that is looked for is lacking.
fn weight(read: &Read, sought: &Sought) -> Option<usize> {
    let title = sought.counts(&read.title_words);
    let body = sought.counts(&read.body_words);
    let pairs = title.iter().zip(&body);
    if pairs.clone().any(|(title, body)| title + body == 0) {
        return None;
    }
    Some(pairs.map(|(title, body)| title * TITLE + body).sum())
}

/// Lessons of these cohorts that the reader may open and that say all that is looked for, the best
/// first. A lesson several cohorts have is found in the first of them.
pub fn find_lessons(
    cohorts: &[CohortOn],
    sought: &Sought,
    locale: &str,
    labels: &Labels,
    now: DateTime<Utc>,
) -> Vec<FoundLesson> {
    let (mut seen, mut found) = (HashSet::new(), Vec::new());
    for on in cohorts.iter().filter(|on| on.standing.role.is_some()) {
        let Some(course) = on.course.as_deref() else { continue };
        let ahead = on.standing.role == Some(Role::Trainer);
        for week in course.weeks.iter().filter(|week| ahead || on.calendar.is_open(week.number, now)) {
            for lesson in &week.lessons {
                let Some(read) = read(lesson, course, locale, labels) else { continue };
                let Some(weight) = weight(&read, sought) else { continue };
                if seen.insert((on.programme.as_str(), lesson.hash.as_str())) {
                    let (cohort, id) = (on.cohort.id, lesson.id.clone());
                    found.push(FoundLesson { cohort, week: week.number, id, read, weight });
                }
            }
        }
    }
    // Stable: what fits equally well stays in the order of the course.
    found.sort_by_key(|lesson| std::cmp::Reverse(lesson.weight));
    found
}
