//! Home, for each of us, whatever state one's cohort is in.

use chrono::Duration;
use entity::{programme, states::Role};
use lernweg::features::cohorts::Step;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{answer, lesson};
use crate::first_answers::all_greeted;
use crate::harness::{Cohort, Garden, Persona, World, pause};

#[actix_web::test]
async fn home_says_who_waits_and_stops_when_they_were_heard() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    elif.get("/home").await.must_say("Nobody waits for you.");
    let new = elif.get(&garden.at("/threads/new")).await;
    let thread = elif.submit(&new, "/threads", &[("title", "Snails"), ("body", "They eat everything.")]).await;
    elif.get("/home").await.must_say("You wait for").must_say("Snails");
    jonas.get("/home").await.must_say("Elif wrote here for the first time: say hello");
    all_greeted(world).await;
    jonas.get("/home").await.must_say("One question has no answer yet").must_say("Snails");
    world.later(Duration::seconds(1));
    let page = jonas.get(&thread.path).await;
    jonas.submit(&page, "/posts", &[("body", "Beer.")]).await.must_be(200);
    let home = elif.get("/home").await;
    home.must_say("Jonas answered you").must_not_say("You wait for");
    world.later(Duration::seconds(1));
    let page = elif.get(&thread.path).await;
    elif.submit(&page, "/reading", &[]).await.must_be(200);
    elif.get("/home").await.must_say("Nobody waits for you.");
}

#[actix_web::test]
async fn home_for_each_of_us() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let stranger = world.sign_in("sam").await.get("/home").await.must_be(200);
    stranger.must_say("You are in no cohort yet");
    world.sign_in("tom").await.get("/home").await.must_be(200).must_say("Week 1: why sowing?");
    let olga = world.sign_in("olga").await.get("/home").await.must_be(200);
    olga.must_say("You look after").must_say("Gardening").must_not_say("You are in no cohort yet");
    // Trainer here, participant there: the running one comes first, the other one is a link away.
    let other = Cohort::plan_on(world, "gardening", "Later", "olga", "2027-03-01").await;
    other.enrol(world, "elif", Role::Trainer).await;
    let elif = world.sign_in("elif").await.get("/home").await;
    elif.must_say("Week 1: why sowing?").must_say("Later");
}

#[actix_web::test]
async fn before_the_start_home_says_when() {
    let world = World::new().await;
    let cohort = Cohort::plan_on(&world, "gardening", "Later", "olga", "2027-03-29").await;
    cohort.enrol(&world, "tom", Role::Trainer).await;
    cohort.enrol(&world, "elif", Role::Participant).await;
    cohort.step(&world, Step::Confirm).await;
    let home = world.sign_in("elif").await.get("/home").await.must_be(200);
    home.must_say("Later").must_say("Mon 29 Mar 2027, 08:00 CEST");
}

#[actix_web::test]
async fn the_cohort_that_matters_now_comes_first() {
    let garden = Garden::new().await;
    let world = &garden.world;
    for (name, day) in [("Earlier", "2026-11-02"), ("Later", "2027-03-01")] {
        let other = Cohort::plan_on(world, "gardening", name, "olga", day).await;
        other.enrol(world, "elif", Role::Participant).await;
        other.enrol(world, "tom", Role::Trainer).await;
        other.step(world, Step::Confirm).await;
    }
    let cancelled = Cohort::plan_on(world, "gardening", "Never", "olga", "2027-02-01").await;
    cancelled.enrol(world, "elif", Role::Participant).await;
    cancelled.step(world, Step::Cancel).await;
    let home = world.sign_in("elif").await.get("/home").await;
    assert_eq!(home.texts(".where a"), ["Aurora"]);
    assert_eq!(home.texts("section[aria-labelledby=others] .row-title"), ["Later", "Earlier", "Never"]);
    assert_eq!(home.texts("section[aria-labelledby=others] .row-meta"), ["confirmed", "finished", "cancelled"]);
}

