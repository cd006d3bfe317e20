//! Rounds by the run calendar.

use entity::{
    cohort, sparring_round,
    states::{Role, RoundState},
};
use lernweg::{
    app::run_due_jobs,
    features::{cohorts::Step, sparring::keep_rounds},
};
use sea_orm::{EntityTrait, PaginatorTrait, QueryOrder, sea_query::Expr};

use super::{groups_at, nobody_is_alone, proposed, published, round_of};
use crate::{
    first_answers::{home_of, until},
    harness::{Cohort, Garden, World, at_once},
};

/// The week before: three days before week 1 opens on Monday, 18 January, at eight in Berlin.
const FRIDAY: &str = "2027-01-15T07:00:00Z";
const MONDAY: &str = "2027-01-18T07:00:00Z";

/// A cohort of the course that ships, which plans rounds for week 1 and week 4.
async fn course() -> Garden {
    let world = World::with(|settings| settings.content = None).await;
    let cohort = Cohort::plan_on(&world, "community-manager", "Aurora", "olga", "2027-01-18").await;
    let room = cohort::Entity::update_many().col_expr(cohort::Column::Seats, Expr::value(30));
    room.exec(world.store.schema()).await.unwrap();
    cohort.enrol(&world, "tom", Role::Trainer).await;
    for key in ["elif", "jonas", "mia", "kim", "noah", "lea"] {
        cohort.enrol(&world, key, Role::Participant).await;
    }
    cohort.step(&world, Step::Confirm).await;
    world.clear_mail().await;
    Garden { world, cohort }
}

async fn rounds(world: &World) -> Vec<(i32, Option<i32>, RoundState)> {
    let find = sparring_round::Entity::find().order_by_asc(sparring_round::Column::Number);
    let rows = find.all(world.store.read()).await.unwrap();
    rows.into_iter().map(|row| (row.number, row.week, row.state)).collect()
}

/// To whom an e-mail about partners went.
async fn told(world: &World) -> usize {
    world.deliver().await;
    let about = |subject: &str| subject.contains("sparring partner");
    let told = world.mail.mails().iter().filter(|mail| about(&mail.subject)).count();
    world.mail.empty();
    told
}

#[actix_web::test]
async fn trainers_have_three_days_to_look_and_then_it_is_published_by_itself() {
    let garden = course().await;
    let world = &garden.world;
    until(world, "2027-01-15T06:59:00Z").await;
    assert_eq!(rounds(world).await, []);
    let elif = world.sign_in("elif").await;
    elif.get(&garden.at("/sparring")).await.must_say("The next round begins on");
    let tom = world.sign_in("tom").await;
    round_of(&garden, &tom).await.must_say("The next round belongs to week 1.");
    until(world, FRIDAY).await;
    assert_eq!(rounds(world).await, [(1, Some(1), RoundState::Proposed)]);
    home_of(world, "tom").await.must_say("Look at the proposal for the sparring pairs");
    round_of(&garden, &tom).await.must_say("If you do nothing, the proposal is published by itself");
    assert_eq!(told(world).await, 0, "nobody but trainers knows");
    until(world, MONDAY).await;
    assert_eq!(rounds(world).await, [(1, Some(1), RoundState::Published)]);
    nobody_is_alone(&garden).await;
    assert_eq!(told(world).await, 6);
    home_of(world, "tom").await.must_not_say("Look at the proposal for the sparring pairs");
    let first = groups_at(world, RoundState::Published).await;
    // Week 4 opens on 8 February; nothing happens in between.
    until(world, "2027-02-05T06:59:00Z").await;
    assert_eq!(rounds(world).await.len(), 1);
    until(world, "2027-02-05T07:00:00Z").await;
    until(world, "2027-02-08T07:00:00Z").await;
    assert_eq!(rounds(world).await, [(1, Some(1), RoundState::Closed), (2, Some(4), RoundState::Published)]);
    assert_eq!(told(world).await, 6);
    let second = groups_at(world, RoundState::Published).await;
    assert!(second.iter().all(|group| !first.contains(group)), "everybody meets somebody new: {second:?}");
}

