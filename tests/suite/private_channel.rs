//! Stories about what a participant and their trainers say to each other alone.

use entity::{private_message, states::Role};
use lernweg::app::run_due_jobs;
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::{
    first_answers::{garden_with, home_of},
    harness::{Garden, Page, Persona},
};

/// A participant says something to their trainers.
pub async fn confides(garden: &Garden, who: &Persona, words: &str) -> Page {
    let page = who.get(&garden.at("/private")).await.must_be(200);
    who.submit(&page, "/private", &[("body", words)]).await.must_be(200)
}

async fn place_of(garden: &Garden, key: &str) -> String {
    garden.at(&format!("/private/{}", garden.world.person(key).await.id))
}

/// A trainer says something to a participant.
pub async fn tells(garden: &Garden, trainer: &Persona, key: &str, words: &str) -> Page {
    let place = place_of(garden, key).await;
    let page = trainer.get(&place).await.must_be(200);
    trainer.submit(&page, &place, &[("body", words)]).await.must_be(200)
}

#[actix_web::test]
async fn what_i_ask_in_private_every_trainer_hears_of_and_one_answers() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    garden.cohort.enrol(world, "tina", Role::Trainer).await;
    world.clear_mail().await;
    let (elif, tom) = (world.sign_in("elif").await, world.sign_in("tom").await);
    let page = elif.get(&elif.get(&garden.at("")).await.link("To the trainers, in private")).await.must_be(200);
    page.must_say("you and the trainers of this cohort (Tina, Tom)")
        .must_say("Whoever looks after the programme does not read it.");
    let page = confides(&garden, &elif, "My boss wants **figures** about my members.").await;
    page.must_flash("Sent.").must_say("You").must_say("My boss wants figures about my members.");
    world.deliver().await;
    for key in ["tom", "tina"] {
        let mail = world.mail.last_to(&world.person(key).await.email);
        assert_eq!(mail.subject, "Elif has written to you trainers");
        assert!(!mail.text.contains("boss"), "what it is about stands in the house only");
        assert!(mail.link("/cohorts").ends_with(&place_of(&garden, "elif").await));
    }
    world.later(chrono::Duration::minutes(10));
    let page = tells(&garden, &tom, "elif", "Tell me more.\n\nTomorrow at ten?").await;
    page.must_flash("Sent.").must_say("My boss wants figures").must_say("Tell me more.").must_not_say("CET read");
    world.deliver().await;
    let mail = world.mail.last_to(&world.person("elif").await.email);
    assert_eq!(mail.subject, "Tom has written to you");
    assert!(mail.text.contains("> Tell me more.") && mail.text.contains("Tomorrow at ten?"), "{}", mail.text);
    home_of(world, "elif").await.must_say("Tom has written to you in private");
    let page = elif.get(&garden.at("/private")).await;
    let page = elif.submit(&page, "/private/read", &[]).await.must_be(200);
    page.must_flash("Your trainers see that you have read it.");
    assert!(page.find_form("/private/read").is_none());
    home_of(world, "elif").await.must_not_say("in private");
    tom.get(&place_of(&garden, "elif").await).await.must_say("CET read");
}

#[actix_web::test]
async fn nobody_else_reads_it_and_nobody_else_knows_of_it() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    confides(&garden, &world.sign_in("elif").await, "I want to stop.").await;
    let place = place_of(&garden, "elif").await;
    for (key, own, of_elif) in
        [("elif", 200, 403), ("jonas", 200, 403), ("olga", 403, 403), ("tom", 403, 200), ("sam", 404, 404)]
    {
        let who = world.sign_in(key).await;
        let page = who.fetch(&garden.at("/private")).await.must_be(own);
        if key != "elif" {
            page.must_not_say("I want to stop.");
        }
        let page = who.fetch(&place).await.must_be(of_elif);
        if key != "tom" {
            page.must_not_say("I want to stop.");
        }
        who.send_fresh(&place, &[("body", "x")]).await.must_be(if of_elif == 200 { 303 } else { of_elif });
        who.send_fresh(&garden.at("/private/read"), &[]).await.must_be(if own == 200 { 303 } else { own });
    }
    let tom = world.sign_in("tom").await;
    tom.get(&place_of(&garden, "tom").await).await.must_be(404);
    tom.get(&place_of(&garden, "sam").await).await.must_be(404);
    let found = world.sign_in("jonas").await.get("/search?q=stop").await.must_be(200);
    found.must_not_say("I want to stop.");
}

