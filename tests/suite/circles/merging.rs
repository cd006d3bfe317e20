//! A circle that has become small is asked whether it goes on with another.

use entity::{circle_merge, states::MergeState};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{
    circle_row, circle_with, circles, elsewhere, key, meeting, named, page_of, round_of, sizes,
    whole::{an_hour_later, leaves},
};
use crate::{
    first_answers::garden_with,
    harness::{Garden, World},
};

/// Elif's circle has become two: the other one, and somebody of the circle they are asked about.
async fn small(garden: &Garden) -> (String, String) {
    let world = &garden.world;
    let others: Vec<String> = circle_with(world, "Elif").await.into_iter().filter(|name| name != "Elif").collect();
    leaves(garden, &others[0]).await;
    leaves(garden, &others[1]).await;
    world.deliver().await;
    world.mail.empty();
    (others[2].clone(), elsewhere(world, "Elif").await)
}

async fn state(world: &World) -> MergeState {
    circle_merge::Entity::find().one(world.store.read()).await.unwrap().unwrap().state
}

#[actix_web::test]
async fn one_yes_of_each_circle_and_they_are_one() {
    let garden = meeting().await;
    let world = &garden.world;
    let (fellow, other) = small(&garden).await;
    let elif = world.sign_in("elif").await;
    let page = page_of(&garden, &elif).await;
    page.must_say("Go on together with Circle").must_say("You have become few.").must_say(&other);
    elif.get("/home").await.must_say("Your circle could go on together with another");
    elif.submit(&page, "/goal", &[("goal", "Stay.")]).await.must_be(200);
    let there = named(world, &other).await;
    page_of(&garden, &there).await.must_say("This circle has become small");
    let (_, round) = round_of(&garden).await;
    round.must_say("Have become small").must_say("asked: go on together with");
    let page = elif.submit(&page, "/merge", &[("answer", "yes")]).await.must_be(200);
    page.must_flash("Said.").must_say("Your circle has said yes.");
    elif.get("/home").await.must_not_say("Your circle could go on together");
    assert_eq!(sizes(world).await, [4, 2]);
    let page = page_of(&garden, &there).await;
    page.must_say("The other circle has said yes already.");
    let page = there.submit(&page, "/merge", &[("answer", "yes")]).await.must_be(200);
    page.must_flash("You are one circle now.").must_say("Wants: Stay.");
    assert_eq!(sizes(world).await, [6]);
    assert_eq!(state(world).await, MergeState::Agreed);
    world.deliver().await;
    let mut told: Vec<String> = world.mail.mails().iter().map(|mail| mail.subject.clone()).collect();
    told.retain(|subject| subject.starts_with("Your circle"));
    assert_eq!(told.len(), 6, "everybody once");
    assert!(circle_with(world, "Elif").await.contains(&fellow));
    an_hour_later(world).await;
    assert_eq!(sizes(world).await, [6]);
}

#[actix_web::test]
async fn one_rather_not_ends_it_and_trainers_see_it() {
    let garden = meeting().await;
    let world = &garden.world;
    let (fellow, other) = small(&garden).await;
    let (elif, there) = (world.sign_in("elif").await, named(world, &other).await);
    let page = page_of(&garden, &elif).await;
    let theirs = page_of(&garden, &there).await;
    elif.submit(&page, "/merge", &[("answer", "yes")]).await.must_be(200);
    there.submit(&theirs, "/merge", &[("answer", "no")]).await.must_be(200).must_flash("It stays as it is.");
    assert_eq!((state(world).await, sizes(world).await), (MergeState::Declined, vec![4, 2]));
    let late = named(world, &fellow).await.press_anew(&page, "/merge", &[("answer", "yes")]).await.must_be(409);
    late.must_say("That has been decided meanwhile.");
    page_of(&garden, &elif).await.must_not_say("Go on together with");
    let (tom, round) = round_of(&garden).await;
    round.must_say("would rather not go on with");
    let waits = "A circle has become small and would rather not go on with another";
    tom.get("/home?waiting=all").await.must_say(waits);
    elif.get("/home?waiting=all").await.must_not_say(waits);
    an_hour_later(world).await;
    assert_eq!(circle_merge::Entity::find().count(world.store.read()).await.unwrap(), 1, "nobody is asked again");
    // A trainer has talked to them.
    let (one, two) = (circle_row(world, "Elif").await, circle_row(world, &other).await);
    let same = tom.press_anew(&round, "/merge", &[("one", &one), ("other", &one)]).await.must_be(409);
    same.must_say("Choose two different circles.");
    tom.press_anew(&round, "/merge", &[("one", "x"), ("other", &one)]).await.must_be(422);
    let done = tom.submit(&round, "/merge", &[("one", &one), ("other", &two)]).await.must_be(200);
    done.must_flash("They are one.").must_not_say("Have become small");
    tom.get("/home?waiting=all").await.must_not_say(waits);
    assert_eq!(sizes(world).await, [6]);
    world.deliver().await;
    let told = world.mail.mails().iter().filter(|mail| mail.subject.starts_with("Your circle")).count();
    assert_eq!(told, 6);
    let gone = tom.press_anew(&round, "/merge", &[("one", &one), ("other", &two)]).await.must_be(409);
    gone.must_say("is not here any more");
}

#[actix_web::test]
async fn only_who_is_asked_answers() {
    let garden = garden_with(&["mia", "kim", "noah", "lea", "ben", "ida", "uwe", "tilo", "sven", "vera"]).await;
    let world = &garden.world;
    super::published(&garden).await;
    small(&garden).await;
    let row = circle_merge::Entity::find().one(world.store.read()).await.unwrap().unwrap();
    let (merge, asked) = (row.id.to_string(), [row.small_id.to_string(), row.other_id.to_string()]);
    let mut third = None;
    for circle in circles(world).await {
        if !asked.contains(&circle_row(world, &circle[0]).await) {
            third = Some(named(world, &circle[0]).await);
        }
    }
    let path = garden.at("/circles/merge");
    let send = async |who: &crate::harness::Persona, merge: &str, answer: &str| {
        who.send(&path, &[("_key", &key()), ("merge", merge), ("answer", answer)]).await
    };
    let third = third.unwrap();
    send(&third, &merge, "yes").await.must_be(404);
    send(&third, &merge, "no").await.must_be(404);
    let elif = world.sign_in("elif").await;
    send(&elif, &merge, "perhaps").await.must_be(422);
    send(&elif, "00000000-0000-7000-8000-000000000000", "yes").await.must_be(404);
    assert_eq!((state(world).await, circles(world).await.len()), (MergeState::Open, 3));
}

#[actix_web::test]
async fn when_somebody_comes_the_question_has_become_pointless() {
    let garden = meeting().await;
    let world = &garden.world;
    small(&garden).await;
    let elif = world.sign_in("elif").await;
    let page = page_of(&garden, &elif).await;
    garden.cohort.enrol(world, "zora", entity::states::Role::Participant).await;
    assert_eq!((state(world).await, sizes(world).await), (MergeState::Over, vec![4, 3]));
    let no = elif.press_anew(&page, "/merge", &[("answer", "yes")]).await.must_be(409);
    no.must_say("That has been decided meanwhile.").must_not_say("Go on together with");
}
