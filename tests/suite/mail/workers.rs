//! Several workers, a mail server in a bad mood, and changes between writing and sending.

use std::collections::BTreeSet;

use chrono::Duration;
use entity::{
    outbox,
    states::{MailState, Rhythm},
};
use lernweg::storage::outbox::{Attempt, lease, settle};
use sea_orm::EntityTrait;

use super::{answer, row, rows};
use crate::harness::{Garden, Mood, World, at_once};

async fn ask_for_link(world: &World, key: &str) {
    let visitor = world.stranger();
    let page = visitor.get("/sign-in").await;
    let address = format!("{key}@example.org");
    visitor.submit(&page, "/sign-in", &[("email", address.as_str()), ("way", "link")]).await.must_be(200);
}

async fn state(world: &World, id: entity::ids::OutboxId) -> MailState {
    outbox::Entity::find_by_id(id).one(world.store.read()).await.unwrap().unwrap().state
}

#[actix_web::test]
async fn three_nodes_that_empty_one_outbox_send_every_mail_once() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let nodes = [world.another_node().await, world.another_node().await];
    for nth in 0..12 {
        answer(&garden, &format!("Beer {nth}.")).await;
    }
    let settled = at_once(9, async |nth| match nodes.get(nth % 3) {
        Some(node) => node.postman.drain().await.unwrap(),
        None => world.postman.drain().await.unwrap(),
    })
    .await;
    assert_eq!(settled.iter().sum::<usize>(), 12, "{settled:?}");
    let ids: BTreeSet<String> = world.mail.mails().into_iter().map(|mail| mail.message_id).collect();
    assert_eq!((world.mail.mails().len(), ids.len()), (12, 12));
}

#[actix_web::test]
async fn fifty_workers_that_lease_at_once_share_what_there_is() {
    let garden = Garden::new().await;
    let world = &garden.world;
    for nth in 0..8 {
        answer(&garden, &format!("Beer {nth}.")).await;
    }
    let leased = at_once(50, async |nth| lease(&world.store, &format!("worker {nth}"), 1).await.unwrap()).await;
    let mut held: Vec<_> = leased.into_iter().flatten().map(|row| (row.id, row.leased_by.unwrap())).collect();
    held.sort();
    let mut stored: Vec<_> = rows(world).await.into_iter().filter(|row| row.kind == "discussions/answered").collect();
    stored.sort_by_key(|row| row.id);
    let stored: Vec<_> = stored.into_iter().map(|row| (row.id, row.leased_by.unwrap())).collect();
    assert_eq!(held.len(), 8);
    assert_eq!(held, stored, "who thinks to hold a row is who holds it");
}

#[actix_web::test]
async fn a_worker_that_comes_back_too_late_changes_nothing() {
    let garden = Garden::new().await;
    let world = &garden.world;
    answer(&garden, "Beer.").await;
    let slow = lease(&world.store, "slow", 1).await.unwrap().pop().unwrap();
    world.later(Duration::seconds(61));
    let quick = lease(&world.store, "quick", 1).await.unwrap().pop().unwrap();
    assert_eq!(quick.id, slow.id);
    settle(&world.store, &slow, &Attempt::Refused("nobody here".into())).await.unwrap();
    assert_eq!(state(world, slow.id).await, MailState::Leased, "it is not the slow one's any more");
    settle(&world.store, &quick, &Attempt::Sent).await.unwrap();
    settle(&world.store, &slow, &Attempt::Deferred("later".into())).await.unwrap();
    assert_eq!(state(world, slow.id).await, MailState::Sent);
}

#[actix_web::test]
async fn whoever_waits_for_a_link_does_not_wait_behind_the_news() {
    let garden = Garden::new().await;
    let world = &garden.world;
    for nth in 0..8 {
        answer(&garden, &format!("Beer {nth}.")).await;
    }
    world.later(Duration::seconds(1));
    ask_for_link(world, "jonas").await;
    let first = lease(&world.store, "a worker", 1).await.unwrap().pop().unwrap();
    assert_eq!(first.kind, "account/sign_in_link");
}

#[actix_web::test]
async fn a_server_that_closes_in_the_middle_keeps_what_it_took_and_gets_the_rest_later() {
    let garden = Garden::new().await;
    let world = &garden.world;
    for nth in 0..7 {
        answer(&garden, &format!("Beer {nth}.")).await;
    }
    world.mail.is(Mood::ClosesAfter(3));
    assert_eq!(world.deliver().await, 7);
    assert_eq!(world.mail.mails().len(), 3);
    let mut states: Vec<_> = rows(world).await.into_iter().filter(|row| row.kind == "discussions/answered").collect();
    states.sort_by_key(|row| row.state == MailState::Sent);
    let states: Vec<_> = states.into_iter().map(|row| row.state).collect();
    assert_eq!(states, [[MailState::Deferred; 4].as_slice(), &[MailState::Sent; 3]].concat());
    world.mail.is(Mood::Accepts);
    world.later(Duration::minutes(1));
    assert_eq!(world.deliver().await, 4);
    let ids: BTreeSet<String> = world.mail.mails().into_iter().map(|mail| mail.message_id).collect();
    assert_eq!((world.mail.mails().len(), ids.len()), (7, 7), "none lost, none twice");
}

