//! Where in each table the rows about one person are, in SQL both databases understand.

use super::{Table, tables};

/// What statements made here begin with: who asks. `$1` is their id, `$2` the same as text.
pub const ME: &str = "with me as (select id, email, email_key, cast($2 as text) as said from person where id = $1)";

/// Rounds of decisions whose letters have left by `$3`: before that they can be taken back, and were never said.
const TOLD: &str = "told as (select r.id from decision_round r where r.undone_at is null and r.letters_at <= $3)";

/// Any of these; nothing where there are none.
fn any(conditions: Vec<String>) -> Option<String> {
    (!conditions.is_empty()).then(|| conditions.join(" or "))
}

fn are_me(columns: &[&str]) -> Vec<String> {
    columns.iter().map(|column| format!("{column} = (select id from me)")).collect()
}

/// Rows that are somebody's own, as far as they know of them.
fn whole(table: &Table) -> Option<String> {
    own(table, true)
}

/// Rows that are somebody's own; where `told` is not asked for also those they have not been told of yet.
pub(super) fn own(table: &Table, told: bool) -> Option<String> {
    let mut ways = are_me(table.own);
    ways.extend(table.also.map(|also| format!("({also})")));
    if let Some(through) = table.through
        && let Some(theirs) = tables().find(|other| other.name == through.table).and_then(|other| own(other, told))
    {
        let only = through.only.filter(|_| told).map(|only| format!(" and {only}")).unwrap_or_default();
        ways.push(format!("({} in (select id from {} where {theirs}){only})", through.column, through.table));
    }
    any(ways)
}

/// Rows in which somebody has a part: their own, and those of others they did something to.
fn part(table: &Table) -> Option<String> {
    let mut ways: Vec<String> = whole(table).into_iter().collect();
    ways.extend(are_me(table.by));
    any(ways)
}

/// How many rows there are about somebody, table by table, in one statement: `name` and `n`. `$3` is now.
pub fn counted() -> String {
    let counts: Vec<String> = tables()
        .filter_map(|table| {
            let name = table.name;
            Some(format!("select '{name}' as name, count(*) as n from {name} where {}", part(table)?))
        })
        .collect();
    format!("{ME}, {TOLD} {}", counts.join(" union all "))
}

/// The rows of a table about somebody, all columns, and `is_whole`: 1 where the row is their own, 0 where
/// they only did something to it. `$3` is now. Nothing where no row can be about anybody.
pub fn rows(table: &Table) -> Option<String> {
    let (part, name) = (part(table)?, table.name);
    let own = whole(table).unwrap_or_else(|| "1 = 0".to_owned());
    Some(format!(
        "{ME}, {TOLD} select {name}.*, case when {own} then 1 else 0 end as is_whole from {name} where {part}"
    ))
}

#[cfg(test)]
mod tests {
    use super::{rows, whole};
    use crate::storage::registry::tables;

    #[test]
    fn a_row_that_hangs_on_another_is_found_through_it() {
        let offer = tables().find(|table| table.name == "offer").unwrap();
        let found = rows(offer).unwrap();
        assert!(found.contains("application_id in (select id from application where person_id = "), "{found}");
        assert!(found.ends_with("or made_by = (select id from me)"), "{found}");
    }

    #[test]
    fn whom_somebody_wishes_for_does_not_find_the_wish() {
        let wish = tables().find(|table| table.name == "partner_name").unwrap();
        assert_eq!(whole(wish).as_deref(), Some("person_id = (select id from me)"));
        assert!(!rows(wish).unwrap().contains("other_id ="));
    }
}
