//! How e-mails look. Programs that show e-mails keep little of a style sheet, so what ours says is written into
//! every element: once into what surrounds the words, when the house starts, and into the words by a list of what
//! each kind of element gets. Going through the sheet for every e-mail costs ten times as much.

use std::collections::BTreeMap;

use anyhow::Context as _;
use css_inline::CSSInliner;
use tera::{Context, Tera};

/// Elements that Markdown makes, and the one link of a letter where it stands alone.
const ELEMENTS: [&str; 12] = ["p", "a", "ul", "ol", "li", "blockquote", "h1", "h2", "h3", "hr", "code", "pre"];
/// The class of a link that is a button.
const BUTTON: &str = "button";

/// What surrounds the words of every e-mail, and how the words look.
pub(super) struct Frame {
    page: Tera,
    styles: BTreeMap<&'static str, String>,
    button: String,
}

fn inliner() -> CSSInliner<'static> {
    CSSInliner::options().keep_at_rules(true).load_remote_stylesheets(false).build()
}

/// The style an element gets from the sheet.
fn style_of(opened: &str, sheet: &str) -> anyhow::Result<String> {
    let specimen = inliner().inline_fragment(opened, sheet)?;
    let style = specimen.split("style=\"").nth(1).and_then(|rest| rest.split('"').next());
    style.map(str::to_owned).with_context(|| format!("layouts/email.css says nothing of {opened}"))
}

impl Frame {
    /// Writes `sheet` into `html`, a template.
    pub(super) fn new(html: &str, sheet: &str) -> anyhow::Result<Self> {
        let styled = html.replace("</head>", &format!("<style>{sheet}</style>\n</head>"));
        let mut page = Tera::new();
        page.autoescape_on([".html"]);
        page.add_raw_template("email.html", &inliner().inline(&styled)?).map_err(|error| anyhow::anyhow!("{error}"))?;
        let mut styles = BTreeMap::new();
        for element in ELEMENTS {
            styles.insert(element, style_of(&format!("<{element}>"), sheet)?);
        }
        let button = style_of(&format!("<a class=\"{BUTTON}\">x</a>"), sheet)?;
        Ok(Self { page, styles, button })
    }

    /// The page with its words in it.
    pub(super) fn draw(&self, words: &Context) -> anyhow::Result<String> {
        self.page.render("email.html", words).map_err(|error| anyhow::anyhow!("{error}"))
    }

    /// The same words as they look; where `link` stands alone, it is a button.
    pub(super) fn dress(&self, words: &str, link: &str) -> String {
        let alone = format!("<p><a href=\"{}\"", link.replace('&', "&amp;"));
        let mut dressed = String::with_capacity(words.len() * 2);
        let mut rest = words;
        while let Some(at) = rest.find('<') {
            let (before, from) = rest.split_at(at);
            dressed.push_str(before);
            let name = from.get(1..).unwrap_or_default();
            let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
            let (name, after) = name.split_at(end);
            dressed.push('<');
            dressed.push_str(name);
            if let Some(style) = self.styles.get(name) {
                dressed.push_str(&format!(" style=\"{style}\""));
            }
            rest = after;
            // What follows is the anchor of the paragraph that was just opened.
            if from.starts_with(&alone) && stands_alone(from) {
                dressed.push_str(&format!("><a class=\"{BUTTON}\" style=\"{}\"", self.button));
                rest = after.strip_prefix("><a").unwrap_or(after);
            }
        }
        dressed.push_str(rest);
        dressed
    }
}

/// Whether the anchor at the beginning of a paragraph is all there is in it.
fn stands_alone(paragraph: &str) -> bool {
    paragraph.split_once("</a>").is_some_and(|(_, after)| after.starts_with("</p>"))
}

#[cfg(test)]
mod tests {
    use super::Frame;
    use crate::platform::files::Files;

    fn file(name: &str) -> String {
        String::from_utf8(Files::Templates.read(name).unwrap().unwrap().into_owned()).unwrap()
    }

    fn frame() -> Frame {
        Frame::new(&file("layouts/email.html"), &file("layouts/email.css")).unwrap()
    }

