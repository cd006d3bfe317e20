//! How far somebody has read: their own word for it, and nobody else's business.

use chrono::Duration;
use entity::thread_read;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{ask, reply};
use crate::harness::{Garden, at_once, tally};

#[actix_web::test]
async fn what_is_new_is_marked_until_i_say_i_read_it() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let snails = ask(&garden, &elif, "Snails", "They eat everything.").await.path;
    let slugs = ask(&garden, &elif, "Slugs", "They eat the rest.").await.path;
    let marks = async || {
        let list = elif.get(&garden.at("/threads")).await;
        let unread = async |thread: &str| {
            let page = elif.get(thread).await;
            (page.texts("p.unread").len(), page.find_form("/reading").is_some())
        };
        (list.text().matches("new to you").count(), unread(&snails).await, unread(&slugs).await)
    };
    assert_eq!(marks().await, (0, (0, false), (0, false)), "one's own words are not new");
    world.later(Duration::seconds(1));
    reply(&jonas, &snails, "Beer traps.").await;
    reply(&jonas, &snails, "Or ducks.").await;
    assert_eq!(marks().await, (1, (1, true), (0, false)), "one line above the first of them");
    let page = elif.get(&snails).await;
    let first = page.texts("article.post .prose").iter().position(|words| words == "Beer traps.").unwrap();
    let id = &page.attributes("article.post", "id")[first];
    let leads = elif.fetch(&page.link("To the first new post")).await.must_be(303);
    assert_eq!(leads.headers["location"].to_str().unwrap(), format!("{snails}#{id}"));
    // Looking at it changes nothing: mail scanners look too.
    assert_eq!(marks().await, (1, (1, true), (0, false)));
    world.later(Duration::seconds(1));
    let read = elif.submit(&elif.get(&snails).await, "/reading", &[]).await.must_be(200);
    assert!(read.path == snails && read.flash().is_empty());
    assert_eq!(marks().await, (0, (0, false), (0, false)));
    world.later(Duration::seconds(1));
    reply(&jonas, &snails, "Or toads.").await;
    assert_eq!(marks().await, (1, (1, true), (0, false)));
    world.later(Duration::seconds(1));
    reply(&elif, &snails, "Thank you.").await;
    assert_eq!(marks().await, (0, (0, false), (0, false)), "who answers has read");
}

#[actix_web::test]
async fn fifty_clicks_are_one_mark_and_it_is_mine() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let (elif, jonas, tom) = (world.sign_in("elif").await, world.sign_in("jonas").await, world.sign_in("tom").await);
    let thread = ask(&garden, &elif, "Snails", "They eat everything.").await;
    let page = jonas.get(&thread.path).await;
    let pages = at_once(50, async |_| jonas.press_anew(&page, "/reading", &[]).await).await;
    assert_eq!(tally(&pages), [(303, 50)]);
    let mut readers: Vec<_> = thread_read::Entity::find().all(world.store.read()).await.unwrap();
    readers.sort_by_key(|mark| mark.person_id);
    let mut expected = [world.person("elif").await.id, world.person("jonas").await.id];
    expected.sort();
    assert_eq!(readers.iter().map(|mark| mark.person_id).collect::<Vec<_>>(), expected);
    assert!(tom.get(&thread.path).await.find_form("/reading").is_some(), "nobody reads for somebody else");
    jonas.press_anew(&page, "/reading", &[("read_to", "2099-01-01")]).await.must_be(400);
    jonas.press_anew(&page, "/reading", &[("person_id", "1")]).await.must_be(400);
    // Nobody sees who has read what.
    assert!(!elif.get(&thread.path).await.text().contains("Jonas"));
    assert_eq!(thread_read::Entity::find().count(world.store.read()).await.unwrap(), 2);
}
