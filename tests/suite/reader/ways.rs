//! From one text to another lesson, in one's own cohort.

use entity::states::Role;
use lernweg::features::cohorts::Step;

use super::course::School;
use crate::harness::{Cohort, Garden, Persona};

async fn leads(persona: &Persona, lesson: &str) -> Option<String> {
    let page = persona.fetch(&format!("/lessons/{lesson}")).await;
    match page.status.as_u16() {
        303 => Some(page.headers["location"].to_str().unwrap().to_owned()),
        404 => None,
        other => panic!("{other}"),
    }
}

#[actix_web::test]
async fn a_lesson_named_in_a_text_is_found_where_i_may_open_it() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, tom) = (world.sign_in("elif").await, world.sign_in("tom").await);
    assert_eq!(leads(&elif, "soil").await, Some(garden.at("/weeks/1/soil")));
    assert_eq!(leads(&elif, "water").await, None, "not open yet");
    assert_eq!(leads(&tom, "water").await, Some(garden.at("/weeks/2/water")), "who moderates may look ahead");
    for nothing in ["nothing", "soil%2f..", "SOIL"] {
        assert_eq!(leads(&elif, nothing).await, None, "{nothing}");
    }
    assert_eq!(leads(&world.sign_in("sam").await, "soil").await, None);
    assert_eq!(leads(&world.sign_in("olga").await, "soil").await, None, "an owner has no lessons");
    let asked = world.stranger().fetch("/lessons/soil").await.must_be(303);
    assert_eq!(asked.headers["location"], "/sign-in?next=%2Flessons%2Fsoil");
}

#[actix_web::test]
async fn of_several_cohorts_the_one_that_matters_now() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let next = Cohort::plan_on(world, "gardening", "Borealis", "olga", "2027-06-07").await;
    next.enrol(world, "tom", Role::Trainer).await;
    next.enrol(world, "elif", Role::Trainer).await;
    next.step(world, Step::Confirm).await;
    let cooking = Cohort::plan(world, "cooking", "Casserole", "otto").await;
    cooking.enrol(world, "elif", Role::Trainer).await;
    garden.cohort.keep(world).await;
    let elif = world.sign_in("elif").await;
    assert_eq!(leads(&elif, "soil").await, Some(garden.at("/weeks/1/soil")), "the one that runs");
    assert_eq!(leads(&elif, "water").await, Some(next.at("/weeks/2/water")), "the one where it may be opened");
    assert_eq!(leads(&elif, "soup").await, Some(cooking.at("/weeks/1/soup")));
}

#[actix_web::test]
async fn the_link_in_a_lesson_leads_there() {
    let school = School::new("").await;
    let elif = school.world.sign_in("elif").await;
    let lesson = elif.get(&school.week("thread")).await.must_be(200);
    assert_eq!(elif.get(&lesson.link("Stoff")).await.must_be(200).path, school.week("cloth"));
}
