//! What people send about drafts.

use entity::ids::PersonId;

use super::rules::{Draft, LINES, MOST_LINE, MOST_SLIDES_BYTES};
use crate::{
    platform::text::{Statement, Text, Title},
    web::{Input, Reader},
};

/// A pitch that is to be begun.
#[derive(Debug)]
pub struct Begun {
    /// What it is called.
    pub title: Title,
    /// BCP 47 tag of the language it will be in.
    pub language: String,
}

impl Input for Begun {
    const FIELDS: &'static [&'static str] = &["title", "language"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let (title, language) = (reader.text("title"), reader.language("language"));
        Some(Self { title: title?, language: language? })
    }
}

/// The names of the fields of the lines.
pub const LINE_FIELDS: [&str; LINES] = ["line-1", "line-2", "line-3", "line-4", "line-5", "line-6"];

/// A draft as one of its makers wants it.
#[derive(Debug)]
pub struct WrittenDraft {
    /// What it says.
    pub draft: Draft,
    /// The version of the pitch that was shown.
    pub seen: i32,
}

fn line(reader: &mut Reader<'_>, name: &str) -> Option<String> {
    match Statement::parse(reader.raw(name)) {
        Ok(text) if text.as_str().chars().count() <= MOST_LINE => Some(text.into()),
        Err(unfit) if unfit.limit.is_none() => Some(String::new()),
        _ => {
            reader.mistake(name, "form-too-long", Some(MOST_LINE));
            None
        }
    }
}

impl Input for WrittenDraft {
    const FIELDS: &'static [&'static str] =
        &["title", "language", "line-1", "line-2", "line-3", "line-4", "line-5", "line-6", "link", "seen"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let (title, language) = (reader.text::<Title>("title"), reader.language("language"));
        let mut lines: [String; LINES] = Default::default();
        let mut fits = true;
        for (name, slot) in LINE_FIELDS.iter().zip(&mut lines) {
            match line(reader, name) {
                Some(text) => *slot = text,
                None => fits = false,
            }
        }
        let link = link(reader, "link");
        let seen = reader.number("seen", 1..=i32::MAX);
        let draft = Draft { title: title?.into(), language: language?, lines, link: link? };
        Some(Self { draft, seen: seen.filter(|_| fits)? })
    }
}

/// The most characters a link may have.
const MOST_LINK: usize = 500;

/// A whole `https` address, or none.
pub fn link(reader: &mut Reader<'_>, name: &str) -> Option<Option<String>> {
    let typed = reader.raw(name).trim();
    if typed.is_empty() {
        return Some(None);
    }
    if typed.chars().count() > MOST_LINK {
        reader.mistake(name, "form-too-long", Some(MOST_LINK));
        return None;
    }
    if !is_address(typed) {
        reader.mistake(name, "drafts-link-unfit", None);
        return None;
    }
    Some(Some(typed.to_owned()))
}

/// An `https` address without anybody's name before an `@`, which would make it look like another one.
fn is_address(link: &str) -> bool {
    let seen = |byte: u8| byte.is_ascii_graphic() && !b"\"'<>\\^`{|}".contains(&byte);
    let host = link.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    let (name, port) = host.split_once(':').unwrap_or((host, "443"));
    let label = |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    link.bytes().all(seen)
        && name.contains('.')
        && name.split('.').all(label)
        && port.parse::<u16>().is_ok_and(|port| port > 0)
}

/// One of two buttons: yes or no to something the name of the field says.
macro_rules! answer {
    ($(#[$doc:meta])* $name:ident, $field:literal) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name(pub bool);

        impl Input for $name {
            const FIELDS: &'static [&'static str] = &[$field];

            fn parse(reader: &mut Reader<'_>) -> Option<Self> {
                reader.yes_or_no($field).map(Self)
            }
        }
    };
}

answer!(
    /// Whether a pitch can be heard.
    SaidReady,
    "ready"
);
answer!(
    /// Whether it is withdrawn, or taken up again.
    SaidWithdrawn,
    "withdrawn"
);
answer!(
    /// Whether somebody makes a pitch with others.
    Answered,
    "answer"
);
/// That somebody makes it no longer. The button says so itself, so that nobody leaves by a form that is empty.
#[derive(Debug)]
pub struct Left;

impl Input for Left {
    const FIELDS: &'static [&'static str] = &["leave"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        reader.known("leave", "form-choice-unfit", |word| (word == "yes").then_some(Self))
    }
}

answer!(
    /// Whether a pitch that was heard stands in the gallery.
    SaidShown,
    "shown"
);

/// Whether a pitch may be recorded, and where the recording is.
#[derive(Debug)]
pub struct SaidRecorded {
    /// Whether it may.
    pub agreed: bool,
    /// Where it is, once there is one.
    pub url: Option<String>,
}

impl Input for SaidRecorded {
    const FIELDS: &'static [&'static str] = &["agreed", "url"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let (agreed, url) = (reader.yes_or_no("agreed"), link(reader, "url"));
        Some(Self { agreed: agreed?, url: url? })
    }
}

/// Slides; the file comes beside the fields, and there are none.
#[derive(Debug)]
pub struct NewSlides;

impl Input for NewSlides {
    const FIELDS: &'static [&'static str] = &[];
    const MOST_FILE: usize = MOST_SLIDES_BYTES;

    fn parse(_: &mut Reader<'_>) -> Option<Self> {
        Some(Self)
    }
}

/// Somebody who is asked to make a pitch with its makers.
#[derive(Debug)]
pub struct Invited {
    /// Who.
    pub person: PersonId,
}

impl Input for Invited {
    const FIELDS: &'static [&'static str] = &["person"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { person: reader.known("person", "drafts-choose-somebody", |id| id.parse().ok())? })
    }
}

/// A word on a draft.
#[derive(Debug)]
pub struct Word {
    /// It.
    pub body: Statement,
    /// Which version they had read.
    pub number: i32,
}

impl Input for Word {
    const FIELDS: &'static [&'static str] = &["body", "number"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let (body, number) = (reader.text("body"), reader.number("number", 1..=i32::MAX));
        Some(Self { body: body?, number: number? })
    }
}

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn a_link_is_whole_and_leads_where_it_says() {
        for good in ["https://video.example.org/watch?v=1&t=2#s", "https://example.org:8443/a", "https://a-b.example"] {
            assert!(is_address(good), "{good}");
        }
        for bad in [
            "http://example.org/a",
            "https://example",
            "https://anna@example.org/",
            "https://example.org:0/",
            "https://example..org/",
            "https://example.org/<b>",
            "javascript:alert(1)",
            "https://exämple.org/",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
    }
}
