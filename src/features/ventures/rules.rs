//! What a form showed, what was typed in it, and what stands there by now. Pure: no database, no request.

use entity::states::VenturePart;
use sha2::{Digest, Sha256};

/// The parts, in the order in which they are written.
pub const PARTS: [VenturePart; 6] = [
    VenturePart::Purpose,
    VenturePart::People,
    VenturePart::Needs,
    VenturePart::Content,
    VenturePart::Rhythm,
    VenturePart::Measures,
];

/// The most characters a part may have.
pub const MOST: usize = 1_000;
/// The most characters the name of a community may have.
pub const MOST_NAME: usize = 80;

/// A text as a form showed it: its version, and enough of it to tell whether somebody touched it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    version: i32,
    mark: String,
}

fn mark(text: &str) -> String {
    Sha256::digest(text).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

impl Seen {
    /// What a form shows of `text` at `version`, which is 0 where nothing was written.
    pub fn new(version: i32, text: &str) -> Self {
        Self { version, mark: mark(text) }
    }

    /// For a hidden field.
    pub fn token(&self) -> String {
        format!("{}.{}", self.version, self.mark)
    }

    /// What a hidden field holds; nothing written where it was not sent.
    pub fn parse(token: &str) -> Option<Self> {
        if token.is_empty() {
            return Some(Self::new(0, ""));
        }
        let (version, mark) = token.split_once('.')?;
        let hex = mark.len() == 16 && mark.bytes().all(|byte| byte.is_ascii_hexdigit());
        let version = version.parse().ok().filter(|version| *version >= 0 && hex)?;
        Some(Self { version, mark: mark.to_owned() })
    }

    /// What is to be done with `typed`, where `text` stands at `version` by now.
    pub fn fate(&self, typed: &str, version: i32, text: &str) -> Fate {
        if typed == text {
            Fate::Same
        } else if self.version == version {
            Fate::Write
        } else if self.mark == mark(typed) {
            Fate::Same // untouched here, changed elsewhere
        } else {
            Fate::Crossed
        }
    }
}

/// What is to be done with a text that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Nothing.
    Same,
    /// It is written down.
    Write,
    /// It was changed here and elsewhere.
    Crossed,
}

#[cfg(test)]
mod tests {
    use super::{Fate, Seen};

    #[test]
    fn a_text_is_written_unless_another_one_came_in_between() {
        let seen = Seen::parse(&Seen::new(2, "Bees").token()).unwrap();
        for (typed, version, text, fate) in [
            ("Bees", 2, "Bees", Fate::Same),
            ("Wasps", 2, "Bees", Fate::Write),
            ("", 2, "Bees", Fate::Write),
            ("Bees", 3, "Ants", Fate::Same),
            ("Ants", 3, "Ants", Fate::Same),
            ("Wasps", 3, "Ants", Fate::Crossed),
        ] {
            assert_eq!(seen.fate(typed, version, text), fate, "{typed} on {text}");
        }
    }

    #[test]
    fn a_token_is_read_or_refused() {
        assert_eq!(Seen::parse(""), Some(Seen::new(0, "")));
        for odd in ["1", "x.0123456789abcdef", "-1.0123456789abcdef", "1.0123", "1.0123456789abcdeg"] {
            assert_eq!(Seen::parse(odd), None, "{odd}");
        }
    }
}
