//! Two who began from the same text: what each changed stays where they did not touch the same sentence.
//!
//! The merging itself is diff3 as `diffy` does it, line by line. A paragraph is one line to a machine and
//! many sentences to a person, so a text is handed over sentence by sentence: each as a number on a line.

use std::collections::HashMap;

use diffy::{ConflictStyle, MergeOptions};

/// A piece of a text made of two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Both agree, or only one of them changed anything here.
    Agreed(String),
    /// Both changed it.
    Touching {
        /// What one wrote.
        mine: String,
        /// What the other wrote.
        theirs: String,
    },
}

/// The sentences of a text and the white space between them, in order; together they are the text.
pub fn sentences(text: &str) -> Vec<&str> {
    let (mut found, mut from) = (Vec::new(), 0);
    let mut chars = text.char_indices().peekable();
    let mut was_space = None;
    let mut ended = false;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let breaks = match was_space {
            // White space goes together, and ends where a word begins.
            Some(true) => !c.is_whitespace(),
            // A sentence ends with its line, and after its mark.
            Some(false) => c == '\n' || (c.is_whitespace() && ended),
            None => false,
        };
        if breaks {
            found.extend(text.get(from..at));
            from = at;
        }
        was_space = match was_space {
            Some(state) if !breaks => Some(state),
            _ => Some(c.is_whitespace()),
        };
        ended = matches!(c, '.' | '!' | '?' | ':' | ';' | '…') && next.is_none_or(char::is_whitespace);
    }
    found.extend(text.get(from..).filter(|rest| !rest.is_empty()));
    found
}

/// What becomes of `mine` and `theirs`, both made from `base`: one text, or the pieces of which some touch.
pub fn merge(base: &str, mine: &str, theirs: &str) -> Result<String, Vec<Part>> {
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut known: Vec<&str> = Vec::new();
    let mut numbered = |text| {
        let mut lines = String::new();
        for sentence in sentences(text) {
            let number = *numbers.entry(sentence).or_insert_with(|| {
                known.push(sentence);
                known.len() - 1
            });
            lines.push_str(&format!("{number}\n"));
        }
        lines
    };
    let (base, mine, theirs) = (numbered(base), numbered(mine), numbered(theirs));
    let merged = MergeOptions::new().set_conflict_style(ConflictStyle::Merge).merge(&base, &mine, &theirs);
    let said = |line: &str| line.parse::<usize>().ok().and_then(|number| known.get(number)).copied().unwrap_or("");
    match merged {
        Ok(lines) => Ok(lines.lines().map(said).collect()),
        Err(lines) => Err(parts(&lines, said)),
    }
}

fn parts<'a>(lines: &str, said: impl Fn(&str) -> &'a str) -> Vec<Part> {
    let mut parts = Vec::new();
    let (mut agreed, mut mine, mut theirs) = (String::new(), String::new(), String::new());
    let mut side = None;
    for line in lines.lines() {
        match line.chars().next() {
            Some('<') => {
                if !agreed.is_empty() {
                    parts.push(Part::Agreed(std::mem::take(&mut agreed)));
                }
                side = Some(true);
            }
            Some('=') => side = Some(false),
            Some('>') => {
                parts.push(Part::Touching { mine: std::mem::take(&mut mine), theirs: std::mem::take(&mut theirs) });
                side = None;
            }
            _ => match side {
                Some(true) => mine.push_str(said(line)),
                Some(false) => theirs.push_str(said(line)),
                None => agreed.push_str(said(line)),
            },
        }
    }
    if !agreed.is_empty() {
        parts.push(Part::Agreed(agreed));
    }
    parts
}

/// The sentences a text has that were not in the one before it.
pub fn brought<'a>(before: &str, text: &'a str) -> Vec<&'a str> {
    let there = sentences(before);
    sentences(text).into_iter().filter(|one| !one.trim().is_empty() && !there.contains(one)).collect()
}

/// A text without the sentences that are in `gone`.
pub fn without(text: &str, gone: &[&str]) -> String {
    let kept: String = sentences(text).into_iter().filter(|sentence| !gone.contains(sentence)).collect();
    let mut lines = Vec::new();
    for line in kept.lines().map(str::trim_end) {
        // Where a paragraph went, its empty lines go too.
        if !(line.is_empty() && lines.last().is_none_or(|last: &&str| last.is_empty())) {
            lines.push(line);
        }
    }
    lines.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Part, merge, sentences, without};

    #[test]
    fn a_text_is_its_sentences() {
        let text = "One. Two, e.g. three?\n\n- a 1.5 list\n- more";
        let all = ["One.", " ", "Two, e.g.", " ", "three?", "\n\n", "- a 1.5 list", "\n", "- more"];
        assert_eq!(sentences(text), all);
        assert_eq!(sentences(""), Vec::<&str>::new());
        assert_eq!(sentences(" a"), [" ", "a"]);
    }

    #[test]
    fn two_sentences_of_one_paragraph_are_merged_and_one_sentence_is_not() {
        let base = "We meet. We talk. We leave.";
        assert_eq!(
            merge(base, "We often meet. We talk. We leave.", "We meet. We talk. We leave late."),
            Ok("We often meet. We talk. We leave late.".to_owned())
        );
        let touching = merge(base, "We never meet. We talk. We leave.", "We always meet. We talk. We leave.");
        let parts = vec![
            Part::Touching { mine: "We never meet.".into(), theirs: "We always meet.".into() },
            Part::Agreed(" We talk. We leave.".into()),
        ];
        assert_eq!(touching, Err(parts));
        assert_eq!(merge(base, "", base), Ok(String::new()));
        assert_eq!(merge("", "Mine.", "Mine."), Ok("Mine.".to_owned()));
        assert!(merge("", "Mine.", "Theirs.").is_err());
    }

    #[test]
    fn a_sentence_that_is_gone_leaves_no_hole() {
        assert_eq!(without("One. Two. Three.\n\nTwo.\n\nFour.", &["Two."]), "One.  Three.\n\nFour.");
        assert_eq!(without("Two.", &["Two."]), "");
    }

    proptest! {
        #[test]
        fn nothing_anybody_wrote_is_lost(
            base in proptest::collection::vec("[a-d]{1,2}[.?]", 0..8),
            mine in proptest::collection::vec("[a-e]{1,2}[.?]", 0..8),
            theirs in proptest::collection::vec("[a-d]{1,2}[.?]", 0..8),
        ) {
            let [base, mine, theirs] = [base, mine, theirs].map(|words| words.join(" "));
            prop_assert_eq!(sentences(&mine).concat(), mine.as_str());
            let whole = match merge(&base, &mine, &theirs) {
                Ok(text) => text,
                Err(parts) => parts.iter().map(|part| match part {
                    Part::Agreed(text) => text.clone(),
                    Part::Touching { mine, theirs } => format!("{mine} {theirs}"),
                }).collect(),
            };
            // What one of them wrote that was not there before is in it, or where they touch.
            for sentence in sentences(&mine).into_iter().chain(sentences(&theirs)) {
                prop_assert!(base.contains(sentence) || whole.contains(sentence), "{sentence} is not in {whole}");
            }
        }

        #[test]
        fn one_who_changes_nothing_stands_in_nobodys_way(base in "[a-c. \n]{0,30}", mine in "[a-c. \n]{0,30}") {
            prop_assert_eq!(merge(&base, &mine, &base), Ok(mine.clone()));
            prop_assert_eq!(merge(&base, &base, &mine), Ok(mine));
        }
    }
}