    #[test]
    fn the_one_link_is_a_button_where_it_stands_alone_and_a_link_where_it_does_not() {
        let frame = frame();
        let is_button = |words: &str| frame.dress(words, "https://a.example/b?c=1&d=2").contains("class=\"button\"");
        assert!(is_button("<p>Hello</p>\n<p><a href=\"https://a.example/b?c=1&amp;d=2\" rel=\"x\">Look</a></p>"));
        assert!(!is_button("<p><a href=\"https://a.example/b?c=1&amp;d=2\">Look</a> or not</p>"));
        assert!(!is_button("<p><a href=\"https://a.example/other\">Look</a></p>"));
        assert!(!is_button("<p>Look <a href=\"https://a.example/b?c=1&amp;d=2\">here</a></p>"));
    }

    #[test]
    fn every_element_gets_its_style_and_the_words_stay_as_they_are() {
        let frame = frame();
        let words =
            "<p>1 &lt; 2 <strong>x</strong></p>\n<ul>\n<li><a href=\"https://b.example\">b</a></li>\n</ul><hr />";
        let dressed = frame.dress(words, "https://a.example");
        for element in ["p", "ul", "li", "a", "hr"] {
            assert!(dressed.contains(&format!("<{element} style=\"")), "{dressed}");
        }
        let mut bare = dressed.clone();
        for style in frame.styles.values() {
            bare = bare.replace(&format!(" style=\"{style}\""), "");
        }
        assert_eq!(bare, words);
    }

    /// Lightness of one part of a colour (WCAG 2).
    fn linear(part: u8) -> f64 {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    }

    fn lightness([red, green, blue]: [u8; 3]) -> f64 {
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
        let (one, other) = (lightness(one), lightness(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn colour(rules: &str, class: &str, property: &str) -> [u8; 3] {
        let rule = rules.lines().find_map(|line| line.trim().strip_prefix(&format!("{class} {{"))).unwrap();
        let value = rule.split([';', '}']).find_map(|one| one.trim().strip_prefix(&format!("{property}: #"))).unwrap();
        let part = |at: usize| u8::from_str_radix(&value[at..at + 2], 16).unwrap();
        [part(0), part(2), part(4)]
    }

    #[test]
    fn all_can_be_read_in_the_light_in_the_dark_and_turned_round() {
        let sheet = file("layouts/email.css");
        let (light, dark) = sheet.split_once("@media (").unwrap();
        for rules in [light, dark] {
            let of = |class: &str, property: &str| colour(rules, class, property);
            let paper = of(".paper", "background-color");
            for (ink, ground) in [
                (of(".paper", "color"), paper),
                (of(".words", "color"), paper),
                (of(".foot", "color"), paper),
                (of("a", "color"), paper),
                (of(".button", "color"), of(".button", "background-color")),
                (of(".button", "background-color"), paper),
            ] {
                assert!(contrast(ink, ground) >= 4.5, "{ink:?} on {ground:?}");
                let round = |colour: [u8; 3]| colour.map(|part| 255 - part);
                assert!(contrast(round(ink), round(ground)) >= 4.5, "turned round: {ink:?} on {ground:?}");
            }
        }
    }

    #[test]
    #[ignore = "a measurement"]
    fn once_per_frame_is_cheaper_than_once_per_mail() {
        let (html, sheet, frame) = (file("layouts/email.html"), file("layouts/email.css"), frame());
        let words =
            "<p>Hello Mia,</p>\n<p><strong>Elif</strong> answered you.</p>\n<ul>\n<li>one</li>\n</ul>\n".repeat(3);
        let whole = html.replace("</head>", &format!("<style>{sheet}</style></head>")).replace("{{ body }}", &words);
        let time = |name: &str, work: &dyn Fn() -> usize| {
            let begun = std::time::Instant::now();
            let bytes: usize = (0..2000).map(|_| work()).sum();
            eprintln!("{name}: {:.1} µs, {} bytes", begun.elapsed().as_secs_f64() * 500.0, bytes / 2000);
        };
        time("once per mail", &|| super::inliner().inline(&whole).unwrap().len());
        time("once per frame", &|| frame.dress(&words, "https://a.example").len());
    }
}
