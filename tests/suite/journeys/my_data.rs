//! A participant looks at what Lernweg knows about them, and at who did what, on a desk and on a phone in
//! the dark. Every page on the way is looked at by axe and kept as a picture.

use crate::harness::{Browser, Demo, Look, there_is_a_browser};

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
    browser.go("/me/privacy/log").await;
    browser.must_be_accessible().await;
    browser.picture("log").await;
    browser.close().await;
}

#[actix_web::test]
async fn a_desktop_shows_what_is_known_about_me() {
    look_at_my_data("my-data-desktop", Look::DESKTOP).await;
}

#[actix_web::test]
async fn a_phone_in_the_dark_shows_what_is_known_about_me() {
    look_at_my_data("my-data-phone", Look::PHONE).await;
}
