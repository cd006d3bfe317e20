//! How much one person may write at once.

use chrono::Duration;

use super::{ask, posts};
use crate::harness::Garden;

#[actix_web::test]
async fn six_posts_a_minute_and_then_a_breath() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let thread = ask(&garden, &elif, "Snails", "They eat everything.").await;
    let page = jonas.get(&thread.path).await;
    for nth in 0..6 {
        jonas.press_anew(&page, "/posts", &[("body", &format!("Number {nth}"))]).await.must_be(303);
    }
    let no = jonas.press_anew(&page, "/posts", &[("body", "Number 6")]).await.must_be(429);
    no.must_say("Take a breath");
    assert_eq!(no.typed("/posts", "body"), "Number 6", "nothing typed is lost");
    // The others write on, and so does he after a minute.
    elif.press_anew(&elif.get(&thread.path).await, "/posts", &[("body", "Thanks.")]).await.must_be(303);
    world.later(Duration::seconds(61));
    jonas.press_anew(&page, "/posts", &[("body", "Number 6")]).await.must_be(303);
    assert_eq!(posts(&garden).await, 9);
}

#[actix_web::test]
async fn the_same_long_words_in_two_places_are_said_once_and_thanks_as_often_as_one_likes() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let one = ask(&garden, &elif, "Snails", "They eat everything.").await.path;
    let two = ask(&garden, &elif, "Slugs", "They eat the rest.").await.path;
    let words = "Beer traps, one for each bed, and look after them every single morning before eight.";
    for (thread, status) in [(&one, 303), (&two, 409)] {
        let page = jonas.get(thread).await;
        jonas.press_anew(&page, "/posts", &[("body", words)]).await.must_be(status);
    }
    for thread in [&one, &two] {
        let page = jonas.get(thread).await;
        jonas.press_anew(&page, "/posts", &[("body", "Thank you!")]).await.must_be(303);
    }
    world.later(Duration::minutes(6));
    let page = jonas.get(&two).await;
    jonas.press_anew(&page, "/posts", &[("body", words)]).await.must_be(303);
}
