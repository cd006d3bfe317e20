//! A thing of a course as plain words: to compare two versions of it, and for mails.

use std::collections::BTreeMap;

use super::{
    blocks::{BlockKind, Labels, questions},
    course::{Localised, Said, in_language},
    front_matter::open,
    problems::Problems,
    source::Source,
};
use crate::platform::markdown::{Dress, Dressing, outline, to_text_in};

/// The keys of a file that are words for readers, in the order they are read.
const READ: [&str; 3] = ["title", "question", "outcome"];

/// What a file says, without its markup: title, question and outcome where it has them, then its
/// text; the question of a lesson at its end.
pub fn plain_words(file: &str, language: &str, labels: &Labels) -> String {
    let mut problems = Problems::default();
    let mut document = open("", file, &mut problems);
    let mut said: Vec<String> = Vec::new();
    for key in READ.into_iter().filter(|key| document.fields.has(key)).collect::<Vec<_>>() {
        said.extend(document.fields.text(key, usize::MAX, &mut problems).map(|(text, _)| text));
    }
    said.extend(
        document.fields.optional_number("minutes", 0..=u32::MAX, &mut problems).map(|most| format!("{most} min")),
    );
    let block = |name: &str, words: &str| match BlockKind::named(name) {
        Some(BlockKind::Question) => Dressing::Plain,
        _ => labels.dressing(language, name, words),
    };
    said.push(to_text_in(document.body, &Dress { block: &block, ..Dress::plain() }));
    said.join("\n\n")
}

/// The heading of a thing, from its files: its title, or the question of a week.
pub fn heading_of(texts: &BTreeMap<String, String>, locale: &str, languages: &[String]) -> Said {
    let heading = |file: &String| {
        let mut problems = Problems::default();
        let mut document = open("", file, &mut problems);
        let key = READ.into_iter().find(|key| document.fields.has(key))?;
        document.fields.text(key, usize::MAX, &mut problems).map(|(text, _)| text)
    };
    let all = texts.iter().filter_map(|(language, file)| Some((language.clone(), heading(file)?)));
    Localised(all.collect()).say(locale, languages)
}

/// The text in `locale`, or in the first of `languages` that has one, and which that was.
pub fn text_in<'a>(
    texts: &'a BTreeMap<String, String>,
    locale: &str,
    languages: &[String],
) -> Option<(&'a str, &'a str)> {
    let found = in_language(texts, locale)
        .or_else(|| languages.iter().find_map(|language| texts.get_key_value(language)))
        .or_else(|| texts.iter().next());
    found.map(|(language, text)| (language.as_str(), text.as_str()))
}

/// The day of its week a thing is due, as its files say it.
pub fn due_day_of(source: &Source) -> Option<u32> {
    source.texts.values().find_map(|text| {
        let mut problems = Problems::default();
        open("", text, &mut problems).fields.optional_number("due_day", 1..=31, &mut problems)
    })
}

/// A lesson's file, taken apart as a form shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LessonParts {
    /// Its heading.
    pub title: String,
    /// Minutes to read it.
    pub minutes: String,
    /// Its Markdown without the question.
    pub body: String,
    /// The question.
    pub question: String,
}

/// Takes a lesson's file apart; what it lacks is empty.
pub fn parts_of_lesson(file: &str) -> LessonParts {
    let mut problems = Problems::default();
    let mut document = open("", file, &mut problems);
    let title = document.fields.text("title", usize::MAX, &mut problems).map(|(text, _)| text).unwrap_or_default();
    let minutes = document.fields.number("minutes", 0..=u32::MAX, &mut problems);
    let minutes = minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
    let found = outline(document.body);
    let question = questions(&found).next();
    let end = question.map_or(document.body.len(), |question| question.at.start);
    let body = document.body.get(..end).unwrap_or("").trim().to_owned();
    LessonParts { title, minutes, body, question: question.map(|block| block.text.clone()).unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::{Labels, heading_of, parts_of_lesson, plain_words, text_in};

    const FILE: &str = "---\nid: soil\ntitle: \"Soil\"\nminutes: 3\n---\n## First\n\nIt is **brown**.\n\n::: question soil\nWhat do you know?\n:::\n";

    #[test]
    fn a_lesson_reads_from_its_title_to_its_question() {
        assert_eq!(
            plain_words(FILE, "en", &Labels::default()),
            "Soil\n\n3 min\n\nFirst\n\nIt is brown.\n\nWhat do you know?"
        );
    }

    #[test]
    fn a_lesson_comes_apart_as_it_was_put_together() {
        let parts = parts_of_lesson(FILE);
        assert_eq!((parts.title.as_str(), parts.minutes.as_str()), ("Soil", "3"));
        assert_eq!(
            (parts.body.as_str(), parts.question.as_str()),
            ("## First\n\nIt is **brown**.", "What do you know?")
        );
    }

    #[test]
    fn a_heading_is_found_in_whatever_language_there_is() {
        let texts = [("en".to_owned(), FILE.to_owned())].into();
        let said = heading_of(&texts, "de", &["de".to_owned(), "en".to_owned()]);
        assert_eq!((said.text.as_str(), said.language.as_str(), said.fallback), ("Soil", "en", true));
        assert_eq!(text_in(&texts, "de", &[]), Some(("en", FILE)));
    }
}
