//! Asking, answering, changing and taking back.

use chrono::Duration;

use super::{ask, posts};
use crate::harness::{Garden, at_once, tally};

#[actix_web::test]
async fn i_ask_and_somebody_answers_and_hears_back() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let thread = ask(&garden, &elif, "Snails", "They eat **everything**.").await;
    assert_eq!(thread.heading(), "Snails");
    thread.must_say("They eat everything.").must_say("waits for an answer");
    world.later(Duration::seconds(1));
    let page = jonas.get(&thread.path).await;
    let reply = page.attribute("article.post a[href*='?answer=']", "href").unwrap();
    let page = jonas.get(reply.split('#').next().unwrap()).await;
    page.must_say("Answer to Elif");
    let sent = jonas.submit(&page, "/posts", &[("body", "Beer traps.")]).await.must_be(200);
    sent.must_say("Beer traps.").must_say("Answer to Elif");
    world.deliver().await;
    let mail = world.mail.last_to("elif@example.org");
    let there = elif.get(&mail.link("/threads/")).await.must_be(200);
    there.must_say("Beer traps.").must_say("New to you");
    assert_eq!(world.mail.mails().len(), 1, "nobody is told of their own words");
}

#[actix_web::test]
async fn an_answer_to_the_thread_tells_whoever_asked_and_an_answer_to_a_post_its_author() {
    let garden = Garden::new().await;
    let world = &garden.world;
    garden.cohort.enrol(world, "third", entity::states::Role::Participant).await;
    world.clear_mail().await;
    let (elif, jonas, third) =
        (world.sign_in("elif").await, world.sign_in("jonas").await, world.sign_in("third").await);
    let thread = ask(&garden, &elif, "Snails", "They eat everything.").await;
    let page = jonas.get(&thread.path).await;
    jonas.submit(&page, "/posts", &[("body", "Beer traps.")]).await;
    world.later(Duration::minutes(1));
    let page = third.get(&thread.path).await;
    let to_jonas = page.attributes("article.post a[href*='?answer=']", "href").pop().unwrap();
    let page = third.get(to_jonas.split('#').next().unwrap()).await;
    third.submit(&page, "/posts", &[("body", "Which beer?")]).await;
    world.deliver().await;
    let mut told: Vec<String> = world.mail.mails().into_iter().map(|mail| mail.to).collect();
    told.sort();
    assert_eq!(told, ["elif@example.org", "jonas@example.org"]);
}

#[actix_web::test]
async fn the_same_words_twice_are_one_post() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let thread = ask(&garden, &elif, "Snails", "They eat everything.").await;
    let page = elif.get(&thread.path).await;
    // The same form twice, as a double click sends it.
    let pages = at_once(50, async |_| elif.press(&page, "/posts", &[("body", "And more.")]).await).await;
    assert_eq!(tally(&pages), [(303, 50)]);
    assert_eq!(posts(&garden).await, 2);
    // The same words from a form loaded anew, as somebody sends them who saw no answer.
    for _ in 0..2 {
        let page = elif.get(&thread.path).await;
        elif.submit(&page, "/posts", &[("body", "And more.")]).await.must_be(200);
    }
    assert_eq!(posts(&garden).await, 2);
    elif.get(&thread.path).await.must_say("2 posts");
    garden.world.later(Duration::minutes(6));
    let page = elif.get(&thread.path).await;
    elif.submit(&page, "/posts", &[("body", "And more.")]).await.must_be(200);
    assert_eq!(posts(&garden).await, 3, "later it may be meant");
    for _ in 0..2 {
        ask(&garden, &elif, "Slugs", "The same question.").await;
    }
    assert_eq!(posts(&garden).await, 4);
}

#[actix_web::test]
async fn the_same_words_sent_fifty_times_from_forms_loaded_anew_are_one_post() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let new = elif.get(&garden.at("/threads/new")).await;
    let question = [("title", "Snails"), ("body", "They eat everything.")];
    let pages = at_once(50, async |_| elif.press_anew(&new, "/threads", &question).await).await;
    assert_eq!(tally(&pages), [(303, 50)]);
    assert!(pages.iter().all(|page| page.headers["location"] == pages[0].headers["location"]), "all lead to it");
    assert_eq!(posts(&garden).await, 1);
    let thread = elif.get(pages[0].headers["location"].to_str().unwrap()).await;
    let pages = at_once(50, async |_| elif.press_anew(&thread, "/posts", &[("body", "And more.")]).await).await;
    assert_eq!(tally(&pages), [(303, 50)]);
    assert_eq!(posts(&garden).await, 2);
}

#[actix_web::test]
async fn two_people_of_one_mind_are_not_one_person() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let thread = ask(&garden, &elif, "Snails", "They eat everything.").await;
    let page = elif.get(&thread.path).await;
    garden.world.later(Duration::minutes(2));
    let pages = at_once(12, async |nth| {
        let who = if nth % 2 == 0 { &elif } else { &jonas };
        who.press_anew(&page, "/posts", &[("body", &format!("Thought {}", nth / 2))]).await
    })
    .await;
    assert_eq!(tally(&pages), [(303, 12)]);
    assert_eq!(posts(&garden).await, 13);
    garden.world.deliver().await;
    assert_eq!(garden.world.mail.mails_to("elif@example.org").len(), 6, "one for each of Jonas's");
    assert_eq!(garden.world.mail.mails().len(), 6);
}

#[actix_web::test]
async fn a_field_nobody_asked_for_is_refused_everywhere() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let thread = ask(&garden, &elif, "Snails", "They eat everything.").await;
    let edit = elif.get(&super::edit_of(&thread)).await;
    let lesson = elif.get(&garden.at("/weeks/1/soil")).await;
    for field in
        ["author_id", "thread_id", "cohort_id", "state", "posted_at", "version2", "renderer", "body_html", "role"]
    {
        let fields = [("body", "Words."), (field, "1")];
        elif.press(&thread, "/posts", &fields).await.must_be(400);
        elif.press(&edit, &edit.path, &fields).await.must_be(400);
        elif.press(&edit, "/removal", &[(field, "1")]).await.must_be(400);
        elif.press(&lesson, "/answers", &fields).await.must_be(400);
        elif.press(&lesson, "/completion", &[("done", "yes"), (field, "1")]).await.must_be(400);
    }
    assert_eq!(posts(&garden).await, 1);
    elif.get(&thread.path).await.must_say("They eat everything.");
}
