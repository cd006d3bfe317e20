//! When a circle meets.

use entity::{circle, circle_hour};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{circle_with, eight, elsewhere, meeting, named, page_of, published};
use crate::{
    harness::{Garden, Page, Persona, calendar::Calendar, pause},
    people::live_in,
};

const HOUR: &str = "#hour-h ~ p strong";

async fn sets(garden: &Garden, who: &Persona, fields: &[(&str, &str)]) -> Page {
    let page = page_of(garden, who).await;
    who.submit(&page, "/hour", fields).await
}

#[actix_web::test]
async fn hours_that_suit_are_suggested_and_whoever_sets_one_sets_it_for_all() {
    let garden = meeting().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let page = page_of(&garden, &elif).await;
    page.must_say("Monday, 10:00 suits everybody").must_say("Another hour");
    assert_eq!(page.attributes("input[name=hour]", "value"), ["1 10:00", "2 12:00", "3 10:00", "own"]);
    let page = elif.submit(&page, "/hour", &[("hour", "2 12:00")]).await.must_be(200);
    page.must_flash("The hour is set.").must_say("Set by Elif on 6 Jan, 11:00");
    assert_eq!(page.text_at(HOUR), "Every Tuesday, 12:00");
    page.must_say("Tue 12 Jan 2027, 12:00 CET");
    let other = named(world, &elsewhere(world, "Elif").await).await;
    page_of(&garden, &other).await.must_say("You have no hour yet.");
    elif.get("/home").await.must_say("Your circle meets");
}

#[actix_web::test]
async fn somebody_elsewhere_reads_it_by_their_clock_and_sets_it_by_theirs() {
    let garden = eight().await;
    let world = &garden.world;
    published(&garden).await;
    let own = circle_with(world, "Elif").await;
    let far = own.iter().find(|name| *name != "Elif").unwrap().to_lowercase();
    live_in(world, &far, "Asia/Kolkata").await;
    let elif = world.sign_in("elif").await;
    let page = page_of(&garden, &elif).await;
    page.must_say("suits everybody");
    assert!(!page.attributes("input[name=hour]", "value").contains(&"2 16:00".to_owned()));
    sets(&garden, &elif, &[("hour", "own"), ("weekday", "4"), ("at", "20:00")]).await.must_be(200);
    let far = world.sign_in(&far).await;
    let theirs = page_of(&garden, &far).await;
    assert_eq!(theirs.text_at(HOUR), "Every Friday, 00:30");
    let theirs = sets(&garden, &far, &[("hour", "own"), ("weekday", "5"), ("at", "14:00")]).await.must_be(200);
    assert_eq!(theirs.text_at(HOUR), "Every Friday, 14:00");
    assert_eq!(page_of(&garden, &elif).await.text_at(HOUR), "Every Friday, 09:30");
    let row = circle::Entity::find().filter(circle::Column::HourZone.is_not_null()).one(world.store.read()).await;
    assert_eq!(row.unwrap().unwrap().hour_zone.as_deref(), Some("Asia/Kolkata"));
}

#[actix_web::test]
async fn who_comes_second_sees_who_was_first_and_keeps_what_they_chose() {
    let garden = meeting().await;
    let world = &garden.world;
    let own = circle_with(world, "Elif").await;
    let other = named(world, own.iter().find(|name| *name != "Elif").unwrap()).await;
    let page = page_of(&garden, &other).await;
    let elif = world.sign_in("elif").await;
    sets(&garden, &elif, &[("hour", "2 12:00")]).await.must_be(200);
    let late = [("hour", "own"), ("weekday", "4"), ("at", "15:30")];
    let no = other.press(&page, "/hour", &late).await.must_be(409);
    no.must_say("Somebody has changed the hour meanwhile").must_say("Set by Elif");
    assert_eq!((no.typed("/hour", "at"), no.typed("/hour", "weekday")), ("15:30".into(), "4".into()));
    other.press_anew(&no, "/hour", &[]).await.must_be(303);
    assert_eq!(page_of(&garden, &elif).await.text_at(HOUR), "Every Thursday, 15:30");
}