#[actix_web::test]
async fn a_server_that_says_later_is_asked_less_and_less_until_it_is_too_late() {
    let garden = Garden::new().await;
    let world = &garden.world;
    answer(&garden, "Beer.").await;
    world.mail.is(Mood::Defers);
    let begun = world.store.now();
    let mut asked_after = Vec::new();
    while world.store.now() < begun + Duration::days(4) {
        let before = world.mail.offered();
        world.deliver().await;
        if world.mail.offered() > before {
            asked_after.push((world.store.now() - begun).num_minutes());
        }
        world.later(Duration::minutes(1));
    }
    let first = [0, 1, 6, 36, 156, 516];
    assert_eq!(asked_after[..6], first, "after 1, 5, 30 minutes, 2 and 6 hours");
    assert!(asked_after.windows(2).skip(5).all(|pair| pair[1] - pair[0] == 720), "{asked_after:?}");
    let given_up = row(world, "discussions/answered").await;
    assert_eq!(given_up.state, MailState::Cancelled);
    assert!(given_up.last_error.unwrap().contains("not worth sending any more"));
    assert_eq!(asked_after.len(), usize::try_from(given_up.attempts).unwrap());
}

#[actix_web::test]
async fn a_refused_reader_costs_the_others_nothing() {
    let garden = Garden::new().await;
    let world = &garden.world;
    answer(&garden, "Beer.").await;
    world.mail.is(Mood::Refuses);
    world.deliver().await;
    let refused = row(world, "discussions/answered").await;
    assert_eq!((refused.state, refused.attempts), (MailState::Parked, 1));
    assert!(refused.last_error.unwrap().contains("550"), "an operator reads why");
    world.mail.is(Mood::Accepts);
    ask_for_link(world, "jonas").await;
    assert_eq!(world.deliver().await, 1);
    assert_eq!(world.mail.mails_to("jonas@example.org").len(), 1);
}

#[actix_web::test]
async fn whoever_said_no_in_between_is_left_alone() {
    let garden = Garden::new().await;
    let world = &garden.world;
    answer(&garden, "Beer.").await;
    world.wants("elif", "discussions/answered", Rhythm::Off).await;
    assert_eq!(world.deliver().await, 1);
    let stopped = row(world, "discussions/answered").await;
    assert_eq!((stopped.state, stopped.last_error.as_deref()), (MailState::Cancelled, Some("not wanted")));
    assert_eq!(world.mail.mails().len(), 0);
    // Another yes brings the next one, and not the one that was dropped.
    world.wants("elif", "discussions/answered", Rhythm::AtOnce).await;
    answer(&garden, "More beer.").await;
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 1);
}

#[actix_web::test]
async fn whoever_left_in_between_hears_nothing_of_the_cohort() {
    let garden = Garden::new().await;
    let world = &garden.world;
    answer(&garden, "Beer.").await;
    let olga = world.sign_in("olga").await;
    let elif = world.person("elif").await.id;
    let members = lernweg::features::cohorts::members(world.store.read(), garden.cohort.id).await.unwrap();
    let stay = members.iter().find(|member| member.person == elif).unwrap().enrolment;
    let settings = olga.get(&garden.at("/settings")).await;
    olga.press(&settings, &format!("/enrolments/{stay}/end"), &[("reason", "other work")]).await.must_be(303);
    world.deliver().await;
    assert_eq!(world.mail.mails_to("elif@example.org").len(), 0);
    assert_eq!(row(world, "discussions/answered").await.state, MailState::Cancelled);
}

#[actix_web::test]
async fn a_link_that_was_used_or_replaced_is_not_sent() {
    let garden = Garden::new().await;
    let world = &garden.world;
    ask_for_link(world, "elif").await;
    world.later(Duration::minutes(1));
    ask_for_link(world, "elif").await;
    assert_eq!(world.deliver().await, 2);
    assert_eq!(world.mail.mails().len(), 1, "the newer one");
    world.stranger().get(&world.mail.mails()[0].link("/sign-in/")).await.must_be(200);
    // The server dropped the line: the link came through all the same, and was used before the second attempt.
    world.mail.empty();
    world.later(Duration::minutes(1));
    ask_for_link(world, "elif").await;
    world.mail.is(Mood::DropsAfterData);
    world.deliver().await;
    let visitor = world.stranger();
    let page = visitor.get(&world.mail.mails()[0].link("/sign-in/")).await;
    visitor.submit(&page, &page.path, &[]).await.must_be(200);
    world.mail.is(Mood::Accepts);
    world.later(Duration::minutes(1));
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 1);
    assert_eq!(row(world, "account/sign_in_link").await.state, MailState::Cancelled);
}
