//! Circles and breaks: a circle goes on, and a place is kept as long as nobody else needs it.

use entity::{circle_contribution, circle_merge, circle_rest, states::Role};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{
    circle_with, circles_at, eight, meeting, opens, page_of, proposed, sizes,
    whole::{an_hour_later, leaves},
};
use crate::{
    harness::{Garden, Persona, World, at_once},
    sparring::{comes_back, takes_a_break},
};

/// How many e-mails say who is in a circle.
async fn told(garden: &Garden) -> usize {
    garden.world.deliver().await;
    garden.world.mail.mails().iter().filter(|mail| mail.subject.starts_with("Your circle")).count()
}

/// How many circles are asked whether they go on together.
async fn open_merges(world: &World) -> u64 {
    let open = circle_merge::Entity::find().filter(circle_merge::Column::EndedAt.is_null());
    open.count(world.store.read()).await.unwrap()
}

async fn wants(garden: &Garden, who: &Persona, goal: &str) {
    let page = page_of(garden, who).await;
    who.submit(&page, "/goal", &[("goal", goal)]).await.must_be(200);
}

#[actix_web::test]
async fn a_circle_goes_on_without_somebody_and_has_their_place_when_they_are_back() {
    let garden = meeting().await;
    let world = &garden.world;
    let own = circle_with(world, "Elif").await;
    let elif = world.sign_in("elif").await;
    wants(&garden, &elif, "Know three people.").await;
    let list = elif.get(&garden.at("/circles/contributions")).await;
    elif.submit(&list, "/contributions", &[("whom", "Dragan"), ("gift", "The handover sheet")]).await.must_be(200);
    takes_a_break(&garden, "elif").await;
    assert_eq!(sizes(world).await, [4, 3]);
    assert_eq!(told(&garden).await, 0, "three are enough, and they know each other");
    page_of(&garden, &elif).await.must_say("You are on a break.").must_not_say("Open a circle");
    an_hour_later(world).await;
    assert_eq!(sizes(world).await, [4, 3], "nobody puts them anywhere meanwhile");
    comes_back(&garden, "elif").await;
    assert_eq!(circle_with(world, "Elif").await, own);
    assert_eq!(page_of(&garden, &elif).await.typed("/goal", "goal"), "Know three people.");
    assert_eq!(circle_contribution::Entity::find().count(world.store.read()).await.unwrap(), 1, "her list is hers");
    assert_eq!(told(&garden).await, 4, "each of them once");
    assert_eq!(circle_rest::Entity::find().count(world.store.read()).await.unwrap(), 0, "and stands nowhere else");
}

#[actix_web::test]
async fn a_place_that_was_given_on_is_gone_and_there_is_another() {
    let garden = meeting().await;
    let world = &garden.world;
    let own = circle_with(world, "Elif").await;
    let elif = world.sign_in("elif").await;
    wants(&garden, &elif, "Stay.").await;
    takes_a_break(&garden, "elif").await;
    // Two come late: the smaller circle has them, and is full.
    for key in ["zora", "yara"] {
        garden.cohort.enrol(world, key, Role::Participant).await;
    }
    let now = circle_with(world, own.iter().find(|name| *name != "Elif").unwrap()).await;
    let full = now.len() == 5;
    comes_back(&garden, "elif").await;
    let there = circle_with(world, "Elif").await;
    assert_eq!(there.len(), 5, "{there:?}");
    assert_eq!(there.iter().any(|name| now.contains(name)), !full, "back where there was room");
    assert_eq!(page_of(&garden, &elif).await.typed("/goal", "goal"), "Stay.");
}

#[actix_web::test]
async fn two_who_are_left_are_asked_and_are_asked_no_longer_when_the_third_is_back() {
    let garden = meeting().await;
    let world = &garden.world;
    let own = circle_with(world, "Elif").await;
    let others: Vec<&String> = own.iter().filter(|name| *name != "Elif").collect();
    leaves(&garden, others[0]).await;
    takes_a_break(&garden, "elif").await;
    assert_eq!(open_merges(world).await, 1);
    comes_back(&garden, "elif").await;
    assert_eq!(circle_with(world, "Elif").await.len(), 3);
    assert_eq!(open_merges(world).await, 0);
}

#[actix_web::test]
async fn who_leaves_while_away_leaves_nothing_behind() {
    let garden = meeting().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    wants(&garden, &elif, "Know three people.").await;
    takes_a_break(&garden, "elif").await;
    leaves(&garden, "elif").await;
    assert_eq!(circle_rest::Entity::find().count(world.store.read()).await.unwrap(), 0);
}

#[actix_web::test]
async fn who_is_away_when_circles_form_is_placed_when_they_are_back() {
    let garden = eight().await;
    let world = &garden.world;
    opens(&garden, "elif", "Early shift").await.must_be(200);
    takes_a_break(&garden, "elif").await;
    assert_eq!(circles_at(world, entity::states::CircleState::Forming).await.len(), 0);
    let elif = world.sign_in("elif").await;
    elif.send_fresh(&garden.at("/circles"), &[("name", "Late shift")]).await.must_be(409);
    let (tom, page) = proposed(&garden).await;
    tom.submit(&page, "/publication", &[]).await.must_be(200);
    assert_eq!(sizes(world).await.iter().sum::<usize>(), 7);
    comes_back(&garden, "elif").await;
    assert!(circle_with(world, "Elif").await.len() > 1);
}

#[actix_web::test]
async fn two_who_come_back_at_once_are_in_a_circle_each_once() {
    let garden = meeting().await;
    let world = &garden.world;
    let own = circle_with(world, "Elif").await;
    let other = own.iter().find(|name| *name != "Elif").unwrap().to_lowercase();
    for key in ["elif", other.as_str()] {
        takes_a_break(&garden, key).await;
    }
    let people = [world.sign_in("elif").await, world.sign_in(&other).await];
    let pages = [people[0].get(&garden.at("/break")).await, people[1].get(&garden.at("/break")).await];
    at_once(2, async |nth| people[nth].press(&pages[nth], "/break/end", &[]).await.must_be(303)).await;
    let all: Vec<String> = super::circles(world).await.into_iter().flatten().collect();
    assert_eq!(all.len(), 8, "{all:?}");
    assert_eq!(circle_with(world, "Elif").await, own);
}
