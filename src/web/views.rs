//! A page is a struct; its file is part of its type.

use entity::ids::PersonId;
use serde::Serialize;

use crate::platform::errors::Error;

/// What a page shows, and the template that shows it.
pub trait View: Serialize {
    /// Path below `templates/`.
    const FILE: &'static str;

    /// The cohort the page lies in, for header and navigation.
    fn cohort(&self) -> Option<CohortStrip> {
        None
    }
}

/// A cohort as header and navigation know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CohortStrip {
    /// What it is called.
    pub name: String,
    /// Path of its overview.
    pub href: String,
    /// The week that is open, if one is.
    pub week: Option<u32>,
    /// How many weeks there are.
    pub weeks: u32,
    /// Its rooms.
    #[serde(skip)]
    pub nav: Vec<NavItem>,
}

/// One entry of the navigation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NavItem {
    /// Key of its name.
    pub key: &'static str,
    /// Where it leads.
    pub href: String,
    /// Whether the page lies there.
    pub current: bool,
}

/// What surrounds every page.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// The page's template.
    pub view: &'static str,
    /// What the house is called.
    pub site: String,
    /// Where the page is, for forms that come back to it.
    pub path: String,
    /// The languages.
    pub locales: Vec<FrameLocale>,
    /// `system`, `light` or `dark`.
    pub theme: &'static str,
    /// Who is signed in.
    pub who: Option<FramePerson>,
    /// Where one can go.
    pub nav: Vec<NavItem>,
    /// Where one is.
    pub cohort: Option<CohortStrip>,
    /// What was just done.
    pub flash: Option<Flash>,
    /// Whether this is a demonstration.
    pub demo: bool,
    /// Why nobody writes for now, in a sentence; nothing where everything goes on.
    pub standstill: Option<String>,
}

/// A language to choose.
#[derive(Clone, Debug, Serialize)]
pub struct FrameLocale {
    /// BCP 47 tag.
    pub tag: String,
    /// Its name in itself.
    pub name: String,
    /// Whether the page is in it.
    pub current: bool,
}

/// Who is signed in.
#[derive(Clone, Debug, Serialize)]
pub struct FramePerson {
    /// What they are called.
    pub name: String,
    /// One or two letters for their mark.
    pub initials: String,
    /// Whether mail does not reach them.
    pub unreached: bool,
}

/// One sentence about what was just done.
#[derive(Clone, Debug, Serialize)]
pub struct Flash {
    /// `done` or `problem`.
    pub kind: &'static str,
    /// The sentence.
    pub text: String,
}

/// One of several lists on a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tab {
    /// Its name.
    pub label: String,
    /// Where it is.
    pub href: String,
    /// Whether it is shown.
    pub current: bool,
}

/// Where one is in a list of pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pager {
    /// From 1.
    pub page: u64,
    /// How many there are, as far as is known.
    pub pages: u64,
    /// Address that lacks only the number.
    pub href: String,
}

impl Pager {
    /// Page `page` of `pages`.
    pub fn new(page: u64, pages: u64, href: String) -> Self {
        Self { page, pages, href }
    }

    /// The page an address names; 1 where it names none. Anything that is no
    /// number of a page we could have is missing.
    pub fn number(asked: &str) -> Result<u64, Error> {
        if asked.is_empty() {
            return Ok(1);
        }
        let number = asked.parse::<u64>().ok().filter(|page| (1..=1_000_000).contains(page));
        number.filter(|page| page.to_string() == asked).ok_or(Error::Missing)
    }
}

/// Somebody, as pages name them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PersonTag {
    /// Who.
    pub id: PersonId,
    /// What they are called.
    pub name: String,
    /// One or two letters for their mark.
    pub initials: String,
    /// `trainer`, or nothing: a role in words, never a rank.
    pub role: Option<&'static str>,
    /// Whether their account is closed.
    pub former: bool,
}

impl PersonTag {
    /// A tag for somebody.
    pub fn new(id: PersonId, name: &str, role: Option<&'static str>, former: bool) -> Self {
        Self { id, name: name.to_owned(), initials: initials(name), role, former }
    }
}

/// One or two letters for somebody's mark: of the first and the last word of their name.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    first.into_iter().chain(words.next_back()).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn a_page_is_a_number() {
        assert_eq!(super::Pager::number("").ok(), Some(1));
        assert_eq!(super::Pager::number("12").ok(), Some(12));
        for odd in ["0", "-1", "1e3", "01", "+1", " 1", "9223372036854775808", "1000000000", "%00", "..", "x"] {
            assert!(super::Pager::number(odd).is_err(), "{odd}");
        }
    }

    #[test]
    fn a_mark_is_one_or_two_letters() {
        assert_eq!(initials("Elif Demir"), "ED");
        assert_eq!(initials("jean-luc de la Tour"), "JT");
        assert_eq!(initials("Cher"), "C");
        assert_eq!(initials("„(Zoë)“ ö"), "ZÖ");
    }
}
