//! Words as a search compares them: without case, accents and endings.
//!
//! Both databases are given the same forms, made here, and are asked for the
//! same forms: what is found does not depend on what they know of German.
//!
//! * `Gärten`, `gaerten`, `GARTEN` and `Gartens` are one word; so are `Straße` and `Strasse`.
//!   A text in German reads `ae`, `oe`, `ue` as umlauts, not after another vowel (`neue`) or a `q`.
//! * Endings go by the Snowball rules of the language a text is in. What is looked for
//!   is in no known language and is taken both ways.
//! * Of a compound the beginning is found (`Schulung` finds `Schulungsraum`), and what comes
//!   after a seam that nothing but a seam looks like: `-ungs-`, `-heits-`, `-keits-`, `-ions-`,
//!   `-täts-`, `-schafts-`, `-lings-`, `-tums-` (`Raum` finds `Schulungsraum`). Other last parts are
//!   not found (`Raum` does not find `Gartenraum`): without a dictionary every `Traum` would be a room.

use std::ops::Range;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// No word is longer; what is cut here is cut in the same place wherever it stands.
const LONGEST: usize = 40;

/// How a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// By the endings of German.
    German,
    /// By the endings of English.
    English,
    /// Any other language: as it stands.
    Other,
}

impl Language {
    /// All of them: what is looked for may be in any.
    pub const ALL: [Self; 3] = [Self::German, Self::English, Self::Other];

    /// The language a BCP 47 tag names.
    pub fn of(tag: &str) -> Self {
        match tag.split('-').next() {
            Some("de") => Self::German,
            Some("en") => Self::English,
            _ => Self::Other,
        }
    }
}

/// A word and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Bytes of the text it was found in.
    pub at: Range<usize>,
    /// In small letters, without accents.
    pub folded: String,
}

/// The words of a text, in their order.
pub fn words(text: &str) -> impl Iterator<Item = Word> {
    let inside = |c: char| c.is_alphanumeric() || is_combining_mark(c) || c == '\u{ad}';
    let mut rest = 0;
    std::iter::from_fn(move || {
        loop {
            let ahead = text.get(rest..)?;
            let start = rest + ahead.find(inside)?;
            let tail = text.get(start..)?;
            let end = start + tail.find(|c| !inside(c)).unwrap_or(tail.len());
            rest = end;
            let folded = folded(text.get(start..end)?);
            if !folded.is_empty() {
                return Some(Word { at: start..end, folded });
            }
        }
    })
}

fn folded(word: &str) -> String {
    let plain = word.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    let mut folded = String::with_capacity(word.len());
    for c in plain.filter(|c| c.is_alphanumeric()).take(LONGEST) {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' => folded.push('d'),
            'ı' => folded.push('i'),
            c => folded.push(c),
        }
    }
    folded
}

/// The form a folded word has in a text of this language.
pub fn stem(folded: &str, language: Language) -> String {
    match language {
        Language::German => Stemmer::create(Algorithm::German).stem(&without_digraphs(folded)).into_owned(),
        Language::English => Stemmer::create(Algorithm::English).stem(folded).into_owned(),
        Language::Other => folded.to_owned(),
    }
}

/// `ae`, `oe`, `ue` as what they stand for; `Steuer`, `neue` and `Quelle` have none.
fn without_digraphs(folded: &str) -> String {
    let mut plain = String::with_capacity(folded.len());
    let mut before = (' ', ' ');
    for c in folded.chars() {
        let digraph = c == 'e' && matches!(before.1, 'a' | 'o' | 'u');
        if !digraph || matches!(before.0, 'a' | 'e' | 'i' | 'o' | 'u' | 'q') {
            plain.push(c);
        }
        before = (before.1, c);
    }
    plain
}

/// What joins the parts of a German compound and ends no other word.
const SEAMS: [&str; 8] = ["ungs", "heits", "keits", "ions", "tats", "schafts", "lings", "tums"];
/// A part of a compound has at least so many letters.
const SHORTEST_PART: usize = 3;

/// The last part of a German compound, folded, where a seam shows it.
pub fn last_part(folded: &str) -> Option<&str> {
    let after = |seam: &str| folded.rfind(seam).filter(|at| *at > 1).map(|at| at + seam.len());
    let part = folded.get(SEAMS.into_iter().filter_map(after).max()?..)?;
    (part.len() >= SHORTEST_PART).then_some(part)
}

/// Words that say nothing about what somebody looks for, folded.
const SMALL: &str = " aber als am an and are as at auch auf aus bei bin bis but by can da damit das dass dein dem den der des die do does doch du ein eine einem einen einer es for from fur geht gibt habe haben hat have how i ich if ihr im in is ist it kann konnen man mein mich mir mit my nach nicht noch not nur oder of on or schon sein sich sie sind so that the there this to uber um und uns von vor wann war was we welche wenn wer wie wir with wo would you your zu zum zur ";

/// Whether a folded word says nothing by itself.
pub fn is_small(folded: &str) -> bool {
    SMALL.contains(&format!(" {folded} "))
}

#[cfg(test)]
mod tests {
    use super::{Language, is_small, last_part, stem, words};

    fn forms(text: &str, language: Language) -> Vec<String> {
        words(text).map(|word| stem(&word.folded, language)).collect()
    }

    #[test]
    fn a_word_is_one_word_however_it_is_written() {
        for garden in ["Gärten", "gaerten", "GÄRTEN", "Garten", "Gartens", "Ga\u{308}rten", "Gär\u{ad}ten"] {
            assert_eq!(forms(garden, Language::German), ["gart"], "{garden}");
        }
        for [one, other] in [["Straße", "STRASSEN"], ["Übung", "Uebungen"], ["Häuser", "haeuser"], ["schön", "schoene"]]
        {
            assert_eq!(forms(one, Language::German), forms(other, Language::German));
        }
        assert_eq!(forms("neue Steuer Quelle", Language::German), ["neu", "steu", "quell"]);
        assert_eq!(forms("communities asking", Language::English), ["communiti", "ask"]);
        assert_eq!(forms("Öztürk naïve ½", Language::Other), ["ozturk", "naive", "12"]);
    }

    #[test]
    fn words_stand_where_they_stand() {
        let text = "„Ah“ — don't\0 x_y! 🌱 ёлка";
        let found: Vec<&str> = words(text).map(|word| &text[word.at]).collect();
        assert_eq!(found, ["Ah", "don", "t", "x", "y", "ёлка"]);
        assert_eq!(words(&"a".repeat(5_000)).next().map(|word| word.folded.len()), Some(40));
        assert_eq!(words(" *(\"-🌱 ").count(), 0);
    }

    #[test]
    fn a_seam_shows_the_last_part_of_a_compound() {
        for (whole, part) in [("schulungsraum", "raum"), ("qualitatsmanagement", "management"), ("schulungstag", "tag")]
        {
            assert_eq!(last_part(whole), Some(part));
        }
        for whole in ["gartenraum", "schulungs", "ionstrom", "traum"] {
            assert_eq!(last_part(whole), None, "{whole}");
        }
        assert!(is_small("und") && is_small("the") && !is_small("garten") && !is_small("an the"));
    }
}
