//! A participant follows a week: once with JavaScript on a desktop, in the
//! light; once without on a phone, in the dark. Every page on the way is looked
//! at by axe and kept as a picture.

use crate::harness::{Browser, Demo, Look, there_is_a_browser};

/// What the links and buttons say on the way.
struct Words {
    mailbox_answer: &'static str,
}

async fn look_at(browser: &Browser, what: &str) {
    browser.must_be_accessible().await;
    browser.picture(what).await;
}

async fn follow_a_week(name: &str, look: Look, words: Words) {
    if !there_is_a_browser() {
        return;
    }
    let demo = Demo::start();
    let browser = Browser::open(&demo.url, name, look).await;

    browser.go("/").await;
    look_at(&browser, "programme").await;
    browser.go("/sign-in").await;
    look_at(&browser, "sign-in").await;
    browser.go("/demo").await;
    look_at(&browser, "demo").await;

    // One click, and I am at home.
    browser.press("a[href='/demo/sign-in/participant']").await;
    browser.find("body[data-view='journey/home.html']").await;
    look_at(&browser, "home").await;
    assert!(browser.has("a[href*='/threads/'][href*='/posts/']").await, "somebody waits for me");

    // My language is one press away, and the page stays.
    let other = if look.language == "de" { "en" } else { "de" };
    browser.press(&format!("form[action='/language'] button[value='{other}']")).await;
    browser.find(&format!("html[lang='{other}'] body[data-view='journey/home.html']")).await;
    browser.press(&format!("form[action='/language'] button[value='{}']", look.language)).await;
    browser.find(&format!("html[lang='{}'] body[data-view='journey/home.html']", look.language)).await;

    // The week, and a lesson I have not answered yet.
    browser.press("main a[href*='/weeks/3']").await;
    if !browser.has("body[data-view='journey/week.html']").await {
        browser.go(browser.path().await.rsplit_once('/').unwrap().0).await;
    }
    browser.find("body[data-view='journey/week.html']").await;
    look_at(&browser, "week").await;
    let week = browser.path().await;

    // The whole of it on one page, and back.
    browser.press("main a[href$='/reader']").await;
    browser.find("body[data-view='reader/show.html']").await;
    look_at(&browser, "reader").await;
    browser.press("main details:has(ol.contents) summary").await;
    browser.press("main ol.contents a[href='#task']").await;
    assert!(browser.path().await.ends_with("/reader#task"));
    browser.go(&week).await;
    browser.press("main a[href$='/first-30-days']").await;
    browser.find("body[data-view='journey/lesson.html']").await;
    look_at(&browser, "lesson").await;
    assert!(!browser.has("#answers article.post").await, "others' answers are folded until mine stands");

    // An empty answer comes back with a sentence; a real one stands.
    browser.press("form[action$='/answers'] button.primary").await;
    browser.find("#errors").await;
    look_at(&browser, "lesson-empty-answer").await;
    browser.write("form[action$='/answers'] textarea", "Wir prüfen zuerst, wer die Tafel liest.").await;
    browser.press("form[action$='/answers'] button.primary").await;
    browser.find("[data-flash='done']").await;
    browser.find("#answers article.post").await;
    browser.must_say("Wir prüfen zuerst, wer die Tafel liest.").await;
    look_at(&browser, "lesson-answered").await;

    // Done, and the progress says so.
    browser.go("/me/progress").await;
    let before = browser.text().await;
    look_at(&browser, "progress").await;
    browser.go(&format!("{week}/first-30-days")).await;
    browser.press("form[action$='/completion'] button").await;
    browser.find("[data-flash='done']").await;
    browser.go("/me/progress").await;
    assert_ne!(browser.text().await, before, "my progress has changed");

    // I hear somebody out and answer them.
    browser.go("/home").await;
    browser.press("a[href*='/threads/'][href*='/posts/']").await;
    browser.find("body[data-view='discussions/show.html']").await;
    look_at(&browser, "thread").await;
    // The post one was led to: the first on the page may be one's own.
    browser.press("article.post:target a[href*='?answer=']").await;
    browser.find("form[action$='/posts'] input[name='answers_to']").await;
    browser.write("form[action$='/posts'] textarea", "Das probieren wir am Montag an Linie 3.").await;
    browser.press("form[action$='/posts'] button.primary").await;
    browser.find("[data-flash='done']").await;
    browser.must_say("Das probieren wir am Montag an Linie 3.").await;

    // They get a letter in their language, with both parts.
    browser.go("/demo/mailbox").await;
    for _ in 0..50 {
        if browser.text().await.contains(words.mailbox_answer) {
            break;
        }
        browser.go("/demo/mailbox").await;
    }
    browser.must_say(words.mailbox_answer).await;
    look_at(&browser, "mailbox").await;
    browser.press("main a[href^='/demo/mailbox/']").await;
    browser.find("iframe").await;
    browser.must_say("Das probieren wir am Montag an Linie 3.").await;
    look_at(&browser, "mail").await;

    // A question of my own.
    browser.go("/home").await;
    browser.press("a[href$='/threads']").await;
    look_at(&browser, "threads").await;
    browser.press("a[href$='/threads/new']").await;
    look_at(&browser, "new-thread").await;
    browser.write("input[name='title']", "Wer liest die Tafel?").await;
    browser.write("textarea[name='body']", "Ich frage mich, wer sie **wirklich** liest.").await;
    browser.press("form[action$='/threads'] button.primary").await;
    browser.find("body[data-view='discussions/show.html']").await;
    look_at(&browser, "my-thread").await;
    browser.go("/me").await;
    look_at(&browser, "me").await;
    browser.go("/me/notifications").await;
    look_at(&browser, "notifications").await;
    browser.go("/nowhere").await;
    look_at(&browser, "missing").await;

    // The trainer sees the cohort, the owner the programme and its cohorts.
    browser.go("/demo/sign-in/trainer").await;
    look_at(&browser, "trainer-home").await;
    browser.press("a[href^='/cohorts/']").await;
    browser.go(&browser.path().await.split('/').take(3).collect::<Vec<_>>().join("/")).await;
    browser.find("body[data-view='journey/cohort.html']").await;
    look_at(&browser, "cohort").await;
    browser.go("/demo/sign-in/owner").await;
    look_at(&browser, "owner-home").await;
    browser.press("main a[href$='/cohorts']").await;
    browser.find("body[data-view='cohorts/index.html']").await;
    look_at(&browser, "cohorts").await;
    browser.press("main a[href$='/weeks/1']").await;
    browser.find("body[data-view='reader/show.html']").await;
    look_at(&browser, "course-week").await;
    browser.press("main nav a[href$='/cohorts']").await;
    browser.press("main a[href^='/cohorts/']").await;
    look_at(&browser, "owner-cohort").await;
    browser.press("a[href$='/settings']").await;
    browser.find("body[data-view='cohorts/settings.html']").await;
    look_at(&browser, "settings").await;

    // I sign out, and home asks who I am.
    browser.go("/me").await;
    if browser.has("details:not([open]) form[action='/sign-out']").await {
        browser.press("details:has(form[action='/sign-out']) summary").await;
    }
    browser.press("form[action='/sign-out'] button").await;
    browser.find("body[data-view='admissions/programme.html'] [data-flash='done']").await;
    browser.go("/home").await;
    browser.find("body[data-view='account/sign_in.html']").await;
    browser.close().await;
}

#[actix_web::test]
async fn on_a_desktop_with_javascript() {
    follow_a_week("desktop", Look::DESKTOP, Words { mailbox_answer: "Elif" }).await;
}

#[actix_web::test]
async fn on_a_phone_without_javascript() {
    follow_a_week("phone", Look::PHONE, Words { mailbox_answer: "Elif" }).await;
}
