//! Lists, pages and addresses.

use chrono::Duration;
use entity::states::{Role, ThreadState};

use super::{answer_lesson, ask, edit_of, lock, reply, thread_of};
use crate::harness::{Cohort, Garden, Page, Persona};

async fn list(garden: &Garden, who: &Persona, query: &str) -> Page {
    who.get(&garden.at(&format!("/threads{query}"))).await.must_be(200)
}

async fn titles(garden: &Garden, who: &Persona, query: &str) -> Vec<String> {
    list(garden, who, query).await.texts("main .row-title")
}

#[actix_web::test]
async fn lists_show_all_mine_and_what_waits() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let empty = list(&garden, &elif, "").await;
    empty.must_say("The first question is the hardest");
    ask(&garden, &elif, "Snails", "They eat everything.").await;
    let slugs = ask(&garden, &jonas, "Slugs", "They eat the rest.").await;
    reply(&elif, &slugs.path, "Ducks.").await;
    assert_eq!(titles(&garden, &elif, "").await, ["Slugs", "Snails"]);
    assert_eq!(titles(&garden, &elif, "?show=unanswered").await, ["Snails"]);
    assert_eq!(titles(&garden, &jonas, "?show=mine").await, ["Slugs"]);
    assert_eq!(titles(&garden, &elif, "?show=mine").await, ["Slugs", "Snails"]);
    for odd in ["?show=password", "?page=2", "?page=-1", "?page=0", "?page=1e3", "?page=9223372036854775808"] {
        elif.fetch(&garden.at(&format!("/threads{odd}"))).await.must_be(404);
    }
    for odd in ["?show=%ff", "?page=%00", "?page=..%2f", "?page=1000000000", "?page=1&page=2"] {
        let status = elif.fetch(&garden.at(&format!("/threads{odd}"))).await.status.as_u16();
        assert!([400, 404].contains(&status), "{odd}: {status}");
    }
    // Keys we do not know are left alone: mail programs add their own.
    for odd in ["?sort=password", "?limit=-1", "?show=", "?show=all"] {
        assert_eq!(titles(&garden, &elif, odd).await, ["Slugs", "Snails"], "{odd}");
    }
}

#[actix_web::test]
async fn what_waits_for_an_answer_is_the_same_everywhere() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let waits = async |thread: &str| {
        let list = list(&garden, &jonas, "").await.must_be(200);
        let unanswered = titles(&garden, &jonas, "?show=unanswered").await.len();
        let thread = jonas.get(thread).await;
        let home = elif.get("/home").await.texts("section[aria-labelledby=you-wait] li").len();
        [list.texts("main .state.waiting").len(), unanswered, thread.texts(".kicker .state.waiting").len(), home]
    };
    let thread = ask(&garden, &elif, "Snails", "They eat everything.").await.path;
    assert_eq!(waits(&thread).await, [1; 4]);
    reply(&elif, &thread, "Even the leeks.").await;
    assert_eq!(waits(&thread).await, [1; 4], "one's own second post is no answer");
    let answered = reply(&jonas, &thread, "Beer traps.").await;
    assert_eq!(waits(&thread).await, [0; 4]);
    // The opening post is taken back: the answer stands.
    let own = elif.get(&thread).await;
    let opening = own.attribute("article.post a[href*='/cohorts/'][href*='/posts/']", "href").unwrap();
    elif.submit(&elif.get(&opening).await, "/removal", &[]).await.must_be(200);
    assert_eq!(waits(&thread).await, [0; 4]);
    list(&garden, &elif, "").await.must_say("one answer");
    // The only answer is taken back: it waits again.
    jonas.submit(&jonas.get(&edit_of(&answered)).await, "/removal", &[]).await.must_be(200);
    assert_eq!(waits(&thread).await, [1; 4]);
}

#[actix_web::test]
async fn a_long_list_has_pages() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let new = elif.get(&garden.at("/threads/new")).await;
    for nth in 1..=65 {
        world.later(Duration::seconds(11));
        let (title, body) = (format!("Question {nth}"), format!("Number {nth}"));
        elif.press_anew(&new, "/threads", &[("title", &title), ("body", &body)]).await.must_be(303);
    }
    let first = list(&garden, &elif, "?show=mine").await;
    let expected: Vec<String> = (36..=65).rev().map(|nth| format!("Question {nth}")).collect();
    assert_eq!(first.texts("main .row-title"), expected, "the newest first");
    first.must_say("Page 1 of 3");
    let second = elif.get(&first.attribute("a[rel=next]", "href").unwrap()).await;
    second.must_say("Page 2 of 3");
    assert_eq!(second.texts("main .row-title").len(), 30);
    let third = elif.get(&second.attribute("a[rel=next]", "href").unwrap()).await;
    assert_eq!(third.texts("main .row-title").len(), 5);
    assert!(third.path.ends_with("?show=mine&page=3"), "{}", third.path);
    assert!(third.attribute("a[rel=next]", "href").is_none());
    elif.fetch(&garden.at("/threads?show=mine&page=4")).await.must_be(404);
}

