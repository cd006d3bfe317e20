//! Writes that do not reach their end leave nothing, and the next one does not notice.

use std::{cell::Cell, future::pending};

use entity::{audit, outbox, sign_in_link};
use futures_util::{FutureExt, future};
use lernweg::{
    features::account::SignInLink,
    identity::{add_person, ask_for_link},
    platform::errors::{Error, Refusal},
    storage::sql,
};
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait};
use tokio::sync::{Barrier, Notify};

use super::{people, somebody};
use crate::harness::{World, at_once, on_postgres};

#[actix_web::test]
async fn a_write_nobody_waits_for_any_more_leaves_nothing_behind() {
    let world = World::new().await;
    // More often than there are connections: none of them may stay busy.
    for _ in 0..30 {
        let written = Notify::new();
        let abandoned = world.store.write(async |tx| {
            add_person(tx, &somebody("half")).await?;
            written.notify_one();
            pending::<Result<(), Error>>().await
        });
        future::select(Box::pin(abandoned), Box::pin(written.notified())).await;
    }
    world.store.write(async |tx| add_person(tx, &somebody("whole")).await).await.unwrap();
    assert_eq!(people(&world).await, 1);
}

#[actix_web::test]
async fn a_write_that_panics_leaves_nothing_behind() {
    let world = World::new().await;
    for _ in 0..15 {
        let panicked = world.store.write(async |tx| {
            add_person(tx, &somebody("half")).await?;
            if true {
                panic!("on purpose");
            }
            Ok(())
        });
        assert!(std::panic::AssertUnwindSafe(panicked).catch_unwind().await.is_err());
    }
    world.store.write(async |tx| add_person(tx, &somebody("whole")).await).await.unwrap();
    assert_eq!(people(&world).await, 1);
}

#[actix_web::test]
async fn a_write_that_is_refused_sends_no_mail_and_leaves_no_trace() {
    let world = World::new().await;
    let elif = world.person("elif").await.id;
    let write = async |good: bool| {
        let work = world.store.write(async |tx| {
            let link = ask_for_link(tx, elif, "a browser").await?.unwrap();
            tx.post(elif, &SignInLink { link, next: "/".into() }).await?;
            tx.record(Some(elif), "asked", ("person", elif), serde_json::json!({})).await?;
            if good { Ok(()) } else { Err(Refusal::conflict("account-closed").into()) }
        });
        work.await.is_ok()
    };
    let rows = async || {
        let db = world.store.read();
        let mails = outbox::Entity::find().count(db).await.unwrap();
        (mails, audit::Entity::find().count(db).await.unwrap(), sign_in_link::Entity::find().count(db).await.unwrap())
    };
    assert!(!write(false).await);
    assert_eq!(rows().await, (0, 0, 0));
    assert!(write(true).await);
    assert_eq!(rows().await, (1, 1, 1));
}

#[actix_web::test]
async fn readers_see_a_write_when_it_is_whole() {
    let world = World::new().await;
    world
        .store
        .write(async |tx| {
            add_person(tx, &somebody("one")).await?;
            assert_eq!(people(&world).await, 0, "not yet");
            add_person(tx, &somebody("two")).await
        })
        .await
        .unwrap();
    assert_eq!(people(&world).await, 2);
}

#[actix_web::test]
async fn a_refusal_is_not_tried_again_and_time_stands_still_in_a_write() {
    let world = World::new().await;
    let tries = Cell::new(0);
    let refused: Result<(), Error> = world
        .store
        .write(async |tx| {
            tries.set(tries.get() + 1);
            let begun = tx.now();
            world.later(chrono::Duration::seconds(5));
            assert_eq!(tx.now(), begun);
            Err(Refusal::conflict("account-closed").into())
        })
        .await;
    assert!(matches!(refused, Err(Error::Refused(_))));
    assert_eq!(tries.get(), 1);
}

#[actix_web::test]
async fn fifty_that_read_and_then_write_all_count() {
    let world = World::new().await;
    let elif = world.person("elif").await.id;
    world
        .store
        .write(async |tx| {
            Ok(tx.execute_raw(sql(&**tx, "update person set zone = '0' where id = $1", [elif.into()])).await?)
        })
        .await
        .unwrap();
    let outcomes = at_once(50, async |_| {
        world
            .store
            .write(async |tx| {
                tx.take_turns("counting").await?;
                let row = tx.query_one_raw(sql(&**tx, "select zone from person where id = $1", [elif.into()])).await?;
                let count: i64 = row.unwrap().try_get::<String>("", "zone")?.parse().unwrap();
                let next = (count + 1).to_string();
                let set = sql(&**tx, "update person set zone = $1 where id = $2", [next.into(), elif.into()]);
                Ok(tx.execute_raw(set).await?.rows_affected())
            })
            .await
            .unwrap()
    })
    .await;
    assert_eq!(outcomes, [1; 50]);
    assert_eq!(world.person("elif").await.zone, "50");
}

#[actix_web::test]
async fn two_writes_that_wait_for_each_other_both_succeed() {
    if on_postgres().is_none() {
        return; // SQLite has one writer: nobody can wait for a second one
    }
    let world = World::new().await;
    let (one, two) = (world.person("one").await.id, world.person("two").await.id);
    let barrier = Barrier::new(2);
    let tries = Cell::new(0);
    let done = at_once(2, async |nth| {
        let first_time = Cell::new(true);
        let order = if nth == 0 { [one, two] } else { [two, one] };
        world
            .store
            .write(async |tx| {
                tries.set(tries.get() + 1);
                for who in order {
                    let text = "update person set name = name || '+' where id = $1";
                    tx.execute_raw(sql(&**tx, text, [who.into()])).await?;
                    if first_time.replace(false) {
                        barrier.wait().await;
                    }
                }
                Ok(())
            })
            .await
            .is_ok()
    })
    .await;
    assert_eq!(done, [true, true]);
    // Three as a rule; whoever starts again may meet the other one once more before that one wakes up.
    assert!(tries.get() >= 3, "the one PostgreSQL gave up on was tried again, whole");
    assert_eq!([world.person("one").await.name, world.person("two").await.name], ["One++", "Two++"]);
}
