//! Every kind of e-mail as programs show it: on a phone and in a window, in the light and in the dark.

use std::collections::BTreeSet;

use crate::{
    harness::{Browser, Look, Mail, there_is_a_browser},
    mail::words::mails_of_every_kind,
};

/// How wide a phone shows it, and a window with a list of folders beside it.
const WIDTHS: [u32; 2] = [360, 700];

/// Each e-mail in a window of its own size: nothing is wider, nothing keeps anybody out, and a picture is kept.
async fn look_at(mails: &[Mail], locale: &'static str, width: u32, dark: bool) {
    let folder = tempfile::tempdir().unwrap();
    let look = Look { width, height: 1_400, dark, javascript: true, language: locale };
    let shade = if dark { "dark" } else { "light" };
    let browser = Browser::open("file://", &format!("e-mails-{locale}-{width}-{shade}"), look).await;
    let mut papers = BTreeSet::new();
    for (nth, mail) in mails.iter().enumerate() {
        let file = folder.path().join(format!("{nth}.html"));
        std::fs::write(&file, &mail.html).unwrap();
        browser.go(&file.display().to_string()).await;
        let name: String = mail.subject.chars().filter(|c| c.is_alphanumeric() || *c == ' ').take(40).collect();
        browser.picture(&name.replace(' ', "-")).await;
        browser.must_be_accessible().await;
        let paper = browser.run("return getComputedStyle(document.body).backgroundColor").await;
        papers.insert(paper.as_str().unwrap().to_owned());
    }
    let paper = if dark { "rgb(18, 23, 29)" } else { "rgb(255, 255, 255)" };
    assert_eq!(papers, BTreeSet::from([paper.to_owned()]));
    browser.close().await;
}

#[actix_web::test]
async fn every_e_mail_can_be_read_on_a_phone_at_night() {
    if !there_is_a_browser() {
        return;
    }
    look_at(&mails_of_every_kind("de").await, "de", WIDTHS[0], true).await;
}

#[actix_web::test]
#[ignore = "takes minutes; tests/mail-proofs runs it"]
async fn every_e_mail_in_every_look() {
    if !there_is_a_browser() {
        return;
    }
    for locale in ["de", "en"] {
        let mails = mails_of_every_kind(locale).await;
        for width in WIDTHS {
            for dark in [false, true] {
                look_at(&mails, locale, width, dark).await;
            }
        }
    }
}
