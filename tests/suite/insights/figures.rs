//! What the page costs. No test: `tests/bench-insights` runs it, in a release build.

use std::time::Instant;

use chrono::{Days, NaiveDate};
use entity::{cohort, ids::CohortId, insight_count, insight_figure, states::CohortState};
use lernweg::{platform::ids::fresh, storage::Tx};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, IntoActiveModel};

use super::PAGE;
use crate::{
    harness::{Persona, on_postgres},
    nudges::course_from,
};

/// How many cohorts were counted.
const COHORTS: u64 = 3_000;
/// How often each address is asked.
const TIMES: usize = 40;

/// Cohorts like `one`, each with seven weeks and what is told of them.
async fn fill(tx: &Tx, one: &cohort::Model, from: u64, many: u64) {
    let (mut cohorts, mut counts, mut figures) = (Vec::new(), Vec::new(), Vec::new());
    for nth in from..from + many {
        let id = CohortId(fresh(tx.now()));
        let starts_on = NaiveDate::from_ymd_opt(2000, 1, 3).unwrap().checked_add_days(Days::new(nth * 3)).unwrap();
        let like =
            cohort::Model { id, name: format!("Cohort {nth}"), state: CohortState::Finished, starts_on, ..one.clone() };
        cohorts.push(like.into_active_model().reset_all());
        for week in 1..=7 {
            counts.push(insight_count::ActiveModel { cohort_id: Set(id), week: Set(week), counted_at: Set(tx.now()) });
            for measure in ["took-part", "on-time", "opted-out", "asked", "waited", "first-answer", "completed"] {
                figures.push(insight_figure::ActiveModel {
                    cohort_id: Set(id),
                    week: Set(week),
                    measure: Set(measure.to_owned()),
                    part: Set(String::new()),
                    programme_id: Set(one.programme_id),
                    at_least: Set(10),
                    at_most: Set(19),
                    out_of: Set(26),
                });
            }
        }
    }
    cohort::Entity::insert_many(cohorts).exec_without_returning(&**tx).await.unwrap();
    insight_count::Entity::insert_many(counts).exec_without_returning(&**tx).await.unwrap();
    for some in figures.chunks(1_000) {
        insight_figure::Entity::insert_many(some.to_vec()).exec_without_returning(&**tx).await.unwrap();
    }
}

async fn times(who: &Persona, what: &str, path: &str) {
    let mut took = Vec::new();
    let mut bytes = 0;
    for _ in 0..TIMES {
        let begun = Instant::now();
        bytes = who.get(path).await.must_be(200).body.len();
        took.push(begun.elapsed());
    }
    took.sort();
    println!("  {what}: {:?} median, {:?} p95, {} kB", took[TIMES / 2], took[TIMES * 95 / 100], bytes / 1000);
}

#[actix_web::test]
#[ignore = "figures, not a test: tests/bench-insights runs it"]
async fn with_three_thousand_cohorts() {
    let garden = course_from("2027-01-11", &["ada"]).await;
    let world = &garden.world;
    let one = cohort::Entity::find_by_id(garden.cohort.id).one(world.store.read()).await.unwrap().unwrap();
    for from in (0..COHORTS).step_by(100) {
        let write = async |tx: &Tx| {
            fill(tx, &one, from, 100).await;
            Ok::<_, lernweg::platform::errors::Error>(())
        };
        world.store.write(write).await.unwrap();
    }
    world.store.schema().execute_unprepared("analyze").await.unwrap();
    println!("{}: {COHORTS} cohorts", if on_postgres().is_some() { "PostgreSQL" } else { "SQLite" });
    let olga = world.sign_in("olga").await;
    times(&olga, "the page", PAGE).await;
    times(&olga, "its 50th page", &format!("{PAGE}?page=50")).await;
    times(&olga, "everything as CSV", &format!("{PAGE}.csv")).await;
}
