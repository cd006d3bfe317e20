//! The same house with nothing but a keyboard, on a phone's width, where the
//! bar at the bottom could hide what has the focus.

use thirtyfour::Key;

use crate::harness::{Browser, Demo, Look, there_is_a_browser};

#[actix_web::test]
async fn somebody_without_a_mouse_answers_a_colleague() {
    if !there_is_a_browser() {
        return;
    }
    let demo = Demo::start();
    let look = Look { javascript: true, dark: false, ..Look::PHONE };
    let browser = Browser::open(&demo.url, "keyboard", look).await;
    browser.go("/demo").await;
    browser.tab_to("a[href='/demo/sign-in/participant']").await;
    browser.key(Key::Enter).await;
    browser.find("body[data-view='journey/home.html']").await;

    // The first stop is the way past the navigation.
    browser.tab_to("a.skip").await;
    browser.key(Key::Enter).await;
    browser.tab_to("main a[href*='/threads/'][href*='/posts/']").await;
    browser.key(Key::Enter).await;
    browser.find("body[data-view='discussions/show.html']").await;
    browser.tab_to("article.post:not(.gone) a[href*='?answer=']").await;
    browser.key(Key::Enter).await;
    browser.find("form[action$='/posts'] input[name='answers_to']").await;
    browser.tab_to("form[action$='/posts'] textarea").await;
    browser.type_words("Das probieren wir am Montag.").await;
    browser.tab_to("form[action$='/posts'] button.primary").await;
    browser.key(Key::Enter).await;
    browser.find("[data-flash='done']").await;
    browser.must_say("Das probieren wir am Montag.").await;

    // Language and appearance at the end of the page, and the way out.
    browser.tab_to("form[action='/language'] button[value='en']").await;
    browser.key(Key::Enter).await;
    browser.find("html[lang='en']").await;
    browser.tab_to("form[action='/theme'] button[value='dark']").await;
    browser.key(Key::Enter).await;
    browser.find("html[data-theme='dark']").await;
    browser.tab_to("details.menu summary").await;
    browser.key(Key::Enter).await;
    browser.tab_to("form[action='/sign-out'] button").await;
    browser.key(Key::Enter).await;
    browser.find("body[data-view='admissions/programme.html'] [data-flash='done']").await;
    browser.close().await;
}
