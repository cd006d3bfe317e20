//! What trainers do about a thread.

use chrono::Duration;

use super::{Talk, WORDS, id_of};
use crate::{
    discussions::reply,
    harness::{at_once, tally},
};

#[actix_web::test]
async fn a_closed_thread_is_read_and_not_written_in_and_says_why() {
    let talk = Talk::new().await;
    let form = talk.elif.get(&talk.thread).await;
    talk.tom.submit(&talk.about_thread().await, "/lock", &[("reason", "Let us sleep on it.")]).await.must_be(200);
    let closed = talk.elif.get(&talk.thread).await;
    assert!(closed.find_form("/posts").is_none());
    closed.must_say("locked").must_say(WORDS);
    let late = talk.elif.press(&form, "/posts", &[("body", "One more thing.")]).await.must_be(409);
    assert_eq!(late.typed("/posts", "body"), "One more thing.", "nothing typed is lost");
    let why = talk.jonas.get(&format!("{}/moderation", talk.thread)).await;
    why.must_say("Let us sleep on it.").must_say("Tom");
    assert!(why.find_form("/lock").is_none(), "it is for the trainers to open it again");
    talk.tom.submit(&talk.about_thread().await, "/lock", &[]).await.must_be(200).must_flash("open again");
    talk.elif.press(&form, "/posts", &[("body", "One more thing.")]).await.must_be(303);
    talk.elif.get("/me/moderation").await.must_say("Thread closed").must_say("Thread opened again");
}

#[actix_web::test]
async fn two_trainers_close_a_thread_at_once_and_it_is_on_record_once() {
    let talk = Talk::new().await;
    let page = talk.about_thread().await;
    let pages = at_once(10, async |_| talk.tom.press_anew(&page, "/lock", &[("reason", "Enough.")]).await).await;
    assert_eq!(tally(&pages), [(303, 1), (409, 9)]);
    let acts = talk.about_thread().await.texts(".row-title");
    assert_eq!(acts, ["Thread closed"]);
}

#[actix_web::test]
async fn in_a_slow_thread_everybody_writes_once_in_a_while_trainers_too() {
    let talk = Talk::new().await;
    let world = &talk.garden.world;
    let pace = [("minutes", "30"), ("hours", "24"), ("reason", "It got heated.")];
    talk.tom.submit(&talk.about_thread().await, "/pace", &pace).await.must_be(200).must_flash("goes slower");
    talk.elif.get(&talk.thread).await.must_say("slow pace");
    world.later(Duration::minutes(1));
    reply(&talk.tom, &talk.thread, "What would help?").await;
    for who in [&talk.tom, &talk.jonas] {
        let page = who.get(&talk.thread).await;
        let no = who.press(&page, "/posts", &[("body", "And another thing.")]).await.must_be(429);
        assert_eq!(no.typed("/posts", "body"), "And another thing.", "nothing typed is lost");
    }
    world.later(Duration::minutes(31));
    reply(&talk.jonas, &talk.thread, "A day without it.").await.must_be(200);
    // It ends by itself.
    world.later(Duration::hours(24));
    let elif = world.sign_in("elif").await;
    elif.get(&talk.thread).await.must_not_say("slow pace");
    for nth in 0..2 {
        reply(&elif, &talk.thread, &format!("Number {nth}")).await.must_be(200);
    }
}

#[actix_web::test]
async fn a_slow_thread_goes_back_to_its_usual_pace() {
    let talk = Talk::new().await;
    let page = talk.about_thread().await;
    let pace = [("minutes", "30"), ("hours", "24"), ("reason", "Hm.")];
    talk.tom.submit(&page, "/pace", &pace).await.must_be(200);
    talk.tom.submit(&talk.about_thread().await, "/pace", &[("set", "off")]).await.must_be(200).must_flash("usual pace");
    reply(&talk.jonas, &talk.thread, "Good.").await.must_be(200);
    for (name, value) in [("minutes", "7"), ("hours", "9999"), ("reason", "")] {
        let fields = [pace[0], pace[1], pace[2]].map(|(key, old)| (key, if key == name { value } else { old }));
        talk.tom.press_anew(&page, "/pace", &fields).await.must_be(422);
    }
}

#[actix_web::test]
async fn three_threads_stand_on_top_and_a_fourth_has_to_wait() {
    let talk = Talk::new().await;
    let mut places = vec![talk.thread.clone()];
    for title in ["One", "Two", "Three"] {
        places.push(talk.another(title).await);
    }
    let list = talk.elif.get(&talk.garden.at("/threads")).await.texts(".row-title");
    assert_eq!(list[0], "Three");
    let mut pages = Vec::new();
    for place in &places {
        pages.push(talk.tom.get(&format!("{place}/moderation")).await);
    }
    let pressed = at_once(4, async |nth| talk.tom.press(&pages[nth], "/pin", &[("set", "on")]).await).await;
    assert_eq!(tally(&pressed), [(303, 3), (409, 1)]);
    let pinned = pressed.iter().position(|page| page.status == 303).unwrap();
    let list = talk.elif.get(&talk.garden.at("/threads")).await;
    assert_eq!(list.texts(".row .tag").iter().filter(|tag| *tag == "pinned").count(), 3);
    let page = talk.tom.get(&format!("{}/moderation", places[pinned])).await;
    talk.tom.submit(&page, "/pin", &[("set", "off")]).await.must_be(200).must_flash("no longer pinned");
    let left = pressed.iter().position(|page| page.status == 409).unwrap();
    talk.tom.submit(&pages[left], "/pin", &[("set", "on")]).await.must_be(200).must_flash("stands at the top");
}

