//! Asking, answering, changing and taking back.

use chrono::Duration;
use entity::{post, states::ThreadState, thread};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::Expr};

use crate::harness::{Garden, Page, Persona, at_once};

pub async fn ask(garden: &Garden, who: &Persona, title: &str, body: &str) -> Page {
    let new = who.get(&garden.at("/threads/new")).await.must_be(200);
    who.submit(&new, "/threads", &[("title", title), ("body", body)]).await.must_be(200)
}

pub async fn posts(garden: &Garden) -> u64 {
    post::Entity::find().count(garden.world.store.read()).await.unwrap()
}

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
    world.deliver().await;
    world.mail.empty();
    let (elif, jonas, third) =
        (world.sign_in("elif").await, world.sign_in("jonas").await, world.sign_in("third").await);
    let thread = ask(&garden, &elif, "Snails", "They eat everything.").await;
    let page = jonas.get(&thread.path).await;
    jonas.submit(&page, "/posts", &[("body", "Beer traps.")]).await;
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
    let statuses =
        at_once(10, async |_| elif.press(&page, "/posts", &[("body", "And more.")]).await.status.as_u16()).await;
    assert!(statuses.iter().all(|status| *status == 303), "{statuses:?}");
    assert_eq!(posts(&garden).await, 2);
    // The same words from a form loaded anew, as somebody sends them who saw no answer.
    for _ in 0..2 {
        let page = elif.get(&thread.path).await;
        elif.submit(&page, "/posts", &[("body", "And more.")]).await.must_be(200);
    }
    assert_eq!(posts(&garden).await, 2);
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
async fn a_post_that_was_taken_back_meanwhile_takes_no_answer_and_no_words() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let thread = ask(&garden, &elif, "Snails", "They eat everything.").await;
    let page = jonas.get(&thread.path).await;
    let sent = jonas.submit(&page, "/posts", &[("body", "Beer traps.")]).await;
    let reply = sent.attributes("article.post a[href*='?answer=']", "href").pop().unwrap();
    let form = elif.get(reply.split('#').next().unwrap()).await;
    let edit = sent.attribute("article.post a[href*='/cohorts/'][href*='/posts/']", "href").unwrap();
    let edit = jonas.get(&edit).await.must_be(200);
    let gone = jonas.submit(&edit, "/removal", &[]).await.must_be(200);
    gone.must_say("This post was taken back.").must_not_say("Beer traps.");
    assert!(!gone.body.contains("Beer traps."));
    let refused = elif.press(&form, "/posts", &[("body", "My long answer.")]).await.must_be(409);
    assert!(refused.body.contains("My long answer."), "the text is kept");
    assert_eq!(refused.mistakes().len(), 1);
    jonas.press(&edit, "/removal", &[]).await.must_be(303);
    jonas.fetch(&edit.path).await.must_be(404);
    let row = post::Entity::find().filter(post::Column::Body.eq("")).one(garden.world.store.read()).await.unwrap();
    assert!(row.is_some(), "the words are gone from the database too");
}

#[actix_web::test]
async fn an_edit_against_an_older_text_shows_both() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let thread = ask(&garden, &elif, "Snails", "First.").await;
    let edit = thread.attribute("article.post a[href*='/cohorts/'][href*='/posts/']", "href").unwrap();
    let (here, there) = (elif.get(&edit).await, elif.get(&edit).await);
    let path = here.path.clone();
    elif.submit(&here, &path, &[("body", "Second.")]).await.must_be(200).must_say("Second.");
    let both = elif.press(&there, &path, &[("body", "Third.")]).await.must_be(409);
    both.must_say("Second.");
    assert!(both.body.contains("Third."));
    elif.submit(&both, &path, &[("body", "Third.")]).await.must_be(200).must_say("Third.").must_say("changed");
}

#[actix_web::test]
async fn of_ten_edits_at_once_one_stands() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let thread = ask(&garden, &elif, "Snails", "First.").await;
    let edit = thread.attribute("article.post a[href*='/cohorts/'][href*='/posts/']", "href").unwrap();
    let page = elif.get(&edit).await;
    let statuses = at_once(10, async |nth| {
        let (key, body) = (format!("{:032x}", rand::random::<u128>()), format!("Text {nth}."));
        elif.send(&page.path, &[("_key", &key), ("version", "1"), ("body", &body)]).await.status.as_u16()
    })
    .await;
    assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 1, "{statuses:?}");
    assert_eq!(statuses.iter().filter(|status| **status == 409).count(), 9, "{statuses:?}");
}

