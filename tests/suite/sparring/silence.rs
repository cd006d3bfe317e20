//! Somebody does not hear from their partner.

use entity::{audit, sparring_step};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{days, eight, groups, nobody_is_alone, pair, partners_of, published, says_yes, sparring, suggests, went};
use crate::{
    first_answers::{garden_with, home_of},
    harness::{Garden, Page, Persona, at_once, pause, tally},
};

async fn way(garden: &Garden, who: &Persona, word: &str) -> Page {
    let page = sparring(garden, who).await;
    who.submit(&page, "/silence", &[("way", word)]).await
}

const HEARD: &str = "Have you heard from Jonas?";

#[actix_web::test]
async fn after_five_days_there_are_three_ways_and_a_sign_ends_it() {
    let (garden, ..) = pair().await;
    let world = &garden.world;
    days(&garden, 4);
    sparring(&garden, &world.sign_in("elif").await).await.must_not_say(HEARD);
    days(&garden, 1);
    let elif = world.sign_in("elif").await;
    let page = sparring(&garden, &elif).await;
    page.must_say(HEARD).must_say("Here nothing has come since Wed 6 Jan 2027").must_say("Ask gently");
    page.must_say("Tell a trainer").must_not_say("Talk with somebody else");
    // Who says that they have not talked hears nothing all the same.
    let page = went(&garden, &elif, "not_talked").await.must_be(200);
    page.must_say(HEARD);
    assert_eq!(page.attributes("#went p a", "href"), ["#time", "#silence"]);
    let jonas = world.sign_in("jonas").await;
    let page = sparring(&garden, &jonas).await;
    page.must_not_say("Have you heard from Elif?");
    jonas.submit(&page, "/notes", &[("body", "Here I am.")]).await.must_be(200);
    sparring(&garden, &elif).await.must_not_say(HEARD);
    let key = format!("{:032x}", rand::random::<u128>());
    let no = elif.send(&garden.at("/sparring/silence"), &[("_key", &key), ("way", "ask")]).await.must_be(409);
    no.must_say("There was a sign meanwhile.");
}

#[actix_web::test]
async fn my_time_waits_for_an_answer_and_days_of_a_pause_do_not_count() {
    let (garden, elif, _) = pair().await;
    let world = &garden.world;
    days(&garden, 1);
    let olga = world.sign_in("olga").await;
    olga.change_dates(&garden.cohort, &pause("2027-01-09", "2", "Fog")).await.must_be(200);
    drop(elif);
    suggests(&garden, &world.sign_in("elif").await, "2027-01-20", "09:00").await.must_be(200);
    days(&garden, 6);
    sparring(&garden, &world.sign_in("elif").await).await.must_not_say(HEARD);
    days(&garden, 1);
    let elif = world.sign_in("elif").await;
    sparring(&garden, &elif).await.must_say(HEARD).must_say("Here nothing has come since Thu 7 Jan 2027");
    let jonas = world.sign_in("jonas").await;
    sparring(&garden, &jonas).await.must_not_say("Have you heard from Elif?");
    says_yes(&garden, &jonas).await.must_be(200);
    sparring(&garden, &elif).await.must_not_say(HEARD);
}

#[actix_web::test]
async fn i_ask_gently_once_in_five_days() {
    let (garden, ..) = pair().await;
    let world = &garden.world;
    suggests(&garden, &world.sign_in("elif").await, "2027-01-20", "09:00").await.must_be(200);
    days(&garden, 5);
    world.deliver().await;
    world.mail.empty();
    let elif = world.sign_in("elif").await;
    let page = sparring(&garden, &elif).await;
    let all = at_once(4, async |_| elif.press_anew(&page, "/silence", &[("way", "ask")]).await).await;
    assert_eq!(tally(&all), [(303, 1), (429, 3)]);
    assert!(all.iter().any(|page| page.says("Somebody has asked already within the last five days.")));
    sparring(&garden, &elif).await.must_say("asked");
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 1);
    let mail = world.mail.last_to("jonas@example.org");
    assert_eq!(mail.subject, "Elif would be glad to hear from you");
    assert!(mail.text.contains("Wed 20 Jan 2027, 09:00 CET"), "{}", mail.text);
    days(&garden, 5);
    let elif = world.sign_in("elif").await;
    way(&garden, &elif, "ask").await.must_be(200).must_flash("Asked, gently.");
    // He answers before it leaves: there is nothing to ask any more.
    world.later(chrono::Duration::minutes(1));
    says_yes(&garden, &world.sign_in("jonas").await).await.must_be(200);
    world.mail.empty();
    world.deliver().await;
    assert!(world.mail.mails().iter().all(|mail| mail.subject.starts_with("Agreed")));
    elif.press_anew(&page, "/silence", &[("way", "dance")]).await.must_be(422);
}

