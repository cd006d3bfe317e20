//! Somebody asks, is answered while they look, reports what troubles them, and a trainer does something about it:
//! once with JavaScript on a desktop, in the light; once without on a phone, in the dark. Every page on the way is
//! looked at by axe and kept as a picture.

use entity::states::Role;
use serde_json::json;

use crate::{
    discussions::{ask, reply},
    harness::{Browser, Garden, Look, Persona, there_is_a_browser},
};

async fn look_at(browser: &Browser, what: &str) {
    browser.must_be_accessible().await;
    browser.picture(what).await;
}

/// Somebody who reads `language`, in the garden.
async fn reader(garden: &Garden, key: &str, role: Role, language: &str) -> Persona {
    garden.world.person_reading(key, language).await;
    garden.cohort.enrol(&garden.world, key, role).await;
    garden.world.sign_in(key).await
}

const HARD: &str = "Wer so früh pflanzt, hat keine Ahnung.";

async fn from_a_question_to_a_second_look(name: &str, look: Look) {
    if !there_is_a_browser() {
        return;
    }
    let garden = Garden::new().await;
    let world = &garden.world;
    let emma = reader(&garden, "emma", Role::Participant, look.language).await;
    let theo = reader(&garden, "theo", Role::Trainer, look.language).await;
    let jonas = world.sign_in("jonas").await;
    ask(&garden, &jonas, "Schnecken im Salat", "Sie fressen alles.").await;
    let browser = Browser::open(&world.url, name, look).await;
    browser.hold(emma.session()).await;
    browser.go(&garden.at("/threads/new")).await;
    look_at(&browser, "asking").await;
    browser.write("input[name='title']", "Schnecken fressen meinen Salat").await;
    if look.javascript {
        // Leaving the field is enough.
        browser.press("textarea[name='body']").await;
    } else {
        browser.press("button[name='similar']").await;
        browser.find("input[name='title'][value='Schnecken fressen meinen Salat']").await;
    }
    browser.find("#similar .row-title a").await;
    browser.must_say("Schnecken im Salat").await;
    look_at(&browser, "similar").await;
    browser.write("textarea[name='body']", "Ich habe alles versucht.\n\n- Bierfallen\n- Absammeln").await;
    browser.press("form[action$='/threads'] .actions button").await;
    browser.find("body[data-view='discussions/show.html'] [data-flash='done']").await;
    let thread = browser.path().await;
    world.later(chrono::Duration::minutes(1));
    reply(&jonas, &thread, HARD).await;
    if look.javascript {
        // It is told, not pushed in.
        browser.find("[data-fresh]:not([hidden]) a").await;
        assert!(!browser.text().await.contains(HARD));
        browser.press("[data-fresh] a").await;
    } else {
        browser.go(&thread).await;
    }
    browser.must_say(HARD).await;
    look_at(&browser, "answered").await;
    if look.javascript {
        // Before her eyes for a moment: she has read it, and Home says so too.
        browser.run("document.querySelector('[data-post]:last-of-type').scrollIntoView()").await;
        browser.find("form[action$='/reading'][hidden]").await;
        browser.go("/home").await;
        let waits = format!("a[href*='{}']", thread.rsplit('/').next().unwrap());
        assert!(!browser.has(&waits).await, "what was read waits no more");
        browser.go(&thread).await;
    }

    browser.press("[data-post]:last-of-type details.more summary").await;
    look_at(&browser, "more").await;
    browser.press("[data-post]:last-of-type a[href$='/report']").await;
    browser.find("body[data-view='moderation/report.html']").await;
    browser.press("form[action$='/report'] button.primary").await;
    browser.find("#errors").await;
    look_at(&browser, "reporting").await;
    browser.press("input[name='reason'][value='hurtful']").await;
    browser.press("form[action$='/report'] button.primary").await;
    browser.find("[data-flash='done']").await;

    browser.hold(theo.session()).await;
    browser.go(&garden.at("/moderation")).await;
    look_at(&browser, "what-waits").await;
    browser.press(".row-title a").await;
    browser.find("body[data-view='moderation/post.html']").await;
    browser.press("form[action$='/visibility'] button").await;
    browser.find("#errors").await;
    look_at(&browser, "without-a-reason").await;
    browser.write("form[action$='/visibility'] input[name='reason']", "Ohne den zweiten Halbsatz, bitte.").await;
    browser.press("form[action$='/visibility'] button").await;
    browser.find("[data-flash='done']").await;
    look_at(&browser, "hidden").await;
    browser.go(&format!("{thread}/moderation")).await;
    look_at(&browser, "about-the-thread").await;
    browser.go(&garden.at("/moderation")).await;
    look_at(&browser, "what-was-done").await;
    browser.go(&thread).await;
    look_at(&browser, "as-a-trainer").await;

    browser.hold(jonas.session()).await;
    browser.go("/me/moderation").await;
    look_at(&browser, "about-me").await;
    browser.press(".row-title a").await;
    browser.find("body[data-view='moderation/about_me.html']").await;
    look_at(&browser, "asking-again").await;
    browser.write("textarea[name='words']", "Ich meinte mich selbst.").await;
    browser.press("main form button.primary").await;
    browser.find("[data-flash='done']").await;
    browser.hold(world.sign_in("olga").await.session()).await;
    browser.go("/programmes/gardening/appeals").await;
    look_at(&browser, "second-looks").await;
    browser.press(".row-title a").await;
    browser.find("body[data-view='moderation/appeal.html']").await;
    look_at(&browser, "a-second-look").await;
    browser.press("input[name='outcome'][value='lifted']").await;
    browser.write("textarea[name='answer']", "So gelesen, darf es stehen.").await;
    browser.press("main form button.primary").await;
    browser.find("body[data-view='moderation/appeals.html'] [data-flash='done']").await;
    browser.hold(emma.session()).await;
    browser.go(&thread).await;
    browser.must_say(HARD).await;
    assert_eq!(browser.run("return window.innerWidth").await, json!(look.width));
    browser.close().await;
}

#[actix_web::test]
async fn on_a_desktop_with_javascript() {
    from_a_question_to_a_second_look("talk-desktop", Look::DESKTOP).await;
}

#[actix_web::test]
async fn on_a_phone_without_javascript() {
    from_a_question_to_a_second_look("talk-phone", Look::PHONE).await;
}
