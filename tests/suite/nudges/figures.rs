//! What it costs to look after very many people. No test: `tests/bench-nudges` runs it, in a release build.

use std::time::Instant;

use chrono::Duration;
use entity::{
    cohort, enrolment,
    ids::{CohortId, EnrolmentId, PersonId},
    nudge, outbox, person,
    states::{EnrolmentState, NudgeState, Role},
};
use lernweg::{features::nudges::keep_nudges, platform::ids::fresh};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
};

use super::course_from;
use crate::harness::{World, on_postgres};

/// People in a cohort.
const SEATS: usize = 26;
/// So many of them, unless `LERNWEG_TEST_PEOPLE` says otherwise.
const PEOPLE: usize = 64_000;

fn people() -> usize {
    std::env::var("LERNWEG_TEST_PEOPLE").ok().and_then(|text| text.parse().ok()).unwrap_or(PEOPLE)
}

/// Cohorts like the first one, each with its people.
async fn fill(world: &World, first: CohortId, cohorts: usize) {
    let template = cohort::Entity::find_by_id(first).one(world.store.read()).await.unwrap().unwrap();
    let now = world.store.now();
    let db = world.store.schema();
    for nth in 0..cohorts {
        let id = CohortId(fresh(now));
        let mut row = template.clone().into_active_model();
        row.id = Set(id);
        row.name = Set(format!("Cohort {nth}"));
        let row = cohort::ActiveModel { seats: Set(30), taken: Set(SEATS as i32), ..row.reset_all() };
        cohort::Entity::insert(row).exec_without_returning(db).await.unwrap();
        let ids: Vec<PersonId> = (0..SEATS).map(|_| PersonId(fresh(now))).collect();
        let rows = ids.iter().enumerate().map(|(place, id)| person::ActiveModel {
            id: Set(*id),
            name: Set(format!("Person {nth} {place}")),
            email: Set(format!("p{nth}-{place}@example.org")),
            email_key: Set(format!("p{nth}-{place}@example.org")),
            locale: Set(if place % 2 == 0 { "de" } else { "en" }.into()),
            zone: Set(if place % 5 == 0 { "Asia/Kolkata" } else { "Europe/Berlin" }.into()),
            password_hash: Set(None),
            created_at: Set(now),
            deactivated_at: Set(None),
        });
        person::Entity::insert_many(rows).exec_without_returning(db).await.unwrap();
        let rows = ids.iter().map(|person| enrolment::ActiveModel {
            id: Set(EnrolmentId(fresh(now))),
            cohort_id: Set(id),
            person_id: Set(*person),
            role: Set(Role::Participant),
            state: Set(EnrolmentState::Active),
            started_at: Set(now),
            ended_at: Set(None),
            reason: Set(None),
            back_on: Set(None),
        });
        enrolment::Entity::insert_many(rows).exec_without_returning(db).await.unwrap();
    }
}

async fn pass(world: &World, what: &str) {
    let before = world.store.statements();
    let begun = Instant::now();
    keep_nudges(&world.store, &world.catalogue).await.unwrap();
    let took = begun.elapsed().as_secs_f64();
    let statements = world.store.statements() - before;
    println!("  {what:<34} {took:>7.2} s, {statements:>7} statements");
}

#[actix_web::test]
#[ignore = "measures; tests/bench-nudges runs it"]
async fn all_rules_for_64_000_people() {
    let garden = course_from("2027-02-01", &["elif"]).await;
    let world = &garden.world;
    let cohorts = people() / SEATS;
    fill(world, garden.cohort.id, cohorts).await;
    println!("{}", if on_postgres().is_some() { "PostgreSQL" } else { "SQLite" });
    println!("  {} people in {cohorts} cohorts", cohorts * SEATS);
    world.until("2027-01-25T08:00:00Z");
    pass(world, "plans what is ahead").await;
    pass(world, "hands over what was due meanwhile").await;
    pass(world, "looks again, nothing has changed").await;
    world.until("2027-02-01T06:45:00Z");
    pass(world, "looks before the first Monday").await;
    world.until("2027-02-01T07:15:00Z");
    pass(world, "hands over what is due").await;
    let sent = nudge::Entity::find().filter(nudge::Column::State.eq(NudgeState::Sent));
    let queued = outbox::Entity::find().filter(outbox::Column::Kind.eq("nudges/week"));
    let (sent, queued) =
        (sent.count(world.store.read()).await.unwrap(), queued.count(world.store.read()).await.unwrap());
    println!("  {sent} handed over, {queued} of them the week's");
    world.later(Duration::minutes(15));
    pass(world, "looks again, nothing has changed").await;
}
