//! Stories about a week: who sees what of it, and when.

use chrono::Duration;
use entity::states::{CohortState, Role};
use lernweg::features::cohorts::Step;

use crate::harness::{Cohort, Garden, Page, Persona, World, at_once};

async fn lesson(garden: &Garden, who: &Persona, id: &str) -> Page {
    who.get(&garden.at(&format!("/weeks/1/{id}"))).await.must_be(200)
}

async fn answer(garden: &Garden, who: &Persona, id: &str, words: &str) -> Page {
    let page = lesson(garden, who, id).await;
    who.submit(&page, "/answers", &[("body", words)]).await.must_be(200)
}

#[actix_web::test]
async fn a_participant_follows_a_week() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let home = elif.get("/home").await.must_be(200);
    assert_eq!(home.heading(), "Week 1: why sowing?");
    answer(&garden, &jonas, "soil", "It is brown.").await;
    let before = lesson(&garden, &elif, "soil").await;
    before.must_say("1 of 2 have answered").must_not_say("It is brown.");
    assert!(!before.body.contains("It is brown."), "not even hidden");
    let after = answer(&garden, &elif, "soil", "It **smells**.").await;
    after.must_say("It smells.").must_say("It is brown.");
    assert!(after.body.contains("<strong>smells</strong>"));
    let done = elif.submit(&after, "/completion", &[("done", "yes")]).await.must_be(200);
    assert!(!done.flash().is_empty());
    let progress = elif.get("/me/progress").await.must_be(200);
    progress.must_say("1 of 2 open lessons done");
    assert_eq!(progress.texts("dl.figures dd"), ["1", "0", "0"], "made, given, received");
    let reply = after.attribute("#answers details article.post a[href*='?answer=']", "href").unwrap();
    let thread = elif.get(reply.split('#').next().unwrap()).await.must_be(200);
    elif.submit(&thread, "/posts", &[("body", "With us it is black.")]).await.must_be(200);
    world.deliver().await;
    assert_eq!(world.mail.last_to("jonas@example.org").subject, "Elif answered you: What do you know about soil?");
    let home = jonas.get("/home").await;
    home.must_say("Elif answered you").must_say("What do you know about soil?");
    let progress = elif.get("/me/progress").await;
    assert_eq!(progress.texts("dl.figures dd"), ["1", "1", "0"]);
}

#[actix_web::test]
async fn home_says_who_waits_and_stops_when_they_were_heard() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    elif.get("/home").await.must_say("Nobody waits for you.");
    let new = elif.get(&garden.at("/threads/new")).await;
    let thread = elif.submit(&new, "/threads", &[("title", "Snails"), ("body", "They eat everything.")]).await;
    elif.get("/home").await.must_say("You wait for").must_say("Snails");
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
    world.later("2027-01-11T06:59:59Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap() - world.store.now());
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
async fn ten_first_answers_at_once_make_one_thread() {
    let garden = Garden::new().await;
    let world = &garden.world;
    garden.cohort.enrol(world, "third", Role::Participant).await;
    let people = [
        world.sign_in("elif").await,
        world.sign_in("jonas").await,
        world.sign_in("third").await,
        world.sign_in("tom").await,
    ];
    let page = lesson(&garden, &people[0], "soil").await;
    let statuses = at_once(12, async |nth| {
        let key = format!("{:032x}", rand::random::<u128>());
        let body = format!("Answer {nth}");
        let form = page.form("/answers");
        people[nth % 4].send(&form.action, &[("_key", &key), ("body", &body)]).await.status.as_u16()
    })
    .await;
    assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 4, "one each: {statuses:?}");
    assert_eq!(statuses.iter().filter(|status| **status == 409).count(), 8, "{statuses:?}");
    let threads = entity::thread::Entity::find();
    use sea_orm::{EntityTrait, PaginatorTrait};
    assert_eq!(threads.count(world.store.read()).await.unwrap(), 1);
}

