//! What carrying mail costs. No test: `tests/bench-mail` runs it, in a release build.

use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

use chrono::DateTime;
use lernweg::{
    features::{account::SignInLink, cohorts::Welcome},
    identity::ask_for_link,
    platform::{
        calendar_files::CalendarFile,
        letters::Composed,
        mail::{Envelope, Mailer, message},
    },
    storage::{Store, Tx, outbox::Recipient, sql},
};
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor, transport::smtp::PoolConfig};
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::harness::{Garden, Sink, World, at_once, on_postgres};

/// How many e-mails wait.
const WAITING: usize = 300_000;
/// How long a rate is measured.
const FOR: Duration = Duration::from_secs(10);
/// Connections, for ours and for what it is measured beside.
const CONNECTIONS: u32 = 4;
/// How many ask for a link while the others wait.
const LINKS: usize = 200;

fn database() -> &'static str {
    if on_postgres().is_some() { "PostgreSQL" } else { "SQLite" }
}

/// Queues e-mails as rooms do it: how many in a second, a hundred in a commit.
async fn enqueue(store: &Store, email: &Welcome) -> f64 {
    let begun = Instant::now();
    let (commits, each) = (100, 100);
    for commit in 0..commits {
        let write = async |tx: &Tx| {
            for nth in 0..each {
                let reader = Recipient {
                    person: None,
                    name: "Mia".into(),
                    email: format!("mia{commit}-{nth}@example.org"),
                    locale: "en".into(),
                };
                tx.post_to(&reader, email, tx.now()).await?;
            }
            Ok(())
        };
        store.write(write).await.unwrap();
    }
    f64::from(commits * each) / begun.elapsed().as_secs_f64()
}

/// So many e-mails in one statement.
const PIECE: usize = 20_000;

/// Fills the outbox with so many e-mails like the first welcome in it, due long ago and worth sending for long.
pub async fn fill(store: &Store, waiting: usize) {
    // No statement may take long, here neither.
    let pieces = (0..waiting).step_by(PIECE);
    for from in pieces {
        fill_with(store, from, PIECE.min(waiting - from)).await;
    }
    if on_postgres().is_some() {
        store.schema().execute_unprepared("analyze outbox").await.unwrap();
    }
}

async fn fill_with(store: &Store, from: usize, waiting: usize) {
    let (id, numbers) = match on_postgres() {
        Some(_) => ("gen_random_uuid()", format!("generate_series(1, {waiting}) as number(n)")),
        None => ("randomblob(16)", "number".into()),
    };
    let series = match on_postgres() {
        Some(_) => String::new(),
        None => {
            format!("with recursive number(n) as (select 1 union all select n + 1 from number where n < {waiting}) ")
        }
    };
    let text = format!(
        "{series}insert into outbox (id, kind, person_id, name, email, locale, dedupe, facts, lane, state, created_at,
            not_before, expires_at, attempts)
        select {id}, kind, person_id, name, email, locale, dedupe || '-{from}-' || n, facts, lane, 'queued', created_at, $1, $2, 0
        from (select * from outbox where kind = 'cohorts/welcome' limit 1) as one, {numbers}"
    );
    let (past, future): (DateTime<chrono::Utc>, DateTime<chrono::Utc>) =
        ("2020-01-01T00:00:00Z".parse().unwrap(), "2099-01-01T00:00:00Z".parse().unwrap());
    let write = async |tx: &Tx| Ok(tx.execute_raw(sql(&**tx, &text, [past.into(), future.into()])).await?);
    store.write(write).await.unwrap();
}

/// A message like those of the house, as bytes with its envelope.
fn specimen() -> lettre::Message {
    let words = "Elif answered you, and what she says fills a few lines of this e-mail. ".repeat(8);
    let composed = Composed {
        subject: "Elif answered you".into(),
        text: words.clone(),
        html: format!("<!doctype html><html lang=\"en\"><body><p>{words}</p></body></html>"),
    };
    let envelope = Envelope {
        from: "Lernweg <lernweg@example.org>",
        domain: "example.org",
        name: "Mia",
        address: "mia@example.org",
        id: "0190",
        ..Envelope::default()
    };
    message(&composed, None::<&CalendarFile>, &envelope).unwrap()
}

