//! Deleting what is to go with somebody.

use entity::ids::PersonId;
use sea_orm::ConnectionTrait;

use super::{
    super::{Tx, sql},
    Erased, Table,
    finding::{ME, own},
    tables,
};
use crate::platform::errors::Result;

/// Deletes somebody's rows of a table; nothing where none of it goes.
fn deletion(table: &Table) -> Option<String> {
    let theirs = own(table, false).filter(|_| table.erased == Erased::Deleted)?;
    Some(format!("{ME} delete from {} where {theirs}", table.name))
}

/// The deletions in the order in which they go: what hangs on a row before the row.
fn deletions() -> Vec<String> {
    let (hang, stand): (Vec<&Table>, Vec<&Table>) = tables().partition(|table| table.through.is_some());
    hang.into_iter().chain(stand).filter_map(deletion).collect()
}

impl Tx {
    /// Deletes every row of somebody's that goes with them. Their own row must still say who they are.
    pub async fn delete_rows_of(&self, who: PersonId) -> Result<()> {
        for text in deletions() {
            self.execute_raw(sql(&**self, &text, [who.into(), who.to_string().into()])).await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::deletions;

    #[test]
    fn what_hangs_on_a_row_goes_before_it_and_whether_or_not_somebody_was_told() {
        let all = deletions();
        let place = |table: &str| {
            let start = format!("delete from {table} where");
            all.iter().position(|text| text.contains(&start))
        };
        assert!(place("venture_part") < place("venture") && place("venture_part").is_some());
        assert!(place("offer") < place("application"));
        assert!(all.iter().all(|text| !text.contains("from told")), "{all:?}");
        assert_eq!((place("person"), place("post"), place("completion")), (None, None, None));
    }
}
