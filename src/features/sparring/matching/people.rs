//! Who is matched.

use std::collections::BTreeSet;

use super::hours::Hours;

/// Somebody to be matched: only what they know is used for it.
#[derive(Clone, Debug, Default)]
pub struct Candidate {
    /// Tells them from everybody else, and stays from round to round.
    pub key: String,
    /// Tags of the languages they talk in; where none is known, no rule is broken.
    pub languages: BTreeSet<String>,
    /// When they can be met.
    pub hours: Hours,
    pub department: Option<String>,
    pub background: Option<String>,
    /// How far along what they work on is.
    pub stage: Option<String>,
    pub site: Option<String>,
    pub interests: BTreeSet<String>,
    /// Their place in the organisation from the top, parts divided by `/`.
    pub line: Option<String>,
    /// Keys of people they do not want to be with. Nobody else is told.
    pub not_with: BTreeSet<String>,
    /// Keys of people they would like to be with.
    pub would_like: BTreeSet<String>,
    /// Where two sides are brought together, such as mentors and mentees, theirs.
    pub side: Option<String>,
    /// How many partners they take, where there are sides; 0 counts as 1.
    pub places: usize,
}