#[actix_web::test]
async fn a_long_thread_has_pages_and_lasting_addresses() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let thread = ask(&garden, &elif, "Long", "Number 1").await;
    let page = jonas.get(&thread.path).await;
    let mut sixtieth = String::new();
    for nth in 2..=120 {
        world.later(Duration::seconds(11));
        let sent = jonas.press_anew(&page, "/posts", &[("body", &format!("Number {nth}"))]).await.must_be(303);
        if nth == 60 {
            sixtieth = sent.headers["location"].to_str().unwrap().to_owned();
        }
    }
    let first = elif.get(&thread.path).await;
    let numbers: Vec<String> = (1..=50).map(|nth| format!("Number {nth}")).collect();
    assert_eq!(first.texts("article.post .prose"), numbers, "the oldest first");
    first.must_say("Page 1 of 3").must_say("120 posts");
    let third = elif.get(&format!("{}?page=3", thread.path)).await;
    assert_eq!(third.texts("article.post").len(), 20);
    let place = elif.fetch(&sixtieth).await.must_be(303);
    let place = place.headers["location"].to_str().unwrap().to_owned();
    let (page, anchor) = place.split_once('#').unwrap();
    assert_eq!(page, format!("{}?page=2", thread.path));
    assert_eq!(elif.get(page).await.text_at(&format!("#{anchor} .prose")), "Number 60");
    for odd in ["4", "0", "-1", "1e3", "9223372036854775808", "1000000000", "%00", "..%2f", "x", "02", "+2"] {
        let status = elif.fetch(&format!("{}?page={odd}", thread.path)).await.status.as_u16();
        assert!([400, 404].contains(&status), "{odd}: {status}");
    }
    // Answering a post of another page keeps that post in mind.
    let first_post = first.attribute("article.post a[href*='?answer=']", "href").unwrap();
    let (_, answer) = first_post.split('#').next().unwrap().split_once('?').unwrap();
    let page = jonas.get(&format!("{}?page=3&{answer}", thread.path)).await.must_be(200);
    page.must_say("Answer to Elif");
    world.later(Duration::minutes(1));
    let sent = jonas.press_anew(&page, "/posts", &[("body", "To the first")]).await.must_be(303);
    jonas.get(sent.headers["location"].to_str().unwrap()).await.must_say("Answer to Elif");
}

#[actix_web::test]
async fn a_short_address_leads_to_the_thread() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let thread = ask(&garden, &elif, "Snails", "They eat everything.").await;
    let short = thread.path.strip_prefix(&garden.at("")).unwrap().to_owned();
    let sent = elif.fetch(&short).await.must_be(303);
    assert_eq!(sent.headers["location"].to_str().unwrap(), thread.path);
    let post = thread.attribute("article.post", "id").unwrap();
    let lasting = thread.attribute("article.post .byline-at a", "href").unwrap();
    assert_eq!(lasting, format!("{short}/posts/{}", post.trim_start_matches("post-")));
    let sent = elif.fetch(&lasting).await.must_be(303);
    assert_eq!(sent.headers["location"].to_str().unwrap(), format!("{}#{post}", thread.path));
    // Taken back, the post keeps its address.
    elif.submit(&elif.get(&edit_of(&thread)).await, "/removal", &[]).await.must_be(200);
    elif.fetch(&lasting).await.must_be(303);
    // A visitor signs in first and comes back to it; others find nothing.
    let visitor = world.stranger().fetch(&lasting).await.must_be(303);
    assert!(visitor.headers["location"].to_str().unwrap().starts_with("/sign-in?next="));
    for who in ["sam", "otto"] {
        world.sign_in(who).await.fetch(&lasting).await.must_be(404);
    }
}

