//! Several processes over one database.

use chrono::Duration;
use entity::{job_run, states::JobState};
use lernweg::{
    app::{JOBS, run_due_jobs},
    identity::add_person,
    storage::{
        idempotency::{FormKey, Outcome},
        jobs::{self, Every},
    },
};
use sea_orm::EntityTrait;

use super::{people, somebody};
use crate::harness::{World, at_once};

#[actix_web::test]
async fn of_three_nodes_one_does_a_job_of_a_period() {
    let world = World::new().await;
    let nodes = [world.another_node().await, world.another_node().await];
    let store = |nth: usize| nodes.get(nth % 3).map_or(&world.store, |node| &node.store);
    for _ in 0..3 {
        let claims = at_once(30, async |nth| jobs::claim(store(nth), "a job", Every::Hour).await.unwrap()).await;
        assert_eq!(claims.iter().flatten().count(), 1);
        let period = claims.into_iter().flatten().next().unwrap();
        jobs::settle(store(1), "a job", &period, Ok(())).await.unwrap();
        world.later(Duration::hours(1));
    }
    let runs = job_run::Entity::find().all(world.store.read()).await.unwrap();
    assert_eq!(runs.iter().map(|run| (run.state, run.attempts)).collect::<Vec<_>>(), [(JobState::Done, 1); 3]);
}

#[actix_web::test]
async fn all_the_work_there_is_is_done_once_by_three_nodes() {
    let world = World::new().await;
    let nodes = [world.another_node().await, world.another_node().await];
    let store = |nth: usize| nodes.get(nth % 3).map_or(&world.store, |node| &node.store);
    at_once(9, async |nth| run_due_jobs(store(nth), &world.catalogue).await).await;
    let runs = job_run::Entity::find().all(world.store.read()).await.unwrap();
    assert_eq!(runs.len(), JOBS.len());
    assert!(runs.iter().all(|run| (run.state, run.attempts) == (JobState::Done, 1)), "{runs:?}");
}

#[actix_web::test]
async fn one_takeover_of_a_dead_nodes_job_and_no_second() {
    let world = World::new().await;
    let node = world.another_node().await;
    jobs::claim(&node.store, "a job", Every::Day).await.unwrap().unwrap();
    let claim = async || {
        let claims = at_once(20, async |_| jobs::claim(&world.store, "a job", Every::Day).await.unwrap()).await;
        claims.into_iter().flatten().count()
    };
    world.later(Duration::minutes(10));
    assert_eq!(claim().await, 0, "ten minutes are its own, to the second");
    world.later(Duration::seconds(1));
    assert_eq!(claim().await, 1);
    world.later(Duration::minutes(5));
    assert_eq!(claim().await, 0, "the new one has ten minutes of its own");
}

#[actix_web::test]
async fn a_form_sent_to_every_node_at_once_acts_once() {
    let world = World::new().await;
    let nodes = [world.another_node().await, world.another_node().await];
    let key = FormKey::parse("0123456789abcdef0123456789").unwrap();
    let answers = at_once(48, async |nth| {
        let store = nodes.get(nth % 3).map_or(&world.store, |node| &node.store);
        let work = store.once(&key, None, async |tx| {
            add_person(tx, &somebody(&format!("nth{nth}"))).await?;
            Ok(Outcome::to(format!("/{nth}"), "profile-changed"))
        });
        work.await.unwrap()
    })
    .await;
    assert_eq!(people(&world).await, 1);
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
}
