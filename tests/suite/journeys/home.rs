//! Home on days that are no ordinary Wednesday: before the start, with a sentence that was
//! refused, when all is done, between cohorts; on a phone in the dark and on a desktop in the light.

use chrono::Duration;
use entity::states::Role;
use lernweg::features::cohorts::Step;

use crate::harness::{Browser, Cohort, Garden, Look, World, there_is_a_browser};

async fn look_at(browser: &Browser, what: &str) {
    browser.must_be_accessible().await;
    browser.picture(what).await;
}

async fn sign_in(world: &World, browser: &Browser, key: &str) {
    browser.hold(world.sign_in(key).await.session()).await;
    browser.go("/home").await;
    browser.find("body[data-view='journey/home.html']").await;
}

async fn walk(name: &str, look: Look) {
    if !there_is_a_browser() {
        return;
    }
    let garden = Garden::new().await;
    let world = &garden.world;
    for key in ["lena", "noor", "sam"] {
        world.person_reading(key, look.language).await;
    }
    garden.cohort.enrol(world, "lena", Role::Participant).await;
    let later = Cohort::plan_on(world, "gardening", "Later", "olga", "2027-01-18").await;
    for (key, role) in [("tom", Role::Trainer), ("noor", Role::Participant), ("mia", Role::Participant)] {
        later.enrol(world, key, role).await;
    }
    let browser = Browser::open(&world.url, name, Look { height: 1700, ..look }).await;

    sign_in(world, &browser, "sam").await;
    look_at(&browser, "nobody").await;

    sign_in(world, &browser, "noor").await;
    look_at(&browser, "ahead").await;
    browser.write("form[action$='/threads'] textarea", "Ich bin Noor und säe Bohnen.").await;
    browser.press("form[action$='/threads'] button").await;
    browser.find("[data-flash='done']").await;
    browser.go("/home").await;
    assert!(!browser.has("form[action$='/threads']").await, "hello is said");

    sign_in(world, &browser, "lena").await;
    look_at(&browser, "week").await;
    browser.write("#plan-cue", "es regnet").await;
    browser.press("#plan button[value='keep']").await;
    browser.find("#errors").await;
    look_at(&browser, "half-a-sentence").await;
    browser.write("#plan-deed", "lese ich drinnen").await;
    browser.press("#plan button[value='keep']").await;
    browser.find("#plan blockquote").await;
    look_at(&browser, "sentence").await;
    for lesson in ["soil", "seed"] {
        browser.go(&garden.at(&format!("/weeks/1/{lesson}"))).await;
        browser.write("form[action$='/answers'] textarea", "So ist es bei uns.").await;
        browser.press("form[action$='/answers'] button.primary").await;
        browser.find("[data-flash='done']").await;
        browser.press("form[action$='/completion'] button").await;
        browser.find("[data-flash='done']").await;
    }
    browser.go("/home").await;
    look_at(&browser, "all-done").await;

    let other = Cohort::plan(world, "gardening", "Borealis", "olga").await;
    other.enrol(world, "lena", Role::Trainer).await;
    other.enrol(world, "mia", Role::Participant).await;
    other.step(world, Step::Confirm).await;
    let mia = world.sign_in("mia").await;
    let new = mia.get(&other.at("/threads/new")).await;
    mia.submit(&new, "/threads", &[("title", "Schnecken"), ("body", "Was nun?")]).await.must_be(200);
    browser.go("/home").await;
    look_at(&browser, "both-roles").await;

    world.later(Duration::days(25));
    garden.cohort.keep(world).await;
    sign_in(world, &browser, "elif").await;
    look_at(&browser, "finished").await;
    world.later(Duration::days(50));
    sign_in(world, &browser, "jonas").await;
    look_at(&browser, "between").await;
    browser.close().await;
}

#[actix_web::test]
async fn home_on_other_days_on_a_phone() {
    walk("home-phone", Look::PHONE).await;
}

#[actix_web::test]
async fn home_on_other_days_on_a_desktop() {
    walk("home-desktop", Look::DESKTOP).await;
}
