//! A page of paper in the look of the house: a letterhead, headings, paragraphs, a list and an address, as a PDF that
//! can be kept (PDF/A-2a) and read aloud (PDF/UA-1). It knows nothing of what it says.
//!
//! What is written down is tagged, in its language, and in fonts that come along. The same page gives the same bytes.

mod fonts;
mod ink;
mod lines;
mod places;

use chrono::{DateTime, Utc};

use self::{ink::Ink, places::lay_out};
use super::text::one_line;

/// A page.
#[derive(Clone, Debug)]
pub struct Paper {
    /// What a reader's program calls it.
    pub title: String,
    /// What it is, in a sentence, for who looks for it.
    pub about: String,
    /// Who made it.
    pub maker: String,
    /// BCP 47 tag of its language.
    pub language: String,
    /// When what it says came to be.
    pub dated: DateTime<Utc>,
    /// From the top.
    pub body: Vec<Part>,
    /// At the bottom.
    pub foot: Vec<Part>,
    /// An address as a code for cameras, at the bottom too.
    pub code: Option<Code>,
}

/// A code for cameras.
#[derive(Clone, Debug)]
pub struct Code {
    /// What is in it.
    pub href: String,
    /// What it is, for who cannot see it.
    pub alt: String,
}

/// What a part of a page is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Whose page it is, beside the mark of the house.
    House,
    /// What kind of page it is: its first heading.
    Title,
    /// What stands out most.
    Display,
    /// A heading.
    Heading,
    /// A heading below one.
    Subheading,
    /// Said first.
    Lead,
    /// A paragraph.
    Text,
    /// An item of a list; those beside each other are one list.
    Item,
    /// A paragraph that leads to this address.
    Link(String),
}

/// A part of a page.
#[derive(Clone, Debug)]
pub struct Part {
    kind: Kind,
    text: String,
    language: Option<String>,
}

impl Part {
    /// In the language of the page. What no font here has letters for is left out; ask [`can_write`] before.
    pub fn new(kind: Kind, text: &str) -> Self {
        Self { kind, text: fonts::writable(text), language: None }
    }

    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// In another language.
    #[must_use]
    pub fn in_language(mut self, language: &str) -> Self {
        self.language = Some(language.to_owned());
        self
    }
}

/// Whether the fonts here have a letter for every letter of it.
pub fn can_write(text: &str) -> bool {
    let line = one_line(text);
    fonts::writable(&line).chars().count() == line.chars().count()
}

impl Paper {
    /// It as a PDF: one page if it can be done, by writing smaller where there is much to say.
    pub fn draw(&self) -> anyhow::Result<Vec<u8>> {
        Ink::new(self).draw(&lay_out(self))
    }
}

#[cfg(test)]
mod tests;
