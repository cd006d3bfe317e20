//! A participant looks at how their community is doing, writes a month down, brings a table in, and says how far the
//! community has come: on a desk, and on a phone in the dark. Every page on the way is looked at by axe and kept as a
//! picture.

use crate::harness::{Browser, Demo, Look, there_is_a_browser};

async fn look_at(browser: &Browser, what: &str) {
    browser.must_be_accessible().await;
    browser.picture(what).await;
}

async fn look_at_my_community(name: &str, look: Look) {
    if !there_is_a_browser() {
        return;
    }
    let demo = Demo::start();
    let browser = Browser::open(&demo.url, name, look).await;
    browser.go("/demo/sign-in/participant").await;
    browser.go("/me/community/health").await;
    browser.find("figure svg polyline").await;
    look_at(&browser, "health").await;
    browser.press("main .actions a[href$='/new']").await;
    browser.find("body[data-view='health/month.html']").await;
    look_at(&browser, "month").await;
    browser.write("#f-month", "2020-05").await;
    browser.write("#f-asked", "4").await;
    browser.write("#f-unanswered", "5").await;
    browser.press("form[action$='/health'] .actions button").await;
    browser.find(".field-error").await;
    look_at(&browser, "month-unfit").await;
    browser.write("#f-asked", "6").await;
    browser.press("form[action$='/health'] .actions button").await;
    browser.find("[data-flash='done']").await;
    browser.go("/me/community/health/import").await;
    look_at(&browser, "table").await;
    browser.write("#f-table", "Monat;Fragen\n2020-04;9\nbald;x\n").await;
    browser.press("form[action$='/import'] .actions button").await;
    browser.find("section[aria-labelledby='report'] tbody tr").await;
    look_at(&browser, "table-unfit").await;
    browser.go("/me/community/health/import").await;
    browser.write("#f-table", "Monat;Fragen\n2020-04;9\n2020-05;7\n").await;
    browser.press("form[action$='/import'] .actions button").await;
    browser.find("form[action$='/import'] button[value='take']").await;
    look_at(&browser, "table-looked-at").await;
    browser.press("form[action$='/import'] button[value='take']").await;
    browser.find("[data-flash='done']").await;
    browser.go("/me/community/health/2020-04").await;
    look_at(&browser, "month-there").await;

    browser.go("/me/community/maturity").await;
    look_at(&browser, "maturity").await;
    browser.press("#f-strategy-2").await;
    browser.press("#f-tools").await;
    browser.press("form[action$='/maturity'] .actions button").await;
    browser.find("[data-flash='done']").await;
    look_at(&browser, "maturity-said").await;
    browser.close().await;
}

#[actix_web::test]
async fn my_community_on_a_desk() {
    look_at_my_community("my-community-desktop", Look { language: "de", ..Look::DESKTOP }).await;
}

#[actix_web::test]
async fn my_community_on_a_phone_in_the_dark() {
    look_at_my_community("my-community-phone", Look { language: "de", ..Look::PHONE }).await;
}
