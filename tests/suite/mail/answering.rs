//! Whom an answer to an e-mail reaches.

use entity::states::Role;
use lernweg::{identity::close_account, storage::outbox::Correspondent};

use super::rename;
use crate::{
    harness::{Garden, Mail, World},
    sparring::{published, says_yes, suggests},
};

fn reply_to(mail: &Mail) -> Option<String> {
    mail.header("Reply-To")
}

/// Elif's partners, by first name.
async fn partners(garden: &Garden) -> Vec<String> {
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get(&garden.at("/sparring")).await;
    let names = page.texts("section[aria-labelledby=partners-h] .row-title");
    names.iter().map(|name| name.trim().to_lowercase()).collect()
}

#[actix_web::test]
async fn whoever_waits_for_me_gets_my_answer() {
    let garden = Garden::new().await;
    let world = &garden.world;
    published(&garden).await;
    world.clear_mail().await;
    let partner = partners(&garden).await.remove(0);
    suggests(&garden, &world.sign_in("elif").await, "2027-01-08", "09:00").await.must_be(200);
    world.deliver().await;
    let mail = world.mail.last_to(&format!("{partner}@example.org"));
    assert_eq!(reply_to(&mail).as_deref(), Some("Elif <elif@example.org>"));
    assert!(mail.text.contains("your answer goes to Elif."), "{}", mail.text);
    let group = mail.header("References").unwrap();
    for key in partners(&garden).await {
        says_yes(&garden, &world.sign_in(&key).await).await.must_be(200);
    }
    world.deliver().await;
    let agreed = world.mail.last_to("elif@example.org");
    let to = reply_to(&agreed).unwrap();
    assert!(to.to_lowercase().contains(&format!("{partner}@example.org")), "{to}");
    assert_eq!(agreed.header("References"), Some(group), "programs show both below one another");
}

#[actix_web::test]
async fn who_begins_can_ask_the_trainer_who_has_been_there_for_longest() {
    let garden = Garden::new().await;
    let world = &garden.world;
    rename(world, "tom", "Tom \"T\" Öz\r\nBcc: all@example.org", "en").await;
    garden.cohort.enrol(world, "lea", Role::Participant).await;
    world.deliver().await;
    let mail = world.mail.last_to("lea@example.org");
    let to = reply_to(&mail).unwrap();
    assert!(to.ends_with("<tom@example.org>") && !to.contains("all@example.org>"), "{to}");
    assert!(mail.header("Bcc").is_none());
    // An account that is closed answers nobody.
    garden.cohort.enrol(world, "kim", Role::Trainer).await;
    world.later(chrono::Duration::minutes(1));
    let tom = world.person("tom").await.id;
    world.store.write(async |tx| close_account(tx, None, tom).await).await.unwrap();
    garden.cohort.enrol(world, "sol", Role::Trainer).await;
    world.deliver().await;
    assert_eq!(reply_to(&world.mail.last_to("sol@example.org")).as_deref(), Some("Kim <kim@example.org>"));
}

#[actix_web::test]
async fn what_the_house_takes_in_itself_goes_to_no_mailbox_of_a_person() {
    for (house, expected) in [(Some("reply@lernweg.example"), "reply+"), (None, "Tom <tom@example.org>")] {
        let garden = Garden::in_world(World::with(|with| with.reply_address = house.map(Into::into)).await).await;
        let world = &garden.world;
        let jonas = world.sign_in("jonas").await;
        let open = crate::discussions::ask(&garden, &jonas, "Ducks?", "Do they eat slugs?").await;
        let tom = world.sign_in("tom").await;
        let peers = tom.get(&format!("{}/peers", open.path)).await.must_be(200);
        let elif = world.person("elif").await.id.to_string();
        tom.press(&peers, "/peers", &[("person", &elif)]).await.must_be(303);
        world.deliver().await;
        let mail = world.mail.last_to("elif@example.org");
        let to = reply_to(&mail).unwrap();
        assert!(to.starts_with(expected), "{to}");
        assert_eq!(mail.text.contains("what you write then stands in the thread"), house.is_some());
    }
}

#[test]
fn an_answer_can_reach_several() {
    let letter = lernweg::storage::outbox::Letter::new(serde_json::json!({}), "/")
        .answered_by("Mia", "mia@example.org")
        .answered_by("Ben", "ben@example.org");
    let expected = [("Mia", "mia@example.org"), ("Ben", "ben@example.org")];
    let expected = expected.map(|(name, email)| Correspondent { name: name.into(), email: email.into() });
    assert_eq!(letter.answered_by, expected);
}
