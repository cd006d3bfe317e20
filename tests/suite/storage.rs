//! Stories about reading and writing: whole or not at all, once, and by whom.

pub mod kept;
mod later;
mod nodes;
pub mod registry;
mod rollback;

use std::collections::BTreeSet;

use chrono::Duration;
use entity::{job_run, person};
use lernweg::{
    app::{JOBS, run_due_jobs},
    identity::{NewPerson, add_person},
    platform::{
        errors::{Error, Refusal},
        text::{EmailAddress, Name, Text},
    },
    storage::{
        idempotency::{FormKey, Outcome},
        jobs::{self, Every},
    },
};
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, Statement};

use crate::harness::{World, at_once, on_postgres};

fn somebody(key: &str) -> NewPerson {
    NewPerson {
        name: Name::parse(key).unwrap(),
        email: EmailAddress::parse(&format!("{key}@example.org")).unwrap(),
        locale: "en".into(),
        zone: "Europe/Berlin".into(),
    }
}

async fn people(world: &World) -> u64 {
    person::Entity::find().count(world.store.read()).await.unwrap()
}

#[actix_web::test]
async fn a_write_that_is_refused_leaves_nothing_behind() {
    let world = World::new().await;
    let refused: Result<(), Error> = world
        .store
        .write(async |tx| {
            add_person(tx, &somebody("half")).await?;
            Err(Refusal::conflict("account-closed").into())
        })
        .await;
    assert!(refused.is_err());
    assert_eq!(people(&world).await, 0);
}

#[actix_web::test]
async fn an_address_has_one_account_however_it_is_spelled_and_whoever_is_first() {
    let world = World::new().await;
    let spellings = ["müller@example.org", "MÜLLER@example.org", "Mu\u{308}ller@Example.org"];
    let results = at_once(30, async |nth| {
        let new = NewPerson { email: EmailAddress::parse(spellings[nth % 3]).unwrap(), ..somebody("mueller") };
        world.store.write(async |tx| add_person(tx, &new).await).await.is_ok()
    })
    .await;
    assert_eq!(results.iter().filter(|ok| **ok).count(), 1);
    assert_eq!(people(&world).await, 1);
}

#[actix_web::test]
async fn a_form_sent_fifty_times_at_once_acts_once() {
    let world = World::new().await;
    let key = FormKey::parse("0123456789abcdef0123456789").unwrap();
    let outcomes = at_once(50, async |nth| {
        world
            .store
            .once(&key, None, async |tx| {
                add_person(tx, &somebody(&format!("nth{nth}"))).await?;
                Ok(Outcome::to(format!("/{nth}"), "profile-changed"))
            })
            .await
            .unwrap()
            .path
    })
    .await;
    assert_eq!(people(&world).await, 1);
    assert_eq!(outcomes.iter().collect::<BTreeSet<_>>().len(), 1, "and answers everybody the same");
}

#[actix_web::test]
async fn a_refused_form_may_be_sent_again_and_a_key_is_forgotten_after_a_day() {
    let world = World::new().await;
    let key = FormKey::parse("0123456789abcdef0123456789").unwrap();
    let send = async |good: bool| {
        world
            .store
            .once(&key, None, async |tx| {
                add_person(tx, &somebody("again")).await?;
                if good { Ok(Outcome::silently("/")) } else { Err(Refusal::unfit("form-missing").into()) }
            })
            .await
    };
    assert!(send(false).await.is_err());
    assert!(send(true).await.is_ok());
    assert!(send(false).await.is_ok(), "the first answer stands");
    world.later(Duration::hours(25));
    world.store.write(async |tx| tx.forget_keys().await).await.unwrap();
    assert!(send(true).await.is_err(), "the address is taken by now");
}

