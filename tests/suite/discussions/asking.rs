//! Before a question is sent, and what it is about.

use chrono::Duration;

use super::{ask, reply};
use crate::harness::{Cohort, Garden};

#[actix_web::test]
async fn before_i_ask_i_see_what_was_asked_already_and_nothing_i_typed_is_lost() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let old = ask(&garden, &elif, "How do I keep snails away?", "They eat my lettuce.").await.path;
    reply(&jonas, &old, "Beer traps.").await;
    let new = jonas.get(&garden.at("/threads/new")).await;
    new.must_not_say("Similar threads");
    let fields = [("title", "Snails on my lettuce"), ("body", "What helps?"), ("language", "de"), ("similar", "yes")];
    let key = new.typed("/threads", "_key");
    let mut sent = vec![("_key", key.as_str())];
    sent.extend(fields);
    let asked = jonas.send(&garden.at("/threads/draft"), &sent).await.must_be(303);
    let looked = jonas.get(asked.headers["location"].to_str().unwrap().split('#').next().unwrap()).await;
    looked.must_say("How do I keep snails away?").must_say("one answer");
    for (name, value) in &fields[..3] {
        assert_eq!(&looked.typed("/threads", name), value);
    }
    // A mistake in the form shows them too.
    let wrong = jonas.press_anew(&looked, "/threads", &[("body", "")]).await.must_be(422);
    wrong.must_say("How do I keep snails away?");
    // It is no wall: he asks all the same.
    jonas.submit(&looked, "/threads", &[]).await.must_be(200).must_say("What helps?");
}

#[actix_web::test]
async fn the_part_a_page_fetches_says_the_same_and_nothing_of_another_cohort() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    ask(&garden, &elif, "How do I keep <b>snails</b> away?", "They eat my lettuce.").await;
    let crocus = Cohort::plan(world, "gardening", "Crocus", "olga").await;
    crocus.enrol(world, "karl", entity::states::Role::Participant).await;
    let karl = world.sign_in("karl").await;
    let part = elif.get(&garden.at("/threads/similar?title=Snails")).await.must_be(200);
    assert!(part.body.contains("How do I keep &lt;b&gt;snails&lt;") && !part.body.contains("<html"), "{}", part.body);
    karl.get(&garden.at("/threads/similar?title=Snails")).await.must_be(404);
    let none = karl.get(&crocus.at("/threads/similar?title=Snails")).await.must_be(200);
    assert!(none.body.contains("Nobody has asked") && !none.body.contains("snails"), "{}", none.body);
    for odd in ["", "?title=", "?title=%F0%9F%90%8C", &format!("?title={}", "x".repeat(2_000))] {
        elif.get(&garden.at(&format!("/threads/similar{odd}"))).await.must_be(200);
    }
}

#[actix_web::test]
async fn a_session_leads_to_the_threads_about_it() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas, olga) = (world.sign_in("elif").await, world.sign_in("jonas").await, world.sign_in("olga").await);
    let session = garden.cohort.session(world, "Questions to the soil").await;
    let page = elif.get(&session).await;
    let new = elif.get(&page.link("Talk about it")).await.must_be(200);
    new.must_say("Questions to the soil");
    let thread = elif.submit(&new, "/threads", &[("title", "And in winter?"), ("body", "Frost.")]).await.must_be(200);
    thread.must_say("Questions to the soil");
    assert_eq!(
        jonas.get(&session).await.link("And in winter?"),
        format!("/threads/{}", thread.path.rsplit('/').next().unwrap())
    );
    // Owners who do not take part see dates, not what people write.
    olga.get(&session).await.must_be(200).must_not_say("And in winter?").must_not_say("Talk about it");
}

#[actix_web::test]
async fn whoever_waits_hears_how_long_it_usually_takes_and_who_may_know() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let mut elif = world.sign_in("elif").await;
    // Answered after one, two, … hours: four of them say nothing yet.
    for hours in [1, 2, 3, 5] {
        let thread = ask(&garden, &elif, &format!("Snails, {hours}"), "They eat my lettuce.").await.path;
        world.later(Duration::hours(hours));
        reply(&world.sign_in("jonas").await, &thread, "Beer traps.").await;
        elif = world.sign_in("elif").await;
    }
    ask(&garden, &elif, "Frost", "When is the last one?").await.must_say("Open since").must_not_say("usually comes");
    let fifth = ask(&garden, &elif, "Snails again", "They are back.").await;
    fifth.must_say("Jonas has written about something like it").must_not_say("usually comes");
    world.later(Duration::hours(9));
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    reply(&jonas, &fifth.path, "More beer.").await;
    let thread = ask(&garden, &elif, "Snails, the last time", "Really.").await;
    thread.must_say("usually comes after about 3 hours").must_say("Jonas has written about something like it");
    // It is said to her alone, and no more once somebody has answered.
    jonas.get(&thread.path).await.must_not_say("usually comes").must_not_say("has written about");
    reply(&jonas, &thread.path, "Ducks.").await;
    elif.get(&thread.path).await.must_not_say("usually comes").must_not_say("has written about");
    // What stands in another cohort says nothing here.
    let crocus = Cohort::plan(world, "gardening", "Crocus", "olga").await;
    crocus.enrol(world, "karl", entity::states::Role::Participant).await;
    let karl = world.sign_in("karl").await;
    let new = karl.get(&crocus.at("/threads/new")).await;
    let asked = karl.submit(&new, "/threads", &[("title", "Snails"), ("body", "What helps?")]).await;
    asked.must_say("Open since").must_not_say("usually comes").must_not_say("has written about");
}
