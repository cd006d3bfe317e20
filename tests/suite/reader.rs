//! Stories about a week as one document: on a page, in a file, in a book.

mod book;
mod course;
mod file;
mod page;
mod pictures;
mod ways;

use scraper::{Html, Selector};

use crate::harness::Page;

/// Levels of the headings in the main part, in order.
fn levels(page: &Page) -> Vec<u8> {
    let html = Html::parse_document(&page.body);
    let headings = Selector::parse("main :is(h1, h2, h3, h4, h5, h6)").unwrap();
    html.select(&headings).map(|heading| heading.value().name()[1..].parse().unwrap()).collect()
}

/// Fails where a heading is skipped, where there are several of the first level, where an id is
/// there twice, or where a link inside the document leads nowhere.
#[track_caller]
fn must_be_one_document(page: &Page) {
    let levels = levels(page);
    assert_eq!(levels.first(), Some(&1), "{}", page.path);
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{}", page.path);
    for pair in levels.windows(2) {
        assert!(pair[1] <= pair[0] + 1, "{}: {levels:?}", page.path);
    }
    let mut ids = page.attributes("[id]", "id");
    for link in page.attributes("a[href^='#']", "href") {
        assert!(ids.contains(&link[1..].to_owned()), "{link} leads nowhere on {}", page.path);
    }
    ids.sort();
    for pair in ids.windows(2) {
        assert_ne!(pair[0], pair[1], "twice on {}", page.path);
    }
}
