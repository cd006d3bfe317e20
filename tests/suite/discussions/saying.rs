//! What people say about a post with one press, and what they keep.

use entity::{
    reaction,
    states::{Rhythm, Role},
};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{ask, edit_of, reply};
use crate::harness::{Garden, Page, Persona, at_once, tally};

/// Elif asks, Jonas answers; the thread as `who` sees it.
async fn answered(garden: &Garden) -> (Persona, Persona, String) {
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let thread = ask(garden, &elif, "Snails", "They eat everything.").await.path;
    reply(&jonas, &thread, "Beer traps.").await;
    (elif, jonas, thread)
}

/// Who said what, below the last post of a page.
fn said(page: &Page) -> Vec<String> {
    page.texts("article.post:last-of-type .said li")
}

#[actix_web::test]
async fn a_post_that_helped_says_whom() {
    let garden = Garden::new().await;
    let (elif, jonas, thread) = answered(&garden).await;
    let page = elif.get(&thread).await;
    assert_eq!(
        page.attributes(".react", "value"),
        ["helped", "me_too", "thanks"],
        "three, and only for another's post"
    );
    let page = elif.submit(&page, "/reactions", &[("say", "helped")]).await.must_be(200);
    assert_eq!(said(&page), ["Helped: Elif"]);
    let page = elif.submit(&page, "/reactions", &[("say", "thanks")]).await.must_be(200);
    assert_eq!(said(&jonas.get(&thread).await), ["Helped: Elif", "Thank you: Elif"]);
    assert_eq!(page.attributes(".react[aria-pressed=true]", "value"), ["helped", "thanks"]);
    let page = elif.submit(&page, "/reactions", &[("take_back", "helped")]).await.must_be(200);
    assert_eq!(said(&page), ["Thank you: Elif"]);
    elif.press_anew(&page, "/reactions", &[("say", "like")]).await.must_be(422);
    // The post is taken back, and with it what was said about it.
    let edit = jonas.get(&edit_of(&jonas.get(&thread).await)).await;
    jonas.submit(&edit, "/removal", &[]).await.must_be(200);
    assert_eq!(reaction::Entity::find().count(garden.world.store.read()).await.unwrap(), 0);
    elif.press_anew(&page, "/reactions", &[("say", "helped")]).await.must_be(409);
}

#[actix_web::test]
async fn fifty_presses_are_one_thank_you() {
    let garden = Garden::new().await;
    let (elif, _, thread) = answered(&garden).await;
    let page = elif.get(&thread).await;
    let pages = at_once(50, async |_| elif.press_anew(&page, "/reactions", &[("say", "thanks")]).await).await;
    assert_eq!(tally(&pages), [(303, 50)]);
    assert_eq!(said(&elif.get(&thread).await), ["Thank you: Elif"]);
}

#[actix_web::test]
async fn whoever_asked_says_what_answered_it_and_nobody_else() {
    let garden = Garden::new().await;
    let (elif, jonas, thread) = answered(&garden).await;
    assert!(jonas.get(&thread).await.find_form("/accepted").is_none());
    let tom = garden.world.sign_in("tom").await;
    let page = elif.get(&thread).await;
    let form = page.form("/accepted").action;
    for other in [&jonas, &tom] {
        other.send(&form, &[("_key", "0123456789abcdef0a"), ("set", "on")]).await.must_be(403);
    }
    let page = elif.submit(&page, "/accepted", &[("set", "on")]).await.must_be(200);
    page.must_say("Jonas answered it");
    assert_eq!(page.texts("article.post.answer .prose"), ["Beer traps."]);
    elif.get(&garden.at("/threads")).await.must_say("answered");
    let page = elif.submit(&page, "/accepted", &[("set", "off")]).await.must_be(200);
    page.must_not_say("Jonas answered it");
    // An answer that is taken back answers nothing any more.
    elif.submit(&page, "/accepted", &[("set", "on")]).await.must_be(200);
    let edit = jonas.get(&edit_of(&jonas.get(&thread).await)).await;
    jonas.submit(&edit, "/removal", &[]).await.must_be(200).must_not_say("Jonas answered it");
    elif.get(&garden.at("/threads")).await.must_say("waits for an answer");
}

