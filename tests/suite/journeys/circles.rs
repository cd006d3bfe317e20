//! Circles: somebody looks at their circle, takes a week, says what they want, goes to the page for the table
//! and to their own list, and a trainer looks at all of them; on a desk, and on a phone in the dark without
//! JavaScript. Every page on the way is looked at by axe and kept as a picture.

use crate::{
    circles::circle_with,
    first_answers::garden_with,
    harness::{Browser, Demo, Look, there_is_a_browser},
};

async fn look_at(browser: &Browser, what: &str) {
    browser.must_be_accessible().await;
    browser.picture(what).await;
}

#[actix_web::test]
async fn a_circle_meets_and_somebody_keeps_a_list() {
    if !there_is_a_browser() {
        return;
    }
    let demo = Demo::start();
    for (name, look) in [("circles-desktop", Look::DESKTOP), ("circles-phone", Look::PHONE)] {
        let browser = Browser::open(&demo.url, name, look).await;
        browser.go("/demo/sign-in/participant").await;
        browser.find("body[data-view='journey/home.html']").await;
        let link = browser.attribute("nav a[href$='/threads']", "href").await;
        let cohort = format!("/cohorts/{}", link.split_once("/cohorts/").unwrap().1.split('/').next().unwrap());
        browser.go(&format!("{cohort}/circles")).await;
        browser.find("body[data-view='circles/show.html']").await;
        look_at(&browser, "circle").await;
        browser.press("form[action$='/goal'] button").await;
        browser.find("[data-flash='done']").await;
        browser.press("a[href$='/circles/meeting']").await;
        browser.find("body[data-view='circles/meeting.html']").await;
        look_at(&browser, "meeting").await;
        browser.press("form[action$='/presence'] button").await;
        browser.find("body[data-view='circles/meeting.html']").await;
        look_at(&browser, "there").await;
        browser.go(&format!("{cohort}/circles/contributions")).await;
        browser.find("body[data-view='circles/contributions.html']").await;
        look_at(&browser, "list").await;
        browser.press("form[action$='/contributions'] button.primary").await;
        browser.find("#errors").await;
        look_at(&browser, "list-refused").await;
        browser.go("/demo/sign-in/trainer").await;
        browser.find("body[data-view='journey/home.html']").await;
        browser.go(&format!("{cohort}/circles/round")).await;
        browser.find("body[data-view='circles/round.html']").await;
        look_at(&browser, "round").await;
        browser.close().await;
    }
}

/// What the demonstration is past: circles that form, a proposal, and two circles that could become one.
#[actix_web::test]
async fn a_circle_forms_is_proposed_and_asked_to_go_on_with_another() {
    if !there_is_a_browser() {
        return;
    }
    for (name, look) in [("circles-forming-desktop", Look::DESKTOP), ("circles-forming-phone", Look::PHONE)] {
        let garden = garden_with(&["mia", "kim", "noah", "lea", "ben", "ida"]).await;
        let world = &garden.world;
        let browser = Browser::open(&world.url, name, look).await;
        browser.hold(world.sign_in("elif").await.session()).await;
        browser.go(&garden.at("/circles")).await;
        browser.find("body[data-view='circles/forming.html']").await;
        look_at(&browser, "nothing-yet").await;
        browser.press("form[action$='/circles'] button.primary").await;
        browser.find("#errors").await;
        look_at(&browser, "no-name").await;
        browser.write("#f-name", "Early shift").await;
        browser.press("form[action$='/circles'] button.primary").await;
        browser.find("form[action$='/leave']").await;
        look_at(&browser, "opened").await;
        browser.hold(world.sign_in("tom").await.session()).await;
        browser.go(&garden.at("/circles/round")).await;
        browser.press("form[action$='/round'] button.primary").await;
        browser.find("form[action$='/publication']").await;
        look_at(&browser, "proposed").await;
        browser.press("form[action$='/publication'] button").await;
        browser.find("[data-flash='done']").await;
        let own = circle_with(world, "Elif").await;
        for gone in own.iter().filter(|one| *one != "Elif").take(2) {
            crate::sparring::leaves(&garden, &gone.to_lowercase()).await;
        }
        browser.hold(world.sign_in("elif").await.session()).await;
        browser.go(&garden.at("/circles")).await;
        browser.find("form[action$='/merge']").await;
        look_at(&browser, "go-on-together").await;
        browser.close().await;
    }
}
