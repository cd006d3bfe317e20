//! What finding costs among 100,000 posts. No test: `tests/bench-search` runs it, in a release build.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use chrono::Duration as Span;
use entity::{
    ids::{PersonId, PostId, ThreadId},
    post,
    states::{PostState, ThreadKind, ThreadState},
    thread,
};
use lernweg::{
    features::{
        discussions::{index_post, recount, similar_threads},
        search::rebuild,
    },
    platform::{ids::fresh, markdown::to_text},
    storage::{Store, Tx, sql},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, IntoActiveModel};

use super::address;
use crate::harness::{Garden, Persona, on_postgres};

const THREADS: usize = 10_000;
const POSTS: usize = 100_000;
const REQUESTS: usize = 200;

/// Sentences of the course, each with its language: people write as it does.
fn sentences() -> Vec<(String, &'static str)> {
    let course = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/programmes/community-manager");
    let mut found = Vec::new();
    for week in 1..=7 {
        for file in std::fs::read_dir(course.join(format!("week-{week}"))).unwrap() {
            let path = file.unwrap().path();
            let language = if path.to_string_lossy().ends_with(".de.md") { "de" } else { "en" };
            let text = to_text(&std::fs::read_to_string(&path).unwrap());
            let lines = text.split(['.', '\n']).map(str::trim).filter(|line| line.len() > 30);
            found.extend(lines.map(|line| (format!("{line}."), language)));
        }
    }
    found.sort();
    found
}

/// A number that looks like chance and is the same in every run.
fn chance(nth: usize) -> usize {
    (nth as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29) as usize
}

async fn talk(garden: &Garden, people: &[PersonId]) {
    let store = &garden.world.store;
    let begun = store.now() - Span::days(30);
    let all = sentences();
    let of = |language: &str| -> Vec<&str> {
        all.iter().filter(|(_, in_it)| *in_it == language).map(|(line, _)| line.as_str()).collect()
    };
    let [german, english] = ["de", "en"].map(of);
    let spoken = |thread: usize| if thread.is_multiple_of(2) { ("de", &german) } else { ("en", &english) };
    let mut ids = Vec::new();
    for some in (0..THREADS).collect::<Vec<_>>().chunks(1_000) {
        let rows: Vec<thread::ActiveModel> = some
            .iter()
            .map(|nth| {
                let (language, lines) = spoken(*nth);
                let row = thread::Model {
                    id: ThreadId(fresh(store.now())),
                    cohort_id: garden.cohort.id,
                    kind: ThreadKind::Free,
                    question: None,
                    title: lines[chance(*nth) % lines.len()].chars().take(80).collect(),
                    language: language.into(),
                    state: ThreadState::Open,
                    opened_by: Some(people[nth % people.len()]),
                    opened_at: begun,
                    last_post_at: begun,
                    posts: 0,
                    answers: 0,
                    first_answer_at: None,
                    last_author_id: None,
                    accepted_post_id: None,
                    session_id: None,
                };
                ids.push(row.id);
                row.into_active_model().reset_all()
            })
            .collect();
        let write = async |tx: &Tx| {
            thread::Entity::insert_many(rows.clone()).exec_without_returning(&**tx).await?;
            Ok(())
        };
        store.write(write).await.unwrap();
    }
    for some in (0..POSTS).collect::<Vec<_>>().chunks(1_000) {
        let rows: Vec<post::ActiveModel> = some
            .iter()
            .map(|nth| {
                let (language, lines) = spoken(nth % THREADS);
                let body: Vec<&str> = (0..8).map(|line| lines[chance(nth * 8 + line) % lines.len()]).collect();
                post::ActiveModel {
                    id: Set(PostId(fresh(store.now()))),
                    thread_id: Set(ids[nth % THREADS]),
                    author_id: Set(people[nth % people.len()]),
                    answers_to: Set(None),
                    language: Set(language.into()),
                    body: Set(body.join(" ")),
                    body_html: Set(String::new()),
                    renderer: Set(1),
                    state: Set(PostState::Published),
                    posted_at: Set(begun + Span::seconds(*nth as i64)),
                    edited_at: Set(None),
                    version: Set(1),
                    position: Set(i32::try_from(nth / THREADS + 1).unwrap()),
                    first_here: Set(false),
                    hidden_at: Set(None),
                }
            })
            .collect();
        let write = async |tx: &Tx| {
            post::Entity::insert_many(rows.clone()).exec_without_returning(&**tx).await?;
            Ok(())
        };
        store.write(write).await.unwrap();
    }
    for some in ids.chunks(500) {
        let write = async |tx: &Tx| {
            for thread in some {
                recount(tx, *thread).await?;
            }
            Ok(())
        };
        store.write(write).await.unwrap();
    }
}

