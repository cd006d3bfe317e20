//! What cannot be done with a cohort's content, and is said.

use chrono::Duration;
use lernweg::features::cohorts::Step;

use super::Plot;
use crate::harness::Persona;

const KEY: (&str, &str) = ("_key", "0123456789abcdef0123456789");

#[actix_web::test]
async fn participants_shape_nothing() {
    let plot = Plot::new().await;
    let elif = plot.garden.world.sign_in("elif").await;
    for path in ["/content", "/content/lesson.soil", "/content/lessons/new", "/content.zip"] {
        elif.fetch(&plot.at(path)).await.must_be(403);
    }
    for path in ["", "/visibility", "/place", "/note", "/due", "/version"] {
        elif.send(&plot.at(&format!("/content/lesson.soil{path}")), &[KEY, ("hidden", "yes")]).await.must_be(403);
    }
    elif.send(&plot.at("/content/lessons"), &[KEY]).await.must_be(403);
}

#[actix_web::test]
async fn what_is_not_there_is_not_there() {
    let plot = Plot::new().await;
    let tom = plot.garden.world.sign_in("tom").await;
    for item in [
        "lesson.nothing",
        "week.9",
        "week.1.nothing",
        "programme",
        "..",
        "%2e%2e",
        "lesson.soil.x",
        "Lesson.soil",
        "%00",
    ] {
        tom.fetch(&plot.at(&format!("/content/{item}"))).await.must_be(404);
        tom.send(&plot.at(&format!("/content/{item}/visibility")), &[KEY, ("hidden", "yes")]).await.must_be(404);
    }
}

#[actix_web::test]
async fn a_week_keeps_a_lesson_and_the_week_itself_stays() {
    let plot = Plot::new().await;
    let tom = plot.garden.world.sign_in("tom").await;
    let seed = plot.thing(&tom, "lesson.seed").await;
    tom.submit(&seed, "/visibility", &[("hidden", "yes")]).await.must_be(200);
    let soil = plot.thing(&tom, "lesson.soil").await;
    let refused = tom.submit(&soil, "/visibility", &[("hidden", "yes")]).await.must_be(409);
    assert_eq!(refused.mistakes(), ["This is the last lesson of the week. One has to stay."]);
    let week = plot.thing(&tom, "week.1").await;
    assert!(["/visibility", "/place", "/note", "/due"].iter().all(|form| week.find_form(form).is_none()));
    for (path, field) in [("visibility", ("hidden", "yes")), ("note", ("body", "x")), ("place", ("direction", "later"))]
    {
        tom.send(&plot.at(&format!("/content/week.1/{path}")), &[KEY, field]).await.must_be(409);
    }
    tom.send(&plot.at("/content/lesson.soil/due"), &[KEY, ("due_on", "2027-01-07")]).await.must_be(409);
    tom.send(
        &plot.at("/content/lesson.soil/visibility"),
        &[("_key", "9123456789abcdef0123456789"), ("hidden", "maybe")],
    )
    .await
    .must_be(422);
}

#[actix_web::test]
async fn a_day_outside_the_week_is_refused_and_kept() {
    let plot = Plot::new().await;
    let tom = plot.garden.world.sign_in("tom").await;
    let thing = plot.thing(&tom, "week.2.task").await;
    for day in ["2027-01-10", "2027-02-11", "1999-01-01"] {
        let refused = tom.press_anew(&thing, "/due", &[("due_on", day)]).await.must_be(422);
        assert_eq!(refused.typed("/due", "due_on"), day);
        refused.must_say("The day has to fit the week");
    }
    tom.press_anew(&thing, "/due", &[("due_on", "yesterday")]).await.must_be(422);
    tom.press_anew(&thing, "/due", &[("due_on", "2027-02-10")]).await.must_be(303);
}

async fn add(tom: &Persona, plot: &Plot, change: &[(&str, &str)]) -> crate::harness::Page {
    let new = tom.get(&plot.at("/content/lessons/new?week=1")).await;
    let mut fields = vec![("title", "Ours"), ("minutes", "4"), ("body", "Words."), ("question", "And you?")];
    for (name, value) in change {
        fields.retain(|(known, _)| known != name);
        fields.push((name, value));
    }
    tom.submit(&new, "/lessons", &fields).await
}

#[actix_web::test]
async fn a_lesson_that_does_not_fit_comes_back_as_it_was_typed() {
    let plot = Plot::new().await;
    let tom = plot.garden.world.sign_in("tom").await;
    for (field, value) in [
        ("title", ""),
        ("title", &"x".repeat(81)),
        ("minutes", "0"),
        ("minutes", "four"),
        ("body", " "),
        ("question", ""),
        ("week", "0"),
    ] {
        let refused = add(&tom, &plot, &[(field, value)]).await.must_be(422);
        assert_eq!(refused.typed("/lessons", "body"), if field == "body" { value } else { "Words." }, "{field}");
    }
    for body in ["::: task Dig\nDeep.", "::: question mine\nHm?\n:::", "- ::: task Dig\n  Deep.\n  :::"] {
        let refused = add(&tom, &plot, &[("body", body)]).await.must_be(422);
        refused.must_say("A box in the text does not begin or end properly.");
        assert_eq!(refused.typed("/lessons", "body"), body);
    }
    add(&tom, &plot, &[("question", "::: question other")]).await.must_be(422);
    add(&tom, &plot, &[("week", "7")]).await.must_be(404);
    add(&tom, &plot, &[("language", "fr")]).await.must_be(404);
    assert_eq!(tom.get(&plot.at("/weeks/1")).await.texts("ol.rows .row-title").len(), 2);
}

#[actix_web::test]
async fn a_hostile_lesson_stays_words() {
    let plot = Plot::new().await;
    let (elif, tom) = (plot.garden.world.sign_in("elif").await, plot.garden.world.sign_in("tom").await);
    let nasty = "<script>alert(1)</script> \"'> <img src=x onerror=alert(1)> {{ 7 * 7 }} --- : \\ #";
    let added = add(&tom, &plot, &[("title", nasty), ("body", nasty), ("question", nasty)]).await.must_be(200);
    assert_eq!(added.heading(), nasty);
    let week = elif.get(&plot.at("/weeks/1")).await;
    let lesson = elif.get(&week.attributes("ol.rows .row-title a", "href")[2]).await.must_be(200);
    assert_eq!((lesson.heading().as_str(), lesson.text_at("#question").as_str()), (nasty, nasty));
    for page in [&added, &week, &lesson] {
        assert!(!page.body.contains("<script>alert") && !page.body.contains("<img src=x"), "{}", page.path);
    }
}

#[actix_web::test]
async fn a_cohort_that_is_over_and_archived_is_only_looked_at() {
    let plot = Plot::new().await;
    let world = &plot.garden.world;
    world.later(Duration::days(40));
    plot.garden.cohort.keep(world).await;
    let olga = world.sign_in("olga").await;
    let stale = plot.thing(&olga, "lesson.soil").await;
    plot.garden.cohort.step(world, Step::Archive).await;
    let refused = olga.press(&stale, "/visibility", &[("hidden", "yes")]).await.must_be(409);
    assert_eq!(refused.mistakes(), ["This cohort is closed; it can be read, and nothing more."]);
    let page = plot.thing(&olga, "lesson.soil").await;
    assert!(page.find_form("/visibility").is_none() && page.find_form("/note").is_none());
    olga.get(&plot.at("/content")).await.must_be(200).must_not_say("Add a lesson");
}
