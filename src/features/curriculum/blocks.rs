//! The blocks an author may use, what they are called, and how they are shown.

use std::collections::BTreeMap;

use super::course::in_language;
use crate::platform::{
    markdown::{Block, Dressing, Outline, outline},
    words::Words,
};

/// A block between two lines of colons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BlockKind {
    /// What a lesson asks the cohort; shown below the lesson, with the answers.
    Question,
    /// A small exercise.
    Task,
    /// A breath.
    Pause,
    /// A prompt for two.
    Sparring,
    /// A table of minutes.
    RunSheet,
    /// An example, a caution, an aside.
    Callout,
    /// Things to tick off on paper.
    Checklist,
    /// Where to read on.
    Reading,
}

impl BlockKind {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Question,
        Self::Task,
        Self::Pause,
        Self::Sparring,
        Self::RunSheet,
        Self::Callout,
        Self::Checklist,
        Self::Reading,
    ];

    /// The word after the fence.
    pub fn name(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Task => "task",
            Self::Pause => "pause",
            Self::Sparring => "sparring",
            Self::RunSheet => "run-sheet",
            Self::Callout => "callout",
            Self::Checklist => "checklist",
            Self::Reading => "reading",
        }
    }

    /// The block with this word after its fence.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// All words, for a sentence.
    pub fn names() -> String {
        Self::ALL.map(Self::name).join(", ")
    }
}

/// What blocks are called, by language.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    blocks: BTreeMap<String, BTreeMap<BlockKind, String>>,
    footnote_back: BTreeMap<String, String>,
    fallback: String,
}

impl Labels {
    /// The labels as the interface has them.
    pub fn new(words: &Words) -> Self {
        let of = |tag: &str| {
            let label = |kind: BlockKind| (kind, words.plain(tag, &format!("curriculum-block-{}", kind.name())));
            // A callout says itself what it is, and a question is shown elsewhere.
            BlockKind::ALL
                .into_iter()
                .filter(|kind| !matches!(kind, BlockKind::Callout | BlockKind::Question))
                .map(label)
                .collect()
        };
        let all = words.locales().map(|locale| (locale.tag().to_owned(), of(locale.tag()))).collect();
        let back = words
            .locales()
            .map(|locale| (locale.tag().to_owned(), words.plain(locale.tag(), "curriculum-footnote-back")));
        Self { blocks: all, footnote_back: back.collect(), fallback: words.fallback().tag().to_owned() }
    }

    fn of<'a, T>(&self, all: &'a BTreeMap<String, T>, language: &str) -> Option<&'a T> {
        in_language(all, language).map(|(_, label)| label).or_else(|| all.get(&self.fallback))
    }

    /// What the link at the end of a footnote is called.
    pub fn footnote_back(&self, language: &str) -> &str {
        self.of(&self.footnote_back, language).map_or("↩", String::as_str)
    }

    /// What becomes of a block in a text in `language`.
    pub fn dressing(&self, language: &str, name: &str, words: &str) -> Dressing {
        let Some(kind) = BlockKind::named(name) else { return Dressing::Plain };
        if kind == BlockKind::Question {
            return Dressing::Left;
        }
        let labels = self.of(&self.blocks, language);
        let label = labels.and_then(|labels| labels.get(&kind)).cloned().unwrap_or_default();
        Dressing::Box { class: kind.name(), label, title: words.to_owned() }
    }
}

/// Whether a text can stand before the question of a lesson: its blocks are known, begin and
/// end, and nothing in it would swallow or double the question.
pub fn fits_before_question(text: &str) -> bool {
    let found = outline(&format!("{}\n\n::: question x\nx\n:::\n", text.trim_end()));
    let mut questions = questions(&found);
    questions.next().is_some_and(|question| question.last)
        && questions.next().is_none()
        && found.nested.is_empty()
        && found.stray.is_empty()
        && found.blocks.iter().all(|block| block.closed && BlockKind::named(&block.name).is_some())
}

/// The questions in a text, in their order: the words of such a block are the question's id.
pub fn questions(outline: &Outline) -> impl Iterator<Item = &Block> {
    outline.blocks.iter().filter(|block| block.name == BlockKind::Question.name())
}

/// From when to when a row of a run sheet goes, in minutes: `0–5`, `5-15`.
pub fn from_to(cell: &str) -> Option<(u32, u32)> {
    let (from, to) = cell.trim().split_once(['–', '-', '—'])?;
    let (from, to) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
    (from < to).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::{fits_before_question, from_to};

    #[test]
    fn what_would_swallow_the_question_does_not_fit() {
        for fits in ["Words.", "::: task Dig\nDeep.\n:::", "Words.[^1]\n\n[^1]: A source.", ""] {
            assert!(fits_before_question(fits), "{fits}");
        }
        for wrong in [
            "::: task Dig\nDeep.",
            "::: question mine\nHm?\n:::",
            "::: box Dig\nDeep.\n:::",
            "- ::: task Dig\n  Deep.\n  :::",
            "```\ncode",
            ":::",
        ] {
            assert!(!fits_before_question(wrong), "{wrong}");
        }
    }

    #[test]
    fn minutes_are_read_as_people_write_them() {
        assert_eq!(from_to("0–5"), Some((0, 5)));
        assert_eq!(from_to(" 5 - 15 "), Some((5, 15)));
        assert_eq!(from_to("15"), None);
        assert_eq!(from_to("9–5"), None);
    }
}
