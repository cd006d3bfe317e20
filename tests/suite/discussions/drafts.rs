//! A text that was not sent yet.

use entity::draft;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{answer_to, ask};
use crate::harness::{Garden, Page, Persona};

async fn keep(who: &Persona, page: &Page, end: &str, fields: &[(&str, &str)]) -> Page {
    let form = page.form(end);
    let place = format!("{}/draft", form.action.trim_end_matches("/posts"));
    let mut sent = vec![("_key", page.form(end).fields.iter().find(|(name, _)| name == "_key").unwrap().1.clone())];
    sent.extend(fields.iter().map(|(name, value)| (*name, (*value).to_owned())));
    let sent: Vec<(&str, &str)> = sent.iter().map(|(name, value)| (*name, value.as_str())).collect();
    who.send(&place, &sent).await
}

async fn drafts(garden: &Garden) -> u64 {
    draft::Entity::find().count(garden.world.store.read()).await.unwrap()
}

#[actix_web::test]
async fn what_i_began_waits_for_me_in_the_next_browser() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let thread = ask(&garden, &elif, "Snails", "They eat everything.").await;
    let page = jonas.get(&answer_to(&thread)).await;
    let answers_to = page.typed("/posts", "answers_to");
    let fields = [("body", "Beer tr"), ("answers_to", answers_to.as_str())];
    keep(&jonas, &page, "/posts", &fields).await.must_be(303);
    keep(&jonas, &page, "/posts", &[("body", "Beer traps, I th"), ("answers_to", &answers_to), ("quietly", "yes")])
        .await
        .must_be(204);
    assert_eq!(drafts(&garden).await, 1, "one text, kept twice under the key of its form");
    let elsewhere = world.sign_in("jonas").await;
    let page = elsewhere.get(&thread.path).await;
    assert_eq!(page.typed("/posts", "body"), "Beer traps, I th");
    page.must_say("Answer to Elif").must_say("Your text from");
    elif.get(&thread.path).await.must_not_say("Beer tr");
    // The key of the form still sends it, once.
    elsewhere.submit(&page, "/posts", &[("body", "Beer traps, I think.")]).await.must_be(200);
    assert_eq!(drafts(&garden).await, 0);
    assert_eq!(elsewhere.get(&thread.path).await.typed("/posts", "body"), "");
}

#[actix_web::test]
async fn a_question_that_is_not_finished_waits_too_and_fits_or_not() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let new = elif.get(&garden.at("/threads/new")).await;
    let long = "x".repeat(400);
    keep(&elif, &new, "/threads", &[("title", &long), ("body", ""), ("language", "de")]).await.must_be(303);
    let new = elif.get(&garden.at("/threads/new")).await;
    assert_eq!((new.typed("/threads", "title"), new.typed("/threads", "language")), (long, "de".into()));
    keep(&elif, &new, "/threads", &[("title", " "), ("body", "\n")]).await.must_be(303);
    assert_eq!(drafts(&garden).await, 0, "nothing is worth keeping of nothing");
    keep(&elif, &new, "/threads", &[("person_id", "1")]).await.must_be(400);
}

#[actix_web::test]
async fn a_draft_for_one_post_is_not_slipped_under_another() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let thread = ask(&garden, &elif, "Snails", "They eat everything.").await;
    let page = jonas.get(&thread.path).await;
    keep(&jonas, &page, "/posts", &[("body", "To all of you")]).await.must_be(303);
    assert_eq!(jonas.get(&thread.path).await.typed("/posts", "body"), "To all of you");
    assert_eq!(jonas.get(&answer_to(&thread)).await.typed("/posts", "body"), "");
}

#[actix_web::test]
async fn a_text_nobody_came_back_to_is_forgotten() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let jonas = world.sign_in("jonas").await;
    let new = jonas.get(&garden.at("/threads/new")).await;
    keep(&jonas, &new, "/threads", &[("title", "Ducks")]).await.must_be(303);
    world.later(chrono::Duration::days(89));
    lernweg::app::run_due_jobs(&world.store, &world.catalogue).await;
    assert_eq!(drafts(&garden).await, 1);
    world.later(chrono::Duration::days(2));
    lernweg::app::run_due_jobs(&world.store, &world.catalogue).await;
    assert_eq!(drafts(&garden).await, 0);
}
