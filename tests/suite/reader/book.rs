//! The week as a book: an archive whose every part is XML that holds together.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Read},
};

use reqwest::Method;
use roxmltree::{Document, ParsingOptions};
use zip::{CompressionMethod, ZipArchive};

use super::course::{DRAWING, School};
use crate::harness::Persona;

async fn bytes(persona: &Persona, path: &str) -> (reqwest::header::HeaderMap, Vec<u8>) {
    let response = persona.request(Method::GET, path).send().await.unwrap();
    assert_eq!(response.status().as_u16(), 200, "{path}");
    (response.headers().clone(), response.bytes().await.unwrap().to_vec())
}

/// The files of a book by name; the first must say what it is.
fn opened(bytes: Vec<u8>) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    {
        let mut first = archive.by_index(0).unwrap();
        assert_eq!((&*first.name().unwrap(), first.compression()), ("mimetype", CompressionMethod::Stored));
        let mut kind = String::new();
        first.read_to_string(&mut kind).unwrap();
        assert_eq!(kind, "application/epub+zip");
    }
    (0..archive.len())
        .map(|nth| {
            let mut file = archive.by_index(nth).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn xml<'t>(name: &str, bytes: &'t [u8]) -> Document<'t> {
    let text = std::str::from_utf8(bytes).unwrap();
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).unwrap_or_else(|error| panic!("{name}: {error}\n{text}"))
}

fn values(document: &Document<'_>, element: &str, attribute: &str) -> Vec<String> {
    let found = document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/1999/xhtml", element)));
    found.filter_map(|node| node.attribute(attribute).map(str::to_owned)).collect()
}

/// Fails unless every part of the book is XML, is listed, and leads only to what is there.
fn must_hold_together(book: &BTreeMap<String, Vec<u8>>) {
    let container = xml("container", &book["META-INF/container.xml"]);
    let package = container.descendants().find_map(|node| node.attribute("full-path")).unwrap().to_owned();
    assert_eq!(package, "book/package.opf");
    let package = xml(&package, &book[&package]);
    let named = |name: &str| package.descendants().filter(|node| node.tag_name().name() == name).collect::<Vec<_>>();
    let items: BTreeMap<&str, &str> =
        named("item").iter().map(|item| (item.attribute("id").unwrap(), item.attribute("href").unwrap())).collect();
    let listed: BTreeSet<String> = items.values().map(|href| format!("book/{href}")).collect();
    let there: BTreeSet<String> =
        book.keys().filter(|name| name.starts_with("book/") && *name != "book/package.opf").cloned().collect();
    assert_eq!(listed, there);
    let spine: Vec<&str> = named("itemref").iter().map(|item| items[item.attribute("idref").unwrap()]).collect();
    let pages: BTreeSet<&str> = items.values().copied().filter(|href| href.ends_with(".xhtml")).collect();
    assert_eq!(spine.iter().copied().collect::<BTreeSet<_>>(), pages, "every page is read, in order");
    assert_eq!(named("item").iter().filter(|item| item.attribute("properties") == Some("nav")).count(), 1);
    for meta in ["identifier", "title", "language"] {
        assert!(named(meta)[0].text().is_some_and(|text| !text.is_empty()), "{meta}");
    }
    for (name, bytes) in book.iter().filter(|(name, _)| name.ends_with(".xhtml")) {
        let page = xml(name, bytes);
        assert!(page.root_element().attribute("lang").is_some(), "{name}");
        assert_eq!(values(&page, "script", "src").len(), 0);
        let ids: Vec<String> = page.descendants().filter_map(|node| node.attribute("id").map(str::to_owned)).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{name}");
        assert!(page.descendants().all(|node| node.attributes().all(|one| !one.name().starts_with("on"))), "{name}");
        for src in values(&page, "img", "src") {
            assert!(book.contains_key(&format!("book/{src}")), "{name}: {src}");
        }
        for href in values(&page, "a", "href") {
            let away = href.starts_with("http://") || href.starts_with("https://") || href.starts_with("mailto:");
            let (file, id) = href.split_once('#').unwrap_or((&href, ""));
            let inside = file.is_empty() && ids.iter().any(|known| known == id);
            assert!(away || inside || book.contains_key(&format!("book/{file}")), "{name}: {href}");
        }
    }
}

/// Fails unless the book of a school's first week is one.
pub async fn must_be_sound(school: &School, persona: &Persona) {
    must_hold_together(&opened(bytes(persona, &school.week("reader.epub")).await.1));
}

#[actix_web::test]
async fn a_week_is_a_book() {
    let school = School::new("").await;
    let elif = school.world.sign_in("elif").await;
    let (headers, bound) = bytes(&elif, &school.week("reader.epub")).await;
    assert_eq!(headers["content-type"], "application/epub+zip");
    assert_eq!(headers["content-disposition"], "attachment; filename=\"sewing-1-en.epub\"");
    let book = opened(bound);
    must_hold_together(&book);
    let package = xml("package", &book["book/package.opf"]);
    let text = |name: &str| package.descendants().find(|node| node.tag_name().name() == name).unwrap().text().unwrap();
    assert_eq!((text("title"), text("language")), ("Nähen: week 1", "en"));
    let contents = xml("contents", &book["book/contents.xhtml"]);
    let leads = values(&contents, "a", "href");
    let files = ["week", "lesson-thread", "lesson-cloth", "task", "sparring", "session", "pause", "reading"];
    assert_eq!(leads, files.map(|file| format!("{file}.xhtml")));
    assert_eq!(values(&contents, "a", "lang")[..4], ["en", "en", "de", "en"]);
    let lesson = xml("lesson", &book["book/lesson-thread.xhtml"]);
    assert!(values(&lesson, "a", "href").contains(&"lesson-cloth.xhtml".to_owned()));
    let drawing = values(&lesson, "img", "src").into_iter().find(|src| src.ends_with(".svg")).unwrap();
    assert_eq!(book[&format!("book/{drawing}")], DRAWING.as_bytes());
    assert_eq!(book.keys().filter(|name| name.contains("images/")).count(), 2, "each picture once");
    assert_eq!(values(&lesson, "td", "class"), ["right", "center"]);
}

#[actix_web::test]
async fn only_who_moderates_finds_the_guide_in_the_book() {
    let school = School::new("").await;
    let world = &school.world;
    for (key, there) in [("elif", false), ("tom", true), ("olga", true)] {
        let book = opened(bytes(&world.sign_in(key).await, &school.week("reader.epub")).await.1);
        must_hold_together(&book);
        assert_eq!(book.contains_key("book/facilitator.xhtml"), there, "{key}");
    }
}

#[actix_web::test]
async fn a_book_that_does_not_hold_together_is_noticed() {
    assert!(std::panic::catch_unwind(|| xml("x", b"<p>a<br></p>").root_element().children().count()).is_err());
    assert!(std::panic::catch_unwind(|| xml("x", b"<p>a&nbsp;b</p>").root_element().children().count()).is_err());
}
