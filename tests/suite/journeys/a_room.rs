//! A round of pitches: a trainer plans it, people take places, and somebody looks on while the room moves on;
//! on a desk, and on a phone in the dark without JavaScript. Every page on the way is looked at by axe and kept
//! as a picture.

use serde_json::json;

use crate::{
    harness::{Browser, Look, there_is_a_browser},
    pitches::rounds::Round,
};

async fn look_at(browser: &Browser, what: &str) {
    browser.must_be_accessible().await;
    browser.picture(what).await;
}

async fn from_a_plan_to_the_end(name: &str, look: Look) {
    if !there_is_a_browser() {
        return;
    }
    let round = Round::new().await;
    let browser = Browser::open(&round.garden.world.url, name, look).await;
    browser.hold(round.who("tom").await.session()).await;
    browser.go(&round.garden.at("/pitches/rounds/new")).await;
    look_at(&browser, "planning").await;
    browser.press("form[action$='/rounds'] .actions button").await;
    browser.find("#errors").await;
    look_at(&browser, "planned-already").await;
    browser.go(&round.path).await;
    look_at(&browser, "round").await;
    // Elif takes a place, and asks Jonas whether they change.
    round.book(&round.who("jonas").await, 2).await.must_be(303);
    browser.hold(round.who("elif").await.session()).await;
    browser.go(&round.index()).await;
    look_at(&browser, "choose").await;
    browser.press("form[action$='/booking'] button").await;
    browser.find("[data-flash='done']").await;
    browser.press("form[action$='/swap'] button").await;
    browser.find("[data-flash='done']").await;
    look_at(&browser, "asked").await;
    browser.hold(round.who("jonas").await.session()).await;
    browser.go(&round.index()).await;
    browser.find(".card.ask").await;
    look_at(&browser, "asked-me").await;
    browser.go(&round.room()).await;
    look_at(&browser, "not-yet").await;
    let (mia, _) = round.joined_by("mia").await;
    drop(mia);
    round.almost();
    let tom = round.who("tom").await;
    browser.hold(round.who("mia").await.session()).await;
    browser.go(&round.room()).await;
    look_at(&browser, "open").await;
    round.press(&tom, "begin").await.must_be(303);
    if !look.javascript {
        browser.go(&round.room()).await;
    }
    browser.find("#room-now [data-left]").await;
    browser.must_say("Pitch of elif").await;
    look_at(&browser, "elif-speaks").await;
    browser.write("#f-saw", "Bees").await;
    round.press(&tom, "next").await.must_be(303);
    if look.javascript {
        // It moves on by itself; what was typed stays where it was.
        browser.find("[data-moved]:not([hidden])").await;
        let typed = browser.run("return document.querySelector('#f-saw').value").await;
        assert_eq!(typed, json!("Bees"));
        look_at(&browser, "moved-on").await;
    }
    browser.press("form[action$='/notes'] button.quiet").await;
    browser.find("[data-flash='done']").await;
    look_at(&browser, "kept").await;
    assert_eq!(browser.run("return document.querySelector('#f-saw').value").await, json!("Bees"));
    browser.hold(tom.session()).await;
    browser.go(&round.room()).await;
    look_at(&browser, "leading").await;
    for button in ["extend", "next", "end"] {
        browser.press(&format!("form[action$='/{button}'] button")).await;
        browser.find("body[data-view='pitches/rounds/room.html']").await;
    }
    browser.find("main .stack:not([data-room])").await;
    look_at(&browser, "over").await;
    let width = if look.javascript { look.width } else { 360 };
    assert_eq!(browser.run("return window.innerWidth").await, json!(width));
    browser.close().await;
}

#[actix_web::test]
async fn a_round_in_the_light_with_javascript() {
    from_a_plan_to_the_end("room-desktop", Look::DESKTOP).await;
}

#[actix_web::test]
async fn a_round_on_a_phone_in_the_dark_without_javascript() {
    from_a_plan_to_the_end("room-phone", Look::PHONE).await;
}
