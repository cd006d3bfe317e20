//! A trainer reads what was asked ahead, asks too, keeps notes and puts up a recording: once with
//! JavaScript on a desktop, in the light; once without on a phone, in the dark.

use serde_json::json;

use crate::harness::{Browser, Garden, Look, there_is_a_browser, with_password};

async fn look_at(browser: &Browser, what: &str, width: u32) {
    // A phone widens the window to what does not fit: then nothing seems to scroll sideways.
    assert_eq!(browser.run("return window.innerWidth").await, json!(width), "{what} is wider than the phone");
    browser.must_be_accessible().await;
    browser.picture(what).await;
}

/// Elif and Jonas have asked, one of them without a name.
async fn asked(garden: &Garden, session: &str) {
    let (elif, jonas) = (garden.world.sign_in("elif").await, garden.world.sign_in("jonas").await);
    let board = format!("{session}/questions");
    let page = elif.get(&board).await;
    elif.press_anew(&page, "/questions", &[("body", "Wie erkenne ich, ob der Boden zu nass ist?")]).await.must_be(303);
    let long = "Ich habe seit drei Wochen niemanden mehr im Beet gesehen und frage mich, ob ich etwas falsch mache.\n\nWas habt ihr getan, als niemand kam?";
    jonas.press_anew(&page, "/questions", &[("body", long), ("unnamed", "yes")]).await.must_be(303);
    jonas
        .press_anew(
            &page,
            "/questions",
            &[(
                "body",
                "https://example.org/eine-sehr-lange-adresse-ohne-jede-luecke-die-nirgends-umbricht-und-weiter-geht",
            )],
        )
        .await
        .must_be(303);
}

async fn from_question_to_recording(name: &str, look: Look) {
    if !there_is_a_browser() {
        return;
    }
    let garden = Garden::new().await;
    let session = garden.cohort.session(&garden.world, "Fragen an den Boden").await;
    with_password(&garden.world, "tom", "a long sentence").await;
    let browser = Browser::open(&garden.world.url, name, look).await;
    let (board, notes) = (format!("{session}/questions"), format!("{session}/notes"));
    browser.go(&board).await;
    browser.write("input[name='email']", "tom@example.org").await;
    browser.press("main form details summary").await;
    browser.write("input[name='password']", "a long sentence").await;
    browser.press("button[value='password']").await;
    browser.find("body[data-view='live_sessions/board.html']").await;
    browser.press(&format!("form[action='/language'] button[value='{}']", look.language)).await;
    browser.find(&format!("html[lang='{}'] body[data-view='live_sessions/board.html']", look.language)).await;
    look_at(&browser, "empty", look.width).await;

    browser.press("form[action$='/questions'] button").await;
    browser.find("#errors").await;
    look_at(&browser, "nothing-asked", look.width).await;
    browser.write("form[action$='/questions'] textarea", "Und im Winter?").await;
    browser.press("form[action$='/questions'] button").await;
    browser.find("[data-flash='done']").await;
    asked(&garden, &session).await;
    browser.go(&board).await;
    browser.press("button[name='vote'][value='yes']").await;
    browser.find("button[name='vote'][value='no']").await;
    browser.press("article details summary").await;
    look_at(&browser, "board", look.width).await;
    browser.press("button[name='answered']").await;
    browser.find("#done").await;
    look_at(&browser, "answered", look.width).await;
    browser.press("form[action$='/questions/thread'] button").await;
    browser.find("body[data-view='discussions/show.html']").await;
    look_at(&browser, "thread", look.width).await;

    browser.go(&notes).await;
    look_at(&browser, "notes-empty", look.width).await;
    browser.write("form[action$='/notes'] textarea", "# Boden\n- Was ist Boden?").await;
    browser.press("form[action$='/notes'] button").await;
    browser.find("[data-flash='done']").await;
    browser.press("#recording details summary").await;
    browser.write("input[name='url']", "https://video.example.org/boden").await;
    browser.press("form[action$='/recording'] button").await;
    browser.find("#errors").await;
    look_at(&browser, "without-the-statement", look.width).await;
    browser.press("input[name='agreed']").await;
    browser.press("form[action$='/recording'] button").await;
    browser.find("#recording a[href='https://video.example.org/boden']").await;
    look_at(&browser, "recording", look.width).await;
    browser.press("button[name='agrees'][value='no']").await;
    browser.find("#recording .note").await;
    look_at(&browser, "taken-back", look.width).await;
    browser.close().await;
}

#[actix_web::test]
async fn on_a_desktop_with_javascript() {
    from_question_to_recording("question-desktop", Look::DESKTOP).await;
}

#[actix_web::test]
async fn on_a_phone_without_javascript() {
    from_question_to_recording("question-phone", Look::PHONE).await;
}
