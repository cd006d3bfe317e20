//! The course moves on; a cohort keeps what it started with until somebody takes the new over.

use chrono::Duration;
use entity::states::Role;
use lernweg::features::cohorts::Step;

use super::Plot;
use crate::harness::Cohort;

#[actix_web::test]
async fn a_cohort_keeps_the_words_it_started_with() {
    let plot = Plot::new().await;
    let world = &plot.garden.world;
    let later = Cohort::plan_on(world, "gardening", "Later", "olga", "2027-01-04").await;
    later.enrol(world, "lena", Role::Participant).await;
    later.enrol(world, "tom", Role::Trainer).await;
    plot.edit("week-1/01-soil.en.md", |text| {
        text.replace("This is **Soil**.", "This is *mud*.").replace("\"Soil\"", "\"Mud\"")
    });
    let elif = world.sign_in("elif").await;
    let page = elif.get(&plot.at("/weeks/1/soil")).await.must_be(200);
    assert_eq!(page.heading(), "Soil");
    page.must_say("This is Soil.").must_not_say("mud");
    later.step(world, Step::Confirm).await;
    let lena = world.sign_in("lena").await;
    let page = lena.get(&later.at("/weeks/1/soil")).await.must_be(200);
    assert_eq!(page.heading(), "Mud");
    page.must_say("This is mud.");
    // A course with a mistake in it changes nothing for anybody.
    plot.edit("week-1/01-soil.en.md", |_| "nothing of a lesson".to_owned());
    world.stranger().get("/programmes/gardening").await.must_be(200);
    assert_eq!(lena.get(&later.at("/weeks/1/soil")).await.heading(), "Mud");
}

#[actix_web::test]
async fn a_cohort_shares_the_course_until_one_of_them_changes() {
    let plot = Plot::new().await;
    let world = &plot.garden.world;
    let shared =
        |cohort: &std::sync::Arc<_>| std::sync::Arc::ptr_eq(cohort, &world.catalogue.programme("gardening").unwrap());
    let first = plot.garden.cohort.on(world).await.course.unwrap();
    assert!(shared(&first));
    plot.edit("week-1/01-soil.en.md", |text| text.replace("This is", "Here is"));
    let kept = plot.garden.cohort.on(world).await.course.unwrap();
    assert!(!shared(&kept));
    assert_eq!(kept.lesson("soil").unwrap().1.hash, first.lesson("soil").unwrap().1.hash);
    let tom = world.sign_in("tom").await;
    let thing = plot.thing(&tom, "lesson.seed").await;
    tom.submit(&thing, "/visibility", &[("hidden", "yes")]).await.must_be(200);
    assert!(!shared(&plot.garden.cohort.on(world).await.course.unwrap()));
}

#[actix_web::test]
async fn an_owner_takes_over_one_lesson_and_whoever_read_it_sees_what_changed() {
    let plot = Plot::new().await;
    let world = &plot.garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let (tom, olga) = (world.sign_in("tom").await, world.sign_in("olga").await);
    let lesson = elif.get(&plot.at("/weeks/1/soil")).await;
    elif.submit(&lesson, "/completion", &[("done", "yes")]).await.must_be(200);
    for language in ["de", "en"] {
        plot.edit(&format!("week-1/01-soil.{language}.md"), |text| {
            text.replace("**Soil**", "**dark Soil**").replace("**Erde**", "**dunkle Erde**")
        });
        plot.edit(&format!("week-2/01-water.{language}.md"), |text| {
            text.replace("This is", "That is").replace("Das ist", "Dies ist")
        });
    }
    let content = olga.get(&plot.at("/content")).await.must_be(200);
    content.must_say("The course has changed in 2 places").must_say("Look at what has changed");
    let seen = tom.get(&plot.at("/content")).await;
    seen.must_say("The course has changed in 2 places").must_say("The programme’s owners can take it over.");
    let thing = plot.thing(&tom, "lesson.soil").await;
    assert_eq!(thing.texts(".differences ins"), ["new: dark", "new: dunkle"], "in the trainer's language first");
    assert!(thing.find_form("/version").is_none(), "trainers see it, owners take it over");
    elif.get(&plot.at("/weeks/1/soil")).await.must_not_say("dark").must_not_say("Changed since");

    let thing = plot.thing(&olga, "lesson.soil").await;
    let taken = olga.submit(&thing, "/version", &[]).await.must_be(200);
    assert_eq!(taken.flash(), "Taken over.");
    assert!(taken.find_form("/version").is_none(), "there is nothing left to take over");
    olga.get(&plot.at("/content")).await.must_say("The course has changed in one place");

    let lesson = elif.get(&plot.at("/weeks/1/soil")).await.must_be(200);
    lesson.must_say("This is dark Soil.").must_say("Changed since you read it");
    assert_eq!(elif.get(&plot.at("/weeks/1")).await.texts("ol.rows .state")[0], "changed");
    let changes = elif.get(&lesson.link("What has changed")).await.must_be(200);
    assert_eq!(changes.texts(".differences ins"), ["new: dark"]);
    let read = elif.submit(&changes, "/completion", &[("done", "yes")]).await.must_be(200);
    read.must_not_say("Changed since");
    elif.get(&plot.at("/weeks/1/soil/changes")).await.must_be(404);
    jonas.get(&plot.at("/weeks/1/soil")).await.must_say("dark Soil").must_not_say("Changed since");
    jonas.get(&plot.at("/weeks/1/soil/changes")).await.must_be(404);
    elif.get(&plot.at("/weeks")).await.must_be(200);
    world.later(Duration::days(7));
    let elif = world.sign_in("elif").await;
    elif.get(&plot.at("/weeks/2/water")).await.must_say("This is Water.");
}

