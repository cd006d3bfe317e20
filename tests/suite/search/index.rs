//! The index: written with the post, gone with its words, made anew when asked.

use entity::ids::CohortId;
use lernweg::{
    app::run_due_jobs,
    features::{
        discussions::similar_threads,
        search::{Rebuilt, rebuild},
    },
    storage::sql,
};
use sea_orm::ConnectionTrait;

use super::{answer, ask, ask_in_german, edit_of, reply, search, titles};
use crate::{
    documents::{begun, with_text},
    harness::{Garden, World, on_postgres},
};

/// Every entry with its words, as the database has them, without the number it was given.
async fn rows(world: &World) -> Vec<String> {
    let words = match on_postgres() {
        Some(_) => "join search_words w on w.id = e.id".to_owned(),
        None => "join search_words w on w.rowid = e.id".to_owned(),
    };
    let of_words = if on_postgres().is_some() {
        "w.words::text"
    } else {
        "w.shelf || '|' || w.title || '|' || w.body || '|' || w.parts"
    };
    let cast = |column: &str| match on_postgres() {
        Some(_) => format!("cast(e.{column} as text)"),
        None => format!("quote(e.{column})"),
    };
    let columns =
        ["kind", "subject", "part", "shelf", "gate", "parent", "author_id", "happened_at", "language", "title", "body"];
    let all: Vec<String> = columns.iter().map(|column| format!("coalesce({}, '-')", cast(column))).collect();
    let text = format!("select {} || '|' || {of_words} as row from search_entry e {words}", all.join(" || '|' || "));
    let db = world.store.read();
    let found = db.query_all_raw(sql(db, &text, [])).await.unwrap();
    let mut found: Vec<String> = found.iter().map(|row| row.try_get("", "row").unwrap()).collect();
    found.sort();
    found
}

async fn lived_in() -> Garden {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let thread = ask_in_german(&garden, &elif, "Mein Garten", "Im Schulungsraum **wächst** nichts.").await;
    reply(&jonas, &thread.path, "Compost helps.").await;
    answer(&garden, &jonas, "soil", "It is brown.").await;
    let gone = ask(&garden, &elif, "Snails", "They eat qwertzuiop.").await;
    let edit = elif.get(&edit_of(&gone)).await;
    elif.submit(&edit, "/removal", &[]).await.must_be(200);
    with_text(&garden, &elif, "A paper about beds.").await;
    garden
}

#[actix_web::test]
async fn a_post_taken_back_is_gone_from_the_index_with_its_words() {
    let garden = lived_in().await;
    let elif = garden.world.sign_in("elif").await;
    assert!(titles(&elif, "qwertzuiop").await.is_empty());
    assert_eq!(titles(&elif, "snails").await, ["Snails"], "the title stands above the answers");
    assert!(rows(&garden.world).await.iter().all(|row| !row.contains("qwertz")));
    if on_postgres().is_none() {
        // Not even in the pages of the index, where an ordinary deletion leaves it until they are merged.
        let db = garden.world.store.read();
        let text = "select count(*) as n from search_words_data where instr(block, cast('qwertzui' as blob)) > 0";
        let left: i64 = db.query_one_raw(sql(db, text, [])).await.unwrap().unwrap().try_get("", "n").unwrap();
        assert_eq!(left, 0);
    }
}

#[actix_web::test]
async fn a_changed_post_is_found_by_its_new_words_only() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let thread = ask(&garden, &elif, "Snails", "They eat lettuce.").await;
    let edit = elif.get(&edit_of(&thread)).await;
    elif.submit(&edit, &edit_of(&thread), &[("body", "They eat cabbage.")]).await.must_be(200);
    assert!(titles(&elif, "lettuce").await.is_empty());
    search(&elif, "cabbage").await.must_say("They eat cabbage.");
}

