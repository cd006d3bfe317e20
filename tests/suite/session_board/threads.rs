//! What was not answered goes on in a thread.

use entity::{post, thread};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{Evening, id_of, words};
use crate::harness::at_once;

impl Evening {
    async fn threads(&self) -> u64 {
        thread::Entity::find().count(self.garden.world.store.read()).await.unwrap()
    }
}

#[actix_web::test]
async fn all_open_questions_go_on_in_one_thread_with_one_click() {
    let mut evening = Evening::new().await;
    evening.ask(&evening.elif, "Why is my *soil* grey?").await;
    evening.ask_unnamed(&evening.jonas, "Does it hurt?").await;
    evening.ask(&evening.jonas, "Answered already?").await;
    evening.vote(&evening.tom, "Does it hurt?").await;
    let led = evening.see(&evening.tom).await;
    let answered = format!("{}/answered", id_of(&led, "Answered already?"));
    evening.tom.submit(&led, &answered, &[("answered", "yes")]).await.must_be(200);
    evening.is_over().await;
    let led = evening.see(&evening.tom).await;
    led.must_say("Go on with all 2 in a thread");
    let thread = evening.tom.submit(&led, "/questions/thread", &[]).await.must_be(200);
    assert_eq!(thread.heading(), "Open questions: Ask about soil");
    assert_eq!(thread.texts(".post-body li"), ["Does it hurt?", "Why is my *soil* grey? — Elif"]);
    thread.must_not_say("Jonas").must_not_say("Answered already?");
    // Everybody finds their way there from the board.
    let read = evening.see(&evening.elif).await;
    assert_eq!(read.link("It goes on in a thread"), thread.path);
    evening.elif.get(&thread.path).await.must_be(200);
    assert!(evening.see(&evening.tom).await.find_form("/questions/thread").is_none());
    evening.tom.press_anew(&led, "/questions/thread", &[]).await.must_be(303);
    assert_eq!(evening.threads().await, 1, "once only");
}

#[actix_web::test]
async fn two_trainers_press_at_once_and_there_is_one_thread() {
    let evening = Evening::new().await;
    evening.ask(&evening.elif, "Why is my soil grey?").await;
    evening.garden.cohort.enrol(&evening.garden.world, "tina", entity::states::Role::Trainer).await;
    let tina = evening.garden.world.sign_in("tina").await;
    let page = evening.see(&evening.tom).await;
    let pages = at_once(12, async |nth| {
        let who = if nth % 2 == 0 { &evening.tom } else { &tina };
        who.press_anew(&page, "/questions/thread", &[]).await.must_be(303)
    })
    .await;
    assert!(pages.iter().all(|page| page.headers["location"] == pages[0].headers["location"]));
    assert_eq!(evening.threads().await, 1);
    let posts = post::Entity::find().count(evening.garden.world.store.read()).await.unwrap();
    assert_eq!(posts, 1);
}

#[actix_web::test]
async fn one_question_goes_on_alone_and_the_others_wait() {
    let evening = Evening::new().await;
    evening.ask(&evening.elif, "Why is my soil grey?").await;
    evening.ask(&evening.elif, "And wet?").await;
    let led = evening.see(&evening.tom).await;
    let one = format!("{}/thread", id_of(&led, "And wet?"));
    let thread = evening.tom.submit(&led, &one, &[]).await.must_be(200);
    thread.must_say("And wet?").must_not_say("grey");
    evening.see(&evening.tom).await.must_say("Go on with it in a thread");
    let again = evening.tom.press_anew(&led, &one, &[]).await.must_be(303);
    assert_eq!(again.headers["location"], *thread.path, "the second time leads to the same thread");
    assert_eq!(evening.threads().await, 1);
    // It can no longer be changed or voted for: it is told elsewhere.
    let page = evening.see(&evening.elif).await;
    assert_eq!(words(&page).len(), 2);
    let path = format!("{}/{}", evening.board(), id_of(&page, "And wet?"));
    let fields = [("_key", "0123456789abcdef0123456789"), ("body", "Other words.")];
    evening.elif.send(&path, &fields).await.must_be(409);
}

#[actix_web::test]
async fn a_thread_needs_a_question_and_somebody_who_leads() {
    let evening = Evening::new().await;
    evening.ask(&evening.elif, "Why is my soil grey?").await;
    let led = evening.see(&evening.tom).await;
    let one = id_of(&led, "Why is my soil grey?");
    for end in ["/questions/thread", &format!("{one}/thread")] {
        evening.elif.press_anew(&led, end, &[]).await.must_be(403);
    }
    evening.tom.submit(&led, &format!("{one}/removal"), &[]).await.must_be(200);
    evening.tom.press_anew(&led, "/questions/thread", &[]).await.must_be(409).must_say("No question is open.");
    evening.tom.press_anew(&led, &format!("{one}/thread"), &[]).await.must_be(409);
    assert_eq!(evening.threads().await, 0);
}

#[actix_web::test]
async fn a_question_is_either_answered_or_goes_on_whoever_is_first() {
    let evening = Evening::new().await;
    for nth in 0..6 {
        evening.ask(&evening.elif, &format!("Question {nth}?")).await;
    }
    let led = evening.see(&evening.tom).await;
    let ids: Vec<String> = (0..6).map(|nth| id_of(&led, &format!("Question {nth}?"))).collect();
    at_once(7, async |nth| match ids.get(nth) {
        Some(id) => evening.tom.press_anew(&led, &format!("{id}/removal"), &[]).await.must_be(303),
        None => evening.tom.press_anew(&led, "/questions/thread", &[]).await,
    })
    .await;
    let removed = |one: &&entity::session_question::Model| one.state == entity::states::QuestionState::Removed;
    assert_eq!(evening.questions().await.iter().filter(removed).count(), 6);
    assert!(evening.threads().await <= 1);
}

#[actix_web::test]
async fn more_than_a_post_holds_becomes_two_threads() {
    let evening = Evening::new().await;
    for nth in 0..25 {
        let long = format!("{nth} {}", "x".repeat(990));
        let page = evening.see(&evening.elif).await;
        evening.elif.press_anew(&page, "/questions", &[("body", &long)]).await.must_be(303);
    }
    for left in [6, 0] {
        let led = evening.see(&evening.tom).await;
        evening.tom.submit(&led, "/questions/thread", &[]).await.must_be(200);
        let open = evening.questions().await.iter().filter(|question| question.thread_id.is_none()).count();
        assert_eq!(open, left);
    }
    assert_eq!(evening.threads().await, 2);
}
