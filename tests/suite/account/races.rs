//! What happens when many do the same at the same moment.

use std::cell::Cell;

use chrono::Duration;
use entity::{outbox, sign_in_link};
use sea_orm::EntityTrait;

use crate::harness::{Page, Persona, World, at_once, fresh_key, with_password};

const SENTENCE: &str = "ein langer Satz";

async fn try_in(visitor: &Persona, address: &str, password: &str) -> Page {
    let key = fresh_key();
    let fields = [("_key", key.as_str()), ("email", address), ("password", password), ("way", "password")];
    visitor.send("/sign-in", &fields).await
}

#[actix_web::test]
async fn fifty_askings_at_once_send_five_links_at_the_most_and_leave_one_alive() {
    let world = World::new().await;
    world.person("elif").await;
    let answers = at_once(50, async |_| {
        let key = fresh_key();
        let fields = [("_key", key.as_str()), ("email", "elif@example.org"), ("way", "link")];
        world.stranger().send("/sign-in", &fields).await.status.as_u16()
    })
    .await;
    assert_eq!(answers, [303; 50], "nobody learns of the limit");
    let links = sign_in_link::Entity::find().all(world.store.read()).await.unwrap();
    assert_eq!(links.len(), 5);
    let alive = links.iter().filter(|link| link.expires_at > world.store.now()).count();
    assert_eq!(alive, 1, "a newer link ends the older ones");
    assert_eq!(outbox::Entity::find().all(world.store.read()).await.unwrap().len(), 5);
    world.deliver().await;
    let mail = world.mail.last_to("elif@example.org");
    world.stranger().get(&mail.link("/sign-in/")).await.must_be(200);
    assert_eq!(world.mail.mails().len(), 1, "dead links are not sent");
}

#[actix_web::test]
async fn fifty_guesses_at_once_are_ten_guesses() {
    let world = World::new().await;
    with_password(&world, "elif", SENTENCE).await;
    let answers = at_once(50, async |nth| {
        try_in(&world.stranger(), "elif@example.org", &format!("geraten {nth}")).await.status.as_u16()
    })
    .await;
    let count = |status| answers.iter().filter(|answer| **answer == status).count();
    assert_eq!((count(422), count(429)), (10, 40), "{answers:?}");
    try_in(&world.stranger(), "elif@example.org", SENTENCE).await.must_be(429);
    world.later(Duration::minutes(16));
    try_in(&world.stranger(), "elif@example.org", SENTENCE).await.must_be(303);
}

#[actix_web::test]
async fn twenty_browsers_with_the_right_password_all_get_in() {
    let world = World::new().await;
    with_password(&world, "elif", SENTENCE).await;
    for _ in 0..2 {
        // Tries that were right are no failures, however many there are.
        for _ in 0..9 {
            try_in(&world.stranger(), "elif@example.org", SENTENCE).await.must_be(303);
        }
    }
    let wrong = try_in(&world.stranger(), "elif@example.org", "geraten falsch").await;
    wrong.must_be(422);
    try_in(&world.stranger(), "elif@example.org", SENTENCE).await.must_be(303);
}

#[actix_web::test]
async fn nobody_slips_in_with_the_old_password_while_it_changes() {
    let world = World::new().await;
    with_password(&world, "elif", SENTENCE).await;
    let desk = world.sign_in("elif").await;
    let me = desk.get("/me").await;
    let (changed, entered) = (Cell::new(false), Cell::new(0));
    // Ten who know the old password try on and on, so that some wait for their turn when it changes.
    let tries = at_once(11, async |nth| {
        let mut browsers = Vec::new();
        if nth == 10 {
            while entered.get() < 5 {
                world.stranger().get("/about").await;
            }
            let fields = [("current", SENTENCE), ("password", "noch ein langer Satz")];
            desk.press(&me, "/me/password", &fields).await.must_be(303);
            changed.set(true);
        }
        while !changed.get() {
            let browser = world.stranger();
            let status = try_in(&browser, "elif@example.org", SENTENCE).await.status.as_u16();
            entered.set(entered.get() + u32::from(status == 303));
            browsers.push((browser, status));
        }
        browsers
    })
    .await;
    desk.fetch("/home").await.must_be(200);
    let tries: Vec<_> = tries.into_iter().flatten().collect();
    assert!(entered.get() >= 5, "some were in time, and are out again");
    for (browser, status) in &tries {
        assert_eq!(browser.fetch("/home").await.status.as_u16(), 303, "somebody is in who was told {status}");
    }
}

/// Ten browsers of Jonas's that hold one session, and his profile as each of them was shown it.
async fn ten_browsers(world: &World) -> Vec<(Persona, Page)> {
    let jonas = world.sign_in("jonas").await;
    at_once(10, async |_| {
        let browser = world.stranger().holding(jonas.session().to_owned());
        let page = browser.get("/me").await;
        (browser, page)
    })
    .await
}

/// Exactly one of the answers is a yes; that password works, and that browser alone goes on.
async fn one_of_them_won(world: &World, browsers: &[(Persona, Page)], answers: &[u16]) {
    let winners: Vec<usize> = (0..browsers.len()).filter(|nth| answers[*nth] == 303).collect();
    assert_eq!(winners.len(), 1, "{answers:?}");
    try_in(&world.stranger(), "jonas@example.org", &format!("neuer Satz Nummer {}", winners[0])).await.must_be(303);
    for (nth, (browser, _)) in browsers.iter().enumerate() {
        let goes_on = browser.fetch("/home").await.status.as_u16() == 200;
        assert_eq!(goes_on, nth == winners[0], "browser {nth} of {answers:?}");
    }
}

#[actix_web::test]
async fn of_ten_first_passwords_one_counts() {
    let world = World::new().await;
    let browsers = ten_browsers(&world).await;
    let answers = at_once(10, async |nth| {
        let (browser, me) = &browsers[nth];
        let new = format!("neuer Satz Nummer {nth}");
        browser.press(me, "/me/password", &[("password", &new)]).await.status.as_u16()
    })
    .await;
    one_of_them_won(&world, &browsers, &answers).await;
}

#[actix_web::test]
async fn of_ten_changes_of_one_password_one_counts() {
    let world = World::new().await;
    with_password(&world, "jonas", SENTENCE).await;
    let browsers = ten_browsers(&world).await;
    let answers = at_once(10, async |nth| {
        let (browser, me) = &browsers[nth];
        let new = format!("neuer Satz Nummer {nth}");
        browser.press(me, "/me/password", &[("current", SENTENCE), ("password", &new)]).await.status.as_u16()
    })
    .await;
    one_of_them_won(&world, &browsers, &answers).await;
}

#[actix_web::test]
async fn a_link_asked_for_by_a_double_click_is_sent_once() {
    let world = World::new().await;
    world.person("elif").await;
    let visitor = world.stranger();
    let page = visitor.get("/sign-in").await;
    let clicks = at_once(20, async |_| {
        visitor.press(&page, "/sign-in", &[("email", "elif@example.org"), ("way", "link")]).await.status.as_u16()
    })
    .await;
    assert_eq!(clicks, [303; 20]);
    assert_eq!(sign_in_link::Entity::find().all(world.store.read()).await.unwrap().len(), 1);
    world.deliver().await;
    assert_eq!(world.mail.mails().len(), 1);
}
