//! Applying decisions: the letters, and the ten minutes before they leave.

use chrono::Duration;
use entity::{
    application::Column,
    decision_round,
    states::{ApplicationState, Verdict},
};
use sea_orm::EntityTrait;

use super::{at, pending, post_is_empty, set, state, tick};
use crate::harness::{Admission, Page, Persona, at_once, tally};

async fn outbox(admission: &Admission, olga: &Persona) -> Page {
    olga.get(&at(admission, "/decisions")).await.must_be(200)
}

#[actix_web::test]
async fn letters_leave_after_ten_minutes_and_not_before() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(3).await;
    post_is_empty(&admission).await;
    let olga = world.sign_in("olga").await;
    tick(&admission, &olga, &ids[..1], "offer").await.must_be(303);
    tick(&admission, &olga, &ids[1..2], "waitlist").await.must_be(303);
    tick(&admission, &olga, &ids[2..], "turn_down").await.must_be(303);
    let page = outbox(&admission, &olga).await;
    page.must_say("A seat for you: Crocus").must_say("On the waitlist: Crocus").must_say("Your application: Crocus");
    page.must_say("Hello Anna-1,").must_say("Apply 3 decisions").must_say("in 10 minutes");
    let applied = olga.submit(&page, "/rounds", &[]).await.must_be(200);
    assert!(applied.flash().starts_with("Applied."));
    applied.must_say("3 decisions, applied by Olga").must_say("Undo");
    let states = [ApplicationState::Offered, ApplicationState::Waitlisted, ApplicationState::TurnedDown];
    for (id, now) in ids.iter().zip(states) {
        assert_eq!(state(world, *id).await, now);
    }
    world.later(Duration::minutes(9));
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 0);
    world.later(Duration::minutes(1));
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 3);
    let mail = &world.mail.mails_to("anna-2@example.org")[0];
    assert!(mail.text.contains("places 1 to 5"), "{}", mail.text);
}

#[actix_web::test]
async fn what_is_undone_in_time_was_never_said() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(2).await;
    post_is_empty(&admission).await;
    let olga = world.sign_in("olga").await;
    tick(&admission, &olga, &ids, "offer").await.must_be(303);
    let page = outbox(&admission, &olga).await;
    let applied = olga.submit(&page, "/rounds", &[]).await.must_be(200);
    assert_eq!(admission.cohort.on(world).await.cohort.taken, 2);
    world.later(Duration::minutes(9));
    let undone = olga.submit(&applied, "/undo", &[]).await.must_be(200);
    undone.must_say("Undone").must_say("Apply 2 decisions");
    assert!(undone.find_form("/undo").is_none());
    assert_eq!(admission.cohort.on(world).await.cohort.taken, 0);
    for id in &ids {
        assert_eq!(state(world, *id).await, ApplicationState::Submitted);
        assert_eq!(pending(world, *id).await, Some(Verdict::Offer));
    }
    world.later(Duration::hours(1));
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 0);
    let again = olga.submit(&undone, "/rounds", &[]).await.must_be(200);
    world.later(Duration::minutes(10));
    olga.press(&again, "/undo", &[])
        .await
        .must_be(409)
        .must_say("This can no longer be undone: the letters have left.");
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 2, "applied again, each hears once");
}

#[actix_web::test]
async fn what_was_decided_since_stays_when_a_round_is_undone() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(1).await;
    let olga = world.sign_in("olga").await;
    tick(&admission, &olga, &ids, "waitlist").await.must_be(303);
    let page = outbox(&admission, &olga).await;
    let applied = olga.submit(&page, "/rounds", &[]).await.must_be(200);
    tick(&admission, &olga, &ids, "offer").await.must_be(303);
    olga.submit(&applied, "/undo", &[]).await.must_be(200).must_say("one offer");
    assert_eq!(state(world, ids[0]).await, ApplicationState::Submitted);
    assert_eq!(pending(world, ids[0]).await, Some(Verdict::Offer));
}

#[actix_web::test]
async fn more_offers_than_seats_are_not_applied_at_all() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(5).await;
    let olga = world.sign_in("olga").await;
    tick(&admission, &olga, &ids[..4], "offer").await.must_be(303);
    tick(&admission, &olga, &ids[4..], "turn_down").await.must_be(303);
    let page = outbox(&admission, &olga).await;
    page.must_say("One seat more is promised than there is.");
    let refused = olga.press(&page, "/rounds", &[]).await.must_be(409);
    refused.must_say("There are more offers than free seats.").must_say("Apply 5 decisions");
    for id in &ids {
        assert_eq!(state(world, *id).await, ApplicationState::Submitted);
        assert!(pending(world, *id).await.is_some());
    }
    assert_eq!(decision_round::Entity::find().all(world.store.read()).await.unwrap().len(), 0);
}

