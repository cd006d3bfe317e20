//! What can be done on a page: its links, its forms, and something to put into their fields.

use chrono::{DateTime, Duration, Utc};
use rand::{RngExt, rngs::StdRng};
use scraper::{ElementRef, Html, Selector};

use crate::harness::Page;

/// What nobody sends in a game: it would only end it, or has no page after it.
const LEFT_OUT: [&str; 6] = ["/sign-out", "/language", "/theme", "/me/sessions/end", "/me/password", "/demo"];

/// What people write, and what people who want to break something write.
const WORDS: [&str; 12] = [
    "Rake it out in spring, and let more light in.",
    "Who waters the beans in August?",
    "Wir treffen uns dienstags um neun; wer mag, bringt Kuchen mit.",
    "**Three things** that helped:\n\n- asking\n- waiting\n- asking again",
    "@Elif, what would you do?",
    "Straße, Gärten, Übermut, naïve, Ørsted, 学習, مرحبا",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }} {% include \"x\" %} ${7*7} %s %n",
    "=HYPERLINK(\"https://example.com\")",
    "a\u{202e}b\u{200d}c\u{feff}d",
    "' or 1=1 --",
    "x",
];

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap()
}

/// Where one can go from a page, within the house: what stands in the page itself, or around it, too.
pub fn links(page: &Page, around: bool) -> Vec<String> {
    let html = Html::parse_document(&page.body);
    let anchors = selector(if around { "a[href]" } else { "main a[href], nav a[href]" });
    let links = html.select(&anchors).filter_map(|link| link.value().attr("href"));
    let links = links.filter(|href| href.starts_with('/') && !href.starts_with("//") && !href.starts_with("/assets/"));
    links.map(|href| href.split('#').next().unwrap_or("/").to_owned()).filter(|href| !href.is_empty()).collect()
}

/// A form on a page.
pub struct Found {
    pub action: String,
    /// Whether it only asks for another page.
    pub reads: bool,
    fields: Vec<Field>,
}

struct Field {
    name: String,
    kind: Kind,
}

enum Kind {
    /// As it was served.
    Kept(String),
    /// One of these.
    One(Vec<String>),
    /// There or not.
    Maybe(String),
    /// Words, up to so many characters, and what stood there.
    Words {
        most: usize,
        was: String,
        must: bool,
    },
    Number {
        least: i64,
        most: i64,
    },
    Date,
    DateTime,
    Time,
    Email,
    Url,
}

/// The forms of a page that can be sent without a file.
pub fn forms(page: &Page) -> Vec<Found> {
    let html = Html::parse_document(&page.body);
    html.select(&selector("form")).filter_map(|form| found(&html, form)).collect()
}

fn found(html: &Html, form: ElementRef<'_>) -> Option<Found> {
    let action = form.value().attr("action")?.to_owned();
    if LEFT_OUT.iter().any(|path| action.starts_with(path)) || form.value().attr("enctype").is_some() {
        return None;
    }
    let reads = form.value().attr("method").is_none_or(|method| method.eq_ignore_ascii_case("get"));
    let all = "input[name], textarea[name], select[name], button[name]";
    let mut elements: Vec<ElementRef<'_>> = form.select(&selector(all)).collect();
    if let Some(id) = form.value().attr("id") {
        // Fields that stand elsewhere say which form they belong to.
        elements.extend(html.select(&selector(all)).filter(|field| field.value().attr("form") == Some(id)));
    }
    let mut fields: Vec<Field> = Vec::new();
    for element in elements {
        let name = element.value().attr("name").unwrap_or_default().to_owned();
        let value = element.value().attr("value").unwrap_or("on").to_owned();
        let radio = element.value().attr("type") == Some("radio") || element.value().name() == "button";
        let known = fields.iter_mut().find(|field| radio && field.name == name);
        match (known.map(|field| &mut field.kind), kind_of(element)) {
            (Some(Kind::One(options)), _) => options.push(value),
            (None, Some(kind)) => fields.push(Field { name, kind }),
            _ => {}
        }
    }
    Some(Found { action, reads, fields })
}

fn kind_of(element: ElementRef<'_>) -> Option<Kind> {
    let attribute = |name: &str| element.value().attr(name);
    let number = |name: &str| attribute(name).and_then(|number| number.parse::<i64>().ok());
    let value = attribute("value").unwrap_or_default().to_owned();
    let must = attribute("required").is_some();
    let most = number("maxlength").and_then(|most| usize::try_from(most).ok()).unwrap_or(300);
    Some(match element.value().name() {
        "textarea" => Kind::Words { most, was: element.text().collect::<String>().trim_start().to_owned(), must },
        "select" => {
            let option = selector("option");
            let options = element
                .select(&option)
                .map(|option| option.value().attr("value").map_or_else(|| option.text().collect(), str::to_owned));
            Kind::One(options.collect())
        }
        "button" => Kind::One(vec![value]),
        _ => match attribute("type").unwrap_or("text") {
            "hidden" => Kind::Kept(value),
            "checkbox" => Kind::Maybe(attribute("value").unwrap_or("on").to_owned()),
            "radio" => Kind::One(vec![value]),
            "number" => Kind::Number { least: number("min").unwrap_or(0), most: number("max").unwrap_or(60) },
            "date" => Kind::Date,
            "datetime-local" => Kind::DateTime,
            "time" => Kind::Time,
            "email" => Kind::Email,
            "url" => Kind::Url,
            "file" | "submit" | "button" | "reset" => return None,
            _ => Kind::Words { most, was: value, must },
        },
    })
}

impl Found {
    /// Something in every field, mostly what fits.
    pub fn filled(&self, dice: &mut StdRng, now: DateTime<Utc>) -> Vec<(String, String)> {
        let fill = |field: &Field| field.kind.filled(dice, now).map(|value| (field.name.clone(), value));
        self.fields.iter().filter_map(fill).collect()
    }
}

impl Kind {
    fn filled(&self, dice: &mut StdRng, now: DateTime<Utc>) -> Option<String> {
        let mut near = || now + Duration::hours(dice.random_range(-200..700));
        Some(match self {
            Self::Kept(value) => value.clone(),
            Self::One(options) if options.is_empty() => return None,
            Self::One(options) => options[dice.random_range(0..options.len())].clone(),
            Self::Maybe(value) => return (dice.random_range(0..2) == 0).then(|| value.clone()),
            Self::Words { most, was, must } => match dice.random_range(0..10) {
                0..2 if !must => was.clone(),
                2 => "Blätter ".repeat(most / 8 + 2),
                _ => WORDS[dice.random_range(0..WORDS.len())].chars().take(*most).collect(),
            },
            Self::Number { least, most } => dice.random_range(*least..=(*most).max(*least)).to_string(),
            Self::Date => near().format("%Y-%m-%d").to_string(),
            Self::DateTime => near().format("%Y-%m-%dT%H:%M").to_string(),
            Self::Time => near().format("%H:%M").to_string(),
            Self::Email => format!("{}@example.org", ["elif", "jonas", "nobody", "anna"][dice.random_range(0..4)]),
            Self::Url => "https://example.org/a/page?of=ours".to_owned(),
        })
    }
}
