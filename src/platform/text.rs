//! Text that people send, parsed at the door into types that cannot be wrong.
//!
//! Every type normalises to NFC, drops control, bidirectional-control and
//! invisible characters, thins stacks of combining marks and limits length in
//! characters. A NUL never gets this far: the web floor refuses the request.

use std::fmt;

use lettre::Address;
use serde::Serialize;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Why a text does not fit: the key of a message, and the limit it speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unfit {
    /// Key of a message in `content/locales`.
    pub key: &'static str,
    /// The number the message speaks of, if any.
    pub limit: Option<usize>,
}

const MISSING: Unfit = Unfit { key: "form-missing", limit: None };

/// A text that was parsed from what somebody typed.
pub trait Text: Sized {
    /// Parses; the error names what is wrong.
    fn parse(input: &str) -> Result<Self, Unfit>;
}

/// More combining marks than this on one letter are a prank, not a language.
const MOST_MARKS: usize = 4;

fn unwanted(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2069}' | '\u{206A}'..='\u{206F}'
        | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// NFC without what cannot be seen; `lines` keeps line ends and tabs.
fn clean(input: &str, lines: bool) -> String {
    let mut marks = 0;
    let input = input.replace("\r\n", "\n").replace('\r', "\n");
    let kept = input.nfc().filter_map(|c| {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        if marks > MOST_MARKS || unwanted(c) {
            None
        } else if lines && (c == '\n' || c == '\t') {
            Some(c)
        } else if c.is_control() || (!lines && c.is_whitespace()) {
            Some(' ')
        } else {
            Some(c)
        }
    });
    kept.collect::<String>().nfc().collect()
}

/// One line: spaces folded into one, none at the ends.
pub fn one_line(input: &str) -> String {
    clean(input, false).split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn within(text: String, most: usize) -> Result<String, Unfit> {
    if text.is_empty() {
        Err(MISSING)
    } else if text.chars().count() > most {
        Err(Unfit { key: "form-too-long", limit: Some(most) })
    } else {
        Ok(text)
    }
}

macro_rules! text {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
        pub struct $name(String);

        impl $name {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> String {
                text.0
            }
        }
    };
}

text!(
    /// What somebody is called: one line of 1 to 80 characters with at least one letter or digit.
    Name
);

/// Names that would let a person pass for the house itself.
const RESERVED: [&str; 6] = ["admin", "administrator", "lernweg", "moderator", "root", "system"];

impl Text for Name {
    fn parse(input: &str) -> Result<Self, Unfit> {
        let name = within(one_line(input), 80)?;
        if !name.chars().any(char::is_alphanumeric) {
            return Err(Unfit { key: "form-name-empty", limit: None });
        }
        if RESERVED.contains(&name.to_lowercase().as_str()) {
            return Err(Unfit { key: "form-name-reserved", limit: None });
        }
        Ok(Self(name))
    }
}

text!(
    /// A heading somebody writes: one line of 3 to 140 characters.
    Title
);

impl Text for Title {
    fn parse(input: &str) -> Result<Self, Unfit> {
        let title = within(one_line(input), 140)?;
        if title.chars().count() < 3 { Err(Unfit { key: "form-too-short", limit: Some(3) }) } else { Ok(Self(title)) }
    }
}

text!(
    /// One line of 1 to 200 characters, for a reason or a remark.
    Line
);

impl Text for Line {
    fn parse(input: &str) -> Result<Self, Unfit> {
        within(one_line(input), 200).map(Self)
    }
}

text!(
    /// A text of several lines, written in Markdown: 1 to 20,000 characters.
    Body
);

impl Body {
    /// The most characters a body may have.
    pub const MOST: usize = 20_000;
}

impl Text for Body {
    fn parse(input: &str) -> Result<Self, Unfit> {
        let text = clean(input, true);
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        within(lines.join("\n").trim_matches('\n').to_owned(), Self::MOST)
            .and_then(|text| if text.trim().is_empty() { Err(MISSING) } else { Ok(Self(text)) })
    }
}

/// An address mail can be sent to, and the key by which two spellings of it are one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailAddress {
    written: String,
    key: String,
}

impl EmailAddress {
    /// The address as its owner writes it.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// Folded for comparison: lower case, `ß` as `ss`. Folded here and never in
    /// SQL, where the databases disagree on umlauts.
    pub fn key(&self) -> &str {
        &self.key
    }
}

