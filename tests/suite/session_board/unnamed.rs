//! Who asks without their name is nowhere: not on a page, and not in the database.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, Statement};

use super::{Evening, id_of, words};
use crate::harness::{World, at_once, on_postgres, tally};

/// Every row of every table, as text: its table's name, then its columns with their names.
async fn everything(world: &World) -> BTreeSet<String> {
    let db = world.store.read();
    let backend = db.get_database_backend();
    let all = async |sql: String| db.query_all_raw(Statement::from_string(backend, sql)).await.unwrap();
    let tables = if on_postgres().is_some() {
        "select table_name::text as t from information_schema.tables where table_schema = 'public'"
    } else {
        "select name as t from sqlite_master where type = 'table'"
    };
    let mut rows = BTreeSet::new();
    for table in all(tables.to_owned()).await {
        let table: String = table.try_get("", "t").unwrap();
        if on_postgres().is_some() {
            for row in all(format!("select row_to_json(r)::text as row from \"{table}\" r")).await {
                rows.insert(format!("{table} {}", row.try_get::<String>("", "row").unwrap()));
            }
            continue;
        }
        let columns = all(format!("select name as c from pragma_table_info('{table}')")).await;
        let columns: Vec<String> = columns.iter().map(|row| row.try_get("", "c").unwrap()).collect();
        // Ids are kept as bytes: written out like this they can be searched for.
        let shown = |c: &String| format!("'{c}=' || case typeof({c}) when 'blob' then hex({c}) else quote({c}) end");
        let shown = columns.iter().map(shown).collect::<Vec<_>>().join(" || ' ' || ");
        for row in all(format!("select {shown} as row from \"{table}\"")).await {
            rows.insert(format!("{table} {}", row.try_get::<String>("", "row").unwrap()));
        }
    }
    rows
}

#[actix_web::test]
async fn no_table_links_the_question_with_whoever_asked() {
    let evening = Evening::new().await;
    let world = &evening.garden.world;
    let jonas = world.person("jonas").await;
    let page = evening.see(&evening.jonas).await;
    let before = everything(world).await;
    let fields = [("body", "Does it hurt?"), ("unnamed", "yes")];
    let asked = evening.jonas.submit(&page, "/questions", &fields).await.must_be(200);
    assert_eq!(asked.flash(), "Your question is on the board, without your name.");
    let after = everything(world).await;
    assert!(before.is_subset(&after), "no row was changed");
    let new: Vec<&String> = after.difference(&before).collect();
    let tables: Vec<&str> = new.iter().map(|row| row.split(' ').next().unwrap()).collect();
    assert_eq!(tables, ["idempotency", "session_question"], "the question, and the key of a form that is nobody's");
    let id = jonas.id.to_string();
    let session = evening.jonas.session();
    for row in &new {
        let row = row.to_lowercase();
        for trace in [&id, &id.replace('-', ""), "jonas", &session.to_lowercase()] {
            assert!(!row.contains(trace), "{trace} in {row}");
        }
    }
    let question = evening.questions().await.remove(0);
    assert_eq!(question.author_id, None);
    assert_eq!(question.id.0.get_version_num(), 4, "an id that tells nothing of when");
    let key = new.iter().find(|row| row.starts_with("idempotency")).unwrap();
    assert!(!key.contains(&question.id.to_string()), "and the key does not say which question");
    // The control: with a name there is more than one trace.
    let page = evening.see(&evening.jonas).await;
    evening.jonas.submit(&page, "/questions", &[("body", "And now?")]).await.must_be(200);
    let named = everything(world).await;
    let traces =
        named.difference(&after).filter(|row| row.to_lowercase().replace('-', "").contains(&id.replace('-', "")));
    assert!(traces.count() >= 2);
}

