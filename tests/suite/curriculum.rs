//! Stories about what a course says.

mod other_courses;

use entity::states::Role;
use lernweg::features::cohorts::Step;

use crate::harness::{Cohort, Garden, World};

#[actix_web::test]
async fn a_course_in_another_language_says_so() {
    let world = World::new().await;
    let cohort = Cohort::plan(&world, "cooking", "Casserole", "otto").await;
    cohort.enrol(&world, "cora", Role::Trainer).await;
    cohort.enrol(&world, "elif", Role::Participant).await;
    cohort.step(&world, Step::Confirm).await;
    let elif = world.sign_in("elif").await;
    let page = elif.get(&cohort.at("/weeks/1/soup")).await.must_be(200);
    assert_eq!(page.attribute("html", "lang").as_deref(), Some("en"));
    assert_eq!(page.attribute("h1", "lang").as_deref(), Some("nl"));
    page.must_say("in nl only").must_say("Roeren.");
    elif.get(&cohort.at("/weeks/2")).await.must_be(404);
    assert_eq!(elif.get(&cohort.at("/weeks")).await.texts("ol.weeks li").len(), 1, "as many weeks as the folder has");
}

#[actix_web::test]
async fn a_course_without_certificate_trainers_or_questions_says_nothing_of_them() {
    let world = World::new().await;
    let cohort = Cohort::plan(&world, "cooking", "Casserole", "otto").await;
    cohort.enrol(&world, "elif", Role::Participant).await;
    let page = world.stranger().get("/programmes/cooking").await.must_be(200);
    page.must_say("Een week aan het fornuis.");
    for nothing in ["#certificate", "#who", "#make", "#faq"] {
        assert!(page.texts(nothing).is_empty(), "{nothing}");
    }
    let elif = world.sign_in("elif").await;
    assert!(elif.get("/me/progress").await.must_be(200).texts("#certificate").is_empty());
}

#[actix_web::test]
async fn i_read_a_lesson_in_my_language() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get(&garden.at("/weeks/1/soil")).await.must_be(200);
    assert_eq!(page.heading(), "Soil");
    assert!(page.body.contains("<strong>Soil</strong>"), "Markdown, rendered");
    assert!(page.body.contains("<div class=\"table-box\" tabindex=\"0\"><table>"), "wide tables can be reached");
    page.must_say("What do you know about soil?").must_not_say("in de only");
    let german = elif.submit(&page, "/language", &[("locale", "de")]).await.must_be(200);
    assert_eq!((german.path.as_str(), german.heading().as_str()), (page.path.as_str(), "Erde"));
}

#[actix_web::test]
async fn a_lesson_stands_in_one_week_under_one_address() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    for path in [
        "/weeks/1/water",
        "/weeks/1/nothing",
        "/weeks/01/soil",
        "/weeks/+1/soil",
        "/weeks/0",
        "/weeks/4",
        "/weeks/x",
        "/weeks/1e0",
        "/weeks/99999999999999999999",
        "/weeks/1/soil/",
        "/weeks/1/%00",
        "/weeks/1/..%2f..%2fme",
    ] {
        elif.fetch(&garden.at(path)).await.must_be(404);
    }
}

#[actix_web::test]
async fn the_parts_of_a_week_stand_on_its_page() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get(&garden.at("/weeks/1")).await.must_be(200);
    assert_eq!(page.texts("ol.rows .row-title"), ["Soil", "Seeds"]);
    assert_eq!(page.attributes("details.fold .fold-body > [id]", "id"), ["task", "pause"]);
    page.must_say("With a spade.");
}
