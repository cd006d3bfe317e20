//! Somebody says who they are: in the light with a mouse, and in the dark with
//! nothing but a keyboard on a phone, without JavaScript. Every page on the way
//! is looked at by axe and kept as a picture.

use thirtyfour::Key;

use crate::harness::{Browser, Demo, Look, there_is_a_browser};

async fn look_at(browser: &Browser, what: &str) {
    browser.must_be_accessible().await;
    browser.picture(what).await;
}

#[actix_web::test]
async fn a_newcomer_writes_one_sentence_and_shows_a_face() {
    if !there_is_a_browser() {
        return;
    }
    let demo = Demo::start();
    let look = Look { language: "en", ..Look::DESKTOP };
    let browser = Browser::open(&demo.url, "people-desktop", look).await;
    browser.go("/demo/sign-in/participant").await;
    browser.find("body[data-view='journey/home.html']").await;
    browser.press("form[action='/language'] button[value='en']").await;
    browser.find("html[lang='en']").await;
    browser.press("nav a[href$='/people']").await;
    browser.find("body[data-view='people/index.html']").await;
    look_at(&browser, "list").await;
    let list = browser.path().await;

    // Who could help with a Polish supplier?
    browser.write("main input[name='q']", "poland").await;
    browser.press("main search button").await;
    browser.find("main input[name='q'][value='poland']").await;
    look_at(&browser, "found").await;
    browser.press(".fellow a").await;
    browser.find("body[data-view='people/show.html']").await;
    look_at(&browser, "somebody").await;
    browser.go(&format!("{list}?q=zzz")).await;
    look_at(&browser, "nobody").await;

    // My own, still empty, with an example.
    browser.go("/me/profile").await;
    browser.find("body[data-view='people/show.html']").await;
    look_at(&browser, "own-empty").await;
    browser.press(".card a.button").await;
    browser.find("form[action$='/parts/wonder'] textarea").await;
    look_at(&browser, "writing").await;
    browser.write("form[action$='/parts/wonder'] textarea", "Who contradicts me, and where?").await;
    browser.press("form[action$='/parts/wonder'] button").await;
    browser.find("[data-flash='done']").await;
    browser.must_say("Who contradicts me, and where?").await;
    browser.press("a[href*='edit=languages']").await;
    look_at(&browser, "languages").await;
    browser.press("input[name='language.tr']").await;
    browser.press("form[action$='/parts/languages'] button").await;
    browser.must_say("Türkçe").await;

    // A face. What is none comes back with a word about it.
    let folder = tempfile::tempdir().unwrap();
    let photo = folder.path().join("me.png");
    std::fs::write(&photo, "not a picture").unwrap();
    browser.press("a[href*='edit=photo']").await;
    browser.choose("form[action$='/photo'] input[type='file']", &photo).await;
    browser.press("form[action$='/photo'] button").await;
    browser.find(".field-error").await;
    look_at(&browser, "no-photo").await;
    let colour = image::RgbImage::from_fn(640, 480, |x, y| {
        let shade = u8::try_from((x / 4 + y / 4) % 200).unwrap();
        image::Rgb([40, shade, 120])
    });
    colour.save(&photo).unwrap();
    browser.choose("form[action$='/photo'] input[type='file']", &photo).await;
    browser.press("form[action$='/photo'] button").await;
    browser.find("img.face.large").await;
    look_at(&browser, "own-written").await;
    browser.go(&list).await;
    browser.find(".fellow img.face").await;
    look_at(&browser, "list-with-face").await;
    browser.close().await;
}

#[actix_web::test]
async fn on_a_phone_with_nothing_but_keys() {
    if !there_is_a_browser() {
        return;
    }
    let demo = Demo::start();
    let browser = Browser::open(&demo.url, "people-phone", Look::PHONE).await;
    browser.go("/demo/sign-in/participant").await;
    browser.find("body[data-view='journey/home.html']").await;
    browser.go("/me/profile").await;
    browser.find("body[data-view='people/show.html']").await;
    look_at(&browser, "own-empty").await;
    let mine = browser.path().await;
    browser.tab_to("a[href*='edit=offer']").await;
    browser.key(Key::Enter).await;
    browser.find("form[action$='/parts/offer'] textarea").await;
    look_at(&browser, "writing").await;
    browser.tab_to("form[action$='/parts/offer'] textarea").await;
    browser.type_words("Fotos von Gussfehlern, scharf.").await;
    browser.tab_to("form[action$='/parts/offer'] input[name='shown_to']").await;
    browser.tab_to("form[action$='/parts/offer'] button").await;
    browser.key(Key::Enter).await;
    browser.find("[data-flash='done']").await;
    browser.must_say("Fotos von Gussfehlern, scharf.").await;
    look_at(&browser, "own-written").await;
    browser.go(mine.rsplit_once('/').unwrap().0).await;
    browser.find("body[data-view='people/index.html']").await;
    look_at(&browser, "list").await;
    browser.tab_to("input[name='offers']").await;
    browser.type_words(" ").await;
    browser.tab_to("search button").await;
    browser.key(Key::Enter).await;
    browser.find("input[name='offers'][checked]").await;
    browser.must_say("Fotos von Gussfehlern, scharf.").await;
    look_at(&browser, "found").await;
    for part in ["zone", "photo"] {
        browser.go(&format!("{mine}?edit={part}")).await;
        look_at(&browser, part).await;
    }
    browser.close().await;
}
