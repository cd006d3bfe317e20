//! The registry as it stood at each release, in files people can read, and what has changed since: whoever agreed
//! to what the house stores reads only what is new.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use serde::Deserialize;

use super::{Erased, Kept, tables};
use crate::platform::{
    errors::{Error, Result},
    files::Files,
};

/// Where the files lie in what is built in.
const FOLDER: &str = "registry/";

impl Kept {
    /// As files have it: `account`, `cohort`, `ended`, `always` or `30 days`.
    pub fn word(self) -> String {
        match self {
            Self::Account => "account".into(),
            Self::Cohort => "cohort".into(),
            Self::Ended(_) => "ended".into(),
            Self::Always => "always".into(),
            Self::Days(days) => format!("{days} days"),
        }
    }

    fn read(word: &str) -> Option<Self> {
        let days = word.strip_suffix(" days").and_then(|days| days.parse().ok()).map(Self::Days);
        days.or_else(|| {
            [Self::Account, Self::Cohort, Self::Ended(""), Self::Always].into_iter().find(|kept| kept.word() == word)
        })
    }

    /// Whether rows stay longer than where they stay as `other` says; nothing where that cannot be said.
    pub fn against(self, other: Self) -> Option<Ordering> {
        match (self, other) {
            (one, other) if one == other => Some(Ordering::Equal),
            (Self::Always, _) => Some(Ordering::Greater),
            (_, Self::Always) => Some(Ordering::Less),
            (Self::Cohort, Self::Ended(_)) => Some(Ordering::Greater),
            (Self::Ended(_), Self::Cohort) => Some(Ordering::Less),
            (Self::Days(one), Self::Days(other)) => Some(one.cmp(&other)),
            _ => None,
        }
    }
}

impl Erased {
    /// Every way.
    pub const ALL: [Self; 4] = [Self::Deleted, Self::Emptied, Self::Nameless, Self::Untouched];

    /// As files and words have it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Deleted => "deleted",
            Self::Emptied => "emptied",
            Self::Nameless => "nameless",
            Self::Untouched => "untouched",
        }
    }
}

/// A table, as far as it matters to people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stood {
    /// How long a row stays.
    pub kept: Kept,
    /// What becomes of it when they go.
    pub erased: Erased,
    /// Columns that say something about a person.
    pub personal: BTreeSet<String>,
}

/// All tables, by name.
pub type Standing = BTreeMap<String, Stood>;

/// All tables as they stand.
pub fn standing() -> Standing {
    let stood = |table: &super::Table| Stood {
        kept: table.kept.plain(),
        erased: table.erased,
        personal: table.personal.iter().map(|column| (*column).to_owned()).collect(),
    };
    tables().map(|table| (table.name.to_owned(), stood(table))).collect()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    kept: String,
    erased: String,
    personal: BTreeSet<String>,
}

/// The text of a file about these.
pub fn written(tables: &Standing) -> String {
    let mut text = String::from(
        "# What the house stored about people at this release: written from the registry, not by hand.\n\
         # kept: how long a row stays. erased: what becomes of it when somebody goes. personal: columns about people.\n",
    );
    for (name, stood) in tables {
        let columns: Vec<&str> = stood.personal.iter().map(String::as_str).collect();
        // Writing to a text does not fail.
        let _ = write!(
            text,
            "\n{name}:\n  kept: {}\n  erased: {}\n  personal: [{}]\n",
            stood.kept.word(),
            stood.erased.word(),
            columns.join(", ")
        );
    }
    text
}

/// What a file says; names the table where it says nothing one understands.
pub fn read(text: &str) -> Result<Standing> {
    let written: BTreeMap<String, Written> =
        serde_saphyr::from_str(text).map_err(|error| Error::Broken(anyhow::anyhow!("{error}")))?;
    let stood = |(name, table): (String, Written)| {
        let kept = Kept::read(&table.kept);
        let erased = Erased::ALL.into_iter().find(|erased| erased.word() == table.erased);
        match (kept, erased) {
            (Some(kept), Some(erased)) => Ok((name, Stood { kept, erased, personal: table.personal })),
            _ => Err(Error::Broken(anyhow::anyhow!("{name}: {} or {} is no word of ours", table.kept, table.erased))),
        }
    };
    written.into_iter().map(stood).collect()
}

/// The registry at a release.
pub struct Release {
    /// Which: `0.1.0`.
    pub version: String,
    /// The tables.
    pub tables: Standing,
}

fn numbers(version: &str) -> Option<Vec<u32>> {
    let numbers: Option<Vec<u32>> = version.split('.').map(|part| part.parse().ok()).collect();
    numbers.filter(|numbers| numbers.len() == 3)
}