#[actix_web::test]
async fn a_long_thread_has_pages_and_lasting_addresses() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let thread = ask(&garden, &elif, "Long", "Number 1").await;
    let form = jonas.get(&thread.path).await.form("/posts");
    let mut last = String::new();
    for nth in 2..=120 {
        world.later(Duration::seconds(1));
        let (key, body) = (format!("{:032x}", rand::random::<u128>()), format!("Number {nth}"));
        let sent = jonas.send(&form.action, &[("_key", &key), ("body", &body)]).await.must_be(303);
        if nth == 60 {
            last = sent.headers["location"].to_str().unwrap().to_owned();
        }
    }
    let first = elif.get(&thread.path).await;
    assert_eq!(first.texts("article.post").len(), 50);
    first.must_say("Page 1 of 3");
    let third = elif.get(&format!("{}?page=3", thread.path)).await;
    assert_eq!(third.texts("article.post").len(), 20);
    let sixtieth = elif.fetch(&last).await.must_be(303);
    let place = sixtieth.headers["location"].to_str().unwrap();
    assert!(place.contains("?page=2#post-"), "{place}");
    elif.get(place.split('#').next().unwrap()).await.must_say("Number 60");
    for odd in ["4", "0", "-1", "1e3", "9223372036854775808", "1000000000", "%00", "..%2f", "x"] {
        let status = elif.fetch(&format!("{}?page={odd}", thread.path)).await.status.as_u16();
        assert!([400, 404].contains(&status), "{odd}: {status}");
    }
}

#[actix_web::test]
async fn lists_show_all_mine_and_what_waits() {
    let garden = Garden::new().await;
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let empty = elif.get(&garden.at("/threads")).await;
    empty.must_say("The first question is the hardest");
    ask(&garden, &elif, "Snails", "They eat everything.").await;
    let slugs = ask(&garden, &jonas, "Slugs", "They eat the rest.").await;
    let page = elif.get(&slugs.path).await;
    elif.submit(&page, "/posts", &[("body", "Ducks.")]).await;
    let titles = async |who: &Persona, query: &str| {
        who.get(&garden.at(&format!("/threads{query}"))).await.texts("main .row-title")
    };
    assert_eq!(titles(&elif, "").await, ["Slugs", "Snails"]);
    assert_eq!(titles(&elif, "?show=unanswered").await, ["Snails"]);
    assert_eq!(titles(&jonas, "?show=mine").await, ["Slugs"]);
    assert_eq!(titles(&elif, "?show=mine").await, ["Slugs", "Snails"]);
    for odd in ["?show=password", "?show=", "?page=2", "?page=-1", "?sort=password&limit=-1", "?show=%ff", "?page=%00"]
    {
        let status = elif.fetch(&garden.at(&format!("/threads{odd}"))).await.status.as_u16();
        assert!([200, 400, 404].contains(&status), "{odd}: {status}");
    }
}

#[actix_web::test]
async fn a_locked_thread_is_read_and_not_written() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let thread = ask(&garden, &elif, "Snails", "They eat everything.").await;
    let page = elif.get(&thread.path).await;
    lock(&garden, ThreadState::Locked).await;
    elif.press(&page, "/posts", &[("body", "More.")]).await.must_be(409);
    let page = elif.get(&thread.path).await.must_be(200);
    assert!(page.find_form("/posts").is_none());
    lock(&garden, ThreadState::Hidden).await;
    elif.fetch(&thread.path).await.must_be(404);
    elif.get(&garden.at("/threads")).await.must_not_say("Snails");
}

/// No page locks threads yet; moderation comes with its own room.
async fn lock(garden: &Garden, state: ThreadState) {
    let work = garden.world.store.write(async |tx| {
        thread::Entity::update_many().col_expr(thread::Column::State, Expr::value(state)).exec(&**tx).await?;
        Ok(())
    });
    work.await.unwrap();
}