#[actix_web::test]
async fn an_answer_that_does_not_fit_comes_back_with_my_words() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = lesson(&garden, &elif, "soil").await;
    let empty = elif.press(&page, "/answers", &[("body", " \n ")]).await.must_be(422);
    assert_eq!(empty.mistakes().len(), 1);
    assert!(empty.text_at("title").starts_with("Error:"));
    let long = "ä".repeat(20_001);
    let refused = elif.press(&page, "/answers", &[("body", &long)]).await.must_be(422);
    assert!(refused.body.contains(&long));
    elif.press(&page, "/answers", &[("body", "Good."), ("author_id", "1")]).await.must_be(400);
    elif.press(&page, "/answers", &[("body", "a\0b")]).await.must_be(400);
    elif.press(&page, "/answers", &[("body", &"x".repeat(300_000))]).await.must_be(413);
    lesson(&garden, &elif, "soil").await.must_say("0 of 2 have answered");
}

#[actix_web::test]
async fn done_can_be_undone_and_said_twice() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = lesson(&garden, &elif, "soil").await;
    let statuses = at_once(10, async |_| {
        let key = format!("{:032x}", rand::random::<u128>());
        elif.send(&page.form("/completion").action, &[("_key", &key), ("done", "yes")]).await.status.as_u16()
    })
    .await;
    assert!(statuses.iter().all(|status| *status == 303), "{statuses:?}");
    elif.get("/me/progress").await.must_say("1 of 2 open lessons done");
    let page = lesson(&garden, &elif, "soil").await;
    elif.submit(&page, "/completion", &[("done", "no")]).await.must_be(200);
    elif.get("/me/progress").await.must_say("0 of 2 open lessons done");
    elif.press(&page, "/completion", &[("done", "maybe")]).await.must_be(422);
}

#[actix_web::test]
async fn a_finished_cohort_goes_on_talking_an_archived_one_is_only_read() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    answer(&garden, &elif, "soil", "It is brown.").await;
    world.later(Duration::days(40));
    garden.cohort.keep(world).await;
    assert_eq!(garden.cohort.on(world).await.cohort.state, CohortState::Finished);
    let elif = world.sign_in("elif").await;
    let page = lesson(&garden, &elif, "seed").await;
    elif.submit(&page, "/answers", &[("body", "Small.")]).await.must_be(200);
    let stale = lesson(&garden, &elif, "soil").await;
    garden.cohort.step(world, Step::Archive).await;
    elif.press(&stale, "/completion", &[("done", "yes")]).await.must_be(409);
    let page = lesson(&garden, &elif, "soil").await;
    page.must_say("It is brown.");
    assert!(page.find_form("/answers").is_none() && page.find_form("/completion").is_none());
    let new = elif.get(&garden.at("/threads/new")).await;
    elif.press(&new, "/threads", &[("title", "Too late"), ("body", "Words")]).await.must_be(409);
}

#[actix_web::test]
async fn a_trainer_sees_the_cohort_and_an_owner_its_outside() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let page = lesson(&garden, &elif, "soil").await;
    elif.submit(&page, "/completion", &[("done", "yes")]).await;
    let new = elif.get(&garden.at("/threads/new")).await;
    elif.submit(&new, "/threads", &[("title", "Snails"), ("body", "They eat everything.")]).await;
    let trainer = world.sign_in("tom").await.get(&garden.at("")).await.must_be(200);
    trainer.must_say("Threads that wait").must_say("Snails").must_say("Elif").must_say("How far everybody is");
    let participant = world.sign_in("jonas").await.get(&garden.at("")).await.must_be(200);
    participant.must_not_say("How far everybody is");
    let owner = world.sign_in("olga").await.get(&garden.at("")).await.must_be(200);
    owner.must_not_say("Snails").must_not_say("How far everybody is").must_say("2 of 3 seats");
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
