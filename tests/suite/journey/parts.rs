//! Home on every day of a way through a course, from the day one signs in to the days between cohorts.

use chrono::Duration;
use entity::states::{Role, Verdict};
use lernweg::features::cohorts::Step;

use super::answer;
use crate::harness::{Admission, Cohort, Garden, Page, World};

/// Kinds of the week's rows, and what stands at their end.
fn week_rows(home: &Page) -> Vec<String> {
    home.texts("section[aria-labelledby=this-week] .row")
}

#[actix_web::test]
async fn before_the_first_day_one_sees_who_is_there_and_says_hello() {
    let world = World::new().await;
    let cohort = Cohort::plan_on(&world, "gardening", "Later", "olga", "2027-01-18").await;
    cohort.enrol(&world, "tom", Role::Trainer).await;
    cohort.enrol(&world, "elif", Role::Participant).await;
    let elif = world.sign_in("elif").await;
    let home = elif.get("/home").await.must_be(200);
    home.must_say("in 12 days").must_say("Who is there").must_say("Tom").must_not_say("Nobody waits for you");
    home.must_not_say("Where you stand").must_not_say("This week");
    let again = elif.submit(&home, "/threads", &[("body", "  ")]).await.must_be(422);
    assert_eq!(again.typed("/threads", "title"), "Hello from Elif", "nothing is lost on the way");
    let said = elif.submit(&home, "/threads", &[("body", "I am Elif. I grow beans.")]).await.must_be(200);
    assert_eq!(said.heading(), "Hello from Elif");
    let home = elif.get("/home").await;
    home.must_say("You said hello.");
    assert!(home.find_form("/threads").is_none(), "once is enough");
    world.later(Duration::days(11) + Duration::hours(14));
    world
        .sign_in("elif")
        .await
        .get("/home")
        .await
        .must_say("today")
        .must_say("It begins on Mon 18 Jan 2027, 08:00 CET");
}

#[actix_web::test]
async fn whoever_is_first_is_told_so() {
    let world = World::new().await;
    let cohort = Cohort::plan_on(&world, "gardening", "Later", "olga", "2027-01-07").await;
    cohort.enrol(&world, "elif", Role::Participant).await;
    world.sign_in("elif").await.get("/home").await.must_say("You are early.").must_say("tomorrow");
    // A start that has passed without anybody confirming it is no promise.
    world.later(Duration::days(3));
    let home = world.sign_in("elif").await.get("/home").await.must_be(200);
    home.must_not_say("It begins on").must_not_say("today");
}

#[actix_web::test]
async fn a_week_is_a_few_rows_dated_and_undated() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, tom) = (world.sign_in("elif").await, world.sign_in("tom").await);
    let task = tom.get(&garden.at("/content/week.1.task")).await.must_be(200);
    tom.submit(&task, "/due", &[("due_on", "2027-01-08")]).await.must_be(200);
    let rows = week_rows(&elif.get("/home").await);
    assert_eq!(rows.len(), 4, "{rows:?}");
    assert!(
        rows[0].contains("Read ·") && rows[0].contains("0 of 2") && rows[0].contains("any day you like"),
        "{rows:?}"
    );
    assert!(rows[1].contains("Talk") && rows[1].contains("still open"), "{rows:?}");
    // Elif came on Wednesday, after the start: she has a week for it.
    assert!(rows[2].contains("Do ·") && rows[2].contains("by Wed 13 Jan 2027"), "{rows:?}");
    assert!(rows[3].contains("Pause") && rows[3].contains("any day you like"), "{rows:?}");
    answer(&garden, &elif, "soil", "It smells.").await;
    let rows = week_rows(&elif.get("/home").await);
    assert!(rows[1].contains("1 of 2"), "{rows:?}");
    // Nothing is open or done for who moderates.
    let rows = week_rows(&tom.get("/home").await);
    assert!(rows[0].contains("2 lessons this week"), "{rows:?}");
    assert!(!rows.iter().any(|row| row.contains("still open")), "{rows:?}");
}