/// The release `version` is compared with: the last before it, or itself where there is none before.
pub fn before(version: &str) -> Result<Option<Release>> {
    let this = numbers(version).unwrap_or_default();
    let paths = Files::Content.list(FOLDER).map_err(anyhow::Error::from)?;
    let known = paths.iter().filter_map(|path| {
        let name = path.strip_prefix(FOLDER)?.strip_suffix(".yaml")?;
        Some((numbers(name)?, name, path))
    });
    let mut known: Vec<_> = known.filter(|(numbers, ..)| *numbers <= this).collect();
    known.sort();
    let last = known.iter().rev().find(|(numbers, ..)| *numbers < this).or_else(|| known.last());
    let Some((_, name, path)) = last else { return Ok(None) };
    let bytes = Files::Content.read(path).map_err(anyhow::Error::from)?.unwrap_or_default();
    let text = std::str::from_utf8(&bytes).map_err(anyhow::Error::from)?;
    Ok(Some(Release { version: (*name).to_owned(), tables: read(text)? }))
}

/// Something that is otherwise than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A table is new.
    Come,
    /// A table is gone.
    Gone,
    /// Columns that say something about a person are new.
    ColumnsCome(Vec<String>),
    /// They are gone.
    ColumnsGone(Vec<String>),
    /// Rows stay longer, shorter, or by another rule: as before, and as now.
    Kept(Kept, Kept),
    /// Something else becomes of rows when somebody goes: as before, and as now.
    Erased(Erased, Erased),
}

/// A change of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which.
    pub table: String,
    /// What of it.
    pub what: What,
}

/// What is otherwise now than before, table by table.
pub fn changes(before: &Standing, now: &Standing) -> Vec<Change> {
    let names: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
    let change = |name: &String| {
        let whats = match (before.get(name), now.get(name)) {
            (None, Some(_)) => vec![What::Come],
            (Some(_), None) => vec![What::Gone],
            (Some(was), Some(is)) => changed(was, is),
            (None, None) => Vec::new(),
        };
        whats.into_iter().map(|what| Change { table: name.clone(), what }).collect::<Vec<_>>()
    };
    names.into_iter().flat_map(change).collect()
}

fn changed(was: &Stood, is: &Stood) -> Vec<What> {
    let more: Vec<String> = is.personal.difference(&was.personal).cloned().collect();
    let fewer: Vec<String> = was.personal.difference(&is.personal).cloned().collect();
    let all = [
        (!more.is_empty()).then_some(What::ColumnsCome(more)),
        (!fewer.is_empty()).then_some(What::ColumnsGone(fewer)),
        (was.kept != is.kept).then_some(What::Kept(was.kept, is.kept)),
        (was.erased != is.erased).then_some(What::Erased(was.erased, is.erased)),
    ];
    all.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use super::{Erased, Kept, What, before, changes, read, standing, written};

    #[test]
    fn what_is_written_is_read_again_and_is_no_change() {
        let now = standing();
        let again = read(&written(&now)).unwrap();
        assert_eq!(changes(&again, &now), []);
        assert!(now.len() > 100);
        assert!(read("post: {kept: a while, erased: deleted, personal: []}").is_err());
        assert!(read("post: {kept: cohort, erased: deleted, personal: [], seen: true}").is_err());
    }

    #[test]
    fn each_planted_change_is_named_and_nothing_else() {
        let was = standing();
        let mut now = was.clone();
        let draft = now.remove("draft").unwrap();
        now.insert("glance".into(), draft);
        let post = now.get_mut("post").unwrap();
        post.personal.insert("mood".into());
        post.personal.remove("edited_at");
        now.get_mut("outbox").unwrap().kept = Kept::Days(60);
        now.get_mut("mention").unwrap().erased = Erased::Nameless;
        let found: Vec<(String, What)> = changes(&was, &now).into_iter().map(|one| (one.table, one.what)).collect();
        let planted = [
            ("draft", What::Gone),
            ("glance", What::Come),
            ("mention", What::Erased(Erased::Deleted, Erased::Nameless)),
            ("outbox", What::Kept(Kept::Days(30), Kept::Days(60))),
            ("post", What::ColumnsCome(vec!["mood".into()])),
            ("post", What::ColumnsGone(vec!["edited_at".into()])),
        ];
        assert_eq!(found, planted.map(|(table, what)| (table.to_owned(), what)));
    }

    #[test]
    fn days_and_for_ever_can_be_compared_and_a_cohort_with_days_cannot() {
        assert_eq!(Kept::Days(60).against(Kept::Days(30)), Some(Ordering::Greater));
        assert_eq!(Kept::Cohort.against(Kept::Always), Some(Ordering::Less));
        assert_eq!(Kept::Cohort.against(Kept::Days(30)), None);
    }

    #[test]
    fn a_release_is_compared_with_the_last_before_it_and_the_first_with_itself() {
        assert_eq!(before("0.1.0").unwrap().unwrap().version, "0.1.0");
        assert_eq!(before("99.0.0").unwrap().map(|one| one.version.is_empty()), Some(false));
        assert!(before("0.0.1").unwrap().is_none());
    }
}
