//! What Home costs in a cohort that talks a lot. No test: `tests/bench-home` runs it, in a release build.

use std::time::{Duration, Instant};

use chrono::Duration as Span;
use entity::{
    enrolment,
    ids::{EnrolmentId, PersonId, PostId, ThreadId},
    post,
    states::{EnrolmentState, PostState, Role, ThreadKind, ThreadState},
    thread, thread_read,
};
use lernweg::{features::discussions::recount, platform::ids::fresh, storage::Tx};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, IntoActiveModel};

use crate::harness::{Garden, Persona, at_once, on_postgres};

const PEOPLE: usize = 26;
const THREADS: usize = 400;
const POSTS: usize = 5_000;
const REQUESTS: usize = 1_000;

async fn everybody(garden: &Garden) -> Vec<PersonId> {
    let world = &garden.world;
    let mut people = vec![world.person("elif").await.id, world.person("jonas").await.id];
    let mut rows = Vec::new();
    for nth in people.len()..PEOPLE {
        let person = world.person(&format!("person{nth}")).await.id;
        people.push(person);
        rows.push(enrolment::ActiveModel {
            id: Set(EnrolmentId(fresh(garden.world.store.now()))),
            cohort_id: Set(garden.cohort.id),
            person_id: Set(person),
            role: Set(Role::Participant),
            state: Set(EnrolmentState::Active),
            started_at: Set(world.store.now()),
            ended_at: Set(None),
            reason: Set(None),
            back_on: Set(None),
        });
    }
    let enrol = async |tx: &Tx| {
        enrolment::Entity::insert_many(rows.clone()).exec_without_returning(&**tx).await?;
        Ok(())
    };
    world.store.write(enrol).await.unwrap();
    people
}

/// Threads that everybody opens in turn, and posts that answer now the thread, now the one before.
async fn talk(garden: &Garden, people: &[PersonId]) {
    let store = &garden.world.store;
    let begun = store.now() - Span::days(1);
    let of = |nth: usize| people[nth % people.len()];
    let threads: Vec<thread::ActiveModel> = (0..THREADS)
        .map(|nth| thread::ActiveModel {
            id: Set(ThreadId(fresh(garden.world.store.now()))),
            cohort_id: Set(garden.cohort.id),
            kind: Set(ThreadKind::Free),
            question: Set(None),
            title: Set(format!("What did you try in week {nth}?")),
            language: Set("en".into()),
            state: Set(ThreadState::Open),
            opened_by: Set(Some(of(nth))),
            opened_at: Set(begun),
            last_post_at: Set(begun),
            posts: Set(0),
            answers: Set(0),
            ..Default::default()
        })
        .collect();
    let mut newest: Vec<Option<PostId>> = vec![None; THREADS];
    let posts: Vec<post::ActiveModel> = (0..POSTS)
        .map(|nth| {
            // The last twenty threads stay without an answer.
            let place = if nth < THREADS { nth } else { nth % (THREADS - 20) };
            let author = if nth < THREADS { of(nth) } else { of(nth * 7 + nth / THREADS) };
            let id = PostId(fresh(garden.world.store.now()));
            let answers_to = newest[place].replace(id).filter(|_| nth % 3 > 0);
            let body = format!("Post {nth}. Some words about what we tried at line three, and what came of it.");
            let row = post::Model {
                id,
                thread_id: *threads[place].id.as_ref(),
                author_id: author,
                answers_to,
                language: "en".into(),
                body_html: format!("<p>{body}</p>"),
                body,
                renderer: 1,
                state: PostState::Published,
                posted_at: begun + Span::seconds(nth as i64),
                edited_at: None,
                version: 1,
                position: i32::try_from(nth / THREADS + 1).unwrap(),
                first_here: false,
                hidden_at: None,
            };
            row.into_active_model().reset_all()
        })
        .collect();
    let read = threads.iter().step_by(2).map(|thread| thread_read::ActiveModel {
        thread_id: Set(*thread.id.as_ref()),
        person_id: Set(people[0]),
        read_to: Set(begun + Span::seconds(3_000)),
    });
    let read: Vec<_> = read.collect();
    let write = async |tx: &Tx| {
        thread::Entity::insert_many(threads.clone()).exec_without_returning(&**tx).await?;
        for some in posts.chunks(500) {
            post::Entity::insert_many(some.to_vec()).exec_without_returning(&**tx).await?;
        }
        thread_read::Entity::insert_many(read.clone()).exec_without_returning(&**tx).await?;
        for thread in &threads {
            recount(tx, *thread.id.as_ref()).await?;
        }
        Ok(())
    };
    store.write(write).await.unwrap();
}

async fn load(who: &Persona, at_a_time: usize) -> Vec<Duration> {
    let rounds = at_once(at_a_time, async |_| {
        let mut took = Vec::new();
        for _ in 0..REQUESTS / at_a_time {
            let begun = Instant::now();
            who.fetch("/home").await.must_be(200);
            took.push(begun.elapsed());
        }
        took
    });
    rounds.await.into_iter().flatten().collect()
}

fn say(what: &str, mut took: Vec<Duration>) {
    took.sort();
    let at = |share: usize| took[took.len() * share / 100].as_secs_f64() * 1e3;
    println!("  {what}: p50 {:.1} ms, p95 {:.1} ms, p99 {:.1} ms", at(50), at(95), at(99));
}

#[actix_web::test]
#[ignore = "measures; tests/bench-home runs it"]
async fn home_of_26_people_and_5000_posts() {
    let garden = Garden::new().await;
    let people = everybody(&garden).await;
    talk(&garden, &people).await;
    if on_postgres().is_some() {
        // In a house that has stood for a minute, the server has done so by itself.
        garden.world.store.schema().execute_unprepared("analyze").await.unwrap();
    }
    let elif = garden.world.sign_in("elif").await;
    for _ in 0..50 {
        elif.fetch("/home").await.must_be(200);
    }
    let before = garden.world.store.statements();
    let page = elif.fetch("/home").await;
    page.must_say("answered you").must_say("more");
    let statements = garden.world.store.statements() - before;
    let database = if on_postgres().is_some() { "PostgreSQL" } else { "SQLite" };
    println!("{database}: {PEOPLE} people, {POSTS} posts, {statements} statements, {} bytes", page.body.len());
    let (store, sources, mut took) = (&garden.world.store, lernweg::app::sources(), Vec::new());
    for _ in 0..REQUESTS {
        let begun = Instant::now();
        sources.ask(store.read(), people[0], store.now(), 5).await.unwrap();
        took.push(begun.elapsed());
    }
    say("the statement that asks all rooms", took);
    for at_a_time in [1, 8] {
        say(&format!("the page, {at_a_time} at a time"), load(&elif, at_a_time).await);
    }
}
