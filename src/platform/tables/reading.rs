//! From text to rows.

use std::io::Read;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};
use unicode_normalization::UnicodeNormalization;

use super::{MOST_CELL, MOST_COLUMNS, MOST_ROWS, Problem, TableError, decoding::Decoding};

/// The names of the columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    names: Vec<String>,
}

/// How names are compared: spaces around them and upper case do not matter.
fn folded(name: &str) -> String {
    name.trim().to_lowercase().nfc().collect()
}

impl Header {
    /// The names as the file has them, trimmed.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Where the column called `name` is, from 0; two of that name are an error.
    pub fn find(&self, name: &str) -> Result<Option<usize>, TableError> {
        let wanted = folded(name);
        let mut found = self.names.iter().enumerate().filter(|(_, name)| folded(name) == wanted);
        match (found.next(), found.next()) {
            (_, Some(_)) => Err(Problem::ColumnTwice.of_column(name)),
            (first, None) => Ok(first.map(|(at, _)| at)),
        }
    }

    /// Where the column called `name` is, from 0; it must be there once.
    pub fn require(&self, name: &str) -> Result<usize, TableError> {
        self.find(name)?.ok_or_else(|| Problem::MissingColumn.of_column(name))
    }
}

/// One row, kept as one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    number: u32,
    text: String,
    ends: Vec<usize>,
}

impl Row {
    /// As a spreadsheet counts: the first row below the header is 2. Blank rows count, a cell of several lines is one row.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// The cell in column `at`, from 0; nothing where there is none.
    pub fn cell(&self, at: usize) -> &str {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(at).and_then(|end| self.text.get(start..*end)).unwrap_or_default()
    }

    /// The cells in their order.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|at| self.cell(at))
    }
}

/// A table as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    header: Header,
    rows: Vec<Row>,
}

impl Table {
    /// Reads all of it; the first thing that is wrong ends the reading.
    pub fn read(bytes: &[u8]) -> Result<Self, TableError> {
        let rows = Rows::open(bytes)?;
        let header = rows.header().clone();
        Ok(Self { header, rows: rows.collect::<Result<_, _>>()? })
    }

    /// The names of the columns.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The rows below the header; blank ones are left out.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }
}

/// The rows of a table one by one, for files that need not fit into memory.
///
/// A row with a problem of its own is an error, and the next one follows; after
/// a problem that [is final](Problem::is_final) nothing follows.
pub struct Rows<R> {
    text: Decoding<R>,
    fields: Reader,
    header: Header,
    /// How many rows, the blank ones and the header too, lie behind.
    behind: u32,
    /// How many rows below the header were read.
    count: u32,
    after_return: bool,
    over: bool,
}

/// A row as it is read, within the limits.
#[derive(Default)]
struct Raw {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    /// How many cells there were, counted beyond the limit too.
    found: usize,
    /// The first cell that was too long.
    long: Option<usize>,
}

impl Raw {
    fn add(&mut self, piece: &[u8]) {
        let begun = self.bytes.len() - self.ends.last().copied().unwrap_or(0);
        if begun + piece.len() > MOST_CELL {
            self.long = self.long.or(Some(self.found));
        } else if self.ends.len() < MOST_COLUMNS {
            self.bytes.extend_from_slice(piece);
        }
    }

    fn end_cell(&mut self) {
        self.found += 1;
        if self.ends.len() < MOST_COLUMNS {
            self.ends.push(self.bytes.len());
        }
    }
}

impl<R: Read> Rows<R> {
    /// Reads the header.
    pub fn open(input: R) -> Result<Self, TableError> {
        let mut text = Decoding::new(input);
        let separator = sniff(&mut text).map_err(Problem::of_file)?;
        let fields = ReaderBuilder::new().delimiter(separator).build();
        let header = Header { names: Vec::new() };
        let mut rows = Self { text, fields, header, behind: 0, count: 0, after_return: false, over: false };
        let raw = rows.record()?.ok_or_else(|| Problem::Empty.of_file())?;
        let number = rows.behind;
        if raw.found > MOST_COLUMNS {
            return Err(Problem::TooManyColumns.at(number));
        }
        let row = rows.row(raw, number, None)?;
        rows.header.names = row.cells().map(|name| name.trim().to_owned()).collect();
        Ok(rows)
    }

    /// The names of the columns.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Whether the file was read to its end and its last line had one too. A
    /// file without may have been cut off in its last cell.
    pub fn ended_with_line_break(&self) -> bool {
        self.text.ended_with_line_break()
    }

