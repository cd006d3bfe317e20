//! The three operators, in both languages. Pure: no database, no request.

use crate::storage::search::Asked;

/// What can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// What people wrote in threads.
    Talk,
    /// Papers and their sections.
    Papers,
    /// Lessons.
    Lessons,
    /// People.
    People,
}

/// What was typed, once it is read.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// Words and operators.
    pub asked: Asked,
    /// Whose posts; none where it does not matter.
    pub from: Vec<String>,
    /// What of; all where it is empty.
    within: Vec<What>,
    /// Only threads nobody has answered.
    pub unanswered: bool,
}

fn named(word: &str) -> Option<What> {
    match word {
        "lesson" | "lessons" | "lektion" | "lektionen" => Some(What::Lessons),
        "thread" | "threads" | "talk" | "post" | "posts" | "austausch" | "beitrag" | "beiträge" | "thema" => {
            Some(What::Talk)
        }
        "paper" | "papers" | "papier" | "papiere" | "document" | "documents" | "dokument" | "dokumente" => {
            Some(What::Papers)
        }
        "people" | "person" | "leute" | "personen" | "menschen" => Some(What::People),
        _ => None,
    }
}

fn is_from(key: &str) -> bool {
    ["from", "von"].contains(&key)
}

fn is_unanswered(key: &str, value: &str) -> bool {
    ["is", "ist"].contains(&key) && ["unanswered", "unbeantwortet"].contains(&value)
}

fn known(key: &str, value: &str) -> bool {
    (is_from(key) && value.chars().any(char::is_alphanumeric))
        || (key == "in" && named(value).is_some())
        || is_unanswered(key, value)
}

impl Question {
    /// Reads what was typed.
    pub fn read(typed: &str) -> Self {
        let asked = Asked::read(typed, known);
        let mut question = Self::default();
        for (key, value) in &asked.operators {
            match key.as_str() {
                "in" => question.within.extend(named(value)),
                key if is_from(key) => question.from.push(value.clone()),
                _ => question.unanswered = true,
            }
        }
        Self { asked, ..question }
    }

    /// Whether anything is looked for at all.
    pub fn says_something(&self) -> bool {
        !self.asked.sought.is_empty() || !self.asked.operators.is_empty()
    }

    /// Whether this is looked for: only posts are by somebody, or unanswered.
    pub fn wants(&self, what: What) -> bool {
        let of_posts = what == What::Talk || (self.from.is_empty() && !self.unanswered);
        of_posts && (self.within.is_empty() || self.within.contains(&what))
    }

    /// The one thing that is looked for, where it is one.
    pub fn only(&self) -> Option<What> {
        let mut wanted =
            [What::Talk, What::Papers, What::Lessons, What::People].into_iter().filter(|what| self.wants(*what));
        wanted.next().filter(|_| wanted.next().is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::{Question, What};

    #[test]
    fn operators_are_understood_in_both_languages() {
        for typed in ["boden from:tom in:thread is:unanswered", "Boden VON:Tom in:Austausch ist:unbeantwortet"] {
            let question = Question::read(typed);
            assert_eq!(
                (question.from.as_slice(), question.unanswered),
                (["tom".to_owned()].as_slice(), true),
                "{typed}"
            );
            assert_eq!((question.only(), question.asked.sought.len()), (Some(What::Talk), 1));
        }
        assert_eq!(Question::read("in:lektion").only(), Some(What::Lessons));
        assert_eq!(Question::read("in:papier").only(), Some(What::Papers));
        assert_eq!(Question::read("boden").only(), None);
        assert!(!Question::read("ist:unbeantwortet").wants(What::People));
        assert!(!Question::read("von:tom").wants(What::Papers), "several write in a paper");
    }

    #[test]
    fn what_has_no_meaning_is_a_word() {
        for typed in ["in:garden", "is:green", "from:", "title:x", "von:--"] {
            let question = Question::read(typed);
            assert!(question.from.is_empty() && !question.unanswered && question.only().is_none(), "{typed}");
            assert!(question.says_something(), "{typed}");
        }
        assert!(!Question::read(" \"\" 🌱").says_something());
    }
}
