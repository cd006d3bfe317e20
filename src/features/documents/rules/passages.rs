//! Words somebody speaks about: kept with a little of what stands around them, and found again as long as they
//! stand, wherever in the section they have gone.

use std::cmp::Reverse;

use super::sentences;
use crate::platform::markdown::lines;

/// The most characters a passage has.
pub const MOST_QUOTED: usize = 500;
/// How much is kept of what stands before and behind it, in characters.
const AROUND: usize = 60;

/// Words of a section, as one reads them, with a little of what stands around them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// They.
    pub quote: String,
    /// What stands before them.
    pub before: String,
    /// What stands behind them.
    pub after: String,
}

/// A section as one reads it: all its words on one line, and where its sentences are.
#[derive(Clone, Debug)]
pub struct Reading {
    words: String,
    sentences: Vec<(usize, usize)>,
}

impl Reading {
    /// The words of a text.
    pub fn new(body: &str) -> Self {
        let (mut words, mut found) = (String::new(), Vec::new());
        for line in lines(body) {
            if !words.is_empty() {
                words.push(' ');
            }
            let mut at = words.len();
            for sentence in sentences(&line) {
                let end = at + sentence.len();
                if !sentence.trim().is_empty() {
                    found.push((at, end));
                }
                at = end;
            }
            words.push_str(&line);
        }
        Self { words, sentences: found }
    }

    /// Its sentences, in order; what is longer than a passage ends where a passage must.
    pub fn sentences(&self) -> impl Iterator<Item = &str> {
        self.sentences.iter().map(|(from, to)| first(self.words.get(*from..*to).unwrap_or_default(), MOST_QUOTED))
    }

    /// The passage that is its `nth` sentence.
    pub fn sentence(&self, nth: usize) -> Option<Passage> {
        let (from, _) = *self.sentences.get(nth)?;
        let quote = self.sentences().nth(nth)?.to_owned();
        Some(self.passage(from, quote))
    }

    /// The passage somebody marked: these words, and of several the ones behind `before`.
    pub fn marked(&self, quote: &str, before: &str) -> Option<Passage> {
        let said = Passage { quote: quote.to_owned(), before: before.to_owned(), after: String::new() };
        Some(self.passage(self.find(&said)?, said.quote))
    }

    fn passage(&self, from: usize, quote: String) -> Passage {
        let before = self.words.get(..from).unwrap_or_default();
        let after = self.words.get(from + quote.len()..).unwrap_or_default();
        Passage { quote, before: last(before, AROUND).to_owned(), after: first(after, AROUND).to_owned() }
    }

    /// The same passage with what stands around it now; none where its words do not stand there any more.
    pub fn anew(&self, said: &Passage) -> Option<Passage> {
        Some(self.passage(self.find(said)?, said.quote.clone()))
    }

    /// Where a passage stands: of several places with its words the one whose surroundings are most like those
    /// it had.
    pub fn find(&self, said: &Passage) -> Option<usize> {
        if said.quote.is_empty() {
            return None;
        }
        let joins = |a: Option<char>, b: Option<char>| {
            a.is_some_and(char::is_alphanumeric) && b.is_some_and(char::is_alphanumeric)
        };
        let (starts, ends) = (said.quote.chars().next(), said.quote.chars().next_back());
        // Half a word is found in a word only where it was marked in one.
        let half = (joins(said.before.chars().next_back(), starts), joins(ends, said.after.chars().next()));
        let places = self.words.match_indices(&said.quote).filter_map(|(at, quote)| {
            let (before, after) = (self.words.get(..at)?, self.words.get(at + quote.len()..)?);
            let grown = (joins(before.chars().next_back(), starts), joins(ends, after.chars().next()));
            let fits = (half.0 || !grown.0) && (half.1 || said.after.is_empty() || !grown.1);
            let alike = said.before.chars().rev().zip(before.chars().rev()).take_while(|(a, b)| a == b).count()
                + said.after.chars().zip(after.chars()).take_while(|(a, b)| a == b).count();
            fits.then_some((alike, Reverse(at)))
        });
        places.max().map(|(_, Reverse(at))| at)
    }

