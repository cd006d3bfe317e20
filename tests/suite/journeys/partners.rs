//! Sparring: somebody looks at their partner, says yes to the time they suggest, says how it went and
//! changes the notes they share; says what may be used; and a trainer proposes the next round, on a desk, and on a phone in the dark without JavaScript. Every page on the way is looked at by
//! axe and kept as a picture.

use crate::harness::{Browser, Demo, Look, there_is_a_browser};

async fn look_at(browser: &Browser, what: &str) {
    browser.must_be_accessible().await;
    browser.picture(what).await;
}

/// A partner suggests a time: it is agreed on, or moved where that was done before; and what else two do.
async fn talk(browser: &Browser) {
    let yes = "form[action$='/appointment/yes'] button";
    if browser.has(yes).await {
        browser.press(yes).await;
    } else {
        browser.press("#time > details > summary").await;
        browser.press("#time input[type=radio]").await;
        look_at(browser, "moving").await;
        browser.press("#time form[action$='/appointment'] button").await;
    }
    browser.find("[data-flash='done']").await;
    look_at(browser, "agreed").await;
    browser.press("#went form button").await;
    browser.find("#went .state.done").await;
    browser.press("#notes details > summary").await;
    look_at(browser, "notes").await;
    browser.press("form[action$='/sparring/notes'] button").await;
    browser.find("[data-flash='done']").await;
}

#[actix_web::test]
async fn a_partner_is_looked_at_and_the_next_round_proposed() {
    if !there_is_a_browser() {
        return;
    }
    let demo = Demo::start();
    for (name, look) in [("partners-desktop", Look::DESKTOP), ("partners-phone", Look::PHONE)] {
        let browser = Browser::open(&demo.url, name, look).await;
        browser.go("/demo/sign-in/participant").await;
        browser.find("body[data-view='journey/home.html']").await;
        let link = browser.attribute("nav a[href$='/threads']", "href").await;
        let cohort = format!("/cohorts/{}", link.split_once("/cohorts/").unwrap().1.split('/').next().unwrap());
        browser.go(&format!("{cohort}/sparring")).await;
        browser.find("body[data-view='sparring/show.html']").await;
        look_at(&browser, "partner").await;
        talk(&browser).await;
        browser.go(&format!("{cohort}/sparring")).await;
        browser.press("a[href$='/sparring/wishes']").await;
        browser.find("body[data-view='sparring/wishes.html']").await;
        look_at(&browser, "wishes").await;
        browser.press("form[action$='/wishes'] button.primary").await;
        browser.find("[data-flash='done']").await;
        browser.go("/demo/sign-in/trainer").await;
        browser.find("body[data-view='journey/home.html']").await;
        browser.go(&format!("{cohort}/sparring/round")).await;
        browser.find("body[data-view='sparring/round.html']").await;
        look_at(&browser, "published").await;
        browser.press("form[action$='/sparring/round'] button").await;
        browser.find("form[action$='/publication']").await;
        look_at(&browser, "proposed").await;
        browser.press("form[action$='/removal'] button").await;
        browser.find("[data-flash='done']").await;
        browser.close().await;
    }
}
