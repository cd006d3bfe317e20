//! What long threads cost, beside bare handlers of the same server in the same run. No test:
//! `tests/bench-talk` runs it, in a release build.

use std::time::{Duration, Instant};

use actix_web::{HttpResponse, web::Data};
use chrono::Duration as Span;
use entity::{
    enrolment,
    ids::{EnrolmentId, PersonId, PostId, ThreadId},
    post,
    states::{EnrolmentState, PostState, Role, ThreadKind, ThreadState},
    thread,
};
use futures_util::StreamExt;
use lernweg::{
    features::discussions::recount,
    platform::{errors::Result, ids::fresh, markdown::RENDERER},
    storage::Tx,
    web::{House, Public, Routes},
};
use reqwest::Method;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;

use crate::harness::{Garden, Page, Persona, World, at_once, on_postgres};

const PEOPLE: usize = 26;
const ROUNDS: usize = 3;
const REQUESTS: usize = 400;
const STREAMS: usize = 500;

/// Some sentences with what people write: emphasis, a list, code, a quote.
const WORDS: &str = "We tried **three** things last week, and only one of them held:

- asking each person by name,
- a fixed hour on Tuesdays,
- *nothing at all* for a week.

> What would you do first?

The hour held. `calendar.ics` goes to everybody, and whoever misses it reads the notes.";

/// One read of 200 rows and a loop that draws them: as little as a page of 200 posts could be.
async fn bare_rows(_: Public, house: Data<House>) -> Result<HttpResponse> {
    thread_local! {
        static TERA: tera::Tera = {
            let mut tera = tera::Tera::default();
            tera.add_raw_template(
                "rows.html",
                "<!doctype html><title>Rows</title>{% for row in rows %}<p>{{ row.id }} {{ row.body }}</p>{% endfor %}",
            )
            .unwrap();
            tera
        };
    }
    let rows = post::Entity::find().order_by_asc(post::Column::Id).limit(200).all(house.store.read()).await?;
    let rows: Vec<_> = rows.into_iter().map(|row| json!({ "id": row.id, "body": row.body })).collect();
    let html = TERA.with(|tera| {
        let mut context = tera::Context::new();
        context.insert("rows", &rows);
        tera.render("rows.html", &context).map_err(anyhow::Error::from)
    })?;
    Ok(HttpResponse::Ok().content_type("text/html; charset=utf-8").body(html))
}

