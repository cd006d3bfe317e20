//! An owner reads, decides and sends letters: once with JavaScript on a desktop, in the light; once
//! without on a phone, in the dark. Every page on the way is looked at by axe and kept as a picture.

use entity::{application::Column, states::Verdict};
use serde_json::json;

use crate::{
    admissions::{assessor, score, set},
    harness::{Admission, Browser, Look, there_is_a_browser, with_password},
};

/// Six who applied, of several kinds; two have been read, one is decided about.
async fn busy() -> Admission {
    let admission = Admission::with(|new| new.blind = true).await;
    let world = &admission.world;
    let ids = admission.apply_all(6).await;
    for (nth, (department, site)) in
        [("south", "pune"), ("greenhouse", "berlin"), ("south", "berlin")].into_iter().enumerate()
    {
        set(world, ids[nth], Column::Department, department).await;
        set(world, ids[nth], Column::Site, site).await;
        set(world, ids[nth], Column::Languages, json!(["de", "en"])).await;
        set(world, ids[nth], Column::Locale, "de").await;
    }
    let ada = assessor(world, "ada").await;
    score(&admission, &ada, ids[0], ["3", "2"], "Sturdy pots, and she knows every neighbour.").await.must_be(303);
    score(&admission, &ada, ids[1], ["1", "2"], "").await.must_be(303);
    admission.cohort.decide(world, &ids[..1], Verdict::Offer).await;
    with_password(world, "olga", "a long sentence").await;
    admission
}

async fn look_at(browser: &Browser, what: &str, width: u32) {
    // A phone widens the window to what does not fit: then nothing seems to scroll sideways.
    assert_eq!(browser.run("return window.innerWidth").await, json!(width), "{what} is wider than the phone");
    browser.must_be_accessible().await;
    browser.picture(what).await;
}

async fn read_and_decide(name: &str, look: Look) {
    if !there_is_a_browser() {
        return;
    }
    let admission = busy().await;
    let browser = Browser::open(&admission.world.url, name, look).await;
    let at = |path: &str| admission.cohort.at(&format!("/applications{path}"));
    browser.go(&at("")).await;
    browser.write("input[name='email']", "olga@example.org").await;
    browser.press("main form details summary").await;
    browser.write("input[name='password']", "a long sentence").await;
    browser.press("button[value='password']").await;
    browser.find("body[data-view='admissions/board/index.html']").await;
    browser.press(&format!("form[action='/language'] button[value='{}']", look.language)).await;
    browser.find(&format!("html[lang='{}'] body[data-view='admissions/board/index.html']", look.language)).await;
    look_at(&browser, "board", look.width).await;
    browser.go(&at("?department=south&state=offered")).await;
    look_at(&browser, "board-nothing-found", look.width).await;

    // The next one, first without a word.
    browser.go(&at("")).await;
    browser.press("a.button[href$='/next']").await;
    browser.find("body[data-view='admissions/board/show.html']").await;
    look_at(&browser, "application", look.width).await;
    browser.press("form[action$='/review'] button:not([name])").await;
    browser.find("#errors").await;
    look_at(&browser, "application-without-scores", look.width).await;
    browser.press("input[name='score.readiness'][value='2']").await;
    browser.press("input[name='score.openness'][value='3']").await;
    browser.write("form[action$='/review'] textarea", "Good soil.").await;
    browser.press("form[action$='/review'] button:not([name])").await;
    browser.find("[data-flash='done']").await;

    browser.go(&at("/composition")).await;
    look_at(&browser, "composition", look.width).await;
    browser.press("button[name='method'][value='draw']").await;
    browser.find("body[data-view='admissions/board/decisions.html'] [data-flash='done']").await;
    look_at(&browser, "decisions", look.width).await;
    browser.press("main .fold summary").await;
    look_at(&browser, "decisions-letter", look.width).await;
    browser.press("main .fold a[href$='/letter']").await;
    browser.find("body[data-view='admissions/board/letter.html']").await;
    look_at(&browser, "letter", look.width).await;
    browser.go(&at("/decisions")).await;
    browser.press("form[action$='/rounds'] button").await;
    browser.find("form[action$='/undo']").await;
    look_at(&browser, "applied", look.width).await;
    browser.press("form[action$='/undo'] button").await;
    browser.find("form[action$='/rounds']").await;
    browser.go(&at("/composition")).await;
    look_at(&browser, "composition-drawn", look.width).await;
    browser.go(&at("/history")).await;
    look_at(&browser, "history", look.width).await;
    browser.close().await;
}

#[actix_web::test]
async fn on_a_desktop_with_javascript() {
    read_and_decide("board-desktop", Look::DESKTOP).await;
}

#[actix_web::test]
async fn on_a_phone_without_javascript() {
    read_and_decide("board-phone", Look::PHONE).await;
}
