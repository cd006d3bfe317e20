//! Stories about one's own progress.

use chrono::Duration;
use entity::states::Role;
use lernweg::features::cohorts::Step;

use crate::harness::{Cohort, Garden, Page, Persona};

async fn progress(who: &Persona) -> Page {
    who.get("/me/progress").await.must_be(200)
}

/// Made, given, received.
async fn figures(who: &Persona) -> Vec<String> {
    progress(who).await.texts("dl.figures dd")
}

async fn answer(garden: &Garden, who: &Persona, lesson: &str) -> Page {
    let page = who.get(&garden.at(lesson)).await.must_be(200);
    who.submit(&page, "/answers", &[("body", "Words.")]).await.must_be(200)
}

async fn done(garden: &Garden, who: &Persona, lesson: &str) {
    let page = who.get(&garden.at(lesson)).await.must_be(200);
    who.submit(&page, "/completion", &[("done", "yes")]).await.must_be(200);
}

#[actix_web::test]
async fn my_progress_is_mine_and_in_words() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let page = progress(&elif).await;
    page.must_say("None of it is a grade").must_say("Two harvests of three.");
    assert_eq!(page.texts("tbody tr").len(), 3, "a line for every week");
    page.must_say("Opens on");
    done(&garden, &elif, "/weeks/1/seed").await;
    let page = progress(&elif).await;
    assert_eq!(
        page.texts("tbody tr:first-child .figure"),
        ["1 of 2", "0 of 2", "0", "0"],
        "lessons, made, given, received"
    );
    assert_eq!(page.link("Soil"), garden.at("/weeks/1/soil"), "what is next");
    done(&garden, &elif, "/weeks/1/soil").await;
    assert_eq!(progress(&elif).await.texts("tbody .state.done"), ["all done"]);
    progress(&world.sign_in("jonas").await).await.must_say("0 of 2 open lessons done");
}

#[actix_web::test]
async fn what_i_made_gave_and_got() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    assert_eq!(figures(&elif).await, ["0", "0", "0"]);
    let lesson = answer(&garden, &elif, "/weeks/1/soil").await;
    assert_eq!(figures(&elif).await, ["1", "0", "0"], "an answer in a lesson is something made");
    answer(&garden, &jonas, "/weeks/1/soil").await;
    assert_eq!(figures(&elif).await, ["1", "0", "0"], "and no answer to anybody");
    let new = elif.get(&garden.at("/threads/new")).await;
    let thread = elif.submit(&new, "/threads", &[("title", "Snails"), ("body", "They eat everything.")]).await;
    let sent = jonas.submit(&jonas.get(&thread.path).await, "/posts", &[("body", "Beer.")]).await;
    elif.submit(&elif.get(&thread.path).await, "/posts", &[("body", "Which one?")]).await;
    assert_eq!(figures(&elif).await, ["1", "0", "1"], "talking to oneself is no gift");
    assert_eq!(figures(&jonas).await, ["1", "1", "0"]);
    let to_jonas = sent.attributes("article.post a[href*='?answer=']", "href").pop().unwrap();
    let page = elif.get(to_jonas.split('#').next().unwrap()).await;
    elif.submit(&page, "/posts", &[("body", "Thank you.")]).await;
    assert_eq!(figures(&elif).await, ["1", "1", "1"]);
    assert_eq!(figures(&jonas).await, ["1", "1", "1"]);
    // What is taken back counts no more.
    for (who, page) in [(&elif, lesson.clone()), (&jonas, jonas.get(&thread.path).await)] {
        let edit = page.edits().remove(0);
        who.submit(&who.get(&edit).await, "/removal", &[]).await.must_be(200);
    }
    assert_eq!(figures(&elif).await, ["0", "1", "0"]);
    assert_eq!(figures(&jonas).await, ["1", "0", "1"]);
    assert_eq!(elif.get("/home").await.texts("dl.figures dd"), ["0", "1", "0"], "home says the same");
}

#[actix_web::test]
async fn progress_grows_with_the_weeks_and_stays_when_it_is_over() {
    let garden = Garden::new().await;
    let world = &garden.world;
    done(&garden, &world.sign_in("elif").await, "/weeks/1/soil").await;
    world.later(Duration::days(6));
    let elif = world.sign_in("elif").await;
    progress(&elif).await.must_say("1 of 4 open lessons done");
    elif.get("/home").await.must_say("1 of 4 open lessons done");
    world.later(Duration::days(40));
    garden.cohort.keep(world).await;
    garden.cohort.step(world, Step::Archive).await;
    let elif = world.sign_in("elif").await;
    progress(&elif).await.must_say("1 of 6 open lessons done").must_say("Aurora");
}

#[actix_web::test]
async fn progress_is_of_the_cohort_one_takes_part_in() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let other = Cohort::plan(world, "gardening", "Borealis", "olga").await;
    other.enrol(world, "elif", Role::Trainer).await;
    other.enrol(world, "tom", Role::Participant).await;
    other.step(world, Step::Confirm).await;
    let (elif, tom) = (world.sign_in("elif").await, world.sign_in("tom").await);
    done(&garden, &elif, "/weeks/1/soil").await;
    progress(&elif).await.must_say("Aurora: what you made").must_say("1 of 2 open lessons done");
    progress(&tom).await.must_say("Borealis: what you made").must_say("0 of 2 open lessons done");
}

#[actix_web::test]
async fn who_moderates_sees_a_number_and_the_owner_none() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    done(&garden, &elif, "/weeks/1/soil").await;
    let overview = async |key: &str| world.sign_in(key).await.get(&garden.at("")).await.must_be(200);
    let rows = overview("tom").await.texts("section[aria-labelledby=progress] tbody tr");
    assert_eq!(rows, ["Elif1", "Jonas0"]);
    for key in ["jonas", "olga"] {
        assert!(overview(key).await.texts("section[aria-labelledby=progress]").is_empty(), "{key}");
    }
    // There is no page with somebody else's progress, whoever asks.
    let id = world.person("elif").await.id;
    for path in
        [format!("/people/{id}/progress"), garden.at(&format!("/people/{id}")), format!("/me/progress?person={id}")]
    {
        for key in ["tom", "olga", "jonas"] {
            let page = world.sign_in(key).await.fetch(&path).await;
            assert!(!page.text().contains("1 of 2"), "{path} as {key}");
        }
    }
}

#[actix_web::test]
async fn in_german_too() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.submit(&progress(&elif).await, "/language", &[("locale", "de")]).await.must_be(200);
    page.must_say("Zwei von drei Ernten.")
        .must_say("Woche 1: Warum säen?")
        .must_say("Mo., 11. Jan. 2027, 08:00 Uhr (MEZ)");
}

#[actix_web::test]
async fn somebody_who_takes_part_in_nothing_is_told_so() {
    let garden = Garden::new().await;
    for key in ["olga", "tom", "sam"] {
        let page = progress(&garden.world.sign_in(key).await).await;
        page.must_say("Once you take part in a cohort");
        assert_eq!(page.texts("tbody tr").len(), 0);
    }
}
