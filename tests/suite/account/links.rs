//! Signing in by a link from an e-mail.

use chrono::Duration;
use lernweg::{identity::close_account, platform::tokens::Purpose};
use reqwest::Method;

use crate::harness::{Page, Persona, World, at_once};

async fn ask(world: &World, visitor: &Persona, address: &str) -> Page {
    let page = visitor.get("/sign-in").await;
    let sent = visitor.submit(&page, "/sign-in", &[("email", address), ("way", "link")]).await.must_be(200);
    world.deliver().await;
    sent
}

fn link(world: &World, address: &str) -> String {
    world.mail.last_to(address).link("/sign-in/")
}

#[actix_web::test]
async fn a_link_from_my_mailbox_signs_me_in() {
    let world = World::new().await;
    world.person("elif").await;
    let visitor = world.stranger();
    ask(&world, &visitor, " Elif@Example.org ").await;
    let page = visitor.get(&link(&world, "elif@example.org")).await.must_be(200);
    assert!(page.heading().contains("Elif"), "it says who");
    let home = visitor.submit(&page, &page.path, &[]).await.must_be(200);
    assert_eq!(home.path, "/home");
}

#[actix_web::test]
async fn a_mail_scanner_that_follows_the_link_uses_nothing_up() {
    let world = World::new().await;
    world.person("elif").await;
    let visitor = world.stranger();
    ask(&world, &visitor, "elif@example.org").await;
    let link = link(&world, "elif@example.org");
    for method in [Method::GET, Method::HEAD, Method::GET] {
        let scanned = world.stranger().request(method, &link).send().await.unwrap();
        assert_eq!(scanned.status().as_u16(), 200);
        assert!(scanned.headers().get("set-cookie").is_none());
    }
    let page = visitor.get(&link).await;
    assert_eq!(visitor.submit(&page, &page.path, &[]).await.path, "/home");
}

#[actix_web::test]
async fn a_link_works_once_and_of_two_clicks_one_gets_in() {
    let world = World::new().await;
    world.person("elif").await;
    let visitor = world.stranger();
    ask(&world, &visitor, "elif@example.org").await;
    let page = visitor.get(&link(&world, "elif@example.org")).await;
    let clicks = at_once(50, async |_| visitor.press(&page, &page.path, &[]).await.status.as_u16()).await;
    assert_eq!(clicks.iter().filter(|status| **status == 303).count(), 1, "{clicks:?}");
    assert_eq!(clicks.iter().filter(|status| **status == 410).count(), 49, "{clicks:?}");
    let again = world.stranger().get(&page.path).await.must_be(410);
    assert!(again.find_form(&page.path).is_none());
}

#[actix_web::test]
async fn a_link_is_dead_after_ten_minutes_to_the_second() {
    let world = World::new().await;
    world.person("elif").await;
    let visitor = world.stranger();
    ask(&world, &visitor, "elif@example.org").await;
    let link = link(&world, "elif@example.org");
    world.later(Duration::seconds(599));
    visitor.get(&link).await.must_be(200);
    world.later(Duration::seconds(1));
    visitor.get(&link).await.must_be(410);
    let key = "0123456789abcdef0123456789";
    visitor.send(&link, &[("_key", key)]).await.must_be(410);
}

#[actix_web::test]
async fn a_newer_link_ends_the_older_one() {
    let world = World::new().await;
    world.person("elif").await;
    let visitor = world.stranger();
    ask(&world, &visitor, "elif@example.org").await;
    let older = link(&world, "elif@example.org");
    world.later(Duration::minutes(1));
    ask(&world, &visitor, "elif@example.org").await;
    visitor.get(&older).await.must_be(410);
    visitor.get(&link(&world, "elif@example.org")).await.must_be(200);
}

#[actix_web::test]
async fn whoever_asks_learns_nothing_about_who_is_there() {
    let world = World::new().await;
    world.person("elif").await;
    let known = ask(&world, &world.stranger(), "elif@example.org").await;
    let unknown = ask(&world, &world.stranger(), "nobody@example.org").await;
    assert_eq!(known.text(), unknown.text());
    assert_eq!(world.mail.mails().len(), 1);
}

#[actix_web::test]
async fn somebody_who_asks_for_me_all_day_fills_no_mailbox() {
    let world = World::new().await;
    world.person("elif").await;
    for _ in 0..12 {
        ask(&world, &world.stranger(), "elif@example.org").await;
    }
    assert_eq!(world.mail.mails_to("elif@example.org").len(), 5, "five an hour");
    world.later(Duration::minutes(61));
    ask(&world, &world.stranger(), "elif@example.org").await;
    assert_eq!(world.mail.mails_to("elif@example.org").len(), 6);
}