#[actix_web::test]
async fn a_week_that_is_not_open_shows_in_no_list() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, tom) = (world.sign_in("elif").await, world.sign_in("tom").await);
    let lesson = tom.get(&garden.at("/weeks/2/water")).await;
    tom.submit(&lesson, "/answers", &[("body", "Spoiler.")]).await.must_be(200);
    answer_lesson(&garden, &elif, "soil", "It smells.").await;
    assert_eq!(titles(&garden, &elif, "").await, ["What do you know about soil?"]);
    assert_eq!(
        titles(&garden, &tom, "").await,
        ["What do you know about soil?", "What do you know about water?"],
        "who moderates looks ahead"
    );
    for path in ["/home", "/me/progress", &garden.at("/threads?show=mine"), &garden.at("/threads?show=unanswered")] {
        let page = elif.get(path).await;
        assert!(!page.body.contains("What do you know about water?"), "{path}");
    }
    world.later(Duration::days(6));
    let elif = world.sign_in("elif").await;
    assert_eq!(titles(&garden, &elif, "").await.len(), 2);
}

#[actix_web::test]
async fn a_locked_thread_is_read_and_not_written_a_hidden_one_is_neither() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let thread = ask(&garden, &elif, "Snails", "They eat everything.").await;
    lock(&garden, ThreadState::Locked).await;
    let page = jonas.get(&thread.path).await.must_be(200);
    page.must_say("They eat everything.").must_say("locked");
    assert!(page.find_form("/posts").is_none());
    assert!(page.attribute("a[href*='?answer=']", "href").is_none());
    lock(&garden, ThreadState::Hidden).await;
    elif.fetch(&thread.path).await.must_be(404);
    assert!(titles(&garden, &elif, "").await.is_empty());
    elif.get("/home").await.must_not_say("Snails");
    jonas.get("/home").await.must_not_say("Snails");
}

#[actix_web::test]
async fn an_archived_cohort_offers_nothing_that_cannot_be_done() {
    let garden = Garden::new().await;
    let world = &garden.world;
    world.later(Duration::days(40));
    garden.cohort.keep(world).await;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let thread = ask(&garden, &elif, "Snails", "They eat everything.").await.path;
    reply(&jonas, &thread, "Beer traps.").await;
    garden.cohort.step(world, lernweg::features::cohorts::Step::Archive).await;
    for who in [&elif, &jonas] {
        let page = who.get(&thread).await.must_be(200);
        page.must_say("They eat everything.").must_say("Beer traps.");
        assert!(page.find_form("/posts").is_none());
        for dead in ["a[href*='?answer=']", "article.post a[href*='/cohorts/'][href*='/posts/']"] {
            assert!(page.attribute(dead, "href").is_none(), "{dead}");
        }
        assert_eq!(list(&garden, who, "").await.texts("a[href$='/threads/new']").len(), 0);
    }
    // What is one's own can still be taken back.
    let page = elif.get(&thread).await;
    elif.submit(&page, "/removal", &[]).await.must_be(200).must_not_say("They eat everything.");
}

#[actix_web::test]
async fn somebody_new_finds_what_was_said_before() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    ask(&garden, &elif, "Snails", "They eat everything.").await;
    garden.cohort.enrol(&garden.world, "third", Role::Participant).await;
    let third = garden.world.sign_in("third").await;
    assert_eq!(titles(&garden, &third, "").await, ["Snails"]);
    let other = Cohort::plan(&garden.world, "gardening", "Borealis", "olga").await;
    other.enrol(&garden.world, "elif", Role::Participant).await;
    assert!(elif.get(&other.at("/threads")).await.must_be(200).texts("main .row-title").is_empty());
}

#[actix_web::test]
async fn a_lessons_question_is_asked_in_my_language_whoever_answered_first() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let page = jonas.get("/me/progress").await;
    jonas.submit(&page, "/language", &[("locale", "de")]).await.must_be(200);
    answer_lesson(&garden, &jonas, "soil", "Sie riecht.").await;
    let lesson = answer_lesson(&garden, &elif, "soil", "It is brown.").await;
    let question = "What do you know about soil?";
    assert_eq!(titles(&garden, &elif, "").await, [question]);
    let thread = elif.get(&thread_of(&lesson)).await;
    assert_eq!(thread.heading(), question);
    assert_eq!(thread.attributes("article.post .prose", "lang"), ["de", "en"], "each text in its own");
    let edit = elif.get(&edit_of(&thread)).await;
    edit.must_say(question);
    let refused = elif.press(&edit, &edit.path, &[("body", "")]).await.must_be(422);
    refused.must_say(question);
    assert_eq!(jonas.get(&thread.path).await.heading(), "Was weißt du über Erde?");
}
