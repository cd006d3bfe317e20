//! Which lessons say something else than when a reader ticked them off.

use std::collections::BTreeSet;

use sea_orm::ConnectionTrait;

use crate::{
    features::{
        curriculum::{Labels, Lesson, Programme, plain_words, text_in, texts_of},
        progress::DoneLessons,
    },
    platform::errors::Result,
};

/// What a lesson said and says, in the language of a reader.
pub struct Change {
    /// BCP 47 tag.
    pub language: String,
    /// When they ticked it off.
    pub before: String,
    /// Now.
    pub now: String,
}

/// The lessons among `lessons` whose words are others now, for a reader of `locale`. A change in a
/// language they do not read is none; where nobody kept what they had read, there is nothing to compare.
/// One query, and none where nothing has changed.
pub async fn changes(
    db: &impl ConnectionTrait,
    course: &Programme,
    lessons: impl Iterator<Item = &Lesson>,
    done: &DoneLessons,
    reader: (&str, &Labels),
) -> Result<Vec<(String, Change)>> {
    let (locale, labels) = reader;
    let others: Vec<(&Lesson, &str)> = lessons.filter_map(|lesson| Some((lesson, done.read_before(lesson)?))).collect();
    if others.is_empty() {
        return Ok(Vec::new());
    }
    let texts = texts_of(db, others.iter().map(|(_, hash)| (*hash).to_owned())).await?;
    let mut found = Vec::new();
    for (lesson, hash) in others {
        let now = course.source(&lesson.item()).and_then(|source| text_in(&source.texts, locale, &course.languages));
        let before = texts.get(hash).and_then(|texts| text_in(texts, locale, &course.languages));
        let (Some((language, now)), Some((old_language, before))) = (now, before) else { continue };
        let (before, now) = (plain_words(before, old_language, labels), plain_words(now, language, labels));
        if before != now {
            found.push((lesson.id.clone(), Change { language: language.to_owned(), before, now }));
        }
    }
    Ok(found)
}

/// Only which.
pub async fn changed(
    db: &impl ConnectionTrait,
    course: &Programme,
    lessons: impl Iterator<Item = &Lesson>,
    done: &DoneLessons,
    reader: (&str, &Labels),
) -> Result<BTreeSet<String>> {
    Ok(changes(db, course, lessons, done, reader).await?.into_iter().map(|(id, _)| id).collect())
}
