//! Stories about the outbox: from a row to a mail server that has its moods.

mod answering;
mod bounces;
mod connections;
mod crashes;
mod encryption;
mod figures;
mod limits;
mod look;
mod room;
mod servers;
mod signing;
pub mod words;
mod workers;

use chrono::Duration;
use entity::{ids::OutboxId, outbox, states::MailState};
use lernweg::{
    identity::{Profile, change_profile, close_account},
    platform::text::{Name, Text},
    storage::outbox::lease,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};

use crate::harness::{Garden, Mood, World, at_once};

async fn rows(world: &World) -> Vec<outbox::Model> {
    outbox::Entity::find().all(world.store.read()).await.unwrap()
}

/// The row of the newest e-mail of a kind.
async fn row(world: &World, kind: &str) -> outbox::Model {
    let mut found: Vec<_> = rows(world).await.into_iter().filter(|row| row.kind == kind).collect();
    found.sort_by_key(|row| row.id);
    found.pop().unwrap()
}

/// Jonas answers Elif; nothing is delivered yet.
async fn answer(garden: &Garden, words: &str) -> String {
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let new = elif.get(&garden.at("/threads/new")).await;
    let title = format!("Snails {}", rand::random::<u32>());
    let thread = elif.submit(&new, "/threads", &[("title", title.as_str()), ("body", "They eat everything.")]).await;
    // Nobody answers more than six times a minute.
    world.later(Duration::seconds(11));
    let page = jonas.get(&thread.path).await;
    jonas.submit(&page, "/posts", &[("body", words)]).await.must_be(200);
    thread.path
}

async fn rename(world: &World, key: &str, name: &str, locale: &str) {
    let id = world.person(key).await.id;
    let profile = Profile { name: Name::parse(name).unwrap(), locale: locale.into(), zone: "Europe/Berlin".into() };
    world.store.write(async |tx| change_profile(tx, id, &profile).await).await.unwrap();
}

#[actix_web::test]
async fn an_answer_reaches_me_in_my_language_as_text_and_as_html() {
    let garden = Garden::new().await;
    rename(&garden.world, "elif", "Elif Demir", "de").await;
    answer(&garden, "**Bier** hilft, [hier](https://example.org/bier) steht wie.").await;
    garden.world.deliver().await;
    let mail = garden.world.mail.last_to("elif@example.org");
    assert_eq!((mail.to.as_str(), mail.to_name.as_str()), ("elif@example.org", "Elif Demir"));
    assert!(mail.subject.starts_with("Jonas hat dir geantwortet: Snails"), "{}", mail.subject);
    for part in [&mail.text, &mail.html] {
        assert!(part.contains("Bier hilft, hier: https://example.org/bier steht wie."), "{part}");
        assert!(part.contains("/threads/") && part.contains("/mail/unsubscribe/"), "{part}");
        assert!(part.contains("weil dir jemand geantwortet hat"), "{part}");
    }
    assert!(mail.html.contains("<html lang=\"de\">"));
    assert!(!mail.html.contains("<img") && !mail.html.contains("http://fonts"), "nothing to be fetched");
    assert_eq!(mail.header("Auto-Submitted").as_deref(), Some("auto-generated"));
    assert_eq!(mail.message_id, format!("{}@example.org", row(&garden.world, "discussions/answered").await.id));
    let list = mail.header("List-Id");
    assert_eq!(list.as_deref(), Some("<discussions-answered.example.org>"), "programs sort by it");
    let path = mail.link("/threads/");
    let page = garden.world.sign_in("elif").await.get(&path).await.must_be(200);
    page.must_say("Bier hilft");
    assert!(!mail.text.contains(garden.world.sign_in("elif").await.session()), "no session in a mail");
}

#[actix_web::test]
async fn emails_about_one_thread_stand_together_and_others_apart() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let thread = answer(&garden, "Beer.").await;
    world.later(Duration::seconds(11));
    let jonas = world.sign_in("jonas").await;
    jonas.submit(&jonas.get(&thread).await, "/posts", &[("body", "And copper.")]).await.must_be(200);
    answer(&garden, "Beer again.").await;
    world.deliver().await;
    let about = |mail: &crate::harness::Mail| (mail.header("References").unwrap(), mail.header("In-Reply-To").unwrap());
    let mails = world.mail.mails_to("elif@example.org");
    let id = thread.rsplit('/').next().unwrap();
    let (here, elsewhere): (Vec<_>, Vec<_>) = mails.iter().map(about).partition(|(first, _)| first.contains(id));
    let expected = format!("<{id}@example.org>");
    assert_eq!(here, vec![(expected.clone(), expected); 2]);
    assert_eq!(elsewhere.len(), 1);
}

