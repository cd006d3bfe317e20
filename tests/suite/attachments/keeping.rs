//! What becomes of files: with their post they go, unsent they are forgotten, and what a crash left is swept away.

use std::collections::BTreeSet;

use chrono::Duration;
use entity::attachment;
use image::ImageFormat;
use lernweg::{
    app::run_due_jobs,
    features::attachments::{keep_files, sweep_files},
    storage::FileKey,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, sea_query::Expr};

use super::{PDF, add, asked, kept, rows, send, sent_picture};
use crate::{harness::Garden, people::picture};

#[actix_web::test]
async fn a_post_taken_back_takes_its_pictures_with_it() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let thread = asked(&garden).await.path;
    let id = sent_picture(&garden, "elif", &thread).await;
    let stays = sent_picture(&garden, "jonas", &thread).await;
    let elif = world.sign_in("elif").await;
    let page = elif.get(&thread).await;
    let edit = page.edits().remove(0);
    let edit = elif.get(&edit).await;
    let gone = elif.submit(&edit, "/removal", &[]).await.must_be(200);
    assert_eq!(gone.attributes(".attached img", "alt").len(), 1);
    for key in ["elif", "jonas", "tom"] {
        world.sign_in(key).await.fetch(&format!("/files/{id}")).await.must_be(404);
    }
    assert_eq!(kept(&garden).len(), 4, "at once it cannot be had, within the hour it is gone");
    run_due_jobs(&world.store, &world.catalogue).await;
    assert_eq!((rows(&garden).await.len(), kept(&garden).len()), (1, 2));
    world.sign_in("elif").await.fetch(&format!("/files/{stays}")).await.must_be(200);
}

#[actix_web::test]
async fn what_nobody_sends_is_forgotten_after_a_week() {
    let garden = Garden::new().await;
    let store = &garden.world.store;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get(&asked(&garden).await.path).await;
    let page = add(&elif, &page, ("plan.pdf", PDF), &[]).await.must_be(200);
    send(&elif, &page, "Sent", "").await;
    let page = elif.get(&page.form("/posts").action.replace("/posts", "")).await;
    add(&elif, &page, ("bed.png", &picture([7, 7, 7], ImageFormat::Png)), &[]).await.must_be(200);
    garden.world.later(Duration::days(6));
    keep_files(store).await.unwrap();
    sweep_files(store, async |_| Ok(BTreeSet::new())).await.unwrap();
    assert_eq!((rows(&garden).await.len(), kept(&garden).len()), (2, 3));
    garden.world.later(Duration::days(2));
    keep_files(store).await.unwrap();
    assert_eq!((rows(&garden).await.len(), kept(&garden).len()), (1, 1), "the one that was sent stays");
}

#[actix_web::test]
async fn bytes_without_a_row_are_swept_away_once_they_are_nobodys_upload() {
    let garden = Garden::new().await;
    let (store, world) = (&garden.world.store, &garden.world);
    sent_picture(&garden, "elif", &asked(&garden).await.path).await;
    let files = store.files().unwrap();
    let lost = FileKey::fresh(store.now());
    for key in [&lost, &lost.with("small")] {
        files.put(key, actix_web::web::Bytes::from_static(b"lost")).await.unwrap();
    }
    // Something an operator laid there is not ours.
    std::fs::write(world.files().join("README"), "mind the disk").unwrap();
    for (hours, left) in [(0, 5), (13, 5), (60, 3)] {
        world.later(Duration::hours(hours));
        sweep_files(store, async |_| Ok(BTreeSet::new())).await.unwrap();
        assert_eq!(kept(&garden).len(), left, "after {hours} more hours");
    }
    assert_eq!(rows(&garden).await.len(), 1);
}

#[actix_web::test]
async fn a_crash_between_bytes_and_row_is_finished_by_the_next_run() {
    let garden = Garden::new().await;
    let store = &garden.world.store;
    sent_picture(&garden, "elif", &asked(&garden).await.path).await;
    let row = rows(&garden).await.remove(0);
    attachment::Entity::update_many()
        .col_expr(attachment::Column::RemovedAt, Expr::value(store.now()))
        .exec(store.schema())
        .await
        .unwrap();
    for file in kept(&garden) {
        std::fs::remove_file(file).unwrap();
    }
    keep_files(store).await.unwrap();
    assert!(rows(&garden).await.is_empty());
    // The other way round, bytes that are gone are a missing page and no error of ours.
    let again = attachment::ActiveModel { removed_at: Set(None), ..row.clone().into() }.reset_all();
    again.insert(store.schema()).await.unwrap();
    garden.world.sign_in("elif").await.fetch(&format!("/files/{}", row.id)).await.must_be(404);
}
