//! How a row hangs on a cohort.

use super::{Table, tables};

/// Where it stands in which cohort a row is.
#[derive(Clone, Copy, Debug)]
pub enum Within {
    /// In a column of its own.
    Column(&'static str),
    /// In a row of another table it hangs on: the column that says on which, and the table; found there by `id`.
    Through(&'static str, &'static str),
}

/// A condition on rows of a table in the cohorts that a selection of ids finds; nothing where no cohort has them.
pub fn in_cohorts(table: &Table, which: &str) -> Option<String> {
    Some(match table.within? {
        Within::Column(column) => format!("{column} in ({which})"),
        Within::Through(column, other) => {
            let theirs = in_cohorts(tables().find(|table| table.name == other)?, which)?;
            format!("{column} in (select id from {other} where {theirs})")
        }
    })
}
