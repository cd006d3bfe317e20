//! The sentence one gives oneself for a week: "If …, then I will …".

use chrono::Duration;
use entity::{states::Role, week_plan};
use lernweg::features::cohorts::Step;
use sea_orm::EntityTrait;

use crate::harness::{Cohort, Garden, Page, Persona, World, at_once, pause};

const RAIN: [(&str, &str); 2] = [("cue", "it rains"), ("deed", "read indoors")];
const SENTENCE: &str = "If it rains, then I will read indoors.";

async fn kept(world: &World) -> Vec<week_plan::Model> {
    week_plan::Entity::find().all(world.store.read()).await.unwrap()
}

async fn write(who: &Persona, home: &Page, words: &[(&str, &str)]) -> Page {
    who.submit(home, "/plan", words).await
}

#[actix_web::test]
async fn a_sentence_is_asked_for_until_it_stands_and_then_shown_back() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let home = elif.get("/home").await;
    home.must_say("Your sentence for the week").must_say("you alone. We show it to nobody else.");
    let home = write(&elif, &home, &[("cue", "it rains."), ("deed", " read  indoors. ")]).await.must_be(200);
    home.must_say(SENTENCE).must_not_say("when something gets in the way");
    world.later(Duration::days(2));
    let elif = world.sign_in("elif").await;
    let home = elif.get("/home").await;
    home.must_say(SENTENCE);
    let changed = write(&elif, &home, &[("cue", "it snows"), ("deed", "shovel")]).await.must_be(200);
    changed.must_say("If it snows, then I will shovel.").must_not_say(SENTENCE);
    world.later(Duration::days(3));
    let elif = world.sign_in("elif").await;
    let next = elif.get("/home").await;
    next.must_say("Week 2").must_say("One sentence that helps when something gets in the way.");
    next.must_not_say("If it snows");
}

#[actix_web::test]
async fn nobody_else_reads_it() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    write(&elif, &elif.get("/home").await, &RAIN).await.must_say(SENTENCE);
    for key in ["jonas", "tom", "olga"] {
        let somebody = world.sign_in(key).await;
        for path in ["/home".to_owned(), garden.at(""), garden.at("/people"), garden.at("/weeks/1")] {
            assert!(!somebody.get(&path).await.body.contains("it rains"), "{key} reads it at {path}");
        }
    }
    let audit = entity::audit::Entity::find().all(world.store.read()).await.unwrap();
    assert!(audit.iter().all(|row| !row.facts.to_string().contains("rains")), "nor does the audit log hold it");
}

#[actix_web::test]
async fn whoever_would_rather_not_is_not_asked_again_that_week() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let home = write(&elif, &elif.get("/home").await, &[("way", "skip"), ("cue", "half a thou")]).await.must_be(200);
    home.must_not_say("when something gets in the way").must_say("Write one after all");
    world.later(Duration::days(1));
    let elif = world.sign_in("elif").await;
    let home = elif.get("/home").await;
    home.must_not_say("when something gets in the way");
    write(&elif, &home, &RAIN).await.must_say(SENTENCE);
    world.later(Duration::days(4));
    world.sign_in("elif").await.get("/home").await.must_say("when something gets in the way");
}

#[actix_web::test]
async fn half_a_sentence_comes_back_with_what_was_typed() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let home = elif.get("/home").await;
    let again = elif.submit(&home, "/plan", &[("cue", "it rains"), ("deed", " ")]).await.must_be(422);
    assert_eq!(again.typed("/plan", "cue"), "it rains");
    assert_eq!(again.attributes(".errors a", "href"), ["#plan-deed"]);
    assert!(again.text_at("title").starts_with("Error:"), "{}", again.text_at("title"));
    again.must_say("Week 1: why sowing?");
    let long = "x".repeat(201);
    elif.submit(&home, "/plan", &[("cue", &long), ("deed", "read")]).await.must_be(422);
    elif.submit(&again, "/plan", &RAIN).await.must_be(200).must_say(SENTENCE);
    assert_eq!(kept(world).await.len(), 1);
}

