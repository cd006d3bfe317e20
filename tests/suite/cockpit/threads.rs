//! Threads that need a trainer besides those nobody has answered.

use crate::{
    discussions::{answer_lesson, ask, reply},
    first_answers::{garden_with, until},
    harness::{Garden, Page},
};

async fn threads(garden: &Garden) -> Page {
    garden.world.sign_in("tom").await.get(&garden.at("/cockpit")).await.must_be(200)
}

#[actix_web::test]
async fn a_thread_in_which_two_answer_each_other_at_once_is_heated_for_a_day() {
    let garden = garden_with(&["mia", "kim", "nele"]).await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let thread = ask(&garden, &elif, "Moles: friend or foe?", "Friend.").await;
    for nth in 0..3 {
        reply(&jonas, &thread.path, &format!("Foe, I said it {nth} times.")).await;
        reply(&elif, &thread.path, &format!("Friend, still, {nth}.")).await;
    }
    threads(&garden).await.must_not_say("heated");
    reply(&jonas, &thread.path, "Foe.").await;
    let page = threads(&garden).await;
    page.must_say("Moles: friend or foe?").must_say("heated 8 posts within a day by 2 people");
    let tom = world.sign_in("tom").await;
    let end = format!("/cockpit/threads/{}", thread.path.rsplit('/').next().unwrap());
    tom.submit(&page, &end, &[("take", "yes")]).await.must_be(200).must_say("You look after it");
    // Where more join in it is a topic, not a quarrel.
    for key in ["mia", "kim"] {
        reply(&world.sign_in(key).await, &thread.path, "Both.").await;
    }
    threads(&garden).await.must_not_say("heated");
    reply(&elif, &thread.path, "Then both.").await;
    until(world, "2027-01-07T12:00:00Z").await;
    threads(&garden).await.must_not_say("Moles");
}

#[actix_web::test]
async fn a_first_post_nobody_said_anything_to_stands_there_after_a_working_day() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    answer_lesson(&garden, &world.sign_in("elif").await, "soil", "Mine is clay.").await;
    until(world, "2027-01-07T09:59:00Z").await;
    threads(&garden).await.must_not_say("nobody has said anything to");
    until(world, "2027-01-07T10:00:00Z").await;
    let page = threads(&garden).await;
    page.must_say("a first post nobody has said anything to Elif · since 6 Jan, 11:00");
    page.must_not_say("Ask a peer who knows");
    let tom = world.sign_in("tom").await;
    let jonas = world.sign_in("jonas").await;
    let thread = tom.get(&page.attribute("section[aria-labelledby=threads-h] .row-title a", "href").unwrap()).await;
    answer_lesson(&garden, &jonas, "soil", "Sand.").await;
    threads(&garden).await.must_say("Elif · since").must_not_say("Jonas · since");
    let page = jonas.get(&thread.path).await.must_be(200);
    let place = page.attributes("article.post a[data-answer]", "href").remove(0);
    let page = jonas.get(place.split('#').next().unwrap()).await;
    jonas.submit(&page, "/posts", &[("body", "Welcome.")]).await.must_be(200);
    threads(&garden).await.must_not_say("Elif · since");
}

#[actix_web::test]
async fn a_thread_that_is_let_be_comes_back_with_the_next_post() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    let thread = crate::first_answers::elif_asks(&garden).await;
    until(world, crate::first_answers::THIRTY_SIX).await;
    let tom = world.sign_in("tom").await;
    let rest = format!("/cockpit/threads/{}/rest", thread.path.rsplit('/').next().unwrap());
    let page = tom.submit(&threads(&garden).await, &rest, &[("until", "news")]).await.must_be(200);
    assert_eq!(page.texts("section[aria-labelledby=resting-h] .row-title"), ["Snails"]);
    crate::first_answers::home_of(world, "tom").await.must_not_say("waits for you trainers");
    world.later(chrono::Duration::minutes(1));
    reply(&world.sign_in("elif").await, &thread.path, "They are back.").await;
    let page = threads(&garden).await;
    assert_eq!(page.texts("section[aria-labelledby=threads-h] .row-title"), ["Snails"]);
    crate::first_answers::home_of(world, "tom").await.must_say("waits for you trainers");
}