#[actix_web::test]
async fn what_i_keep_i_find_again_and_nobody_else_sees_it() {
    let garden = Garden::new().await;
    let (elif, jonas, thread) = answered(&garden).await;
    let kept = garden.at("/threads/kept");
    elif.get(&kept).await.must_say("You have not kept any post yet");
    let page = jonas.get(&thread).await;
    jonas.submit(&page, "/bookmark", &[("set", "on")]).await.must_be(200);
    jonas.get(&kept).await.must_say("Snails").must_say("They eat everything.");
    elif.get(&kept).await.must_not_say("They eat everything.");
    let edit = elif.get(&edit_of(&elif.get(&thread).await)).await;
    elif.submit(&edit, "/removal", &[]).await.must_be(200);
    jonas.get(&kept).await.must_not_say("They eat everything.");
}

#[actix_web::test]
async fn a_thread_i_follow_calls_once_until_i_look_again() {
    let garden = Garden::new().await;
    let world = &garden.world;
    garden.cohort.enrol(world, "third", Role::Participant).await;
    let (elif, jonas, thread) = answered(&garden).await;
    let third = world.sign_in("third").await;
    world.wants("third", "discussions/followed", Rhythm::AtOnce).await;
    third.submit(&third.get(&thread).await, "/watch", &[("watch", "follow")]).await.must_be(200);
    third.submit(&third.get(&thread).await, "/reading", &[]).await.must_be(200);
    let heard = async || {
        world.deliver().await;
        world.mail.mails_to("third@example.org").iter().filter(|mail| mail.subject == "News in: Snails").count()
    };
    assert_eq!(heard().await, 0);
    for words in ["Or ducks.", "Or copper."] {
        world.later(chrono::Duration::minutes(1));
        reply(&jonas, &thread, words).await;
    }
    assert_eq!(heard().await, 1, "the first of them, and no second one before it was read");
    third.submit(&third.get(&thread).await, "/reading", &[]).await.must_be(200);
    world.later(chrono::Duration::minutes(1));
    reply(&jonas, &thread, "Or a fence.").await;
    assert_eq!(heard().await, 2);
    // What one has read, or writes oneself, or hears of as an answer or by name, is no news of this kind.
    third.submit(&third.get(&thread).await, "/reading", &[]).await.must_be(200);
    world.later(chrono::Duration::minutes(1));
    let own = reply(&third, &thread, "My own words.").await;
    world.later(chrono::Duration::minutes(1));
    elif.submit(&elif.get(&super::answer_to(&own)).await, "/posts", &[("body", "Yes, @Third.")]).await.must_be(200);
    world.later(chrono::Duration::minutes(1));
    third.submit(&third.get(&thread).await, "/reading", &[]).await.must_be(200);
    third.submit(&third.get(&thread).await, "/watch", &[("watch", "usual")]).await.must_be(200);
    reply(&jonas, &thread, "And so on.").await;
    assert_eq!(heard().await, 2);
}

#[actix_web::test]
async fn a_thread_i_muted_is_silent_unless_i_am_named() {
    let garden = Garden::new().await;
    let world = &garden.world;
    garden.cohort.enrol(world, "third", Role::Participant).await;
    world.deliver().await;
    let (elif, jonas, thread) = answered(&garden).await;
    world.clear_mail().await;
    let page = elif.get(&thread).await.must_be(200);
    let page = elif.submit(&page, "/watch", &[("watch", "mute")]).await.must_be(200);
    page.must_say("You hear nothing of this thread");
    world.later(chrono::Duration::minutes(1));
    reply(&jonas, &thread, "Or ducks.").await;
    world.deliver().await;
    assert_eq!(world.mail.mails_to("elif@example.org").len(), 0);
    elif.get(&garden.at("/threads")).await.must_not_say("new to you");
    reply(&jonas, &thread, "What do you say, @Elif?").await;
    world.deliver().await;
    assert_eq!(world.mail.last_to("elif@example.org").subject, "Jonas named you: Snails");
    // One who follows finds it among their own.
    let third = world.sign_in("third").await;
    let mine = garden.at("/threads?show=mine");
    third.get(&mine).await.must_not_say("Snails");
    third.submit(&third.get(&thread).await, "/watch", &[("watch", "follow")]).await.must_be(200);
    third.get(&mine).await.must_say("Snails");
    third.submit(&third.get(&thread).await, "/watch", &[("watch", "usual")]).await.must_be(200);
    third.get(&mine).await.must_not_say("Snails");
    third.press_anew(&third.get(&thread).await, "/watch", &[("watch", "all")]).await.must_be(422);
}
