//! A participant looks at what Lernweg knows about them, and at who did what, on a desk and on a phone in
//! the dark. Every page on the way is looked at by axe and kept as a picture.

use crate::harness::{Browser, Demo, Garden, Look, there_is_a_browser};

async fn look_at_my_data(name: &str, look: Look) {
    if !there_is_a_browser() {
        return;
    }
    let demo = Demo::start();
    let browser = Browser::open(&demo.url, name, look).await;
    browser.go("/demo/sign-in/participant").await;
    browser.go("/me/privacy").await;
    browser.must_be_accessible().await;
    browser.picture("known").await;
    for (path, picture) in [("/privacy/sheet", "sheet"), ("/privacy/record", "record")] {
        browser.go(path).await;
        browser.must_be_accessible().await;
        browser.picture(picture).await;
    }
    browser.go("/me/privacy/log").await;
    browser.must_be_accessible().await;
    browser.picture("log").await;
    browser.go("/me/progress").await;
    browser.must_be_accessible().await;
    browser.picture("progress").await;
    browser.go("/me/privacy/erasure").await;
    browser.must_be_accessible().await;
    browser.picture("erasure").await;
    browser.press("main form button").await;
    browser.must_say("Hier fehlt etwas.").await;
    browser.must_be_accessible().await;
    browser.picture("erasure-unfit").await;
    browser.close().await;
}

/// Whoever looks after the programme sees who has earned a certificate and takes it back; whoever has its link
/// sees that it holds, and then that it does not.
async fn look_at_certificates(name: &str, look: Look) {
    if !there_is_a_browser() {
        return;
    }
    let garden = Garden::new().await;
    let world = &garden.world;
    let public = format!("/certificates/{}", crate::certificates::given(&garden, "elif").await.code);
    let browser = Browser::open(&world.url, name, look).await;
    browser.hold(world.sign_in("olga").await.session()).await;
    browser.go(&public).await;
    browser.must_be_accessible().await;
    browser.picture("certificate").await;
    browser.go(&garden.at("/certificates")).await;
    browser.must_be_accessible().await;
    browser.picture("certificates").await;
    browser.press("main .rows a").await;
    browser.must_be_accessible().await;
    browser.picture("one").await;
    browser.write("#f-why", "A mistake of ours.").await;
    browser.press("main form button").await;
    browser.must_say("It is taken back.").await;
    browser.must_be_accessible().await;
    browser.picture("taken-back").await;
    browser.go(&public).await;
    browser.must_be_accessible().await;
    browser.picture("holds-no-more").await;
    browser.close().await;
}

#[actix_web::test]
async fn a_desktop_shows_certificates() {
    look_at_certificates("certificates-desktop", Look::DESKTOP).await;
}

#[actix_web::test]
async fn a_phone_in_the_dark_shows_certificates() {
    look_at_certificates("certificates-phone", Look::PHONE).await;
}

#[actix_web::test]
async fn a_desktop_shows_what_is_known_about_me() {
    look_at_my_data("my-data-desktop", Look::DESKTOP).await;
}

#[actix_web::test]
async fn a_phone_in_the_dark_shows_what_is_known_about_me() {
    look_at_my_data("my-data-phone", Look::PHONE).await;
}
