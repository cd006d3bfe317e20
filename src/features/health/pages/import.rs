//! A table of months, and what it would bring.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::super::{
    queries::mark_of,
    rules::{Bringing, Change, Column, Fate, MOST_MONTHS, Month, Trouble, Wrong},
};
use super::Telling;
use crate::{
    platform::{errors::Result, tables::TableError, words::Words},
    web::{FormState, View},
};

/// Months come in as a table.
#[derive(Serialize)]
pub struct ImportPage {
    /// The form.
    pub form: FormState,
    /// Columns a table may have: what they hold, and what they may be called.
    pub columns: Vec<(String, Vec<String>)>,
    /// What would become of the table; none before one was sent.
    pub report: Option<Report>,
    /// The most a file may weigh, in kilobytes.
    pub most: usize,
}

impl View for ImportPage {
    const FILE: &'static str = "health/import.html";
}

/// What would become of a table.
#[derive(Serialize)]
pub struct Report {
    /// What is wrong with it.
    pub wrongs: Vec<WrongLine>,
    /// What it would bring.
    pub changes: Vec<ChangeLine>,
    /// How many would be new, change and stay.
    pub counts: [usize; 3],
    /// Columns that are left out.
    pub left_out: Vec<String>,
    /// Whether it can be taken over.
    pub ready: bool,
    /// What the months look like by now.
    pub seen: String,
}

/// Something that is wrong.
#[derive(Serialize)]
pub struct WrongLine {
    /// As a spreadsheet counts.
    pub row: Option<u32>,
    /// What the column is called.
    pub column: Option<String>,
    /// What is wrong.
    pub text: String,
}

/// What would become of a month.
#[derive(Serialize)]
pub struct ChangeLine {
    /// Its first day.
    pub on: NaiveDate,
    /// Words: `health-fate-<word>`.
    pub fate: &'static str,
    /// What would be different, in words.
    pub different: Vec<String>,
}

/// The columns by all of their names, in lower case.
pub fn known_columns(words: &Words) -> BTreeMap<String, Column> {
    let named = |column: Column| {
        let in_words = words
            .locales()
            .map(move |locale| words.plain(locale.tag(), &format!("health-column-{}", column.word())).to_lowercase());
        in_words.chain([column.word().to_owned()]).map(move |name| (name, column))
    };
    Column::all().flat_map(named).collect()
}

/// A report of nothing but a table that cannot be read.
pub fn wrong_table(telling: &Telling<'_>, error: TableError, months: &[Month]) -> Result<Report> {
    let wrongs = vec![Wrong { row: error.row, column: None, trouble: Trouble::Table(error) }];
    report(telling, &Bringing { wrongs, ..Bringing::default() }, months)
}

/// What would become of a table, in words.
pub fn report(telling: &Telling<'_>, bringing: &Bringing, months: &[Month]) -> Result<Report> {
    let column = |column: Column| telling.visit.say(&format!("health-column-{}", column.word()));
    let wrong = |wrong: &Wrong| {
        Ok(WrongLine { row: wrong.row, column: wrong.column.map(column), text: trouble(telling, &wrong.trouble)? })
    };
    let counts = [Fate::New, Fate::Changed, Fate::Same].map(|fate| bringing.count(fate));
    let ready = bringing.wrongs.is_empty() && counts[0] + counts[1] > 0;
    Ok(Report {
        wrongs: bringing.wrongs.iter().map(wrong).collect::<Result<_>>()?,
        changes: bringing.changes.iter().map(|change| line(telling, change)).collect::<Result<_>>()?,
        counts,
        left_out: bringing.left_out.clone(),
        ready,
        seen: mark_of(months),
    })
}

fn line(telling: &Telling<'_>, change: &Change) -> Result<ChangeLine> {
    let fate = match change.fate {
        Fate::New => "new",
        Fate::Changed => "changed",
        Fate::Same => "same",
    };
    let comma = telling.comma();
    let different = change.different.iter().map(|(number, before, then)| {
        let what = telling.visit.say(&format!("health-column-{}", number.word()));
        let mut with = vec![("what", what), ("then", number.written(*then, comma))];
        match before {
            None => telling.say("health-import-number", &with),
            Some(before) => {
                with.push(("before", number.written(*before, comma)));
                telling.say("health-import-other", &with)
            }
        }
    });
    Ok(ChangeLine { on: change.on, fate, different: different.collect::<Result<_>>()? })
}

fn trouble(telling: &Telling<'_>, trouble: &Trouble) -> Result<String> {
    let cell = |key: &str, text: &str| telling.say(key, &[("text", text.to_owned())]);
    let say = |key: &str, number: String| telling.say(key, &[("number", number)]);
    match trouble {
        Trouble::Table(error) => Ok(error.told(&telling.visit.house.words, telling.visit.locale.tag())),
        Trouble::Month(text) if text.is_empty() => Ok(telling.visit.say("health-wrong-no-month")),
        Trouble::Month(text) => cell("health-wrong-month", text),
        Trouble::Ahead => Ok(telling.visit.say("health-ahead")),
        Trouble::Twice(row) => say("health-wrong-twice", row.to_string()),
        Trouble::Number(text) => cell("health-wrong-number", text),
        Trouble::TooLarge(whole) => say("health-wrong-too-large", whole.to_string()),
        Trouble::Nothing => Ok(telling.visit.say("health-wrong-nothing")),
        Trouble::TooMany => say("health-wrong-too-many", MOST_MONTHS.to_string()),
        Trouble::NoMonth => Ok(telling.visit.say("health-wrong-none")),
    }
}
