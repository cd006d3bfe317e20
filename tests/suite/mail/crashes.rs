//! A worker that is killed at the worst moment. No test of the usual run: `tests/mail-proofs` runs it.

use std::{
    process::Child,
    sync::{Arc, Mutex},
    time::Duration,
};

use chrono::Duration as Span;
use entity::{outbox, states::MailState};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::Expr};

use super::figures::fill;
use crate::harness::{Garden, Sink, World, on_postgres};

/// How often it is killed.
const CRASHES: usize = 200;
/// How many e-mails there are.
const MAILS: usize = 400;

async fn sent(world: &World) -> usize {
    let find = outbox::Entity::find().filter(outbox::Column::State.eq(MailState::Sent));
    usize::try_from(find.count(world.store.schema()).await.unwrap()).unwrap()
}

/// Lets the minute go by for which a dead worker still holds what it had.
async fn a_minute_goes_by(world: &World) {
    let past = world.store.now() - Span::days(400);
    outbox::Entity::update_many()
        .col_expr(outbox::Column::LeasedUntil, Expr::value(Some(past)))
        .filter(outbox::Column::State.eq(MailState::Leased))
        .exec(world.store.schema())
        .await
        .unwrap();
}

fn kill(child: &Mutex<Option<Child>>) {
    if let Some(mut child) = child.lock().unwrap().take() {
        child.kill().unwrap();
        child.wait().unwrap();
    }
}

async fn until(what: impl AsyncFn() -> bool) {
    for _ in 0..20_000 {
        if what().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("minutes went by");
}

async fn garden(url: &str) -> Garden {
    let url = url.to_owned();
    let garden = Garden::in_world(World::with(|settings| settings.mail_url = url).await).await;
    fill(&garden.world.store, MAILS).await;
    garden
}

#[actix_web::test]
#[ignore = "takes minutes; tests/mail-proofs runs it"]
async fn killed_between_the_servers_yes_and_the_commit_200_times() {
    let child: Arc<Mutex<Option<Child>>> = Arc::default();
    let own = child.clone();
    let sink = Sink::start_with(move || kill(&own));
    let garden = garden(&sink.url()).await;
    let world = &garden.world;
    // The house itself has welcomed people.
    let welcomed = sink.taken();
    for crash in 0..CRASHES {
        let (taken, written) = (sink.taken(), sent(world).await);
        // As many connections as a house has that says nothing about it: one e-mail is between the two all the same.
        *child.lock().unwrap() = Some(world.worker(&sink.url(), &[]));
        until(async || sink.taken() > taken && child.lock().unwrap().is_none()).await;
        let between = sink.taken() - taken - (sent(world).await - written);
        assert!(between <= 1, "crash {crash}: the server has {between} that are not written down");
        a_minute_goes_by(world).await;
    }
    let crashed = sink.ids();
    let quiet = Sink::start();
    let mut last = world.worker(&quiet.url(), &[]);
    until(async || sent(world).await >= MAILS + welcomed).await;
    last.kill().unwrap();
    last.wait().unwrap();
    let mut all = crashed;
    for (id, times) in quiet.ids() {
        *all.entry(id).or_default() += times;
    }
    let twice: usize = all.values().map(|times| times - 1).sum();
    println!(
        "{}: {CRASHES} crashes, {} e-mails, {} sent, {twice} sent once more with the same Message-ID, 0 lost",
        if on_postgres().is_some() { "PostgreSQL" } else { "SQLite" },
        MAILS,
        all.len() - welcomed
    );
    assert_eq!(all.len(), MAILS + welcomed, "none is lost");
    assert!(twice <= CRASHES, "{twice}");
}

#[actix_web::test]
#[ignore = "takes minutes, needs PostgreSQL; tests/mail-proofs runs it"]
async fn two_workers_killed_in_turn() {
    if on_postgres().is_none() {
        return;
    }
    let sink = Sink::start();
    let garden = garden(&sink.url()).await;
    let world = &garden.world;
    let (welcomed, mut crashes) = (sink.taken(), 0);
    let start = || world.worker(&sink.url(), &[]);
    let mut workers = [start(), start()];
    while sent(world).await < MAILS / 2 && crashes < 60 {
        let before = sink.taken();
        until(async || sink.taken() >= before + 3).await;
        let victim = &mut workers[crashes % 2];
        victim.kill().unwrap();
        victim.wait().unwrap();
        *victim = start();
        crashes += 1;
    }
    // What the dead held is the others' after a minute.
    until(async || sent(world).await >= MAILS + welcomed).await;
    for worker in &mut workers {
        worker.kill().unwrap();
        worker.wait().unwrap();
    }
    let twice: usize = sink.ids().values().map(|times| times - 1).sum();
    println!("PostgreSQL: two workers, {crashes} crashes, {MAILS} e-mails, {twice} sent once more, 0 lost");
    assert_eq!(sink.ids().len(), MAILS + welcomed);
    assert!(twice <= crashes, "{twice}");
}
