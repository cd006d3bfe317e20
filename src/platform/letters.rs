//! From one Markdown source to the two parts of an e-mail, in the reader's language.
//!
//! `content/emails/<locale>/<kind>.md` has a `subject` and a body with
//! placeholders. Values are escaped for Markdown, so a name is only a name.

mod frame;
mod texts;

use std::{collections::BTreeMap, io::Write, sync::Arc};

use anyhow::Context as _;
use serde::Serialize;
use serde_json::{Map, Value};
use tera::{Context, Tera};

use self::frame::Frame;
pub use texts::{Fault, Text};

use super::{
    files::Files,
    markdown::{self, Kind},
};

/// The texts of all e-mails, parsed.
#[derive(Clone)]
pub struct Letters {
    bodies: Arc<Tera>,
    plain: Arc<Tera>,
    frame: Arc<Frame>,
    locales: Arc<Vec<String>>,
    samples: Arc<Map<String, Value>>,
    /// By file: `de/discussions/answered.md`.
    texts: Arc<BTreeMap<String, Text>>,
}

/// An e-mail that only lacks its envelope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composed {
    /// One line.
    pub subject: String,
    /// The text part.
    pub text: String,
    /// The HTML part: the same words.
    pub html: String,
}

/// An e-mail without what stands around it, for somebody to look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// BCP 47 tag of the language it is in.
    pub language: String,
    /// One line.
    pub subject: String,
    /// Sanitised HTML.
    pub html: String,
    /// The same words as plain text.
    pub text: String,
}

/// What surrounds the words of an e-mail.
#[derive(Clone, Debug)]
pub struct Surroundings<'a> {
    /// What the house is called.
    pub site: &'a str,
    /// What the reader is called.
    pub reader: &'a str,
    /// Address of the one thing to do.
    pub link: &'a str,
    /// Why they get it, in their language.
    pub reason: &'a str,
    /// Where they choose which e-mails they want.
    pub settings: &'a str,
    /// Where they say no to this kind; empty where they cannot.
    pub unsubscribe: &'a str,
    /// Whether they can simply answer it.
    pub answerable: bool,
    /// Whom an answer reaches where nothing of ours reads it; nobody where it is empty.
    pub answered_by: &'a [&'a str],
}

impl Surroundings<'_> {
    /// Nothing around an e-mail.
    pub const fn nobody() -> Self {
        Self {
            site: "",
            reader: "",
            link: "",
            reason: "",
            settings: "",
            unsubscribe: "",
            answerable: false,
            answered_by: &[],
        }
    }
}

fn escape_markdown(input: &str, output: &mut dyn Write) -> std::io::Result<()> {
    output.write_all(markdown::escape(input).as_bytes())
}

const FOOTER: &str = "_footer";
/// Says that one can simply answer the e-mail.
const REPLY: &str = "_reply";
/// Says whom an answer to it reaches.
const REPLY_TO: &str = "_reply_to";
/// How long what an e-mail says in short may be, in characters.
const GIST: usize = 180;
/// Stands for the address of a letter's link while somebody reads and changes it.
const LINK: &str = "{link}";
/// Stands for what its reader is called.
const NAME: &str = "{name}";

impl Letters {
    /// Reads `emails/` from `files` and the frame from the templates. A mistake names its file.
    pub fn load(files: &Files) -> anyhow::Result<Self> {
        let mut bodies = Tera::new();
        bodies.set_escape_fn(escape_markdown);
        bodies.autoescape_on([".md"]);
        let mut plain = Tera::new();
        plain.autoescape_on(Vec::<&str>::new());
        let mut locales = Vec::new();
        let mut subjects = BTreeMap::new();
        let mut texts = BTreeMap::new();
        for (path, text) in files.texts("emails/")? {
            let Some(name) = path.strip_prefix("emails/").filter(|name| name.ends_with(".md")) else { continue };
            let locale = name.split('/').next().unwrap_or("").to_owned();
            if !locales.contains(&locale) {
                locales.push(locale);
            }
            let (subject, body) =
                split(&text).with_context(|| format!("{path} needs a `subject` in its front matter"))?;
            subjects.insert(name.to_owned(), subject);
            texts.insert(name.to_owned(), body.to_owned());
        }
        let load = |tera: &mut Tera, texts: &BTreeMap<String, String>| {
            tera.add_raw_templates(texts.iter().map(|(name, text)| (name.as_str(), text.as_str())))
                .map_err(|error| anyhow::anyhow!("{error}"))
        };
        load(&mut bodies, &texts)?;
        load(&mut plain, &subjects)?;
        let file = |name: &str| -> anyhow::Result<String> {
            let bytes = Files::Templates.read(name)?.with_context(|| format!("there is no {name}"))?;
            Ok(std::str::from_utf8(&bytes)?.to_owned())
        };
        let frame = Frame::new(&file("layouts/email.html")?, &file("layouts/email.css")?)?;
        let text = |(file, body): (String, String)| {
            let subject = subjects.get(&file).cloned().unwrap_or_default();
            (file, Text { subject, body })
        };
        let shipped = texts.into_iter().map(text);
        Ok(Self {
            bodies: Arc::new(bodies),
            plain: Arc::new(plain),
            frame: Arc::new(frame),
            locales: Arc::new(locales),
            samples: Arc::new(samples(files)?),
            texts: Arc::new(shipped.collect()),
        })
    }