#[actix_web::test]
async fn i_take_somebody_else_and_may_still_ask_for_another_one_once() {
    let garden = eight().await;
    let world = &garden.world;
    published(&garden).await;
    let was = partners_of(world, "Elif").await;
    let before = groups(world).await;
    days(&garden, 5);
    let elif = world.sign_in("elif").await;
    let page = way(&garden, &elif, "leave").await.must_be(200);
    page.must_flash("You have somebody else now.").must_say("Not a good fit?");
    nobody_is_alone(&garden).await;
    let now = partners_of(world, "Elif").await;
    assert!(!now.contains(&was[0]), "{now:?}");
    assert_eq!(groups(world).await.iter().filter(|group| before.contains(group)).count(), 2);
    page.must_not_say("Have you heard from");
    let acts = audit::Entity::find().all(world.store.read()).await.unwrap();
    assert!(acts.iter().any(|row| row.action == "sparring.left_silent"));
    elif.submit(&page, "/decline", &[]).await.must_be(200).must_flash("You have somebody else now.");
    nobody_is_alone(&garden).await;
}

#[actix_web::test]
async fn where_there_is_nobody_else_it_is_refused() {
    let (garden, ..) = pair().await;
    days(&garden, 5);
    let elif = garden.world.sign_in("elif").await;
    let page = sparring(&garden, &elif).await;
    elif.press_anew(&page, "/silence", &[("way", "leave")]).await.must_be(409).must_say("There is nobody else.");
}

#[actix_web::test]
async fn a_trainer_reads_that_two_have_not_found_each_other_until_there_is_a_sign() {
    let (garden, ..) = pair().await;
    let world = &garden.world;
    days(&garden, 5);
    let elif = world.sign_in("elif").await;
    let page = sparring(&garden, &elif).await;
    let all = at_once(4, async |_| elif.press_anew(&page, "/silence", &[("way", "tell")]).await).await;
    assert_eq!(tally(&all), [(303, 4)]);
    assert_eq!(sparring_step::Entity::find().count(world.store.read()).await.unwrap(), 1);
    sparring(&garden, &elif).await.must_say("the trainers know");
    let tom = world.sign_in("tom").await;
    let page = tom.get(&garden.at("/cockpit")).await.must_be(200);
    page.must_say("Sparring partners who have not found each other").must_not_say("Nobody needs you right now.");
    assert_eq!(page.texts("section[aria-labelledby=partners-h] .row-title"), ["Elif · Jonas"]);
    page.must_say("nothing since Wed 6 Jan 2027");
    home_of(world, "tom").await.must_say("Sparring partners have not found each other");
    world.later(chrono::Duration::minutes(1));
    suggests(&garden, &world.sign_in("jonas").await, "2027-01-20", "09:00").await.must_be(200);
    tom.get(&garden.at("/cockpit")).await.must_say("Nobody needs you right now.").must_not_say("nothing since");
    home_of(world, "tom").await.must_not_say("have not found each other");
}

#[actix_web::test]
async fn of_three_it_is_about_who_does_not_answer() {
    let garden = garden_with(&["mia"]).await;
    let world = &garden.world;
    published(&garden).await;
    suggests(&garden, &world.sign_in("elif").await, "2027-01-20", "09:00").await.must_be(200);
    says_yes(&garden, &world.sign_in("mia").await).await.must_be(200);
    days(&garden, 5);
    let elif = world.sign_in("elif").await;
    sparring(&garden, &elif).await.must_say(HEARD);
    world.deliver().await;
    world.mail.empty();
    way(&garden, &elif, "ask").await.must_be(200);
    world.deliver().await;
    assert_eq!(world.mail.mails_to("jonas@example.org").len(), 1);
    assert_eq!(world.mail.mails().len(), 1);
}
