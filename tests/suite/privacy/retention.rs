//! Stories about what goes some months after the end of a cohort: what would go is said before, a case can hold it,
//! and what people were promised stays.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use entity::{audit, ids::CohortId};
use lernweg::{
    app::run_due_jobs,
    platform::errors::Error,
    storage::{
        registry::tables,
        retention::{forget_ended, held, rows_going},
        sql,
    },
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::{
    harness::{Garden, World, at_once},
    storage::kept::count,
};

/// More than go in one transaction.
const MARKED: i64 = 620;

async fn counts(world: &World) -> BTreeMap<&'static str, i64> {
    let mut all = BTreeMap::new();
    for table in tables() {
        all.insert(table.name, count(world, table.name).await);
    }
    all
}

async fn put(world: &World, text: &str, values: Vec<sea_orm::Value>) {
    let db = world.store.schema();
    db.execute_raw(sql(db, text, values)).await.unwrap();
}

async fn marks(world: &World, cohort: CohortId, key: &str, lesson: &str, at: DateTime<Utc>) {
    let who = world.person(key).await.id;
    let text = "insert into lesson_done (cohort_id, person_id, lesson, done_at) values ($1, $2, $3, $4)";
    put(world, text, vec![cohort.into(), who.into(), lesson.into(), at.into()]).await;
}

/// A cohort in which Elif has earned her certificate, and Jonas left a trace in many a table. It is over, and its last
/// day six months and a day ago.
async fn long_over() -> (Garden, String) {
    let garden = Garden::new().await;
    let world = &garden.world;
    let path = crate::certificates::earned(&garden).await;
    let (id, now) = (garden.cohort.id, world.store.now());
    let (elif, jonas) = (world.person("elif").await.id, world.person("jonas").await.id);
    for nth in 0..MARKED {
        marks(world, id, "jonas", &format!("lesson-{nth}"), now).await;
    }
    put(
        world,
        "insert into week_plan (cohort_id, person_id, week, cue, deed, written_at) values ($1, $2, 1, 'If', 'then', $3)",
        vec![id.into(), jonas.into(), now.into()],
    )
    .await;
    put(
        world,
        "insert into partner_name (cohort_id, person_id, other_id, wish) values ($1, $2, $3, 'not_with')",
        vec![id.into(), jonas.into(), elif.into()],
    )
    .await;
    put(
        world,
        "insert into circle_presence (cohort_id, person_id, week, said_at) values ($1, $2, 1, $3)",
        vec![id.into(), jonas.into(), now.into()],
    )
    .await;
    world.later(Duration::days(60));
    run_due_jobs(&world.store, &world.catalogue).await;
    let ended =
        entity::cohort::Entity::find_by_id(id).one(world.store.read()).await.unwrap().unwrap().ended_at.unwrap();
    assert!(ended < world.store.now(), "it is written down when it was over");
    let early = counts(world).await;
    assert_eq!(forget_ended(&world.store).await.unwrap(), 0, "it ended a short time ago");
    assert_eq!(counts(world).await, early);
    world.later(Duration::days(186));
    (garden, path)
}

#[actix_web::test]
async fn a_dry_run_says_exactly_what_goes_and_what_was_promised_stays() {
    let (garden, path) = long_over().await;
    let world = &garden.world;
    let stranger = world.stranger();
    stranger.get(&path).await.must_be(200).must_say("holds").must_say("Elif");
    let jonas = world.sign_in("jonas").await;
    jonas.get("/me/privacy").await.must_say("It goes 6 months after the end of your cohort");
    let before = counts(world).await;
    let going = rows_going(world.store.read(), world.store.ended_before()).await.unwrap();
    assert_eq!(counts(world).await, before, "a dry run changes nothing");
    let mut said: BTreeMap<&str, i64> = BTreeMap::new();
    for one in &going {
        assert_eq!(one.cohort, garden.cohort.id);
        *said.entry(one.table.as_str()).or_default() += one.rows;
    }
    for table in ["lesson_done", "week_plan", "partner_name", "circle_presence"] {
        assert!(said.get(table).is_some_and(|rows| *rows > 0), "{table} of {said:?}");
    }
    let gone = forget_ended(&world.store).await.unwrap();
    assert_eq!(i64::try_from(gone).unwrap(), said.values().sum::<i64>());
    let after = counts(world).await;
    for (table, rows) in &before {
        let left = rows - said.get(table).copied().unwrap_or_default();
        // It stands on record, once for each transaction.
        let left = if *table == "audit" { left + 2 } else { left };
        assert_eq!(after[table], left, "{table}");
    }
    assert_eq!(forget_ended(&world.store).await.unwrap(), 0, "a second run finds nothing");
    assert!(rows_going(world.store.read(), world.store.ended_before()).await.unwrap().is_empty());
    stranger.get(&path).await.must_be(200).must_say("holds").must_say("Elif");
    let elif = world.sign_in("elif").await;
    elif.get("/me/progress").await.must_be(200).must_say("earned on");
    elif.get(&garden.at("/threads")).await.must_be(200);
}

