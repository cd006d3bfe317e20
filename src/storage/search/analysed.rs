//! A text in the forms its words are compared in.

use crate::platform::stems::{self, Language, last_part};

/// The words of a text, ready to be compared.
#[derive(Clone, Debug, Default)]
pub struct Analysed {
    /// In their order.
    words: Vec<String>,
    /// Last parts of compounds.
    parts: Vec<String>,
    /// All of these, sorted.
    sorted: Vec<String>,
}

impl Analysed {
    /// A text in a language.
    pub fn new(text: &str, language: Language) -> Self {
        let (words, parts) = forms(text, language);
        Self::of(words, parts)
    }

    /// A name: it is in no language, and may be typed as in any.
    pub fn name(text: &str) -> Self {
        let all = Language::ALL.map(|language| forms(text, language).0);
        Self::of(all.concat(), Vec::new())
    }

    fn of(words: Vec<String>, parts: Vec<String>) -> Self {
        let mut sorted: Vec<String> = words.iter().chain(&parts).cloned().collect();
        sorted.sort();
        Self { words, parts, sorted }
    }

    /// The words, as a column of the index holds them.
    pub(super) fn words(&self) -> &[String] {
        &self.words
    }

    /// The last parts of its compounds.
    pub(super) fn parts(&self) -> &[String] {
        &self.parts
    }

    pub(super) fn beginning_with(&self, beginning: &str) -> usize {
        let from = self.sorted.partition_point(|word| word.as_str() < beginning);
        self.sorted.iter().skip(from).take_while(|word| word.starts_with(beginning)).count()
    }

    pub(super) fn exactly(&self, form: &str) -> usize {
        let from = self.sorted.partition_point(|word| word.as_str() < form);
        self.sorted.iter().skip(from).take_while(|word| *word == form).count()
    }

    pub(super) fn in_a_row(&self, phrase: &[String]) -> usize {
        self.words.windows(phrase.len().max(1)).filter(|row| *row == phrase).count()
    }
}

fn forms(text: &str, language: Language) -> (Vec<String>, Vec<String>) {
    let (mut words, mut parts) = (Vec::new(), Vec::new());
    for word in stems::words(text) {
        words.push(stems::stem(&word.folded, language));
        parts.extend(part_of(&word.folded, language));
    }
    (words, parts)
}

/// The last part of a word, in the form it is compared in.
pub(super) fn part_of(folded: &str, language: Language) -> Option<String> {
    (language == Language::German).then(|| last_part(folded)).flatten().map(|part| stems::stem(part, language))
}
