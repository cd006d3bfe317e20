//! A trainer looks at who needs them, writes to somebody in private and notes something in a margin; a participant
//! answers, keeps a log and says who sees it. On a desk, and on a phone in the dark; every page is looked at by axe.

use entity::states::Role;

use crate::{
    discussions::answer_lesson,
    first_answers::{elif_asks, garden_with, until},
    harness::{Browser, Look, there_is_a_browser},
    private_channel::confides,
};

async fn a_day(name: &str, look: Look) {
    if !there_is_a_browser() {
        return;
    }
    let garden = garden_with(&["mia"]).await;
    let world = &garden.world;
    garden.cohort.enrol(world, "tina", Role::Trainer).await;
    garden.plan_session(&[("on", "2027-01-11"), ("at", "14:00")]).await;
    elif_asks(&garden).await;
    answer_lesson(&garden, &world.sign_in("mia").await, "soil", "Mine is sand.").await;
    until(world, "2027-01-11T09:00:00Z").await;
    confides(&garden, &world.sign_in("elif").await, "My boss asks for figures, and I have none.").await;
    let browser = Browser::open(&world.url, name, look).await;
    browser.hold(world.sign_in("tom").await.session()).await;
    browser.go(&garden.at("/cockpit")).await;
    browser.must_be_accessible().await;
    browser.picture("cockpit").await;
    browser.press("section[aria-labelledby=people-h] .row:first-child form button").await;
    browser.must_say("You look after it").await;
    browser.run("document.querySelector('section[aria-labelledby=people-h] details').open = true").await;
    browser.must_be_accessible().await;
    browser.picture("taken").await;
    let elif = world.person("elif").await.id;
    browser.go(&garden.at(&format!("/private/{elif}?about=quiet"))).await;
    browser.must_be_accessible().await;
    browser.picture("note").await;
    browser.press("main form button").await;
    browser.must_say("Sent.").await;
    browser.go(&garden.at("/margins/1")).await;
    browser.write("#f-body", "Begin with the question, not with the slides.").await;
    browser.press("main form button").await;
    browser.must_say("It stands in the margin.").await;
    browser.must_be_accessible().await;
    browser.picture("margin").await;
    for (path, picture) in [("/margins", "margins"), ("/handover", "handover")] {
        browser.go(&garden.at(path)).await;
        browser.must_be_accessible().await;
        browser.picture(picture).await;
    }
    browser.hold(world.sign_in("elif").await.session()).await;
    browser.go(&garden.at("/private")).await;
    browser.must_be_accessible().await;
    browser.picture("private").await;
    browser.go(&garden.at("/log")).await;
    browser.must_be_accessible().await;
    browser.picture("log-empty").await;
    browser.write("#f-body", "I asked one person instead of all.").await;
    browser.press("main form button").await;
    browser.must_say("It stands in your log.").await;
    browser.must_be_accessible().await;
    browser.picture("log").await;
    for (path, picture) in [("/sharing", "sharing"), (&*format!("/people/{elif}/shared"), "shared")] {
        browser.go(&garden.at(path)).await;
        browser.must_be_accessible().await;
        browser.picture(picture).await;
    }
    browser.go("/me/privacy/consents").await;
    browser.must_be_accessible().await;
    browser.picture("consents").await;
    browser.close().await;
}

#[actix_web::test]
async fn a_desktop_shows_a_trainers_day() {
    a_day("trainers-day-desktop", Look::DESKTOP).await;
}

#[actix_web::test]
async fn a_phone_in_the_dark_shows_a_trainers_day() {
    a_day("trainers-day-phone", Look::PHONE).await;
}
