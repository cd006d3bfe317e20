//! Stories about a cohort in a feed reader.

use chrono::Duration;
use entity::states::{Role, ThreadState};
use feed_rs::{
    model::{Entry, Feed, FeedType},
    parser,
};
use lernweg::{features::cohorts::end_stays_of, identity::close_account};

use crate::{
    discussions::{answer_lesson, ask, lock, reply},
    harness::{Cohort, Garden, Page, Persona, at_once},
};

/// The path of the link on somebody's page about the feed of a cohort.
#[track_caller]
fn path_of(page: &Page) -> String {
    let address = page.text_at("pre code");
    format!("/feeds/{}", address.rsplit("/feeds/").next().unwrap())
}

/// Makes somebody a link and says its path.
pub async fn link(garden: &Garden, who: &Persona) -> String {
    let page = who.get(&garden.at("/feed")).await.must_be(200);
    path_of(&who.submit(&page, "/feed", &[]).await.must_be(200))
}

/// The feed as a parser that is not ours reads it.
async fn read(garden: &Garden, path: &str) -> Feed {
    let page = garden.world.stranger().get(path).await.must_be(200);
    assert_eq!(page.headers["content-type"], "application/atom+xml; charset=utf-8");
    let feed = parser::parse(page.body.as_bytes()).unwrap();
    assert_eq!(feed.feed_type, FeedType::Atom);
    feed
}

fn words(entry: &Entry) -> String {
    entry.content.as_ref().unwrap().body.clone().unwrap()
}

fn titles(feed: &Feed) -> Vec<String> {
    feed.entries.iter().map(|entry| entry.title.as_ref().unwrap().content.clone()).collect()
}

#[actix_web::test]
async fn a_feed_reader_shows_who_wrote_what_and_where_it_stands() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let thread = ask(&garden, &elif, "Snails & <slugs>", "They eat **everything**.").await;
    world.later(Duration::minutes(5));
    reply(&jonas, &thread.path, "Beer.").await;
    let list = elif.get(&garden.at("/threads")).await;
    let page = elif.get(&list.link("Read in a feed reader")).await.must_be(200);
    page.must_say("You have no link yet.");
    let path = path_of(&elif.submit(&page, "/feed", &[]).await.must_be(200));
    let feed = read(&garden, &path).await;
    assert_eq!(feed.title.unwrap().content, "Aurora");
    assert_eq!(feed.id, format!("urn:uuid:{}", garden.cohort.id));
    assert_eq!(feed.updated.unwrap(), world.store.now());
    let links: Vec<_> = feed.links.iter().map(|link| (link.rel.clone().unwrap(), link.href.clone())).collect();
    assert_eq!(links[0], ("self".to_owned(), format!("{}{path}", world.url)));
    assert_eq!(links[1], ("alternate".to_owned(), format!("{}{}", world.url, garden.at("/threads"))));
    let [newest, first] = feed.entries.as_slice() else { panic!("{:?}", feed.entries) };
    assert_eq!(newest.authors[0].name.as_deref(), Some("Jonas"));
    assert!(newest.authors[0].email.is_none(), "no addresses of people");
    assert_eq!(newest.title.as_ref().unwrap().content, "Snails & <slugs>");
    assert_eq!(words(first), "<p>They eat <strong>everything</strong>.</p>");
    let place = newest.links[0].href.strip_prefix(&world.url).unwrap().to_owned();
    assert_eq!(newest.id, format!("urn:uuid:{}", place.rsplit('/').next().unwrap()));
    elif.get(&place).await.must_be(200).must_say("Beer.");
    assert_eq!(newest.published.unwrap() - first.published.unwrap(), Duration::minutes(5));
}

#[actix_web::test]
async fn a_program_that_asks_again_is_told_that_nothing_is_new() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let path = link(&garden, &elif).await;
    let program = garden.world.stranger();
    let first = program.get(&path).await.must_be(200);
    let tag = first.headers["etag"].to_str().unwrap().to_owned();
    let again = async || {
        let sent = program.request(reqwest::Method::GET, &path).header("if-none-match", &tag).send().await.unwrap();
        (sent.status().as_u16(), sent.bytes().await.unwrap().len())
    };
    assert_eq!(again().await, (304, 0));
    ask(&garden, &elif, "Snails", "They eat everything.").await;
    assert_eq!(again().await.0, 200);
}

