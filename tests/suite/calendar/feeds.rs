//! Dates as files: of a cohort, and of a person by a link they can take back.

use chrono::Duration;
use lernweg::features::cohorts::{Step, end_stays_of};

use super::calendar;
use crate::harness::{
    Garden, at_once,
    calendar::{Calendar, Stretch},
    pause,
};

/// The path of the link on somebody's page.
fn link(page: &crate::harness::Page) -> String {
    let address = page.text_at("pre code");
    format!("/calendar/{}", address.rsplit("/calendar/").next().unwrap())
}

#[actix_web::test]
async fn the_dates_of_a_cohort_are_a_file() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = calendar(&garden, &elif).await;
    let file = elif.get(&page.link("Download as a calendar file")).await.must_be(200);
    assert_eq!(file.headers["content-type"], "text/calendar; charset=utf-8");
    let read = Calendar::read(&file.body);
    read.keep("cohort");
    assert_eq!(read.method, "PUBLISH");
    assert_eq!(read.name.as_deref(), Some("Aurora"));
    assert_eq!(read.entry("Aurora: last day").when, Stretch::days("2027-01-24", "2027-01-24"));
    let weeks: Vec<_> = read.entries.iter().filter(|entry| entry.uid.starts_with("week-")).collect();
    assert_eq!(weeks.len(), 3);
    assert_eq!(weeks[1].when, Stretch::days("2027-01-11", "2027-01-11"));
    assert!(weeks[1].attendees.is_empty() && weeks[1].organizer.is_none(), "a file names nobody");
    garden.world.sign_in("otto").await.fetch(&garden.at("/calendar.ics")).await.must_be(404);
    garden.world.stranger().fetch(&garden.at("/calendar.ics")).await.must_be(303);
}

#[actix_web::test]
async fn a_moved_date_keeps_its_id_and_its_sequence_rises() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    let week = async || {
        let file = Calendar::read(&olga.get(&garden.at("/calendar.ics")).await.body);
        file.entries.iter().find(|entry| entry.uid.starts_with("week-2-")).unwrap().clone()
    };
    let before = week().await;
    olga.change_dates(&garden.cohort, &pause("2027-01-11", "7", "Works holiday")).await.must_be(200);
    let after = week().await;
    assert_eq!(before.uid, after.uid);
    assert!(after.sequence > before.sequence);
    assert_eq!(after.when, Stretch::days("2027-01-18", "2027-01-18"));
}

#[actix_web::test]
async fn a_program_fetches_somebodys_dates_without_signing_in_until_they_take_the_link_back() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let none = elif.get("/me/calendar").await;
    none.must_say("You have no link yet.");
    let made = elif.submit(&none, "/me/calendar", &[]).await.must_be(200);
    let path = link(&made);
    let program = world.stranger();
    let file = program.get(&path).await.must_be(200);
    assert_eq!(file.headers["cache-control"], "no-store, private");
    let read = Calendar::read(&file.body);
    read.keep("feed");
    read.entry("Aurora: last day");
    // It lasts longer than a session does.
    world.later(Duration::days(400));
    program.get(&path).await.must_be(200);
    let elif = world.sign_in("elif").await;
    let renewed = elif.submit(&elif.get("/me/calendar").await, "/me/calendar", &[]).await.must_be(200);
    program.fetch(&path).await.must_be(404);
    let fresh = link(&renewed);
    program.get(&fresh).await.must_be(200);
    let ended = elif.submit(&renewed, "/me/calendar/end", &[]).await.must_be(200);
    ended.must_say("You have no link yet.");
    program.fetch(&fresh).await.must_be(404);
    program.fetch("/calendar/x.y.z.ics").await.must_be(404);
}

#[actix_web::test]
async fn a_link_pressed_for_fifty_times_is_one_link() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get("/me/calendar").await;
    let pages = at_once(50, async |_| elif.press_anew(&page, "/me/calendar", &[]).await).await;
    assert!(pages.iter().all(|page| page.status == 303));
    let path = link(&elif.get("/me/calendar").await);
    garden.world.stranger().get(&path).await.must_be(200);
}

#[actix_web::test]
async fn who_has_left_fetches_nothing_of_the_cohort_any_more() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let page = elif.get("/me/calendar").await;
    let path = link(&elif.submit(&page, "/me/calendar", &[]).await);
    let who = world.person("elif").await.id;
    world.store.write(async |tx| end_stays_of(tx, who).await).await.unwrap();
    let read = Calendar::read(&world.stranger().get(&path).await.body);
    assert!(read.entries.is_empty());
}

#[actix_web::test]
async fn a_cohort_that_does_not_take_place_leaves_the_feed() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get("/me/calendar").await;
    let path = link(&elif.submit(&page, "/me/calendar", &[]).await);
    garden.cohort.step(&garden.world, Step::Cancel).await;
    let read = Calendar::read(&garden.world.stranger().get(&path).await.body);
    assert!(read.entries.is_empty());
}
