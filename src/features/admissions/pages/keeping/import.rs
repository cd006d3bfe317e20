//! A table that is pasted in, and what would become of it.

use serde::Serialize;

use super::super::super::rules::{Column, ReadRow, ReadTable, Trouble};
use crate::{
    platform::words::{Args, Words, number},
    web::{CohortStrip, FormState, View},
};

/// Applications come in as a table.
#[derive(Serialize)]
pub struct ImportPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// When people apply.
    pub back_href: String,
    /// Where the form goes.
    pub action: String,
    /// The form.
    pub form: FormState,
    /// Words of the columns a table may have.
    pub columns: Vec<String>,
    /// What would become of the table; none before one was sent.
    pub report: Option<Report>,
}

impl View for ImportPage {
    const FILE: &'static str = "admissions/keeping/import.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

/// What would become of a table.
#[derive(Serialize)]
pub struct Report {
    /// Its rows.
    pub lines: Vec<ReportLine>,
    /// How many have a problem.
    pub problems: usize,
    /// How many would be taken over, where none has.
    pub ready: usize,
    /// Columns that are left out.
    pub left_out: Vec<String>,
}

/// What would become of a row.
#[derive(Serialize)]
pub struct ReportLine {
    /// As a spreadsheet counts.
    pub number: Option<u32>,
    /// Whose.
    pub name: String,
    /// What is wrong; nothing where it fits.
    pub problems: Vec<String>,
}

/// What would become of a table, in words.
pub fn report(table: &ReadTable, words: &Words, locale: &str) -> Report {
    let line = |row: &ReadRow| ReportLine {
        number: row.number,
        name: row.name.chars().take(80).collect(),
        problems: row.read.as_ref().err().into_iter().flatten().map(|one| told(one, words, locale)).collect(),
    };
    Report {
        lines: table.rows.iter().map(line).collect(),
        problems: table.problems(),
        ready: table.applications().map_or(0, |all| all.len()),
        left_out: table.left_out.clone(),
    }
}

/// What is wrong, in words.
pub fn told(trouble: &Trouble, words: &Words, locale: &str) -> String {
    let column = |column: Column| words.plain(locale, &format!("seats-column-{}", column.word()));
    let mut args = Args::new();
    let key = match trouble {
        Trouble::Table(error) => return error.told(words, locale),
        Trouble::Unfit(of, unfit) => {
            let mut limit = Args::new();
            limit.set("limit", number(unfit.limit.unwrap_or(0) as f64));
            let why = words.say(locale, unfit.key, &limit).unwrap_or_else(|_| unfit.key.to_owned());
            return format!("{}: {why}", column(*of));
        }
        Trouble::Unknown(of) => {
            args.set("column", column(*of));
            "seats-import-unknown"
        }
        Trouble::Twice(row) => {
            args.set("row", number(f64::from(*row)));
            "seats-import-twice"
        }
        Trouble::Applied => "seats-import-applied",
        Trouble::Seated => "seats-import-seated",
    };
    words.say(locale, key, &args).unwrap_or_else(|_| key.to_owned())
}