/// One row, written so that it is still there after a power cut.
async fn bare_insert(_: Public, house: Data<House>) -> Result<HttpResponse> {
    house.store.write(async |tx| tx.record(None, "bare", ("bench", "x"), json!({})).await).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn bare() -> Routes {
    Routes::default().get("/bare/rows", bare_rows).post("/bare/row", bare_insert)
}

async fn everybody(garden: &Garden) -> Vec<PersonId> {
    let world = &garden.world;
    let mut people = vec![world.person("elif").await.id, world.person("jonas").await.id];
    for nth in people.len()..PEOPLE {
        people.push(world.person(&format!("person{nth}")).await.id);
    }
    let rows: Vec<_> = people[2..]
        .iter()
        .map(|person| enrolment::ActiveModel {
            id: Set(EnrolmentId(fresh(world.store.now()))),
            cohort_id: Set(garden.cohort.id),
            person_id: Set(*person),
            role: Set(Role::Participant),
            state: Set(EnrolmentState::Active),
            started_at: Set(world.store.now()),
            ended_at: Set(None),
            reason: Set(None),
            back_on: Set(None),
        })
        .collect();
    let enrol = async |tx: &Tx| {
        enrolment::Entity::insert_many(rows.clone()).exec_without_returning(&**tx).await?;
        Ok(())
    };
    world.store.write(enrol).await.unwrap();
    people
}

/// A thread with so many posts by everybody in turn; every third answers the one before it.
async fn thread_of(garden: &Garden, people: &[PersonId], posts: usize, begun: Span) -> String {
    let (store, id) = (&garden.world.store, ThreadId(fresh(garden.world.store.now())));
    let begun = store.now() - begun;
    let row = thread::ActiveModel {
        id: Set(id),
        cohort_id: Set(garden.cohort.id),
        kind: Set(ThreadKind::Free),
        title: Set(format!("What held, and what did not? ({posts})")),
        language: Set("en".into()),
        state: Set(ThreadState::Open),
        opened_by: Set(Some(people[0])),
        opened_at: Set(begun),
        last_post_at: Set(begun),
        posts: Set(0),
        answers: Set(0),
        ..Default::default()
    };
    let html = lernweg::platform::markdown::render(WORDS, lernweg::platform::markdown::Kind::Post);
    let mut before: Option<PostId> = None;
    let rows: Vec<post::ActiveModel> = (0..posts)
        .map(|nth| {
            let own = PostId(fresh(garden.world.store.now()));
            let answers_to = before.replace(own).filter(|_| nth % 3 == 2);
            post::ActiveModel {
                id: Set(own),
                thread_id: Set(id),
                author_id: Set(people[nth % people.len()]),
                answers_to: Set(answers_to),
                language: Set("en".into()),
                body: Set(WORDS.into()),
                body_html: Set(html.clone()),
                renderer: Set(RENDERER),
                state: Set(PostState::Published),
                posted_at: Set(begun + Span::seconds(nth as i64)),
                edited_at: Set(None),
                version: Set(1),
                position: Set(nth as i32 + 1),
                first_here: Set(false),
                hidden_at: Set(None),
            }
        })
        .collect();
    let write = async |tx: &Tx| {
        thread::Entity::insert(row.clone()).exec_without_returning(&**tx).await?;
        for some in rows.chunks(500) {
            post::Entity::insert_many(some.to_vec()).exec_without_returning(&**tx).await?;
        }
        recount(tx, id).await
    };
    store.write(write).await.unwrap();
    garden.at(&format!("/threads/{id}"))
}

/// How long each of some requests took, so many at a time.
async fn load(at_a_time: usize, ask: impl AsyncFn() -> Page) -> Vec<Duration> {
    let rounds = at_once(at_a_time, async |_| {
        let mut took = Vec::new();
        for _ in 0..REQUESTS / at_a_time {
            let begun = Instant::now();
            ask().await;
            took.push(begun.elapsed());
        }
        took
    });
    rounds.await.into_iter().flatten().collect()
}

/// The median of the rates, and of the times, of interleaved rounds.
struct Figure {
    what: String,
    rates: Vec<f64>,
    took: Vec<Duration>,
}

impl Figure {
    fn rate(&self) -> f64 {
        let mut rates = self.rates.clone();
        rates.sort_by(f64::total_cmp);
        rates[rates.len() / 2]
    }

    fn say(&self, beside: f64, more: &str) {
        let mut took = self.took.clone();
        took.sort();
        let at = |share: usize| took[took.len() * share / 100].as_secs_f64() * 1e3;
        let (rate, share) = (self.rate(), self.rate() / beside);
        println!(
            "  {:<34} {rate:>7.0}/s  p50 {:>6.2} ms  p95 {:>6.2} ms  {share:>5.2} x bare  {more}",
            self.what,
            at(50),
            at(95)
        );
    }
}

/// Rounds of all paths in turn, so that a busy moment of the machine meets all of them.
async fn in_turn(who: &Persona, paths: &[(String, String)]) -> Vec<Figure> {
    let mut figures: Vec<Figure> =
        paths.iter().map(|(what, _)| Figure { what: what.clone(), rates: Vec::new(), took: Vec::new() }).collect();
    for _ in 0..ROUNDS {
        for (figure, (_, path)) in figures.iter_mut().zip(paths) {
            let begun = Instant::now();
            let took = load(4, async || who.fetch(path).await.must_be(200)).await;
            figure.rates.push(took.len() as f64 / begun.elapsed().as_secs_f64());
            figure.took.extend(took);
        }
    }
    figures
}

async fn statements(garden: &Garden, who: &Persona, path: &str) -> (u64, usize) {
    let before = garden.world.store.statements();
    let page = who.fetch(path).await.must_be(200);
    (garden.world.store.statements() - before, page.body.len())
}

async fn pages(garden: &Garden, who: &Persona, people: &[PersonId]) {
    let short = thread_of(garden, people, 20, Span::days(1)).await;
    let middle = thread_of(garden, people, 200, Span::days(1)).await;
    let long = thread_of(garden, people, 2_000, Span::days(1)).await;
    let paths = [
        ("bare: 200 rows, one read, one loop", "/bare/rows".to_owned()),
        ("a thread of 20", short),
        ("a thread of 200, page 1", middle.clone()),
        ("a thread of 200, all on one page", format!("{middle}/all")),
        ("a thread of 2,000, page 1", long.clone()),
        ("a thread of 2,000, last page", format!("{long}?page=40")),
        ("a list of 1,000 threads, page 1", garden.at("/threads")),
        ("a list of 1,000 threads, last page", garden.at("/threads?page=34")),
    ];
    let paths: Vec<(String, String)> = paths.map(|(what, path)| (what.to_owned(), path)).into();
    for nth in 0..997 {
        thread_of(garden, people, 2, Span::hours(30) + Span::minutes(nth)).await;
    }
    if on_postgres().is_some() {
        use sea_orm::ConnectionTrait;
        garden.world.store.schema().execute_unprepared("analyze").await.unwrap();
    }
    let figures = in_turn(who, &paths).await;
    let beside = figures[0].rate();
    for (figure, (_, path)) in figures.iter().zip(&paths) {
        let (statements, bytes) = statements(garden, who, path).await;
        figure.say(beside, &format!("{statements} statements, {bytes} bytes"));
    }
}

/// Replies, each by somebody else in turn, beside one durable row.
async fn replies(garden: &Garden, people: &[PersonId]) {
    let world = &garden.world;
    let mut writers = Vec::new();
    for nth in 2..people.len() {
        writers.push(world.sign_in(&format!("person{nth}")).await);
    }
    let thread = thread_of(garden, people, 200, Span::days(1)).await;
    let bare = world.stranger();
    let (mut rows, mut said) = (
        Figure { what: "bare: one durable row".into(), rates: Vec::new(), took: Vec::new() },
        Figure { what: "a reply".into(), rates: Vec::new(), took: Vec::new() },
    );
    let mut spent = 0;
    for round in 0..6 {
        let (mut begun, count) = (Instant::now(), writers.len() * 5);
        for _ in 0..count {
            let one = Instant::now();
            bare.send("/bare/row", &[]).await.must_be(204);
            rows.took.push(one.elapsed());
        }
        rows.rates.push(count as f64 / begun.elapsed().as_secs_f64());
        begun = Instant::now();
        let before = world.store.statements();
        for nth in 0..5 {
            // Who writes has mostly written nothing for some minutes; at most six posts a minute may they write.
            world.later(Span::minutes(6));
            for writer in &writers {
                let key = crate::harness::fresh_key();
                let words = format!("{WORDS}\n\n{round} {nth} {key}");
                let one = Instant::now();
                writer.send(&format!("{thread}/posts"), &[("_key", &key), ("body", &words)]).await.must_be(303);
                said.took.push(one.elapsed());
            }
        }
        said.rates.push(count as f64 / begun.elapsed().as_secs_f64());
        spent = (world.store.statements() - before) / count as u64;
    }
    rows.say(rows.rate(), "");
    said.say(rows.rate(), &format!("{spent} statements"));
}

/// How long after a reply was sent each of many who look on has heard of it.
async fn streams(garden: &Garden, people: &[PersonId]) {
    let world = &garden.world;
    let thread = thread_of(garden, people, 20, Span::days(1)).await;
    let (looks_on, writes) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let path = format!("{thread}/live?after=20");
    let opened = at_once(STREAMS, async |_| looks_on.request(Method::GET, &path).send().await.unwrap()).await;
    assert!(opened.iter().all(|answer| answer.status() == 200));
    let key = crate::harness::fresh_key();
    let before = world.store.statements();
    let begun = Instant::now();
    let heard = async |answer: reqwest::Response| {
        let mut body = answer.bytes_stream();
        let mut heard = String::new();
        while !heard.contains("event: fresh") {
            heard.push_str(std::str::from_utf8(&body.next().await.unwrap().unwrap()).unwrap());
        }
        begun.elapsed()
    };
    let all = futures_util::future::join_all(opened.into_iter().map(heard));
    let (to, fields) = (format!("{thread}/posts"), [("_key", key.as_str()), ("body", "Beer traps.")]);
    let (mut took, reply) = tokio::join!(all, writes.send(&to, &fields));
    reply.must_be(303);
    took.sort();
    let at = |share: usize| took[(took.len() - 1) * share / 100].as_secs_f64() * 1e3;
    let statements = world.store.statements() - before;
    println!(
        "  {STREAMS} look on: half have heard after {:.0} ms, all after {:.0} ms; {statements} statements",
        at(50),
        at(100)
    );
}

#[actix_web::test]
#[ignore = "measures; tests/bench-talk runs it"]
async fn long_threads_beside_bare_handlers() {
    let garden = Garden::in_world(World::with_routes(bare).await).await;
    let database = if on_postgres().is_some() { "PostgreSQL" } else { "SQLite" };
    println!("{database}: {REQUESTS} requests a round, {ROUNDS} rounds in turn, 4 at a time");
    let people = everybody(&garden).await;
    let elif = garden.world.sign_in("elif").await;
    pages(&garden, &elif, &people).await;
    replies(&garden, &people).await;
    streams(&garden, &people).await;
    let posts = post::Entity::find().filter(post::Column::State.ne(PostState::Removed)).all(garden.world.store.read());
    println!("  {} posts in all", posts.await.unwrap().len());
}