    /// Whether a passage has words in common with any of these sentences of a text.
    pub fn shares(said: &Passage, gone: &[&str]) -> bool {
        gone.iter().any(|sentence| {
            let words = lines(sentence).join(" ");
            let overlaps = |a: &str, b: &str| !a.is_empty() && !b.is_empty() && (a.contains(b) || b.contains(a));
            overlaps(&words, &said.quote)
                || Self::new(&said.quote).sentences().any(|part| overlaps(&words, part))
                || Self::new(sentence).sentences().any(|part| overlaps(&said.quote, part))
        })
    }
}

fn first(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).map_or(text, |(end, _)| text.get(..end).unwrap_or(text))
}

fn last(text: &str, most: usize) -> &str {
    let from = text.char_indices().rev().take(most).last().map_or(text.len(), |(at, _)| at);
    text.get(from..).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{MOST_QUOTED, Passage, Reading};

    const TEXT: &str = "# Why\n\nWe **meet** often. We talk.\n\n- We meet often. Elsewhere.\n- We leave";

    #[test]
    fn one_chooses_among_its_sentences() {
        let reading = Reading::new(TEXT);
        let all = ["Why", "We meet often.", "We talk.", "We meet often.", "Elsewhere.", "We leave"];
        assert_eq!(reading.sentences().collect::<Vec<_>>(), all);
        let second = reading.sentence(3).unwrap();
        assert_eq!(
            (second.before.as_str(), second.after.as_str()),
            ("Why We meet often. We talk. ", " Elsewhere. We leave")
        );
        assert_eq!(reading.sentence(6), None);
        let long = Reading::new(&"ä".repeat(2_000));
        assert_eq!(long.sentence(0).unwrap().quote.chars().count(), MOST_QUOTED);
    }

    #[test]
    fn it_is_found_again_after_other_edits_and_not_once_its_words_are_gone() {
        let said = Reading::new(TEXT).sentence(3).unwrap();
        let moved =
            Reading::new("New words. More of them.\n\nWe meet often. We talk.\n\nWe meet often. Elsewhere, too.");
        assert_eq!(moved.find(&said), moved.words.rfind("We meet often."));
        let marked = Reading::new(TEXT).marked("meet often. We", "").unwrap();
        assert_eq!(marked.after, " talk. We meet often. Elsewhere. We leave");
        assert_eq!(Reading::new("We never meet. We talk.").find(&said), None);
        assert_eq!(Reading::new("").find(&said), None);
        assert_eq!(Reading::new(TEXT).find(&Passage::default()), None);
    }

    #[test]
    fn a_word_is_not_found_in_a_longer_one() {
        let said = Reading::new("A cat. A dog.").marked("cat", "A ").unwrap();
        assert_eq!(Reading::new("A category of its own.").find(&said), None);
        assert!(Reading::new("My cat, and a category.").find(&said).is_some());
        let half = Reading::new("Gardening").marked("Garden", "").unwrap();
        assert!(Reading::new("In gardens: Gardening").find(&half).is_some());
    }

    #[test]
    fn what_is_taken_back_is_known_in_what_others_quoted() {
        let said = Passage { quote: "meet often. We talk".into(), ..Passage::default() };
        assert!(Reading::shares(&said, &["We **talk**."]));
        assert!(Reading::shares(&Passage { quote: "talk".into(), ..Passage::default() }, &["We talk."]));
        assert!(!Reading::shares(&said, &["We leave."]));
    }

    proptest! {
        #[test]
        fn a_passage_is_found_where_it_was_taken_from(text in "[a-c äß.\n*-]{0,80}", nth in 0_usize..6) {
            let reading = Reading::new(&text);
            if let Some(said) = reading.sentence(nth) {
                prop_assert_eq!(reading.find(&said).map(|at| reading.words[at..].starts_with(&said.quote)), Some(true));
                let more = Reading::new(&format!("Something else.\n\n{text}"));
                prop_assert!(more.find(&said).is_some());
            }
        }
    }
}