#[actix_web::test]
async fn of_two_windows_the_slower_one_sees_both_sentences() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let (one, other) = (elif.get("/home").await, elif.get("/home").await);
    write(&elif, &one, &RAIN).await.must_be(200);
    let met = elif.submit(&other, "/plan", &[("cue", "it snows"), ("deed", "shovel")]).await.must_be(409);
    met.must_say("What stands there now").must_say(SENTENCE).must_say("in another window");
    assert_eq!(met.typed("/plan", "cue"), "it snows");
    // Whoever sends it all the same has seen both.
    elif.submit(&met, "/plan", &[]).await.must_be(200).must_say("If it snows, then I will shovel.");
    // The same words in a window that is behind are no conflict.
    let behind = [("cue", "it snows"), ("deed", "shovel")];
    elif.press_anew(&other, "/plan", &behind).await.must_be(303);
}

#[actix_web::test]
async fn a_form_sent_twice_and_four_windows_at_once_leave_one_sentence() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let home = elif.get("/home").await;
    for sent in at_once(2, async |_| elif.press(&home, "/plan", &RAIN).await).await {
        sent.must_be(303);
    }
    assert_eq!(kept(world).await.iter().map(|row| row.version).collect::<Vec<_>>(), [1]);
    let home = elif.get("/home").await;
    let race = async |nth: usize| {
        let cue = format!("window {nth}");
        elif.press_anew(&home, "/plan", &[("cue", &cue), ("deed", "win")]).await.status.as_u16()
    };
    let mut outcomes = at_once(4, race).await;
    outcomes.sort_unstable();
    assert_eq!(outcomes, [303, 409, 409, 409]);
    assert_eq!(kept(world).await.iter().map(|row| row.version).collect::<Vec<_>>(), [2]);
}

#[actix_web::test]
async fn a_sentence_is_for_whoever_takes_part_and_for_the_week_that_runs() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, tom, olga) = (world.sign_in("elif").await, world.sign_in("tom").await, world.sign_in("olga").await);
    assert!(tom.get("/home").await.find_form("/plan").is_none(), "a trainer is not asked");
    let home = elif.get("/home").await;
    let at = |week: u32| garden.at(&format!("/weeks/{week}/plan"));
    let key = [("_key", "aaaaaaaaaaaaaaaaaaaaaaaa"), ("version", "0"), ("cue", "a"), ("deed", "b"), ("way", "keep")];
    tom.send(&at(1), &key).await.must_be(403);
    olga.send(&at(1), &key).await.must_be(403);
    world.sign_in("sam").await.send(&at(1), &key).await.must_be(404);
    elif.send(&at(2), &key).await.must_be(404);
    elif.send(&at(9), &key).await.must_be(404);
    // A window that was left open over the weekend.
    world.later(Duration::days(6));
    let elif = world.sign_in("elif").await;
    let late = elif.press(&home, "/plan", &RAIN).await.must_be(409);
    late.must_say("The week you are writing for is over.");
    assert_eq!(late.typed("/plan", "cue"), "it rains");
    assert!(late.form("/plan").action.ends_with("/weeks/2/plan"), "the next attempt is for the new week");
    elif.submit(&late, "/plan", &[]).await.must_be(200).must_say(SENTENCE);
    assert_eq!(kept(world).await.iter().map(|row| row.week).collect::<Vec<_>>(), [2]);
}

#[actix_web::test]
async fn nobody_is_asked_before_the_start_in_a_pause_or_after_the_end() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let later = Cohort::plan_on(world, "gardening", "Later", "olga", "2027-03-29").await;
    later.enrol(world, "lena", Role::Participant).await;
    assert!(world.sign_in("lena").await.get("/home").await.find_form("/plan").is_none());
    let elif = world.sign_in("elif").await;
    write(&elif, &elif.get("/home").await, &RAIN).await.must_say(SENTENCE);
    let olga = world.sign_in("olga").await;
    olga.change_dates(&garden.cohort, &pause("2027-01-11", "7", "Frost")).await.must_be(200);
    world.later(Duration::days(6));
    garden.cohort.keep(world).await;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    elif.get("/home").await.must_say("paused").must_say(SENTENCE);
    assert!(jonas.get("/home").await.find_form("/plan").is_none(), "a pause is a pause");
    world.later(Duration::days(40));
    garden.cohort.keep(world).await;
    let elif = world.sign_in("elif").await;
    let home = elif.get("/home").await;
    home.must_say("finished").must_not_say("Your sentence for the week");
    garden.cohort.step(world, Step::Archive).await;
    elif.get("/home").await.must_be(200).must_not_say("Your sentence for the week");
}