    /// The e-mail of `kind` in `locale`, or in the first language that has it.
    pub fn compose(
        &self,
        kind: &str,
        locale: &str,
        facts: &Value,
        around: &Surroundings<'_>,
    ) -> anyhow::Result<Composed> {
        let (language, subject, body) = self.words_of(kind, locale, facts, around)?;
        self.frame(&language, &subject, &body, around)
    }

    /// An e-mail in somebody's own words: a subject, and Markdown in which `{link}` stands for the
    /// address of its one link and `{name}` for its reader. A letter without the link gets it at its end.
    pub fn compose_own(
        &self,
        locale: &str,
        subject: &str,
        body: &str,
        around: &Surroundings<'_>,
    ) -> anyhow::Result<Composed> {
        let language = self.language_of(FOOTER, locale)?;
        self.frame(&language, subject, &own_body(body, around), around)
    }

    /// The same as somebody looks at it.
    pub fn show_own(
        &self,
        locale: &str,
        subject: &str,
        body: &str,
        around: &Surroundings<'_>,
    ) -> anyhow::Result<Shown> {
        let (language, body) = (self.language_of(FOOTER, locale)?, own_body(body, around));
        let (html, text) = (markdown::render(&body, Kind::Lesson), markdown::to_text(&body));
        Ok(Shown { language, subject: one_line(subject), html, text })
    }

    /// Subject and Markdown of the e-mail of `kind` as they would leave, with `{link}` in place of
    /// the address and `{name}` in place of the reader's name: for somebody to read, and to change. `changed` is
    /// the text that stands in place of the shipped one; where it cannot be drawn, the shipped one is sent.
    pub fn draft(
        &self,
        kind: &str,
        locale: &str,
        changed: Option<&Text>,
        facts: &Value,
        around: &Surroundings<'_>,
    ) -> anyhow::Result<(String, String)> {
        let around = Surroundings { link: LINK, reader: NAME, ..around.clone() };
        if let Some(Ok(words)) = changed.map(|text| self.fill(text, facts, &around)) {
            return Ok(words);
        }
        let (_, subject, body) = self.words_of(kind, locale, facts, &around)?;
        Ok((one_line(&subject), easy_to_read(body.trim())))
    }

    /// What an e-mail of `kind` could be about, said in `locale`; none where nobody has thought of anything.
    pub fn sample(&self, kind: &str, locale: &str) -> Option<Value> {
        self.samples.get(kind).map(|facts| said(facts, locale))
    }

    /// What an e-mail of `kind` says in short: its subject, and the first of it up to where there is something to do.
    pub fn gist(
        &self,
        kind: &str,
        locale: &str,
        facts: &Value,
        around: &Surroundings<'_>,
    ) -> anyhow::Result<(String, String)> {
        let (_, subject, body) = self.words_of(kind, locale, facts, around)?;
        Ok(self.gist_of(&subject, &body, around))
    }