#[actix_web::test]
async fn when_all_is_done_home_is_quiet() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    for lesson in ["soil", "seed"] {
        let page = answer(&garden, &elif, lesson, "So it is.").await;
        elif.submit(&page, "/completion", &[("done", "yes")]).await.must_be(200);
    }
    let home = elif.get("/home").await;
    home.must_say("Everything is done for this week.").must_say("Nobody waits for you.");
    home.must_say("All lessons read").must_say("All questions answered").must_say("The next week opens on");
    assert_eq!(home.texts("section[aria-labelledby=this-week] .state.done").len(), 2);
    for word in ["%", "streak", "points"] {
        home.must_not_say(word);
    }
}

#[actix_web::test]
async fn after_the_last_week_and_between_cohorts() {
    let garden = Garden::new().await;
    let world = &garden.world;
    world.later(Duration::days(25));
    garden.cohort.keep(world).await;
    let elif = world.sign_in("elif").await;
    let home = elif.get("/home").await;
    home.must_say("all weeks are behind you").must_say("See what you made").must_say("Keep in touch with the people");
    assert!(week_rows(&home).is_empty(), "nothing is to do");
    assert!(home.find_form("/plan").is_none());
    world.later(Duration::days(40));
    let elif = world.sign_in("elif").await;
    let home = elif.get("/home").await;
    assert_eq!(home.heading(), "Aurora");
    home.must_say("No course is running for you at the moment.").must_say("Look at the next cohorts");
    elif.get(&home.link("Look at the next cohorts")).await.must_be(200);
    elif.get(&home.link("Keep in touch with the people")).await.must_be(200);
    // Enrolled again: the old cohort steps back.
    let next = Cohort::plan_on(world, "gardening", "Next", "olga", "2027-05-03").await;
    next.enrol(world, "elif", Role::Participant).await;
    let home = elif.get("/home").await;
    assert_eq!(home.heading(), "Next");
    assert_eq!(home.texts("section[aria-labelledby=others] .row-title"), ["Aurora"]);
}

#[actix_web::test]
async fn an_applicant_follows_their_application_and_whoever_has_nothing_finds_the_course() {
    let admission = Admission::new().await;
    let (world, cohort) = (&admission.world, &admission.cohort);
    let anna = world.person("anna").await;
    let id = cohort.apply(world, "anna").await;
    crate::journey::owned_by(world, id, anna.id).await;
    let persona = world.sign_in("anna").await;
    let home = persona.get("/home").await.must_be(200);
    home.must_say("You are in no cohort yet.").must_say("You wait for").must_say("received, we are reading it");
    home.must_not_say("Look at the course");
    cohort.decide(world, &[id], Verdict::Offer).await;
    cohort.settle(world).await;
    let home = persona.get("/home").await;
    home.must_say("A seat is free for you").must_say("until").must_not_say("You wait for");
    let stranger = world.sign_in("sam").await.get("/home").await;
    stranger.must_say("You are in no cohort yet. Once somebody enrols you").must_say("Look at the course");
}

#[actix_web::test]
async fn home_speaks_german_on_all_these_days() {
    let garden = Garden::new().await;
    let world = &garden.world;
    world.person_reading("lena", "de").await;
    garden.cohort.enrol(world, "lena", Role::Participant).await;
    let page = world.sign_in("lena").await.get("/home").await;
    page.must_say("Dein Satz für die Woche").must_say("wann es dir passt").must_say("Reden");
    world.later(Duration::days(25));
    garden.cohort.keep(world).await;
    let lena = world.sign_in("lena").await;
    lena.get("/home").await.must_say("Alle Wochen liegen hinter euch");
    garden.cohort.step(world, Step::Archive).await;
    lena.get("/home").await.must_say("Im Moment läuft für dich kein Kurs.");
}