#[actix_web::test]
async fn a_note_is_prepared_in_the_language_of_whoever_reads_it() {
    let garden = Garden::new().await;
    let world = &garden.world;
    world.person_reading("greta", "de").await;
    garden.cohort.enrol(world, "greta", Role::Participant).await;
    world.clear_mail().await;
    let tom = world.sign_in("tom").await;
    let place = place_of(&garden, "greta").await;
    let page = tom.get(&format!("{place}?about=quiet")).await.must_be(200);
    page.must_say("This is prepared, in the language they read (Deutsch).");
    let note = page.typed(&place, "body");
    assert!(note.contains("Hallo Greta,") && note.trim_end().ends_with("Tom"), "{note}");
    assert_eq!(page.attribute("textarea", "lang").as_deref(), Some("de"));
    assert_eq!(private_message::Entity::find().count(world.store.read()).await.unwrap(), 0, "nothing leaves by itself");
    tom.submit(&page, &place, &[("body", "Hallo Greta, wie geht es dir?")]).await.must_be(200);
    let kept = private_message::Entity::find().one(world.store.read()).await.unwrap().unwrap();
    assert_eq!((kept.language.as_str(), kept.body.as_str()), ("de", "Hallo Greta, wie geht es dir?"));
    tom.get(&format!("{place}?about=nothing")).await.must_be(200).must_not_say("This is prepared");
}

#[actix_web::test]
async fn what_does_not_fit_comes_back_and_hostile_words_stay_words() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let page = elif.get(&garden.at("/private")).await;
    let long = "word ".repeat(500);
    let refused = elif.press(&page, "/private", &[("body", &long)]).await.must_be(422);
    assert_eq!(refused.typed("/private", "body").trim(), long.trim());
    elif.press(&page, "/private", &[("body", "  ")]).await.must_be(422);
    let hostile = "<script>alert(1)</script> \"'> {{ 7 * 7 }}";
    let page = confides(&garden, &elif, hostile).await;
    assert!(!page.body.contains("<script>alert") && !page.says("49"));
    let seen = world.sign_in("tom").await.get(&place_of(&garden, "elif").await).await.must_be(200);
    assert!(!seen.body.contains("<script>alert"));
}

#[actix_web::test]
async fn who_is_no_trainer_any_more_hears_nothing_nor_does_anybody_once_it_is_answered() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    for key in ["tina", "theo"] {
        garden.cohort.enrol(world, key, Role::Trainer).await;
    }
    world.clear_mail().await;
    confides(&garden, &world.sign_in("elif").await, "A word?").await;
    crate::sparring::leaves(&garden, "theo").await;
    world.deliver().await;
    assert_eq!(world.mail.mails_to(&world.person("theo").await.email).len(), 0);
    assert_eq!(world.mail.mails_to(&world.person("tina").await.email).len(), 1);
    world.later(chrono::Duration::minutes(1));
    confides(&garden, &world.sign_in("elif").await, "Another one?").await;
    tells(&garden, &world.sign_in("tom").await, "elif", "Yes?").await;
    world.deliver().await;
    assert_eq!(world.mail.mails_to(&world.person("tina").await.email).len(), 1);
    // And the participant who left is told nothing either.
    tells(&garden, &world.sign_in("tom").await, "elif", "Are you well?").await;
    crate::sparring::leaves(&garden, "elif").await;
    let before = world.mail.mails_to(&world.person("elif").await.email).len();
    world.deliver().await;
    assert_eq!(world.mail.mails_to(&world.person("elif").await.email).len(), before);
}

#[actix_web::test]
async fn it_goes_with_whoever_is_forgotten_and_some_months_after_the_cohort() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    confides(&garden, &elif, "Mine.").await;
    confides(&garden, &jonas, "His.").await;
    let export = elif.get("/me/privacy/export.html").await.must_be(200);
    export.must_say("Mine.").must_not_say("His.");
    let count = async || private_message::Entity::find().count(world.store.read()).await.unwrap();
    let who = world.person("elif").await.id;
    world.store.write(async |tx| tx.delete_rows_of(who).await).await.unwrap();
    assert_eq!(count().await, 1);
    world.until("2027-01-26T09:00:00Z");
    garden.cohort.keep(world).await;
    world.until("2027-08-30T09:00:00Z");
    run_due_jobs(&world.store, &world.catalogue).await;
    assert_eq!(count().await, 0);
}

#[actix_web::test]
async fn it_costs_the_same_with_one_word_and_with_many() {
    let garden = garden_with(&[]).await;
    let world = &garden.world;
    let (elif, tom) = (world.sign_in("elif").await, world.sign_in("tom").await);
    confides(&garden, &elif, "One.").await;
    let place = place_of(&garden, "elif").await;
    let cost = async |who: &Persona, path: &str| {
        let before = world.store.statements();
        who.fetch(path).await.must_be(200);
        world.store.statements() - before
    };
    let (own, heard) = (cost(&elif, &garden.at("/private")).await, cost(&tom, &place).await);
    assert!(own <= 9 && heard <= 10, "{own}, {heard}");
    for nth in 0..5 {
        confides(&garden, &elif, &format!("And {nth}.")).await;
        tells(&garden, &tom, "elif", &format!("So {nth}.")).await;
    }
    assert_eq!((cost(&elif, &garden.at("/private")).await, cost(&tom, &place).await), (own, heard));
}