#[actix_web::test]
async fn a_change_in_a_language_i_do_not_read_is_none_for_me() {
    let plot = Plot::new().await;
    let world = &plot.garden.world;
    let (elif, olga) = (world.sign_in("elif").await, world.sign_in("olga").await);
    let lesson = elif.get(&plot.at("/weeks/1/soil")).await;
    elif.submit(&lesson, "/completion", &[("done", "yes")]).await.must_be(200);
    plot.edit("week-1/01-soil.de.md", |text| text.replace("**Erde**", "**dunkle Erde**"));
    let thing = plot.thing(&olga, "lesson.soil").await;
    assert_eq!(thing.texts(".differences ins"), ["new: dunkle"], "an owner sees it, whatever they read");
    olga.submit(&thing, "/version", &[]).await.must_be(200);
    let lesson = elif.get(&plot.at("/weeks/1/soil")).await;
    lesson.must_not_say("Changed since you read it");
    elif.get(&plot.at("/weeks/1/soil/changes")).await.must_be(404);
    let german = elif.submit(&lesson, "/language", &[("locale", "de")]).await;
    german.must_say("Geändert, seit du sie gelesen hast");
    plot.edit("week-1/02-seed.en.md", |text| text.replace("title: \"Seeds\"", "title: Seeds"));
    plot.thing(&olga, "lesson.seed").await.must_say("Only the way the file is written differs, not a word.");
}

#[actix_web::test]
async fn answers_and_ticks_outlive_a_rename_a_move_and_a_new_title() {
    let plot = Plot::new().await;
    let world = &plot.garden.world;
    let (elif, olga) = (world.sign_in("elif").await, world.sign_in("olga").await);
    let lesson = elif.get(&plot.at("/weeks/1/seed")).await;
    elif.submit(&lesson, "/answers", &[("body", "They sleep.")]).await.must_be(200);
    let lesson = elif.get(&plot.at("/weeks/1/seed")).await;
    elif.submit(&lesson, "/completion", &[("done", "yes")]).await.must_be(200);
    for language in ["de", "en"] {
        plot.rename(&format!("week-1/02-seed.{language}.md"), &format!("week-2/05-all-about-seeds.{language}.md"));
    }
    plot.edit("week-2/05-all-about-seeds.en.md", |text| text.replace("\"Seeds\"", "\"All about seeds\""));
    assert_eq!(plot.garden.cohort.on(world).await.course().unwrap().lesson("seed").unwrap().0.number, 1);
    let thing = plot.thing(&olga, "lesson.seed").await;
    olga.submit(&thing, "/version", &[]).await.must_be(200);
    world.later(Duration::days(7));
    let elif = world.sign_in("elif").await;
    elif.get(&plot.at("/weeks/1/seed")).await.must_be(404);
    let moved = elif.get(&plot.at("/weeks/2/seed")).await.must_be(200);
    assert_eq!(moved.heading(), "All about seeds");
    moved.must_say("They sleep.").must_say("Changed since you read it");
    assert_eq!(elif.get(&plot.at("/weeks/2")).await.texts("ol.rows .row-title"), ["Water", "Sun", "All about seeds"]);
    elif.get("/me/progress").await.must_say("1 of");
}

