//! Applications that come as a table, from paper or from another system: which rows fit, and what is
//! wrong with the others. Pure: it is told what is there already.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    features::curriculum::{ApplicationForm, Choice, Localised},
    platform::{
        tables::{Row, Rows, TableError},
        text::{Body, EmailAddress, Line, Name, Text, Unfit},
        zones,
    },
};

/// What a table can say about an applicant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// What they are called; must be there.
    Name,
    /// Where mail reaches them; must be there.
    Email,
    /// The language they take part in.
    Language,
    /// The kind of work they come from.
    Background,
    /// The part of the organisation they belong to.
    Department,
    /// The place they work at.
    Site,
    /// How far their community is.
    Experience,
    /// What their community is called.
    Community,
    /// What it is about.
    About,
    /// What they bring.
    Brings,
    /// What they want.
    Wants,
    /// IANA name.
    Zone,
}

impl Column {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Name,
        Self::Email,
        Self::Language,
        Self::Background,
        Self::Department,
        Self::Site,
        Self::Experience,
        Self::Community,
        Self::About,
        Self::Brings,
        Self::Wants,
        Self::Zone,
    ];

    /// The word that names it in a table, whatever the language.
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Email => "email",
            Self::Language => "language",
            Self::Background => "background",
            Self::Department => "department",
            Self::Site => "site",
            Self::Experience => "experience",
            Self::Community => "community",
            Self::About => "about",
            Self::Brings => "brings",
            Self::Wants => "wants",
            Self::Zone => "zone",
        }
    }
}

/// Somebody who has applied elsewhere.
#[derive(Clone, Debug)]
pub struct NewApplication {
    /// What they are called.
    pub name: Name,
    /// Where mail reaches them.
    pub email: EmailAddress,
    /// Tag of the language they take part in.
    pub language: Option<String>,
    /// Ids of the choices made, by column.
    pub choices: BTreeMap<Column, String>,
    /// What they wrote, by column.
    pub texts: BTreeMap<Column, String>,
    /// IANA name.
    pub zone: Option<String>,
}

/// What must be known to read a table.
pub struct Guide<'a> {
    /// What can be chosen.
    pub form: &'a ApplicationForm,
    /// Names and tags of the languages of the programme: several names for one tag.
    pub languages: &'a [(String, String)],
    /// Further names of columns.
    pub headings: &'a [(String, Column)],
    /// Folded addresses of those who have applied and are not settled.
    pub applied: &'a BTreeSet<String>,
    /// Folded addresses of those who take part already.
    pub seated: &'a BTreeSet<String>,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The table itself is damaged there.
    Table(TableError),
    /// A text does not fit.
    Unfit(Column, Unfit),
    /// Nothing of that name can be chosen.
    Unknown(Column),
    /// The address stands in this earlier row as well.
    Twice(u32),
    /// Somebody with this address has applied already.
    Applied,
    /// Somebody with this address takes part already.
    Seated,
}

/// A row, and what became of it.
#[derive(Clone, Debug)]
pub struct ReadRow {
    /// As a spreadsheet counts; none where it is about the whole table.
    pub number: Option<u32>,
    /// What stands in the column of names.
    pub name: String,
    /// The application, or everything that is wrong.
    pub read: Result<NewApplication, Vec<Trouble>>,
}

/// A table as it was read.
#[derive(Clone, Debug, Default)]
pub struct ReadTable {
    /// In their order.
    pub rows: Vec<ReadRow>,
    /// Columns nobody knows; they are left out.
    pub left_out: Vec<String>,
}

impl ReadTable {
    /// Every application; none where any row has a problem, or where there is no row.
    pub fn applications(&self) -> Option<Vec<NewApplication>> {
        let all = self.rows.iter().map(|row| row.read.as_ref().ok().cloned()).collect::<Option<Vec<_>>>();
        all.filter(|all| !all.is_empty())
    }

    /// How many rows have a problem.
    pub fn problems(&self) -> usize {
        self.rows.iter().filter(|row| row.read.is_err()).count()
    }
}

fn folded(text: &str) -> String {
    text.trim().to_lowercase()
}

