//! Who comes: places, the row of those who wait, and changing one's mind.

use chrono::Duration;
use entity::states::Role;

use crate::harness::{Garden, Persona, Planned, at_once};

/// More participants, so that there is somebody to wait.
async fn crowd(garden: &Garden, how_many: usize) -> Vec<(String, Persona)> {
    let (world, mut people) = (&garden.world, Vec::new());
    let olga = world.sign_in("olga").await;
    let settings = olga.get(&garden.at("/settings")).await;
    olga.submit(&settings, "/seats", &[("seats", "60")]).await.must_be(200);
    for nth in 0..how_many {
        let key = format!("guest{nth}");
        garden.cohort.enrol(world, &key, Role::Participant).await;
        people.push((key.clone(), world.sign_in(&key).await));
    }
    world.clear_mail().await;
    people
}

/// How many come and how many wait, as the page says.
async fn standing(garden: &Garden, planned: &Planned) -> String {
    let page = garden.world.sign_in("tom").await.get(&planned.path).await;
    page.text_at("li[id^='slot-'] .row-meta")
}

#[actix_web::test]
async fn who_says_yes_gets_the_date_into_their_calendar() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let planned = garden.plan_session(&[]).await;
    let elif = world.sign_in("elif").await;
    let page = elif.answers(&planned, &planned.slots[0]).await.must_be(200);
    assert!(page.flash().starts_with("You are in"), "{}", page.flash());
    page.must_say("one comes");
    world.deliver().await;
    let mail = world.mail.last_to("elif@example.org");
    let file = mail.calendar();
    assert!(file.contains("METHOD:REQUEST") && file.contains("SEQUENCE:0"), "{file}");
    assert!(file.contains(&format!("UID:slot-{}@127.0.0.1", planned.slots[0])), "{file}");
    assert_eq!(file.matches("ATTENDEE").count(), 1);
    assert!(file.contains("mailto:elif@example.org") && !file.contains("meet.example.org"), "{file}");
    // Said twice, it is said once.
    elif.answers(&planned, &planned.slots[0]).await.must_say("one comes");
    world.deliver().await;
    assert_eq!(world.mail.mails_to("elif@example.org").len(), 1);
}

#[actix_web::test]
async fn the_last_place_goes_to_one_and_the_others_wait() {
    let garden = Garden::new().await;
    let people = crowd(&garden, 20).await;
    let planned = garden.plan_session(&[("capacity", "1")]).await;
    let said = at_once(20, async |nth| people[nth].1.answers(&planned, &planned.slots[0]).await.flash()).await;
    let count = |words: &str| said.iter().filter(|flash| flash.starts_with(words)).count();
    assert_eq!((count("You are in"), count("All places are taken")), (1, 19), "{said:?}");
    assert!(standing(&garden, &planned).await.contains("full · 19 wait · one comes"));
    garden.world.deliver().await;
    assert_eq!(garden.world.mail.mails().len(), 1, "who waits has nothing in their calendar yet");
}

#[actix_web::test]
async fn a_place_that_is_free_goes_to_the_first_who_waits() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let people = crowd(&garden, 3).await;
    let planned = garden.plan_session(&[("capacity", "1")]).await;
    for (_, person) in &people {
        world.later(Duration::minutes(1));
        person.answers(&planned, &planned.slots[0]).await.must_be(200);
    }
    people[2].1.get(&planned.path).await.must_say("You wait for a place, as number 2");
    world.clear_mail().await;
    people[0].1.answers(&planned, "no").await.must_say("full · one person waits · one comes");
    people[1].1.get(&planned.path).await.must_say("You are in");
    world.deliver().await;
    let gone = world.mail.last_to("guest0@example.org").calendar();
    assert!(gone.contains("METHOD:CANCEL") && gone.contains("SEQUENCE:1"), "{gone}");
    let mail = world.mail.last_to("guest1@example.org");
    assert!(mail.subject.contains("A place has become free"), "{}", mail.subject);
    assert!(mail.calendar().contains("METHOD:REQUEST"));
    assert!(world.mail.mails_to("guest2@example.org").is_empty());
    // Who comes back waits behind the others.
    world.later(Duration::minutes(1));
    people[0].1.answers(&planned, &planned.slots[0]).await.must_say("You wait for a place, as number 2");
}

#[actix_web::test]
async fn changing_ones_mind_is_counted_upwards() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let planned = garden.plan_session(&[]).await;
    let elif = world.sign_in("elif").await;
    let mut heard = Vec::new();
    for answer in [&planned.slots[0], "no", &planned.slots[0]] {
        elif.answers(&planned, answer).await.must_be(200);
        world.deliver().await;
        let file = world.mail.last_to("elif@example.org").calendar();
        let line = |name: &str| file.lines().find_map(|line| line.strip_prefix(name)).unwrap().to_owned();
        heard.push((line("METHOD:"), line("SEQUENCE:")));
    }
    let expected = [("REQUEST", "0"), ("CANCEL", "1"), ("REQUEST", "2")];
    assert_eq!(heard, expected.map(|(method, nth)| (method.to_owned(), nth.to_owned())));
}

