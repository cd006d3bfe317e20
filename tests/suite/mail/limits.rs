//! How many e-mails leave, as whom, and what is not held up by any of it.

use std::collections::BTreeSet;

use chrono::Duration;
use entity::states::MailState;
use lernweg::storage::{
    outbox::{DUE, Share, lease, lease_of},
    sql,
};
use sea_orm::ConnectionTrait;

use super::{answer, rows};
use crate::harness::{Garden, Mood, World, at_once, on_postgres};

async fn limited(per_day: u64) -> Garden {
    let garden = Garden::in_world(World::with(|settings| settings.mail_per_day = Some(per_day)).await).await;
    // Nobody has got anything today.
    garden.world.deliver().await;
    garden.world.later(Duration::days(2));
    garden.world.mail.empty();
    garden
}

async fn answers(garden: &Garden, count: usize) {
    for nth in 0..count {
        answer(garden, &format!("Beer {nth}.")).await;
    }
}

async fn ask_for_link(world: &World, key: &str) {
    let visitor = world.stranger();
    let page = visitor.get("/sign-in").await;
    let address = format!("{key}@example.org");
    visitor.submit(&page, "/sign-in", &[("email", address.as_str()), ("way", "link")]).await.must_be(200);
}

#[actix_web::test]
async fn a_day_has_as_many_mails_as_are_set_and_who_waits_for_a_link_is_not_counted() {
    let garden = limited(3).await;
    let world = &garden.world;
    answers(&garden, 5).await;
    assert_eq!(world.deliver().await, 3);
    assert_eq!(world.deliver().await, 0);
    world.later(Duration::hours(23));
    ask_for_link(world, "jonas").await;
    assert_eq!(world.deliver().await, 1, "the link, and nothing else");
    assert_eq!(world.mail.mails_to("jonas@example.org").len(), 1);
    world.later(Duration::hours(2));
    assert_eq!(world.deliver().await, 2, "what waited leaves when there is room again");
    assert_eq!(world.mail.mails_to("elif@example.org").len(), 5);
}

#[actix_web::test]
async fn several_workers_share_one_day() {
    let garden = limited(4).await;
    let world = &garden.world;
    let nodes = [world.another_node().await, world.another_node().await];
    answers(&garden, 10).await;
    let settled = at_once(9, async |nth| match nodes.get(nth % 3) {
        Some(node) => node.postman.drain().await.unwrap(),
        None => world.postman.drain().await.unwrap(),
    })
    .await;
    assert_eq!(settled.iter().sum::<usize>(), 4, "{settled:?}");
    assert_eq!(world.mail.mails().len(), 4);
}

#[actix_web::test]
async fn fifty_workers_find_room_for_no_more_than_there_is() {
    let garden = limited(3).await;
    let world = &garden.world;
    answers(&garden, 8).await;
    let share = Share { per_day: Some(3), ..Share::REST };
    let leased =
        at_once(50, async |nth| lease_of(&world.store, &format!("worker {nth}"), share, 2).await.unwrap()).await;
    assert_eq!(leased.into_iter().flatten().count(), 3, "what is on its way counts");
}

#[actix_web::test]
async fn a_worker_that_is_told_to_stop_settles_what_it_has_begun_and_begins_nothing() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let node = world.another_node().await;
    world.clear_mail().await;
    answers(&garden, 12).await;
    let bell = world.postman.bell();
    let stop = async {
        while world.mail.mails().is_empty() {
            tokio::task::yield_now().await;
        }
        bell.ring();
    };
    let (settled, ()) = tokio::join!(world.postman.drain(), stop);
    let settled = settled.unwrap();
    assert!((1..12).contains(&settled), "{settled}");
    let left: Vec<MailState> = rows(world).await.into_iter().map(|row| row.state).collect();
    assert!(!left.contains(&MailState::Leased), "{left:?}");
    assert_eq!(node.postman.drain().await.unwrap(), 12 - settled);
    let ids: BTreeSet<String> = world.mail.mails().into_iter().map(|mail| mail.message_id).collect();
    assert_eq!((world.mail.mails().len(), ids.len()), (12, 12));
}

#[actix_web::test]
async fn what_people_can_say_no_to_comes_from_somebody_else_and_says_that_it_is_bulk() {
    let news = "Lernweg <news@mail.example.org>";
    let world = World::with(|settings| settings.mail_from_subscribed = Some(news.into())).await;
    let garden = Garden::in_world(world).await;
    let world = &garden.world;
    world.clear_mail().await;
    answers(&garden, 1).await;
    ask_for_link(world, "jonas").await;
    world.deliver().await;
    let (news, link) = (world.mail.last_to("elif@example.org"), world.mail.last_to("jonas@example.org"));
    assert_eq!(news.header("From").as_deref(), Some("Lernweg <news@mail.example.org>"));
    assert_eq!(news.header("Precedence").as_deref(), Some("bulk"));
    assert_eq!(link.header("From").as_deref(), Some("Lernweg <lernweg@example.org>"));
    assert_eq!(link.header("Precedence"), None);
    for mail in [news, link] {
        assert!(mail.message_id.ends_with("@example.org"), "{}", mail.message_id);
    }
}