#[actix_web::test]
async fn a_letter_that_was_changed_is_the_one_that_leaves() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(2).await;
    for id in &ids {
        set(world, *id, Column::Locale, "de").await;
    }
    let olga = world.sign_in("olga").await;
    tick(&admission, &olga, &ids, "turn_down").await.must_be(303);
    let page = outbox(&admission, &olga).await;
    page.must_say("Deine Bewerbung: Crocus");
    let letter = olga.get(&at(&admission, &format!("/decisions/{}/letter", ids[0]))).await.must_be(200);
    letter.must_say("It is written in Deutsch");
    assert_eq!(letter.attribute("textarea", "lang").as_deref(), Some("de"));
    let words = [("subject", "Diesmal nicht"), ("body", "Hallo {name},\n\nmelde dich **bitte** wieder: {link}")];
    let empty = olga.press(&letter, "/letter", &[("subject", ""), ("body", words[1].1)]).await.must_be(422);
    assert_eq!(empty.typed("/letter", "body"), words[1].1);
    let changed = olga.submit(&letter, "/letter", &words).await.must_be(200);
    changed.must_say("Diesmal nicht").must_say("changed");
    post_is_empty(&admission).await;
    olga.submit(&changed, "/rounds", &[]).await.must_be(200);
    world.later(Duration::minutes(10));
    world.deliver().await;
    let own = &world.mail.mails_to("anna-1@example.org")[0];
    assert_eq!(own.subject, "Diesmal nicht");
    assert!(own.text.starts_with("Hallo Anna-1,") && own.text.contains("wieder: http"), "{}", own.text);
    assert!(own.html.contains("<strong>bitte</strong>"));
    assert!(own.link("/apply/").len() > 20);
    let written = &world.mail.mails_to("anna-2@example.org")[0];
    assert_eq!(written.subject, "Deine Bewerbung: Crocus");
    let late = olga.press_anew(&letter, "/letter", &words).await;
    assert!([404, 409].contains(&late.status.as_u16()), "what has left is not changed: {}", late.status);
}

#[actix_web::test]
async fn one_can_go_back_to_the_letter_as_it_is_written() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(1).await;
    let olga = world.sign_in("olga").await;
    tick(&admission, &olga, &ids, "offer").await.must_be(303);
    let path = at(&admission, &format!("/decisions/{}/letter", ids[0]));
    let page = olga.get(&path).await.must_be(200);
    assert!(!page.typed("/letter", "body").contains('\\'), "no marks where none is needed");
    olga.submit(&page, "/letter", &[("subject", "Mine"), ("body", "My words.")]).await.must_be(200).must_say("Mine");
    let page = olga.get(&path).await;
    page.must_say("This letter has been changed.");
    olga.send_fresh(&path, &[("written", "yes")]).await.must_be(303);
    outbox(&admission, &olga).await.must_say("A seat for you: Crocus").must_not_say("Mine");
    let nobody = at(&admission, "/decisions/00000000-0000-7000-8000-000000000000/letter");
    olga.fetch(&nobody).await.must_be(404);
}

#[actix_web::test]
async fn of_many_who_apply_at_once_one_does() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(3).await;
    let olga = world.sign_in("olga").await;
    tick(&admission, &olga, &ids, "offer").await.must_be(303);
    let page = outbox(&admission, &olga).await;
    let pages = at_once(50, async |_| olga.press_anew(&page, "/rounds", &[]).await).await;
    assert_eq!(tally(&pages), [(303, 1), (409, 49)]);
    assert_eq!(decision_round::Entity::find().all(world.store.read()).await.unwrap().len(), 1);
    assert_eq!(entity::offer::Entity::find().all(world.store.read()).await.unwrap().len(), 3);
    assert_eq!(admission.cohort.on(world).await.cohort.taken, 3);
}

#[actix_web::test]
async fn a_round_of_another_cohort_is_not_there() {
    let admission = Admission::new().await;
    let world = &admission.world;
    let ids = admission.apply_all(1).await;
    let round = admission.decide(&ids, Verdict::Offer).await;
    let other = crate::harness::Cohort::plan_on(world, "gardening", "Dahlia", "olga", "2027-05-03").await;
    let olga = world.sign_in("olga").await;
    let key = crate::harness::fresh_key();
    olga.send(&other.at(&format!("/applications/rounds/{round}/undo")), &[("_key", &key)]).await.must_be(404);
    assert_eq!(state(world, ids[0]).await, ApplicationState::Offered);
}
