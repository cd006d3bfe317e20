//! A question nobody has answered: the trainer looks after it on a desk, and on a phone in the dark
//! without JavaScript. Every page on the way is looked at by axe and kept as a picture.

use crate::harness::{Browser, Demo, Look, there_is_a_browser};

async fn look_at(browser: &Browser, what: &str) {
    browser.must_be_accessible().await;
    browser.picture(what).await;
}

#[actix_web::test]
async fn a_trainer_takes_a_question_and_thinks_of_somebody() {
    if !there_is_a_browser() {
        return;
    }
    let demo = Demo::start();
    for (name, look) in [("first-answers-desktop", Look::DESKTOP), ("first-answers-phone", Look::PHONE)] {
        let browser = Browser::open(&demo.url, name, look).await;
        browser.go("/demo/sign-in/trainer").await;
        browser.find("body[data-view='journey/home.html']").await;
        let cockpit = format!("{}/cockpit", cohort_of(&browser).await);
        browser.go(&cockpit).await;
        browser.find("body[data-view='cockpit/show.html']").await;
        look_at(&browser, "cockpit").await;
        browser.press("form[action*='/cockpit/threads/'] button").await;
        look_at(&browser, "taken").await;
        browser.press(".row a[href$='/peers']").await;
        browser.find("body[data-view='first_answers/peers.html']").await;
        look_at(&browser, "peers").await;
        browser.press("form[action$='/peers'] button").await;
        browser.find("[data-flash='done']").await;
        look_at(&browser, "asked").await;
        browser.close().await;
    }
}

/// Where the cohort is whose strip stands above a page.
async fn cohort_of(browser: &Browser) -> String {
    let link = browser.attribute("nav a[href$='/threads']", "href").await;
    let path = link.split_once("/cohorts/").unwrap().1.split('/').next().unwrap().to_owned();
    format!("/cohorts/{path}")
}
