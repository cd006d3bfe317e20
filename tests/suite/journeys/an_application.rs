//! From the public page to a seat, on a phone in the dark without JavaScript, in German; and the
//! same pages on a desktop in English.

use chrono::Duration;
use entity::states::Verdict;

use crate::harness::{Admission, Browser, Look, application_link, offer_link, there_is_a_browser};

async fn look_at(browser: &Browser, path: &str, name: &str) {
    browser.go(path).await;
    browser.picture(name).await;
    browser.must_be_accessible().await;
}

async fn walk(look: Look, name: &str) {
    let admission = Admission::new().await;
    let world = &admission.world;
    let browser = Browser::open(&world.url, name, look).await;
    look_at(&browser, "/programmes/gardening", "programme").await;
    look_at(&browser, "/programmes/gardening/apply", "apply").await;
    browser.write("input[name='name']", "Änne Öztürk").await;
    browser.write("input[name='email']", "anne@example.org").await;
    browser.press("form[action$='/apply'] button").await;
    browser.find("body[data-view='admissions/sent.html']").await;
    browser.must_be_accessible().await;
    world.deliver().await;
    look_at(&browser, &world.mail.last_to("anne@example.org").link("/apply/"), "list").await;
    let path = browser.path().await;
    look_at(&browser, &format!("{path}/about"), "about").await;
    browser.press("button[value='next']").await;
    browser.find("#errors").await;
    browser.picture("mistakes").await;
    browser.must_be_accessible().await;
    for part in ["community", "offer", "times", "consent", "check"] {
        look_at(&browser, &format!("{path}/{part}"), part).await;
    }
    let ids = admission.apply_all(5).await;
    admission.cohort.decide(world, &ids[..3], Verdict::Offer).await;
    admission.cohort.decide(world, &ids[3..], Verdict::Waitlist).await;
    admission.cohort.settle(world).await;
    world.later(Duration::minutes(11));
    look_at(&browser, &application_link(world, ids[3]), "waitlist").await;
    look_at(&browser, &application_link(world, ids[0]), "offered").await;
    let link = offer_link(world, ids[0]).await;
    look_at(&browser, &link, "offer").await;
    browser.write("input[name='gives']", "Samen").await;
    browser.press("button[value='yes']").await;
    browser.find(".heading").await;
    look_at(&browser, &link, "accepted").await;
    browser.close().await;
}

#[actix_web::test]
async fn somebody_applies_on_a_phone_without_scripts() {
    if there_is_a_browser() {
        walk(Look::PHONE, "an-application-phone").await;
    }
}

#[actix_web::test]
async fn somebody_applies_at_a_desk() {
    if there_is_a_browser() {
        walk(Look::DESKTOP, "an-application-desk").await;
    }
}
