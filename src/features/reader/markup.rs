//! From the HTML of one text to a part of a larger document: headings below those of the
//! document, ids that nobody else has, links and pictures that work where it will be read.
//!
//! What comes in was sanitised when it was made and stays what it is; what goes out is at once
//! HTML and XML, so that a page and a book can hold the same words.

use std::{cell::RefCell, collections::BTreeMap, collections::BTreeSet};

use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

/// How a text becomes part of a document.
pub struct Recast<'a> {
    /// Level of the heading it stands below: its own begin one lower, without a gap.
    pub below: usize,
    /// From an address as written to where it leads from here; none leaves the words without a link.
    pub link: &'a dyn Fn(&str) -> Option<String>,
    /// From a picture's address to where it is found from here; none leaves what is said of it.
    pub picture: &'a dyn Fn(&str) -> Option<String>,
    /// Whether it is read away from the house: no attribute stays that only helps a browser there.
    pub away: bool,
}

/// The ids of one document. The same twice would lead readers to the wrong place.
#[derive(Default)]
pub struct Ids(BTreeSet<String>);

impl Ids {
    fn give(&mut self, wanted: &str) -> String {
        // Spaces and the like make no id in a book.
        let fits = |c: char| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' };
        let wanted: String = wanted.chars().map(fits).collect();
        let taken = &self.0;
        let mut id = wanted.clone();
        let mut nth = 2;
        while taken.contains(&id) {
            id = format!("{wanted}-{nth}");
            nth += 1;
        }
        self.0.insert(id.clone());
        id
    }
}

/// The text `html` as part of a document.
pub fn recast(html: &str, ids: &mut Ids, how: &Recast<'_>) -> String {
    let tokens = tokens(html);
    let mut own = BTreeMap::new();
    for tag in tokens.iter().filter_map(start) {
        if let Some(id) = value(tag, "id") {
            own.entry(id.to_owned()).or_insert_with(|| ids.give(id));
        }
    }
    let mut writer = Writer { out: String::with_capacity(html.len()), open: Vec::new(), levels: Vec::new(), own, how };
    for token in &tokens {
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => writer.open(tag),
            Token::TagToken(tag) => writer.close(&tag.name),
            Token::CharacterTokens(text) => write_text(&mut writer.out, text),
            _ => {}
        }
    }
    writer.close_down_to(0);
    writer.out
}

#[derive(Default)]
struct Collected(RefCell<Vec<Token>>);

impl TokenSink for Collected {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        self.0.borrow_mut().push(token);
        TokenSinkResult::Continue
    }
}

fn tokens(html: &str) -> Vec<Token> {
    let tokenizer = Tokenizer::new(Collected::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(html.into());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.take()
}

fn start(token: &Token) -> Option<&Tag> {
    match token {
        Token::TagToken(tag) if tag.kind == TagKind::StartTag => Some(tag),
        _ => None,
    }
}

fn value<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
}

struct Writer<'a> {
    out: String,
    /// What is open: as it was called, and as it is called now.
    open: Vec<(String, String)>,
    /// Levels of the headings one stands below, as written.
    levels: Vec<usize>,
    /// From ids as written to ids as given.
    own: BTreeMap<String, String>,
    how: &'a Recast<'a>,
}

impl Writer<'_> {
    fn open(&mut self, tag: &Tag) {
        let name = &*tag.name;
        let mut attributes: BTreeMap<String, String> = BTreeMap::new();
        for attribute in &tag.attrs {
            attributes.insert(attribute.name.local.to_string(), attribute.value.to_string());
        }
        if let Some(id) = attributes.get_mut("id") {
            *id = self.own.get(id).cloned().unwrap_or_default();
        }
        if let Some(href) = attributes.remove("href")
            && let Some(href) = self.leads(&href)
        {
            attributes.insert("href".to_owned(), href);
        }
        if name == "img" {
            let src = attributes.remove("src").and_then(|src| (self.how.picture)(&src));
            let Some(src) = src else {
                write_text(&mut self.out, attributes.get("alt").map_or("", String::as_str));
                return;
            };
            attributes.insert("src".to_owned(), src);
        }
        if self.how.away {
            attributes.remove("loading");
            // Elsewhere `align` is no longer known.
            if let Some(align) = attributes.remove("align") {
                attributes.insert("class".to_owned(), align);
            }
        }
        let nowhere = name == "a" && !attributes.contains_key("href");
        if nowhere {
            attributes.retain(|name, _| name == "id");
        }
        let called = if nowhere { "span".to_owned() } else { self.called(name) };
        self.out.push('<');
        self.out.push_str(&called);
        for (name, value) in &attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            write_text(&mut self.out, value);
            self.out.push('"');
        }
        if matches!(name, "br" | "hr" | "img" | "input") {
            self.out.push_str(" />");
        } else {
            self.out.push('>');
            self.open.push((name.to_owned(), called));
        }
    }

    /// What an element is called: headings move below those they stand under.
    fn called(&mut self, name: &str) -> String {
        let level = name.strip_prefix('h').and_then(|level| level.parse::<usize>().ok());
        let Some(level) = level.filter(|level| (1..=6).contains(level)) else { return name.to_owned() };
        while self.levels.last().is_some_and(|above| *above >= level) {
            self.levels.pop();
        }
        self.levels.push(level);
        format!("h{}", (self.how.below + self.levels.len()).min(6))
    }

    fn leads(&self, href: &str) -> Option<String> {
        match href.strip_prefix('#') {
            Some(id) => self.own.get(id).map(|id| format!("#{id}")),
            None => (self.how.link)(href),
        }
    }

    fn close(&mut self, name: &str) {
        if let Some(place) = self.open.iter().rposition(|(open, _)| open == name) {
            self.close_down_to(place);
        }
    }

    fn close_down_to(&mut self, place: usize) {
        while self.open.len() > place
            && let Some((_, called)) = self.open.pop()
        {
            self.out.push_str("</");
            self.out.push_str(&called);
            self.out.push('>');
        }
    }
}

