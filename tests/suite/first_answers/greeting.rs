//! Two people greet whoever writes for the first time.

use std::collections::BTreeMap;

use lernweg::features::cohorts::members;

use super::{elif_asks, garden_with, home_of, turns, until};
use crate::{
    discussions::{answer_lesson, ask, reply},
    harness::{Garden, at_once},
};

const HELLO: &str = "Elif wrote here for the first time: say hello";

#[actix_web::test]
async fn it_stands_on_two_homes_until_they_have_said_hello() {
    let garden = garden_with(&["mia", "kim", "nele"]).await;
    let world = &garden.world;
    let thread = elif_asks(&garden).await;
    let greeters = turns(world).await;
    assert_eq!(greeters.len(), 2);
    assert!(!greeters.contains(&"Elif".to_owned()) && !greeters.contains(&"Tom".to_owned()));
    for key in ["jonas", "mia", "kim", "nele"] {
        let named = greeters.iter().any(|name| name.to_lowercase() == key);
        assert_eq!(home_of(world, key).await.says(HELLO), named, "{key}");
    }
    let (one, other) = (greeters[0].to_lowercase(), greeters[1].to_lowercase());
    let greeter = world.sign_in(&one).await;
    let page = greeter.get(&home_of(world, &one).await.attribute("a[href$='/welcome']", "href").unwrap()).await;
    page.must_be(200).must_say("One sentence will do.").must_say("They eat everything.");
    reply(&greeter, &thread.path, "Hello Elif!").await;
    home_of(world, &one).await.must_not_say(HELLO);
    home_of(world, &other).await.must_say(HELLO);
    // Elif's second word is no first one.
    let elif = world.sign_in("elif").await;
    let before = turns(world).await;
    assert_eq!(before.len(), 4, "whoever greeted her had not written before either");
    home_of(world, "elif").await.must_not_say("wrote here for the first time");
    ask(&garden, &elif, "Ducks", "Do they help?").await;
    assert_eq!(turns(world).await, before);
}

#[actix_web::test]
async fn when_two_others_have_greeted_the_turn_is_over() {
    let garden = garden_with(&["mia", "kim", "nele"]).await;
    let world = &garden.world;
    let thread = elif_asks(&garden).await;
    let greeters = turns(world).await;
    let others: Vec<&str> = ["jonas", "mia", "kim", "nele"]
        .into_iter()
        .filter(|key| !greeters.iter().any(|name| name.to_lowercase() == *key))
        .collect();
    reply(&world.sign_in(others[0]).await, &thread.path, "Hello!").await;
    home_of(world, &greeters[0].to_lowercase()).await.must_say(HELLO);
    reply(&world.sign_in("tom").await, &thread.path, "Hello from me too!").await;
    for name in greeters {
        home_of(world, &name.to_lowercase()).await.must_not_say(HELLO);
    }
}

#[actix_web::test]
async fn not_me_passes_the_turn_on_once() {
    let garden = garden_with(&["mia", "kim", "nele"]).await;
    let world = &garden.world;
    elif_asks(&garden).await;
    let first = turns(world).await[0].to_lowercase();
    let greeter = world.sign_in(&first).await;
    let page = greeter.get(&home_of(world, &first).await.attribute("a[href$='/welcome']", "href").unwrap()).await;
    let home = greeter.submit(&page, "/welcome", &[]).await.must_be(200);
    home.must_not_say(HELLO);
    assert_eq!(home.flash(), "All right, then somebody else.");
    at_once(3, async |_| greeter.press_anew(&page, "/welcome", &[]).await.must_be(303)).await;
    let mut told = 0;
    for key in ["jonas", "mia", "kim", "nele"] {
        told += usize::from(home_of(world, key).await.says(HELLO));
    }
    assert_eq!(told, 2, "two still have the turn");
    assert_eq!(turns(world).await.len(), 3);
}

#[actix_web::test]
async fn after_five_working_days_it_is_too_late_for_hello() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    elif_asks(&garden).await;
    // Wednesday to Wednesday: the weekend is none.
    until(world, "2027-01-13T09:59:00Z").await;
    home_of(world, "jonas").await.must_say(HELLO);
    until(world, "2027-01-13T10:01:00Z").await;
    home_of(world, "jonas").await.must_not_say(HELLO);
}

#[actix_web::test]
async fn everybody_has_the_turn_equally_often() {
    let garden = garden_with(&["mia", "kim", "nele"]).await;
    let world = &garden.world;
    for key in ["elif", "jonas", "mia", "kim", "nele"] {
        let who = world.sign_in(key).await;
        ask(&garden, &who, &format!("I am {key}"), "Hello.").await;
    }
    let mut counts = BTreeMap::<String, usize>::new();
    for name in turns(world).await {
        *counts.entry(name).or_default() += 1;
    }
    assert_eq!(counts.values().sum::<usize>(), 10);
    assert!(counts.values().all(|count| (1..=3).contains(count)), "{counts:?}");
    // A trainer needs no greeting.
    ask(&garden, &world.sign_in("tom").await, "I am tom", "Hello.").await;
    assert_eq!(turns(world).await.len(), 10);
}

#[actix_web::test]
async fn first_posts_at_once_do_not_give_two_turns_to_one_while_another_has_none() {
    let keys = ["mia", "kim", "nele", "ole", "pia", "rosa"];
    let garden = garden_with(&keys).await;
    let world = &garden.world;
    let mut forms = Vec::new();
    for key in ["elif", "jonas", "mia"] {
        let who = world.sign_in(key).await;
        let new = who.get(&garden.at("/threads/new")).await;
        forms.push((who, new));
    }
    at_once(3, async |nth| {
        let (who, new) = &forms[nth];
        who.press(new, "/threads", &[("title", "Hello"), ("body", "I am new here.")]).await.must_be(303)
    })
    .await;
    let turns = turns(world).await;
    assert_eq!(turns.len(), 6);
    let mut once = turns.clone();
    once.dedup();
    assert_eq!(once, turns, "eight people, six turns: nobody has two");
    assert_eq!(members(world.store.read(), garden.cohort.id).await.unwrap().len(), 9);
}

#[actix_web::test]
async fn an_answer_to_a_lesson_is_greeted_too_and_read_by_whoever_has_answered() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    answer_lesson(&garden, &elif, "soil", "It smells of rain.").await;
    let home = home_of(world, "jonas").await;
    home.must_say(HELLO).must_say("What do you know about soil?");
    let jonas = world.sign_in("jonas").await;
    let place = home.attribute("a[href$='/welcome']", "href").unwrap();
    let page = jonas.get(&place).await.must_be(200);
    assert!(!page.body.contains("It smells of rain."), "first one answers oneself");
    answer_lesson(&garden, &jonas, "soil", "It is brown.").await;
    let page = jonas.get(&place).await.must_be(200);
    page.must_say("It smells of rain.");
    let reply = jonas.get(page.link("Say hello").split('#').next().unwrap()).await.must_be(200);
    jonas.submit(&reply, "/posts", &[("body", "Hello Elif!")]).await.must_be(200);
    home_of(world, "jonas").await.must_not_say(HELLO);
}
