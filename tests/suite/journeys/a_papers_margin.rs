//! Somebody talks about words of a paper, is answered while they look, follows it, takes it along and stands by it:
//! with JavaScript on a desktop, in the light; without on a phone, in the dark. Every page on the way is looked at
//! by axe and kept as a picture.

use entity::states::Role;

use crate::{
    documents::{comments::says, suggested, with_text, writes},
    harness::{Browser, Garden, Look, there_is_a_browser},
};

async fn look_at(browser: &Browser, what: &str) {
    browser.must_be_accessible().await;
    browser.picture(what).await;
}

const MARK: &str = "const prose = document.querySelector('[data-passage] .prose');
    prose.scrollIntoView();
    const text = [...prose.querySelectorAll('p')].at(-1).firstChild;
    const range = document.createRange();
    range.setStart(text, 0); range.setEnd(text, 8);
    getSelection().removeAllRanges(); getSelection().addRange(range);";

async fn talks_about_a_paper(name: &str, look: Look) {
    if !there_is_a_browser() {
        return;
    }
    let garden = Garden::new().await;
    let world = &garden.world;
    world.person_reading("emma", look.language).await;
    garden.cohort.enrol(world, "emma", Role::Participant).await;
    let (emma, jonas, tom) = (world.sign_in("emma").await, world.sign_in("jonas").await, world.sign_in("tom").await);
    let (paper, section) = with_text(&garden, &jonas, "We meet.\n\nWe **talk**.\n\nWe leave when it rains.").await;
    says(&tom, &section, "0", "When, @Jonas?").await;
    let browser = Browser::open(&world.url, name, look).await;
    browser.hold(emma.session()).await;
    browser.go(&garden.at("/documents")).await;
    look_at(&browser, "papers").await;
    browser.press(".row-title a").await;
    browser.find("body[data-view='documents/show.html']").await;
    browser.press("details.fold summary").await;
    look_at(&browser, "paper").await;
    browser.press("form[action$='/following'] button").await;
    browser.find("[data-flash='done']").await;
    if look.javascript {
        // Who writes is told, not pushed in.
        jonas.submit(&jonas.get(&paper).await, &format!("{section}/desk"), &[]).await.must_be(200);
        browser.must_say("Jonas is writing here").await;
        world.later(chrono::Duration::minutes(6));
        writes(&jonas, &section, "We meet.\n\nWe **talk**.\n\nWe leave when it rains. Or snows.").await;
        browser.find("[data-fresh]:not([hidden]) a").await;
        assert!(!browser.text().await.contains("Or snows"));
        look_at(&browser, "somebody-saved").await;
        browser.press("[data-fresh] a").await;
        browser.must_say("Or snows").await;
        browser.run(MARK).await;
        browser.find(".say-it:not([hidden])").await;
        look_at(&browser, "marked").await;
        browser.press(".say-it").await;
        browser.find("#say .passage").await;
        browser.must_say("We leave").await;
    } else {
        browser.go(&format!("{section}/comments")).await;
        browser.press("select[name='passage'] option[value='2']").await;
    }
    look_at(&browser, "saying").await;
    browser.press("#say form button.primary").await;
    browser.find("#errors").await;
    look_at(&browser, "without-words").await;
    browser.write("#say textarea[name='body']", "Auch im Winter?").await;
    browser.press("#say form button.primary").await;
    browser.find("[data-flash='done']").await;
    look_at(&browser, "said").await;
    // Hers is the only one she may settle.
    browser.press("button[name='settled'][value='yes']").await;
    browser.find("[data-flash='done']").await;
    look_at(&browser, "settled").await;
    browser.go(&section).await;
    browser.find("textarea[data-autosave]").await;
    look_at(&browser, "writing").await;

    // Whoever has written there since they were named has seen it; this is new.
    says(&tom, &section, "0", "Still there, @Jonas?").await;
    browser.hold(jonas.session()).await;
    browser.go("/home").await;
    look_at(&browser, "home").await;
    browser.press("a[href$='/comments']").await;
    browser.find("form[action$='/reading']").await;
    look_at(&browser, "named").await;
    suggested(&tom, &section, "We meet. We never leave.").await;
    for place in ["cards", "suggestions", "suggestions/new", "history", "history/1"] {
        browser.go(&format!("{section}/{place}")).await;
        look_at(&browser, &place.replace('/', "-")).await;
    }
    browser.go(&format!("{paper}/reading")).await;
    look_at(&browser, "reading").await;
    tom.submit(&tom.get(&paper).await, "/agreement", &[]).await.must_be(200);
    browser.go(&format!("{paper}/editions/1")).await;
    look_at(&browser, "edition").await;
    browser.press("button[name='signs'][value='yes']").await;
    browser.find("[data-flash='done']").await;
    look_at(&browser, "signed").await;
    browser.go("/programmes/gardening/papers").await;
    look_at(&browser, "published").await;
    browser.close().await;
}

#[actix_web::test]
async fn on_a_desktop_with_javascript() {
    talks_about_a_paper("paper-desktop", Look { width: 1200, ..Look::DESKTOP }).await;
}

#[actix_web::test]
async fn on_a_phone_without_javascript() {
    talks_about_a_paper("paper-phone", Look::PHONE).await;
}

#[actix_web::test]
async fn on_a_phone_in_the_light_and_a_desktop_in_the_dark() {
    talks_about_a_paper("paper-phone-light", Look { dark: false, ..Look::PHONE }).await;
    talks_about_a_paper("paper-desktop-dark", Look { width: 1200, dark: true, ..Look::DESKTOP }).await;
}
