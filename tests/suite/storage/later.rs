//! Writes nobody waits for: they keep their order, and stand or fall with the rest.

use entity::audit;
use lernweg::{
    platform::errors::Refusal,
    storage::{Tx, sql},
};
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, QueryOrder};
use serde_json::json;

use crate::harness::{World, on_postgres};

async fn note(tx: &Tx, action: &'static str) {
    tx.record(None, action, ("story", "one"), json!({})).await.unwrap();
}

async fn seen(tx: &Tx) -> u64 {
    audit::Entity::find().count(&**tx).await.unwrap()
}

#[actix_web::test]
async fn what_was_put_off_is_there_for_whoever_asks_in_the_same_write() {
    let world = World::new().await;
    let work = world.store.write(async |tx| {
        note(tx, "first").await;
        assert_eq!(seen(tx).await, 1);
        note(tx, "second").await;
        tx.later(sql(&**tx, "update audit set action = $1 where action = $2", ["third".into(), "second".into()]))
            .await?;
        note(tx, "second").await;
        tx.execute_unprepared("delete from audit where action = 'first'").await?;
        assert_eq!(seen(tx).await, 2);
        Ok(())
    });
    work.await.unwrap();
    let rows = audit::Entity::find().order_by_asc(audit::Column::Id).all(world.store.read()).await.unwrap();
    let actions: Vec<_> = rows.iter().map(|row| row.action.as_str()).collect();
    assert_eq!(actions, ["third", "second"]);
}

#[actix_web::test]
async fn what_was_put_off_falls_with_the_write() {
    let world = World::new().await;
    let refused = world.store.write(async |tx| {
        for _ in 0..70 {
            note(tx, "one of many").await;
        }
        Err::<(), _>(Refusal::conflict("account-closed").into())
    });
    assert!(refused.await.is_err());
    let many = world.store.write(async |tx| {
        for _ in 0..70 {
            note(tx, "one of many").await;
        }
        Ok(())
    });
    many.await.unwrap();
    assert_eq!(audit::Entity::find().count(world.store.read()).await.unwrap(), 70);
}

#[actix_web::test]
async fn a_write_falls_with_what_was_put_off_and_cannot_be_done() {
    let world = World::new().await;
    let broken = world.store.write(async |tx| {
        note(tx, "before").await;
        // On PostgreSQL it says no at once, on SQLite when it is sent on its way.
        tx.later(sql(&**tx, "insert into audit (action) values ($1)", ["alone".into()])).await?;
        note(tx, "after").await;
        Ok(())
    });
    assert!(broken.await.is_err());
    assert_eq!(audit::Entity::find().count(world.store.read()).await.unwrap(), 0);
}

#[actix_web::test]
async fn what_can_wait_goes_in_one_piece() {
    let world = World::new().await;
    let before = world.store.statements();
    let work = world.store.write(async |tx| {
        for _ in 0..20 {
            note(tx, "one of twenty").await;
        }
        Ok(())
    });
    work.await.unwrap();
    let ways = world.store.statements() - before;
    if on_postgres().is_some() {
        assert!(ways >= 20, "{ways}");
    } else {
        assert!(ways <= 3, "{ways}");
    }
}
