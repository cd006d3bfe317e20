//! The things a course is made of, as they were written: one lesson, one task,
//! the frame of a week, each in all its languages.
//!
//! A cohort keeps the things it started with, told apart by their hash.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

/// The file of a programme that has no language.
pub const PROGRAMME: &str = "programme.yaml";

/// One thing of a course as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name, whatever its file is called: `programme`, `week/3`, `week/3/task`, `lesson/my-role`.
    pub item: String,
    /// The week it lies in; 0 for the programme itself.
    pub week: u32,
    /// Its place among the lessons of its week, from 1; 0 for whatever is no lesson.
    pub place: u32,
    /// Its text in every language it has; the programme's own has the language `""`.
    pub texts: BTreeMap<String, String>,
    /// What tells it from every other text, see [`hash_of`].
    pub hash: String,
}

/// SHA-256 of the texts of a thing, in hexadecimal. Line ends do not count: an editor
/// that changes them changes nothing a reader sees.
pub fn hash_of(texts: &BTreeMap<String, String>) -> String {
    let mut hash = Sha256::new();
    for (language, text) in texts {
        let text = text.replace("\r\n", "\n");
        for part in [language, &text] {
            hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            hash.update(part.as_bytes());
        }
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Source {
    /// A thing with these texts.
    pub fn new(item: String, week: u32, place: u32, texts: BTreeMap<String, String>) -> Self {
        let hash = hash_of(&texts);
        Self { item, week, place, texts, hash }
    }

    /// The files it lies in below the programme's folder, and their texts.
    pub fn files(&self) -> impl Iterator<Item = (String, &str)> {
        self.texts.iter().map(|(language, text)| (self.file(language), text.as_str()))
    }

    fn file(&self, language: &str) -> String {
        match self.item.split_once('/') {
            None => PROGRAMME.to_owned(),
            Some(("lesson", id)) => format!("week-{}/{:02}-{id}.{language}.md", self.week, self.place),
            Some((_, rest)) => {
                let name = rest.split_once('/').map_or("week", |(_, piece)| piece);
                format!("week-{}/{name}.{language}.md", self.week)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Source;

    fn lesson(text: &str) -> Source {
        let texts = [("de".to_owned(), text.to_owned()), ("en".to_owned(), "Words".to_owned())].into();
        Source::new("lesson/my-role".into(), 2, 3, texts)
    }

    #[test]
    fn a_thing_is_told_by_its_words() {
        assert_eq!(lesson("a\nb").hash, lesson("a\r\nb").hash);
        assert_ne!(lesson("a").hash, lesson("b").hash);
        let moved = Source::new("lesson/my-role".into(), 3, 1, lesson("a").texts);
        assert_eq!(moved.hash, lesson("a").hash, "a lesson that moves stays the same");
    }

    #[test]
    fn it_goes_back_into_its_files() {
        let names: Vec<String> = lesson("a").files().map(|(name, _)| name).collect();
        assert_eq!(names, ["week-2/03-my-role.de.md", "week-2/03-my-role.en.md"]);
        let task = Source { item: "week/2/task".into(), ..lesson("a") };
        assert!(task.files().any(|(name, _)| name == "week-2/task.de.md"));
        let week = Source { item: "week/2".into(), ..lesson("a") };
        assert!(week.files().any(|(name, _)| name == "week-2/week.de.md"));
    }
}