#[actix_web::test]
async fn a_lane_is_taken_by_itself() {
    let garden = Garden::new().await;
    let world = &garden.world;
    world.clear_mail().await;
    answers(&garden, 2).await;
    ask_for_link(world, "jonas").await;
    let kinds = |rows: Vec<entity::outbox::Model>| rows.into_iter().map(|row| row.kind).collect::<Vec<_>>();
    let waiting = lease_of(&world.store, "one", Share::WAITING, 9).await.unwrap();
    assert_eq!(kinds(waiting), ["account/sign_in_link"]);
    let rest = lease_of(&world.store, "two", Share::REST, 9).await.unwrap();
    assert_eq!(kinds(rest), ["discussions/answered"; 2]);
    assert!(lease(&world.store, "three", 9).await.unwrap().is_empty());
}

/// However much waits, what is next is found where it stands, and not looked for.
#[actix_web::test]
async fn what_is_due_is_found_in_the_index() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let postgres = on_postgres().is_some();
    let (explain, column) = if postgres { ("explain", "QUERY PLAN") } else { ("explain query plan", "detail") };
    let plan = async |text: &str, values: Vec<sea_orm::Value>| {
        let look = async |tx: &lernweg::storage::Tx| {
            if postgres {
                // A table of three rows is read whole; one of 300,000 is not.
                tx.execute_raw(sql(&**tx, "set local enable_seqscan = off", [])).await?;
            }
            Ok(tx.query_all_raw(sql(&**tx, &format!("{explain} {text}"), values.clone())).await?)
        };
        let rows = world.store.write(look).await.unwrap();
        rows.iter().map(|row| row.try_get::<String>("", column).unwrap()).collect::<Vec<_>>().join("\n")
    };
    let now = world.store.now();
    let due = plan(DUE, vec![1.into(), now.into(), 4i64.into()]).await;
    assert!(due.contains("outbox_due"), "{due}");
    assert!(!due.contains("TEMP B-TREE") && !due.contains("Sort"), "it stands in its order: {due}");
    let sent = "select count(*) from (select 1 from outbox where sent_at > $1 and lane > 0 limit $2) as gone";
    let sent = plan(sent, vec![now.into(), 4i64.into()]).await;
    assert!(sent.contains("outbox_sent"), "{sent}");
    let leased = "select count(*) from outbox where state = 'leased' and lane > 0 and leased_until >= $1";
    let leased = plan(leased, vec![now.into()]).await;
    assert!(leased.contains("outbox_leased"), "{leased}");
}

/// A mail server that is away for two days: what is not worth sending any more is dropped with its reason, what
/// somebody waits for leaves first, and the rest at the pace that is set.
#[actix_web::test]
async fn after_two_days_without_a_server_nothing_is_lost_nothing_comes_twice_and_links_leave_first() {
    let garden = limited(3).await;
    let world = &garden.world;
    answers(&garden, 5).await;
    ask_for_link(world, "jonas").await;
    world.mail.is(Mood::Down);
    for _ in 0..96 {
        world.deliver().await;
        world.later(Duration::minutes(30));
    }
    let dead = rows(world).await.into_iter().find(|row| row.kind == "account/sign_in_link").unwrap();
    assert_eq!(dead.state, MailState::Cancelled);
    assert_eq!(dead.last_error.as_deref(), Some("too late"));
    world.mail.is(Mood::Accepts);
    ask_for_link(world, "tom").await;
    world.later(Duration::hours(12));
    ask_for_link(world, "jonas").await;
    world.deliver().await;
    let sent = world.mail.mails();
    let first = sent.first().unwrap();
    assert_eq!(first.to, "jonas@example.org", "the link leaves before what has waited for two days");
    assert_eq!(sent.len(), 4, "and of the rest as many as a day has");
    world.later(Duration::hours(13));
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 4, "the day has no more");
    world.later(Duration::hours(12));
    world.deliver().await;
    let ids: BTreeSet<String> = world.mail.mails().into_iter().map(|mail| mail.message_id).collect();
    assert_eq!((world.mail.mails().len(), ids.len()), (4, 4), "each once");
    let dropped: Vec<String> = rows(world)
        .await
        .into_iter()
        .filter(|row| row.state == MailState::Cancelled)
        .map(|row| row.last_error.unwrap())
        .collect();
    // Two links, and two answers that found no place in three days.
    assert_eq!(dropped.len(), 4, "{dropped:?}");
    assert!(dropped.iter().all(|why| why.contains("too late") || why.contains("not worth sending")), "{dropped:?}");
}