#[actix_web::test]
async fn neither_the_order_nor_the_write_of_a_row_tells_which_question_came_last() {
    let evening = Evening::new().await;
    let world = &evening.garden.world;
    for nth in 0..8 {
        let who = if nth % 2 == 0 { &evening.jonas } else { &evening.elif };
        evening.ask_unnamed(who, &format!("Question {nth}?")).await;
    }
    let db = world.store.read();
    let backend = db.get_database_backend();
    let all = async |sql: &str| db.query_all_raw(Statement::from_string(backend, sql)).await.unwrap();
    if on_postgres().is_none() {
        let rowid = db.query_all_raw(Statement::from_string(backend, "select rowid from session_question")).await;
        assert!(rowid.is_err(), "no hidden number counts the rows");
        return;
    }
    let writes = all("select distinct xmin::text as x from session_question").await;
    assert_eq!(writes.len(), 1, "all of them say that they come from the same write");
    let places = all("select id::text as id from session_question order by ctid").await;
    let places: Vec<String> = places.iter().map(|row| row.try_get("", "id").unwrap()).collect();
    assert!(places.is_sorted(), "and lie in the order of ids that tell nothing");
    // No row that is somebody's comes from a write of a question, or was locked by one.
    let write: String = writes[0].try_get("", "x").unwrap();
    for table in ["person", "enrolment", "session", "audit", "outbox", "session_vote", "thread_read"] {
        let sql =
            format!("select count(*) as n from \"{table}\" where xmin::text = '{write}' or xmax::text = '{write}'");
        let found: i64 = all(&sql).await[0].try_get("", "n").unwrap();
        assert_eq!(found, 0, "{table}");
    }
}

#[actix_web::test]
async fn nobody_reads_who_asked_and_it_belongs_to_nobody() {
    let evening = Evening::new().await;
    let own = evening.ask_unnamed(&evening.jonas, "Does it hurt?").await;
    own.must_say("without a name");
    assert!(own.texts(".tag").is_empty(), "not mine on my own page either");
    let id = id_of(&own, "Does it hurt?");
    assert!(own.find_form(&id).is_none() && own.find_form("/removal").is_none());
    for who in [&evening.jonas, &evening.elif, &evening.tom] {
        let page = evening.see(who).await;
        page.must_not_say("Jonas");
        who.press_anew(&page, "/questions", &[("body", "")]).await.must_be(422).must_not_say("Jonas");
    }
    // Not even whoever asked can change it: the house does not know them.
    let path = format!("{}/{id}", evening.board());
    let fields = [("_key", "0123456789abcdef0123456789"), ("body", "Changed.")];
    evening.jonas.send(&path, &fields).await.must_be(403);
    evening.jonas.send(&format!("{path}/removal"), &fields[..1]).await.must_be(403);
    // There is no vote of one's own, and a question of nobody's can be voted for by everybody.
    evening.see(&evening.elif).await.must_say("no vote yet");
    let page = evening.see(&evening.tom).await;
    evening.tom.submit(&page, &format!("{id}/removal"), &[]).await.must_be(200);
    assert_eq!(evening.audit("remove_question").await, 1);
}

#[actix_web::test]
async fn the_same_form_twice_is_one_question_and_the_same_words_are_too() {
    let evening = Evening::new().await;
    let page = evening.see(&evening.jonas).await;
    let fields = [("body", "Does it hurt?"), ("unnamed", "yes")];
    let pages = at_once(20, async |_| evening.jonas.press(&page, "/questions", &fields).await).await;
    assert_eq!(tally(&pages), [(303, 20)]);
    let pages = at_once(20, async |_| evening.elif.press_anew(&page, "/questions", &fields).await).await;
    assert_eq!(tally(&pages), [(303, 20)]);
    assert_eq!(evening.questions().await.len(), 1);
    // Changed one's mind about the name with the same form: the key is nobody's, so it acts for nobody.
    evening.jonas.press(&page, "/questions", &fields[..1]).await.must_be(409);
    assert_eq!(words(&evening.see(&evening.tom).await), ["Does it hurt?"]);
}