#[actix_web::test]
async fn what_trainers_change_is_what_is_published() {
    let garden = course().await;
    let world = &garden.world;
    // Proposed by hand in the week before: it is the round of week 1.
    until(world, "2027-01-12T09:00:00Z").await;
    proposed(&garden).await.must_say("If you do nothing, the proposal is published by itself");
    let before = groups_at(world, RoundState::Proposed).await;
    until(world, FRIDAY).await;
    assert_eq!(rounds(world).await, [(1, Some(1), RoundState::Proposed)]);
    until(world, MONDAY).await;
    assert_eq!(groups_at(world, RoundState::Published).await, before);
    // An early one stands until it is due, and then it is that of week 4.
    let tom = world.sign_in("tom").await;
    let page = proposed(&garden).await;
    page.must_not_say("If you do nothing");
    tom.submit(&page, "/removal", &[]).await.must_be(200);
    proposed(&garden).await;
    until(world, "2027-02-08T07:00:00Z").await;
    assert_eq!(rounds(world).await, [(1, Some(1), RoundState::Closed), (2, Some(4), RoundState::Published)]);
}

#[actix_web::test]
async fn what_trainers_discard_is_not_proposed_again() {
    let garden = course().await;
    let world = &garden.world;
    until(world, FRIDAY).await;
    let tom = world.sign_in("tom").await;
    let page = round_of(&garden, &tom).await;
    tom.submit(&page, "/removal", &[]).await.must_be(200);
    until(world, MONDAY).await;
    assert_eq!(rounds(world).await, []);
    // By hand they still can.
    published(&garden).await;
    assert_eq!(rounds(world).await, [(1, None, RoundState::Published)]);
    until(world, "2027-02-08T07:00:00Z").await;
    assert_eq!(rounds(world).await.last().copied(), Some((2, Some(4), RoundState::Proposed)), "proposed late");
    until(world, "2027-02-09T07:00:00Z").await;
    assert_eq!(rounds(world).await.last().copied(), Some((2, Some(4), RoundState::Published)), "and seen for a day");
}

#[actix_web::test]
async fn two_machines_propose_and_publish_one_round() {
    let garden = course().await;
    let world = &garden.world;
    world.until("2027-01-18T07:00:00Z");
    at_once(4, async |_| keep_rounds(&world.store, &world.catalogue).await.unwrap()).await;
    assert_eq!(rounds(world).await, [(1, Some(1), RoundState::Proposed)]);
    world.later(chrono::Duration::days(1));
    at_once(4, async |_| keep_rounds(&world.store, &world.catalogue).await.unwrap()).await;
    assert_eq!(rounds(world).await, [(1, Some(1), RoundState::Published)]);
    assert_eq!(told(world).await, 6, "each once");
}

#[actix_web::test]
async fn a_course_without_a_plan_and_a_cohort_of_one_are_left_alone() {
    let garden = Garden::new().await;
    run_due_jobs(&garden.world.store, &garden.world.catalogue).await;
    assert_eq!(sparring_round::Entity::find().count(garden.world.store.read()).await.unwrap(), 0);
    let world = World::with(|settings| settings.content = None).await;
    let cohort = Cohort::plan_on(&world, "community-manager", "Aurora", "olga", "2027-01-04").await;
    cohort.enrol(&world, "tom", Role::Trainer).await;
    cohort.enrol(&world, "elif", Role::Participant).await;
    cohort.step(&world, Step::Confirm).await;
    run_due_jobs(&world.store, &world.catalogue).await;
    assert_eq!(rounds(&world).await, []);
}

#[actix_web::test]
async fn where_the_course_wants_it_partners_stay_together() {
    let world = World::new().await;
    let cohort = Cohort::plan(&world, "cooking", "Aurora", "olga").await;
    let room = cohort::Entity::update_many().col_expr(cohort::Column::Seats, Expr::value(30));
    room.exec(world.store.schema()).await.unwrap();
    cohort.enrol(&world, "tom", Role::Trainer).await;
    for key in ["elif", "jonas", "mia", "kim"] {
        cohort.enrol(&world, key, Role::Participant).await;
    }
    cohort.step(&world, Step::Confirm).await;
    let garden = Garden { world, cohort };
    let page = published(&garden).await;
    page.must_say("Shared interests: does not count");
    for key in ["noah", "lea"] {
        garden.cohort.enrol(&garden.world, key, Role::Participant).await;
    }
    let before = groups_at(&garden.world, RoundState::Published).await;
    assert_eq!(before.len(), 3);
    published(&garden).await.must_say("Round 2 has been running since");
    assert_eq!(groups_at(&garden.world, RoundState::Published).await, before);
    nobody_is_alone(&garden).await;
}
