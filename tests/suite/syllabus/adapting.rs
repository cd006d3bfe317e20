//! Trainers fit the course to their cohort, in the browser.

use chrono::Duration;
use entity::states::Role;
use lernweg::features::cohorts::Step;

use super::Plot;
use crate::harness::{Cohort, at_once, pause, tally};

#[actix_web::test]
async fn a_trainer_leaves_a_lesson_out_and_brings_it_back_with_its_answers() {
    let plot = Plot::new().await;
    let world = &plot.garden.world;
    let other = Cohort::plan(world, "gardening", "Borealis", "olga").await;
    other.enrol(world, "paul", Role::Participant).await;
    other.enrol(world, "tina", Role::Trainer).await;
    other.step(world, Step::Confirm).await;
    let (elif, jonas, tom) = (world.sign_in("elif").await, world.sign_in("jonas").await, world.sign_in("tom").await);
    let lesson = elif.get(&plot.at("/weeks/1/seed")).await;
    elif.submit(&lesson, "/answers", &[("body", "They sleep.")]).await.must_be(200);
    let thread = elif.get(&plot.at("/weeks/1/seed")).await.link("To the thread");
    let lesson = elif.get(&plot.at("/weeks/1/seed")).await;
    elif.submit(&lesson, "/completion", &[("done", "yes")]).await.must_be(200);

    let thing = plot.thing(&tom, "lesson.seed").await;
    let hidden = tom.submit(&thing, "/visibility", &[("hidden", "yes")]).await.must_be(200);
    assert_eq!(hidden.flash(), "Left out.");
    elif.get(&plot.at("/weeks/1/seed")).await.must_be(404);
    assert_eq!(elif.get(&plot.at("/weeks/1")).await.texts("ol.rows .row-title"), ["Soil"]);
    elif.get(&thread).await.must_be(404);
    jonas.get(&plot.at("/threads")).await.must_be(200).must_not_say("What do you know about seeds?");
    elif.get("/home").await.must_be(200).must_say("0 of 1");
    elif.get("/me/progress").await.must_be(200);
    tom.get(&plot.at("/content")).await.must_say("left out");
    let paul = world.sign_in("paul").await;
    paul.get(&other.at("/weeks/1/seed")).await.must_be(200);

    let thing = plot.thing(&tom, "lesson.seed").await;
    tom.submit(&thing, "/visibility", &[("hidden", "no")]).await.must_be(200);
    elif.get(&plot.at("/weeks/1/seed")).await.must_be(200).must_say("They sleep.").must_say("done");
    elif.get(&thread).await.must_be(200);
}

#[actix_web::test]
async fn a_trainer_changes_the_order_of_a_week() {
    let plot = Plot::new().await;
    let tom = plot.garden.world.sign_in("tom").await;
    let thing = plot.thing(&tom, "lesson.soil").await;
    let later = tom.submit(&thing, "/place", &[("direction", "later")]).await.must_be(200);
    assert_eq!(later.attributes("form[action$='/place'] button", "value"), ["earlier"], "it is the last now");
    let elif = plot.garden.world.sign_in("elif").await;
    let week = elif.get(&plot.at("/weeks/1")).await;
    assert_eq!(week.texts("ol.rows .row-title"), ["Seeds", "Soil"]);
    elif.get(&plot.at("/weeks/1/soil")).await.must_say("Lesson 2 of 2");
}