#[actix_web::test]
async fn home_in_a_pause_says_so_and_when_it_goes_on() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let olga = world.sign_in("olga").await;
    olga.change_dates(&garden.cohort, &pause("2027-01-11", "7", "Works holiday")).await.must_be(200);
    let home = world.sign_in("elif").await.get("/home").await;
    home.must_not_say("paused").must_say("The next week opens on Mon 18 Jan 2027, 08:00 CET");
    world.later(Duration::days(6));
    garden.cohort.keep(world).await;
    let elif = world.sign_in("elif").await;
    let home = elif.get("/home").await;
    assert_eq!(home.heading(), "Week 1: why sowing?");
    home.must_say("paused").must_say("The next week opens on Mon 18 Jan 2027, 08:00 CET");
    // A pause is no curtain: one goes on reading, writing and talking.
    answer(&garden, &elif, "soil", "It smells.").await.must_say("It smells.");
    let page = lesson(&garden, &elif, "soil").await;
    elif.submit(&page, "/completion", &[("done", "yes")]).await.must_be(200);
    elif.get("/home").await.must_say("1 of 2 open lessons done");
}

#[actix_web::test]
async fn home_after_the_end_promises_nothing_more() {
    let garden = Garden::new().await;
    let world = &garden.world;
    world.later(Duration::days(40));
    garden.cohort.keep(world).await;
    let elif = world.sign_in("elif").await;
    let home = elif.get("/home").await;
    assert_eq!(home.heading(), "Week 3: why harvesting?");
    home.must_say("finished").must_not_say("The next week opens on");
    assert_eq!(home.texts("a[href$='/threads/new']").len(), 1, "one goes on talking");
    garden.cohort.step(world, Step::Archive).await;
    let home = elif.get("/home").await;
    home.must_say("archived");
    assert_eq!(home.texts("a[href$='/threads/new']").len(), 0);
}

#[actix_web::test]
async fn home_of_a_cohort_that_does_not_take_place_does_not_say_when_it_begins() {
    let world = World::new().await;
    let cohort = Cohort::plan_on(&world, "gardening", "Later", "olga", "2027-03-29").await;
    cohort.enrol(&world, "tom", Role::Trainer).await;
    cohort.enrol(&world, "elif", Role::Participant).await;
    let elif = world.sign_in("elif").await;
    elif.get("/home").await.must_say("planned").must_say("It begins on Mon 29 Mar 2027, 08:00 CEST");
    cohort.step(&world, Step::Cancel).await;
    let home = elif.get("/home").await.must_be(200);
    home.must_say("Later").must_say("cancelled");
    home.must_not_say("It begins on").must_not_say("The next week opens on").must_not_say("29 Mar");
}

#[actix_web::test]
async fn a_course_that_left_the_content_stays_with_whoever_has_begun_it() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let later = Cohort::plan_on(world, "gardening", "Later", "olga", "2027-03-29").await;
    later.enrol(world, "elif", Role::Participant).await;
    later.enrol(world, "lena", Role::Participant).await;
    let gone = world.store.write(async |tx| {
        programme::Entity::update_many()
            .col_expr(programme::Column::Slug, Expr::value("long-gone"))
            .filter(programme::Column::Slug.eq("gardening"))
            .exec(&**tx)
            .await?;
        Ok(())
    });
    gone.await.unwrap();
    let elif = world.sign_in("elif").await;
    let home = elif.get("/home").await.must_be(200);
    assert_eq!(home.texts(".where a"), ["Aurora"]);
    home.must_not_say("Later");
    elif.get(&garden.at("/weeks/1/soil")).await.must_be(200).must_say("This is Soil.");
    elif.get("/me/progress").await.must_be(200).must_say("Aurora");
    let lena = world.sign_in("lena").await;
    lena.get("/home").await.must_be(200).must_say("You are in no cohort yet");
    lena.get("/me/progress").await.must_be(200);
    world.sign_in("olga").await.get("/home").await.must_be(200);
}

