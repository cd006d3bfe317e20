//! A week: not open, open, looked at ahead.

use chrono::Duration;
use entity::states::Role;
use lernweg::features::cohorts::Step;

use crate::harness::{Cohort, Garden};

#[actix_web::test]
async fn a_week_opens_on_its_morning_and_not_before() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, tom) = (world.sign_in("elif").await, world.sign_in("tom").await);
    let closed = elif.get(&garden.at("/weeks/2")).await.must_be(200);
    closed.must_say("Not open yet").must_say("Mon 11 Jan 2027, 08:00 CET").must_say("Week 2: why watering?");
    closed.must_not_say("Water\n").must_not_say("With a spade.");
    assert_eq!(closed.texts("ol.rows li").len(), 0);
    elif.fetch(&garden.at("/weeks/2/water")).await.must_be(404);
    elif.send(&garden.at("/weeks/2/water/answers"), &[("_key", "0123456789abcdef"), ("body", "early")])
        .await
        .must_be(404);
    elif.send(&garden.at("/weeks/2/water/completion"), &[("_key", "0123456789abcdef"), ("done", "yes")])
        .await
        .must_be(404);
    tom.get(&garden.at("/weeks/2")).await.must_say("You see it already because you moderate");
    tom.get(&garden.at("/weeks/2/water")).await.must_be(200);
    world.until("2027-01-11T06:59:59Z");
    let elif = world.sign_in("elif").await;
    elif.fetch(&garden.at("/weeks/2/water")).await.must_be(404);
    world.later(Duration::seconds(1));
    elif.fetch(&garden.at("/weeks/2/water")).await.must_be(200);
}

#[actix_web::test]
async fn what_a_trainer_wrote_ahead_is_not_read_ahead() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let tom = world.sign_in("tom").await;
    let page = tom.get(&garden.at("/weeks/2/water")).await;
    let after = tom.submit(&page, "/answers", &[("body", "Spoiler.")]).await.must_be(200);
    let thread = after.attribute("#answers a[href*='/threads/']", "href").unwrap();
    let elif = world.sign_in("elif").await;
    let thread = thread.split("/posts/").next().unwrap().to_owned();
    elif.fetch(&thread).await.must_be(404);
}

#[actix_web::test]
async fn the_weeks_stand_in_one_list_with_what_i_did() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, tom) = (world.sign_in("elif").await, world.sign_in("tom").await);
    let page = elif.get(&garden.at("/weeks/1/soil")).await;
    elif.submit(&page, "/completion", &[("done", "yes")]).await.must_be(200);
    let weeks = elif.get(&garden.at("/weeks")).await.must_be(200);
    assert_eq!(weeks.texts("ol.weeks h2"), ["Week 1: why sowing?", "Week 2: why watering?", "Week 3: why harvesting?"]);
    let below = weeks.texts("ol.weeks .weeks-meta");
    assert_eq!(
        below,
        [
            "Week 1 · 1 of 2 lessons done",
            "Week 2 · Opens on Mon 11 Jan 2027, 08:00 CET",
            "Week 3 · Opens on Mon 18 Jan 2027, 08:00 CET",
        ]
    );
    let hrefs: Vec<String> = (1..=3).map(|nth| garden.at(&format!("/weeks/{nth}"))).collect();
    assert_eq!(weeks.attributes("ol.weeks h2 a", "href"), hrefs);
    assert_eq!(tom.get(&garden.at("/weeks")).await.texts("ol.weeks .weeks-meta")[0], "Week 1 · 2 lessons");
}

#[actix_web::test]
async fn from_week_to_week_and_lesson_to_lesson() {
    let garden = Garden::new().await;
    let tom = garden.world.sign_in("tom").await;
    let around = async |path: &str| {
        let page = tom.get(&garden.at(path)).await.must_be(200);
        (page.attribute("main a[rel=prev]", "href"), page.attribute("main a[rel=next]", "href"))
    };
    let at = |path: &str| Some(garden.at(path));
    assert_eq!(around("/weeks/1").await, (None, at("/weeks/2")));
    assert_eq!(around("/weeks/2").await, (at("/weeks/1"), at("/weeks/3")));
    assert_eq!(around("/weeks/3").await, (at("/weeks/2"), None));
    assert_eq!(around("/weeks/1/soil").await, (None, at("/weeks/1/seed")));
    assert_eq!(around("/weeks/1/seed").await, (at("/weeks/1/soil"), None));
    assert_eq!(tom.get(&garden.at("/weeks/1/seed")).await.link("Back to week 1"), garden.at("/weeks/1"));
}

#[actix_web::test]
async fn who_owns_the_course_reads_no_week_unless_they_take_part() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    for path in ["/weeks", "/weeks/1", "/weeks/1/soil", "/weeks/2", "/threads"] {
        olga.fetch(&garden.at(path)).await.must_be(403);
    }
    assert!(olga.get(&garden.at("")).await.attribute("ol.weeks h3 a", "href").is_none(), "nor is a link there");
    garden.cohort.enrol(world, "olga", Role::Participant).await;
    olga.get(&garden.at("/weeks/1/soil")).await.must_be(200);
    olga.fetch(&garden.at("/weeks/2/water")).await.must_be(404);
    olga.get(&garden.at("/settings")).await.must_be(200);
}

#[actix_web::test]
async fn a_trainer_elsewhere_looks_ahead_only_there() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let other = Cohort::plan(world, "gardening", "Borealis", "olga").await;
    other.enrol(world, "elif", Role::Trainer).await;
    other.step(world, Step::Confirm).await;
    let elif = world.sign_in("elif").await;
    elif.get(&other.at("/weeks/2/water")).await.must_be(200);
    elif.fetch(&garden.at("/weeks/2/water")).await.must_be(404);
    elif.get(&garden.at("/weeks/2")).await.must_not_say("You see it already");
}
