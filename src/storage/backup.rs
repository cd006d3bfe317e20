//! A backup: everything a house keeps, in one file that any program for archives opens, and that either database
//! takes back. A house may begin on SQLite and go on with PostgreSQL.
//!
//! It is a zip archive: `backup.json` says what it is, `tables/<name>.jsonl` has the rows of a table (its columns in
//! the first line, then a line a row), `files/` what people attached, and `counts.json`, which is written last, how
//! many rows and files there are. An archive without it is not whole. The rows are those of one moment, however long
//! it takes to write them; files are taken after them, so every file that a row names is there.
//!
//! The index of the search is not in it: that is made from the rows. Nor is the secret of the house.

mod columns;
mod restoring;
mod taking;

use std::{
    collections::BTreeMap,
    fs::File,
    io::{BufReader, Read},
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use zip::ZipArchive;

pub use restoring::{put_back, put_files_back, ready_for};
pub use taking::take;

use crate::platform::{errors::Result, settings::Unfit};

/// The form described above.
const FORMAT: u32 = 1;

/// What a backup says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Which form it has.
    pub format: u32,
    /// The version that made it.
    pub lernweg: String,
    /// The moment its rows are of.
    pub made_at: DateTime<Utc>,
    /// Every change its schema has had, in their order.
    pub changes: Vec<String>,
}

/// How much there is in a backup, table by table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Rows of each table.
    pub tables: BTreeMap<String, u64>,
    /// Files; none where they were left out.
    pub files: Option<u64>,
}

impl Counts {
    /// All rows.
    pub fn rows(&self) -> u64 {
        self.tables.values().sum()
    }
}

/// A backup that was looked at: it is whole, and this version can put it back.
#[derive(Debug)]
pub struct Backup {
    path: PathBuf,
    /// What it is.
    pub about: About,
    /// What is in it.
    pub counts: Counts,
}

type Archive = ZipArchive<BufReader<File>>;

impl Backup {
    /// Opens one; refuses what is none, what breaks off, and what a newer version made.
    pub fn open(path: &Path) -> Result<Self, Unfit> {
        let none = |why: anyhow::Error| Unfit(format!("{} is no backup that is whole: {why}.", path.display()));
        let mut archive = opened(path).map_err(none)?;
        let about: About = part(&mut archive, "backup.json").map_err(none)?;
        let counts: Counts = part(&mut archive, "counts.json").map_err(none)?;
        if about.format > FORMAT || !restoring::known_changes().starts_with(&about.changes) {
            let made_by = &about.lernweg;
            return Err(Unfit(format!(
                "A newer version than this one made {} ({made_by}), and only that or a later one can put it back.",
                path.display()
            )));
        }
        Ok(Self { path: path.to_owned(), about, counts })
    }

    /// What is in it, from the beginning.
    fn archive(&self) -> Result<Archive> {
        Ok(opened(&self.path)?)
    }
}

fn opened(path: &Path) -> anyhow::Result<Archive> {
    Ok(ZipArchive::new(BufReader::new(File::open(path)?))?)
}

fn part<T: DeserializeOwned>(archive: &mut Archive, name: &str) -> anyhow::Result<T> {
    let mut text = String::new();
    archive.by_name(name)?.read_to_string(&mut text)?;
    Ok(serde_json::from_str(&text)?)
}
