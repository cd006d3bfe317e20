//! Somebody looks for what was said: in the light with a key and the field above every page, and
//! on a phone in the dark without JavaScript.

use thirtyfour::Key;

use crate::harness::{Browser, Demo, Look, there_is_a_browser};

async fn look_at(browser: &Browser, what: &str) {
    browser.must_be_accessible().await;
    browser.picture(what).await;
}

#[actix_web::test]
async fn one_key_leads_to_the_field_and_a_word_to_what_was_said() {
    if !there_is_a_browser() {
        return;
    }
    let demo = Demo::start();
    let browser = Browser::open(&demo.url, "search-desktop", Look::DESKTOP).await;
    browser.go("/demo/sign-in/participant").await;
    browser.find("body[data-view='journey/home.html']").await;
    browser.press("form[action='/language'] button[value='en']").await;
    browser.find("html[lang='en']").await;
    browser.type_words("/").await;
    browser.find("header input[name='q']:focus").await;
    look_at(&browser, "field").await;
    browser.type_words("questions").await;
    browser.key(Key::Enter).await;
    browser.find("body[data-view='search/index.html'] .rows mark").await;
    look_at(&browser, "found").await;
    browser.press("#talk + .rows h3 a").await;
    browser.find("body[data-view='discussions/show.html']").await;
    for (path, what) in [
        ("/search", "empty"),
        ("/search?q=zzzz", "nothing"),
        ("/search?q=community+in:lesson", "lessons"),
        ("/search?q=a+in:people", "people"),
        ("/search?q=is:unanswered", "unanswered"),
    ] {
        browser.go(path).await;
        browser.find("body[data-view='search/index.html']").await;
        look_at(&browser, what).await;
    }
    browser.close().await;
}

#[actix_web::test]
async fn on_a_phone_without_javascript() {
    if !there_is_a_browser() {
        return;
    }
    let demo = Demo::start();
    let browser = Browser::open(&demo.url, "search-phone", Look::PHONE).await;
    browser.go("/demo/sign-in/participant").await;
    browser.find("body[data-view='journey/home.html']").await;
    look_at(&browser, "home").await;
    browser.tab_to("header a.top-find").await;
    browser.key(Key::Enter).await;
    browser.find("body[data-view='search/index.html']").await;
    look_at(&browser, "empty").await;
    browser.tab_to("main input[name='q']").await;
    browser.type_words("Fragen").await;
    browser.key(Key::Enter).await;
    browser.find(".rows mark").await;
    look_at(&browser, "found").await;
    browser.go("/search?q=zzzz").await;
    look_at(&browser, "nothing").await;
    browser.close().await;
}
