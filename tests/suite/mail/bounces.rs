//! Mail that does not arrive.

use chrono::Duration;
use entity::{audit, mail_bounce, mail_pause, states::MailState};
use lernweg::features::by_mail::{Received, receive};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{answer, row};
use crate::{
    by_mail::Told,
    harness::{Garden, Mood, World, at_once},
};

async fn days(world: &World) -> u64 {
    mail_bounce::Entity::find().count(world.store.read()).await.unwrap()
}

async fn is_paused(world: &World, key: &str) -> bool {
    let id = world.person(key).await.id;
    mail_pause::Entity::find_by_id(id).one(world.store.read()).await.unwrap().is_some()
}

/// On each of so many days, mail to Elif comes back.
async fn comes_back_on(garden: &Garden, days: usize) {
    let world = &garden.world;
    world.mail.is(Mood::Refuses);
    for _ in 0..days {
        answer(garden, "Beer.").await;
        world.deliver().await;
        world.later(Duration::days(1));
    }
    world.mail.is(Mood::Accepts);
}

async fn asks_for_link(world: &World) {
    let visitor = world.stranger();
    let page = visitor.get("/sign-in").await;
    visitor.submit(&page, "/sign-in", &[("email", "elif@example.org"), ("way", "link")]).await.must_be(200);
    world.deliver().await;
}

#[actix_web::test]
async fn who_was_not_reached_on_four_days_is_told_on_every_page_and_mail_waits_until_they_say_it_works() {
    let garden = Garden::new().await;
    let world = &garden.world;
    comes_back_on(&garden, 3).await;
    assert!(!is_paused(world, "elif").await);
    let elif = world.sign_in("elif").await;
    elif.get("/home").await.must_not_say("do not reach you");
    comes_back_on(&garden, 1).await;
    assert!(is_paused(world, "elif").await);
    let elif = world.sign_in("elif").await;
    for path in ["/home", "/me", "/search"] {
        elif.get(path).await.must_be(200).must_say("Our e-mails do not reach you.").must_say("What you can do");
    }
    world.sign_in("jonas").await.get("/home").await.must_not_say("do not reach you");
    // What others do waits, what she asks for herself is sent.
    world.mail.empty();
    answer(&garden, "Cabbage.").await;
    world.deliver().await;
    assert_eq!(row(world, "discussions/answered").await.state, MailState::Deferred);
    asks_for_link(world).await;
    let subjects: Vec<String> = world.mail.mails_to("elif@example.org").into_iter().map(|mail| mail.subject).collect();
    assert_eq!(subjects.len(), 1, "{subjects:?}");
    let elif = world.sign_in("elif").await;
    let page = elif.get("/me/notifications").await;
    page.must_say("elif@example.org").must_say("It works again");
    elif.submit(&page, "/me/notifications/resumption", &[]).await.must_be(200).must_flash("on its way");
    world.deliver().await;
    assert!(world.mail.last_to("elif@example.org").subject.starts_with("Jonas answered you"));
    elif.get("/home").await.must_not_say("do not reach you");
    assert_eq!((days(world).await, is_paused(world, "elif").await), (0, false));
    let acts = audit::Entity::find().filter(audit::Column::Action.is_in(["pause_mail", "resume_mail"]));
    assert_eq!(acts.count(world.store.read()).await.unwrap(), 2);
}

#[actix_web::test]
async fn a_day_counts_once_and_a_month_ago_no_more() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.person("elif").await.id;
    let at_once = at_once(50, async |_| world.store.write(async |tx| tx.bounced(elif, "5.1.1").await).await).await;
    assert!(at_once.iter().all(Result::is_ok));
    assert_eq!((days(world).await, is_paused(world, "elif").await), (1, false));
    world.later(Duration::days(31));
    for _ in 0..3 {
        world.store.write(async |tx| tx.bounced(elif, "5.1.1").await).await.unwrap();
        world.later(Duration::days(1));
    }
    assert!(!is_paused(world, "elif").await, "the first day was too long ago");
    world.store.write(async |tx| tx.forget_bounces().await).await.unwrap();
    assert_eq!(days(world).await, 3);
}

#[actix_web::test]
async fn a_server_that_does_not_like_what_we_write_or_who_we_are_says_nothing_of_the_mailbox() {
    let garden = Garden::new().await;
    let world = &garden.world;
    answer(&garden, "Beer.").await;
    world.mail.is(Mood::Says("550 5.7.1 this looks like spam"));
    world.deliver().await;
    assert_eq!((row(world, "discussions/answered").await.state, days(world).await), (MailState::Parked, 0));
    answer(&garden, "Beer.").await;
    world.mail.is(Mood::Says("535 5.7.8 sign in first"));
    world.deliver().await;
    let waits = row(world, "discussions/answered").await;
    assert_eq!((waits.state, days(world).await), (MailState::Deferred, 0), "{:?}", waits.last_error);
}

/// What a mail server says about an e-mail of ours.
fn report(id: &str, whom: &str, action: &str, status: &str) -> String {
    let nth = rand::random::<u64>();
    format!(
        "From: MAILER-DAEMON@mx.example.org\r\nTo: reply@lernweg.example\r\nReturn-Path: <>\r\n\
        Message-ID: <{nth}@mx.example.org>\r\nAuto-Submitted: auto-replied\r\nSubject: Undelivered Mail\r\n\
        MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
        --b\r\nContent-Type: text/plain\r\n\r\nI am sorry.\r\n\r\n\
        --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.org\r\n\r\n\
        Final-Recipient: rfc822; {whom}\r\nAction: {action}\r\nStatus: {status}\r\n\r\n\
        --b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{id}>\r\nSubject: x\r\n\r\n--b--\r\n"
    )
}

#[actix_web::test]
async fn what_a_mail_server_reports_later_counts_the_same() {
    let told = Told::new().await;
    let world = &told.garden.world;
    let elif = world.person("elif").await.id;
    let take = async |mail: String| receive(&world.house, &world.catalogue, mail.as_bytes()).await.unwrap();
    let id = told.mail.message_id.as_str();
    let gone = report(id, "Elif@Example.org", "failed", "5.1.1");
    assert_eq!(take(gone.clone()).await, Received::Bounced(elif));
    assert_eq!(take(gone).await, Received::Again);
    assert_eq!(days(world).await, 1);
    world.later(Duration::days(1));
    let nobodys = "0190c8a2-7a6e-7000-8000-000000000000@example.org";
    for ignored in [
        report(id, "elif@example.org", "delayed", "4.4.1"),
        report(id, "elif@example.org", "failed", "5.7.1"),
        report(id, "jonas@example.org", "failed", "5.1.1"),
        report(nobodys, "elif@example.org", "failed", "5.1.1"),
        report("x@example.org", "elif@example.org", "failed", "5.1.1"),
    ] {
        assert!(matches!(take(ignored.clone()).await, Received::Ignored(_)), "{ignored}");
    }
    assert_eq!(days(world).await, 1);
    assert_eq!(told.posts().await, 2, "and none of it is a post");
}

#[actix_web::test]
async fn what_does_not_arrive_comes_back_to_where_it_is_read() {
    let told = Told::new().await;
    assert_eq!(told.garden.world.mail.senders(), ["reply@lernweg.example"]);
    let garden = Garden::new().await;
    answer(&garden, "Beer.").await;
    garden.world.deliver().await;
    assert_eq!(garden.world.mail.senders(), ["lernweg@example.org"], "without an address for answers: the sender");
}
