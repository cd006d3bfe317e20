//! How e-mails look: the same in every program, in the light and in the dark, with nothing fetched from anywhere.

use scraper::{Html, Selector};

use super::words::mails_of_every_kind;
use crate::harness::Mail;

fn all<'a>(page: &'a Html, css: &str) -> Vec<scraper::ElementRef<'a>> {
    let selector = Selector::parse(css).unwrap();
    page.select(&selector).collect()
}

/// What would have to be fetched, or is no use in an e-mail.
fn strange(html: &str) -> Vec<&'static str> {
    let strange = [
        "<img",
        "<link",
        "<script",
        "<iframe",
        "<object",
        "<form",
        "<svg",
        "@import",
        "@font-face",
        "url(",
        "src=",
        "background=",
        "javascript:",
        "{{",
        "{%",
        "var(",
    ];
    strange.into_iter().filter(|one| html.contains(one)).collect()
}

fn check(locale: &str, mail: &Mail) {
    let (subject, html) = (&mail.subject, &mail.html);
    assert!(html.starts_with("<!DOCTYPE html>") || html.starts_with("<!doctype html>"), "{html}");
    assert_eq!(strange(html), Vec::<&str>::new(), "{subject}");
    let page = Html::parse_document(html);
    assert_eq!(page.root_element().value().attr("lang"), Some(locale), "{subject}");
    let title = all(&page, "head title").remove(0).text().collect::<String>();
    assert_eq!(&title, subject);
    for name in ["color-scheme", "supported-color-schemes", "viewport"] {
        assert_eq!(all(&page, &format!("meta[name={name}]")).len(), 1, "{name}");
    }
    let sheet: String = all(&page, "style").iter().flat_map(|sheet| sheet.text()).collect();
    let (outside, dark) = sheet.split_once("@media (prefers-color-scheme: dark)").unwrap_or_else(|| panic!("{sheet}"));
    assert!(!outside.contains('{'), "what is not for the dark stands in the elements: {outside}");
    assert!(dark.matches("!important").count() >= dark.matches(';').count(), "or the elements win: {dark}");
    for css in ["p", "a", "li", "ul", "td[class]", "body", "div"] {
        for element in all(&page, &format!("html {css}")) {
            assert!(element.value().attr("style").is_some(), "{subject}: {}", element.html());
        }
    }
    let buttons = all(&page, "a.button");
    assert!(buttons.len() <= 1, "{subject}: one thing to do");
    for button in buttons {
        let href = button.value().attr("href").unwrap();
        assert!(mail.text.contains(href), "{subject}");
    }
    assert!(html.len() < 20_000, "{subject}: {} bytes; some programs cut off long ones", html.len());
}

#[actix_web::test]
async fn every_kind_looks_as_it_should_in_both_languages() {
    for locale in ["de", "en"] {
        let mails = mails_of_every_kind(locale).await;
        for mail in &mails {
            check(locale, mail);
            mail.keep(&format!("{locale}-{}", mail.message_id));
        }
        let with_button = mails.iter().filter(|mail| mail.html.contains("class=\"button\"")).count();
        assert!(with_button * 10 >= mails.len() * 9, "{with_button} of {}", mails.len());
    }
}

#[test]
fn what_would_be_fetched_is_found() {
    let planted = "<p style=\"background:url(https://evil.example/x)\"><img src=\"https://evil.example/y\">";
    assert_eq!(strange(planted), ["<img", "url(", "src="]);
}
