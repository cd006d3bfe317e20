//! Between cohorts there are walls; before one's own answer there is a curtain.

use entity::states::Role;
use lernweg::features::cohorts::Step;

use super::{ask, posts};
use crate::harness::{Cohort, Garden, Page, Persona};

struct Two {
    garden: Garden,
    other: Cohort,
    paul: Persona,
    elif: Persona,
    /// A thread of the other cohort, as Paul sees it.
    foreign: Page,
    /// A thread of Elif's cohort.
    own: Page,
}

async fn two_cohorts() -> Two {
    let garden = Garden::new().await;
    let world = &garden.world;
    let other = Cohort::plan(world, "gardening", "Borealis", "olga").await;
    other.enrol(world, "tina", Role::Trainer).await;
    other.enrol(world, "paul", Role::Participant).await;
    other.step(world, Step::Confirm).await;
    let (paul, elif) = (world.sign_in("paul").await, world.sign_in("elif").await);
    let new = paul.get(&other.at("/threads/new")).await;
    let foreign = paul.submit(&new, "/threads", &[("title", "Compost"), ("body", "Only for us.")]).await.must_be(200);
    let own = ask(&garden, &elif, "Snails", "They eat everything.").await;
    Two { garden, other, paul, elif, foreign, own }
}

fn id(page: &Page) -> String {
    page.path.rsplit('/').next().unwrap().to_owned()
}

fn post_id(page: &Page) -> String {
    page.attribute("article.post", "id").unwrap().trim_start_matches("post-").to_owned()
}

#[actix_web::test]
async fn a_thread_of_another_cohort_is_not_there_to_read_nor_to_write() {
    let two = two_cohorts().await;
    let before = posts(&two.garden).await;
    let (thread, post) = (id(&two.foreign), post_id(&two.foreign));
    let missing = two.elif.fetch(&two.garden.at("/threads/00000000-0000-7000-8000-000000000000")).await.must_be(404);
    for base in [two.other.at(""), two.garden.at("")] {
        for path in ["", "/posts/{post}", "/all", "/unread", "/live", "/summary", "/summary/versions"] {
            let path = format!("{base}/threads/{thread}{}", path.replace("{post}", &post));
            let page = two.elif.fetch(&path).await.must_be(404);
            assert_eq!(page.body, missing.body, "{path}");
        }
        let acts = ["reactions", "bookmark", "accepted"].map(|act| format!("/posts/{{post}}/{act}"));
        let acts: Vec<&str> = acts.iter().map(String::as_str).collect();
        let paths = ["/posts", "/reading", "/posts/{post}", "/posts/{post}/removal", "/watch", "/summary", "/draft"];
        for path in paths.into_iter().chain(acts) {
            let path = format!("{base}/threads/{thread}{}", path.replace("{post}", &post));
            let fields = [("_key", "0123456789abcdef01"), ("body", "Let me in."), ("version", "1")];
            let sent: Vec<(&str, &str)> = fields.into_iter().collect();
            two.elif.send(&path, &sent).await.must_be(404);
        }
    }
    two.elif.fetch(&format!("/threads/{thread}")).await.must_be(404);
    two.elif.fetch(&format!("/threads/{thread}/posts/{post}")).await.must_be(404);
    assert_eq!(posts(&two.garden).await, before);
    two.garden.world.deliver().await;
    assert!(two.garden.world.mail.mails_to("paul@example.org").iter().all(|mail| !mail.text.contains("Let me in")));
}

#[actix_web::test]
async fn a_child_of_one_place_is_not_found_below_another() {
    let two = two_cohorts().await;
    let (own, foreign_post) = (id(&two.own), post_id(&two.foreign));
    // Elif's thread below the other cohort; the other's post below Elif's thread.
    two.elif.fetch(&two.other.at(&format!("/threads/{own}"))).await.must_be(404);
    two.elif.fetch(&two.garden.at(&format!("/threads/{own}/posts/{foreign_post}"))).await.must_be(404);
    two.elif.fetch(&format!("/threads/{own}/posts/{foreign_post}")).await.must_be(404);
    two.elif.fetch(&two.garden.at(&format!("/threads/{own}?answer={foreign_post}"))).await.must_be(404);
    let fields = [("_key", "0123456789abcdef01"), ("body", "Hm."), ("answers_to", foreign_post.as_str())];
    two.elif.send(&two.garden.at(&format!("/threads/{own}/posts")), &fields).await.must_be(404);
}

#[actix_web::test]
async fn nothing_of_another_cohort_shows_through() {
    let two = two_cohorts().await;
    for path in [
        "/home".to_owned(),
        two.garden.at(""),
        two.garden.at("/threads"),
        two.garden.at("/people"),
        "/me/progress".into(),
    ] {
        let page = two.elif.get(&path).await.must_be(200);
        assert!(
            !page.body.contains("Compost") && !page.body.contains("Paul") && !page.body.contains("Borealis"),
            "{path}"
        );
    }
    two.paul.get("/home").await.must_say("Compost").must_not_say("Snails");
}

#[actix_web::test]
async fn one_reads_the_others_after_one_has_written() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas, tom) = (world.sign_in("elif").await, world.sign_in("jonas").await, world.sign_in("tom").await);
    let lesson = jonas.get(&garden.at("/weeks/1/soil")).await;
    let answered = jonas.submit(&lesson, "/answers", &[("body", "It is brown.")]).await;
    let thread = answered.attribute("#answers a[href^='/cohorts/'][href*='?answer=']", "href").unwrap();
    let (thread, _) = thread.split_once('?').unwrap();
    let curtain = elif.get(thread).await.must_be(200);
    curtain.must_say("Write first, then read").must_not_say("It is brown.");
    assert!(!curtain.body.contains("It is brown."));
    assert!(curtain.find_form("/posts").is_none());
    let sent = elif.send(&format!("{thread}/posts"), &[("_key", "0123456789abcdef01"), ("body", "Hm.")]).await;
    sent.must_be(409);
    tom.get(thread).await.must_say("It is brown.");
    let lesson = elif.get(&garden.at("/weeks/1/soil")).await;
    elif.submit(&lesson, "/answers", &[("body", "It smells.")]).await.must_be(200);
    elif.get(thread).await.must_say("It is brown.").must_say("It smells.");
    // Taking one's own answer back draws no curtain again.
    let mine = elif.get(thread).await.attribute("article.post a[href*='/cohorts/'][href*='/posts/']", "href").unwrap();
    let edit = elif.get(&mine).await;
    elif.submit(&edit, "/removal", &[]).await.must_be(200).must_say("It is brown.");
    // A second answer to the question is written in the lesson, replies stand in the thread.
    let sent = elif.send(&format!("{thread}/posts"), &[("_key", "0123456789abcdef02"), ("body", "Again.")]).await;
    sent.must_be(409);
}

#[actix_web::test]
async fn addresses_do_not_count() {
    let two = two_cohorts().await;
    for page in [&two.own, &two.foreign] {
        let id = id(page);
        assert_eq!((id.len(), id.matches('-').count()), (36, 4), "{id}");
    }
    for odd in ["1", "2", "9223372036854775808", "1e3", "%00", "..%2f..", "00000000000070008000000000000000"] {
        two.elif.fetch(&two.garden.at(&format!("/threads/{odd}"))).await.must_be(404);
        two.elif.fetch(&format!("/cohorts/{odd}")).await.must_be(404);
    }
    let upper = two.own.path.to_uppercase().replace("/COHORTS/", "/cohorts/").replace("/THREADS/", "/threads/");
    two.elif.fetch(&upper).await.must_be(404);
}
