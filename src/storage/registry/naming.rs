//! Taking somebody's name out of what others wrote.

use entity::ids::{CohortId, PersonId};
use sea_orm::{ConnectionTrait, DbBackend, Value};

use super::{
    super::{Tx, sql},
    Table, tables,
    within::in_cohorts,
};
use crate::platform::{
    errors::{Error, Result},
    traces::Traces,
};

/// The cohorts in which `$1` is known: they have been in them, or looked after their programme.
const KNOWN_IN: &str = "select cohort_id from enrolment where person_id = $1 union select c.id from cohort c
    join programme_owner o on o.programme_id = c.programme_id where o.person_id = $1";

/// The cohorts somebody is known in: they have been in them, or looked after their programme.
pub async fn known_in(db: &impl ConnectionTrait, who: PersonId) -> Result<Vec<CohortId>> {
    let rows = db.query_all_raw(sql(db, KNOWN_IN, [who.into()])).await?;
    rows.iter().map(|row| Ok(row.try_get("", "cohort_id")?)).collect()
}

/// A column with words of people, or with lists of them, and which of its rows are looked at.
struct Column {
    table: &'static Table,
    name: &'static str,
    is_list: bool,
    /// Rows of the cohorts `$1` is known in; nothing where no cohort has them, and all are looked at.
    known: Option<String>,
}

impl Column {
    fn of(table: &'static Table, name: &'static str, is_list: bool) -> Self {
        Self { table, name, is_list, known: in_cohorts(table, KNOWN_IN) }
    }

    /// A statement with a condition on the rows and with what else it is told, behind who is looked for.
    fn ask(&self, text: impl FnOnce(&str, [&str; 2]) -> String) -> String {
        match &self.known {
            Some(rows) => text(rows, ["$2", "$3"]),
            None => text("1 = 1", ["$1", "$2"]),
        }
    }

    /// Different texts in which somebody may be named, for what to look for.
    fn texts(&self) -> String {
        let (name, table) = (self.name, self.table.name);
        self.ask(|rows, [letters, _]| {
            format!(
                "select distinct said from (select cast({name} as text) as said from {table} where {rows}) found
                    where said like '%@%' or ({letters} <> '' and lower(said) like '%' || {letters} || '%')"
            )
        })
    }

    /// Puts a text in the place of another.
    fn put(&self, backend: DbBackend) -> String {
        let (name, table) = (self.name, self.table.name);
        self.ask(|rows, [new, old]| {
            let json = self.is_list && backend == DbBackend::Postgres;
            let new = if json { format!("cast({new} as jsonb)") } else { new.to_owned() };
            format!("update {table} set {name} = {new} where {rows} and cast({name} as text) = {old}")
        })
    }

    /// The text without somebody; nothing where they do not stand in it.
    fn without(&self, said: &str, traces: &Traces) -> Result<Option<String>> {
        if !self.is_list {
            return Ok(traces.taken_out(said));
        }
        let mut data = serde_json::from_str(said).map_err(|error| Error::Broken(error.into()))?;
        Ok(take_out(&mut data, traces).then(|| data.to_string()))
    }
}

/// Takes somebody out of every text in a list, or in a list of such; whether they were in it.
fn take_out(data: &mut serde_json::Value, traces: &Traces) -> bool {
    let each = |one: &mut serde_json::Value| usize::from(take_out(one, traces));
    match data {
        serde_json::Value::String(said) => match traces.taken_out(said) {
            Some(left) => {
                *said = left;
                true
            }
            None => false,
        },
        serde_json::Value::Array(all) => all.iter_mut().map(each).sum::<usize>() > 0,
        serde_json::Value::Object(all) => all.values_mut().map(each).sum::<usize>() > 0,
        _ => false,
    }
}

fn columns() -> impl Iterator<Item = Column> {
    tables().flat_map(|table| {
        let words = table.words.iter().map(move |name| Column::of(table, name, false));
        words.chain(table.lists.iter().map(move |name| Column::of(table, name, true)))
    })
}

impl Tx {
    /// Takes what names somebody out of everything people wrote that no room looks after itself.
    pub async fn take_name_out(&self, who: PersonId, traces: &Traces) -> Result<()> {
        let backend = self.get_database_backend();
        for column in columns() {
            let known = column.known.as_ref().map(|_| Value::from(who));
            let look_for = Value::from(traces.look_for());
            let texts = sql(&**self, &column.texts(), known.clone().into_iter().chain([look_for]));
            for row in self.query_all_raw(texts).await? {
                let said: String = row.try_get("", "said")?;
                let Some(left) = column.without(&said, traces)? else { continue };
                let change = known.clone().into_iter().chain([left.into(), said.into()]);
                self.execute_raw(sql(&**self, &column.put(backend), change)).await?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{columns, take_out};
    use crate::platform::traces::Traces;

    #[test]
    fn every_text_in_a_list_is_read() {
        let elif = Traces::of("Elif Yılmaz", "elif@example.org");
        let mut lines = json!(["For Elif Yılmaz", 3, { "what": "\"@Elif\" comes" }, "Bees"]);
        assert!(take_out(&mut lines, &elif));
        assert_eq!(lines, json!(["For …", 3, { "what": "\"@…\" comes" }, "Bees"]));
        assert!(!take_out(&mut lines, &elif));
    }

    #[test]
    fn rows_of_a_cohort_are_looked_for_where_somebody_is_known() {
        let find = |table: &str| columns().find(|column| column.table.name == table).unwrap();
        let said = find("pitch_comment").texts();
        assert!(said.contains("where pitch_id in (select id from pitch where cohort_id in (select "), "{said}");
        assert!(said.contains("'%' || $2 || '%'"), "{said}");
        let said = find("profile_part").texts();
        assert!(said.contains("where 1 = 1") && said.contains("'%' || $1 || '%'"), "{said}");
    }
}
