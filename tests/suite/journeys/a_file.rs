//! Somebody shows a picture: with a mouse in the light, and without JavaScript on a phone in the dark.
//! Every page on the way is looked at by axe and kept as a picture.

use image::{Rgb, RgbImage};

use crate::{
    attachments::sent_picture,
    harness::{Browser, Garden, Look, there_is_a_browser},
};

/// A drawing of a bed under a sky, saved as a camera would; somewhat larger than a page needs.
fn drawing(folder: &std::path::Path) -> std::path::PathBuf {
    let file = folder.join("Beet.png");
    let drawn = RgbImage::from_fn(1_800, 1_200, |x, y| match (x / 120 + y / 90) % 2 {
        _ if y < 400 => Rgb([150, 190, u8::try_from(200 + y / 10).unwrap_or(240)]),
        0 => Rgb([90, 130, 60]),
        _ => Rgb([110, 85, 60]),
    });
    drawn.save(&file).unwrap();
    file
}

async fn show_it(garden: &Garden, name: &str, look: Look, locale: &str) {
    let who = garden.world.person_reading(if locale == "de" { "emma" } else { "elif" }, locale).await;
    if locale == "de" {
        garden.cohort.enrol(&garden.world, "emma", entity::states::Role::Participant).await;
    }
    let key = who.email.split('@').next().unwrap().to_owned();
    let browser = Browser::open(&garden.world.url, name, look).await;
    let look_at = async |what: &str| {
        browser.must_be_accessible().await;
        browser.picture(what).await;
    };
    browser.go("/sign-in").await;
    browser.hold(garden.world.sign_in(&key).await.session()).await;
    browser.go(&garden.at("/threads/new")).await;
    look_at("new").await;
    let folder = tempfile::tempdir().unwrap();
    browser.write("input[name='title']", "Wer kennt das?").await;
    browser.write("textarea[name='body']", "Seit Montag steht es so da.").await;
    browser.choose("input[type='file']", &drawing(folder.path())).await;
    browser.press("button[formaction*='/files']:not([name])").await;
    browser.find(".waiting-files img").await;
    look_at("added").await;
    // Sent without a word about the picture, it comes back with everything in it.
    browser.press("form[action$='/threads'] button.primary").await;
    browser.find("#errors").await;
    look_at("undescribed").await;
    browser.write("input[name^='caption.']", "Ein Beet in Streifen unter blauem Himmel").await;
    browser.press("form[action$='/threads'] button.primary").await;
    browser.find("body[data-view='discussions/show.html']").await;
    let thread = browser.path().await;
    browser.find(".attached img").await;
    look_at("thread").await;
    sent_picture(garden, "jonas", thread.split('#').next().unwrap()).await;
    browser.go(&thread).await;
    // A PDF, taken away again.
    let plan = folder.path().join("Plan für das Frühjahr.pdf");
    std::fs::write(&plan, b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n")
        .unwrap();
    browser.write("textarea[name='body']", "Und das ist der Plan.").await;
    browser.choose("input[type='file']", &plan).await;
    browser.press("button[formaction*='/files']:not([name])").await;
    browser.find("button[name='take_away']").await;
    look_at("reply").await;
    browser.press("button[name='take_away']").await;
    browser.find("input[type='file']").await;
    assert!(!browser.has(".waiting-files").await);
    assert!(browser.find("textarea[name='body']").await.prop("value").await.unwrap().unwrap().starts_with("Und das"));
    browser.choose("input[type='file']", &plan).await;
    browser.press("form[action$='/posts'] button.primary").await;
    browser.find("[data-flash='done']").await;
    browser.find("a.paper").await;
    look_at("sent").await;
    // The picture is taken out of the post it was sent with.
    let edit = browser.attribute("article.post:first-child a[href*='/cohorts/'][href*='/posts/']", "href").await;
    browser.go(&edit).await;
    look_at("edit").await;
    browser.press("button[name='take_away']").await;
    browser.find("input[type='file']").await;
    assert!(!browser.has(".waiting-files").await);
    // And the answer to a lesson's question has one.
    browser.go(&garden.at("/weeks/1/soil")).await;
    browser.write("textarea[name='body']", "So sieht es aus.").await;
    browser.press("#answers details.fold summary").await;
    browser.choose("input[type='file']", &plan).await;
    browser.press("button[formaction*='/files']:not([name])").await;
    browser.find("button[name='take_away']").await;
    look_at("lesson").await;
    browser.press("form[action$='/answers'] button.primary").await;
    browser.find("#answers a.paper").await;
    look_at("lesson-sent").await;
    browser.close().await;
}

// Windows high enough to see a form and its thread whole.
#[actix_web::test]
async fn a_picture_is_shown_on_a_desktop() {
    if there_is_a_browser() {
        show_it(&Garden::new().await, "file-desktop", Look { height: 1_900, ..Look::DESKTOP }, "en").await;
    }
}

#[actix_web::test]
async fn and_on_a_phone_without_javascript() {
    if there_is_a_browser() {
        show_it(&Garden::new().await, "file-phone", Look { height: 2_600, ..Look::PHONE }, "de").await;
    }
}
