//! Invitations, and answering by their links.

use chrono::Duration;
use entity::states::Role;
use lernweg::{identity::close_account, platform::tokens::Purpose};

use crate::harness::{Garden, Persona, Planned};

/// Tom presses "invite".
async fn invite(garden: &Garden, planned: &Planned) {
    let tom = garden.world.sign_in("tom").await;
    let page = tom.get(&planned.path).await;
    let sent = tom.submit(&page, "/invitations", &[]).await.must_be(200);
    assert!(sent.flash().starts_with("The invitations"), "{}", sent.flash());
    garden.world.deliver().await;
}

/// Presses the one button behind a link.
async fn press(persona: &Persona, link: &str) -> crate::harness::Page {
    let page = persona.get(link).await.must_be(200);
    persona.submit(&page, link, &[]).await
}

#[actix_web::test]
async fn everybody_is_asked_once_and_newcomers_later() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let planned = garden.plan_session(&[]).await;
    let jonas = world.sign_in("jonas").await;
    jonas.answers(&planned, "no").await.must_be(200);
    world.sign_in("elif").await.get(&garden.at("/sessions")).await.must_not_say("waits for your answer");
    invite(&garden, &planned).await;
    let to: Vec<String> = world.mail.mails().into_iter().map(|mail| mail.to).collect();
    assert_eq!(to, ["elif@example.org"], "Tom pressed, Jonas has answered");
    world.sign_in("elif").await.get(&garden.at("/sessions")).await.must_say("waits for your answer");
    garden.cohort.enrol(world, "nora", Role::Participant).await;
    world.clear_mail().await;
    invite(&garden, &planned).await;
    let to: Vec<String> = world.mail.mails().into_iter().map(|mail| mail.to).collect();
    assert_eq!(to, ["nora@example.org"]);
}

#[actix_web::test]
async fn one_answers_by_mail_without_signing_in() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let planned = garden.plan_twice(&[], &[("on", "2027-01-08"), ("at", "07:30"), ("zone", "Asia/Kolkata")]).await;
    invite(&garden, &planned).await;
    let mail = world.mail.last_to("elif@example.org");
    let links = mail.links("/rsvp/");
    assert_eq!(links.len(), 3, "{}", mail.text);
    assert!(mail.text.contains("Fri 8 Jan 2027, 03:00 CET") && mail.text.contains("Bring one question"));
    let stranger = world.stranger();
    let page = stranger.get(&links[0]).await.must_be(200);
    assert_eq!(page.heading(), "Will you be there?");
    let tom = world.sign_in("tom").await;
    tom.get(&planned.path).await.must_not_say("Elif");
    press(&stranger, &links[0]).await.must_say("You are in");
    tom.get(&planned.path).await.must_say("Elif");
    world.deliver().await;
    assert!(world.mail.last_to("elif@example.org").calendar().contains("METHOD:REQUEST"));
    press(&stranger, &links[2]).await.must_say("see you next time");
    world.deliver().await;
    assert!(world.mail.last_to("elif@example.org").calendar().contains("METHOD:CANCEL"));
    press(&stranger, &links[1]).await.must_say("You are in");
}

#[actix_web::test]
async fn the_page_behind_a_link_is_in_the_language_of_who_was_invited() {
    let garden = Garden::new().await;
    let world = &garden.world;
    world.person_reading("dirk", "de").await;
    garden.cohort.enrol(world, "dirk", Role::Participant).await;
    world.deliver().await;
    let planned = garden.plan_session(&[]).await;
    invite(&garden, &planned).await;
    let mail = world.mail.last_to("dirk@example.org");
    assert!(mail.subject.starts_with("Bist du dabei?"), "{}", mail.subject);
    let page = world.stranger().get(&mail.links("/rsvp/")[0]).await;
    assert_eq!(page.heading(), "Kommst du?");
    page.must_say("Fr., 8. Jan. 2027, 14:00 Uhr (MEZ)");
}

#[actix_web::test]
async fn a_link_that_leads_nowhere_says_so_calmly() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let planned = garden.plan_session(&[]).await;
    invite(&garden, &planned).await;
    let link = world.mail.last_to("elif@example.org").links("/rsvp/")[0].clone();
    let stranger = world.stranger();
    let dead = async |link: &str| stranger.get(link).await.must_be(410).heading();
    assert_eq!(dead("/rsvp/nonsense").await, "This link leads nowhere any more");
    // Signed for another thing, or for somebody else's choice of words.
    let subject = format!("{}:{}:no", planned.id, world.person("elif").await.id);
    let foreign = world.house.tokens.sign(Purpose::Offer, &subject, world.clock.now() + Duration::days(1)).unwrap();
    assert_eq!(dead(&format!("/rsvp/{foreign}")).await, "This link leads nowhere any more");
    world.later(Duration::days(40));
    assert_eq!(dead(&link).await, "This link leads nowhere any more");
    let key = [("_key", "0123456789abcdef0123")];
    stranger.send(&link, &key).await.must_be(410);
}

#[actix_web::test]
async fn a_link_knows_what_has_become_of_the_session() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let planned = garden.plan_session(&[]).await;
    invite(&garden, &planned).await;
    let link = world.mail.last_to("elif@example.org").links("/rsvp/")[0].clone();
    let stranger = world.stranger();
    let asked = stranger.get(&link).await;
    world.later(Duration::hours(51));
    stranger.get(&link).await.must_say("It is too late for that");
    stranger.press(&asked, &link, &[]).await.must_be(409).must_say("only works before it begins");
    let later = garden.plan_session(&[("on", "2027-01-15")]).await;
    invite(&garden, &later).await;
    let link = world.mail.last_to("elif@example.org").links("/rsvp/")[0].clone();
    let tom = world.sign_in("tom").await;
    let edit = tom.get(&format!("{}/edit", later.path)).await;
    tom.submit(&edit, "/cancel", &[("reason", "Tom is ill")]).await.must_be(200);
    stranger.get(&link).await.must_say("This does not take place").must_say("Tom is ill");
}

#[actix_web::test]
async fn the_link_of_who_has_left_is_dead() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let planned = garden.plan_session(&[]).await;
    invite(&garden, &planned).await;
    let link = world.mail.last_to("elif@example.org").links("/rsvp/")[0].clone();
    let elif = world.person("elif").await.id;
    world.store.write(async |tx| close_account(tx, None, elif).await).await.unwrap();
    world.stranger().get(&link).await.must_be(410);
}
