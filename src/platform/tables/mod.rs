//! Tables other programs made and want: delimited text of any usual kind is
//! read, delimited text and XLSX are written.
//!
//! Reading guesses what nobody says: the encoding (UTF-8 with or without a mark,
//! UTF-16 with one, else Windows-1252), and the separator from the header line.
//! What it cannot make sense of it names, with row and column as a spreadsheet
//! counts them: row 1 is the header.

mod decoding;
mod reading;
mod telling;
mod writing;

pub use reading::{Header, Row, Rows, Table};
pub use writing::{Cell, csv_bytes, write_csv, xlsx_bytes};

use std::fmt;

/// The text of a table, whatever it is encoded as, to be shown and changed by hand.
pub fn text_of(bytes: &[u8]) -> Result<String, TableError> {
    let mut decoding = decoding::Decoding::new(bytes);
    let mut text = Vec::new();
    while decoding.fill().map_err(Problem::of_file)? {
        let piece = decoding.rest().to_vec();
        decoding.take(piece.len());
        text.extend(piece);
    }
    if text.contains(&0) {
        return Err(Problem::Nul.of_file());
    }
    String::from_utf8(text).map_err(|_| Problem::MixedEncoding.of_file())
}

/// The most bytes one cell may have, as UTF-8.
pub const MOST_CELL: usize = 64 * 1024;
/// The most columns a table may have.
pub const MOST_COLUMNS: usize = 100;
/// The most rows a table may have below its header.
pub const MOST_ROWS: u32 = 1_000_000;

/// What is wrong with a table, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableError {
    /// As a spreadsheet counts: 1 is the header. None where it is about the whole file.
    pub row: Option<u32>,
    /// The header's name of the column, where one is to blame.
    pub column: Option<String>,
    /// What is wrong.
    pub problem: Problem,
}

/// What can be wrong with a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no header line.
    Empty,
    /// A column that is needed is not there.
    MissingColumn,
    /// Two columns have the name of one that is needed.
    ColumnTwice,
    /// More than [`MOST_COLUMNS`] columns.
    TooManyColumns,
    /// More than [`MOST_ROWS`] rows.
    TooManyRows,
    /// A cell of more than [`MOST_CELL`] bytes.
    CellTooLong,
    /// A cell with a NUL: the file is no text, or was damaged.
    Nul,
    /// A row that is shorter or longer than the header.
    FieldCount {
        /// How many columns the header has.
        expected: usize,
        /// How many the row has.
        found: usize,
    },
    /// A quote is opened and never closed: most often a file that was cut off.
    UnclosedQuote,
    /// One part is UTF-8 and another is not, or UTF-16 that is none.
    MixedEncoding,
    /// The file could not be read to its end.
    Unreadable(std::io::ErrorKind),
}

impl Problem {
    /// Whether nothing after it can be read: the rows end here.
    pub fn is_final(&self) -> bool {
        !matches!(self, Self::CellTooLong | Self::Nul | Self::FieldCount { .. })
    }

    fn of_file(self) -> TableError {
        TableError { row: None, column: None, problem: self }
    }

    fn at(self, row: u32) -> TableError {
        TableError { row: Some(row), column: None, problem: self }
    }

    fn of_column(self, name: &str) -> TableError {
        TableError { row: None, column: Some(name.to_owned()), problem: self }
    }
}

impl std::error::Error for TableError {}

/// One plain English sentence without the row, for the command line; a page has its own words for [`Problem`].
impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let column = self.column.as_deref().unwrap_or("?");
        match &self.problem {
            Problem::Empty => write!(f, "the file is empty; its first row must name the columns"),
            Problem::MissingColumn => write!(f, "there is no column {column}; name it in the first row"),
            Problem::ColumnTwice => write!(f, "two columns are called {column}; rename one"),
            Problem::TooManyColumns => write!(f, "there are more than {MOST_COLUMNS} columns; leave out some"),
            Problem::TooManyRows => write!(f, "there are more than {MOST_ROWS} rows; split the file"),
            Problem::CellTooLong => match &self.column {
                Some(column) => write!(f, "{column} has more than {MOST_CELL} bytes; shorten it"),
                None => write!(f, "a cell has more than {MOST_CELL} bytes; shorten it"),
            },
            Problem::Nul => write!(f, "it has a NUL character; save the file again as CSV"),
            Problem::FieldCount { expected, found } => {
                write!(
                    f,
                    "it has {found} cell(s) where the header has {expected}; look for a separator too many or a row cut off"
                )
            }
            Problem::UnclosedQuote => {
                write!(f, "a quote is opened here and never closed; the file was cut off, or a quote is missing")
            }
            Problem::MixedEncoding => write!(f, "the text changes its encoding; save the file again as UTF-8"),
            Problem::Unreadable(kind) => write!(f, "the file cannot be read to its end ({kind})"),
        }
    }
}

#[cfg(test)]
mod tests;
