//! Where in a text the words stand that somebody looked for. Never HTML: a list of
//! pieces, of which a template marks some.

use serde::Serialize;

use super::{Sought, analysed::part_of};
use crate::platform::stems::{self, Language};

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Span {
    /// Its words.
    pub text: String,
    /// Whether they were looked for.
    pub marked: bool,
}

/// So much of a passage, a part of it, stands before the first word that was looked for.
const LEAD: usize = 4;
/// No longer text is looked through for a passage.
const MOST: usize = 20_000;

/// A word that was looked for: where it stands, and which of those looked for it is.
struct Mark {
    start: usize,
    end: usize,
    term: usize,
}

fn marks(text: &str, language: &str, sought: &Sought) -> Vec<Mark> {
    let language = Language::of(language);
    let mark = |word: stems::Word| {
        let form = stems::stem(&word.folded, language);
        let part = part_of(&word.folded, language);
        let term = sought.meant(std::iter::once(form.as_str()).chain(part.as_deref()))?;
        Some(Mark { start: word.at.start, end: word.at.end, term })
    };
    stems::words(text).filter_map(mark).collect()
}

/// All of a short text.
pub fn whole(text: &str, language: &str, sought: &Sought) -> Vec<Span> {
    spans(text, 0, text.len(), &marks(text, language, sought))
}

/// About `most` characters of a text, from where most of what was looked for stands close together.
pub fn passage(text: &str, language: &str, sought: &Sought, most: usize) -> Vec<Span> {
    let mut line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((cut, _)) = line.char_indices().nth(MOST) {
        line.truncate(cut);
    }
    let marks = marks(&line, language, sought);
    let first = densest(&marks, most).map_or(0, |mark| mark.start);
    let start = back(&line, first, most / LEAD);
    let end = ahead(&line, start, most);
    let mut found = spans(&line, start, end, &marks);
    if start > 0 {
        found.insert(0, Span { text: "… ".into(), marked: false });
    }
    if end < line.len() {
        found.push(Span { text: " …".into(), marked: false });
    }
    found
}

/// The mark from which on most different words, and then most words, stand within `most` bytes.
fn densest(marks: &[Mark], most: usize) -> Option<&Mark> {
    let worth = |nth: usize, mark: &Mark| {
        let near = marks.iter().skip(nth).take_while(|other| other.end <= mark.start + most);
        let mut terms: Vec<usize> = near.map(|other| other.term).collect();
        let all = terms.len();
        terms.sort_unstable();
        terms.dedup();
        (terms.len(), all)
    };
    // The first of the best: `max_by_key` would take the last.
    marks.iter().enumerate().rev().max_by_key(|(nth, mark)| worth(*nth, mark)).map(|(_, mark)| mark)
}

/// The beginning of a word about `by` characters before `at`.
fn back(text: &str, at: usize, by: usize) -> usize {
    let before = text.get(..at).unwrap_or("");
    let Some((from, _)) = before.char_indices().rev().take(by).last() else { return 0 };
    if before.chars().count() <= by {
        return 0;
    }
    text.get(from..at).and_then(|lead| lead.find(' ')).map_or(at, |space| from + space + 1)
}

/// The end of a word at most `most` characters after `from`.
fn ahead(text: &str, from: usize, most: usize) -> usize {
    let rest = text.get(from..).unwrap_or("");
    let Some((cut, _)) = rest.char_indices().nth(most) else { return text.len() };
    let whole = rest.get(..cut).and_then(|cut| cut.rfind(' ')).unwrap_or(cut);
    from + whole
}

fn spans(text: &str, start: usize, end: usize, marks: &[Mark]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut push = |from: usize, to: usize, marked: bool| {
        let text = text.get(from..to).unwrap_or("");
        if !text.is_empty() {
            found.push(Span { text: text.to_owned(), marked });
        }
    };
    let mut at = start;
    for mark in marks.iter().filter(|mark| mark.start >= start && mark.end <= end) {
        push(at, mark.start, false);
        push(mark.start, mark.end, true);
        at = mark.end;
    }
    push(at, end, false);
    found
}

#[cfg(test)]
mod tests {
    use super::{Span, passage, whole};
    use crate::storage::search::Asked;

    fn shown(spans: &[Span]) -> String {
        spans.iter().map(|span| if span.marked { format!("[{}]", span.text) } else { span.text.clone() }).collect()
    }

    fn in_german(typed: &str, text: &str) -> String {
        shown(&passage(text, "de", &Asked::read(typed, |_, _| false).sought, 60))
    }

    #[test]
    fn words_are_marked_as_they_were_written() {
        assert_eq!(
            in_german("gaerten raum", "Unser Schulungsraum\nliegt am Garten."),
            "Unser [Schulungsraum] liegt am [Garten]."
        );
        assert_eq!(in_german("<b>", "1 < 2 <b>x</b>"), "1 < 2 <[b]>x</[b]>");
        let sought = Asked::read("\"good soil\"", |_, _| false).sought;
        assert_eq!(shown(&whole("A good soil, a goodbye", "en", &sought)), "A [good] [soil], a goodbye");
    }

    #[test]
    fn a_passage_lies_where_most_of_it_stands() {
        let text =
            format!("Boden. {} Der Boden im Garten trägt. {}", "lang und breit ".repeat(20), "noch mehr ".repeat(20));
        let found = in_german("Garten Boden", &text);
        assert!(found.starts_with("… ") && found.ends_with(" …"), "{found}");
        assert!(found.contains("[Boden] im [Garten]") && found.chars().count() < 80, "{found}");
        assert_eq!(in_german("nirgends", "Ein Text."), "Ein Text.");
        assert_eq!(in_german("x", ""), "");
        let long = "ä".repeat(30_000);
        assert!(in_german("x", &long).chars().count() < 80);
    }
}
