//! What trainers do about a post.

use chrono::Duration;

use super::{Talk, WORDS, last_post};
use crate::{
    discussions::reply,
    harness::{at_once, tally},
};

#[actix_web::test]
async fn a_hidden_post_is_a_line_to_all_and_words_to_whoever_decides_about_it() {
    let talk = Talk::new().await;
    talk.report(&talk.elif, "hurtful", "").await.must_be(303);
    talk.hide("Say it without the word.").await.must_be(200).must_flash("The post is hidden.");
    talk.elif.get(&talk.thread).await.must_say("Hidden by whoever").must_not_say(WORDS);
    talk.elif.get(&format!("/search?q={}", "fool")).await.must_not_say("plants so early");
    talk.jonas.get(&talk.thread).await.must_say(WORDS);
    talk.tom.get(&talk.thread).await.must_say(WORDS);
    talk.about().await.must_say("something done");
    // The thread is unanswered again.
    talk.elif.get(&talk.garden.at("/threads?show=unanswered")).await.must_say("Snails");
    // Whoever wrote it is told at once, and finds it on their own page.
    talk.garden.world.deliver().await;
    let told = talk.garden.world.mail.last_to("jonas@example.org");
    assert!(told.text.contains("is hidden") && told.text.contains("Say it without the word."), "{}", told.text);
    let about = talk.jonas.get(&told.link("/me/moderation/")).await;
    about.must_say("Post hidden").must_say("Say it without the word.").must_say("Tom");
    // He changes it, and it is shown again.
    let edit = talk.jonas.get(&talk.post).await.must_be(200);
    talk.jonas.submit(&edit, &talk.post, &[("body", "Early planting is a risk.")]).await.must_be(200);
    talk.elif.get(&talk.thread).await.must_not_say("Early planting");
    talk.tom.submit(&talk.about().await, "/visibility", &[]).await.must_be(200).must_flash("can be seen again");
    talk.elif.get(&talk.thread).await.must_say("Early planting is a risk.");
    talk.elif.get("/search?q=planting").await.must_say("Early planting");
    talk.jonas.get("/me/moderation").await.must_say("Post shown again");
}

#[actix_web::test]
async fn hiding_needs_a_reason_and_gives_back_what_was_typed() {
    let talk = Talk::new().await;
    let page = talk.about().await;
    let empty = talk.tom.press(&page, "/visibility", &[("reason", " ")]).await.must_be(422);
    assert_eq!(empty.mistakes().len(), 1);
    let long = "x".repeat(501);
    let kept = talk.tom.press(&page, "/visibility", &[("reason", &long)]).await.must_be(422);
    assert_eq!(kept.typed("/visibility", "reason"), long);
    talk.elif.get(&talk.thread).await.must_say(WORDS);
}

#[actix_web::test]
async fn two_trainers_hide_a_post_at_once_and_its_author_gets_one_letter() {
    let talk = Talk::new().await;
    let world = &talk.garden.world;
    world.deliver().await;
    let before = world.mail.mails_to("jonas@example.org").len();
    let page = talk.about().await;
    let pages = at_once(20, async |_| talk.tom.press_anew(&page, "/visibility", &[("reason", "Not so.")]).await).await;
    assert_eq!(tally(&pages), [(303, 1), (409, 19)]);
    world.deliver().await;
    assert_eq!(world.mail.mails_to("jonas@example.org").len(), before + 1);
}

#[actix_web::test]
async fn a_post_is_hidden_while_its_author_takes_it_back_and_either_comes_first() {
    for _ in 0..5 {
        let talk = Talk::new().await;
        let (page, own) = (talk.about().await, talk.jonas.get(&talk.post).await);
        let pages = at_once(2, async |nth| match nth {
            0 => talk.tom.press(&page, "/visibility", &[("reason", "Not so.")]).await,
            _ => talk.jonas.press(&own, "/removal", &[]).await,
        });
        let pages = pages.await;
        assert_eq!(pages[1].status, 303, "what is one's own can always be taken back");
        assert!(pages[0].status == 303 || pages[0].status == 409);
        talk.elif.get(&talk.thread).await.must_be(200).must_not_say(WORDS);
        talk.tom.get(&talk.thread).await.must_be(200).must_not_say(WORDS);
    }
}

#[actix_web::test]
async fn what_was_undone_before_the_letter_left_is_not_told() {
    let talk = Talk::new().await;
    let world = &talk.garden.world;
    world.deliver().await;
    let before = world.mail.mails_to("jonas@example.org").len();
    talk.hide("Not so.").await.must_be(200);
    talk.tom.submit(&talk.about().await, "/visibility", &[]).await.must_be(200);
    world.deliver().await;
    assert_eq!(world.mail.mails_to("jonas@example.org").len(), before);
}

#[actix_web::test]
async fn a_word_to_the_author_leaves_the_post_and_comes_once() {
    let talk = Talk::new().await;
    let page = talk.about().await;
    let said = talk.tom.submit(&page, "/note", &[("words", "A softer word?")]).await.must_be(200);
    said.must_flash("Your word is on its way.");
    talk.elif.get(&talk.thread).await.must_say(WORDS).must_not_say("A softer word?");
    talk.garden.world.deliver().await;
    let told = talk.garden.world.mail.last_to("jonas@example.org");
    assert!(told.text.contains("A softer word?") && told.text.contains("stands as it is"), "{}", told.text);
    assert!(said.find_form("/note").is_none());
    talk.tom.press_anew(&page, "/note", &[("words", "And another thing.")]).await.must_be(409);
    talk.jonas.get("/me/moderation").await.must_say("A softer word?").must_not_say("another thing");
}