impl Text for EmailAddress {
    fn parse(input: &str) -> Result<Self, Unfit> {
        const UNFIT: Unfit = Unfit { key: "form-email-unfit", limit: None };
        let written = within(one_line(input), 254)?;
        let address: Address = written.parse().map_err(|_| UNFIT)?;
        if !address.domain().contains('.') && address.domain() != "localhost" {
            return Err(UNFIT);
        }
        let key = written.to_lowercase().replace('ß', "ss").nfc().collect();
        Ok(Self { written, key })
    }
}

/// A password: at least 12 characters, at most 1,024 bytes, otherwise as typed.
///
/// The upper limit keeps a megabyte from being hashed; 64 characters and any
/// script fit (ASVS 5.0.0, 6.2.1 and 6.2.9).
#[derive(Clone)]
pub struct Password(String);

impl Password {
    /// The characters to hash.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What was typed to sign in: only the upper limit holds, so that a rule
    /// that became stricter locks nobody out.
    pub fn typed(input: &str) -> Option<Self> {
        (!input.is_empty() && input.len() <= 1024).then(|| Self(input.nfc().collect()))
    }
}

impl Text for Password {
    fn parse(input: &str) -> Result<Self, Unfit> {
        if input.len() > 1024 {
            return Err(Unfit { key: "form-password-too-long", limit: Some(1024) });
        }
        let password: String = input.nfc().collect();
        let mut different: Vec<char> = password.chars().collect();
        different.sort_unstable();
        different.dedup();
        if password.chars().count() < 12 || different.len() < 5 {
            return Err(Unfit { key: "form-password-weak", limit: Some(12) });
        }
        Ok(Self(password))
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::{Body, EmailAddress, Name, Password, Text, Title};

    #[test]
    fn a_name_is_what_can_be_seen_of_it() {
        let name = |text: &str| Name::parse(text).map(String::from);
        assert_eq!(name("  Zoë \t Öztürk "), Ok("Zoë Öztürk".into()));
        assert_eq!(name("Zoe\u{308}"), Ok("Zoë".into()), "decomposed and composed are one");
        assert_eq!(name("Eve\r\nBcc: all@example.org"), Ok("Eve Bcc: all@example.org".into()));
        assert_eq!(name("a\u{202E}b\u{200B}c\u{2066}"), Ok("abc".into()));
        assert_eq!(name(&format!("Z{}", "\u{335}".repeat(200))).map(|name| name.chars().count()), Ok(5));
        assert_eq!(name("👩‍🔬 Ada"), Ok("👩‍🔬 Ada".into()), "joiners between emoji stay");
        assert!(name("\u{200B}\u{3164}  ").is_err());
        assert!(name("…").is_err());
        assert!(name("SYSTEM").is_err());
        assert!(name(&"x".repeat(81)).is_err());
    }

    #[test]
    fn a_body_keeps_its_lines_and_nothing_that_hides() {
        assert_eq!(Body::parse("\n a\r\nb  \rc\t\u{7}\n\n").map(String::from), Ok(" a\nb\nc".into()));
        assert!(Body::parse(" \n \n").is_err());
        assert!(Body::parse(&"ä".repeat(20_000)).is_ok());
        assert!(Body::parse(&"ä".repeat(20_001)).is_err());
        assert!(Title::parse("ab").is_err());
    }

    #[test]
    fn two_spellings_of_an_address_are_one() {
        let key = |text: &str| EmailAddress::parse(text).map(|address| address.key().to_owned());
        assert_eq!(key("MÜLLER@Example.org"), key("müller@example.ORG"));
        assert_eq!(key("strauß@example.org"), key("STRAUSS@example.org"));
        for wrong in ["", "a", "a@", "@b.de", "a b@c.de", "a@b", "a@b.de, c@d.de", "<a@b.de>"] {
            assert!(key(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_password_is_long_but_not_endless() {
        assert!(Password::parse("correct horse").is_ok());
        assert!(Password::parse(&"pä🔑wxyzß".repeat(8)).is_ok(), "64 characters of any script");
        assert!(Password::parse("kurz").is_err());
        assert!(Password::parse("aaaaaaaaaaaaaaaa").is_err());
        assert!(Password::parse(&"abcdefgh".repeat(200)).is_err());
        assert!(Password::typed(&"x".repeat(1_000_000)).is_none());
    }
}