#[actix_web::test]
async fn what_is_no_hour_is_refused_with_what_was_typed() {
    let garden = meeting().await;
    let elif = garden.world.sign_in("elif").await;
    let page = page_of(&garden, &elif).await;
    for (fields, mistakes) in [
        ([("hour", ""), ("weekday", ""), ("at", "")], 1),
        ([("hour", "own"), ("weekday", ""), ("at", "")], 2),
        ([("hour", "own"), ("weekday", "8"), ("at", "25:00")], 2),
        ([("hour", "9 10:00"), ("weekday", ""), ("at", "")], 1),
    ] {
        let no = elif.press_anew(&page, "/hour", &fields).await.must_be(422);
        assert_eq!(no.mistakes().len(), mistakes, "{fields:?}: {:?}", no.mistakes());
        assert_eq!(no.typed("/hour", "at"), fields[2].1);
    }
    assert_eq!(circle_hour::Entity::find().count(garden.world.store.read()).await.unwrap(), 0);
}

#[actix_web::test]
async fn the_hour_goes_into_a_calendar_and_along_with_the_dates_of_the_cohort() {
    let garden = meeting().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    elif.fetch(&garden.at("/circles/hour.ics")).await.must_be(404);
    sets(&garden, &elif, &[("hour", "2 12:00")]).await.must_be(200);
    let file = elif.get(&garden.at("/circles/hour.ics")).await.must_be(200);
    let before = Calendar::read(&file.body);
    before.keep("circle-hours");
    let starts = |calendar: &Calendar| -> Vec<String> {
        calendar
            .entries
            .iter()
            .filter(|one| one.uid.starts_with("circle-"))
            .map(|one| format!("{:?}", one.when))
            .collect()
    };
    assert_eq!(before.entries.len(), 2, "Tuesdays of weeks 2 and 3: {:?}", starts(&before));
    assert_eq!(before.entries[0].title, "Circle hour: Aurora");
    let ids: Vec<String> = before.entries.iter().map(|one| one.uid.clone()).collect();
    // Another hour: the same entries, later.
    sets(&garden, &elif, &[("hour", "own"), ("weekday", "4"), ("at", "15:30")]).await.must_be(200);
    elif.get("/home").await.must_say("In your circle · Thu 7 Jan 2027, 15:30 CET");
    let moved = Calendar::read(&elif.get(&garden.at("/circles/hour.ics")).await.body);
    assert_eq!(moved.entries.len(), 3, "there is one this week, too");
    for id in &ids {
        let (old, new) =
            (before.entries.iter().find(|one| one.uid == *id), moved.entries.iter().find(|one| one.uid == *id));
        assert!(new.unwrap().sequence > old.unwrap().sequence);
    }
    // A pause: nobody meets in it, and there is a week more at the end.
    let olga = world.sign_in("olga").await;
    olga.change_dates(&garden.cohort, &pause("2027-01-11", "7", "Frost")).await.must_be(200);
    let paused = Calendar::read(&elif.get(&garden.at("/circles/hour.ics")).await.body);
    assert_eq!(paused.entries.len(), 3);
    assert!(!starts(&paused).iter().any(|when| when.contains("2027-01-14")), "{:?}", starts(&paused));
    assert!(starts(&paused).iter().any(|when| when.contains("2027-01-28")), "{:?}", starts(&paused));
    assert!(paused.entries[0].sequence > moved.entries[0].sequence);
    let own = elif.get("/me/calendar").await;
    let made = elif.submit(&own, "/me/calendar", &[]).await.must_be(200);
    let address = made.text_at("pre code");
    let path = format!("/calendar/{}", address.rsplit("/calendar/").next().unwrap());
    let feed = Calendar::read(&world.stranger().get(&path).await.must_be(200).body);
    assert_eq!(starts(&feed).len(), 3, "in the feed of whoever is in the circle");
}

#[actix_web::test]
async fn where_the_cohort_does_not_take_place_no_circle_meets() {
    let garden = meeting().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    sets(&garden, &elif, &[("hour", "2 12:00")]).await.must_be(200);
    garden.cohort.step(world, lernweg::features::cohorts::Step::Cancel).await;
    assert_eq!(circle_hour::Entity::find().count(world.store.read()).await.unwrap(), 0);
}