#[actix_web::test]
async fn a_link_opened_in_another_browser_says_so() {
    let world = World::new().await;
    world.person("elif").await;
    let visitor = world.stranger();
    ask(&world, &visitor, "elif@example.org").await;
    let link = link(&world, "elif@example.org");
    let here = visitor.get(&link).await;
    let elsewhere = world.stranger().get(&link).await.must_be(200);
    assert!(elsewhere.texts(".lead").len() > here.texts(".lead").len(), "{}", elsewhere.text());
}

#[actix_web::test]
async fn a_link_to_an_account_that_was_closed_meanwhile_is_dead() {
    let world = World::new().await;
    let elif = world.person("elif").await.id;
    let visitor = world.stranger();
    ask(&world, &visitor, "elif@example.org").await;
    let link = link(&world, "elif@example.org");
    let page = visitor.get(&link).await.must_be(200);
    world.store.write(async |tx| close_account(tx, None, elif).await).await.unwrap();
    visitor.get(&link).await.must_be(410);
    let pressed = visitor.press(&page, &link, &[]).await.must_be(410);
    assert!(pressed.headers.get("set-cookie").is_none());
}

#[actix_web::test]
async fn a_token_nobody_signed_or_signed_for_something_else_opens_nothing() {
    let world = World::new().await;
    let elif = world.person("elif").await;
    let later = world.store.now() + Duration::days(1);
    let other = world.house.tokens.sign(Purpose::Unsubscribe, &elif.id.to_string(), later).unwrap();
    let unknown = world.house.tokens.sign(Purpose::SignIn, &elif.id.to_string(), later).unwrap();
    let none = "eyJhbGciOiJub25lIn0.eyJhdWQiOiJzaWduLWluIiwic3ViIjoiMSIsImV4cCI6OTk5OTk5OTk5OX0.";
    for token in [other.as_str(), &unknown, none, "x", "%00", &"a".repeat(5_000)] {
        let page = world.stranger().fetch(&format!("/sign-in/{token}")).await;
        assert!([400, 404, 410, 414].contains(&page.status.as_u16()), "{token}: {}", page.status);
        let sent = world.stranger().send(&format!("/sign-in/{token}"), &[("_key", "0123456789abcdef")]).await;
        assert!([400, 404, 410, 414].contains(&sent.status.as_u16()), "{token}: {}", sent.status);
        assert!(sent.headers.get("set-cookie").is_none());
    }
}

#[actix_web::test]
async fn a_link_starts_where_the_operator_says_whatever_the_request_says() {
    let world = World::new().await;
    world.person("elif").await;
    let visitor = world.stranger();
    let page = visitor.get("/sign-in").await;
    let key = page.attribute("input[name=_key]", "value").unwrap();
    let sent = visitor
        .request(Method::POST, "/sign-in")
        .header("host", "evil.example")
        .header("x-forwarded-host", "evil.example")
        .header("origin", &world.url)
        .form(&[("_key", key.as_str()), ("email", "elif@example.org"), ("way", "link"), ("next", "//evil.example")])
        .send()
        .await
        .unwrap();
    assert_eq!(sent.status().as_u16(), 303);
    world.deliver().await;
    let mail = world.mail.last_to("elif@example.org");
    assert!(!mail.raw.contains("evil.example"), "{}", mail.raw);
    assert!(mail.text.contains(&format!("{}/sign-in/", world.url)));
}

#[actix_web::test]
async fn i_come_to_where_i_wanted_to_go() {
    let world = World::new().await;
    world.person("elif").await;
    let visitor = world.stranger();
    let page = visitor.get("/me/notifications").await;
    assert!(page.path.starts_with("/sign-in?next="), "{}", page.path);
    visitor.submit(&page, "/sign-in", &[("email", "elif@example.org"), ("way", "link")]).await.must_be(200);
    world.deliver().await;
    let confirm = visitor.get(&link(&world, "elif@example.org")).await.must_be(200);
    let form = confirm.form(confirm.path.split('?').next().unwrap());
    let fields: Vec<_> = form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let sent = visitor.send(&form.action, &fields).await.must_be(303);
    assert_eq!(sent.headers["location"], "/me/notifications");
}
