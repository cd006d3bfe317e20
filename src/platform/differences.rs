//! What changed between two texts, paragraph by paragraph, in a form people can read.

use serde::Serialize;
use similar::{ChangeTag, TextDiff};

/// What became of some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// They are in both texts.
    Stayed,
    /// They are only in the old one.
    Went,
    /// They are only in the new one.
    Came,
}

/// Words that met the same fate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Words {
    /// Which.
    pub fate: Fate,
    /// The words.
    pub text: String,
}

/// A paragraph of either text, or several that stayed as they were.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Passage {
    /// Something changed in it.
    Changed {
        /// Its words, in the order of reading.
        words: Vec<Words>,
    },
    /// So many paragraphs stayed as they were.
    Same {
        /// How many.
        count: usize,
    },
}

/// Compares two texts whose paragraphs are divided by empty lines.
pub fn differences(old: &str, new: &str) -> Vec<Passage> {
    // Paragraph by paragraph first: word by word over a whole text, the little
    // words that occur everywhere would hold together what does not belong together.
    let (old, new): (Vec<&str>, Vec<&str>) = (paragraphs(old), paragraphs(new));
    let diff = TextDiff::from_slices(&old, &new);
    let mut passages = Vec::new();
    for op in diff.ops() {
        let (before, after) = (old.get(op.old_range()).unwrap_or(&[]), new.get(op.new_range()).unwrap_or(&[]));
        if op.tag() == similar::DiffTag::Equal {
            passages.push(Passage::Same { count: before.len() });
            continue;
        }
        for nth in 0..before.len().max(after.len()) {
            let (one, other) = (before.get(nth).copied().unwrap_or(""), after.get(nth).copied().unwrap_or(""));
            passages.push(Passage::Changed { words: words(one, other) });
        }
    }
    passages
}

fn paragraphs(text: &str) -> Vec<&str> {
    text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()).collect()
}

/// Word by word where the two have much in common, one after the other where they do not.
fn words(old: &str, new: &str) -> Vec<Words> {
    let diff = TextDiff::from_words(old, new);
    if diff.ratio() < 0.5 {
        let whole = [(Fate::Went, old), (Fate::Came, new)].into_iter().filter(|(_, text)| !text.is_empty());
        return whole.map(|(fate, text)| Words { fate, text: text.to_owned() }).collect();
    }
    let mut found: Vec<Words> = Vec::new();
    for change in diff.iter_all_changes() {
        let fate = match change.tag() {
            ChangeTag::Equal => Fate::Stayed,
            ChangeTag::Delete => Fate::Went,
            ChangeTag::Insert => Fate::Came,
        };
        match found.last_mut() {
            Some(last) if last.fate == fate => last.text.push_str(change.value()),
            _ => found.push(Words { fate, text: change.value().to_owned() }),
        }
    }
    joined(found)
}

/// A word or two that stayed between words that did not are only in the way: they go and come too.
fn joined(words: Vec<Words>) -> Vec<Words> {
    let (mut found, mut went, mut came) = (Vec::new(), String::new(), String::new());
    // Within one passage, what went stands before what came.
    let flush = |found: &mut Vec<Words>, went: &mut String, came: &mut String| {
        let both = [(Fate::Went, std::mem::take(went)), (Fate::Came, std::mem::take(came))];
        found.extend(both.into_iter().filter(|(_, text)| !text.is_empty()).map(|(fate, text)| Words { fate, text }));
    };
    let last = words.len().saturating_sub(1);
    for (nth, word) in words.into_iter().enumerate() {
        let few = nth > 0 && nth < last && word.text.split_whitespace().count() < 3;
        if word.fate == Fate::Stayed && !few {
            flush(&mut found, &mut went, &mut came);
            found.push(word);
            continue;
        }
        if word.fate != Fate::Came {
            went.push_str(&word.text);
        }
        if word.fate != Fate::Went {
            came.push_str(&word.text);
        }
    }
    flush(&mut found, &mut went, &mut came);
    found
}

#[cfg(test)]
mod tests {
    use super::{Fate, Passage, Words, differences};

    #[test]
    fn one_word_is_one_word() {
        let old = "Eins bleibt.\n\nBleibt auch.\n\nDu liest drei Seiten am Tag.\n\nEnde.";
        let new = "Eins bleibt.\n\nBleibt auch.\n\nDu liest zwei Seiten am Tag.\n\nEnde.";
        let words = |fate, text: &str| Words { fate, text: text.into() };
        assert_eq!(
            differences(old, new),
            [
                Passage::Same { count: 2 },
                Passage::Changed {
                    words: vec![
                        words(Fate::Stayed, "Du liest "),
                        words(Fate::Went, "drei"),
                        words(Fate::Came, "zwei"),
                        words(Fate::Stayed, " Seiten am Tag."),
                    ]
                },
                Passage::Same { count: 1 },
            ]
        );
    }

    #[test]
    fn two_words_that_stayed_in_between_are_not_in_the_way() {
        let found = differences(
            "Wir treffen uns am Montag im Büro und reden.",
            "Wir treffen uns jeden Montag im Labor und reden.",
        );
        let words = |fate, text: &str| Words { fate, text: text.into() };
        let expected = vec![
            words(Fate::Stayed, "Wir treffen uns "),
            words(Fate::Went, "am Montag im Büro"),
            words(Fate::Came, "jeden Montag im Labor"),
            words(Fate::Stayed, " und reden."),
        ];
        assert_eq!(found, [Passage::Changed { words: expected }]);
    }

    #[test]
    fn another_paragraph_is_no_patchwork() {
        let found = differences("Die alte Halle war groß.", "Heute reden wir über das Wetter und die Kantine.");
        let Passage::Changed { words } = &found[0] else { panic!("{found:?}") };
        assert_eq!(words.iter().map(|words| words.fate).collect::<Vec<_>>(), [Fate::Went, Fate::Came]);
        assert_eq!(differences("a", "a"), [Passage::Same { count: 1 }]);
        assert_eq!(differences("", ""), []);
    }
}
