//! Who looks after a cohort pauses a week of it: sees what would move, does it, and makes a link
//! for their own calendar. In the light with a mouse, and in the dark on a phone without JavaScript.

use crate::harness::{Browser, Demo, Look, there_is_a_browser};

async fn look_at(browser: &Browser, what: &str) {
    browser.must_be_accessible().await;
    browser.picture(what).await;
}

/// The calendar of the cohort that runs, as its owner sees it.
async fn calendar(browser: &Browser) -> String {
    browser.go("/demo/sign-in/owner").await;
    browser.find("body[data-view='journey/home.html']").await;
    browser.go("/programmes/community-manager/cohorts").await;
    let running = "return [...document.querySelectorAll('tbody tr')].find(row => row.textContent.includes('Borealis'))\
        .querySelector('a').getAttribute('href')";
    let href = browser.run(running).await.as_str().unwrap().trim_end_matches("/settings").to_owned();
    browser.go(&format!("{href}/calendar")).await;
    browser.find("body[data-view='calendar/show.html']").await;
    href
}

async fn pause_a_week(browser: &Browser, language: &str) {
    let calendar = calendar(browser).await;
    browser.press(&format!("form[action='/language'] button[value='{language}']")).await;
    browser.find(&format!("html[lang='{language}']")).await;
    look_at(browser, "dates").await;
    browser.press("#changes ~ .folds details:first-of-type summary").await;
    browser.press("details[open] form button").await;
    browser.find("#errors").await;
    look_at(browser, "refused").await;
    browser.write("#week-reason", "Works holiday").await;
    browser.press("details[open] form button").await;
    browser.find("body[data-view='calendar/change.html']").await;
    look_at(browser, "preview").await;
    browser.press("main form[action$='/calendar'] button.primary").await;
    browser.find("[data-flash='done']").await;
    browser.must_say("Works holiday").await;
    look_at(browser, "done").await;
    let new = "/programmes/community-manager/cohorts/proposal\
        ?name=Spring&starts_on=2027-03-29&opens_at=08:00&zone=Europe/Berlin&seats=20";
    browser.go(new).await;
    browser.find("body[data-view='calendar/proposal.html']").await;
    look_at(browser, "proposal").await;
    browser.go("/me/calendar").await;
    look_at(browser, "no-link").await;
    browser.press("main form[action='/me/calendar'] button").await;
    browser.find("pre code").await;
    look_at(browser, "link").await;
    browser.go(&format!("{calendar}/sessions")).await;
}

#[actix_web::test]
async fn a_week_is_paused_and_everybody_sees_it() {
    if !there_is_a_browser() {
        return;
    }
    let demo = Demo::start();
    let browser = Browser::open(&demo.url, "dates-desktop", Look::DESKTOP).await;
    pause_a_week(&browser, "en").await;
    browser.close().await;
}

#[actix_web::test]
async fn a_week_is_paused_on_a_phone_without_javascript() {
    if !there_is_a_browser() {
        return;
    }
    let demo = Demo::start();
    let browser = Browser::open(&demo.url, "dates-phone", Look::PHONE).await;
    pause_a_week(&browser, "de").await;
    browser.close().await;
}
