//! What each sees.

use chrono::Duration;
use entity::states::Role;
use lernweg::{
    features::live_sessions::{sessions_to_come, slots_of_cohort},
    identity::{Profile, change_profile},
    platform::text::{Name, Text},
};

use crate::harness::Garden;

#[actix_web::test]
async fn an_owner_sees_dates_and_no_names() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let planned = garden.plan_session(&[]).await;
    let elif = world.sign_in("elif").await;
    elif.answers(&planned, &planned.slots[0]).await.must_be(200);
    let olga = world.sign_in("olga").await;
    let page = olga.get(&planned.path).await;
    page.must_say("one comes").must_not_say("Elif").must_not_say("Questions ahead");
    assert!(page.find_form("/answer").is_none());
    olga.send(&format!("{}/answer", planned.path), &[("_key", "0123456789abcdef0123"), ("answer", "no")])
        .await
        .must_be(403);
    world.sign_in("tom").await.get(&planned.path).await.must_say("Who comes: Elif");
    assert!(!world.sign_in("jonas").await.get(&planned.path).await.says("Elif"));
}

#[actix_web::test]
async fn times_stand_in_the_readers_zone_and_name_another() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let planned = garden.plan_twice(&[], &[("on", "2027-01-09"), ("at", "06:30"), ("zone", "Asia/Kolkata")]).await;
    let elif = world.sign_in("elif").await;
    let page = elif.get(&planned.path).await;
    page.must_say("Fri 8 Jan 2027, 14:00 CET")
        .must_say("Sat 9 Jan 2027, 02:00 CET (there: 9 Jan, 06:30, Asia/Kolkata)");
    assert_eq!(page.body.matches("there: ").count(), 1);
    let person = world.person("elif").await;
    let profile = Profile { name: Name::parse("Elif").unwrap(), locale: "en".into(), zone: "Asia/Kolkata".into() };
    world.store.write(async |tx| change_profile(tx, person.id, &profile).await).await.unwrap();
    let list = elif.get(&garden.at("/sessions")).await;
    list.must_say("Sat 9 Jan 2027, 06:30 IST")
        .must_say("Fri 8 Jan 2027, 18:30 IST (there: 8 Jan, 14:00, Europe/Berlin)");
}

#[actix_web::test]
async fn a_list_tells_what_is_on_full_over_or_off() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let on = garden.plan_session(&[("title", "Is on"), ("on", "2027-01-06"), ("at", "14:00")]).await;
    let full = garden.plan_session(&[("title", "Is full"), ("capacity", "1")]).await;
    garden.plan_session(&[("title", "Is over"), ("on", "2027-01-06"), ("at", "12:00")]).await;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    elif.answers(&full, &full.slots[0]).await.must_be(200);
    jonas.answers(&on, &on.slots[0]).await.must_be(200);
    world.later(Duration::minutes(190));
    let list = jonas.get(&garden.at("/sessions")).await;
    let row = |title: &str| list.texts("li.row").into_iter().find(|row| row.contains(title)).unwrap();
    assert!(row("Is on").ends_with("on now"), "{}", row("Is on"));
    assert!(row("Is full").ends_with("full"), "{}", row("Is full"));
    assert!(list.texts("details li.row").iter().any(|row| row.contains("Is over")), "what was is folded away");
}

#[actix_web::test]
async fn the_file_of_a_session_names_nobody() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let planned = garden.plan_twice(&[], &[("on", "2027-01-08"), ("at", "20:00"), ("zone", "America/New_York")]).await;
    let elif = world.sign_in("elif").await;
    elif.answers(&planned, &planned.slots[0]).await.must_be(200);
    let page = elif.fetch(&format!("{}/calendar.ics", planned.path)).await.must_be(200);
    assert_eq!(page.headers["content-type"], "text/calendar; charset=utf-8");
    assert_eq!(page.body.matches("BEGIN:VEVENT").count(), 2);
    assert!(page.body.contains("METHOD:PUBLISH") && page.body.contains("BEGIN:VTIMEZONE"));
    for secret in ["ATTENDEE", "ORGANIZER", "example.org/compost", "Elif", "Tom"] {
        assert!(!page.body.contains(secret), "{secret}");
    }
    world.sign_in("sam").await.fetch(&format!("{}/calendar.ics", planned.path)).await.must_be(404);
}

#[actix_web::test]
async fn other_rooms_find_what_is_to_come_in_one_query() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let planned = garden.plan_twice(&[], &[("on", "2027-01-08"), ("at", "20:00")]).await;
    garden.plan_session(&[("title", "Second"), ("on", "2027-01-09")]).await;
    let elif = world.sign_in("elif").await;
    elif.answers(&planned, &planned.slots[1]).await.must_be(200);
    let who = world.person("elif").await.id;
    let before = world.store.statements();
    let rows = slots_of_cohort(world.store.read(), garden.cohort.id, who).await.unwrap();
    let to_come = sessions_to_come(world.store.read(), who, world.clock.now()).await.unwrap();
    assert_eq!(world.store.statements() - before, 2);
    assert_eq!((rows.len(), to_come.len()), (3, 3));
    let mine: Vec<bool> = rows.iter().map(|row| row.mine().is_some()).collect();
    assert_eq!(mine, [false, true, false]);
    let stranger = world.person("sam").await.id;
    assert!(sessions_to_come(world.store.read(), stranger, world.clock.now()).await.unwrap().is_empty());
}

#[actix_web::test]
async fn a_session_costs_the_same_with_one_who_comes_and_with_many() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let planned = garden.plan_session(&[]).await;
    let tom = world.sign_in("tom").await;
    let cost = async |path: &str| {
        tom.get(path).await.must_be(200);
        let before = world.store.statements();
        tom.fetch(path).await.must_be(200);
        world.store.statements() - before
    };
    let list = garden.at("/sessions");
    let before = (cost(&planned.path).await, cost(&list).await);
    assert!(before.0 <= 7 && before.1 <= 4, "{before:?}");
    for key in ["elif", "jonas", "mia"] {
        if key == "mia" {
            garden.cohort.enrol(world, key, Role::Participant).await;
        }
        world.sign_in(key).await.answers(&planned, &planned.slots[0]).await.must_be(200);
    }
    for day in ["2027-01-09", "2027-01-10"] {
        garden.plan_twice(&[("on", day)], &[("on", day), ("at", "20:00")]).await;
    }
    assert_eq!((cost(&planned.path).await, cost(&list).await), before);
}

#[actix_web::test]
async fn home_says_what_is_next_and_what_waits_for_an_answer() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let planned = garden.plan_twice(&[], &[("on", "2027-01-09"), ("at", "20:00")]).await;
    let (elif, tom) = (world.sign_in("elif").await, world.sign_in("tom").await);
    elif.get("/home").await.must_say("Ask me anything about compost").must_not_say("Say whether you will come");
    let page = tom.get(&planned.path).await;
    tom.submit(&page, "/invitations", &[]).await.must_be(200);
    elif.get("/home").await.must_say("Say whether you will come");
    elif.answers(&planned, &planned.slots[1]).await.must_be(200);
    let home = elif.get("/home").await;
    home.must_not_say("Say whether you will come").must_say("Sat 9 Jan 2027, 20:00 CET").must_not_say("8 Jan 2027");
    elif.answers(&planned, "no").await.must_be(200);
    elif.get("/home").await.must_not_say("compost");
}
