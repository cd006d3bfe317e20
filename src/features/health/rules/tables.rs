//! A table of months from somewhere else: what would be new, what would change, and what is wrong, by row and column.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    months::month_of,
    numbers::{Month, Number, Numbers},
};
use crate::platform::tables::{Header, Problem, Row, Rows, TableError};

/// The most months somebody may keep: twenty years.
pub const MOST_MONTHS: usize = 240;

/// A column of such a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Which month.
    Month,
    /// A number.
    Number(Number),
}

impl Column {
    /// All of them, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        std::iter::once(Self::Month).chain(Number::ALL.into_iter().map(Self::Number))
    }

    /// Its name in message keys, and one of its names in tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Number(number) => number.word(),
        }
    }
}

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Nothing is known of the month yet.
    New,
    /// Something of it is another number by now.
    Changed,
    /// All of it is known.
    Same,
}

/// A month as it would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its first day.
    pub on: NaiveDate,
    /// What becomes of it.
    pub fate: Fate,
    /// All that is known of it then: an empty cell takes nothing away.
    pub numbers: Numbers,
    /// What would be different: what is known of it now, and then.
    pub different: Vec<(Number, Option<i32>, i32)>,
    /// The version it has; 0 where there is none.
    pub version: i32,
}

/// Something that keeps a table from being taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// As a spreadsheet counts; none where it is about the whole table.
    pub row: Option<u32>,
    /// The column, where one is to blame.
    pub column: Option<Column>,
    /// What.
    pub trouble: Trouble,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The table itself is damaged there.
    Table(TableError),
    /// No month can be read there.
    Month(String),
    /// The month has not begun.
    Ahead,
    /// The same month stands in this earlier row.
    Twice(u32),
    /// No number that fits can be read there.
    Number(String),
    /// A part is larger than its whole.
    TooLarge(i32),
    /// The row says nothing but its month.
    Nothing,
    /// With these there would be more than [`MOST_MONTHS`].
    TooMany,
    /// There is no month in it.
    NoMonth,
}

/// What a table would bring.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bringing {
    /// Its months, in their order there.
    pub changes: Vec<Change>,
    /// What is wrong with it; nothing is taken over while there is anything.
    pub wrongs: Vec<Wrong>,
    /// Columns nobody knows; they are left out.
    pub left_out: Vec<String>,
}

impl Bringing {
    /// How many rows become this.
    pub fn count(&self, fate: Fate) -> usize {
        self.changes.iter().filter(|change| change.fate == fate).count()
    }

    fn wrong(&mut self, row: Option<u32>, column: Option<Column>, trouble: Trouble) {
        self.wrongs.push(Wrong { row, column, trouble });
    }
}

/// What stands in a cell where nothing is known.
const UNKNOWN: [&str; 7] = ["", "-", "–", "—", "?", "n/a", "k. A."];
/// So much of what cannot be read is said again.
const SHOWN: usize = 40;

/// What a table would bring to whoever keeps `known`, in the month `this`. `named` knows columns by their names.
pub fn bringing(text: &str, named: impl Fn(&str) -> Option<Column>, known: &[Month], this: NaiveDate) -> Bringing {
    let mut found = Bringing::default();
    let rows = match Rows::open(text.as_bytes()) {
        Ok(rows) => rows,
        Err(error) => {
            found.wrong(error.row, None, Trouble::Table(error));
            return found;
        }
    };
    let columns = match columns(rows.header(), named, &mut found.left_out) {
        Ok(columns) => columns,
        Err(error) => {
            found.wrong(Some(1), None, Trouble::Table(error));
            return found;
        }
    };
    let mut seen: BTreeMap<NaiveDate, u32> = BTreeMap::new();
    for row in rows {
        match row {
            Ok(row) => read_row(&mut found, &columns, (known, this), &mut seen, &row),
            Err(error) => found.wrong(error.row, None, Trouble::Table(error)),
        }
    }
    let many = known.len() + found.count(Fate::New);
    if found.wrongs.is_empty() && found.changes.is_empty() {
        found.wrong(None, None, Trouble::NoMonth);
    }
    if many > MOST_MONTHS {
        found.wrong(None, None, Trouble::TooMany);
    }
    found
}

fn columns(
    header: &Header,
    named: impl Fn(&str) -> Option<Column>,
    left_out: &mut Vec<String>,
) -> Result<BTreeMap<Column, usize>, TableError> {
    let trouble = |name: &str, problem| TableError { row: None, column: Some(name.to_owned()), problem };
    let mut columns = BTreeMap::new();
    for (at, name) in header.names().iter().enumerate() {
        match named(name) {
            None if name.is_empty() => {}
            None => left_out.push(name.chars().take(SHOWN).collect()),
            Some(column) => {
                if columns.insert(column, at).is_some() {
                    return Err(trouble(name, Problem::ColumnTwice));
                }
            }
        }
    }
    if columns.contains_key(&Column::Month) { Ok(columns) } else { Err(trouble("month", Problem::MissingColumn)) }
}

