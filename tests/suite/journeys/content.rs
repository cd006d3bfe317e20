//! A trainer fits the course to their cohort, on a desktop in the light and on a
//! phone in the dark; every page on the way is looked at by axe.

use crate::harness::{Browser, Demo, Look, there_is_a_browser};

async fn look_at(browser: &Browser, what: &str) {
    browser.must_be_accessible().await;
    browser.picture(what).await;
}

async fn fit_the_course(name: &str, look: Look) {
    if !there_is_a_browser() {
        return;
    }
    let demo = Demo::start();
    let browser = Browser::open(&demo.url, name, look).await;
    browser.go("/demo/sign-in/trainer").await;
    browser.press("a[href$='/weeks']").await;
    browser.press("main a[href$='/content']").await;
    browser.find("body[data-view='syllabus/index.html']").await;
    look_at(&browser, "content").await;
    let content = browser.path().await;

    // A note below a lesson.
    browser.go(&format!("{content}/lesson.arriving")).await;
    browser.find("body[data-view='syllabus/show.html']").await;
    look_at(&browser, "item").await;
    browser.write("form[action$='/note'] textarea", "Bei uns fangen wir **am Mittwoch** an.").await;
    browser.press("form[action$='/note'] button").await;
    browser.find("[data-flash='done']").await;

    // A lesson of our own: first with a box that does not end, then right.
    browser.go(&format!("{content}/lessons/new?week=1")).await;
    look_at(&browser, "new-lesson").await;
    browser.write("input[name='title']", "Unser Werk").await;
    browser.write("textarea[name='body']", "::: callout Bei uns\nDas Tor ist um sechs offen.").await;
    browser.write("input[name='question']", "Wo fängst du an?").await;
    browser.press("form[action$='/lessons'] button.primary").await;
    browser.find("#errors").await;
    look_at(&browser, "new-lesson-refused").await;
    browser.write("textarea[name='body']", "::: callout Bei uns\nDas Tor ist um sechs offen.\n:::").await;
    browser.press("form[action$='/lessons'] button.primary").await;
    browser.find("[data-flash='done']").await;
    look_at(&browser, "own-lesson").await;

    // What the others see.
    browser.go(&content.replace("/content", "/weeks/1")).await;
    browser.must_say("Unser Werk").await;
    look_at(&browser, "week-with-own-lesson").await;
    browser.go(&content.replace("/content", "/weeks/1/arriving")).await;
    browser.must_say("Bei uns fangen wir am Mittwoch an.").await;
    look_at(&browser, "lesson-with-note").await;
    browser.close().await;
}

#[actix_web::test]
async fn on_a_desktop_with_javascript() {
    fit_the_course("content-desktop", Look::DESKTOP).await;
}

#[actix_web::test]
async fn on_a_phone_without_javascript() {
    fit_the_course("content-phone", Look::PHONE).await;
}
