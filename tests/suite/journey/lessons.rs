//! A lesson, its question, and one's own answer.

use entity::{lesson_done, post, states::Role, thread};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{answer, lesson};
use crate::harness::{Garden, at_once, tally};

#[actix_web::test]
async fn an_answer_that_does_not_fit_comes_back_with_my_words() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = lesson(&garden, &elif, "soil").await;
    let empty = elif.press(&page, "/answers", &[("body", " \n ")]).await.must_be(422);
    assert_eq!(empty.mistakes().len(), 1);
    assert!(empty.text_at("title").starts_with("Error:"));
    let long = "ä".repeat(20_001);
    let refused = elif.press(&page, "/answers", &[("body", &long)]).await.must_be(422);
    assert!(refused.body.contains(&long));
    elif.press(&page, "/answers", &[("body", "Good."), ("author_id", "1")]).await.must_be(400);
    elif.press(&page, "/answers", &[("body", "a\0b")]).await.must_be(400);
    elif.press(&page, "/answers", &[("body", &"x".repeat(300_000))]).await.must_be(413);
    lesson(&garden, &elif, "soil").await.must_say("0 of 2 have answered");
}

#[actix_web::test]
async fn fifty_first_answers_at_once_make_one_thread_and_one_answer_each() {
    let garden = Garden::new().await;
    let world = &garden.world;
    garden.cohort.enrol(world, "third", Role::Participant).await;
    let people = [
        world.sign_in("elif").await,
        world.sign_in("jonas").await,
        world.sign_in("third").await,
        world.sign_in("tom").await,
    ];
    let page = lesson(&garden, &people[0], "soil").await;
    let pages = at_once(50, async |nth| {
        people[nth % 4].press_anew(&page, "/answers", &[("body", &format!("Answer {nth}"))]).await
    })
    .await;
    assert_eq!(tally(&pages), [(303, 4), (409, 46)]);
    assert_eq!(thread::Entity::find().count(world.store.read()).await.unwrap(), 1);
    let mut authors: Vec<_> = post::Entity::find().all(world.store.read()).await.unwrap();
    authors.sort_by_key(|post| post.author_id);
    authors.dedup_by_key(|post| post.author_id);
    assert_eq!(authors.len(), 4);
    for (nth, page) in pages.iter().enumerate().filter(|(_, page)| page.status == 409) {
        assert_eq!(page.mistakes(), ["Your answer is already there. You can change it."]);
        assert_eq!(page.typed("/answers", "body"), format!("Answer {nth}"), "what was typed is kept");
    }
}

#[actix_web::test]
async fn the_same_answer_sent_twice_is_one() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = lesson(&garden, &elif, "soil").await;
    let pages = at_once(50, async |_| elif.press_anew(&page, "/answers", &[("body", "It smells.")]).await).await;
    assert_eq!(tally(&pages), [(303, 50)]);
    assert_eq!(post::Entity::find().count(garden.world.store.read()).await.unwrap(), 1);
}

#[actix_web::test]
async fn a_second_answer_from_another_tab_is_refused_and_kept() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let other_tab = lesson(&garden, &elif, "soil").await;
    let page = answer(&garden, &elif, "soil", "It smells.").await;
    assert!(page.find_form("/answers").is_none(), "one answer each");
    let refused = elif.press(&other_tab, "/answers", &[("body", "It is brown.")]).await.must_be(409);
    assert_eq!(refused.mistakes(), ["Your answer is already there. You can change it."]);
    assert_eq!(refused.typed("/answers", "body"), "It is brown.");
    refused.must_say("It smells.");
}

#[actix_web::test]
async fn an_answer_taken_back_can_be_given_anew_and_draws_no_curtain() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    answer(&garden, &jonas, "soil", "It is brown.").await;
    let page = answer(&garden, &elif, "soil", "It smells.").await;
    let edit = page.edits().remove(0);
    elif.submit(&elif.get(&edit).await, "/removal", &[]).await.must_be(200);
    let page = lesson(&garden, &elif, "soil").await;
    page.must_say("1 of 2 have answered").must_say("It is brown.").must_not_say("It smells.");
    elif.submit(&page, "/answers", &[("body", "It smells better.")]).await.must_be(200).must_say("It smells better.");
    lesson(&garden, &jonas, "soil").await.must_say("2 of 2 have answered");
}

#[actix_web::test]
async fn before_my_answer_i_see_how_many_and_not_what() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas, tom) = (world.sign_in("elif").await, world.sign_in("jonas").await, world.sign_in("tom").await);
    lesson(&garden, &elif, "soil").await.must_say("0 of 2 have answered").must_not_say("You read what they wrote");
    answer(&garden, &jonas, "soil", "It is brown.").await;
    let page = lesson(&garden, &elif, "soil").await;
    page.must_say("1 of 2 have answered").must_say("You can read what they wrote as soon as your answer is there.");
    assert!(!page.body.contains("It is brown.") && !page.body.contains("Jonas"), "not even hidden, nor by whom");
    assert!(page.attribute("#answers a[href*='/threads/']", "href").is_none());
    lesson(&garden, &tom, "soil").await.must_say("It is brown.");
}

#[actix_web::test]
async fn done_can_be_undone_and_said_twice() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let rows = async || lesson_done::Entity::find().count(garden.world.store.read()).await.unwrap();
    let page = lesson(&garden, &elif, "soil").await;
    for (done, expected) in [("yes", 1), ("no", 0)] {
        let pages = at_once(50, async |_| elif.press_anew(&page, "/completion", &[("done", done)]).await).await;
        assert_eq!(tally(&pages), [(303, 50)]);
        assert_eq!(rows().await, expected);
        elif.get("/me/progress").await.must_say(&format!("{expected} of 2 open lessons done"));
    }
    elif.press_anew(&page, "/completion", &[("done", "maybe")]).await.must_be(422);
    elif.press_anew(&page, "/completion", &[]).await.must_be(422);
    assert_eq!(rows().await, 0);
}
