//! An auditor reads who did what: all of it, narrowed down, and of one person once that is on record; on a desk and
//! on a phone in the dark. Every page on the way is looked at by axe and kept as a picture.

use crate::harness::{Browser, Garden, Look, there_is_a_browser};

async fn read_the_record(name: &str, look: Look) {
    if !there_is_a_browser() {
        return;
    }
    let garden = Garden::new().await;
    let world = &garden.world;
    let dana = world.person_reading("dana", "de").await;
    world.store.write(async |tx| lernweg::identity::appoint_auditor(tx, dana.clone()).await).await.unwrap();
    let browser = Browser::open(&world.url, name, look).await;
    browser.hold(world.sign_in("dana").await.session()).await;
    browser.go("/audit").await;
    browser.must_be_accessible().await;
    browser.picture("record").await;
    browser.go("/audit?act=enrol").await;
    browser.must_be_accessible().await;
    browser.picture("narrowed").await;
    browser.go("/audit?from=gestern").await;
    browser.must_be_accessible().await;
    browser.picture("unfit").await;
    browser.go(&format!("/audit?person={}", world.person("elif").await.id)).await;
    browser.must_be_accessible().await;
    browser.picture("closed").await;
    browser.press("main form button").await;
    browser.must_say("Ist festgehalten.").await;
    browser.must_be_accessible().await;
    browser.picture("one").await;
    browser.close().await;
}

#[actix_web::test]
async fn a_desktop_shows_the_record() {
    read_the_record("record-desktop", Look::DESKTOP).await;
}

#[actix_web::test]
async fn a_phone_in_the_dark_shows_the_record() {
    read_the_record("record-phone", Look::PHONE).await;
}
