//! Stories about what a certificate asks for, and who has earned it.

use chrono::Duration;
use entity::{completion, states::Role};
use lernweg::{app::run_due_jobs, features::certificates::keep_completions};
use sea_orm::EntityTrait;

use crate::harness::{Cohort, Garden, Page, Persona, World, at_once};

async fn progress(who: &Persona) -> Page {
    who.get("/me/progress").await.must_be(200)
}

async fn answer(cohort: &Cohort, who: &Persona, lesson: &str) -> Page {
    let page = who.get(&cohort.at(lesson)).await.must_be(200);
    who.submit(&page, "/answers", &[("body", "Words.")]).await.must_be(200)
}

async fn completions(world: &World) -> Vec<completion::Model> {
    completion::Entity::find().all(world.store.read()).await.unwrap()
}

/// Elif has answered in the first two weeks; it is the third. What she wrote in the second.
async fn two_weeks(garden: &Garden) -> Page {
    let world = &garden.world;
    answer(&garden.cohort, &world.sign_in("elif").await, "/weeks/1/soil").await;
    world.later(Duration::days(6));
    run_due_jobs(&world.store, &world.catalogue).await;
    let second = garden.at("/weeks/2/water");
    let elif = world.sign_in("elif").await;
    let page = elif.get(&garden.at("/weeks/2")).await.must_be(200);
    let lesson = page.attributes("main a", "href").into_iter().find(|href| href.starts_with(&garden.at("/weeks/2/")));
    let path = lesson.unwrap_or(second);
    let page = elif.get(&path).await.must_be(200);
    elif.submit(&page, "/answers", &[("body", "Words.")]).await.must_be(200)
}

#[actix_web::test]
async fn a_page_says_what_the_certificate_asks_for_and_what_is_missing() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = progress(&elif).await;
    page.must_say("You have shown something in 0 of 2 weeks. 2 are missing.");
    assert_eq!(page.link("To the first week that is missing"), garden.at("/weeks/1"));
    answer(&garden.cohort, &elif, "/weeks/1/seed").await;
    answer(&garden.cohort, &elif, "/weeks/1/soil").await;
    let page = progress(&elif).await;
    page.must_say("in 1 of 2 weeks. One is missing.").must_say("the weeks that are still to come are enough");
    page.must_not_say("To the first week");
    assert_eq!(page.texts(".marks .on"), ["1"]);
}

#[actix_web::test]
async fn what_is_earned_stays_earned() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let sent = two_weeks(&garden).await;
    run_due_jobs(&world.store, &world.catalogue).await;
    progress(&world.sign_in("elif").await).await.must_not_say("earned on");
    world.later(Duration::hours(1));
    run_due_jobs(&world.store, &world.catalogue).await;
    let elif = world.sign_in("elif").await;
    progress(&elif).await.must_say("earned on Tue 12 Jan 2027").must_not_say("missing");
    let edit = sent.edits().remove(0);
    elif.submit(&elif.get(&edit).await, "/removal", &[]).await.must_be(200);
    world.later(Duration::hours(1));
    run_due_jobs(&world.store, &world.catalogue).await;
    progress(&elif).await.must_say("earned on Tue 12 Jan 2027").must_say("in 1 of 2 weeks");
    let earned = completions(world).await;
    assert_eq!(earned.len(), 1, "Jonas has shown nothing, and Tom moderates");
    assert_eq!(earned[0].person_id, Some(world.person("elif").await.id));
}

#[actix_web::test]
async fn many_processes_at_once_give_one_certificate() {
    let garden = Garden::new().await;
    let world = &garden.world;
    two_weeks(&garden).await;
    let node = world.another_node().await;
    let store = |nth: usize| if nth.is_multiple_of(2) { &world.store } else { &node.store };
    let kept = at_once(8, async |nth| keep_completions(store(nth), &world.catalogue).await).await;
    assert!(kept.iter().all(Result::is_ok), "{kept:?}");
    assert_eq!(completions(world).await.len(), 1);
}

#[actix_web::test]
async fn a_cohort_keeps_what_was_asked_for_when_it_began() {
    let folder = tempfile::tempdir().unwrap();
    let content = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/content");
    crate::harness::copy(&content, folder.path());
    let own = folder.path().to_owned();
    let world = World::with(|settings| settings.content = Some(own)).await;
    let garden = Garden::in_world(world).await;
    let world = &garden.world;
    keep_completions(&world.store, &world.catalogue).await.unwrap();
    let file = folder.path().join("programmes/gardening/programme.yaml");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("requires: {weeks: 2}", "requires: {weeks: 3, pitches: 1}")).unwrap();
    world.catalogue.follow();
    keep_completions(&world.store, &world.catalogue).await.unwrap();
    progress(&world.sign_in("elif").await).await.must_say("in 0 of 2 weeks").must_not_say("pitch");
    // Who begins later is asked for what the course asks for by then.
    let other = Cohort::plan(world, "gardening", "Borealis", "olga").await;
    other.enrol(world, "tom", Role::Trainer).await;
    other.enrol(world, "cem", Role::Participant).await;
    other.step(world, lernweg::features::cohorts::Step::Confirm).await;
    let page = progress(&world.sign_in("cem").await).await;
    page.must_say("in 0 of 3 weeks").must_say("Your pitch has not been heard yet.");
}