/// Reads a table: every row, with everything that is wrong with it.
pub fn read_applications(text: &[u8], guide: &Guide<'_>) -> ReadTable {
    let broken =
        |error: TableError| ReadRow { number: error.row, name: String::new(), read: Err(vec![Trouble::Table(error)]) };
    let rows = match Rows::open(text) {
        Ok(rows) => rows,
        Err(error) => return ReadTable { rows: vec![broken(error)], left_out: Vec::new() },
    };
    let header = rows.header().clone();
    let column = |name: &String| {
        let name = folded(name);
        let by_word = Column::ALL.into_iter().find(|column| column.word() == name);
        by_word.or_else(|| guide.headings.iter().find(|(heading, _)| folded(heading) == name).map(|(_, of)| *of))
    };
    let columns: Vec<Option<Column>> = header.names().iter().map(column).collect();
    let left_out = header.names().iter().zip(&columns).filter(|(_, column)| column.is_none());
    let left_out = left_out.map(|(name, _)| name.clone()).collect();
    for needed in Column::ALL {
        let times = columns.iter().filter(|column| **column == Some(needed)).count();
        let problem = match times {
            0 if matches!(needed, Column::Name | Column::Email) => crate::platform::tables::Problem::MissingColumn,
            0 | 1 => continue,
            _ => crate::platform::tables::Problem::ColumnTwice,
        };
        let error = TableError { row: None, column: Some(needed.word().to_owned()), problem };
        return ReadTable { rows: vec![broken(error)], left_out };
    }
    let mut seen = BTreeMap::new();
    let rows = rows.map(|row| match row {
        Ok(row) => read_row(&row, &columns, guide, &mut seen),
        Err(error) => broken(error),
    });
    ReadTable { rows: rows.collect(), left_out }
}

fn read_row(row: &Row, columns: &[Option<Column>], guide: &Guide<'_>, seen: &mut BTreeMap<String, u32>) -> ReadRow {
    let at = |wanted: Column| columns.iter().position(|column| *column == Some(wanted)).map(|at| row.cell(at).trim());
    let cell = |wanted: Column| at(wanted).unwrap_or_default();
    let mut troubles = Vec::new();
    let name = kept(Name::parse(cell(Column::Name)), Column::Name, &mut troubles);
    let email = kept(EmailAddress::parse(cell(Column::Email)), Column::Email, &mut troubles);
    if let Some(email) = &email {
        let key = email.key().to_owned();
        if guide.applied.contains(&key) {
            troubles.push(Trouble::Applied);
        } else if guide.seated.contains(&key) {
            troubles.push(Trouble::Seated);
        }
        match seen.get(&key) {
            Some(earlier) => troubles.push(Trouble::Twice(*earlier)),
            None => drop(seen.insert(key, row.number())),
        }
    }
    let mut chosen = |column: Column, found: Option<String>| {
        if found.is_none() && !cell(column).is_empty() {
            troubles.push(Trouble::Unknown(column));
        }
        found
    };
    let named = |names: &[(String, String)], text: &str| {
        let text = folded(text);
        names.iter().find(|(name, tag)| folded(name) == text || folded(tag) == text).map(|(_, tag)| tag.clone())
    };
    let language = chosen(Column::Language, named(guide.languages, cell(Column::Language)));
    let zone = chosen(Column::Zone, zones::zone(cell(Column::Zone)).map(|zone| zone.name().to_owned()));
    let mut choices = BTreeMap::new();
    for column in [Column::Background, Column::Department, Column::Site, Column::Experience] {
        if let Some(id) = chosen(column, choice(guide.form, column, cell(column))) {
            choices.insert(column, id);
        }
    }
    let mut texts = BTreeMap::new();
    for column in [Column::Community, Column::About, Column::Brings, Column::Wants] {
        let written = cell(column);
        if written.is_empty() {
            continue;
        }
        let text = match column {
            Column::Community => Line::parse(written).map(String::from),
            _ => Body::parse(written).map(String::from),
        };
        if let Some(text) = kept(text, column, &mut troubles) {
            texts.insert(column, text);
        }
    }
    let read = match (name, email) {
        (Some(name), Some(email)) if troubles.is_empty() => {
            Ok(NewApplication { name, email, language, choices, texts, zone })
        }
        _ => Err(troubles),
    };
    ReadRow { number: Some(row.number()), name: cell(Column::Name).to_owned(), read }
}

fn kept<T>(parsed: Result<T, Unfit>, column: Column, troubles: &mut Vec<Trouble>) -> Option<T> {
    parsed.map_err(|unfit| troubles.push(Trouble::Unfit(column, unfit))).ok()
}

/// The id of what is meant: by its id, or by how it reads in any language.
fn choice(form: &ApplicationForm, column: Column, written: &str) -> Option<String> {
    let written = folded(written);
    let means = |id: &str, label: &Localised| folded(id) == written || label.0.values().any(|l| folded(l) == written);
    let among = |all: &[Choice]| all.iter().find(|one| means(&one.id, &one.label)).map(|one| one.id.clone());
    match column {
        Column::Background => among(&form.backgrounds),
        Column::Department => among(&form.departments),
        Column::Experience => among(&form.experience),
        Column::Site => form.sites.iter().find(|site| means(&site.id, &site.label)).map(|site| site.id.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