#[actix_web::test]
async fn twenty_words_to_one_author_at_once_are_one() {
    let talk = Talk::new().await;
    let page = talk.about().await;
    let pages = at_once(20, async |_| talk.tom.press_anew(&page, "/note", &[("words", "Hm?")]).await).await;
    assert_eq!(tally(&pages), [(303, 1), (409, 19)]);
}

#[actix_web::test]
async fn a_post_moves_into_another_thread_and_old_links_lead_there() {
    let talk = Talk::new().await;
    let other = talk.another("Sowing early").await;
    talk.garden.world.later(Duration::minutes(1));
    let answered =
        last_post(&reply(&talk.elif, &format!("{}?answer={}", talk.thread, super::id_of(&talk.post)), "Oh?").await);
    let fields = [("thread", super::id_of(&other)), ("reason", "It fits there.")];
    let moved = talk.tom.submit(&talk.about().await, "/place", &fields).await.must_be(200);
    assert!(moved.path.starts_with(&other), "{}", moved.path);
    moved.must_say(WORDS);
    talk.elif.get(&talk.thread).await.must_not_say(WORDS).must_say("They eat everything.").must_say("Oh?");
    // The link in the e-mail from before, and the one above the answer, lead to where it stands.
    let old = format!("/threads/{}/posts/{}", super::id_of(&talk.thread), super::id_of(&talk.post));
    let read = talk.elif.get(&old).await.must_be(200);
    assert!(read.path.starts_with(&other), "{}", read.path);
    // Its place goes by its time: it was written before the other thread was opened.
    assert_eq!(read.attributes("article.post", "id")[0], format!("post-{}", super::id_of(&talk.post)));
    talk.elif.get(&format!("/threads/{}/posts/{answered}", super::id_of(&talk.thread))).await.must_say("Oh?");
    talk.garden.world.deliver().await;
    let told = talk.garden.world.mail.mails_to("jonas@example.org");
    assert!(told.iter().any(|mail| mail.text.contains("Sowing early") && mail.text.contains("It fits there.")));
    talk.elif.get("/search?q=fool").await.must_say("plants so early");
}

#[actix_web::test]
async fn what_opens_a_thread_stays_and_a_lessons_question_takes_nothing() {
    let talk = Talk::new().await;
    let other = talk.another("Sowing early").await;
    let opening = talk.elif.get(&talk.thread).await.attributes("article.post", "id").remove(0);
    let opening = format!("{}/posts/{}", talk.thread, opening.trim_start_matches("post-"));
    let page = talk.tom.get(&format!("{opening}/moderation")).await;
    assert!(page.find_form("/place").is_none());
    let key = page.form("/visibility").fields.into_iter().find(|(name, _)| name == "_key").unwrap().1;
    let fields = [("_key", key.as_str()), ("thread", super::id_of(&other)), ("reason", "There.")];
    talk.tom.send(&format!("{opening}/place"), &fields).await.must_be(409).must_say("begins with this post");
    let lesson = crate::discussions::answer_lesson(&talk.garden, &talk.jonas, "soil", "Loam.").await;
    let question = crate::discussions::thread_of(&lesson);
    let fields = [("thread", super::id_of(&question)), ("reason", "There.")];
    let no = talk.tom.press(&talk.about().await, "/place", &fields).await.must_be(409);
    no.must_say("choose a free one");
}

#[actix_web::test]
async fn a_post_moved_to_two_places_at_once_stands_in_one() {
    let talk = Talk::new().await;
    let places = [talk.another("One").await, talk.another("Two").await];
    let page = talk.about().await;
    let pages = at_once(10, async |nth| {
        let fields = [("thread", super::id_of(&places[nth % 2])), ("reason", "There.")];
        talk.tom.press_anew(&page, "/place", &fields).await
    });
    // Whoever comes late finds it gone from where they saw it.
    let pages = pages.await;
    assert_eq!(pages.iter().filter(|page| page.status == 303).count(), 1);
    assert!(pages.iter().all(|page| [303, 404, 409].contains(&page.status.as_u16())));
    let mut stands = 0;
    for place in [&talk.thread, &places[0], &places[1]] {
        stands += usize::from(talk.elif.get(place).await.says(WORDS));
    }
    assert_eq!(stands, 1);
}

#[actix_web::test]
async fn trainers_read_what_a_post_said_before_and_nobody_else_does() {
    let talk = Talk::new().await;
    let edit = talk.jonas.get(&talk.post).await;
    talk.jonas.submit(&edit, &talk.post, &[("body", "Early planting is a risk.")]).await.must_be(200);
    talk.about().await.must_say(WORDS).must_say("Version 1");
    talk.elif.get(&talk.thread).await.must_not_say(WORDS);
    talk.elif.get(&format!("{}/moderation", talk.post)).await.must_be(403);
    talk.jonas.get(&format!("{}/moderation", talk.post)).await.must_be(403);
}
