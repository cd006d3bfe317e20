//! What is told together, and when; and hours in which nothing is told.

use std::collections::BTreeSet;

use chrono::Duration;
use entity::{
    outbox,
    states::{MailState, Rhythm, Role},
};
use lernweg::identity::{Hours, choose_hours};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::harness::{Garden, Mood, World, at_once};

/// Jonas answers Elif in a thread of its own; nothing is delivered. Where it is.
pub async fn answer(garden: &Garden, title: &str) -> String {
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let thread = crate::discussions::ask(garden, &elif, title, "They eat everything.").await;
    // Nobody answers more than six times a minute.
    world.later(Duration::seconds(11));
    jonas.submit(&jonas.get(&thread.path).await, "/posts", &[("body", "Beer *traps*.")]).await.must_be(200);
    thread.path
}

/// Lets time pass until then, and the worker work when it has come.
pub async fn until(world: &World, text: &str) {
    world.until(text);
    world.deliver().await;
}

/// Subjects of what Elif was sent.
fn told(world: &World) -> Vec<String> {
    world.mail.mails_to("elif@example.org").into_iter().map(|mail| mail.subject).collect()
}

async fn rows(world: &World) -> Vec<outbox::Model> {
    let find = outbox::Entity::find().filter(outbox::Column::Kind.eq("discussions/answered"));
    find.order_by_asc(outbox::Column::Id).all(world.store.read()).await.unwrap()
}

async fn hours(world: &World, quiet: bool, region: &str) {
    let elif = world.person("elif").await.id;
    let hours = Hours { quiet, region: Some(region.into()) };
    world.store.write(async |tx| choose_hours(tx, elif, &hours).await).await.unwrap();
}

#[actix_web::test]
async fn what_waits_for_the_afternoon_comes_in_one_e_mail() {
    let garden = Garden::new().await;
    let world = &garden.world;
    world.wants("elif", "discussions/answered", Rhythm::Daily).await;
    for title in ["Snails & *slugs*", "Bees"] {
        answer(&garden, title).await;
    }
    world.deliver().await;
    assert_eq!(told(world).len(), 0);
    let waits = rows(world).await;
    assert!(waits.iter().all(|row| (row.state, row.attempts) == (MailState::Queued, 0)), "that was no attempt");
    let page = world.sign_in("elif").await.get("/me/notifications").await;
    page.must_say("2 wait. The next one comes on 6 Jan, 16:00");
    until(world, "2027-01-06T14:59:59Z").await;
    assert_eq!(told(world).len(), 0);
    until(world, "2027-01-06T15:00:00Z").await;
    assert_eq!(told(world), ["2 pieces of news: Jonas answered you: Snails & *slugs*"]);
    let mail = world.mail.last_to("elif@example.org");
    for words in ["Jonas answered you: Bees", "Jonas answered you in “Bees”: Beer traps.", "put together"] {
        assert!(mail.text.contains(words), "{words} is not in {}", mail.text);
    }
    assert_eq!(mail.links("/threads/").len(), 2, "a link each");
    assert_eq!(mail.message_id, format!("{}@example.org", waits[0].id), "of the oldest");
    assert_eq!(mail.header("List-Id").as_deref(), Some("<nudges-digest.example.org>"));
    let states: BTreeSet<MailState> = rows(world).await.into_iter().map(|row| row.state).collect();
    assert_eq!(states, BTreeSet::from([MailState::Sent]));
    until(world, "2027-01-07T15:00:00Z").await;
    assert_eq!(told(world).len(), 1);
}

