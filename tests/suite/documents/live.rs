//! A paper while somebody looks at it: who writes where, and that others saved.

use futures_util::StreamExt;
use reqwest::Method;

use super::{with_text, writes};
use crate::{
    harness::{Garden, Persona},
    sparring::leaves,
};

/// A stream, until it says this.
async fn hears(who: &Persona, path: &str, words: &str) -> String {
    let answer = who.request(Method::GET, path).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["content-type"], "text/event-stream");
    let mut body = answer.bytes_stream();
    let mut heard = String::new();
    while !heard.contains(words) || !heard.ends_with("\n\n") {
        let Some(more) = body.next().await else { panic!("{words:?} was never said: {heard}") };
        heard.push_str(std::str::from_utf8(&more.unwrap()).unwrap());
    }
    heard
}

fn stream_of(page: &crate::harness::Page) -> String {
    page.attribute("[data-live]", "data-live").unwrap()
}

#[actix_web::test]
async fn whoever_reads_a_paper_hears_who_writes_where_and_who_saved() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let (paper, section) = with_text(&garden, &elif, "We meet.").await;
    let live = stream_of(&elif.get(&paper).await);
    assert!(!live.ends_with("=0"), "{live}");
    // What one saves oneself is no news.
    writes(&elif, &section, "We often meet.").await;
    let heard = tokio::join!(hears(&elif, &live, "is writing here"), async {
        let page = jonas.get(&paper).await;
        jonas.submit(&page, &format!("{section}/desk"), &[]).await.must_be(200);
    })
    .0;
    assert!(heard.contains("event: desks") && heard.contains("Jonas is writing here, since"), "{heard}");
    assert!(!heard.contains("event: fresh"), "{heard}");
    world.later(chrono::Duration::seconds(1));
    let heard = tokio::join!(hears(&elif, &live, "event: fresh"), async {
        writes(&jonas, &section, "We often meet. A secret.").await;
    })
    .0;
    assert!(heard.contains("Jonas has saved") && heard.contains("Show"), "{heard}");
    assert!(!heard.contains("secret"), "what was written is not told: {heard}");
    // Whoever comes back later hears what they missed, and whoever has it on their page does not.
    assert!(hears(&elif, &live, "event: fresh").await.contains("Jonas has saved"));
    let (_, href) = heard.split_once("\"href\":\"").unwrap();
    let page = elif.get(href.split(['"', '#']).next().unwrap()).await.must_be(200);
    let heard = hears(&elif, &stream_of(&page), "event: desks").await;
    assert!(!heard.contains("event: fresh"), "{heard}");
}

#[actix_web::test]
async fn two_in_one_section_see_each_other_and_nothing_of_other_sections() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas, tom) = (world.sign_in("elif").await, world.sign_in("jonas").await, world.sign_in("tom").await);
    let (paper, section) = with_text(&garden, &elif, "We meet.").await;
    let page = elif.get(&paper).await;
    let other = super::sections_on(&page).remove(1);
    let hers = stream_of(&elif.submit(&page, &format!("{section}/desk"), &[]).await.must_be(200));
    tom.submit(&tom.get(&paper).await, &format!("{other}/desk"), &[]).await.must_be(200);
    let heard = tokio::join!(hears(&elif, &hers, "Jonas is writing here"), async {
        let page = jonas.get(&paper).await;
        let his = jonas.submit(&page, &format!("{section}/desk"), &[]).await.must_be(200);
        his.must_say("Elif is writing here");
        assert!(hears(&jonas, &stream_of(&his), "event: desks").await.contains("Elif is writing here"));
    })
    .0;
    assert!(!heard.contains("Tom"), "{heard}");
    world.later(chrono::Duration::seconds(1));
    writes(&tom, &other, "Elsewhere.").await;
    let heard = tokio::join!(hears(&elif, &hers, "event: fresh"), async {
        writes(&jonas, &section, "We meet. We talk.").await;
    })
    .0;
    assert!(heard.contains("/history/") && !heard.contains("Tom"), "{heard}");
}

#[actix_web::test]
async fn whoever_has_left_hears_nothing_more() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let (paper, section) = with_text(&garden, &elif, "We meet.").await;
    let (of_paper, of_section) = (stream_of(&jonas.get(&paper).await), stream_of(&jonas.get(&section).await));
    let answer = jonas.request(Method::GET, &of_paper).send().await.unwrap();
    let mut body = answer.bytes_stream();
    while !std::str::from_utf8(&body.next().await.unwrap().unwrap()).unwrap().contains("desks") {}
    leaves(&garden, "jonas").await;
    world.later(chrono::Duration::seconds(1));
    // The stream ends with the first thing there would be to say.
    writes(&elif, &section, "We meet. We talk.").await;
    while let Some(more) = body.next().await {
        let more = more.unwrap();
        let said = std::str::from_utf8(&more).unwrap();
        assert!(!said.contains("fresh") && !said.contains("Elif"), "{said}");
    }
    for stream in [of_paper, of_section] {
        jonas.fetch(&stream).await.must_be(404);
        world.stranger().fetch(&stream).await.must_be(303);
    }
}