fn read_row(
    found: &mut Bringing,
    columns: &BTreeMap<Column, usize>,
    (known, this): (&[Month], NaiveDate),
    seen: &mut BTreeMap<NaiveDate, u32>,
    row: &Row,
) {
    let number = Some(row.number());
    let cell = |column: Column| columns.get(&column).map_or("", |at| row.cell(*at).trim());
    let wrongs = found.wrongs.len();
    let shown = |column: Column| cell(column).chars().take(SHOWN).collect::<String>();
    let on = month_of(cell(Column::Month));
    match on {
        None => found.wrong(number, Some(Column::Month), Trouble::Month(shown(Column::Month))),
        Some(on) if on > this => found.wrong(number, Some(Column::Month), Trouble::Ahead),
        Some(on) => match seen.get(&on) {
            Some(earlier) => found.wrong(number, Some(Column::Month), Trouble::Twice(*earlier)),
            None => drop(seen.insert(on, row.number())),
        },
    }
    let mut read = Numbers::default();
    for one in Number::ALL {
        let column = Column::Number(one);
        if UNKNOWN.contains(&cell(column)) {
            continue;
        }
        match one.read(cell(column)) {
            Some(value) => read = read.with(&std::iter::once((one, value)).collect()),
            None => found.wrong(number, Some(column), Trouble::Number(shown(column))),
        }
    }
    if read.is_empty() && found.wrongs.len() == wrongs {
        found.wrong(number, None, Trouble::Nothing);
    }
    let Some(on) = on else { return };
    let stands = known.iter().find(|month| month.on == on);
    let numbers = stands.map(|month| &month.numbers).unwrap_or(&Numbers::default()).with(&read);
    for (part, whole) in numbers.too_large() {
        found.wrong(number, Some(Column::Number(part)), Trouble::TooLarge(whole));
    }
    if found.wrongs.len() == wrongs {
        found.changes.push(change(on, stands, numbers));
    }
}

fn change(on: NaiveDate, stands: Option<&Month>, numbers: Numbers) -> Change {
    let now = |number: Number| stands.and_then(|month| month.numbers.get(number));
    let changed = numbers.iter().filter(|(number, value)| now(*number) != Some(*value));
    let different: Vec<_> = changed.map(|(number, value)| (number, now(number), value)).collect();
    let fate = match (stands, different.is_empty()) {
        (None, _) => Fate::New,
        (Some(_), false) => Fate::Changed,
        (Some(_), true) => Fate::Same,
    };
    Change { on, fate, numbers, different, version: stands.map_or(0, |month| month.version) }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{
        super::numbers::{Month, Number},
        Bringing, Column, Fate, Trouble, Wrong, bringing,
    };
    use crate::platform::tables::Problem;

    fn day(month: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, 1).unwrap()
    }

    fn brought(text: &str, known: &[Month]) -> Bringing {
        let named = |name: &str| Column::all().find(|column| column.word() == name.to_lowercase());
        bringing(text, named, known, day(6))
    }

    fn wrongs(text: &str) -> Vec<(Option<u32>, Option<Column>, Trouble)> {
        let all = brought(text, &[]).wrongs.into_iter();
        all.map(|Wrong { row, column, trouble }| (row, column, trouble)).collect()
    }

    #[test]
    fn what_is_new_what_changes_and_what_is_known_is_told_apart() {
        let month = |number, asked| Month {
            on: day(number),
            numbers: [(Number::Asked, asked), (Number::Unanswered, 2)].into_iter().collect(),
            version: 3,
        };
        let known = [month(3, 9), month(4, 9)];
        let found = brought("Month;asked;Mood\n2026-03;9;\n04/2026;12;good\nMai 2026;8;–\n", &known);
        assert_eq!(found.wrongs, []);
        assert_eq!(found.left_out, ["Mood"]);
        let fates: Vec<_> = found.changes.iter().map(|change| (change.on, change.fate, change.version)).collect();
        assert_eq!(fates, [(day(3), Fate::Same, 3), (day(4), Fate::Changed, 3), (day(5), Fate::New, 0)]);
        assert_eq!(found.changes[1].different, [(Number::Asked, Some(9), 12)]);
        assert_eq!(found.changes[1].numbers.get(Number::Unanswered), Some(2), "an empty cell takes nothing away");
    }

    #[test]
    fn everything_wrong_is_named_by_row_and_column() {
        let text =
            "month,asked,unanswered\n2026-05,9,10\n2026-05,9,1\nsoon,9,1\n2026-07,1,1\n2026-04,=1+1,x\n2026-02,,\n";
        let (asked, unanswered) = (Column::Number(Number::Asked), Column::Number(Number::Unanswered));
        assert_eq!(
            wrongs(text),
            [
                (Some(2), Some(unanswered), Trouble::TooLarge(9)),
                (Some(3), Some(Column::Month), Trouble::Twice(2)),
                (Some(4), Some(Column::Month), Trouble::Month("soon".into())),
                (Some(5), Some(Column::Month), Trouble::Ahead),
                (Some(6), Some(asked), Trouble::Number("=1+1".into())),
                (Some(6), Some(unanswered), Trouble::Number("x".into())),
                (Some(7), None, Trouble::Nothing),
            ]
        );
        assert!(matches!(&wrongs("")[..], [(None, None, Trouble::Table(error))] if error.problem == Problem::Empty));
        assert!(matches!(&wrongs("a,b\n1,2\n")[..], [(_, _, Trouble::Table(_))]), "no month");
        assert!(matches!(&wrongs("month,Month\n")[..], [(_, _, Trouble::Table(_))]), "twice");
        assert_eq!(wrongs("month,asked\n"), [(None, None, Trouble::NoMonth)]);
    }

    #[test]
    fn a_part_is_held_against_what_is_known_already() {
        let known = [Month { on: day(3), numbers: [(Number::Asked, 4)].into_iter().collect(), version: 1 }];
        let found = brought("month\tunanswered\n2026-03\t5\n", &known);
        assert_eq!(found.wrongs.len(), 1);
        assert_eq!(found.wrongs[0].trouble, Trouble::TooLarge(4));
    }
}