#[actix_web::test]
async fn somebody_elses_key_is_not_answered() {
    let world = World::new().await;
    let key = FormKey::parse("0123456789abcdef0123456789").unwrap();
    let elif = world.person("elif").await.id;
    world.store.once(&key, Some(elif), async |_| Ok(Outcome::silently("/secret"))).await.unwrap();
    let other = world.store.once(&key, None, async |_| Ok(Outcome::silently("/"))).await;
    assert!(matches!(other, Err(Error::Refused(refusal)) if refusal.key == "form-key-foreign"));
}

#[actix_web::test]
async fn a_job_runs_once_a_period_whatever_the_number_of_nodes() {
    let world = World::new().await;
    let claims = at_once(20, async |_| jobs::claim(&world.store, "a job", Every::Day).await.unwrap()).await;
    assert_eq!(claims.iter().flatten().count(), 1);
    let period = claims.into_iter().flatten().next().unwrap();
    jobs::settle(&world.store, "a job", &period, Ok(())).await.unwrap();
    assert_eq!(jobs::claim(&world.store, "a job", Every::Day).await.unwrap(), None);
    // Off for three days: the newest period runs, the missed ones are not made up for.
    world.later(Duration::days(3));
    assert_eq!(jobs::claim(&world.store, "a job", Every::Day).await.unwrap().as_deref(), Some("2027-01-09"));
    assert_eq!(jobs::claim(&world.store, "a job", Every::Day).await.unwrap(), None);
}

#[actix_web::test]
async fn a_job_that_fails_or_dies_is_taken_over_three_times_at_the_most() {
    let world = World::new().await;
    let claim = async || jobs::claim(&world.store, "a job", Every::Day).await.unwrap();
    let period = claim().await.unwrap();
    jobs::settle(&world.store, "a job", &period, Err("broken".into())).await.unwrap();
    assert!(claim().await.is_some(), "failed");
    assert!(claim().await.is_none(), "somebody is at it");
    world.later(Duration::minutes(11));
    assert!(claim().await.is_some(), "they died");
    world.later(Duration::minutes(11));
    assert!(claim().await.is_none(), "three times is enough");
}

#[actix_web::test]
async fn every_job_there_is_does_its_work() {
    let world = World::new().await;
    run_due_jobs(&world.store, &world.catalogue).await;
    let runs = job_run::Entity::find().all(world.store.read()).await.unwrap();
    assert_eq!(runs.len(), JOBS.len());
    assert!(runs.iter().all(|run| run.state == entity::states::JobState::Done), "{runs:?}");
}

#[actix_web::test]
async fn sqlite_is_set_up_as_it_must_be_and_readers_cannot_write() {
    if on_postgres().is_some() {
        return;
    }
    let world = World::new().await;
    let pragma = async |name: &str| {
        let row = world
            .store
            .schema()
            .query_one_raw(Statement::from_string(sea_orm::DbBackend::Sqlite, format!("pragma {name}")));
        let row = row.await.unwrap().unwrap();
        row.try_get_by_index::<String>(0)
            .or_else(|_| row.try_get_by_index::<i32>(0).map(|number| number.to_string()))
            .unwrap()
    };
    assert_eq!(pragma("journal_mode").await, "wal");
    assert_eq!(pragma("synchronous").await, "2", "FULL");
    assert_eq!(pragma("foreign_keys").await, "1");
    assert_eq!(pragma("busy_timeout").await, "5000");
    let strayed = world.store.read().execute_unprepared("delete from person").await;
    assert!(strayed.unwrap_err().to_string().contains("readonly"));
}

#[actix_web::test]
async fn a_row_that_points_at_nobody_is_refused() {
    let world = World::new().await;
    let nobody = uuid::Uuid::from_u128(7);
    let written = world.store.write(async |tx| {
        let (nobody, off) = (entity::ids::PersonId(nobody), entity::states::Rhythm::Off);
        lernweg::identity::choose_rhythm(tx, nobody, "discussions/answered", off).await
    });
    assert!(written.await.is_err());
}