#[actix_web::test]
async fn a_note_stands_below_the_text_in_the_trainers_language() {
    let plot = Plot::new().await;
    let world = &plot.garden.world;
    let (elif, tom) = (world.sign_in("elif").await, world.sign_in("tom").await);
    for (item, place) in [("lesson.soil", "/weeks/1/soil"), ("week.1.task", "/weeks/1")] {
        let thing = plot.thing(&tom, item).await;
        let note = "In our plant: **ask the gate** first. <script>alert(1)</script>";
        let kept = tom.submit(&thing, "/note", &[("body", note)]).await.must_be(200);
        assert_eq!(kept.typed("/note", "body"), note);
        let page = elif.get(&plot.at(place)).await;
        page.must_say("From your trainers").must_say("In our plant: ask the gate first.");
        assert!(page.body.contains("<strong>ask the gate</strong>") && !page.body.contains("<script>alert"));
        for unfit in ["::: callout Here\nOpen.", "::: question mine\nHm?\n:::", "```\nopen", "::: box Here\nx\n:::"] {
            let refused = tom.press_anew(&kept, "/note", &[("body", unfit)]).await.must_be(422);
            assert_eq!(refused.typed("/note", "body"), unfit);
        }
        let boxed = tom.submit(&kept, "/note", &[("body", "::: callout At the gate\nRing twice.\n:::")]).await;
        let kept = boxed.must_be(200);
        elif.get(&plot.at(place)).await.must_say("At the gate Ring twice.");
        let gone = tom.submit(&kept, "/note", &[("body", " ")]).await.must_be(200);
        assert_eq!(gone.flash(), "The note is gone.");
        elif.get(&plot.at(place)).await.must_not_say("From your trainers");
    }
}

#[actix_web::test]
async fn a_task_is_due_on_a_day_the_calendar_moves() {
    let plot = Plot::new().await;
    let world = &plot.garden.world;
    let (elif, tom, olga) = (world.sign_in("elif").await, world.sign_in("tom").await, world.sign_in("olga").await);
    elif.get(&plot.at("/weeks/1")).await.must_not_say("· by");
    let thing = plot.thing(&tom, "week.2.task").await;
    let dated = tom.submit(&thing, "/due", &[("due_on", "2027-01-14")]).await.must_be(200);
    assert_eq!(dated.typed("/due", "due_on"), "2027-01-14");
    tom.get(&plot.at("/content")).await.must_say("by Thu 14 Jan 2027");
    olga.change_dates(&plot.garden.cohort, &pause("2027-01-11", "7", "Holidays")).await.must_be(200);
    world.later(Duration::days(14));
    let (elif, tom) = (world.sign_in("elif").await, world.sign_in("tom").await);
    let elif_page = elif.get(&plot.at("/weeks/2")).await;
    elif_page.must_say("by Thu 21 Jan 2027");
    elif.get("/home").await.must_say("by Thu 21 Jan 2027");
    let thing = plot.thing(&tom, "week.2.task").await;
    tom.submit(&thing, "/due", &[("due_on", "")]).await.must_be(200);
    elif.get(&plot.at("/weeks/2")).await.must_not_say("· by");
}

#[actix_web::test]
async fn a_trainer_writes_a_lesson_and_changes_it() {
    let plot = Plot::new().await;
    let world = &plot.garden.world;
    let (elif, tom) = (world.sign_in("elif").await, world.sign_in("tom").await);
    let content = tom.get(&plot.at("/content")).await;
    let new = tom.get(&content.link("Add a lesson to week 1")).await.must_be(200);
    let body = "## At home\n\nWhere *your* spade is.\n\n::: checklist Before you dig\n- ask the gate\n:::";
    let fields = [("title", "Our \"plot\": here"), ("minutes", "4"), ("body", body), ("question", "Where do you dig?")];
    let added = tom.submit(&new, "/lessons", &fields).await.must_be(200);
    assert_eq!(added.heading(), "Our \"plot\": here");
    let week = elif.get(&plot.at("/weeks/1")).await;
    assert_eq!(week.texts("ol.rows .row-title"), ["Soil", "Seeds", "Our \"plot\": here"]);
    let lesson = elif.get(&week.link("Our \"plot\": here")).await.must_be(200);
    lesson.must_say("Where do you dig?").must_say("Checklist Before you dig").must_say("ask the gate");
    elif.submit(&lesson, "/answers", &[("body", "Behind hall 3.")]).await.must_be(200);
    let german = elif.submit(&lesson, "/language", &[("locale", "de")]).await.must_be(200);
    german.must_say("Diesen Text gibt es bisher nur auf Englisch.");
    let changed = tom.submit(&added, &added.path, &[("body", "Short now."), ("question", "Where, really?")]).await;
    assert_eq!(changed.flash(), "Saved.");
    let lesson = elif.get(&lesson.path).await;
    lesson.must_say("Short now.").must_say("Where, really?").must_say("Behind hall 3.");
}

