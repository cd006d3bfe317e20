//! One's own name, zone, language and look.

use std::collections::BTreeSet;

use crate::harness::{World, at_once};

#[actix_web::test]
async fn language_and_theme_stay_with_me() {
    let world = World::new().await;
    let elif = world.sign_in("elif").await;
    let page = elif.get("/me").await;
    assert_eq!(page.attribute("html", "lang").as_deref(), Some("en"));
    let page = elif.submit(&page, "/language", &[("locale", "de")]).await.must_be(200);
    assert_eq!((page.path.as_str(), page.attribute("html", "lang").as_deref()), ("/me", Some("de")));
    let page = elif.submit(&page, "/theme", &[("theme", "dark")]).await;
    assert_eq!(page.attribute("html", "data-theme").as_deref(), Some("dark"));
    let elsewhere = world.sign_in("elif").await.get("/home").await;
    assert_eq!(elsewhere.attribute("html", "lang").as_deref(), Some("de"), "the account's language");
    let visitor = world.stranger_reading("de");
    let about = visitor.get("/about").await;
    assert_eq!(about.attribute("html", "lang").as_deref(), Some("de"));
    let about = visitor.submit(&about, "/language", &[("locale", "en")]).await;
    assert_eq!((about.path.as_str(), about.attribute("html", "lang").as_deref()), ("/about", Some("en")));
    visitor.press(&about, "/language", &[("locale", "xx")]).await.must_be(422);
    let away = visitor.press(&about, "/language", &[("locale", "de"), ("next", "//evil.example")]).await;
    assert_eq!(away.headers["location"], "/");
}

#[actix_web::test]
async fn my_profile_changes_and_mistakes_keep_my_words() {
    let world = World::new().await;
    let elif = world.sign_in("elif").await;
    let page = elif.get("/me").await;
    let wrong = elif.press(&page, "/me", &[("name", "\u{202E}"), ("zone", "Middle/Earth")]).await.must_be(422);
    assert_eq!(wrong.mistakes().len(), 2);
    let good = elif.submit(&page, "/me", &[("name", "Elif  Demir"), ("zone", "Asia/Kolkata")]).await.must_be(200);
    assert_eq!(good.attribute("input[name=name]", "value").as_deref(), Some("Elif Demir"));
    for (field, value) in [("role", "owner"), ("id", "1"), ("deactivated_at", ""), ("email", "x@example.org")] {
        elif.press(&page, "/me", &[(field, value)]).await.must_be(400);
    }
    assert_eq!(world.person("elif").await.email, "elif@example.org");
}

#[actix_web::test]
async fn fifty_tabs_that_save_my_profile_leave_one_of_them_whole() {
    let world = World::new().await;
    let elif = world.sign_in("elif").await;
    let choices = [("de", "Asia/Kolkata"), ("en", "America/Sao_Paulo")];
    let answers = at_once(50, async |nth| {
        let (name, (locale, zone)) = (format!("Elif {nth}"), choices[nth % 2]);
        let fields = [("name", name.as_str()), ("locale", locale), ("zone", zone)];
        elif.send_fresh("/me", &fields).await.status.as_u16()
    })
    .await;
    assert_eq!(answers, [303; 50]);
    let now = world.person("elif").await;
    let sent: BTreeSet<_> =
        (0..50).map(|nth| (format!("Elif {nth}"), choices[nth % 2].0, choices[nth % 2].1)).collect();
    assert!(sent.contains(&(now.name.clone(), now.locale.as_str(), now.zone.as_str())), "a mixture: {now:?}");
}

#[actix_web::test]
async fn a_form_sent_twice_changes_my_profile_once() {
    let world = World::new().await;
    let elif = world.sign_in("elif").await;
    let older = elif.get("/me").await;
    elif.press(&older, "/me", &[("name", "First")]).await.must_be(303);
    let newer = elif.get("/me").await;
    elif.press(&newer, "/me", &[("name", "Second")]).await.must_be(303);
    // The back button, and the old form once more.
    elif.press(&older, "/me", &[("name", "First")]).await.must_be(303);
    assert_eq!(world.person("elif").await.name, "Second");
}

#[actix_web::test]
async fn i_cannot_read_in_a_language_there_are_no_words_in() {
    let world = World::new().await;
    let elif = world.sign_in("elif").await;
    let page = elif.get("/me").await;
    for locale in ["fr", "xx-yy-zz", "", "../de", "de\u{0}"] {
        let status = elif.press(&page, "/me", &[("locale", locale)]).await.status.as_u16();
        assert_eq!(status, if locale.contains('\0') { 400 } else { 422 }, "{locale:?}");
    }
    assert_eq!(world.person("elif").await.locale, "en");
}
