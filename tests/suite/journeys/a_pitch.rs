//! A pitch from its draft to what others say to it: a word on the draft, the room's first page, feedback by the
//! person who gives it and the one who gets it, the sheet of paper and the gallery; on a desk, and on a phone in
//! the dark without JavaScript. Every page on the way is looked at by axe and kept as a picture.

use entity::{pitch, pitch_reading_late};
use lernweg::features::pitches::keep_readings;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use crate::{
    first_answers::garden_with,
    harness::{Browser, Look, there_is_a_browser},
    pitches::{
        drafts::{at, drafted_in, writes},
        feedback::{ENOUGH, Heard},
    },
};

async fn look_at(browser: &Browser, what: &str) {
    browser.must_be_accessible().await;
    browser.picture(what).await;
}

async fn a_draft_and_words_on_it(name: &str, look: Look) {
    if !there_is_a_browser() {
        return;
    }
    let (garden, elif, id) = drafted_in(garden_with(&["mia", "kim"]).await).await;
    let (world, path) = (&garden.world, at(&garden, id));
    let browser = Browser::open(&world.url, name, look).await;
    browser.hold(elif.session()).await;
    browser.go(&format!("{path}/draft")).await;
    browser.write("#f-line-1", "To the board: two hours a week.").await;
    look_at(&browser, "writing").await;
    browser.press("form[action$='/draft'] .actions button").await;
    browser.find("[data-flash='done']").await;
    look_at(&browser, "mine").await;
    browser.press("form[action$='/readers'] button").await;
    browser.find("[data-flash='done']").await;
    look_at(&browser, "asked").await;
    browser.go(&garden.at("/pitches")).await;
    look_at(&browser, "where-I-stand").await;
    world.later(chrono::Duration::hours(25));
    keep_readings(&world.store).await.unwrap();
    let late = pitch_reading_late::Entity::find();
    let late = late.one(world.store.read()).await.unwrap().unwrap().person_id;
    let key = lernweg::identity::name_of(world.store.read(), late).await.unwrap().unwrap().to_lowercase();
    let reader = world.sign_in(&key).await;
    browser.hold(reader.session()).await;
    browser.go(&path).await;
    look_at(&browser, "late").await;
    browser.write("#word-body", "Why two hours, and not one?").await;
    browser.press("form[action$='/comments'] button.quiet").await;
    browser.find("[data-flash='done']").await;
    let elif = world.sign_in("elif").await;
    writes(&garden, &elif, id, &[("line-1", "To the board: one hour a week.")]).await.must_be(200);
    let whom = world.person("mia").await.id.to_string();
    let free = key != "mia";
    if free {
        elif.send_fresh(&format!("{path}/members"), &[("person", &whom)]).await.must_be(303);
    }
    browser.hold(elif.session()).await;
    browser.go(&path).await;
    look_at(&browser, "with-words").await;
    browser.go(&format!("{path}/versions")).await;
    look_at(&browser, "versions").await;
    browser.close().await;
}

async fn what_others_say_to_it(name: &str, look: Look) {
    if !there_is_a_browser() {
        return;
    }
    let heard = Heard::shared(&["elif", "jonas", "mia", "kim", "noah"]).await;
    let (garden, world) = (&heard.garden, &heard.garden.world);
    let browser = Browser::open(&world.url, name, look).await;
    browser.hold(heard.who("jonas").await.session()).await;
    browser.go(&garden.at("/pitches")).await;
    look_at(&browser, "where-I-stand").await;
    browser.go(&garden.at("/pitches/feedback")).await;
    look_at(&browser, "owed").await;
    browser.go(&heard.at("elif", "/feedback")).await;
    look_at(&browser, "practice").await;
    browser.press("form[action*='/practice'] button[value='skip']").await;
    browser.find("#f-saw").await;
    look_at(&browser, "giving").await;
    browser.write("#f-saw", ENOUGH).await;
    for name in ["clear", "fits_members", "doable"] {
        browser.press(&format!("#f-{name}-3")).await;
    }
    browser.press("form button[value='preview']").await;
    browser.find("form button[value='send']").await;
    look_at(&browser, "before-it-is-sent").await;
    browser.press("form button[value='send']").await;
    browser.find("[data-flash='done']").await;
    look_at(&browser, "given").await;
    for giver in ["mia", "kim", "tom"] {
        heard.gives(giver, "elif", ENOUGH, ["4", "3", "3"]).await;
    }
    let elif = heard.who("elif").await;
    elif.send_fresh(&heard.at("elif", "/gallery"), &[("shown", "yes")]).await.must_be(303);
    let note = pitch::Entity::update_many()
        .col_expr(pitch::Column::ChangeNote, Expr::value("I begin with the night shift."))
        .filter(pitch::Column::Id.eq(heard.pitches["elif"]));
    note.exec(world.store.schema()).await.unwrap();
    browser.hold(elif.session()).await;
    browser.go(&heard.at("elif", "/replies")).await;
    browser.must_say("Pitch of elif").await;
    look_at(&browser, "received").await;
    browser.go(&heard.at("elif", "/print")).await;
    look_at(&browser, "on-paper").await;
    browser.go(&garden.at("/pitches/gallery")).await;
    look_at(&browser, "gallery").await;
    browser.close().await;
}

#[actix_web::test]
async fn a_draft_in_the_light_with_javascript() {
    a_draft_and_words_on_it("draft-desktop", Look::DESKTOP).await;
}

#[actix_web::test]
async fn a_draft_on_a_phone_in_the_dark_without_javascript() {
    a_draft_and_words_on_it("draft-phone", Look::PHONE).await;
}

#[actix_web::test]
async fn feedback_in_the_light_with_javascript() {
    what_others_say_to_it("feedback-desktop", Look::DESKTOP).await;
}

#[actix_web::test]
async fn feedback_on_a_phone_in_the_dark_without_javascript() {
    what_others_say_to_it("feedback-phone", Look::PHONE).await;
}
