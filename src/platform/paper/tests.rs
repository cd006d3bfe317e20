use chrono::{TimeZone, Utc};
use lopdf::{Document, Object};
use proptest::prelude::*;

use super::{
    Code, Kind, Paper, Part, can_write,
    fonts::Weight,
    lines::{Line, Setting, break_up},
};
use crate::platform::pdf::is_pdf;

const HREF: &str = "https://house.example.org/papers/9tB4Qk1mXyZs7LwPq2RfVh8uEoNcGd5aJiTbKxMlYvA";

fn paper(name: &str, title: &str, promise: &str) -> Paper {
    Paper {
        title: format!("Paper: {name}"),
        about: promise.to_owned(),
        maker: "House".to_owned(),
        language: "de".to_owned(),
        dated: Utc.with_ymd_and_hms(2027, 1, 12, 10, 0, 0).unwrap(),
        body: vec![
            Part::new(Kind::House, "House"),
            Part::new(Kind::Title, "Paper"),
            Part::new(Kind::Display, name),
            Part::new(Kind::Heading, title).in_language("en"),
            Part::new(Kind::Lead, promise),
            Part::new(Kind::Subheading, "Why"),
            Part::new(Kind::Item, "Because of this."),
            Part::new(Kind::Item, "And of that."),
        ],
        foot: vec![Part::new(Kind::Text, "To be checked:"), Part::new(Kind::Link(HREF.to_owned()), HREF)],
        code: Some(Code { href: HREF.to_owned(), alt: "The same for cameras".to_owned() }),
    }
}

fn drawn(paper: &Paper) -> Document {
    let bytes = paper.draw().unwrap();
    assert!(is_pdf(&bytes));
    Document::load_mem(&bytes).unwrap()
}

fn read(document: &Document) -> String {
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    document.extract_text(&pages).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_written_can_be_read_back() {
    for name in ["Elif Yılmaz", "Zoë Łukaszewska-O’Brien", "Şükrü Ğğİı", "Ελευθερία Παπαδοπούλου", "Олексій Їжак"]
    {
        let text = read(&drawn(&paper(name, "Über offene Äpfel", "Straße, ẞ und Öl.")));
        let all = format!("House Paper {name} Über offene Äpfel Straße, ẞ und Öl. Why");
        assert!(text.starts_with(&all), "{text}");
        assert!(text.contains("Because of this.") && text.contains("To be checked:"), "{text}");
    }
}

#[test]
fn it_is_tagged_and_says_its_language_and_title() {
    let document = drawn(&paper("Mia", "Gardening", "Something grows."));
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").and_then(Object::as_str).unwrap(), b"de");
    let shown = catalog.get_deref(b"ViewerPreferences", &document).and_then(Object::as_dict).unwrap();
    assert!(shown.get(b"DisplayDocTitle").and_then(Object::as_bool).unwrap());
    let mut tags: Vec<String> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|element| element.has_type(b"StructElem"))
        .filter_map(|element| Some(String::from_utf8_lossy(element.get(b"S").ok()?.as_name().ok()?).into_owned()))
        .collect();
    tags.sort();
    let all = "Document Figure H1 H2 H3 L LBody LBody LI LI Lbl Lbl Link P P P P P";
    assert_eq!(tags.join(" "), all);
}

#[test]
fn the_same_page_is_the_same_bytes() {
    let one = paper("Mia", "Gardening", "Something grows.");
    assert_eq!(one.draw().unwrap(), one.draw().unwrap());
    assert_ne!(one.draw().unwrap(), paper("Mio", "Gardening", "Something grows.").draw().unwrap());
}

#[test]
fn much_is_written_smaller_and_too_much_goes_on_over_the_page() {
    let pages = |promise: &str| drawn(&paper(&"Long Name ".repeat(8), "A title", promise)).get_pages().len();
    assert_eq!(pages(&"And on and on. ".repeat(20)), 1);
    assert_eq!(pages(&"And on and on. ".repeat(60)), 1);
    assert!(pages(&"And on and on. ".repeat(600)) > 1);
    assert_eq!(drawn(&paper(&"W".repeat(120), &"/".repeat(300), "")).get_pages().len(), 1, "no word is too long");
}

#[test]
fn an_address_is_broken_where_nobody_is_misled() {
    let lines = |text: &str| {
        let setting = Setting { weight: Weight::Regular, language: "en", width: 16.0, even: false };
        let said = |line: &Line| line.pieces.iter().map(|piece| piece.text.as_str()).collect::<String>();
        break_up(text, &setting).iter().map(said).collect::<Vec<_>>()
    };
    assert_eq!(lines("https://house.example.org/papers/a-b-c-d-e"), ["https://house.example.org/papers/", "a-b-c-d-e"]);
    assert_eq!(lines("Anna-Maria-Luise von Lichtenfels-Hohenau"), ["Anna-Maria-Luise von Lichtenfels-", "Hohenau"]);
}

#[test]
fn there_are_letters_for_these_and_not_for_those() {
    for name in ["Mia", "Zoë", "Nguyễn Văn Đạo", "Ș ț", "დავით", "Արմեն", "דוד", "محمد", "q\u{301}", ""]
    {
        assert!(can_write(name), "{name}");
    }
    for name in ["李明", "Ming 李", "さくら", "अमित", "Mia 🌱", "\u{E000}"] {
        assert!(!can_write(name), "{name}");
    }
    assert!(Part::new(Kind::Display, "李明").is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_is_to_be_written(
        name in prop_oneof![any::<String>(), "[a-z\u{300}-\u{36F} -]{0,200}", "[\u{590}-\u{6FF}a-z0-9() ]{0,60}"],
        title in prop_oneof![any::<String>(), "\\PC{0,300}", "[\u{200B}-\u{206F}\u{E000}\u{FEFF}\u{FFFE}\u{FFFF}\u{1F300}-\u{1F9FF}]{0,20}"],
        promise in "[ -\u{24F}\u{10A0}-\u{10FF}\u{E80}-\u{EFF}\u{2000}-\u{2BFF}]{0,400}",
        language in prop_oneof![Just("de".to_owned()), Just("en-GB".to_owned())],
    ) {
        let mut one = paper(&name, &title, &promise);
        one.title = title;
        one.maker = name;
        one.language = language;
        let drawn = one.draw();
        prop_assert!(drawn.as_ref().is_ok_and(|bytes| is_pdf(bytes)), "{:?}", drawn.err());
    }
}

#[test]
#[allow(clippy::print_stdout, reason = "figures are for whoever runs them")]
#[ignore = "figures: see tests/bench-certificates"]
fn how_long_one_takes() {
    let long = paper(&"Long Name ".repeat(8), &"A long title ".repeat(8), &"And on and on. ".repeat(40));
    for (what, one) in [("short", paper("Elif Yılmaz", "Gardening", "Something grows.")), ("long", long)] {
        let size = one.draw().unwrap().len();
        let mut took: Vec<u128> = (0..500)
            .map(|_| {
                let begun = std::time::Instant::now();
                one.draw().unwrap();
                begun.elapsed().as_micros()
            })
            .collect();
        took.sort_unstable();
        println!("500 {what} pages of {size} bytes: median {} µs, p95 {} µs", took[250], took[475]);
    }
}
