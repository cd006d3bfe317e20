//! The list: read row by row, checked before anything is written.

use std::{collections::HashMap, fs::File, path::Path};

use chrono_tz::Tz;

use crate::{
    app::cli::{at_row, open_table},
    identity::{Listed, Usual},
    platform::{
        settings::Unfit,
        tables::{Header, Row, Rows, TableError},
        text::{self, EmailAddress, Name, Text},
        words::{Args, Locale, Words, number},
        zones::zone,
    },
};

/// What the file says.
pub(super) struct List {
    /// The people of the rows without a problem, in their order.
    pub(super) people: Vec<Listed>,
    /// Every row.
    pub(super) rows: Vec<Checked>,
    /// Whether the last line had an end.
    pub(super) ended_with_line_break: bool,
}

/// A row that was looked at.
pub(super) struct Checked {
    /// As a spreadsheet counts.
    pub(super) number: u32,
    /// Why it cannot be used.
    pub(super) problem: Option<Box<str>>,
}

impl List {
    /// The rows with a problem.
    pub(super) fn problems(&self) -> impl Iterator<Item = (u32, &str)> {
        self.rows.iter().filter_map(|row| Some((row.number, row.problem.as_deref()?)))
    }
}

/// The languages of the house.
pub(super) struct Languages<'a>(pub(super) &'a Words);

impl Languages<'_> {
    /// What a row gets that does not say: German and its time, the house's home.
    pub(super) fn usual(&self) -> Usual {
        let locale = self.0.locale("de").unwrap_or_else(|| self.0.fallback().clone());
        Usual { locale, zone: Tz::Europe__Berlin }
    }

    fn find(&self, written: &str) -> Result<Locale, String> {
        self.0.locale(&written.to_lowercase()).ok_or_else(|| {
            let known: Vec<&str> = self.0.locales().map(Locale::tag).collect();
            format!("language: there are no words in {}; there are in {}", shown(written), known.join(" and "))
        })
    }

    fn explain(&self, unfit: &text::Unfit) -> String {
        let mut args = Args::new();
        if let Some(limit) = unfit.limit {
            args.set("limit", number(limit as f64));
        }
        self.0.say("en", unfit.key, &args).unwrap_or_else(|_| unfit.key.to_owned())
    }
}

/// What somebody wrote, short enough to print and with nothing in it that a terminal would obey.
fn shown(written: &str) -> String {
    format!("{:?}", written.chars().take(60).collect::<String>())
}

/// Reads a whole list. Refused where the file as a whole is not one: no rows, a column missing.
pub(super) fn read_list(file: &Path, languages: &Languages<'_>) -> Result<List, Unfit> {
    let mut rows = open_table(file)?;
    let columns = Columns::of(rows.header()).map_err(|error| at_row(file, error.row, &error))?;
    let mut list = List { people: Vec::new(), rows: Vec::new(), ended_with_line_break: false };
    list.read(&mut rows, &columns, languages);
    list.ended_with_line_break = rows.ended_with_line_break();
    if list.rows.is_empty() {
        return Err(at_row(file, None, &"there is nobody below the header; nothing was written"));
    }
    Ok(list)
}

impl List {
    fn read(&mut self, rows: &mut Rows<File>, columns: &Columns, languages: &Languages<'_>) {
        let mut seen: HashMap<Box<str>, u32> = HashMap::new();
        let mut last = 1;
        for row in rows {
            let number = row.as_ref().map_or_else(|error| error.row.unwrap_or(last + 1), Row::number);
            let checked = row.map_err(|error| error.to_string()).and_then(|row| {
                let listed = columns.listed(&row, languages)?;
                match seen.get(listed.email.key()) {
                    Some(first) => {
                        Err(format!("email: the address stands in row {first} already; leave one of them out"))
                    }
                    None => Ok(listed),
                }
            });
            let problem = match checked {
                Ok(listed) => {
                    seen.insert(listed.email.key().into(), number);
                    self.people.push(listed);
                    None
                }
                Err(problem) => Some(problem.into()),
            };
            self.rows.push(Checked { number, problem });
            last = number;
        }
    }
}

/// Where the columns are.
struct Columns {
    name: usize,
    email: usize,
    language: Option<usize>,
    zone: Option<usize>,
}

impl Columns {
    fn of(header: &Header) -> Result<Self, TableError> {
        Ok(Self {
            name: header.require("name")?,
            email: header.require("email")?,
            language: header.find("language")?,
            zone: header.find("zone")?,
        })
    }

    fn listed(&self, row: &Row, languages: &Languages<'_>) -> Result<Listed, String> {
        let cell = |column: Option<usize>| column.map(|column| row.cell(column).trim()).filter(|cell| !cell.is_empty());
        let name = Name::parse(row.cell(self.name));
        let name = name.map_err(|unfit| format!("name: {}", languages.explain(&unfit)))?;
        let written = row.cell(self.email);
        let email = EmailAddress::parse(written);
        let email = email.map_err(|unfit| format!("email: {}: {}", shown(written), languages.explain(&unfit)))?;
        let locale = cell(self.language).map(|written| languages.find(written)).transpose()?;
        let zone = cell(self.zone).map(|written| {
            zone(written)
                .ok_or_else(|| format!("zone: there is no zone {}; write it like Europe/Berlin", shown(written)))
        });
        Ok(Listed { name, email, locale, zone: zone.transpose()? })
    }
}
