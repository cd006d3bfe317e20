//! From rows to files.

use std::io::{self, Write};

use anyhow::Result;
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use csv::{QuoteStyle, Terminator, WriterBuilder};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet};

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Text, whoever wrote it: never a formula.
    Text(String),
    /// A number of our own; one that is not finite leaves the cell empty.
    Number(f64),
    /// A date without a time.
    Date(NaiveDate),
    /// A moment, written in UTC.
    Instant(DateTime<Utc>),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<NaiveDate> for Cell {
    fn from(date: NaiveDate) -> Self {
        Self::Date(date)
    }
}

impl From<DateTime<Utc>> for Cell {
    fn from(instant: DateTime<Utc>) -> Self {
        Self::Instant(instant)
    }
}

/// A cell of nothing, for what is not known.
impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or_else(|| Self::Text(String::new()), Into::into)
    }
}

/// Whether a spreadsheet might take this for a formula.
///
/// The characters are those of OWASP, "CSV Injection"; it names the full-width
/// ones too, and line ends, which some programs drop before they look.
fn looks_like_a_formula(text: &str) -> bool {
    const BEGINS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    text.starts_with(['\t', '\r', '\n']) || text.trim_start().starts_with(BEGINS)
}

impl Cell {
    /// As it stands in delimited text: an apostrophe before what looks like a formula.
    fn written(&self) -> String {
        match self {
            Self::Text(text) if looks_like_a_formula(text) => format!("'{text}"),
            Self::Text(text) => text.clone(),
            Self::Number(number) if number.is_finite() => number.to_string(),
            Self::Number(_) => String::new(),
            Self::Date(date) => date.to_string(),
            Self::Instant(instant) => instant.to_rfc3339_opts(SecondsFormat::Secs, true),
        }
    }
}

/// Writes delimited text as every spreadsheet opens it: UTF-8 with a mark, commas, every cell quoted (RFC 4180).
///
/// Fails where `out` does.
pub fn write_csv(out: impl Write, header: &[&str], rows: impl IntoIterator<Item = Vec<Cell>>) -> io::Result<()> {
    let mut out = out;
    out.write_all("\u{FEFF}".as_bytes())?;
    let mut settings = WriterBuilder::new();
    settings.quote_style(QuoteStyle::Always).terminator(Terminator::CRLF).flexible(true);
    let mut writer = settings.from_writer(out);
    writer.write_record(header.iter().map(|name| Cell::from(*name).written()))?;
    for row in rows {
        writer.write_record(row.iter().map(Cell::written))?;
    }
    writer.flush()
}

/// The file [`write_csv`] writes, in memory.
pub fn csv_bytes(header: &[&str], rows: impl IntoIterator<Item = Vec<Cell>>) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    write_csv(&mut bytes, header, rows)?;
    Ok(bytes)
}

/// The most characters Excel takes in one cell.
const MOST_IN_CELL: usize = 32_767;
/// Column widths, in characters of the standard font.
const NARROWEST: usize = 8;
const WIDEST: usize = 60;

struct Looks {
    header: Format,
    /// Keeps text text when somebody edits the cell, too.
    guarded: Format,
    date: Format,
    instant: Format,
}

/// A workbook of one sheet, its header bold and staying in sight. Text longer
/// than a cell takes ends in an ellipsis; what cannot be in a sheet's name is left out of it.
///
/// Fails where there are more rows or columns than a sheet has.
pub fn xlsx_bytes(sheet_name: &str, header: &[&str], rows: impl IntoIterator<Item = Vec<Cell>>) -> Result<Vec<u8>> {
    let looks = Looks {
        header: Format::new().set_bold(),
        guarded: Format::new().set_quote_prefix(),
        date: Format::new().set_num_format("yyyy-mm-dd"),
        instant: Format::new().set_num_format("yyyy-mm-dd hh:mm"),
    };
    let mut sheet = Worksheet::new();
    sheet.set_name(fit_for_a_sheet(sheet_name))?;
    sheet.set_freeze_panes(1, 0)?;
    let mut widths: Vec<usize> = Vec::new();
    for (column, name) in (0..).zip(header) {
        sheet.write_string_with_format(0, column, *name, &looks.header)?;
        // Bold letters are wider.
        widths.push(name.chars().count() + 2);
    }
    for (at, row) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(&row) {
            let width = write_cell(&mut sheet, at, column, cell, &looks)?;
            if let Some(widest) = widths.get_mut(usize::from(column)) {
                *widest = width.max(*widest);
            }
        }
    }
    for (column, width) in (0..).zip(widths) {
        let width = width.clamp(NARROWEST, WIDEST) + 1;
        sheet.set_column_width(column, u32::try_from(width)?)?;
    }
    let mut book = Workbook::new();
    // Its own clock would put another time into every file; the same rows make the same bytes.
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(1980, 1, 1)?));
    book.push_worksheet(sheet);
    Ok(book.save_to_buffer()?)
}

/// Writes one cell and says how many characters wide it is.
fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, looks: &Looks) -> Result<usize> {
    let date = |format: &str| ExcelDateTime::parse_from_str(format);
    match cell {
        Cell::Text(text) => return write_text(sheet, row, column, text, looks),
        Cell::Number(number) if number.is_finite() => {
            sheet.write_number(row, column, *number)?;
        }
        Cell::Number(_) => {}
        // A spreadsheet's days begin in 1900; what is before is text.
        Cell::Date(day) => match date(&day.to_string()) {
            Ok(day) => drop(sheet.write_datetime_with_format(row, column, &day, &looks.date)?),
            Err(_) => drop(sheet.write_string(row, column, day.to_string())?),
        },
        Cell::Instant(at) => match date(&at.format("%Y-%m-%dT%H:%M:%S").to_string()) {
            Ok(at) => drop(sheet.write_datetime_with_format(row, column, &at, &looks.instant)?),
            Err(_) => drop(sheet.write_string(row, column, cell.written())?),
        },
    }
    Ok(match cell {
        Cell::Instant(_) => 16,
        other => other.written().len(),
    })
}

fn write_text(sheet: &mut Worksheet, row: u32, column: u16, text: &str, looks: &Looks) -> Result<usize> {
    // Excel counts UTF-16 units, and the library characters; both fit then.
    let mut units = 0;
    let mut short: String = text
        .chars()
        .take_while(|c| {
            units += c.len_utf16();
            units < MOST_IN_CELL
        })
        .collect();
    if short.len() < text.len() {
        short.push('…');
    }
    let width = short.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    if looks_like_a_formula(&short) {
        sheet.write_string_with_format(row, column, short, &looks.guarded)?;
    } else {
        sheet.write_string(row, column, short)?;
    }
    Ok(width)
}

/// Excel's rules for names of sheets: 1 to 31 characters, none of `[]:*?/\`, no apostrophe at an end.
fn fit_for_a_sheet(name: &str) -> String {
    let kept = name.chars().filter(|c| !"[]:*?/\\".contains(*c) && !c.is_control());
    let mut units = 0;
    let short: String = kept
        .take_while(|c| {
            units += c.len_utf16();
            units <= 31
        })
        .collect();
    let short = short.trim_matches(|c: char| c == '\'' || c.is_whitespace());
    if short.is_empty() { "Table".to_owned() } else { short.to_owned() }
}
