//! What is stored about people, for how long, how it is found for one of them, and what becomes of it
//! when they go: one entry per table. A table that is not named here fails a test, and so does a column
//! that holds a person and is not named.
//!
//! What a table is for and who sees it is said to people, so it stands where their words stand:
//! `registry-<table>` and `registry-<table>-seen` in `content/locales/<locale>/registry.ftl`.

mod account;
mod applying;
mod company;
mod courses;
mod erasing;
mod finding;
mod live;
mod mail;
mod naming;
mod papers;
pub mod releases;
mod talk;
mod within;
mod works;

pub use finding::{ME, counted, rows};
pub use naming::known_in;
pub use within::Within;
pub(super) use within::in_cohorts;

/// How long rows stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// As long as the account.
    Account,
    /// As long as the cohort can be read.
    Cohort,
    /// So many months after the end of its cohort as the house is set, then a job deletes it. As a cohort may go on
    /// talking after its end, a condition in SQL says which rows are old enough themselves: `$1` is the time from
    /// before which all has to go.
    Ended(&'static str),
    /// A number of days, then a job deletes them.
    Days(u32),
    /// Holds nobody.
    Always,
}

impl Kept {
    /// The same without the condition on rows: what is said of it.
    pub fn plain(self) -> Self {
        match self {
            Self::Ended(_) => Self::Ended(""),
            other => other,
        }
    }
}

/// What is to become of a row when the person it is about goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erased {
    /// It goes.
    Deleted,
    /// Its words go; its place stays, because others hang on it.
    Emptied,
    /// It stays, and names them no more.
    Nameless,
    /// It holds nobody.
    Untouched,
}

/// A row that hangs on a row of somebody's.
#[derive(Clone, Copy, Debug)]
pub struct Through {
    /// The column that says on which.
    pub column: &'static str,
    /// The table of the row it hangs on; found there by `id`.
    pub table: &'static str,
    /// A condition in SQL on rows that are theirs to read already; `told` has the rounds of decisions they know of.
    pub only: Option<&'static str>,
}

/// One table.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name in the database.
    pub name: &'static str,
    /// Columns that say something about a person, directly or by their id.
    pub personal: &'static [&'static str],
    /// How long a row stays.
    pub kept: Kept,
    /// Columns with the id of the person whose row it is, whole.
    pub own: &'static [&'static str],
    /// Columns with the id of a person who only did something to what is somebody else's: their deed is
    /// theirs, the words are not.
    pub by: &'static [&'static str],
    /// Columns with the id of a person who does not learn of the row: what somebody wishes about them.
    pub unsaid: &'static [&'static str],
    /// Columns nobody is handed, whoever asks: with them one could act as somebody.
    pub secret: &'static [&'static str],
    /// The row of somebody's it hangs on.
    pub through: Option<Through>,
    /// A condition in SQL on other rows about somebody; `me` has one row of theirs: `id`, `email`, `email_key`,
    /// and the id as text: `said`.
    pub also: Option<&'static str>,
    /// How it hangs on a cohort; nothing where it hangs on none, or nobody has to know.
    pub within: Option<Within>,
    /// Columns with what people write as they like, and the HTML of it, in which others may be named. What a search
    /// finds and what links people is looked after by its room: posts, titles of threads, papers and comments on them.
    pub words: &'static [&'static str],
    /// Columns with lists of such words.
    pub lists: &'static [&'static str],
    /// What becomes of it when they go.
    pub erased: Erased,
}

impl Table {
    /// A table that says nothing about anybody.
    const PLAIN: Self = Self {
        name: "",
        personal: &[],
        kept: Kept::Always,
        own: &[],
        by: &[],
        unsaid: &[],
        secret: &[],
        through: None,
        also: None,
        within: None,
        words: &[],
        lists: &[],
        erased: Erased::Untouched,
    };

    /// As message keys have it: `post-version`.
    pub fn key(&self) -> String {
        self.name.replace('_', "-")
    }

    /// Columns that hold the id of a person.
    pub fn people(&self) -> impl Iterator<Item = &'static str> {
        [self.own, self.by, self.unsaid].into_iter().flatten().copied()
    }
}

/// Every table there is, by what it belongs to, in the order people read it.
pub const GROUPS: [(&str, &[Table]); 9] = [
    ("account", account::TABLES),
    ("mail", mail::TABLES),
    ("courses", courses::TABLES),
    ("applying", applying::TABLES),
    ("live", live::TABLES),
    ("talk", talk::TABLES),
    ("company", company::TABLES),
    ("works", works::TABLES),
    ("papers", papers::TABLES),
];

/// Every table there is.
pub fn tables() -> impl Iterator<Item = &'static Table> {
    GROUPS.iter().flat_map(|(_, tables)| tables.iter())
}
