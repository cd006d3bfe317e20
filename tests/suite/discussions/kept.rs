//! What somebody wrote is never lost: a refused form comes back with it.

use chrono::Duration;
use entity::states::ThreadState;
use lernweg::features::cohorts::Step;

use super::{answer_lesson, answer_to, ask, edit_of, lock, posts, reply, thread_of};
use crate::harness::Garden;

#[actix_web::test]
async fn an_answer_to_a_post_that_was_taken_back_meanwhile_is_kept() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let thread = ask(&garden, &elif, "Snails", "They eat everything.").await;
    let sent = reply(&jonas, &thread.path, "Beer traps.").await;
    let form = elif.get(&answer_to(&sent)).await;
    let edit = jonas.get(&edit_of(&sent)).await.must_be(200);
    jonas.submit(&edit, "/removal", &[]).await.must_be(200);
    let refused = elif.press(&form, "/posts", &[("body", "My long answer.")]).await.must_be(409);
    assert_eq!(refused.mistakes(), ["The post you are answering has been taken back. Your text is still here."]);
    assert_eq!(refused.typed("/posts", "body"), "My long answer.");
    // Sent again it goes to the thread as a whole.
    elif.submit(&refused, "/posts", &[]).await.must_be(200).must_say("My long answer.");
}

#[actix_web::test]
async fn a_change_to_a_post_i_took_back_meanwhile_in_another_window_is_kept() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let thread = ask(&garden, &elif, "Snails", "They eat everything.").await;
    let edit = elif.get(&edit_of(&thread)).await;
    let window = elif.get(&edit_of(&thread)).await;
    elif.submit(&window, "/removal", &[]).await.must_be(200);
    let refused = elif.press(&edit, &edit.path, &[("body", "My long change.")]).await.must_be(409);
    assert_eq!(refused.mistakes(), ["This post has been taken back. Your text is still here."]);
    assert_eq!(refused.typed(&edit.path, "body"), "My long change.");
    elif.get(&edit.path).await.must_be(404);
}

#[actix_web::test]
async fn so_it_is_in_a_lessons_question() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    answer_lesson(&garden, &elif, "soil", "It smells.").await;
    let lesson = answer_lesson(&garden, &jonas, "soil", "It is brown.").await;
    let thread = elif.get(&thread_of(&lesson)).await;
    let form = elif.get(&answer_to(&thread)).await;
    let edit = jonas.get(&edit_of(&jonas.get(&thread.path).await)).await;
    jonas.submit(&edit, "/removal", &[]).await.must_be(200);
    let refused = elif.press(&form, "/posts", &[("body", "My long answer.")]).await.must_be(409);
    assert_eq!(refused.typed("/posts", "body"), "My long answer.");
    // There is nothing to answer now; the text stays all the same.
    let again = elif.press(&refused, "/posts", &[]).await.must_be(409);
    assert_eq!(again.mistakes(), ["You write your answer to the question in the lesson. Here you answer the others."]);
    assert_eq!(again.typed("/posts", "body"), "My long answer.");
}

#[actix_web::test]
async fn a_reply_to_a_thread_that_was_locked_or_a_cohort_that_was_closed_meanwhile_is_kept() {
    let garden = Garden::new().await;
    let world = &garden.world;
    world.later(Duration::days(40));
    garden.cohort.keep(world).await;
    let elif = world.sign_in("elif").await;
    let thread = ask(&garden, &elif, "Snails", "They eat everything.").await;
    let edit = elif.get(&edit_of(&thread)).await;
    let new = elif.get(&garden.at("/threads/new")).await;
    lock(&garden, ThreadState::Locked).await;
    let refused = elif.press(&thread, "/posts", &[("body", "My long answer.")]).await.must_be(409);
    assert_eq!(refused.mistakes(), ["This thread takes no more posts."]);
    assert_eq!(refused.typed("/posts", "body"), "My long answer.");
    lock(&garden, ThreadState::Open).await;
    garden.cohort.step(world, Step::Archive).await;
    let closed = ["This cohort is closed; it can be read, and nothing more."];
    for (page, end, fields) in [
        (&thread, "/posts", vec![("body", "My long answer.")]),
        (&new, "/threads", vec![("title", "Slugs"), ("body", "My long answer.")]),
        (&edit, edit.path.as_str(), vec![("body", "My long answer.")]),
    ] {
        let refused = elif.press(page, end, &fields).await.must_be(409);
        assert_eq!(refused.mistakes(), closed, "{end}");
        assert_eq!(refused.typed(end, "body"), "My long answer.");
    }
    assert_eq!(posts(&garden).await, 1);
}

#[actix_web::test]
async fn a_text_that_does_not_fit_comes_back() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let thread = ask(&garden, &elif, "Snails", "They eat everything.").await;
    let edit = elif.get(&edit_of(&thread)).await;
    let new = elif.get(&garden.at("/threads/new")).await;
    let long = "ä".repeat(20_001);
    for (page, end) in [(&thread, "/posts"), (&edit, edit.path.as_str()), (&new, "/threads")] {
        let empty = elif.press(page, end, &[("body", " \n\t")]).await.must_be(422);
        let said = empty.mistakes();
        assert!(said.iter().any(|one| one.ends_with("Something is missing here.")), "{end}: {said:?}");
        let refused = elif.press(page, end, &[("body", &long)]).await.must_be(422);
        assert_eq!(refused.typed(end, "body"), long, "{end}");
        let place = refused.attributes("#errors li a", "href").pop().unwrap();
        assert_eq!(refused.attribute(&place, "name").as_deref(), Some("body"), "the link leads to the field");
    }
    let short = elif.press(&new, "/threads", &[("title", "Hi"), ("body", "My question.")]).await.must_be(422);
    assert_eq!(short.typed("/threads", "title"), "Hi");
    assert_eq!(short.typed("/threads", "body"), "My question.");
    for version in ["0", "-1", "x", "", "2147483648"] {
        let changes = [("body", "My text."), ("version", version)];
        let refused = elif.press(&edit, &edit.path, &changes).await.must_be(422);
        assert_eq!(refused.typed(&edit.path, "body"), "My text.");
    }
}

#[actix_web::test]
async fn an_edit_against_an_older_text_shows_both() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let thread = ask(&garden, &elif, "Snails", "First.").await;
    let edit = edit_of(&thread);
    let (here, there) = (elif.get(&edit).await, elif.get(&edit).await);
    let path = here.path.clone();
    elif.submit(&here, &path, &[("body", "Second.")]).await.must_be(200).must_say("Second.");
    let both = elif.press(&there, &path, &[("body", "Third.")]).await.must_be(409);
    both.must_say("Second.");
    assert_eq!(both.typed(&path, "body"), "Third.");
    elif.submit(&both, &path, &[("body", "Third.")]).await.must_be(200).must_say("Third.").must_say("changed");
}

#[actix_web::test]
async fn two_questions_with_one_heading_are_two_questions() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    ask(&garden, &elif, "Snails", "They eat everything.").await;
    let second = ask(&garden, &elif, "Snails", "They sleep in winter. Where?").await;
    second.must_say("They sleep in winter. Where?");
    assert_eq!(posts(&garden).await, 2);
}
