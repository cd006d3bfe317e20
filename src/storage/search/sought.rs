//! What somebody looks for, as both databases and our own marks understand it.

use std::collections::BTreeSet;

use super::analysed::Analysed;
use crate::platform::stems::{self, Language, is_small};

/// More words than these nobody looks for; the rest is left out.
const MOST_TERMS: usize = 12;
/// From so many letters on, a word also finds those that begin with it.
const SHORTEST_BEGINNING: usize = 3;

/// What was typed: words, each of which must be there, and words with a meaning of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The words.
    pub sought: Sought,
    /// `key:value`, as far as the reader of the words knew what they mean.
    pub operators: Vec<(String, String)>,
}

impl Asked {
    /// Reads what was typed. Nothing in it is wrong: what has no meaning is a word.
    ///
    /// `known` says whether `key:value`, both in small letters, is an operator here.
    pub fn read(typed: &str, known: impl Fn(&str, &str) -> bool) -> Self {
        let (mut terms, mut operators) = (Vec::new(), Vec::new());
        for piece in pieces(typed) {
            match piece {
                Piece::Operator(key, value) if known(&key, &value) => operators.push((key, value)),
                Piece::Operator(key, value) => terms.extend(Term::words(&format!("{key} {value}"))),
                Piece::Words(text) => terms.extend(Term::words(&text)),
                Piece::Phrase(text) => terms.extend(Term::phrase(&text)),
            }
        }
        Self { sought: Sought::of(terms), operators }
    }
}

enum Piece {
    Words(String),
    Phrase(String),
    Operator(String, String),
}

/// Cuts what was typed at spaces and quotation marks; `from:"Elif Demir"` is one piece.
fn pieces(typed: &str) -> Vec<Piece> {
    let plain: String = typed.chars().map(|c| if matches!(c, '„' | '“' | '”' | '«' | '»') { '"' } else { c }).collect();
    let (mut found, mut rest) = (Vec::new(), plain.as_str());
    loop {
        rest = rest.trim_start();
        let Some(first) = rest.chars().next() else { return found };
        if first == '"' {
            let (inside, after) = quoted(rest);
            found.push(Piece::Phrase(inside.to_owned()));
            rest = after;
            continue;
        }
        let end = rest.find(|c: char| c.is_whitespace() || c == '"').unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        rest = after;
        match word.split_once(':') {
            Some((key, "")) if after.starts_with('"') => {
                let (inside, after) = quoted(after);
                rest = after;
                found.push(Piece::Operator(key.to_lowercase(), inside.to_lowercase()));
            }
            Some((key, value)) => found.push(Piece::Operator(key.to_lowercase(), value.to_lowercase())),
            None => found.push(Piece::Words(word.to_owned())),
        }
    }
}

/// What stands between a quotation mark and the next one or the end, and what comes after.
fn quoted(text: &str) -> (&str, &str) {
    let inside = text.strip_prefix('"').unwrap_or(text);
    inside.split_once('"').unwrap_or((inside, ""))
}

/// A word as it may stand in the index: its stem in each language, and what it may be the beginning of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Forms {
    /// Found where they stand as they are.
    exact: BTreeSet<String>,
    /// Found also where a word begins with them.
    beginnings: BTreeSet<String>,
}

impl Forms {
    fn of(folded: &str) -> Self {
        let exact: BTreeSet<String> = Language::ALL.map(|language| stems::stem(folded, language)).into();
        let long = |form: &&String| form.chars().count() >= SHORTEST_BEGINNING;
        // What begins with `communities` begins with `communiti` too.
        let shortest = |form: &&String| {
            !exact.iter().any(|other| other != *form && long(&other) && form.starts_with(other.as_str()))
        };
        let beginnings = exact.iter().filter(long).filter(shortest).cloned().collect();
        Self { exact, beginnings }
    }

    /// Whether a word of a text, in the form it has there, is meant.
    pub fn fits(&self, form: &str) -> bool {
        self.exact.contains(form) || self.beginnings.iter().any(|beginning| form.starts_with(beginning.as_str()))
    }
}

/// One thing that must be there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Term {
    Word(Forms),
    /// Several words in a row, in the forms they have in each language.
    Phrase(BTreeSet<Vec<String>>),
}

impl Term {
    fn words(text: &str) -> Vec<Self> {
        stems::words(text).map(|word| Self::Word(Forms::of(&word.folded))).collect()
    }

    fn phrase(text: &str) -> Option<Self> {
        let folded: Vec<String> = stems::words(text).take(MOST_TERMS).map(|word| word.folded).collect();
        match folded.as_slice() {
            [] => None,
            [one] => Some(Self::Word(Forms::of(one))),
            many => {
                let in_language = |language| many.iter().map(|word| stems::stem(word, language)).collect();
                Some(Self::Phrase(Language::ALL.map(in_language).into()))
            }
        }
    }

    /// As FTS5 has it. Nothing but letters and digits stands between the quotation marks.
    fn fts5(&self) -> String {
        let parts: Vec<String> = match self {
            Self::Word(forms) => {
                let exact = forms.exact.iter().map(|form| format!("\"{form}\""));
                exact.chain(forms.beginnings.iter().map(|form| format!("\"{form}\" *"))).collect()
            }
            Self::Phrase(all) => all.iter().map(|phrase| format!("\"{}\"", phrase.join(" "))).collect(),
        };
        format!("({})", parts.join(" OR "))
    }