#[actix_web::test]
async fn a_name_writes_no_header_and_no_markup() {
    let garden = Garden::new().await;
    rename(&garden.world, "jonas", "Eve\r\nBcc: all@example.org", "en").await;
    rename(&garden.world, "elif", "Zoë, \"die\" <Chefin> [x](https://evil.example) 🔑", "en").await;
    answer(&garden, "<script>alert(1)</script> *x*").await;
    garden.world.deliver().await;
    let mail = garden.world.mail.last_to("elif@example.org");
    assert_eq!(mail.to_name, "Zoë, \"die\" <Chefin> [x](https://evil.example) 🔑", "parses back equal");
    assert!(mail.header("Bcc").is_none());
    assert!(mail.subject.contains("Eve Bcc: all@example.org"), "{}", mail.subject);
    assert!(!mail.html.contains("<script>") && !mail.html.contains("href=\"https://evil.example"), "{}", mail.html);
    assert!(mail.text.contains("<script>alert(1)</script>"), "{}", mail.text);
}

#[actix_web::test]
async fn later_means_later_and_the_same_message() {
    let garden = Garden::new().await;
    let world = &garden.world;
    answer(&garden, "Beer.").await;
    world.mail.is(Mood::Defers);
    world.deliver().await;
    let deferred = row(world, "discussions/answered").await;
    assert_eq!((deferred.state, deferred.attempts), (MailState::Deferred, 1));
    assert_eq!(deferred.not_before - world.store.now(), Duration::minutes(1));
    assert!(deferred.last_error.unwrap().contains("451"));
    world.mail.is(Mood::Accepts);
    assert_eq!(world.deliver().await, 0, "not due yet");
    world.later(Duration::minutes(1));
    assert_eq!(world.deliver().await, 1);
    assert_eq!(row(world, "discussions/answered").await.state, MailState::Sent);
    assert_eq!(world.mail.mails().len(), 1);
    world.later(Duration::days(1));
    assert_eq!(world.deliver().await, 0, "and never again");
}

#[actix_web::test]
async fn never_means_never() {
    let garden = Garden::new().await;
    answer(&garden, "Beer.").await;
    garden.world.mail.is(Mood::Refuses);
    garden.world.deliver().await;
    let parked = row(&garden.world, "discussions/answered").await;
    assert_eq!(parked.state, MailState::Parked);
    garden.world.mail.is(Mood::Accepts);
    garden.world.later(Duration::hours(5));
    assert_eq!(garden.world.deliver().await, 0);
}

#[actix_web::test]
async fn a_server_that_is_down_loses_nothing_that_is_still_worth_sending() {
    let garden = Garden::new().await;
    let world = &garden.world;
    answer(&garden, "Beer.").await;
    let page = world.stranger().get("/sign-in").await;
    world.stranger().submit(&page, "/sign-in", &[("email", "elif@example.org"), ("way", "link")]).await.must_be(200);
    world.mail.is(Mood::Down);
    for _ in 0..48 {
        world.deliver().await;
        world.later(Duration::minutes(30));
    }
    world.mail.is(Mood::Accepts);
    world.later(Duration::hours(12));
    world.deliver().await;
    let subjects: Vec<String> = world.mail.mails().into_iter().map(|mail| mail.subject).collect();
    assert_eq!(subjects.len(), 1, "{subjects:?}");
    assert!(subjects[0].starts_with("Jonas answered you"), "the link was dead long before: {subjects:?}");
    assert_eq!(row(world, "account/sign_in_link").await.state, MailState::Cancelled);
}

#[actix_web::test]
async fn a_crash_after_the_servers_yes_sends_once_more_with_the_same_id() {
    let garden = Garden::new().await;
    let world = &garden.world;
    answer(&garden, "Beer.").await;
    world.mail.is(Mood::DropsAfterData);
    world.deliver().await;
    world.mail.is(Mood::Accepts);
    world.later(Duration::minutes(1));
    world.deliver().await;
    world.later(Duration::days(1));
    world.deliver().await;
    let ids: Vec<String> = world.mail.mails().into_iter().map(|mail| mail.message_id).collect();
    assert_eq!(ids.len(), 2);
    assert_eq!(ids[0], ids[1]);
}

