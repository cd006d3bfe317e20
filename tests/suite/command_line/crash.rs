//! kill -9 during writes loses nothing that was acknowledged.
//!
//! `LERNWEG_TEST_CRASHES=200` runs the long form.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use crate::harness::{Demo, Persona};

fn rounds() -> usize {
    std::env::var("LERNWEG_TEST_CRASHES").ok().and_then(|number| number.parse().ok()).unwrap_or(8)
}

/// Opens threads until the server dies; returns the titles it acknowledged.
async fn write_until_it_dies(
    writer: &Persona,
    cohort: &str,
    round: usize,
    nth: usize,
    stop: Arc<AtomicBool>,
) -> Vec<String> {
    let mut acknowledged = Vec::new();
    for count in 0.. {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        let title = format!("Round {round} writer {nth} thread {count}");
        let key = format!("{:032x}", rand::random::<u128>());
        let fields = [("_key", key.as_str()), ("title", &title), ("body", "Words."), ("language", "en")];
        let request = writer.request(reqwest::Method::POST, &format!("{cohort}/threads"));
        match request.header("origin", writer.base()).form(&fields).send().await {
            Ok(response) if response.status().as_u16() == 303 => acknowledged.push(title),
            Ok(response) => panic!("{}", response.status()),
            Err(_) => break,
        }
    }
    acknowledged
}

#[actix_web::test]
async fn nothing_acknowledged_is_lost() {
    let mut demo = Demo::start();
    let mut acknowledged: Vec<String> = Vec::new();
    let mut cohort = String::new();
    for round in 0..rounds() {
        let writer = demo.visitor("en");
        let home = writer.get("/demo/sign-in/participant").await.must_be(200);
        cohort = home.attribute("a[href^='/cohorts/']", "href").unwrap();
        let stop = Arc::new(AtomicBool::new(false));
        let writers: Vec<_> = (0..10)
            .map(|nth| {
                let (writer, cohort, stop) = (writer.clone(), cohort.clone(), stop.clone());
                actix_web::rt::spawn(async move { write_until_it_dies(&writer, &cohort, round, nth, stop).await })
            })
            .collect();
        // Somewhere in the middle of it: after some number of pages of its own.
        for _ in 0..(3 + round * 7 % 20) {
            writer.get("/about").await;
        }
        demo.kill();
        stop.store(true, Ordering::Relaxed);
        for writer in writers {
            acknowledged.extend(writer.await.unwrap());
        }
        demo.restart();
    }
    assert!(acknowledged.len() > 20, "there was something to lose: {}", acknowledged.len());
    let reader = demo.visitor("en");
    reader.get("/demo/sign-in/trainer").await.must_be(200);
    let mut found = Vec::new();
    for page in 1.. {
        let list = reader.get(&format!("{cohort}/threads?page={page}")).await;
        if list.status.as_u16() == 404 {
            break;
        }
        found.extend(list.texts("main .row-title"));
    }
    let lost: Vec<_> = acknowledged.iter().filter(|title| !found.contains(title)).collect();
    assert!(lost.is_empty(), "{} of {} lost: {lost:?}", lost.len(), acknowledged.len());
    println!("{} writes acknowledged over {} crashes, none lost", acknowledged.len(), rounds());
}