    /// The same for somebody's own words.
    pub fn gist_of(&self, subject: &str, body: &str, around: &Surroundings<'_>) -> (String, String) {
        let greeting = markdown::escape(around.reader);
        let paragraphs = body.split("\n\n").map(str::trim).filter(|text| !text.is_empty());
        // How somebody is greeted is no news.
        let said = paragraphs.enumerate().filter(|(nth, text)| *nth > 0 || !text.contains(&greeting));
        let said: Vec<&str> = said.map(|(_, text)| text).take_while(|text| !text.contains("](")).collect();
        let text = markdown::to_text(&said.join("\n\n"));
        let text = text.lines().map(|line| line.trim_start_matches(['>', ' '])).collect::<Vec<_>>().join(" ");
        (one_line(subject), shortened(&one_line(&text)))
    }

    fn language_of(&self, name: &str, locale: &str) -> anyhow::Result<String> {
        std::iter::once(locale)
            .chain(self.locales.iter().map(String::as_str))
            .find(|tag| self.bodies.contains_template(&format!("{tag}/{name}.md")))
            .map(str::to_owned)
            .with_context(|| format!("there is no e-mail {name}"))
    }

    /// Language, subject and body of a kind, filled in.
    fn words_of(
        &self,
        kind: &str,
        locale: &str,
        facts: &Value,
        around: &Surroundings<'_>,
    ) -> anyhow::Result<(String, String, String)> {
        let language = self.language_of(kind, locale)?;
        let context = filled(facts, around)?;
        let file = format!("{language}/{kind}.md");
        let (subject, body) = (draw(&self.plain, &file, &context)?, draw(&self.bodies, &file, &context)?);
        Ok((language, subject, body))
    }

    /// Both parts of an e-mail: its words, and what stands below them.
    fn frame(&self, language: &str, subject: &str, body: &str, around: &Surroundings<'_>) -> anyhow::Result<Composed> {
        let footer = format!("{}/{FOOTER}.md", self.language_of(FOOTER, language)?);
        let footer = draw(&self.bodies, &footer, &filled(&serde_json::json!({}), around)?)?;
        let answer = match (around.answerable, around.answered_by) {
            (true, _) => Some((REPLY, serde_json::json!({}))),
            (false, []) => None,
            (false, people) => Some((REPLY_TO, serde_json::json!({ "people": people }))),
        };
        let body = match answer {
            Some((name, facts)) => {
                let file = format!("{}/{name}.md", self.language_of(name, language)?);
                format!("{body}\n\n{}", draw(&self.bodies, &file, &filled(&facts, around)?)?)
            }
            None => body.to_owned(),
        };
        let body = body.as_str();
        let text = format!("{}\n\n-- \n{}\n", markdown::to_text(body), markdown::to_text(&footer));
        let mut page = Context::new();
        page.insert_value("language", tera::Value::normal_string(language));
        page.insert_value("subject", tera::Value::normal_string(&one_line(subject)));
        page.insert_value("site", tera::Value::normal_string(around.site));
        let dressed = |words: &str| self.frame.dress(&markdown::render(words, Kind::Lesson), around.link);
        page.insert_value("body", tera::Value::safe_string(&dressed(body)));
        page.insert_value("footer", tera::Value::safe_string(&dressed(&footer)));
        let html = self.frame.draw(&page)?;
        Ok(Composed { subject: one_line(subject), text, html })
    }

    /// Kinds there is a text for in `locale`, without what stands below them.
    pub fn kinds(&self, locale: &str) -> Vec<String> {
        let prefix = format!("{locale}/");
        let names = self.bodies.get_template_names();
        let mut kinds: Vec<String> = names
            .filter_map(|name| name.strip_prefix(&prefix)?.strip_suffix(".md").map(str::to_owned))
            .filter(|name| !name.starts_with('_'))
            .collect();
        kinds.sort();
        kinds
    }
}

fn draw(tera: &Tera, name: &str, context: &Context) -> anyhow::Result<String> {
    tera.render(name, context).map_err(|error| anyhow::anyhow!("e-mail {name}: {error}"))
}

/// Markdown without the backslashes that stand where nothing could be mistaken for a mark, and with
/// `{name}` as it is.
fn easy_to_read(body: &str) -> String {
    let body = body.replace(&markdown::escape(NAME), NAME);
    let mut easy = String::with_capacity(body.len());
    let mut chars = body.chars();
    while let Some(c) = chars.next() {
        let Some(next) = (c == '\\').then(|| chars.next()).flatten() else {
            easy.push(c);
            continue;
        };
        // Behind a word on its line nothing begins a list.
        let begun = easy.rsplit('\n').next().is_some_and(|line| line.contains(char::is_alphabetic));
        let plain = match next {
            ',' | ';' | ':' | '?' | '%' | '$' | '\'' | '"' | '/' | '(' | ')' => true,
            '.' | '-' | '!' => begun,
            _ => false,
        };
        if !plain {
            easy.push(c);
        }
        easy.push(next);
    }
    easy
}

