//! The mailroom: what is stuck, and what those who look after the house do about it.

use chrono::Duration;
use entity::{outbox, states::MailState};
use sea_orm::EntityTrait;

use super::{answer, row};
use crate::harness::{Garden, Mood, Persona, World, at_once, tally};

async fn states(world: &World) -> Vec<MailState> {
    let rows = outbox::Entity::find().all(world.store.read()).await.unwrap();
    rows.into_iter().filter(|row| row.kind == "discussions/answered").map(|row| row.state).collect()
}

/// A garden in which an answer did not get out.
async fn stuck(garden: &Garden) -> Persona {
    answer(garden, "Beer.").await;
    garden.world.mail.is(Mood::Says("554 5.6.0 I do not like this"));
    garden.world.deliver().await;
    garden.world.mail.is(Mood::Accepts);
    garden.world.sign_in("olga").await
}

#[actix_web::test]
async fn while_all_goes_well_there_is_nothing_to_see() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    let cohorts = olga.get("/programmes/gardening/cohorts").await;
    let path = cohorts.attributes("main a", "href").into_iter().find(|href| href == "/mail").unwrap();
    let page = olga.get(&path).await.must_be(200);
    page.must_say("All that was due has left.").must_not_say("Given up").must_not_say("Try again");
    for key in ["elif", "tom", "sam"] {
        garden.world.sign_in(key).await.get("/mail").await.must_be(404);
    }
}

#[actix_web::test]
async fn what_waits_is_counted_lane_by_lane_with_its_age() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    world.deliver().await;
    answer(&garden, "Beer.").await;
    let visitor = world.stranger();
    let page = visitor.get("/sign-in").await;
    visitor.submit(&page, "/sign-in", &[("email", "elif@example.org"), ("way", "link")]).await.must_be(200);
    let page = olga.get("/mail").await;
    page.must_say("One that somebody is waiting for right now").must_say("One piece of news from a person");
    page.must_not_say("Elif").must_not_say("Beer");
    world.mail.is(Mood::Defers);
    world.deliver().await;
    let page = olga.get("/mail").await;
    page.must_say("Will be tried again").must_say("2 e-mails").must_say("451");
}

#[actix_web::test]
async fn what_was_given_up_on_is_tried_again_or_thrown_away_once() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let olga = stuck(&garden).await;
    let page = olga.get("/mail").await;
    page.must_say("Given up").must_say("Elif").must_say("I do not like this").must_say("discussions/answered");
    let pages = [olga.get("/mail").await, olga.get("/mail").await];
    let answers = at_once(2, async |nth| olga.press(&pages[nth], "/retry", &[]).await).await;
    assert_eq!(tally(&answers), [(303, 1), (409, 1)]);
    world.deliver().await;
    assert!(world.mail.last_to("elif@example.org").subject.starts_with("Jonas answered you"));
    assert_eq!(states(world).await, [MailState::Sent]);
    let olga = stuck(&garden).await;
    let page = olga.get("/mail").await;
    olga.submit(&page, "/removal", &[]).await.must_be(200).must_flash("Gone.").must_say("All that was due has left.");
    olga.press_anew(&page, "/removal", &[]).await.must_be(409).must_say("Somebody else has done that");
    assert_eq!(row(world, "discussions/answered").await.state, MailState::Cancelled);
}

#[actix_web::test]
async fn all_are_tried_again_at_once_but_not_what_is_of_no_use_any_more() {
    let garden = Garden::new().await;
    let world = &garden.world;
    stuck(&garden).await;
    world.later(Duration::days(4));
    let olga = stuck(&garden).await;
    let page = olga.get("/mail").await;
    page.must_say("2 e-mails did not get out.");
    assert_eq!(page.attributes("form[action$='/retry']", "action").len(), 1, "the older one is of no use any more");
    olga.submit(&page, "/mail/retries", &[]).await.must_be(200).must_flash("tried again");
    world.mail.empty();
    world.deliver().await;
    assert_eq!(world.mail.mails_to("elif@example.org").len(), 1);
}

#[actix_web::test]
async fn what_was_sent_is_told_by_the_hour_and_by_the_day_with_what_may_still_leave() {
    let world = World::with(|settings| {
        settings.mail_per_day = Some(4);
        settings.mail_per_second = Some(30.0);
    });
    let garden = Garden::in_world(world.await).await;
    let world = &garden.world;
    world.later(Duration::days(3));
    for nth in 0..2 {
        answer(&garden, &format!("Beer {nth}.")).await;
    }
    // What was due at the beginning leaves first; two may at once, and the others as the seconds go by.
    world.deliver().await;
    let olga = world.sign_in("olga").await;
    let page = olga.get("/mail").await.must_be(200);
    page.must_say("2 e-mails have left in the last 24 hours.");
    page.must_say("Of the 4 that may leave in 24 hours, 2 are left.").must_say("At most 30 leave in a second.");
    let figures = page.texts("section[aria-labelledby=sent] td.figure");
    let figures: Vec<usize> = figures.iter().map(|one| one.trim().parse().unwrap()).collect();
    assert_eq!(figures.len(), 14 + 24);
    assert_eq!((figures[0], figures[14]), (2, 2), "today and this hour stand first");
    assert_eq!(figures[14..].iter().sum::<usize>(), 2, "a day has 24 hours");
    assert!(figures[..14].iter().sum::<usize>() > 2, "and three days ago people were welcomed");
    let sam = world.sign_in("sam").await;
    sam.get("/mail").await.must_be(404);
}

#[actix_web::test]
async fn whom_mail_does_not_reach_is_named() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.person("elif").await.id;
    for _ in 0..4 {
        world.store.write(async |tx| tx.bounced(elif, "5.1.1").await).await.unwrap();
        world.later(Duration::days(1));
    }
    let olga = world.sign_in("olga").await;
    olga.get("/mail").await.must_say("Does not arrive").must_say("Elif").must_say("On four days");
}

#[actix_web::test]
async fn a_copy_of_the_house_writes_to_nobody_until_somebody_says_that_it_is_the_house() {
    let garden = Garden::new().await;
    let world = &garden.world;
    answer(&garden, "Beer.").await;
    // The same database under another address.
    world.store.write(async |tx| tx.arm_house("https://the-original.example.org").await).await.unwrap();
    assert_eq!(world.deliver().await, 0);
    assert!(world.mail.mails().is_empty());
    let olga = world.sign_in("olga").await;
    olga.get("/mail").await.must_say("No e-mail leaves from here").must_say("https://the-original.example.org");
    // Starting it again changes nothing: only a house that is new arms itself.
    let base_url = world.house.base_url.clone();
    world.store.write(async |tx| tx.arm_new_house(&base_url).await).await.unwrap();
    assert_eq!(world.deliver().await, 0);
    world.store.write(async |tx| tx.arm_house(&base_url).await).await.unwrap();
    assert_eq!(world.deliver().await, 1, "nothing was lost meanwhile");
    olga.get("/mail").await.must_not_say("No e-mail leaves from here");
}