#[actix_web::test]
async fn a_lesson_that_moves_within_the_course_is_taken_to_its_new_week() {
    let plot = Plot::new().await;
    let world = &plot.garden.world;
    let olga = world.sign_in("olga").await;
    for language in ["de", "en"] {
        plot.rename(&format!("week-2/02-sun.{language}.md"), &format!("week-3/00-sun.{language}.md"));
    }
    let thing = plot.thing(&olga, "lesson.sun").await;
    thing.must_say("moved in the course").must_say("In the course this is in another week now.");
    olga.submit(&thing, "/version", &[]).await.must_be(200);
    let course = plot.garden.cohort.on(world).await.course.unwrap();
    let ids: Vec<&str> = course.week(3).unwrap().lessons.iter().map(|lesson| lesson.id.as_str()).collect();
    assert_eq!(ids, ["sun", "harvest", "winter"]);
    assert_eq!(course.week(2).unwrap().lessons.len(), 1);
}

#[actix_web::test]
async fn what_is_new_can_be_added_and_what_is_gone_stays() {
    let plot = Plot::new().await;
    let world = &plot.garden.world;
    let (elif, olga) = (world.sign_in("elif").await, world.sign_in("olga").await);
    for language in ["de", "en"] {
        plot.edit(&format!("week-1/00-spade.{language}.md"), |_| {
            "---\nid: spade\ntitle: Spade\nminutes: 3\n---\nDig.\n\n::: question spade\nDo you dig?\n:::\n".to_owned()
        });
        std::fs::remove_file(plot.folder.path().join(format!("programmes/gardening/week-1/02-seed.{language}.md")))
            .unwrap();
    }
    world.catalogue.follow();
    let content = olga.get(&plot.at("/content")).await;
    content.must_say("new in the course").must_say("no longer in the course");
    elif.get(&plot.at("/weeks/1/spade")).await.must_be(404);
    elif.get(&plot.at("/weeks/1/seed")).await.must_be(200);
    let thing = plot.thing(&olga, "lesson.spade").await;
    thing.must_say("This cohort does not have this yet.").must_say("Do you dig?");
    assert!(["/visibility", "/note", "/place"].iter().all(|form| thing.find_form(form).is_none()));
    olga.submit(&thing, "/version", &[]).await.must_be(200);
    assert_eq!(elif.get(&plot.at("/weeks/1")).await.texts("ol.rows .row-title"), ["Spade", "Soil", "Seeds"]);
    let gone = plot.thing(&olga, "lesson.seed").await;
    gone.must_say("The course no longer has this.");
    assert!(gone.find_form("/version").is_none());
}

#[actix_web::test]
async fn every_node_reads_what_one_of_them_changed() {
    let plot = Plot::new().await;
    let world = &plot.garden.world;
    let node = world.another_node().await;
    let elif = world.sign_in("elif").await;
    let there = crate::harness::Persona::new(&node.url, "en").holding(elif.session().to_owned());
    there.get(&plot.at("/weeks/1/soil")).await.must_say("This is Soil.");
    plot.edit("week-1/01-soil.en.md", |text| text.replace("This is", "Here is"));
    let olga = world.sign_in("olga").await;
    let thing = plot.thing(&olga, "lesson.soil").await;
    olga.submit(&thing, "/version", &[]).await.must_be(200);
    there.get(&plot.at("/weeks/1/soil")).await.must_say("Here is Soil.");
}

#[actix_web::test]
async fn texts_nobody_needs_any_more_are_forgotten_and_no_others() {
    use lernweg::features::{curriculum::texts_of, syllabus::forget_texts};
    let plot = Plot::new().await;
    let world = &plot.garden.world;
    let (elif, olga) = (world.sign_in("elif").await, world.sign_in("olga").await);
    let lesson = elif.get(&plot.at("/weeks/1/soil")).await;
    elif.submit(&lesson, "/completion", &[("done", "yes")]).await.must_be(200);
    let hash = async |id: &str| {
        let course = plot.garden.cohort.on(world).await.course.unwrap();
        course.lesson(id).unwrap().1.hash.clone()
    };
    let (soil, seed) = (hash("soil").await, hash("seed").await);
    for lesson in ["soil", "seed"] {
        let file = if lesson == "soil" { "week-1/01-soil.en.md" } else { "week-1/02-seed.en.md" };
        plot.edit(file, |text| text.replace("This is", "Here is"));
        let thing = plot.thing(&olga, &format!("lesson.{lesson}")).await;
        olga.submit(&thing, "/version", &[]).await.must_be(200);
    }
    assert_eq!(world.store.write(async |tx| forget_texts(tx).await).await.unwrap(), 1);
    let left = texts_of(world.store.read(), [soil.clone(), seed.clone(), hash("soil").await]).await.unwrap();
    assert!(left.contains_key(&soil), "Elif read it, and may want to see what changed");
    assert!(!left.contains_key(&seed));
    assert_eq!(left.len(), 2);
    elif.get(&plot.at("/weeks/1/soil/changes")).await.must_be(200);
}
