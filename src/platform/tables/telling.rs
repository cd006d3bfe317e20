//! What is wrong with a table, in the words of the reader.

use super::{MOST_CELL, MOST_COLUMNS, Problem, TableError};
use crate::platform::words::{Args, Words, number};

impl TableError {
    /// What is wrong, without the row.
    pub fn told(&self, words: &Words, locale: &str) -> String {
        let mut args = Args::new();
        args.set("column", self.column.clone().unwrap_or_default());
        let limit = if self.problem == Problem::TooManyColumns { MOST_COLUMNS } else { MOST_CELL };
        args.set("limit", number(limit as f64));
        if let Problem::FieldCount { expected, found } = self.problem {
            args.set("expected", number(expected as f64));
            args.set("found", number(found as f64));
        }
        let key = key_of(&self.problem);
        words.say(locale, key, &args).unwrap_or_else(|_| key.to_owned())
    }
}

fn key_of(problem: &Problem) -> &'static str {
    match problem {
        Problem::Empty => "frame-table-empty",
        Problem::MissingColumn => "frame-table-missing-column",
        Problem::ColumnTwice => "frame-table-column-twice",
        Problem::TooManyColumns => "frame-table-too-many-columns",
        Problem::TooManyRows => "frame-table-too-many-rows",
        Problem::CellTooLong => "frame-table-cell-too-long",
        Problem::Nul => "frame-table-nul",
        Problem::FieldCount { .. } => "frame-table-field-count",
        Problem::UnclosedQuote => "frame-table-unclosed-quote",
        Problem::MixedEncoding | Problem::Unreadable(_) => "frame-table-unreadable",
    }
}