/// Whether XML can hold a character.
pub fn in_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r') || !matches!(c, '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// A text as it stands in HTML and XML.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    write_text(&mut out, text);
    out
}

/// Text as HTML and XML both read it. Some characters XML cannot hold at all.
fn write_text(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ if in_xml(c) => out.push(c),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Ids, Recast, recast};
    use crate::platform::markdown::{Dress, Kind, Picture, render_in};

    fn lesson(source: &str) -> String {
        let picture = |path: &str| Some(Picture { src: format!("/pictures/{path}"), size: Some((4, 3)) });
        render_in(source, Kind::Lesson, &Dress { prefix: "soil-", picture: &picture, ..Dress::plain() })
    }

    fn at_home(html: &str, ids: &mut Ids) -> String {
        let stays = |there: &str| Some(there.to_owned());
        recast(html, ids, &Recast { below: 2, link: &stays, picture: &stays, away: false })
    }

    #[test]
    fn headings_move_below_those_of_the_document_and_leave_no_gap() {
        let html = lesson("## Zuerst\n\n### Dann\n\n##### Tief\n\n## Wieder\n\n#### Lücke\n");
        let found = at_home(&html, &mut Ids::default());
        let levels: Vec<&str> = found.split("<h").skip(1).map(|rest| &rest[..1]).collect();
        assert_eq!(levels, ["3", "4", "5", "3", "4"], "{found}");
        assert!(found.contains("</h5>") && !found.contains("</h2>"), "{found}");
    }

    #[test]
    fn two_texts_share_no_id_and_their_links_stay_their_own() {
        let html = lesson("## Erde\n\nSatz[^1].\n\n[^1]: Fußnote.\n");
        let mut ids = Ids::default();
        let (first, second) = (at_home(&html, &mut ids), at_home(&html, &mut ids));
        let found = |html: &str, mark: &str| -> Vec<String> {
            html.split(mark).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
        };
        let all: Vec<String> = [&first, &second].into_iter().flat_map(|html| found(html, " id=\"")).collect();
        let mut distinct = all.clone();
        distinct.sort();
        distinct.dedup();
        assert!(all.len() >= 6 && distinct.len() == all.len(), "{all:?}");
        let own = found(&second, " id=\"");
        let led = found(&second, "href=\"#");
        assert!(!led.is_empty() && led.iter().all(|id| own.contains(id)), "{second}");
    }

    #[test]
    fn what_goes_out_is_xml_too() {
        let html = lesson(
            "Zeile  \nBruch & < > \" \u{a0}\n\n---\n\n- [x] fertig\n- [ ] offen\n\n| a | b |\n|--:|---|\n| 1 | 2 |\n\n![Ein \"Plan\"](plan.svg)\n\n```\nx < y\n```\n",
        );
        let nowhere = |_: &str| None;
        for away in [false, true] {
            let stays = |there: &str| Some(there.to_owned());
            let how = Recast { below: 1, link: &nowhere, picture: &stays, away };
            let out = recast(&html, &mut Ids::default(), &how);
            roxmltree::Document::parse(&format!("<div>{out}</div>")).unwrap_or_else(|error| panic!("{error}\n{out}"));
            assert!(out.contains("<br />") && out.contains("<hr />") && out.contains("checked=\"\""), "{out}");
            assert_eq!(out.contains("align="), !away, "{out}");
            assert_eq!(out.contains("loading="), !away, "{out}");
        }
        let tangled = recast(
            "<p>a<b>c</p>d\u{1}<p id=\"a b\">",
            &mut Ids::default(),
            &Recast { below: 1, link: &nowhere, picture: &nowhere, away: true },
        );
        assert_eq!(tangled, "<p>a<b>c</b></p>d<p id=\"a-b\"></p>");
    }

    #[test]
    fn a_link_or_picture_that_is_nowhere_leaves_its_words() {
        let html = lesson("[dort](/lessons/other) und ![der Plan](plan.svg) und [weit](https://a.example)");
        let link = |href: &str| href.starts_with("https:").then(|| href.to_owned());
        let how = Recast { below: 1, link: &link, picture: &|_| None, away: true };
        let out = recast(&html, &mut Ids::default(), &how);
        assert!(
            out.contains("<span>dort</span>") && !out.contains("/lessons/") && out.contains("und der Plan und"),
            "{out}"
        );
        assert!(out.contains("href=\"https://a.example\""), "{out}");
    }
}