#[actix_web::test]
async fn one_alone_comes_as_it_is_and_what_was_read_meanwhile_does_not_come() {
    let garden = Garden::new().await;
    let world = &garden.world;
    world.wants("elif", "discussions/answered", Rhythm::FewHours).await;
    let read = answer(&garden, "Snails").await;
    answer(&garden, "Bees").await;
    world.deliver().await;
    let elif = world.sign_in("elif").await;
    elif.submit(&elif.get(&read).await, "/reading", &[]).await.must_be(200);
    until(world, "2027-01-06T12:00:00Z").await;
    assert_eq!(told(world), ["Jonas answered you: Bees"]);
    let found = rows(world).await;
    assert_eq!((found[0].state, found[1].state), (MailState::Cancelled, MailState::Sent));
    let mail = world.mail.last_to("elif@example.org");
    assert!(mail.message_id.starts_with(&found[1].id.to_string()) && mail.header("Reply-To").is_none());
    // Where nothing is left, nothing is sent.
    let read = answer(&garden, "Ants").await;
    world.deliver().await;
    elif.submit(&elif.get(&read).await, "/reading", &[]).await.must_be(200);
    until(world, "2027-01-06T16:00:00Z").await;
    assert_eq!(told(world).len(), 1);
}

#[actix_web::test]
async fn more_than_twenty_are_counted() {
    let garden = Garden::new().await;
    let world = &garden.world;
    world.wants("elif", "discussions/answered", Rhythm::Daily).await;
    for nth in 1..=22 {
        answer(&garden, &format!("Snails {nth}")).await;
    }
    world.deliver().await;
    until(world, "2027-01-06T15:00:00Z").await;
    assert_eq!(told(world), ["22 pieces of news: Jonas answered you: Snails 1"]);
    let mail = world.mail.last_to("elif@example.org");
    assert_eq!(mail.links("/threads/").len(), 20);
    assert!(mail.text.contains("And 2 more."), "{}", mail.text);
}

#[actix_web::test]
async fn each_day_that_is_free_where_i_live_waits() {
    let garden = Garden::new().await;
    let world = &garden.world;
    world.wants("elif", "discussions/answered", Rhythm::Daily).await;
    // Wednesday is Epiphany in Bavaria.
    hours(world, false, "DE-BY").await;
    answer(&garden, "Snails").await;
    world.deliver().await;
    until(world, "2027-01-06T20:00:00Z").await;
    assert_eq!(told(world).len(), 0);
    until(world, "2027-01-07T15:00:00Z").await;
    assert_eq!(told(world).len(), 1);
    // What comes on Friday evening would be told on Monday, and then on the Friday after.
    until(world, "2027-01-08T18:00:00Z").await;
    answer(&garden, "Bees").await;
    world.deliver().await;
    until(world, "2027-01-10T15:00:00Z").await;
    assert_eq!(told(world).len(), 1);
    world.wants("elif", "discussions/answered", Rhythm::Weekly).await;
    world.deliver().await;
    until(world, "2027-01-15T11:59:00Z").await;
    assert_eq!(told(world).len(), 1);
    world.later(Duration::days(1));
    world.deliver().await;
    assert_eq!(told(world).len(), 1, "not on Saturday");
    until(world, "2027-01-22T12:00:00Z").await;
    assert_eq!(told(world).len(), 2, "it is worth telling as long as it waits for its time");
}

#[actix_web::test]
async fn whoever_wants_it_sooner_after_all_gets_it_now() {
    let garden = Garden::new().await;
    let world = &garden.world;
    world.wants("elif", "discussions/answered", Rhythm::Weekly).await;
    answer(&garden, "Snails").await;
    answer(&garden, "Bees").await;
    world.deliver().await;
    assert_eq!(told(world).len(), 0);
    let elif = world.sign_in("elif").await;
    let page = elif.get("/me/notifications").await;
    elif.submit(&page, "/me/notifications", &[("rhythm.discussions-answered", "at_once")]).await.must_be(200);
    world.deliver().await;
    assert_eq!(told(world).len(), 2);
    // Whoever does not want it at all any more gets nothing.
    world.wants("elif", "discussions/answered", Rhythm::Weekly).await;
    answer(&garden, "Ants").await;
    world.deliver().await;
    world.wants("elif", "discussions/answered", Rhythm::Off).await;
    until(world, "2027-01-15T12:00:00Z").await;
    assert_eq!(told(world).len(), 2);
}