/// The facts of an e-mail and what surrounds them, for its text.
fn filled(facts: &Value, around: &Surroundings<'_>) -> anyhow::Result<Context> {
    let mut context = Context::from_serialize(facts).map_err(|error| anyhow::anyhow!("{error}"))?;
    for (name, value) in [("site", around.site), ("reader", around.reader), ("reason", around.reason)] {
        context.insert_value(name, tera::Value::normal_string(value));
    }
    // Addresses are ours and go into links as they are; escaped they would break.
    for (name, value) in [("link", around.link), ("settings", around.settings), ("unsubscribe", around.unsubscribe)] {
        context.insert_value(name, tera::Value::safe_string(value));
    }
    Ok(context)
}

/// Somebody's own words with their link and the reader's name in place.
fn own_body(body: &str, around: &Surroundings<'_>) -> String {
    let body = match body.contains(LINK) {
        true => body.replace(LINK, around.link),
        false => format!("{body}\n\n<{}>", around.link),
    };
    body.replace(NAME, &markdown::escape(around.reader))
}

/// Where it stands what an e-mail of each kind could be about.
const SAMPLES: &str = "emails/samples.yaml";

/// The samples; a folder that has none goes by those built in.
fn samples(files: &Files) -> anyhow::Result<Map<String, Value>> {
    let bytes = match files.read(SAMPLES)? {
        Some(bytes) => bytes,
        None => Files::Content.read(SAMPLES)?.with_context(|| format!("there is no {SAMPLES}"))?,
    };
    serde_saphyr::from_str(std::str::from_utf8(&bytes)?).map_err(|error| anyhow::anyhow!("{SAMPLES}: {error}"))
}

/// Facts in one language: of what is written in several, that one, or else the first.
fn said(facts: &Value, locale: &str) -> Value {
    match facts {
        Value::Array(list) => list.iter().map(|one| said(one, locale)).collect(),
        Value::Object(map) if map.contains_key("de") && map.contains_key("en") => {
            let best = map.get(locale).or_else(|| map.values().next());
            best.cloned().unwrap_or_default()
        }
        Value::Object(map) => map.iter().map(|(name, fact)| (name.clone(), said(fact, locale))).collect(),
        one => one.clone(),
    }
}

/// As much as fits a line or two.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(GIST) {
        Some((end, _)) => format!("{} …", text.get(..end).unwrap_or("").trim_end()),
        None => text.to_owned(),
    }
}

/// No line ends in a header, whatever a title says.
fn one_line(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Subject and body. The footer has no subject of its own, and no front matter.
fn split(text: &str) -> Option<(String, &str)> {
    let Some(rest) = text.strip_prefix("---\n") else { return Some((String::new(), text)) };
    let (front, body) = rest.split_once("\n---\n")?;
    let subject = front.lines().find_map(|line| line.strip_prefix("subject:"))?.trim();
    let subject = subject.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(subject);
    Some((subject.to_owned(), body))
}

#[cfg(test)]
mod tests {
    use super::easy_to_read;
    use crate::platform::markdown::{Kind, escape, render};

    #[test]
    fn a_letter_to_be_changed_has_no_marks_where_none_is_needed() {
        assert_eq!(easy_to_read(&format!("Hello {},", escape("{name}"))), "Hello {name},");
        let day = format!("am **{}**, {}", escape("Mo., 1. März 2027"), escape("7:30 (MESZ)"));
        assert_eq!(easy_to_read(&day), "am **Mo., 1. März 2027**, 7:30 (MESZ)");
    }

    #[test]
    fn it_means_the_same() {
        for value in
            ["1. not a list", "- nor this", "*star* [x](y) <b> #1 `c` \\ a\\.b", "Wow! [no](x)", "a.b-c!", "--", "=="]
        {
            let body = format!("{}\n\nsaid {}.", escape(value), escape(value));
            assert_eq!(render(&easy_to_read(&body), Kind::Lesson), render(&body, Kind::Lesson), "{value}");
        }
    }
}