#[actix_web::test]
async fn a_hidden_thread_is_gone_for_all_but_the_trainers_and_comes_back() {
    let talk = Talk::new().await;
    talk.tom.submit(&talk.about_thread().await, "/visibility", &[("reason", "Names of others.")]).await.must_be(200);
    talk.elif.get(&talk.thread).await.must_be(404);
    talk.elif.get(&talk.garden.at("/threads")).await.must_not_say("Snails");
    talk.jonas.get("/search?q=everything").await.must_not_say("Snails");
    talk.tom.get(&talk.garden.at("/moderation")).await.must_say("Snails");
    talk.elif.get("/me/moderation").await.must_say("Thread hidden").must_say("Names of others.");
    talk.tom.submit(&talk.about_thread().await, "/visibility", &[]).await.must_be(200);
    talk.elif.get(&talk.thread).await.must_be(200);
    talk.jonas.get("/search?q=everything").await.must_say("Snails");
}

#[actix_web::test]
async fn a_lessons_question_is_closed_but_never_hidden() {
    let talk = Talk::new().await;
    let lesson = crate::discussions::answer_lesson(&talk.garden, &talk.jonas, "soil", "Loam.").await;
    let question = crate::discussions::thread_of(&lesson);
    let page = talk.tom.get(&format!("{question}/moderation")).await.must_be(200);
    assert!(page.find_form("/visibility").is_none() && page.find_form("/merge").is_none());
    let key = page.form("/lock").fields.into_iter().find(|(name, _)| name == "_key").unwrap().1;
    let fields = [("_key", key.as_str()), ("set", "on"), ("reason", "Hm.")];
    talk.tom.send(&format!("{question}/visibility"), &fields).await.must_be(409);
    talk.tom.submit(&page, "/lock", &[("reason", "Done.")]).await.must_be(200);
}

#[actix_web::test]
async fn two_threads_become_one_by_their_time_and_nothing_is_lost() {
    let talk = Talk::new().await;
    let other = talk.another("Snails again").await;
    talk.garden.world.later(Duration::minutes(1));
    reply(&talk.jonas, &talk.thread, "Beer traps.").await;
    // Jonas follows the one that goes, and has begun to write in it.
    let page = talk.jonas.get(&talk.thread).await;
    talk.jonas.press(&page, "/watch", &[("watch", "follow")]).await.must_be(303);
    let key = page.typed("/posts", "_key");
    talk.jonas.send(&format!("{}/draft", talk.thread), &[("_key", &key), ("body", "Not sent yet.")]).await.must_be(303);
    let fields = [("thread", id_of(&other)), ("reason", "One question.")];
    let merged = talk.tom.submit(&talk.about_thread().await, "/merge", &fields).await.must_be(200);
    assert_eq!(merged.path.split(['?', '#']).next().unwrap(), other);
    let texts = merged.texts("article.post .prose");
    assert_eq!(texts, ["They eat everything.", WORDS, "Another matter.", "Beer traps."]);
    for old in [talk.thread.clone(), format!("/threads/{}", id_of(&talk.thread))] {
        assert_eq!(talk.elif.get(&old).await.must_be(200).path, other);
    }
    let list = talk.elif.get(&talk.garden.at("/threads")).await.texts(".row-title");
    assert_eq!(list, ["Snails again"]);
    let page = talk.jonas.get(&other).await;
    page.must_say("You follow this thread.");
    assert_eq!(page.typed("/posts", "body"), "Not sent yet.");
    talk.elif.get("/search?q=traps").await.must_say("Beer traps.");
}

#[actix_web::test]
async fn two_threads_merged_into_each_other_at_once_are_one_thread() {
    for _ in 0..5 {
        let talk = Talk::new().await;
        let other = talk.another("Snails again").await;
        let pages = [talk.about_thread().await, talk.tom.get(&format!("{other}/moderation")).await];
        let into = [&other, &talk.thread];
        let merged = at_once(2, async |nth| {
            let fields = [("thread", id_of(into[nth])), ("reason", "One question.")];
            talk.tom.press(&pages[nth], "/merge", &fields).await
        });
        assert_eq!(tally(&merged.await), [(303, 1), (409, 1)]);
        let page = talk.elif.get(&talk.thread).await.must_be(200);
        assert_eq!(page.texts("article.post").len(), 3);
    }
}

#[actix_web::test]
async fn somebody_answers_while_the_thread_is_merged_and_the_answer_is_not_lost() {
    for _ in 0..5 {
        let talk = Talk::new().await;
        let other = talk.another("Snails again").await;
        let (page, form) = (talk.about_thread().await, talk.elif.get(&talk.thread).await);
        let done = at_once(2, async |nth| match nth {
            0 => {
                let fields = [("thread", id_of(&other)), ("reason", "One question.")];
                talk.tom.press(&page, "/merge", &fields).await
            }
            _ => talk.elif.press(&form, "/posts", &[("body", "In between.")]).await,
        });
        let done = done.await;
        assert_eq!(done[0].status, 303);
        match done[1].status.as_u16() {
            303 => assert!(talk.elif.get(&other).await.says("In between.")),
            _ => assert_eq!(done[1].typed("/posts", "body"), "In between.", "nothing typed is lost"),
        }
    }
}