#[actix_web::test]
async fn a_feed_holds_what_its_reader_may_read_and_nothing_else() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas, tom) = (world.sign_in("elif").await, world.sign_in("jonas").await, world.sign_in("tom").await);
    let other = Cohort::plan(world, "gardening", "Borealis", "olga").await;
    other.enrol(world, "paul", Role::Participant).await;
    let paul = world.sign_in("paul").await;
    let new = paul.get(&other.at("/threads/new")).await;
    paul.submit(&new, "/threads", &[("title", "Compost"), ("body", "Only for us.")]).await.must_be(200);
    answer_lesson(&garden, &jonas, "soil", "It is brown.").await;
    // What a trainer wrote ahead of a week is not even named.
    let ahead = tom.get(&garden.at("/weeks/2/water")).await;
    tom.submit(&ahead, "/answers", &[("body", "It is wet.")]).await.must_be(200);
    let (mine, toms) = (link(&garden, &elif).await, link(&garden, &tom).await);
    assert_eq!(read(&garden, &mine).await.entries.len(), 0, "write before you read others");
    assert_eq!(read(&garden, &toms).await.entries.len(), 2, "a trainer reads them all");
    world.later(Duration::minutes(1));
    answer_lesson(&garden, &elif, "soil", "It smells.").await;
    let feed = read(&garden, &mine).await;
    assert_eq!(feed.entries.iter().map(words).collect::<Vec<_>>(), ["<p>It smells.</p>", "<p>It is brown.</p>"]);
    // A post that was taken back, and a thread that was hidden.
    let removed = ask(&garden, &jonas, "Slugs", "Nonsense.").await;
    let edit = removed.attributes("article.post a[href*='/cohorts/'][href*='/posts/']", "href").pop().unwrap();
    let edit = jonas.get(&edit).await;
    jonas.submit(&edit, "/removal", &[]).await.must_be(200);
    assert_eq!(read(&garden, &mine).await.entries.len(), 2);
    lock(&garden, ThreadState::Hidden).await;
    assert_eq!(read(&garden, &mine).await.entries.len(), 0);
}

#[actix_web::test]
async fn a_lesson_is_called_as_its_reader_reads_it_and_who_is_gone_a_former_member() {
    let garden = Garden::new().await;
    let world = &garden.world;
    world.person_reading("lea", "de").await;
    garden.cohort.enrol(world, "lea", Role::Participant).await;
    let (lea, jonas) = (world.sign_in("lea").await, world.sign_in("jonas").await);
    for who in [&lea, &jonas] {
        let page = who.get(&garden.at("/weeks/1/soil")).await;
        who.submit(&page, "/answers", &[("body", "Braun.")]).await.must_be(200);
    }
    let jonas = world.person("jonas").await.id;
    world.store.write(async |tx| close_account(tx, None, jonas).await).await.unwrap();
    let feed = read(&garden, &link(&garden, &lea).await).await;
    assert_eq!(feed.language.as_deref(), Some("de"));
    let german = lea.get(&garden.at("/weeks/1/soil")).await;
    for title in titles(&feed) {
        german.must_say(&title);
    }
    let mut authors: Vec<_> = feed.entries.iter().map(|entry| entry.authors[0].name.clone().unwrap()).collect();
    authors.sort();
    assert_eq!(authors, ["Ehemaliges Mitglied", "Lea"]);
}

#[actix_web::test]
async fn a_link_that_is_over_looks_like_one_that_never_was() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.sign_in("elif").await;
    let first = link(&garden, &elif).await;
    let program = world.stranger();
    let never = program.fetch("/feeds/x.y.z.atom").await.must_be(404);
    let dead = async |path: &str| {
        assert_eq!(program.fetch(path).await.must_be(404).body, never.body);
    };
    world.later(Duration::days(2));
    let elif = world.sign_in("elif").await;
    let second = link(&garden, &elif).await;
    dead(&first).await;
    program.get(&second).await.must_be(200);
    let page = elif.get(&garden.at("/feed")).await;
    elif.submit(&page, "/feed/end", &[]).await.must_be(200).must_say("You have no link yet.");
    dead(&second).await;
    // Of a calendar it opens nothing, and the other way round.
    let third = link(&garden, &elif).await;
    dead(&third.replace("/feeds/", "/calendar/").replace(".atom", ".ics")).await;
    let dates = elif.submit(&elif.get("/me/calendar").await, "/me/calendar", &[]).await.must_be(200);
    let dates = dates.text_at("pre code").rsplit('/').next().unwrap().replace(".ics", ".atom");
    dead(&format!("/feeds/{dates}")).await;
    program.get(&third).await.must_be(200);
    let who = world.person("elif").await.id;
    world.store.write(async |tx| end_stays_of(tx, who).await).await.unwrap();
    dead(&third).await;
}

#[actix_web::test]
async fn a_link_pressed_for_fifty_times_is_one_link() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get(&garden.at("/feed")).await;
    let pages = at_once(50, async |_| elif.press_anew(&page, "/feed", &[]).await).await;
    assert!(pages.iter().all(|page| page.status == 303));
    let path = path_of(&elif.get(&garden.at("/feed")).await);
    garden.world.stranger().get(&path).await.must_be(200);
}