#[actix_web::test]
async fn an_answer_nobody_may_read_any_more_waits_for_nobody() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let new = elif.get(&garden.at("/threads/new")).await;
    let thread = elif.submit(&new, "/threads", &[("title", "Snails"), ("body", "They eat everything.")]).await;
    world.later(Duration::seconds(1));
    let page = jonas.get(&thread.path).await;
    let sent = jonas.submit(&page, "/posts", &[("body", "Beer.")]).await;
    elif.get("/home").await.must_say("Jonas answered you");
    let edit = sent.edits().pop().unwrap();
    jonas.submit(&jonas.get(&edit).await, "/removal", &[]).await.must_be(200);
    let home = elif.get("/home").await;
    home.must_not_say("Jonas answered you").must_say("Nobody waits for you").must_say("You wait for");
}

/// Elif asks seven questions, one after the other.
async fn seven_questions(garden: &Garden, elif: &Persona) -> Vec<String> {
    let new = elif.get(&garden.at("/threads/new")).await;
    let mut asked = Vec::new();
    for nth in 1..=7 {
        garden.world.later(Duration::seconds(11));
        let (title, body) = (format!("Question {nth}"), format!("Number {nth}"));
        let sent = elif.press_anew(&new, "/threads", &[("title", &title), ("body", &body)]).await.must_be(303);
        asked.push(sent.headers["location"].to_str().unwrap().to_owned());
    }
    asked
}

#[actix_web::test]
async fn home_names_five_who_wait_and_not_fifty() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let asked = seven_questions(&garden, &elif).await;
    all_greeted(world).await;
    let first_five: Vec<String> = (1..=5).map(|nth| format!("Question {nth}")).collect();
    let home = elif.get("/home").await;
    assert_eq!(home.texts("section[aria-labelledby=you-wait] .row-title"), first_five, "the longest first");
    home.must_say("and 2 more");
    let home = jonas.get("/home").await;
    assert_eq!(home.texts("section[aria-labelledby=waiting] .row-title"), first_five);
    home.must_say("7 questions have no answer yet");
    for thread in &asked {
        world.later(Duration::seconds(11));
        let page = jonas.get(thread).await;
        jonas.press_anew(&page, "/posts", &[("body", "Try beer.")]).await.must_be(303);
    }
    let home = elif.get("/home").await;
    assert_eq!(home.texts("section[aria-labelledby=waiting] .row-meta"), first_five, "who waits longest stands first");
    let all = home.attribute("section[aria-labelledby=waiting] a[href*='waiting=all']", "href").unwrap();
    let home = elif.get(&all).await;
    assert_eq!(home.texts("section[aria-labelledby=waiting] .row-title").len(), 7);
    assert_eq!(home.texts("section[aria-labelledby=waiting] a[href*='waiting=all']").len(), 0);
}

#[actix_web::test]
async fn whoever_talks_much_waits_once() {
    let garden = Garden::new().await;
    let world = &garden.world;
    garden.cohort.enrol(world, "mia", Role::Participant).await;
    let elif = world.sign_in("elif").await;
    let new = elif.get(&garden.at("/threads/new")).await;
    let thread = elif.submit(&new, "/threads", &[("title", "Snails"), ("body", "They eat everything.")]).await;
    for key in ["jonas", "jonas", "mia", "jonas"] {
        world.later(Duration::seconds(1));
        let somebody = world.sign_in(key).await;
        let page = somebody.get(&thread.path).await;
        somebody.press_anew(&page, "/posts", &[("body", &format!("{key} knows more"))]).await.must_be(303);
    }
    let home = elif.get("/home").await;
    assert_eq!(
        home.texts("section[aria-labelledby=waiting] .row-title"),
        ["Jonas answered you", "Mia answered you"],
        "people, not posts"
    );
}