#[actix_web::test]
async fn a_mind_changed_before_the_mail_left_sends_no_mail() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let planned = garden.plan_session(&[]).await;
    let elif = world.sign_in("elif").await;
    for answer in [&planned.slots[0], "no", &planned.slots[0]] {
        elif.answers(&planned, answer).await.must_be(200);
    }
    world.deliver().await;
    let mails = world.mail.mails_to("elif@example.org");
    assert!(mails.iter().all(|mail| mail.calendar().contains("METHOD:REQUEST")), "the place is theirs");
}

#[actix_web::test]
async fn one_comes_to_one_time_and_may_switch() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let planned =
        garden.plan_twice(&[("capacity", "1")], &[("on", "2027-01-08"), ("at", "20:00"), ("capacity", "1")]).await;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    elif.answers(&planned, &planned.slots[0]).await.must_be(200);
    jonas.answers(&planned, &planned.slots[0]).await.must_say("You wait for a place");
    world.clear_mail().await;
    elif.answers(&planned, &planned.slots[1]).await.must_be(200);
    jonas.get(&planned.path).await.must_say("You are in");
    world.deliver().await;
    let methods = |address: &str| {
        let mails = world.mail.mails_to(address);
        mails.iter().map(|mail| mail.calendar().contains("METHOD:CANCEL")).collect::<Vec<_>>()
    };
    let mut elifs = methods("elif@example.org");
    elifs.sort_unstable();
    assert_eq!((elifs, methods("jonas@example.org")), (vec![false, true], vec![false]));
    // Nobody loses a place by asking for another that is full.
    let full = elif.answers(&planned, &planned.slots[0]).await.must_be(409);
    full.must_say("You keep your place");
    assert!(elif.get(&planned.path).await.says("You are in"));
}

#[actix_web::test]
async fn more_places_go_to_those_who_wait_and_fewer_than_taken_are_refused() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let people = crowd(&garden, 4).await;
    let planned = garden.plan_session(&[("capacity", "2")]).await;
    for (_, person) in &people {
        world.later(Duration::minutes(1));
        person.answers(&planned, &planned.slots[0]).await;
    }
    let tom = world.sign_in("tom").await;
    let path = format!("/slots/{}", planned.slots[0]);
    let edit = tom.get(&format!("{}/edit", planned.path)).await;
    let refused = tom.press(&edit, &path, &[("capacity", "1")]).await.must_be(409);
    refused.must_say("nobody is sent away");
    assert_eq!(refused.typed(&path, "capacity"), "1");
    tom.submit(&edit, &path, &[("capacity", "3")]).await.must_be(200);
    assert!(standing(&garden, &planned).await.contains("full · one person waits · 3 come"));
    people[2].1.get(&planned.path).await.must_say("You are in");
    let edit = tom.get(&format!("{}/edit", planned.path)).await;
    tom.submit(&edit, &path, &[("capacity", "")]).await.must_be(200);
    assert!(standing(&garden, &planned).await.ends_with("4 come"));
}

#[actix_web::test]
async fn nobody_answers_once_it_has_begun() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let planned = garden.plan_session(&[]).await;
    world.sign_in("elif").await.answers(&planned, &planned.slots[0]).await.must_be(200);
    world.later(Duration::hours(51));
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    jonas.answers(&planned, &planned.slots[0]).await.must_be(409).must_say("only works before it begins");
    elif.answers(&planned, "no").await.must_be(409);
    let page = elif.get(&planned.path).await;
    assert!(page.find_form("/answer").is_none());
}

#[actix_web::test]
async fn who_leaves_the_cohort_frees_their_place() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let planned = garden.plan_session(&[("capacity", "1")]).await;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    elif.answers(&planned, &planned.slots[0]).await;
    jonas.answers(&planned, &planned.slots[0]).await;
    world.clear_mail().await;
    let members = lernweg::features::cohorts::members(world.store.read(), garden.cohort.id).await.unwrap();
    let stay = members.iter().find(|member| member.name == "Elif").unwrap().enrolment;
    let olga = world.sign_in("olga").await;
    let settings = olga.get(&garden.at("/settings")).await;
    olga.submit(&settings, &format!("/enrolments/{stay}/end"), &[("reason", "moved on")]).await.must_be(200);
    jonas.get(&planned.path).await.must_say("You are in");
    world.deliver().await;
    assert!(world.mail.last_to("elif@example.org").calendar().contains("METHOD:CANCEL"));
    assert!(world.mail.last_to("jonas@example.org").calendar().contains("METHOD:REQUEST"));
}