#[actix_web::test]
async fn an_e_mail_that_may_have_come_through_comes_again_as_the_same_one() {
    let garden = Garden::new().await;
    let world = &garden.world;
    world.wants("elif", "discussions/answered", Rhythm::Daily).await;
    for title in ["Snails", "Bees"] {
        answer(&garden, title).await;
    }
    world.deliver().await;
    world.mail.is(Mood::DropsAfterData);
    until(world, "2027-01-06T15:00:00Z").await;
    world.mail.is(Mood::Accepts);
    world.later(Duration::minutes(1));
    world.deliver().await;
    let ids: Vec<String> = world.mail.mails_to("elif@example.org").into_iter().map(|mail| mail.message_id).collect();
    assert_eq!(ids.len(), 2);
    assert_eq!(ids[0], ids[1]);
    assert!(rows(world).await.iter().all(|row| (row.state, row.attempts) == (MailState::Sent, 2)));
}

#[actix_web::test]
async fn several_workers_tell_it_once() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let nodes = [world.another_node().await, world.another_node().await];
    for key in ["elif", "jonas"] {
        world.wants(key, "discussions/answered", Rhythm::Daily).await;
    }
    for nth in 0..6 {
        answer(&garden, &format!("Snails {nth}")).await;
    }
    world.deliver().await;
    world.until("2027-01-06T15:00:00Z");
    at_once(9, async |nth| match nodes.get(nth % 3) {
        Some(node) => node.postman.drain().await.unwrap(),
        None => world.postman.drain().await.unwrap(),
    })
    .await;
    assert_eq!(told(world), ["6 pieces of news: Jonas answered you: Snails 0"]);
    assert!(rows(world).await.iter().all(|row| row.state == MailState::Sent));
}

#[actix_web::test]
async fn saying_no_to_what_was_told_together_is_about_all_of_it() {
    let garden = Garden::new().await;
    let world = &garden.world;
    for kind in ["discussions/answered", "discussions/named"] {
        world.wants("elif", kind, Rhythm::Daily).await;
    }
    let thread = answer(&garden, "Snails").await;
    garden.cohort.enrol(world, "third", Role::Participant).await;
    let third = world.sign_in("third").await;
    let page = third.get(&thread).await;
    let last = page.attributes("a[data-answer]", "href").pop().unwrap();
    third.submit(&third.get(&last).await, "/posts", &[("body", "Ask @Elif.")]).await.must_be(200);
    world.deliver().await;
    until(world, "2027-01-06T15:00:00Z").await;
    let mail = world.mail.last_to("elif@example.org");
    assert!(mail.subject.starts_with("2 pieces of news"), "{}", mail.subject);
    let path = mail.link("/mail/unsubscribe/");
    let stranger = world.stranger();
    let page = stranger.get(&path).await.must_be(200);
    page.must_say("Somebody answered you").must_say("Somebody named you").must_say("all of them");
    stranger.press(&page, &path, &[]).await.must_be(200).must_say("have stopped");
    let page = world.sign_in("elif").await.get("/me/notifications").await;
    for (key, rhythm) in [("answered", "off"), ("named", "off"), ("followed", "daily")] {
        assert_eq!(page.typed("/me/notifications", &format!("rhythm.discussions-{key}")), rhythm);
    }
}

#[actix_web::test]
async fn whoever_wants_quiet_has_it_from_six_to_eight_and_over_the_weekend() {
    let garden = Garden::new().await;
    let world = &garden.world;
    hours(world, true, "DE-BE").await;
    answer(&garden, "Snails").await;
    world.deliver().await;
    assert_eq!(told(world).len(), 1, "at eleven it comes at once");
    until(world, "2027-01-08T17:00:00Z").await;
    answer(&garden, "Bees").await;
    world.deliver().await;
    assert_eq!(told(world).len(), 1);
    let visitor = world.stranger();
    let page = visitor.get("/sign-in").await;
    visitor.submit(&page, "/sign-in", &[("email", "elif@example.org"), ("way", "link")]).await.must_be(200);
    world.deliver().await;
    assert_eq!(told(world).len(), 2, "what one asks for comes at any hour");
    until(world, "2027-01-11T06:59:59Z").await;
    assert_eq!(told(world).len(), 2);
    until(world, "2027-01-11T07:00:00Z").await;
    assert_eq!(told(world).last().unwrap(), "Jonas answered you: Bees");
    assert_eq!(rows(world).await.last().unwrap().attempts, 1);
}