#[actix_web::test]
async fn a_worker_that_dies_leaves_its_mails_to_others_after_a_minute() {
    let garden = Garden::new().await;
    let world = &garden.world;
    answer(&garden, "Beer.").await;
    let dead = lease(&world.store, "a worker that dies", 10).await.unwrap();
    assert_eq!(dead.len(), 1);
    assert_eq!(world.deliver().await, 0);
    world.later(Duration::seconds(61));
    assert_eq!(world.deliver().await, 1);
    assert_eq!(world.mail.mails().len(), 1);
}

#[actix_web::test]
async fn two_workers_never_carry_the_same_mail() {
    let garden = Garden::new().await;
    let world = &garden.world;
    for nth in 0..6 {
        answer(&garden, &format!("Beer {nth}.")).await;
    }
    let leased = at_once(20, async |nth| {
        let rows = lease(&world.store, &format!("worker {nth}"), 2).await.unwrap();
        rows.into_iter().map(|row| row.id).collect::<Vec<OutboxId>>()
    })
    .await;
    let mut ids: Vec<OutboxId> = leased.into_iter().flatten().collect();
    ids.sort();
    let count = ids.len();
    ids.dedup();
    assert_eq!((count, ids.len()), (6, 6));
}

#[actix_web::test]
async fn one_poisoned_row_is_parked_and_the_worker_lives_on() {
    let garden = Garden::new().await;
    let world = &garden.world;
    answer(&garden, "Beer.").await;
    let mut poison = row(world, "discussions/answered").await.into_active_model();
    poison.id = Set(OutboxId(uuid::Uuid::from_u128(1)));
    poison.dedupe = Set("poison".into());
    poison.facts = Set(serde_json::json!({ "post": "no id at all" }));
    world.store.write(async |tx| Ok(poison.clone().insert(&**tx).await?)).await.unwrap();
    let mut unknown = poison.clone();
    unknown.id = Set(OutboxId(uuid::Uuid::from_u128(2)));
    unknown.kind = Set("nobody/knows".into());
    unknown.dedupe = Set("unknown".into());
    world.store.write(async |tx| Ok(unknown.clone().insert(&**tx).await?)).await.unwrap();
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 1, "the good one left in the same round");
    for _ in 0..8 {
        world.later(Duration::hours(7));
        world.deliver().await;
    }
    let mut states: Vec<_> = rows(world).await.into_iter().filter(|row| row.state != MailState::Sent).collect();
    states.sort_by_key(|row| row.id);
    assert_eq!(states.iter().map(|row| (row.state, row.attempts)).collect::<Vec<_>>(), [(MailState::Parked, 5); 2]);
    answer(&garden, "More beer.").await;
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 2);
}

#[actix_web::test]
async fn nobody_is_told_what_is_not_true_any_more() {
    let garden = Garden::new().await;
    let world = &garden.world;
    // Read meanwhile.
    let thread = answer(&garden, "Beer one.").await;
    world.later(Duration::seconds(1));
    let elif = world.sign_in("elif").await;
    let page = elif.get(&thread).await;
    elif.submit(&page, "/reading", &[]).await.must_be(200);
    // Taken back meanwhile.
    let thread = answer(&garden, "Beer two.").await;
    let jonas = world.sign_in("jonas").await;
    let page = jonas.get(&thread).await;
    let edit = page.edits().pop().unwrap();
    let edit = jonas.get(&edit).await;
    jonas.submit(&edit, "/removal", &[]).await.must_be(200);
    assert_eq!(world.deliver().await, 2);
    // Gone from the cohort, or from the house, meanwhile.
    answer(&garden, "Beer three.").await;
    let id = world.person("elif").await.id;
    world.store.write(async |tx| close_account(tx, None, id).await).await.unwrap();
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 0);
    assert!(
        rows(world)
            .await
            .iter()
            .filter(|row| row.kind == "discussions/answered")
            .all(|row| row.state == MailState::Cancelled)
    );
}

#[actix_web::test]
async fn what_leaves_is_forgotten_after_a_month() {
    let garden = Garden::new().await;
    let world = &garden.world;
    answer(&garden, "Beer.").await;
    world.deliver().await;
    let before = rows(world).await.len();
    world.later(Duration::days(29));
    world.store.write(async |tx| tx.forget_mail().await).await.unwrap();
    assert_eq!(rows(world).await.len(), before);
    world.later(Duration::days(2));
    world.store.write(async |tx| tx.forget_mail().await).await.unwrap();
    assert_eq!(rows(world).await.len(), 0);
}
