//! How soon whoever looks on hears that a room moved on. No test: `tests/bench-live` runs it, in a release build.

use std::time::{Duration, Instant};

use futures_util::StreamExt;
use reqwest::Method;

use super::{Round, sessions};
use crate::harness::{at_once, on_postgres};

/// How many look on.
const WATCHERS: usize = 200;
/// How often the room moves on.
const STEPS: usize = 10;
/// The longest a step may take until everybody has heard.
const LONGEST: Duration = Duration::from_secs(30);

#[actix_web::test]
#[ignore = "measures; tests/bench-live runs it"]
async fn a_room_many_look_at() {
    let round = Round::new().await;
    let (elif, jonas) = (round.who("elif").await, round.who("jonas").await);
    round.book(&elif, 1).await.must_be(303);
    round.book(&jonas, 2).await.must_be(303);
    round.almost();
    let (tom, elif) = (round.who("tom").await, round.who("elif").await);
    round.press(&tom, "begin").await.must_be(303);
    let (mut first, mut last, mut statements) = (Vec::new(), Vec::new(), 0);
    for _ in 0..STEPS {
        // Streams end after a while by themselves, so each step has its own; they stand before it is pressed.
        let version = round.now().await.version;
        let path = format!("{}/events?after={version}", round.room());
        let opened = at_once(WATCHERS, async |_| elif.request(Method::GET, &path).send().await.unwrap()).await;
        assert!(opened.iter().all(|answer| answer.status() == 200));
        let before = round.garden.world.store.statements();
        let begun = Instant::now();
        let heard = async |answer: reqwest::Response| {
            let (mut body, mut heard) = (answer.bytes_stream(), String::new());
            while !heard.contains("event: room") {
                heard.push_str(std::str::from_utf8(&body.next().await.unwrap().unwrap()).unwrap());
            }
            begun.elapsed()
        };
        let all = tokio::time::timeout(LONGEST, futures_util::future::join_all(opened.into_iter().map(heard)));
        let (path, version) = (format!("{}/extend", round.room()), version.to_string());
        let fields = [("version", version.as_str())];
        let pressed = async { tom.send_fresh(&path, &fields).await };
        let (took, pressed) = tokio::join!(all, pressed);
        pressed.must_be(303);
        let took = took.unwrap();
        first.push(*took.iter().min().unwrap());
        last.push(*took.iter().max().unwrap());
        statements = round.garden.world.store.statements() - before;
    }
    assert_eq!(sessions(&round.garden, round.id).await[0].version, i32::try_from(2 + STEPS).unwrap());
    let database = if on_postgres().is_some() { "PostgreSQL" } else { "SQLite" };
    println!("{database}: {WATCHERS} look at a room that moves on {STEPS} times; {statements} statements a step");
    for (what, mut times) in [("the first has heard after", first), ("the last has heard after", last)] {
        times.sort();
        let ms = |nth: usize| times[nth].as_secs_f64() * 1e3;
        println!(
            "  {what} {:.0} ms at best, {:.0} ms in the middle, {:.0} ms at most",
            ms(0),
            ms(STEPS / 2),
            ms(STEPS - 1)
        );
    }
}
