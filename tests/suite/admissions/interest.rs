//! Who would like to be told when one can apply.

use chrono::Duration;
use entity::interest;
use lernweg::app::run_due_jobs;
use sea_orm::EntityTrait;

use crate::harness::{Admission, Persona, World};

/// A window that opens in four days.
async fn later() -> Admission {
    Admission::with(|intake| intake.opens_at = "2027-01-10T07:00:00Z".parse().unwrap()).await
}

async fn ask(world: &World, who: &Persona, email: &str) -> String {
    let page = who.get("/programmes/gardening").await.must_be(200);
    let said = who.submit(&page, "/interest", &[("email", email)]).await.must_be(200);
    world.deliver().await;
    said.text()
}

async fn wishes(world: &World) -> Vec<interest::Model> {
    interest::Entity::find().all(world.store.read()).await.unwrap()
}

async fn open_and_tell(world: &World) {
    world.later(Duration::days(4));
    run_due_jobs(&world.store, &world.catalogue).await;
    world.deliver().await;
}

#[actix_web::test]
async fn a_wish_is_confirmed_from_the_mailbox_and_told_once() {
    let admission = later().await;
    let world = &admission.world;
    let anna = world.stranger();
    let first = ask(world, &anna, "anna@example.org").await;
    let link = world.mail.last_to("anna@example.org").link("/interest/");
    let page = anna.get(&link).await.must_be(200);
    assert!(wishes(world).await[0].confirmed_at.is_none(), "a scanner that reads confirms nothing");
    anna.submit(&page, &link, &[]).await.must_be(200).must_say("We will tell you");
    assert_eq!(ask(world, &world.stranger(), "anna@example.org").await, first, "the same whatever existed");
    world.mail.empty();
    open_and_tell(world).await;
    let told = world.mail.last_to("anna@example.org");
    anna.get(&told.link("/programmes/gardening")).await.must_be(200);
    world.later(Duration::days(1));
    run_due_jobs(&world.store, &world.catalogue).await;
    world.deliver().await;
    assert_eq!(world.mail.mails_to("anna@example.org").len(), 1);
    anna.get(&link).await.must_say("We have told you");
}

#[actix_web::test]
async fn who_does_not_confirm_hears_nothing() {
    let admission = later().await;
    let world = &admission.world;
    ask(world, &world.stranger(), "anna@example.org").await;
    world.mail.empty();
    open_and_tell(world).await;
    assert_eq!(world.mail.mails().len(), 0);
}

#[actix_web::test]
async fn an_address_is_forgotten_at_once() {
    let admission = later().await;
    let world = &admission.world;
    let anna = world.stranger();
    ask(world, &anna, "anna@example.org").await;
    let link = world.mail.last_to("anna@example.org").link("/interest/");
    let page = anna.get(&link).await;
    let gone = anna.submit(&page, "/removal", &[]).await.must_be(200);
    assert_eq!((gone.path.as_str(), gone.flash().as_str()), ("/programmes/gardening", "Your address is deleted."));
    assert!(wishes(world).await.is_empty());
    anna.get(&link).await.must_be(404);
}

#[actix_web::test]
async fn who_was_told_once_can_ask_again() {
    let admission = later().await;
    let world = &admission.world;
    let anna = world.stranger();
    ask(world, &anna, "anna@example.org").await;
    let confirm = async || {
        let link = world.mail.last_to("anna@example.org").link("/interest/");
        let page = anna.get(&link).await;
        anna.submit(&page, &link, &[]).await.must_be(200).must_say("We will tell you");
    };
    confirm().await;
    open_and_tell(world).await;
    world.later(Duration::days(20));
    world.mail.empty();
    ask(world, &anna, "anna@example.org").await;
    confirm().await;
    let wish = wishes(world).await.remove(0);
    assert!(wish.confirmed_at.is_some() && wish.told_at.is_none());
}

#[actix_web::test]
async fn an_address_that_cannot_be_one_stays_in_the_form() {
    let admission = later().await;
    let anna = admission.world.stranger();
    let page = anna.get("/programmes/gardening").await;
    let again = anna.submit(&page, "/interest", &[("email", "anna")]).await.must_be(422);
    assert_eq!(again.typed("/interest", "email"), "anna");
    assert_eq!(again.mistakes().len(), 1);
}