    /// As PostgreSQL has it.
    fn tsquery(&self) -> String {
        let parts: Vec<String> = match self {
            Self::Word(forms) => {
                let exact = forms.exact.iter().map(|form| format!("'{form}'"));
                exact.chain(forms.beginnings.iter().map(|form| format!("'{form}':*"))).collect()
            }
            Self::Phrase(all) => {
                let row = |phrase: &Vec<String>| {
                    let words: Vec<String> = phrase.iter().map(|form| format!("'{form}'")).collect();
                    format!("({})", words.join(" <-> "))
                };
                all.iter().map(row).collect()
            }
        };
        format!("({})", parts.join(" | "))
    }

    /// How often it stands there.
    fn count(&self, text: &Analysed) -> usize {
        match self {
            Self::Word(forms) => {
                let beginnings: usize = forms.beginnings.iter().map(|form| text.beginning_with(form)).sum();
                let exact = forms
                    .exact
                    .iter()
                    .filter(|form| !forms.beginnings.iter().any(|all| form.starts_with(all.as_str())));
                beginnings + exact.map(|form| text.exactly(form)).sum::<usize>()
            }
            Self::Phrase(all) => all.iter().map(|phrase| text.in_a_row(phrase)).sum(),
        }
    }

    fn words_fitting(&self, form: &str) -> bool {
        match self {
            Self::Word(forms) => forms.fits(form),
            Self::Phrase(all) => all.iter().flatten().any(|one| one == form),
        }
    }
}

/// Words somebody looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    terms: Vec<Term>,
}

impl Sought {
    fn of(terms: Vec<Term>) -> Self {
        let small = |term: &Term| matches!(term, Term::Word(forms) if forms.exact.iter().any(|form| is_small(form)));
        // Who looks for "the who" means these very words; who looks for "the garden" does not mean "the".
        let anything_else = terms.iter().any(|term| !small(term));
        let mut kept: Vec<Term> = Vec::new();
        for term in terms {
            if kept.len() < MOST_TERMS && !(anything_else && small(&term)) && !kept.contains(&term) {
                kept.push(term);
            }
        }
        Self { terms: kept }
    }

    /// The words of a text, small ones left out.
    pub fn words_of(text: &str) -> Self {
        let sought = Self::of(Term::words(text));
        let telling = |term: &Term| matches!(term, Term::Word(forms) if !forms.exact.iter().any(|form| is_small(form)));
        Self { terms: sought.terms.into_iter().filter(telling).collect() }
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// How many things must be there.
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// As FTS5 has it: all of them, or any.
    pub(super) fn fts5(&self, all: bool) -> String {
        let terms: Vec<String> = self.terms.iter().map(Term::fts5).collect();
        terms.join(if all { " AND " } else { " OR " })
    }

    /// As PostgreSQL has it: all of them, or any.
    pub(super) fn tsquery(&self, all: bool) -> String {
        let terms: Vec<String> = self.terms.iter().map(Term::tsquery).collect();
        terms.join(if all { " & " } else { " | " })
    }

    /// How often each of them stands in a text.
    pub fn counts(&self, text: &Analysed) -> Vec<usize> {
        self.terms.iter().map(|term| term.count(text)).collect()
    }

    /// Which of them, by its number, a word means that has these forms.
    pub(super) fn meant<'a>(&self, forms: impl IntoIterator<Item = &'a str> + Clone) -> Option<usize> {
        self.terms.iter().position(|term| forms.clone().into_iter().any(|form| term.words_fitting(form)))
    }
}

#[cfg(test)]
mod tests {
    use super::Asked;

    fn read(typed: &str) -> Asked {
        Asked::read(typed, |key, _| ["from", "in"].contains(&key))
    }

    #[test]
    fn words_phrases_and_operators_are_told_apart() {
        let asked = read("from:tom „guter Boden“ in:Lesson Schulungen from:\"Elif Demir\" http://x.y");
        let operators: Vec<(&str, &str)> =
            asked.operators.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        assert_eq!(operators, [("from", "tom"), ("in", "lesson"), ("from", "elif demir")]);
        assert_eq!(
            asked.sought.fts5(true),
            "(\"gut bod\" OR \"guter boden\") AND (\"schulung\" OR \"schulungen\" OR \"schulung\" *) \
             AND (\"http\" OR \"http\" *) AND (\"x\") AND (\"y\")"
        );
        assert_eq!(read("Schulungen").sought.tsquery(true), "('schulung' | 'schulungen' | 'schulung':*)");
    }

    #[test]
    fn nothing_typed_can_be_wrong() {
        for odd in [
            "",
            "\"",
            "\"\"",
            "*",
            "NEAR(",
            "a:",
            ":",
            "from:\"",
            "\0",
            "🌱",
            "((((",
            "--",
            "' or 1=1",
            &"x ".repeat(5_000),
        ] {
            let asked = read(odd);
            let text = asked.sought.fts5(true);
            assert!(text.chars().all(|c| c.is_alphanumeric() || "()\" *".contains(c)), "{odd}: {text}");
            assert!(asked.sought.len() <= super::MOST_TERMS);
        }
    }

    #[test]
    fn small_words_do_not_stand_in_the_way() {
        assert_eq!(read("the garden").sought, read("garden").sought);
        assert_eq!(read("wer bin ich").sought.len(), 3, "unless there is nothing else");
        assert_eq!(read("garden Garden GARDEN").sought.len(), 1);
    }
}
