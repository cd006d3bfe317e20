//! The registry says of every table what it is for and whose rows are in it, and forgets no column.

use std::collections::{BTreeMap, BTreeSet};

use lernweg::{
    platform::{files::Files, words::Words},
    storage::registry::{Erased, Kept, Table, tables},
};
use sea_orm::{ConnectionTrait, Statement};

use crate::harness::{World, on_postgres};

/// Tables with something personal no row of which can be found for somebody: a hash of who tried to
/// sign in, for a day, the text of a paper many wrote, and who held a cohort at the machine itself.
const NOBODY_S: [&str; 3] = ["sign_in_failure", "document_edition_section", "cohort_hold"];

pub type Columns = BTreeMap<String, BTreeSet<String>>;

async fn listed(world: &World, sql: &str) -> Columns {
    let statement = Statement::from_string(world.store.schema().get_database_backend(), sql);
    let mut tables = Columns::new();
    for row in world.store.read().query_all_raw(statement).await.unwrap() {
        let (table, column): (String, String) = (row.try_get("", "t").unwrap(), row.try_get("", "c").unwrap());
        tables.entry(table).or_default().insert(column);
    }
    tables.remove("seaql_migrations");
    tables.retain(|name, _| !name.starts_with("sqlite_"));
    tables
}

/// Columns of every table, as the database itself has them.
pub async fn live_schema(world: &World) -> Columns {
    let sql = if on_postgres().is_some() {
        "select table_name::text as t, column_name::text as c from information_schema.columns where table_schema = 'public'"
    } else {
        "select m.name as t, c.name as c from pragma_table_list m join pragma_table_info(m.name) c
            where m.schema = 'main' and m.type in ('table', 'virtual')"
    };
    listed(world, sql).await
}

/// Columns that point at a person, as the database itself has them.
pub async fn people(world: &World) -> Columns {
    let sql = if on_postgres().is_some() {
        "select k.conrelid::regclass::text as t, a.attname::text as c from pg_constraint k
            join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
            where k.contype = 'f' and k.confrelid = 'person'::regclass"
    } else {
        "select m.name as t, k.\"from\" as c from pragma_table_list m join pragma_foreign_key_list(m.name) k
            where m.schema = 'main' and m.type = 'table' and k.\"table\" = 'person'"
    };
    listed(world, sql).await
}

/// What an entry forgets, of a table with these columns of which these point at people.
fn forgotten(table: &Table, columns: &BTreeSet<String>, pointing: &BTreeSet<String>) -> Vec<String> {
    let mut found = Vec::new();
    let mut say = |what: &str| found.push(format!("{}: {what}", table.name));
    let named: BTreeSet<&str> = table.people().collect();
    let personal: BTreeSet<&str> = table.personal.iter().copied().collect();
    for column in personal.iter().chain(&named).chain(table.secret).chain(table.words).chain(table.lists) {
        if !columns.contains(*column) {
            say(&format!("{column} is registered and not there"));
        }
    }
    for column in columns {
        let name = column.as_str();
        let somebody = pointing.contains(name)
            || name.ends_with("person_id")
            || ["actor_id", "author_id", "opened_by"].contains(&name);
        if somebody && !named.contains(name) {
            say(&format!("{name} is somebody, and the registry does not say who"));
        }
        let about = somebody || named.contains(name) || ["email", "name"].contains(&name);
        if about && !personal.contains(name) && !(table.name == "cohort" && name == "name") {
            say(&format!("{name} says something about somebody"));
        }
    }
    let found_for_somebody =
        !table.own.is_empty() || !table.by.is_empty() || table.through.is_some() || table.also.is_some();
    if !personal.is_empty() && !found_for_somebody && !NOBODY_S.contains(&table.name) {
        say("nobody can be shown what it holds about them");
    }
    if personal.is_empty() && (found_for_somebody || table.erased != Erased::Untouched) {
        say("holds nobody, and is said to");
    }
    if !personal.is_empty() && (table.erased == Erased::Untouched || table.kept == Kept::Always && table.by.is_empty())
    {
        say("holds somebody, and nothing ends that");
    }
    if columns.iter().any(|column| column.ends_with("token_hash") && !table.secret.contains(&column.as_str())) {
        say("would hand out a secret");
    }
    found
}

#[actix_web::test]
async fn every_column_about_a_person_is_named_and_every_row_of_theirs_is_found() {
    let world = World::new().await;
    let (live, pointing) = (live_schema(&world).await, people(&world).await);
    assert!(pointing.len() > 60, "{pointing:?}");
    let registered: BTreeSet<&str> = tables().map(|table| table.name).collect();
    let there: BTreeSet<&str> = live.keys().map(String::as_str).collect();
    assert_eq!(there, registered, "a table without an entry, or an entry without a table");
    let nobody = BTreeSet::new();
    let mut missing = Vec::new();
    for table in tables() {
        missing.extend(forgotten(table, &live[table.name], pointing.get(table.name).unwrap_or(&nobody)));
        if let Some(through) = table.through {
            assert!(live[table.name].contains(through.column), "{}", table.name);
            assert!(tables().any(|other| other.name == through.table && !other.own.is_empty()), "{}", table.name);
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    assert!(
        !live.contains_key("last_seen")
            && live.values().flatten().all(|column| !column.contains("seen") && !column.contains("ip_"))
    );
}

#[test]
fn an_entry_that_forgets_somebody_is_found() {
    let post = tables().find(|table| table.name == "post").unwrap();
    let columns: BTreeSet<String> = post.personal.iter().map(|column| (*column).to_owned()).collect();
    let pointing = BTreeSet::from(["author_id".to_owned()]);
    assert!(forgotten(post, &columns, &pointing).is_empty());
    let nobody_s = Table { own: &[], ..*post };
    assert_eq!(forgotten(&nobody_s, &columns, &pointing).len(), 2);
    let unclassified = Table { personal: &["body"], ..*post };
    assert_eq!(forgotten(&unclassified, &columns, &pointing).len(), 1);
    let forever = Table { erased: Erased::Untouched, ..*post };
    assert_eq!(forgotten(&forever, &columns, &pointing).len(), 1);
    let mut with_token = columns.clone();
    with_token.insert("token_hash".into());
    assert_eq!(forgotten(post, &with_token, &pointing).len(), 1);
    let mut with_reader = columns;
    with_reader.insert("read_by".into());
    assert_eq!(forgotten(post, &with_reader, &BTreeSet::from(["read_by".to_owned()])).len(), 2);
}

#[test]
fn every_table_says_in_every_language_what_it_is_for_and_who_sees_it() {
    for locale in ["de", "en"] {
        let keys = Words::keys(&Files::Content, locale).unwrap();
        for table in tables() {
            for key in [format!("registry-{}", table.key()), format!("registry-{}-seen", table.key())] {
                assert!(keys.contains(&key), "{key} in {locale}");
            }
        }
        let said = keys.iter().filter(|key| key.starts_with("registry-")).count();
        assert_eq!(said, tables().count() * 2, "words in {locale} for a table that is no more");
    }
}
