//! An owner opens a cohort to apply and brings in a list, on a desktop in the light and on a
//! phone in the dark; every page on the way is looked at by axe.

use crate::harness::{Browser, Demo, Look, there_is_a_browser};

async fn look_at(browser: &Browser, what: &str) {
    browser.must_be_accessible().await;
    browser.picture(what).await;
}

const TABLE: &str = "name,email\nAnna Berg,anna.berg@example.org\nBerg Anna,anna.berg@example.net\n";

async fn keep_a_programme(name: &str, look: Look) {
    if !there_is_a_browser() {
        return;
    }
    let demo = Demo::start();
    let browser = Browser::open(&demo.url, name, look).await;
    browser.go("/demo/sign-in/owner").await;
    let programme = "/programmes/community-manager";
    browser.go(&format!("{programme}/cohorts")).await;
    look_at(&browser, "cohorts").await;
    // Borealis, with everybody in it.
    browser.press("tbody tr:nth-child(2) a").await;
    browser.press("nav a[href$='/settings']").await;
    browser.find("body[data-view='cohorts/settings.html']").await;
    browser.press("#members ~ .rows .fold:last-child summary").await;
    look_at(&browser, "settings-full").await;
    browser.go(&format!("{programme}/insights")).await;
    browser.find("#shown ~ .says").await;
    look_at(&browser, "insights").await;
    browser.press("form[action$='/reports/mail'] button").await;
    browser.find("[data-flash='done']").await;
    look_at(&browser, "insights-switched").await;
    browser.go(&format!("{programme}/team")).await;
    look_at(&browser, "team").await;
    browser.press("form[action$='/team'] button.primary").await;
    browser.find("#errors").await;
    look_at(&browser, "team-refused").await;

    // A cohort of our own, far enough away.
    browser.go(&format!("{programme}/cohorts/new")).await;
    browser.write("input[name='name']", "Herbst 2099").await;
    browser.write("input[name='starts_on']", "09072099").await;
    browser.press("form[action$='/cohorts'] button.primary").await;
    browser.find("body[data-view='cohorts/settings.html']").await;
    look_at(&browser, "settings").await;
    browser.press("main a[href$='/intake']").await;
    browser.find("body[data-view='admissions/keeping/intake.html']").await;
    look_at(&browser, "intake").await;
    browser.press("form[action$='/intake'] button.primary").await;
    browser.find("[data-flash='done']").await;
    look_at(&browser, "intake-saved").await;

    // A list: first with a mistake, then right.
    browser.press("main a[href$='/import']").await;
    browser.find("body[data-view='admissions/keeping/import.html']").await;
    look_at(&browser, "import").await;
    browser.write("textarea[name='table']", &format!("{TABLE}Cleo,nobody\n")).await;
    browser.press("button[value='look']").await;
    browser.find("#report").await;
    look_at(&browser, "import-looked").await;
    assert!(!browser.has("button[value='take']").await);
    browser.write("textarea[name='table']", TABLE).await;
    browser.press("button[value='look']").await;
    browser.find("button[value='take']").await;
    look_at(&browser, "import-ready").await;
    browser.press("button[value='take']").await;
    browser.find("[data-flash='done']").await;

    // Two that look like one.
    browser.go(&format!("{programme}/applications")).await;
    browser.find(".card").await;
    look_at(&browser, "overview").await;
    browser.press("form[action$='/merge'] button").await;
    browser.find("[data-flash='done']").await;
    browser.go(&format!("{programme}/seats")).await;
    look_at(&browser, "seats").await;
    browser.close().await;
}

#[actix_web::test]
async fn on_a_desktop_with_javascript() {
    keep_a_programme("keeping-desktop", Look::DESKTOP).await;
}

#[actix_web::test]
async fn on_a_phone_without_javascript() {
    keep_a_programme("keeping-phone", Look::PHONE).await;
}