    /// The next row that is not blank, as it stands; none at the end.
    fn record(&mut self) -> Result<Option<Raw>, TableError> {
        let mut raw = Raw::default();
        let mut piece = [0; 4096];
        if !self.skip_blank_lines()? {
            return Ok(None);
        }
        self.behind = self.behind.saturating_add(1);
        loop {
            let more = self.text.fill().map_err(|problem| problem.at(self.behind))?;
            // The last line may lack its end; where one does not end the row, a quote is still open.
            let rest = if more { self.text.rest() } else { b"\n" };
            let (result, read, wrote) = self.fields.read_field(rest, &mut piece);
            self.after_return = read.checked_sub(1).and_then(|last| rest.get(last)) == Some(&b'\r');
            if more {
                self.text.take(read);
            }
            raw.add(piece.get(..wrote).unwrap_or_default());
            match result {
                ReadFieldResult::Field { record_end } => {
                    raw.end_cell();
                    if record_end {
                        return Ok(Some(raw));
                    }
                }
                ReadFieldResult::InputEmpty if !more => return Err(Problem::UnclosedQuote.at(self.behind)),
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
                ReadFieldResult::End => return Ok(None),
            }
        }
    }

    /// Goes on to the next line with something in it, and counts those without; false at the end.
    fn skip_blank_lines(&mut self) -> Result<bool, TableError> {
        while self.text.fill().map_err(|problem| problem.at(self.behind + 1))? {
            match self.text.rest().first() {
                Some(b'\n') if self.after_return => self.after_return = false,
                Some(end @ (b'\n' | b'\r')) => {
                    self.after_return = *end == b'\r';
                    self.behind = self.behind.saturating_add(1);
                }
                _ => return Ok(true),
            }
            self.text.take(1);
        }
        Ok(false)
    }

    fn row(&self, raw: Raw, number: u32, expected: Option<usize>) -> Result<Row, TableError> {
        let of = |column: usize, problem: Problem| TableError {
            row: Some(number),
            column: self.header.names.get(column).cloned(),
            problem,
        };
        if let Some(column) = raw.long {
            return Err(of(column, Problem::CellTooLong));
        }
        if let Some(at) = raw.bytes.iter().position(|byte| *byte == 0) {
            let column = raw.ends.iter().position(|end| at < *end).unwrap_or(raw.ends.len());
            return Err(of(column, Problem::Nul));
        }
        if let Some(expected) = expected.filter(|expected| *expected != raw.found) {
            return Err(Problem::FieldCount { expected, found: raw.found }.at(number));
        }
        let text = String::from_utf8(raw.bytes).map_err(|_| Problem::MixedEncoding.at(number))?;
        Ok(Row { number, text, ends: raw.ends })
    }

    fn next_row(&mut self) -> Result<Option<Row>, TableError> {
        loop {
            let Some(raw) = self.record()? else { return Ok(None) };
            // Spreadsheets write rows of separators below the last row that has something in it.
            if raw.bytes.iter().all(u8::is_ascii_whitespace)
                && raw.long.is_none()
                && raw.found == self.header.names.len()
            {
                continue;
            }
            self.count += 1;
            if self.count > MOST_ROWS {
                return Err(Problem::TooManyRows.of_file());
            }
            return self.row(raw, self.behind, Some(self.header.names.len())).map(Some);
        }
    }
}

impl<R: Read> Iterator for Rows<R> {
    type Item = Result<Row, TableError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.over {
            return None;
        }
        let next = self.next_row().transpose();
        self.over = match &next {
            None => true,
            Some(Err(error)) => error.problem.is_final(),
            Some(Ok(_)) => false,
        };
        next
    }
}

/// The separator the header line has most of, outside quotes; a comma where it has none.
fn sniff<R: Read>(text: &mut Decoding<R>) -> Result<u8, Problem> {
    // A quote that is never closed must not make this read without end.
    while !has_line(text.rest()) && text.rest().len() < MOST_CELL {
        if !text.more()? {
            break;
        }
    }
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in text.rest().iter().skip_while(|byte| matches!(byte, b'\r' | b'\n')) {
        match byte {
            b'"' => quoted = !quoted,
            b'\r' | b'\n' if !quoted => break,
            _ if quoted => {}
            _ => counts.iter_mut().filter(|(separator, _)| separator == byte).for_each(|(_, count)| *count += 1),
        }
    }
    let most = counts.iter().rev().max_by_key(|(_, count)| *count);
    Ok(most.map_or(b',', |(separator, _)| *separator))
}

/// Whether there is a whole line outside quotes, after blank ones.
fn has_line(text: &[u8]) -> bool {
    let mut quoted = false;
    text.iter().skip_while(|byte| matches!(byte, b'\r' | b'\n')).any(|byte| {
        quoted ^= *byte == b'"';
        !quoted && matches!(byte, b'\r' | b'\n')
    })
}
