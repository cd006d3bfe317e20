//! An owner changes what an e-mail says and sees meanwhile what becomes of it.

use crate::harness::{Browser, Demo, Look, there_is_a_browser};

async fn change_a_text(name: &str, look: Look) {
    if !there_is_a_browser() {
        return;
    }
    let demo = Demo::start();
    let browser = Browser::open(&demo.url, name, look).await;
    browser.go("/demo/sign-in/owner").await;
    browser.go("/mail/texts").await;
    browser.must_be_accessible().await;
    browser.go("/mail/texts/nudges-week/en").await;
    browser.must_be_accessible().await;
    browser.write("input[name='subject']", "{{ week }}/{{ weeks }}: {{ question }}").await;
    browser.write("textarea[name='body']", "Good morning {{ reader }},\n\nit is **open**.").await;
    if !look.javascript {
        browser.press("button[value='look']").await;
    }
    // With JavaScript, nobody has pressed anything.
    browser.must_say("it is open.").await;
    let subject = browser.run("return document.querySelector('#looks .card h3').innerText").await;
    assert!(subject.as_str().unwrap().starts_with("3/7: "), "{subject}");
    browser.must_be_accessible().await;
    browser.picture("typed").await;
    browser.write("textarea[name='body']", "Good morning {{ reade }}").await;
    if look.javascript {
        browser.must_say("So lässt sich keine E-Mail daraus machen.").await;
    }
    browser.press("button[value='save']").await;
    browser.find("#errors").await;
    browser.must_be_accessible().await;
    browser.picture("refused").await;
    browser.close().await;
}

#[actix_web::test]
async fn a_desktop_with_javascript_shows_what_becomes_of_it_while_one_types() {
    change_a_text("texts-desktop", Look::DESKTOP).await;
}

#[actix_web::test]
async fn a_phone_without_javascript_shows_it_on_a_press() {
    change_a_text("texts-phone", Look::PHONE).await;
}
