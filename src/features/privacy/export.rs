//! Everything about somebody, as they may have it: theirs whole, of others nothing.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use entity::ids::PersonId;
use sea_orm::ConnectionTrait;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use super::queries::{Stored, counts, people_among, rows_of};
use crate::{
    platform::errors::Result,
    storage::registry::{GROUPS, Table},
};

/// What stands where another person is named.
pub const SOMEBODY_ELSE: &str = "somebody else";
/// What stands where a secret would.
pub const SECRET: &str = "left out";
/// What stands where words of others would, in a row one only did something to.
pub const NOT_YOURS: &str = "not yours";

/// How long an id is as text.
const ID: usize = 36;

/// A cell, for people to read and for programs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cell {
    /// The column.
    pub column: String,
    /// `said`, `nothing`, `somebody-else`, `secret` or `not-yours`.
    pub kind: &'static str,
    /// What is in it.
    pub value: Value,
    /// The same as text.
    pub text: String,
}

impl Cell {
    fn of(column: String, kind: &'static str, value: Value) -> Self {
        let text = match &value {
            Value::String(text) => text.clone(),
            Value::Null => String::new(),
            other => other.to_string(),
        };
        Self { column, kind, value, text }
    }

    fn instead(column: String, kind: &'static str, word: &str) -> Self {
        Self::of(column, kind, Value::String(word.to_owned()))
    }
}

/// What a table has about somebody.
#[derive(Debug, Serialize)]
pub struct Told {
    /// Its name.
    pub name: &'static str,
    /// As message keys have it.
    pub key: String,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
}

/// Everything about `who` at `now`, table by table.
pub async fn everything(db: &impl ConnectionTrait, who: PersonId, now: DateTime<Utc>) -> Result<Vec<Told>> {
    let counts = counts(db, who, now).await?;
    let mut told = Vec::new();
    for table in GROUPS.iter().flat_map(|(_, tables)| tables.iter()) {
        if counts.contains_key(table.name) {
            let rows = rows_of(db, table, who, now).await?;
            let rows = rows.into_iter().map(|row| shown(table, row, who)).collect();
            told.push(Told { name: table.name, key: table.key(), rows });
        }
    }
    without_others(db, who, &mut told).await?;
    Ok(told)
}

/// A row as `who` may have it.
fn shown(table: &Table, row: Stored, who: PersonId) -> Vec<Cell> {
    let me = who.to_string();
    let people: BTreeSet<&str> = table.people().collect();
    let deeds: BTreeSet<String> = row.cells.iter().filter_map(|(column, value)| deed_of(column, value, &me)).collect();
    let cell = |(column, value): (String, Value)| {
        let name = column.as_str();
        if value.is_null() {
            Cell::of(column, "nothing", value)
        } else if table.secret.contains(&name) {
            Cell::instead(column, "secret", SECRET)
        } else if people.contains(name) {
            if value == me {
                Cell::of(column, "said", value)
            } else {
                Cell::instead(column, "somebody-else", SOMEBODY_ELSE)
            }
        } else if !row.whole && table.personal.contains(&name) && !deeds.contains(name) {
            Cell::instead(column, "not-yours", NOT_YOURS)
        } else {
            Cell::of(column, "said", value)
        }
    };
    row.cells.into_iter().map(cell).collect()
}

/// The column that says when `me` did what a column says they did: `settled_at` where `settled_by` is them.
/// Other times in a row of somebody else's are somebody else's too.
fn deed_of(column: &str, value: &Value, me: &str) -> Option<String> {
    let deed = column.strip_suffix("_by").filter(|_| value == me)?;
    Some(format!("{deed}_at"))
}

/// Ids that stand in a text.
fn ids_in(text: &str) -> impl Iterator<Item = &str> {
    let starts = text.char_indices().map(|(at, _)| at);
    starts
        .filter_map(move |at| text.get(at..at.checked_add(ID)?))
        .filter(|part| part.as_bytes().get(8) == Some(&b'-') && Uuid::try_parse(part).is_ok())
}

/// Takes the ids of other people out of texts: what a link in a post or a fact on record names.
async fn without_others(db: &impl ConnectionTrait, who: PersonId, told: &mut [Told]) -> Result<()> {
    let mut cells: Vec<&mut Cell> =
        told.iter_mut().flat_map(|table| table.rows.iter_mut().flatten()).filter(|cell| cell.kind == "said").collect();
    let ids = cells.iter().flat_map(|cell| ids_in(&cell.text)).filter_map(|id| Uuid::try_parse(id).ok()).collect();
    let mut others = people_among(db, &ids).await?;
    others.remove(&who.0);
    for cell in &mut cells {
        let found: Vec<String> = ids_in(&cell.text)
            .filter(|id| Uuid::try_parse(id).is_ok_and(|id| others.contains(&id)))
            .map(str::to_owned)
            .collect();
        if found.is_empty() {
            continue;
        }
        for id in &found {
            cell.text = cell.text.replace(id.as_str(), SOMEBODY_ELSE);
        }
        cell.value = match &cell.value {
            Value::String(_) => Value::String(cell.text.clone()),
            _ => serde_json::from_str(&cell.text).unwrap_or_else(|_| Value::String(cell.text.clone())),
        };
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use uuid::Uuid;

    use super::{Cell, PersonId, Stored, ids_in, shown};
    use crate::storage::registry::tables;

    fn kinds(table: &str, cells: &[(&str, serde_json::Value)], whole: bool) -> Vec<&'static str> {
        let table = tables().find(|one| one.name == table).unwrap();
        let cells = cells.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        let me = PersonId(Uuid::from_u128(1));
        shown(table, Stored { cells, whole }, me).iter().map(|cell: &Cell| cell.kind).collect()
    }

    #[test]
    fn others_and_secrets_are_left_out_and_words_of_others_too() {
        let (me, other) = (json!(Uuid::from_u128(1)), json!(Uuid::from_u128(2)));
        let named = [("person_id", me.clone()), ("other_id", other.clone()), ("wish", json!("with"))];
        assert_eq!(kinds("partner_name", &named, true), ["said", "somebody-else", "said"]);
        let account = [("id", me.clone()), ("password_hash", json!("$argon2id$…"))];
        assert_eq!(kinds("person", &account, true), ["said", "secret"]);
        let at = json!("2027-01-06");
        let settled = [
            ("reporter_id", other.clone()),
            ("words", json!("…")),
            ("made_at", at.clone()),
            ("settled_by", me.clone()),
            ("settled_at", at.clone()),
        ];
        assert_eq!(kinds("report", &settled, false), ["somebody-else", "not-yours", "not-yours", "said", "said"]);
        let named = [("person_id", other), ("named_by", me), ("read_at", at)];
        assert_eq!(kinds("document_mention", &named, false), ["somebody-else", "said", "not-yours"]);
    }

    #[test]
    fn an_id_is_found_inside_a_text() {
        let id = Uuid::from_u128(7).to_string();
        let text = format!("ü [Jonas](/people/{id}) – {id}, and no-id-at-all-that-is-long-enough-to-be-one");
        assert_eq!(ids_in(&text).collect::<Vec<_>>(), [id.as_str(), id.as_str()]);
    }
}
