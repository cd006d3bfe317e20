//! A trainer asks a peer who knows.

use super::{THIRTY_SIX, TWELVE, asked, elif_asks, garden_with, home_of, until};
use crate::{
    discussions::reply,
    harness::{Cohort, at_once},
    people::say,
};

#[actix_web::test]
async fn it_stands_on_their_home_and_comes_by_mail() {
    let garden = garden_with(&["mia", "kim"]).await;
    let world = &garden.world;
    say(&garden, "kim", "community", "Friends of snails", "cohorts").await;
    let thread = elif_asks(&garden).await;
    let tom = world.sign_in("tom").await;
    let page = tom.get(&format!("{}/peers", thread.path)).await.must_be(200);
    assert_eq!(page.texts(".row-title")[0], "Kim", "the best match first");
    page.must_say("writes of: snails").must_say("nothing in the profile fits").must_not_say("Elif");
    let kim = world.person("kim").await.id.to_string();
    let page = tom.submit(&page, "/peers", &[("person", &kim)]).await.must_be(200);
    assert_eq!(page.flash(), "Asked. It is on their Home now and comes by e-mail.");
    page.must_say("asked about this");
    let home = home_of(world, "kim").await;
    home.must_say("Tom thinks you know something about this");
    world.deliver().await;
    let mail = world.mail.last_to("kim@example.org");
    assert_eq!(mail.subject, "Tom thought of you: Snails");
    let link = mail.links("/cohorts/").remove(0);
    world.sign_in("kim").await.get(&link).await.must_be(200).must_say("Tom thinks you know something about this.");
    // Once more is the same: no second letter.
    tom.press_anew(&page, "/peers", &[("person", &kim)]).await.must_be(303);
    world.deliver().await;
    assert_eq!(world.mail.mails_to("kim@example.org").len(), 1);
    // The house asks others, not Kim again.
    until(world, TWELVE).await;
    assert_eq!(asked(world).await.iter().filter(|name| *name == "Kim").count(), 1);
}

#[actix_web::test]
async fn nothing_is_sent_once_it_was_answered_or_they_said_not_me() {
    let garden = garden_with(&["mia"]).await;
    let world = &garden.world;
    let thread = elif_asks(&garden).await;
    let tom = world.sign_in("tom").await;
    let page = tom.get(&format!("{}/peers", thread.path)).await;
    let mia = world.person("mia").await.id.to_string();
    tom.press(&page, "/peers", &[("person", &mia)]).await.must_be(303);
    let asked = world.sign_in("mia").await;
    let own = asked.get(&format!("{}/ask", thread.path)).await;
    asked.submit(&own, "/ask", &[]).await.must_be(200);
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 0);
    let no = tom.press_anew(&page, "/peers", &[("person", &mia)]).await.must_be(409);
    no.must_say("it is nothing for them").must_say("says: not me");
    let jonas = world.person("jonas").await.id.to_string();
    tom.press_anew(&page, "/peers", &[("person", &jonas)]).await.must_be(303);
    reply(&world.sign_in("jonas").await, &thread.path, "Beer.").await;
    world.deliver().await;
    let told: Vec<String> = world.mail.mails().into_iter().map(|mail| mail.subject).collect();
    assert_eq!(told, ["Jonas answered you: Snails"]);
    let no = tom.press_anew(&page, "/peers", &[("person", &mia)]).await.must_be(409);
    no.must_say("has an answer by now").must_say("This question no longer waits.");
}

#[actix_web::test]
async fn only_trainers_ask_and_only_people_of_their_cohort() {
    let garden = garden_with(&["mia"]).await;
    let world = &garden.world;
    let other = Cohort::plan(world, "gardening", "Borealis", "olga").await;
    other.enrol(world, "paul", entity::states::Role::Participant).await;
    let thread = elif_asks(&garden).await;
    let (tom, jonas) = (world.sign_in("tom").await, world.sign_in("jonas").await);
    let page = tom.get(&format!("{}/peers", thread.path)).await.must_be(200);
    jonas.get(&page.path).await.must_be(403);
    let mia = world.person("mia").await.id.to_string();
    jonas.press_anew(&page, "/peers", &[("person", &mia)]).await.must_be(403);
    world.sign_in("olga").await.get(&page.path).await.must_be(403);
    for key in ["paul", "elif", "tom", "sam"] {
        let id = world.person(key).await.id.to_string();
        tom.press_anew(&page, "/peers", &[("person", &id)]).await.must_be(409).must_say("cannot be asked");
    }
    tom.press_anew(&page, "/peers", &[("person", "somebody")]).await.must_be(422);
    assert_eq!(asked(world).await.len(), 0);
}

#[actix_web::test]
async fn two_trainers_who_ask_the_same_person_at_once_ask_once() {
    let garden = garden_with(&["mia"]).await;
    let world = &garden.world;
    garden.cohort.enrol(world, "tina", entity::states::Role::Trainer).await;
    world.clear_mail().await;
    let thread = elif_asks(&garden).await;
    until(world, THIRTY_SIX).await;
    let trainers = [world.sign_in("tom").await, world.sign_in("tina").await];
    let page = trainers[0].get(&format!("{}/peers", thread.path)).await;
    let mia = world.person("mia").await.id.to_string();
    at_once(4, async |nth| {
        trainers[nth % 2].press_anew(&page, "/peers", &[("person", &mia)]).await.must_be(303);
    })
    .await;
    world.deliver().await;
    assert_eq!(world.mail.mails_to("mia@example.org").len(), 1);
    assert_eq!(asked(world).await.iter().filter(|name| *name == "Mia").count(), 1);
}
