//! Somebody who took part joins the others, says what they look for, answers the question of the month and takes a
//! role, on a desk and on a phone in the dark. Every page on the way is looked at by axe and kept as a picture.

use crate::{
    alumni::{HERE, joins, offered, over, says},
    harness::{Browser, Look, there_is_a_browser},
};

async fn stay_in_touch(name: &str, look: Look) {
    if !there_is_a_browser() {
        return;
    }
    let garden = over().await;
    let world = &garden.world;
    says(&joins(world, "jonas").await, "offer", "A hand on Saturdays").await.must_be(200);
    let browser = Browser::open(&world.url, name, look).await;
    browser.hold(world.sign_in("elif").await.session()).await;
    browser.go(HERE).await;
    browser.must_say("Would you like to stay within reach?").await;
    browser.must_be_accessible().await;
    browser.picture("invited").await;
    browser.press("form[action$='/membership'] button").await;
    browser.must_say("You are in.").await;
    browser.must_be_accessible().await;
    browser.picture("joined").await;
    // Too long: the words are still there.
    browser.write("#ask-body", &"bees ".repeat(61)).await;
    browser.press("form:has(#ask-body) button").await;
    browser.must_be_accessible().await;
    browser.picture("too-long").await;
    browser.go(HERE).await;
    browser.write("#ask-body", "Somebody with bees").await;
    browser.press("form:has(#ask-body) button").await;
    browser.must_say("It is up.").await;
    offered(world, "elif", "host", "Your barn is dry.").await.must_be(200);
    browser.go(HERE).await;
    browser.must_be_accessible().await;
    browser.picture("full").await;
    browser.press("form[action$='/answer'] button[value='yes']").await;
    browser.must_say("yours for a year").await;
    browser.go(&format!("{HERE}/months/2027-01")).await;
    browser.must_be_accessible().await;
    browser.write("#answer-body", "Garlic, **of course**.").await;
    browser.press("form:has(#answer-body) button").await;
    browser.must_say("Your answer is up.").await;
    browser.must_be_accessible().await;
    browser.picture("month").await;
    for (path, picture) in [("invite".to_owned(), "invite"), (world.person("elif").await.id.to_string(), "entry")] {
        browser.go(&format!("{HERE}/{path}")).await;
        browser.must_be_accessible().await;
        browser.picture(picture).await;
    }
    browser.close().await;
    let browser = Browser::open(&world.url, &format!("{name}-owner"), look).await;
    browser.hold(world.sign_in("olga").await.session()).await;
    for (path, picture) in [(HERE.to_owned(), "figures"), (format!("{HERE}/roles"), "roles")] {
        browser.go(&path).await;
        browser.must_be_accessible().await;
        browser.picture(picture).await;
    }
    browser.close().await;
}

#[actix_web::test]
async fn a_desktop_stays_in_touch() {
    stay_in_touch("alumni-desktop", Look::DESKTOP).await;
}

#[actix_web::test]
async fn a_phone_in_the_dark_stays_in_touch() {
    stay_in_touch("alumni-phone", Look::PHONE).await;
}