/// How many megabytes the database takes.
async fn megabytes(store: &Store) -> f64 {
    let text = match on_postgres() {
        Some(_) => "select pg_database_size(current_database()) as n",
        None => "select page_count * page_size as n from pragma_page_count, pragma_page_size",
    };
    let row = store.read().query_one_raw(sql(store.read(), text, [])).await.unwrap().unwrap();
    row.try_get::<i64>("", "n").unwrap() as f64 / 1e6
}

fn say(what: &str, mut took: Vec<Duration>) {
    took.sort();
    let at = |share: usize| took[took.len() * share / 100].as_secs_f64() * 1e3;
    println!("  {what}: p50 {:.1} ms, p99 {:.1} ms", at(50), at(99));
}

async fn measure(who: &Persona, typed: &str) {
    let first = who.fetch(&address(typed)).await.must_be(200);
    let found = first.texts("[role=status]").into_iter().find(|text| text.contains("found")).unwrap_or_default();
    let mut took = Vec::new();
    for _ in 0..REQUESTS {
        let begun = Instant::now();
        who.fetch(&address(typed)).await.must_be(200);
        took.push(begun.elapsed());
    }
    say(&format!("page for {typed:?} ({found})"), took);
}

async fn timed(
    store: &Store,
    times: usize,
    work: impl AsyncFn(&Tx) -> lernweg::platform::errors::Result<()>,
) -> Vec<Duration> {
    let mut took = Vec::new();
    for _ in 0..times {
        let begun = Instant::now();
        store.write(&work).await.unwrap();
        took.push(begun.elapsed());
    }
    took
}

#[actix_web::test]
#[ignore = "measures; tests/bench-search runs it"]
async fn finding_among_100000_posts() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let people = [world.person("elif").await.id, world.person("jonas").await.id, world.person("tom").await.id];
    talk(&garden, &people).await;
    println!("{POSTS} posts in {THREADS} threads, {}", if on_postgres().is_some() { "PostgreSQL" } else { "SQLite" });
    let before = megabytes(&world.store).await;
    let begun = Instant::now();
    rebuild(&world.store).await.unwrap();
    let each = begun.elapsed().as_secs_f64() * 1e6 / POSTS as f64;
    println!(
        "  rebuilt: {each:.0} µs a post, {:.0} MB and {:.0} MB of index",
        before,
        megabytes(&world.store).await - before
    );
    let newest = post::Entity::find().one(world.store.read()).await.unwrap().unwrap().id;
    say("a write that indexes one post", timed(&world.store, 500, async |tx| index_post(tx, newest).await).await);
    let touch = async |tx: &Tx| {
        tx.execute_unprepared("update cohort set version = version + 1").await?;
        Ok(())
    };
    say("a write that does next to nothing", timed(&world.store, 500, touch).await);
    let elif = world.sign_in("elif").await;
    for typed in [
        "Sparringspartner",
        "community",
        "Community Mitglieder fragen",
        "trust conflict",
        "\"eine Frage\"",
        "frage from:tom",
        "is:unanswered",
        "s",
        "zzzz",
    ] {
        measure(&elif, typed).await;
    }
    let mut took = Vec::new();
    for _ in 0..REQUESTS {
        let begun = Instant::now();
        let text = "How do I get people who only read to answer a question?";
        similar_threads(world.store.read(), garden.cohort.id, text, 3).await.unwrap();
        took.push(begun.elapsed());
    }
    say("similar threads", took);
}
