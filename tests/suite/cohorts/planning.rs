//! A cohort is planned.

use entity::cohort;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::settings;
use crate::harness::{Garden, at_once, pause, tally};

#[actix_web::test]
async fn planning_names_every_mistake_and_keeps_what_was_typed() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    let page = olga.get("/programmes/gardening/cohorts/new").await;
    let wrong =
        [("name", "ab"), ("starts_on", "2027-02-30"), ("opens_at", "25:00"), ("zone", "Middle/Earth"), ("seats", "0")];
    let refused = olga.press(&page, "/cohorts", &wrong).await.must_be(422);
    assert_eq!(refused.mistakes().len(), 5);
    assert_eq!(refused.attribute("input[name=name]", "value").as_deref(), Some("ab"));
    assert!(refused.text_at("title").starts_with("Error:"));
    let taken = [("name", "Aurora"), ("starts_on", "2027-05-03")];
    let taken = olga.press(&page, "/cohorts", &taken).await.must_be(409);
    assert_eq!(taken.mistakes(), ["A cohort of this programme already has that name."]);
    assert_eq!(taken.attribute("input[name=starts_on]", "value").as_deref(), Some("2027-05-03"));
    let good = olga.submit(&page, "/cohorts", &[("name", "Borealis"), ("starts_on", "2027-05-03")]).await.must_be(200);
    assert!(good.path.ends_with("/settings") && !good.flash().is_empty());
    let list = olga.get("/programmes/gardening/cohorts").await;
    assert_eq!(list.texts("tbody th"), ["Borealis", "Aurora"], "latest start first");
    assert_eq!(list.texts("tbody .state"), ["planned", "running"]);
    list.must_say("Week 1 of 3").must_say("2 of 3 seats").must_say("0 of 30 seats");
}

#[actix_web::test]
async fn one_of_fifty_cohorts_gets_the_name() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    let page = olga.get("/programmes/gardening/cohorts/new").await;
    let pages = at_once(50, async |_| {
        olga.press_anew(&page, "/cohorts", &[("name", "Borealis"), ("starts_on", "2027-05-03")]).await
    })
    .await;
    assert_eq!(tally(&pages), [(303, 1), (409, 49)]);
    assert_eq!(cohort::Entity::find().count(garden.world.store.read()).await.unwrap(), 2);
}

#[actix_web::test]
async fn a_day_nobody_will_live_to_see_is_no_day() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    let page = olga.get("/programmes/gardening/cohorts/new").await;
    for day in ["+262142-12-31", "99999-01-01", "-262143-01-01", "9999-12-31", "0000-01-01", "1827-01-04"] {
        let refused = olga.press(&page, "/cohorts", &[("name", "Eon"), ("starts_on", day)]).await.must_be(422);
        assert_eq!(refused.mistakes().len(), 1, "{day}");
        olga.look_ahead(&garden.cohort, &pause(day, "7", "Ice age")).await.must_be(422);
    }
    garden.world.stranger().get("/programmes/gardening").await.must_be(200);
    olga.get("/programmes/gardening/cohorts").await.must_be(200);
}

#[actix_web::test]
async fn a_field_nobody_asked_for_is_refused_everywhere() {
    let garden = Garden::new().await;
    let olga = garden.world.sign_in("olga").await;
    let new = olga.get("/programmes/gardening/cohorts/new").await;
    let page = settings(&garden, &olga).await;
    let preview = olga.look_ahead(&garden.cohort, &pause("2027-01-11", "7", "x")).await.must_be(200);
    let end = super::end_of(&garden, "Jonas").await;
    let before = (garden.cohort.on(&garden.world).await.cohort, super::stays(&garden).await);
    for (field, value) in [
        ("id", "1"),
        ("cohort_id", "1"),
        ("state", "running"),
        ("created_at", "2020-01-01"),
        ("programme_id", "x"),
        ("person_id", "x"),
        ("owner", "true"),
        ("version", "9"),
    ] {
        let odd = (field, value);
        olga.press(&new, "/cohorts", &[("name", "X-ray"), ("starts_on", "2027-05-03"), odd]).await.must_be(400);
        olga.press(&page, "/state", &[("step", "cancel"), odd]).await.must_be(400);
        olga.press(&preview, "/calendar", &[odd]).await.must_be(400);
        let member = [("name", "Mo"), ("email", "mo@example.org"), ("role", "trainer"), odd];
        olga.press(&page, "/enrolments", &member).await.must_be(400);
        olga.press(&page, &end, &[("reason", "x"), odd]).await.must_be(400);
    }
    assert_eq!((garden.cohort.on(&garden.world).await.cohort, super::stays(&garden).await), before);
    assert_eq!(cohort::Entity::find().count(garden.world.store.read()).await.unwrap(), 1);
    let owner = [("name", "Mo"), ("email", "mo@example.org"), ("role", "owner")];
    olga.press(&page, "/enrolments", &owner).await.must_be(422);
}
