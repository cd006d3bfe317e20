//! A participant says that they come, and a trainer plans, changes and cancels: on a desktop in the
//! light and on a phone in the dark; every page on the way is looked at by axe.

use crate::harness::{Browser, Demo, Look, there_is_a_browser};

async fn look_at(browser: &Browser, what: &str) {
    browser.must_be_accessible().await;
    browser.picture(what).await;
}

async fn to_sessions(browser: &Browser) {
    // On a phone it stands behind "more"; where it leads is the same.
    let place = browser.attribute("nav.rooms a[href$='/sessions']", "href").await;
    browser.go(&place).await;
    browser.find("body[data-view='live_sessions/index.html']").await;
}

async fn come(browser: &Browser) {
    browser.go("/demo/sign-in/participant").await;
    to_sessions(browser).await;
    look_at(browser, "sessions").await;
    browser.press("main details summary").await;
    look_at(browser, "sessions-past").await;
    // The next one: I was asked and have not answered.
    browser.press("section[aria-labelledby='ahead'] li:first-child a").await;
    browser.find("body[data-view='live_sessions/show.html']").await;
    look_at(browser, "session").await;
    browser.press("li[id^='slot-'] form[action$='/answer'] button").await;
    browser.find("[data-flash='done']").await;
    look_at(browser, "session-yes").await;
    browser.press(".actions form[action$='/answer'] button").await;
    browser.find("[data-flash='done']").await;
    // Two times, of which I have chosen one.
    to_sessions(browser).await;
    browser.press("section[aria-labelledby='ahead'] li:nth-child(2) a").await;
    browser.find("body[data-view='live_sessions/show.html']").await;
    look_at(browser, "session-two-times").await;
    // All places are taken.
    to_sessions(browser).await;
    browser.press("section[aria-labelledby='ahead'] li:nth-child(3) a").await;
    browser.press("li[id^='slot-'] form[action$='/answer'] button").await;
    browser.find("[data-flash='done']").await;
    look_at(browser, "session-waiting").await;
}

async fn lead(browser: &Browser) {
    browser.go("/demo/sign-in/trainer").await;
    to_sessions(browser).await;
    browser.press("main a[href$='/sessions/new']").await;
    browser.find("body[data-view='live_sessions/new.html']").await;
    look_at(browser, "session-new").await;
    browser.press("form.form button.primary").await;
    browser.find("#errors").await;
    look_at(browser, "session-new-refused").await;
    to_sessions(browser).await;
    browser.press("section[aria-labelledby='ahead'] li:nth-child(2) a").await;
    look_at(browser, "session-lead").await;
    browser.press("main a[href$='/edit']").await;
    browser.find("body[data-view='live_sessions/edit.html']").await;
    look_at(browser, "session-edit").await;
    browser.press("section[aria-labelledby='times'] li .fold summary").await;
    look_at(browser, "session-edit-open").await;
    browser.write("form[action$='/cancel'] input[name='reason']", "Nobody is there").await;
    browser.press("section[aria-labelledby='off'] button.danger").await;
    browser.find("body[data-view='live_sessions/show.html'] .note.problem").await;
    look_at(browser, "session-cancelled").await;
    browser.go("/rsvp/nonsense").await;
    look_at(browser, "rsvp-dead").await;
}

async fn meet(name: &str, look: Look) {
    if !there_is_a_browser() {
        return;
    }
    let demo = Demo::start();
    let browser = Browser::open(&demo.url, name, look).await;
    come(&browser).await;
    lead(&browser).await;
    browser.close().await;
}

#[actix_web::test]
async fn one_comes_and_one_leads_on_a_desktop() {
    meet("session-desktop", Look::DESKTOP).await;
}

#[actix_web::test]
async fn one_comes_and_one_leads_on_a_phone_in_the_dark() {
    meet("session-phone", Look::PHONE).await;
}