#[actix_web::test]
async fn a_cohort_that_is_held_loses_nothing_until_it_is_released() {
    let (garden, _) = long_over().await;
    let (world, id) = (&garden.world, garden.cohort.id);
    let hold = || world.store.write(async |tx| tx.hold_rows_of(id, "Case 7", "olga").await);
    let release = || world.store.write(async |tx| tx.release_rows_of(id, "olga").await);
    assert!(matches!(release().await, Err(Error::Refused(_))), "nobody holds it");
    let tries = at_once(4, async |_| hold().await).await;
    assert_eq!(tries.iter().filter(|done| done.is_ok()).count(), 1, "{tries:?}");
    let before = counts(world).await;
    assert!(rows_going(world.store.read(), world.store.ended_before()).await.unwrap().is_empty());
    assert_eq!(forget_ended(&world.store).await.unwrap(), 0);
    // Also where the job had already looked which cohorts there are.
    let late = world.store.ended_before();
    assert_eq!(world.store.write(async |tx| tx.forget_rows_of(id, late).await).await.unwrap(), 0);
    assert_eq!(counts(world).await, before);
    let all = held(world.store.read()).await.unwrap();
    assert_eq!((all.len(), all[0].cohort, all[0].because.as_str(), all[0].set_by.as_str()), (1, id, "Case 7", "olga"));
    release().await.unwrap();
    assert!(held(world.store.read()).await.unwrap().is_empty());
    assert!(forget_ended(&world.store).await.unwrap() > 0);
    for action in ["hold_rows", "release_rows"] {
        let find = audit::Entity::find()
            .filter(audit::Column::Action.eq(action))
            .filter(audit::Column::SubjectId.eq(id.to_string()));
        assert_eq!(find.count(world.store.read()).await.unwrap(), 1, "{action}");
    }
    assert_eq!(count(world, "cohort_hold").await, 1, "who held it and why stays");
}

#[actix_web::test]
async fn of_many_processes_each_row_goes_once() {
    let (garden, _) = long_over().await;
    let world = &garden.world;
    let node = world.another_node().await;
    let going = rows_going(world.store.read(), world.store.ended_before()).await.unwrap();
    let store = |nth: usize| if nth.is_multiple_of(2) { &world.store } else { &node.store };
    let gone = at_once(4, async |nth| forget_ended(store(nth)).await).await;
    let gone: u64 = gone.into_iter().map(Result::unwrap).sum();
    assert_eq!(i64::try_from(gone).unwrap(), going.iter().map(|one| one.rows).sum::<i64>());
}

#[actix_web::test]
async fn what_is_added_after_the_end_stays_as_long_after_that() {
    let (garden, _) = long_over().await;
    let (world, id) = (&garden.world, garden.cohort.id);
    marks(world, id, "elif", "late", world.store.now()).await;
    run_due_jobs(&world.store, &world.catalogue).await;
    assert_eq!(count(world, "lesson_done").await, 1);
    world.later(Duration::days(180));
    assert_eq!(forget_ended(&world.store).await.unwrap(), 0);
    world.later(Duration::days(6));
    assert_eq!(forget_ended(&world.store).await.unwrap(), 1);
}

#[actix_web::test]
async fn a_cohort_whose_end_nobody_wrote_down_ended_as_its_calendar_says() {
    let (garden, _) = long_over().await;
    let world = &garden.world;
    let ended = async || {
        let row = entity::cohort::Entity::find_by_id(garden.cohort.id).one(world.store.read()).await.unwrap();
        row.unwrap().ended_at
    };
    let was = ended().await;
    put(world, "update cohort set ended_at = null", Vec::new()).await;
    assert_eq!(forget_ended(&world.store).await.unwrap(), 0, "nobody knows yet");
    world.later(Duration::hours(1));
    run_due_jobs(&world.store, &world.catalogue).await;
    assert_eq!(ended().await, was);
    assert_eq!(count(world, "lesson_done").await, 0);
}
