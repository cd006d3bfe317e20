//! Whose eyes a file is for: those of whoever may read the post, and while it is not sent, only its sender's.

use entity::{
    states::{Role, ThreadState},
    thread,
};
use image::ImageFormat;
use sea_orm::{EntityTrait, sea_query::Expr};

use super::{PDF, add, asked, rows, send_with, sent_picture};
use crate::{
    harness::{Cohort, Garden},
    people::picture,
};

const NOWHERE: &str = "00000000-0000-7000-8000-000000000000";

#[actix_web::test]
async fn to_others_a_file_is_not_there_and_looks_like_none() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let other = Cohort::plan(world, "gardening", "Borealis", "otto").await;
    other.enrol(world, "paul", Role::Participant).await;
    let thread = asked(&garden).await.path;
    let id = sent_picture(&garden, "elif", &thread).await;
    for key in ["elif", "jonas", "tom"] {
        let who = world.sign_in(key).await;
        who.fetch(&format!("/files/{id}")).await.must_be(200);
        who.fetch(&format!("/files/{id}/small")).await.must_be(200);
    }
    for key in ["paul", "olga", "otto", "sam"] {
        let who = world.sign_in(key).await;
        for end in ["", "/small"] {
            let there = who.fetch(&format!("/files/{id}{end}")).await.must_be(404);
            let nowhere = who.fetch(&format!("/files/{NOWHERE}{end}")).await.must_be(404);
            assert_eq!(there.body, nowhere.body, "{key}");
        }
    }
    world.stranger().fetch(&format!("/files/{id}")).await.must_be(303);
    world.sign_in("elif").await.fetch("/files/x").await.must_be(404);
}

#[actix_web::test]
async fn what_is_not_sent_is_seen_by_its_sender_alone() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let thread = asked(&garden).await.path;
    let page = elif.get(&thread).await;
    add(&elif, &page, ("bed.png", &picture([9, 99, 9], ImageFormat::Png)), &[]).await.must_be(200);
    let id = rows(&garden).await[0].id;
    elif.fetch(&format!("/files/{id}/small")).await.must_be(200);
    for key in ["jonas", "tom", "olga"] {
        let who = garden.world.sign_in(key).await;
        who.fetch(&format!("/files/{id}")).await.must_be(404);
        who.get(&thread).await.must_not_say("bed.jpg");
    }
    // Nor can somebody else take it away, put words to it or send it.
    let jonas = garden.world.sign_in("jonas").await;
    let page = jonas.get(&thread).await;
    page.must_not_say("bed.jpg");
    let files = page.form("/posts").action.replace("/posts", "/files");
    let (id, caption) = (id.to_string(), format!("caption.{id}"));
    let press = [("take_away", id.as_str()), (caption.as_str(), "Mine")];
    send_with(&jonas, &page, "/posts", &files, None, &press).await.must_be(200);
    let action = page.form("/posts").action;
    send_with(&jonas, &page, "/posts", &action, None, &[("body", "x"), (&caption, "Mine")]).await.must_be(303);
    let row = super::row(&garden, &id).await;
    assert!(row.post_id.is_none() && row.caption.is_none() && row.removed_at.is_none());
}

#[actix_web::test]
async fn a_hidden_thread_shows_no_files_and_a_locked_one_takes_none() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let thread = asked(&garden).await;
    let id = sent_picture(&garden, "elif", &thread.path).await;
    let stand = async |state: ThreadState| {
        thread::Entity::update_many()
            .col_expr(thread::Column::State, Expr::value(state))
            .exec(world.store.schema())
            .await
            .unwrap();
    };
    let elif = world.sign_in("elif").await;
    let page = elif.get(&thread.path).await;
    stand(ThreadState::Locked).await;
    let refused = add(&elif, &page, ("plan.pdf", PDF), &[("body", "Too late")]).await.must_be(409);
    assert_eq!(refused.typed("/posts", "body"), "Too late");
    assert_eq!(rows(&garden).await.len(), 1);
    stand(ThreadState::Hidden).await;
    world.sign_in("jonas").await.fetch(&format!("/files/{id}")).await.must_be(404);
    elif.fetch(&format!("/files/{id}/small")).await.must_be(404);
    world.sign_in("tom").await.fetch(&format!("/files/{id}")).await.must_be(200);
}

#[actix_web::test]
async fn write_first_holds_for_files_too() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (jonas, elif) = (world.sign_in("jonas").await, world.sign_in("elif").await);
    let lesson = garden.at("/weeks/1/soil");
    let page = jonas.get(&lesson).await;
    let answered = jonas.submit(&page, "/answers", &[("body", "Mine is sandy.")]).await.must_be(200);
    let post = answered.attribute("article.post a[href^='/threads/']", "href").unwrap();
    let thread = world.sign_in("tom").await;
    let page = thread.get(&post).await;
    let reply = page.attribute("article.post a[href*='answer=']", "href").unwrap();
    let id = sent_picture(&garden, "tom", reply.split('#').next().unwrap()).await;
    jonas.fetch(&format!("/files/{id}")).await.must_be(200);
    elif.fetch(&format!("/files/{id}")).await.must_be(404);
    let page = elif.get(&lesson).await;
    elif.submit(&page, "/answers", &[("body", "Mine is clay.")]).await.must_be(200);
    elif.fetch(&format!("/files/{id}")).await.must_be(200);
}
