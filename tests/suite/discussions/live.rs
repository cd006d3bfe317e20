//! News of a thread while somebody looks at it.

use std::time::Duration;

use futures_util::StreamExt;
use lernweg::storage::Store;
use reqwest::Method;

use super::{ask, edit_of, reply};
use crate::harness::{Garden, Persona, on_postgres};

/// The first news a stream brings.
async fn news(who: &Persona, path: &str) -> String {
    let answer = who.request(Method::GET, path).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["content-type"], "text/event-stream");
    let mut body = answer.bytes_stream();
    let mut heard = String::new();
    while !heard.contains("event: fresh") || !heard.ends_with("\n\n") {
        heard.push_str(std::str::from_utf8(&body.next().await.unwrap().unwrap()).unwrap());
    }
    heard
}

#[actix_web::test]
async fn whoever_looks_on_hears_how_many_came_and_not_what_they_say() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let page = ask(&garden, &elif, "Snails", "They eat everything.").await;
    let live = page.attribute("[data-live]", "data-live").unwrap();
    assert!(live.ends_with("/live?after=1"), "{live}");
    let heard = tokio::join!(news(&elif, &live), async {
        reply(&elif, &page.path, "My own words are no news to me.").await;
        reply(&jonas, &page.path, "Beer traps.").await;
    })
    .0;
    assert!(heard.contains("One new post. Show") && heard.contains("id: 3"), "{heard}");
    assert!(!heard.contains("Beer"), "{heard}");
    // Whoever comes back later hears what they missed; what was taken back is no news.
    reply(&jonas, &page.path, "Or ducks.").await;
    let heard = news(&elif, &live).await;
    assert!(heard.contains("2 new posts. Show"), "{heard}");
    let edit = jonas.get(&edit_of(&jonas.get(&page.path).await)).await;
    jonas.submit(&edit, "/removal", &[]).await.must_be(200);
    assert!(news(&elif, &live).await.contains("One new post"));
}

#[actix_web::test]
async fn an_odd_place_and_a_stranger_hear_nothing() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let thread = ask(&garden, &elif, "Snails", "They eat everything.").await.path;
    for odd in ["x", "99999999999", "1e3", "%00"] {
        let status = elif.fetch(&format!("{thread}/live?after={odd}")).await.status.as_u16();
        assert!([400, 404].contains(&status), "{odd}: {status}");
    }
    garden.world.stranger().fetch(&format!("{thread}/live?after=0")).await.must_be(303);
}

#[actix_web::test]
async fn what_is_written_on_one_node_is_heard_on_another() {
    if on_postgres().is_none() {
        return; // one process, one file: there is no other node
    }
    let garden = Garden::new().await;
    let node = garden.world.another_node().await;
    let elsewhere: Store = node.store.clone();
    let mut woken = elsewhere.follow("thread:snails");
    let story = async {
        // It is woken once when it begins to listen, and then by what others tell.
        tokio::time::timeout(Duration::from_secs(30), woken.changed()).await.unwrap().unwrap();
        garden.world.store.write(async |tx| tx.tell("thread:snails").await).await.unwrap();
        tokio::time::timeout(Duration::from_secs(30), woken.changed()).await.unwrap().unwrap();
    };
    tokio::select! {
        () = story => {}
        () = elsewhere.hear_other_nodes() => panic!("nobody listens any more"),
    }
}

#[actix_web::test]
async fn a_house_that_stops_lets_go_of_whoever_listens() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let thread = ask(&garden, &elif, "Snails", "They eat everything.").await.path;
    let answer = elif.request(Method::GET, &format!("{thread}/live?after=1")).send().await.unwrap();
    let mut body = answer.bytes_stream();
    body.next().await.unwrap().unwrap(); // it listens
    garden.world.store.leave();
    elif.fetch("/readyz").await.must_be(503);
    elif.get(&thread).await.must_be(200);
    garden.world.store.end_streams();
    while let Some(piece) = body.next().await {
        piece.unwrap();
    }
}
