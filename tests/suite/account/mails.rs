//! Saying no to e-mails.

use chrono::Duration;
use entity::states::Role;
use lernweg::platform::tokens::Purpose;
use reqwest::Method;

use crate::harness::{Garden, Mail, at_once};

/// Jonas answers Elif's thread; the e-mail she gets.
async fn answered(garden: &Garden) -> Vec<Mail> {
    let world = &garden.world;
    let (elif, jonas) = (world.sign_in("elif").await, world.sign_in("jonas").await);
    let new = elif.get(&garden.at("/threads/new")).await;
    let title = format!("Snails {}", rand::random::<u32>());
    let thread = elif.submit(&new, "/threads", &[("title", title.as_str()), ("body", "They eat everything.")]).await;
    let page = jonas.get(&thread.path).await;
    jonas.submit(&page, "/posts", &[("body", "Beer traps.")]).await.must_be(200);
    world.deliver().await;
    world.mail.mails_to("elif@example.org")
}

#[actix_web::test]
async fn one_click_from_a_mail_program_stops_a_kind_for_good() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let mail = answered(&garden).await.pop().unwrap();
    let header = mail.header("List-Unsubscribe").unwrap();
    assert_eq!(mail.header("List-Unsubscribe-Post").as_deref(), Some("List-Unsubscribe=One-Click"));
    let path = header.trim_matches(['<', '>']).strip_prefix(&world.url).unwrap().to_owned();
    // A scanner that only looks changes nothing.
    world.stranger().get(&path).await.must_be(200);
    assert_eq!(answered(&garden).await.len(), 2);
    // Signed out, without a cookie, without an origin, with a body of its own.
    let sent = world.stranger().request(Method::POST, &path).body("List-Unsubscribe=One-Click");
    assert_eq!(sent.send().await.unwrap().status().as_u16(), 200);
    assert_eq!(answered(&garden).await.len(), 2);
    let settings = world.sign_in("elif").await.get("/me/notifications").await;
    assert!(settings.attribute("input[value='discussions/answered']", "checked").is_none());
}

#[actix_web::test]
async fn a_forged_or_foreign_token_stops_nothing() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let elif = world.person("elif").await.id;
    let later = world.store.now() + Duration::days(1);
    let tokens = &world.house.tokens;
    let good = tokens.sign(Purpose::Unsubscribe, &format!("{elif}:discussions/answered"), later).unwrap();
    let truncated = good[..good.len() - 2].to_owned();
    let mandatory = tokens.sign(Purpose::Unsubscribe, &format!("{elif}:cohorts/welcome"), later).unwrap();
    let other_use = tokens.sign(Purpose::SignIn, &format!("{elif}:discussions/answered"), later).unwrap();
    for token in [truncated, mandatory, other_use, "x".into()] {
        let path = format!("/mail/unsubscribe/{token}");
        world.stranger().get(&path).await.must_be(404);
        world.stranger().send(&path, &[]).await.must_be(404);
    }
    assert_eq!(answered(&garden).await.len(), 1);
}

#[actix_web::test]
async fn i_choose_my_mails_in_my_profile() {
    let garden = Garden::new().await;
    let elif = garden.world.sign_in("elif").await;
    let page = elif.get("/me/notifications").await;
    let kinds = page.attributes("input[name=wanted]", "value");
    let all = [
        "circles/introduced",
        "discussions/answered",
        "discussions/followed",
        "discussions/named",
        "documents/answered",
        "documents/changed",
        "first_answers/asked",
        "live_sessions/invitation",
        "nudges/closing",
        "nudges/dates",
        "nudges/first",
        "nudges/hello",
        "nudges/helper",
        "nudges/session",
        "nudges/waits",
        "nudges/week",
        "pitches/asked",
        "pitches/commented",
        "pitches/feedback_due",
        "pitches/feedback_given",
        "pitches/passed_on",
        "pitches/swap",
        "sparring/agreed",
        "sparring/asked",
        "sparring/introduced",
        "sparring/suggested",
    ];
    assert_eq!(kinds, all);
    let form = page.form("/me/notifications");
    let key = form.fields.iter().find(|(name, _)| name == "_key").unwrap().1.clone();
    elif.send("/me/notifications", &[("_key", &key)]).await.must_be(303);
    assert_eq!(answered(&garden).await.len(), 0);
    let page = elif.get("/me/notifications").await;
    elif.press(&page, "/me/notifications", &[("wanted", "discussions/answered")]).await.must_be(303);
    assert_eq!(answered(&garden).await.len(), 1);
}

#[actix_web::test]
async fn saying_no_is_mine_and_nobody_elses() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let mail = answered(&garden).await.pop().unwrap();
    let path = mail.link("/mail/unsubscribe/");
    // Jonas found Elif's mail and presses the button, signed in as himself.
    let jonas = world.sign_in("jonas").await;
    let page = jonas.get(&path).await.must_be(200);
    jonas.press(&page, &path, &[]).await.must_be(200);
    let wanted = async |key: &str| {
        let page = world.sign_in(key).await.get("/me/notifications").await;
        page.attribute("input[value='discussions/answered']", "checked").is_some()
    };
    assert_eq!((wanted("elif").await, wanted("jonas").await), (false, true));
}

#[actix_web::test]
async fn fifty_clicks_at_once_say_no_once() {
    let garden = Garden::new().await;
    let world = &garden.world;
    let path = answered(&garden).await.pop().unwrap().link("/mail/unsubscribe/");
    let clicks = at_once(50, async |_| {
        let click = world.stranger().request(Method::POST, &path).body("List-Unsubscribe=One-Click");
        click.send().await.unwrap().status().as_u16()
    })
    .await;
    assert_eq!(clicks, [200; 50]);
    assert_eq!(answered(&garden).await.len(), 1);
}

#[actix_web::test]
async fn what_somebody_asked_for_cannot_be_stopped_and_says_why_it_came() {
    let garden = Garden::new().await;
    let world = &garden.world;
    garden.cohort.enrol(world, "mona", Role::Participant).await;
    let visitor = world.stranger();
    let page = visitor.get("/sign-in").await;
    visitor.submit(&page, "/sign-in", &[("email", "elif@example.org"), ("way", "link")]).await.must_be(200);
    world.deliver().await;
    for (mail, why) in [
        (world.mail.last_to("mona@example.org"), "mail-reason-cohorts-welcome"),
        (world.mail.last_to("elif@example.org"), "mail-reason-account-sign-in-link"),
    ] {
        assert_eq!((mail.header("List-Unsubscribe"), mail.header("List-Unsubscribe-Post")), (None, None));
        assert!(!mail.text.contains("/mail/unsubscribe/") && !mail.html.contains("/mail/unsubscribe/"));
        let why = world.house.words.plain("en", why);
        assert!(mail.text.contains(&why) && mail.html.contains(&why), "{why:?} is not in\n{}", mail.text);
    }
    // Nor by inventing a kind in the form of one's profile.
    let elif = world.sign_in("elif").await;
    let page = elif.get("/me/notifications").await;
    elif.press(&page, "/me/notifications", &[("wanted", "account/sign_in_link")]).await.must_be(303);
    world.mail.empty();
    visitor.submit(&visitor.get("/sign-in").await, "/sign-in", &[("email", "elif@example.org"), ("way", "link")]).await;
    world.deliver().await;
    assert_eq!(world.mail.mails_to("elif@example.org").len(), 1);
}