#[actix_web::test]
async fn making_it_anew_gives_what_writing_gave() {
    let garden = lived_in().await;
    let world = &garden.world;
    let before = rows(world).await;
    assert_eq!(before.len(), 6, "{before:#?}");
    // A paper and its six sections, of which one has a text.
    assert_eq!(rebuild(&world.store).await.unwrap(), Rebuilt { posts: 4, papers: 7, gone: 0 });
    assert_eq!(rows(world).await, before);
    // From nothing, and with an entry of a post that is not there.
    let clear = async |tx: &lernweg::storage::Tx| {
        for table in ["search_words", "search_entry"] {
            tx.execute_unprepared(&format!("delete from {table}")).await?;
        }
        let stray = |kind| lernweg::storage::search::Entry {
            kind,
            subject: tx.id(),
            part: String::new(),
            shelf: garden.cohort.id.0,
            gate: None,
            parent: None,
            author: None,
            at: tx.now(),
            language: "en".into(),
            title: String::new(),
            body: "stray".into(),
        };
        for kind in ["post", "paper", "section"] {
            tx.index(&stray(kind)).await?;
        }
        Ok(())
    };
    world.store.write(clear).await.unwrap();
    assert_eq!(rebuild(&world.store).await.unwrap(), Rebuilt { posts: 4, papers: 7, gone: 3 });
    assert_eq!(rows(world).await, before);
}

#[actix_web::test]
async fn what_was_written_before_there_was_a_search_is_found_after_the_first_start() {
    let garden = lived_in().await;
    let world = &garden.world;
    let jonas = world.sign_in("jonas").await;
    let clear = async |tx: &lernweg::storage::Tx| {
        for table in ["search_words", "search_entry"] {
            tx.execute_unprepared(&format!("delete from {table}")).await?;
        }
        Ok(())
    };
    world.store.write(clear).await.unwrap();
    assert!(titles(&jonas, "garten").await.is_empty());
    run_due_jobs(&world.store, &world.catalogue).await;
    assert_eq!(titles(&jonas, "garten").await, ["Mein Garten"]);
    assert_eq!(titles(&jonas, "beds").await, ["Half an hour a week"]);
}

#[actix_web::test]
async fn whoever_is_about_to_ask_sees_what_was_asked_before() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let thread = ask(&garden, &elif, "How do I keep snails away?", "They eat my lettuce.").await;
    reply(&jonas, &thread.path, "Beer traps keep snails away.").await;
    ask(&garden, &elif, "Compost smells", "What do I do?").await;
    begun(&garden, &elif, "How we keep snails away", false).await;
    answer(&garden, &jonas, "soil", "Snails like it.").await;
    let db = world.store.read();
    let similar = async |text: &str| similar_threads(db, garden.cohort.id, text, 3).await.unwrap();
    let found = similar("What helps against snails on lettuce?").await;
    let shown: Vec<_> =
        found.iter().map(|thread| (thread.title.as_str(), thread.answers, thread.language.as_str())).collect();
    assert_eq!(shown, [("How do I keep snails away?", 1, "en")]);
    elif.get(&format!("/threads/{}", found[0].id)).await.must_be(200).must_say("Beer traps");
    for unlike in ["How do I do it?", "", "Potatoes, carrots, onions and peas", "🐌"] {
        assert_eq!(similar(unlike).await, [], "{unlike}");
    }
    let elsewhere = similar_threads(db, CohortId(uuid::Uuid::nil()), "snails", 3).await.unwrap();
    assert_eq!(elsewhere, []);
}

#[actix_web::test]
async fn without_an_index_one_is_shown_the_list() {
    let garden = lived_in().await;
    let jonas = garden.world.sign_in("jonas").await;
    garden.world.store.schema().execute_unprepared("drop table search_words").await.unwrap();
    let page = search(&jonas, "garten soil").await;
    page.must_say("cannot be searched just now").must_not_say("Nothing found");
    jonas.get(&page.attribute(".note a", "href").unwrap()).await.must_be(200).must_say("Mein Garten");
    assert_eq!(titles(&jonas, "soil in:lesson").await, ["Soil"], "lessons need no index");
}