#[actix_web::test]
async fn a_lesson_two_trainers_change_keeps_both_texts() {
    let plot = Plot::new().await;
    let tom = plot.garden.world.sign_in("tom").await;
    let new = tom.get(&plot.at("/content/lessons/new?week=2")).await;
    let fields = [("title", "Ours"), ("body", "First."), ("question", "And you?")];
    let one = tom.submit(&new, "/lessons", &fields).await.must_be(200);
    let other = tom.get(&one.path).await;
    tom.submit(&one, &one.path, &[("body", "Second.")]).await.must_be(200);
    let refused = tom.submit(&other, &other.path, &[("body", "Third.")]).await.must_be(409);
    assert_eq!(refused.typed(&other.path, "body"), "Third.");
    refused.must_say("Somebody else has changed the text in the meantime.");
}

#[actix_web::test]
async fn the_sheet_for_trainers_is_for_trainers() {
    let plot = Plot::new().await;
    let world = &plot.garden.world;
    let (elif, tom) = (world.sign_in("elif").await, world.sign_in("tom").await);
    tom.get(&plot.at("/weeks/1")).await.must_say("Ask about the spade.").must_say("For trainers");
    let page = elif.get(&plot.at("/weeks/1")).await;
    page.must_not_say("Ask about the spade.").must_not_say("Sheet en");
    elif.get("/home").await.must_not_say("Sheet en");
}

#[actix_web::test]
async fn before_it_begins_a_cohort_follows_the_course_until_somebody_changes_it() {
    let plot = Plot::new().await;
    let world = &plot.garden.world;
    let later = Cohort::plan_on(world, "gardening", "Later", "olga", "2027-03-29").await;
    later.enrol(world, "tom", Role::Trainer).await;
    let (tom, olga) = (world.sign_in("tom").await, world.sign_in("olga").await);
    olga.get(&later.at("/content")).await.must_say("This cohort still follows the course.");
    plot.edit("week-1/01-soil.en.md", |text| text.replace("\"Soil\"", "\"Mud\""));
    tom.get(&later.at("/content")).await.must_say("Mud");
    let thing = tom.get(&later.at("/content/lesson.seed")).await.must_be(200);
    tom.submit(&thing, "/visibility", &[("hidden", "yes")]).await.must_be(200);
    plot.edit("week-1/01-soil.en.md", |text| text.replace("\"Mud\"", "\"Clay\""));
    let content = tom.get(&later.at("/content")).await;
    content.must_say("keeps the version it began with").must_say("Mud").must_not_say("Clay");
}

#[actix_web::test]
async fn two_trainers_at_once_leave_a_week_its_last_lesson_and_an_order() {
    let plot = Plot::new().await;
    let tom = plot.garden.world.sign_in("tom").await;
    let pages = [plot.thing(&tom, "lesson.soil").await, plot.thing(&tom, "lesson.seed").await];
    let answers = at_once(2, async |nth| tom.press(&pages[nth], "/visibility", &[("hidden", "yes")]).await).await;
    assert_eq!(tally(&answers), [(303, 1), (409, 1)]);
    let week = tom.get(&plot.at("/weeks/1")).await;
    assert_eq!(week.texts("ol.rows .row-title").len(), 1);
    let two = [plot.thing(&tom, "lesson.water").await, plot.thing(&tom, "lesson.sun").await];
    at_once(2, async |nth| {
        let way = if nth == 0 { "later" } else { "earlier" };
        tom.press(&two[nth], "/place", &[("direction", way)]).await
    })
    .await;
    let course = plot.garden.cohort.on(&plot.garden.world).await.course.unwrap();
    let mut ids: Vec<&str> = course.week(2).unwrap().lessons.iter().map(|lesson| lesson.id.as_str()).collect();
    ids.sort_unstable();
    assert_eq!(ids, ["sun", "water"]);
}
