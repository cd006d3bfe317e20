//! A page is a struct; its file is part of its type.

use serde::Serialize;

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
}

/// One sentence about what was just done.
#[derive(Clone, Debug, Serialize)]
pub struct Flash {
    /// `done` or `problem`.
    pub kind: &'static str,
    /// The sentence.
    pub text: String,
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
    fn a_mark_is_one_or_two_letters() {
        assert_eq!(initials("Elif Demir"), "ED");
        assert_eq!(initials("jean-luc de la Tour"), "JT");
        assert_eq!(initials("Cher"), "C");
        assert_eq!(initials("„(Zoë)“ ö"), "ZÖ");
    }
}