/// How many messages a second go through so many connections.
async fn rate(connections: u32, send: impl AsyncFn()) -> f64 {
    let begun = Instant::now();
    let sent = at_once(connections as usize, async |_| {
        let mut sent = 0_u32;
        while begun.elapsed() < FOR / 2 {
            send().await;
            sent += 1;
        }
        sent
    })
    .await;
    f64::from(sent.iter().sum::<u32>()) / begun.elapsed().as_secs_f64()
}

async fn transports(sink: &Sink, connections: u32) {
    let specimen = specimen();
    let (envelope, bytes) = (specimen.envelope().clone(), specimen.formatted());
    let bare = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous("127.0.0.1")
        .port(sink.port())
        .pool_config(PoolConfig::new().max_size(connections))
        .build();
    let bare = rate(connections, async || drop(bare.send_raw(&envelope, &bytes).await.unwrap())).await;
    let ours = Mailer::new(&sink.url()).unwrap();
    let ours = rate(connections, async || drop(ours.send(specimen.clone()).await.unwrap())).await;
    println!("  {connections} connection(s): bare lettre {bare:.0}/s, our connections {ours:.0}/s");
}

/// `lernweg worker` over the same database: how many a second leave, and what it holds in memory.
async fn worker(world: &World, sink: &Sink) {
    let mut worker = world.worker(&sink.url(), &[]);
    let before = sink.taken();
    while sink.taken() == before {
        assert!(worker.try_wait().unwrap().is_none(), "it ended");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let (before, begun) = (sink.taken(), Instant::now());
    tokio::time::sleep(FOR).await;
    let rate = (sink.taken() - before) as f64 / begun.elapsed().as_secs_f64();
    let memory = std::fs::read_to_string(format!("/proc/{}/smaps_rollup", worker.id())).unwrap_or_default();
    let of = |name: &str| {
        let line = memory.lines().find(|line| line.starts_with(name));
        line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
    };
    println!(
        "  drain: {rate:.0}/s by `lernweg worker`, {WAITING} waiting; its memory: RSS {:.0} MiB, PSS {:.0} MiB",
        of("Rss:"),
        of("Pss:")
    );
    worker.kill().unwrap();
    worker.wait().unwrap();
}

/// How long somebody waits for a link while all that is queued leaves.
async fn links(garden: &Garden, sink: &Sink) {
    let world = &garden.world;
    let (house, postman) = world.another_postman().await;
    let (bell, called) = (postman.bell(), house.mail_queued.clone());
    let catalogue = world.catalogue.clone();
    let work = actix_web::rt::spawn(postman.work(catalogue));
    let mut asked = HashMap::new();
    for nth in 0..LINKS {
        let person = world.person(&format!("waits{nth}")).await;
        let write = async |tx: &Tx| {
            let link = ask_for_link(tx, person.id, "").await?.unwrap();
            tx.post(person.id, &SignInLink { link, next: "/".into() }).await
        };
        world.store.write(write).await.unwrap();
        called.notify_one();
        asked.insert(person.email, Instant::now());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    tokio::time::sleep(Duration::from_secs(3)).await;
    bell.ring();
    work.await.unwrap();
    let mut took: Vec<f64> =
        asked.iter().filter_map(|(who, at)| Some((sink.reached(who)? - *at).as_secs_f64() * 1e3)).collect();
    took.sort_by(f64::total_cmp);
    let at = |share: usize| took[(took.len() * share / 100).min(took.len() - 1)];
    println!(
        "  a link: {} of {LINKS} arrived while {WAITING} waited; p50 {:.0} ms, p99 {:.0} ms, longest {:.0} ms",
        took.len(),
        at(50),
        at(99),
        at(100)
    );
    assert_eq!(took.len(), LINKS);
}

#[actix_web::test]
#[ignore = "measures; tests/bench-mail runs it"]
async fn enqueueing_draining_and_waiting_for_a_link() {
    let sink = Sink::start();
    let url = sink.url();
    let garden = Garden::in_world(World::with(|settings| settings.mail_url = url).await).await;
    let world = &garden.world;
    world.deliver().await;
    println!("{}:", database());
    let stay = entity::enrolment::Entity::find().one(world.store.read()).await.unwrap().unwrap();
    let queued = enqueue(&world.store, &Welcome { enrolment: stay.id }).await;
    println!("  enqueue: {queued:.0}/s, a hundred in a commit");
    for connections in [1, CONNECTIONS] {
        transports(&sink, connections).await;
    }
    fill(&world.store, WAITING).await;
    worker(world, &sink).await;
    links(&garden, &sink).await;
}
