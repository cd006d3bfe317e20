//! What is stored about people, why, and for how long: one entry per table. A
//! table that is not named here fails a test, and so does a column that holds a
//! person and is not named.

mod company;
mod courses;
mod house;
mod papers;
mod talk;
mod works;

/// How long rows stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// As long as the account.
    Account,
    /// As long as the cohort can be read.
    Cohort,
    /// A number of days, then a job deletes them.
    Days(u32),
    /// Holds nobody.
    Always,
}

/// One table.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name in the database.
    pub name: &'static str,
    /// Why it exists.
    pub purpose: &'static str,
    /// Columns that say something about a person, directly or by their id.
    pub personal: &'static [&'static str],
    /// How long a row stays.
    pub kept: Kept,
}

/// Every table there is.
pub fn tables() -> impl Iterator<Item = &'static Table> {
    [house::TABLES, courses::TABLES, talk::TABLES, company::TABLES, works::TABLES, papers::TABLES].into_iter().flatten()
}
