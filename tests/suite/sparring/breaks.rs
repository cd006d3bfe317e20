//! Partners and breaks: nobody waits for who is away.

use super::{
    about, comes_back, eight, groups, nobody_is_alone, partners_of, published, sparring, suggests, takes_a_break, wish,
};
use crate::{
    first_answers::{garden_with, until},
    harness::{Garden, at_once},
};

async fn told(garden: &Garden) -> usize {
    garden.world.deliver().await;
    garden.world.mail.mails().iter().filter(|mail| mail.subject.contains("sparring partner")).count()
}

#[actix_web::test]
async fn whose_partner_takes_a_break_has_another_one_in_the_same_moment_and_is_told_once() {
    let garden = eight().await;
    let world = &garden.world;
    published(&garden).await;
    world.clear_mail().await;
    let before = groups(world).await;
    let left = partners_of(world, "Jonas").await.remove(0);
    takes_a_break(&garden, "jonas").await;
    nobody_is_alone(&garden).await;
    assert_eq!(partners_of(world, &left).await.len(), 2, "the third of a pair");
    assert_eq!(groups(world).await.iter().filter(|group| before.contains(group)).count(), 2, "the others stay");
    assert_eq!(told(&garden).await, 3);
    let jonas = world.sign_in("jonas").await;
    sparring(&garden, &jonas).await.must_say("You are on a break. When you are back, you get a partner.");
    // He is back: where there is a three, one of them comes to him.
    world.mail.empty();
    comes_back(&garden, "jonas").await;
    nobody_is_alone(&garden).await;
    assert_eq!(partners_of(world, "Jonas").await.len(), 1);
    assert_eq!(groups(world).await.len(), 4);
    assert!(told(&garden).await <= 4, "those whose partners changed, each once");
}

#[actix_web::test]
async fn what_two_had_agreed_on_is_off_when_one_of_them_is_away() {
    let garden = garden_with(&["mia", "kim"]).await;
    let world = &garden.world;
    published(&garden).await;
    let jonas = world.sign_in("jonas").await;
    suggests(&garden, &jonas, "2027-01-08", "10:00").await.must_be(200).must_say("Fri 8 Jan 2027, 10:00");
    takes_a_break(&garden, "jonas").await;
    let other = groups(world).await.remove(0).remove(0);
    let other = world.sign_in(&other.to_lowercase()).await;
    sparring(&garden, &other).await.must_not_say("Fri 8 Jan 2027, 10:00");
}

#[actix_web::test]
async fn what_somebody_wishes_is_there_while_they_are_away_and_who_is_away_can_be_named() {
    let garden = garden_with(&["mia", "kim"]).await;
    let world = &garden.world;
    wish(&garden, "jonas", &[("interests", "Bees")]).await.must_be(200);
    takes_a_break(&garden, "jonas").await;
    let not_jonas = about(&garden, "not_with", "jonas").await;
    wish(&garden, "elif", &[(&not_jonas, "yes")]).await.must_be(200);
    let jonas = world.sign_in("jonas").await;
    let page = jonas.get(&garden.at("/sparring/wishes")).await.must_be(200);
    assert_eq!(page.typed("/wishes", "interests"), "Bees");
    jonas.submit(&page, "/wishes", &[("interests", "Bees and moss")]).await.must_be(200);
    comes_back(&garden, "jonas").await;
    published(&garden).await;
    assert!(!partners_of(world, "Elif").await.contains(&"Jonas".to_owned()));
}

#[actix_web::test]
async fn who_is_back_on_their_day_has_a_partner_that_morning() {
    let garden = garden_with(&["mia"]).await;
    let world = &garden.world;
    published(&garden).await;
    let mia = world.sign_in("mia").await;
    let page = mia.get(&garden.at("/break")).await;
    mia.submit(&page, "/break", &[("back_on", "2027-01-08")]).await.must_be(200);
    until(world, "2027-01-07T10:00:00Z").await;
    assert!(partners_of(world, "Mia").await.is_empty());
    until(world, "2027-01-08T07:00:00Z").await;
    assert!(!partners_of(world, "Mia").await.is_empty());
    nobody_is_alone(&garden).await;
}

#[actix_web::test]
async fn when_four_pairs_lose_one_each_at_once_nobody_is_alone() {
    let garden = eight().await;
    let world = &garden.world;
    published(&garden).await;
    world.clear_mail().await;
    let away: Vec<String> = groups(world).await.into_iter().map(|group| group[0].to_lowercase()).collect();
    let mut people = Vec::new();
    for key in &away {
        let who = world.sign_in(key).await;
        let page = who.get(&garden.at("/break")).await;
        people.push((who, page));
    }
    // Each presses five times.
    at_once(20, async |nth| {
        let (who, page) = &people[nth % 4];
        who.press_anew(page, "/break", &[]).await.must_be(303)
    })
    .await;
    nobody_is_alone(&garden).await;
    assert_eq!(groups(world).await.iter().map(Vec::len).sum::<usize>(), 4);
    for key in &away {
        comes_back(&garden, key).await;
    }
    nobody_is_alone(&garden).await;
    assert_eq!(groups(world).await.iter().map(Vec::len).sum::<usize>(), 8);
}

#[actix_web::test]
async fn whose_break_ends_with_the_course_gets_no_partner_any_more() {
    let garden = eight().await;
    let world = &garden.world;
    published(&garden).await;
    takes_a_break(&garden, "jonas").await;
    let before = groups(world).await;
    world.clear_mail().await;
    // Three weeks from 4 January, and an hour into the day after.
    until(world, "2027-01-25T08:30:00Z").await;
    let told: Vec<String> = world.mail.mails().into_iter().map(|mail| mail.subject).collect();
    world.deliver().await;
    assert_eq!(groups(world).await, before);
    assert!(partners_of(world, "Jonas").await.is_empty(), "{told:?}");
}
