//! Who gets in.

use super::Evening;
use crate::harness::Cohort;

#[actix_web::test]
async fn owners_see_that_there_is_a_session_and_not_what_people_write() {
    let evening = Evening::new().await;
    evening.ask(&evening.elif, "Why is my soil grey?").await;
    let world = &evening.garden.world;
    let olga = world.sign_in("olga").await;
    let (sam, stranger) = (world.sign_in("sam").await, world.stranger());
    for page in [evening.board(), evening.notes()] {
        olga.fetch(&page).await.must_be(403);
        sam.fetch(&page).await.must_be(404);
        assert_eq!(stranger.fetch(&page).await.status, 303, "sign in first");
    }
    // She leads sessions, and leads no board of people she does not belong to.
    let key = ("_key", "0123456789abcdef0123456789");
    for action in ["/questions/thread", "/notes/recording/removal"] {
        olga.send(&format!("{}{action}", evening.session), &[key]).await.must_be(403);
    }
}

#[actix_web::test]
async fn an_owner_who_takes_part_leads_the_board() {
    let evening = Evening::new().await;
    let world = &evening.garden.world;
    evening.garden.cohort.enrol(world, "olga", entity::states::Role::Participant).await;
    evening.ask(&evening.elif, "Why is my soil grey?").await;
    let olga = world.sign_in("olga").await;
    let board = evening.see(&olga).await;
    olga.submit(&board, "/questions/thread", &[]).await.must_be(200).must_say("Why is my soil grey?");
}

#[actix_web::test]
async fn a_question_is_only_found_where_it_was_asked() {
    let evening = Evening::new().await;
    let world = &evening.garden.world;
    let asked = evening.ask(&evening.elif, "Why is my soil grey?").await;
    let id = super::id_of(&asked, "Why is my soil grey?");
    let second = evening.garden.cohort.session(world, "Ask about seeds").await;
    let other = Cohort::plan(world, "gardening", "Borealis", "olga").await;
    let third = other.session(world, "Ask about water").await;
    let key = ("_key", "0123456789abcdef0123456789");
    for session in [second.clone(), third] {
        evening.elif.send(&format!("{session}/questions/{id}/removal"), &[key]).await.must_be(404);
        evening.jonas.send(&format!("{session}/questions/{id}/votes"), &[key, ("vote", "yes")]).await.must_be(404);
    }
    evening
        .elif
        .fetch(&second.replace(&evening.garden.cohort.id.to_string(), &other.id.to_string()))
        .await
        .must_be(404);
    assert!(evening.see(&evening.elif).await.says("Why is my soil grey?"));
}
