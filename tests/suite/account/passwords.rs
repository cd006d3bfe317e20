//! Signing in by password.

use chrono::Duration;

use crate::harness::{Page, Persona, World, at_once, with_password};

const SENTENCE: &str = "ein langer Satz 🔑";

async fn try_in(visitor: &Persona, address: &str, password: &str) -> Page {
    let page = visitor.get("/sign-in").await;
    visitor.press(&page, "/sign-in", &[("email", address), ("password", password), ("way", "password")]).await
}

#[actix_web::test]
async fn my_password_signs_me_in_and_another_one_does_not() {
    let world = World::new().await;
    with_password(&world, "elif", SENTENCE).await;
    let visitor = world.stranger();
    let wrong = try_in(&visitor, "elif@example.org", "ein anderer Satz").await.must_be(422);
    assert_eq!(wrong.mistakes().len(), 1);
    assert_eq!(
        wrong.form("/sign-in").fields.iter().find(|(name, _)| name == "password").unwrap().1,
        "",
        "never sent back"
    );
    assert_eq!(
        wrong.attribute("input[name=email]", "value").as_deref(),
        Some("elif@example.org"),
        "but the address is"
    );
    let right = try_in(&visitor, "ELIF@example.org", SENTENCE).await.must_be(303);
    assert_eq!(right.headers["location"], "/home");
    assert_eq!(visitor.get("/home").await.path, "/home");
}

#[actix_web::test]
async fn nobody_learns_whether_an_address_has_an_account() {
    let world = World::new().await;
    with_password(&world, "elif", SENTENCE).await;
    world.person("nopassword").await;
    let text = async |address: &str| {
        let page = try_in(&world.stranger(), address, "ein anderer Satz").await.must_be(422);
        page.text().replace(address, "…")
    };
    let known = text("elif@example.org").await;
    assert_eq!(text("nobody@example.org").await, known);
    assert_eq!(text("nopassword@example.org").await, known);
}

#[actix_web::test]
async fn guessing_ends_after_ten_but_a_link_still_works() {
    let world = World::new().await;
    with_password(&world, "elif", SENTENCE).await;
    let visitor = world.stranger();
    for _ in 0..10 {
        try_in(&visitor, "ELIF@example.org", "falsch geraten").await.must_be(422);
    }
    try_in(&visitor, "elif@example.org", SENTENCE).await.must_be(429);
    let page = visitor.get("/sign-in").await;
    visitor.submit(&page, "/sign-in", &[("email", "elif@example.org"), ("way", "link")]).await.must_be(200);
    world.deliver().await;
    assert_eq!(world.mail.mails_to("elif@example.org").len(), 1);
    world.later(Duration::minutes(16));
    try_in(&visitor, "elif@example.org", SENTENCE).await.must_be(303);
}

#[actix_web::test]
async fn a_megabyte_is_refused_before_it_is_hashed() {
    let world = World::new().await;
    with_password(&world, "elif", SENTENCE).await;
    let visitor = world.stranger();
    try_in(&visitor, "elif@example.org", &"x".repeat(1_000_000)).await.must_be(413);
    let long = try_in(&visitor, "elif@example.org", &"x".repeat(10_000)).await.must_be(422);
    assert!(!long.mistakes().is_empty());
}

#[actix_web::test]
async fn a_new_password_signs_out_every_other_browser() {
    let world = World::new().await;
    with_password(&world, "elif", SENTENCE).await;
    let (phone, desk) = (world.sign_in("elif").await, world.stranger());
    try_in(&desk, "elif@example.org", SENTENCE).await.must_be(303);
    let me = desk.get("/me").await.must_be(200);
    let refused =
        desk.press(&me, "/me/password", &[("current", "geraten"), ("password", "noch ein langer Satz")]).await;
    refused.must_be(422);
    phone.fetch("/home").await.must_be(200);
    let me = desk.get("/me").await;
    desk.press(&me, "/me/password", &[("current", SENTENCE), ("password", "noch ein langer Satz")]).await.must_be(303);
    phone.fetch("/home").await.must_be(303);
    desk.fetch("/home").await.must_be(200);
    try_in(&world.stranger(), "elif@example.org", SENTENCE).await.must_be(422);
}

#[actix_web::test]
async fn sixty_four_characters_of_any_script_are_a_password_and_so_are_1024_bytes() {
    let world = World::new().await;
    let any_script = "🔑 şifre für das Büro، كلمة السر 密码 слово ".repeat(2);
    assert!(any_script.chars().count() >= 64);
    let longest = format!("{}{}", "ä".repeat(4), "x1y2".repeat(254));
    assert_eq!(longest.len(), 1_024);
    for (key, password, fits) in
        [("elif", any_script, true), ("jonas", longest.clone(), true), ("mona", longest + "z", false)]
    {
        let persona = world.sign_in(key).await;
        let me = persona.get("/me").await;
        let answer = if fits { 303 } else { 422 };
        persona.press(&me, "/me/password", &[("password", &password)]).await.must_be(answer);
        try_in(&world.stranger(), &format!("{key}@example.org"), &password).await.must_be(answer);
    }
}

#[actix_web::test]
async fn a_keyboard_that_composes_otherwise_types_the_same_password() {
    let world = World::new().await;
    with_password(&world, "elif", "Müllers Büro am Fluß").await;
    let decomposed = "Mu\u{308}llers Bu\u{308}ro am Fluß";
    try_in(&world.stranger(), "elif@example.org", decomposed).await.must_be(303);
    try_in(&world.stranger(), "elif@example.org", "müllers büro am fluß").await.must_be(422);
}

#[actix_web::test]
async fn a_weak_password_is_named_and_nothing_changes() {
    let world = World::new().await;
    let elif = world.sign_in("elif").await;
    let me = elif.get("/me").await;
    let refused = elif.press(&me, "/me/password", &[("password", "kurz")]).await.must_be(422);
    assert_eq!(refused.mistakes().len(), 1);
    try_in(&world.stranger(), "elif@example.org", "kurz").await.must_be(422);
}

#[actix_web::test]
async fn two_hundred_at_once_slow_each_other_down_and_nobody_else() {
    let world = World::new().await;
    with_password(&world, "elif", SENTENCE).await;
    let page = world.stranger().get("/sign-in").await;
    let tries = at_once(200, async |nth| {
        let visitor = world.stranger();
        let address = format!("somebody{nth}@example.org");
        let fields = [("email", address.as_str()), ("password", "ein Satz zum Raten"), ("way", "password")];
        visitor.press(&page, "/sign-in", &fields).await.status.as_u16()
    });
    let others = async {
        for _ in 0..5 {
            world.stranger().get("/about").await.must_be(200);
        }
    };
    let (tries, ()) = futures_util::future::join(tries, others).await;
    assert!(tries.iter().all(|status| [422, 503].contains(status)), "{tries:?}");
    let answered = tries.iter().filter(|status| **status == 422).count();
    assert!(answered >= 50, "those who found a place in the queue were answered: {answered}");
}
