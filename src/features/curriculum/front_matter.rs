//! Reading the keys of a YAML map one by one, naming everything that does not fit.

use std::collections::BTreeMap;

use super::{course::Localised, problems::Problems};
use crate::platform::yaml::{Node, Span, Value, parse};

/// A Markdown file: what stands between its `---` lines, and its body.
pub struct Document<'a> {
    /// The keys; empty where there is no front matter, which is a problem already named.
    pub fields: Fields<'a>,
    /// The Markdown.
    pub body: &'a str,
    /// Where the body begins, in bytes.
    pub body_start: usize,
}

/// The keys of a map that were not read yet.
pub struct Fields<'a> {
    file: &'a str,
    pairs: Vec<(String, Span, Node)>,
    whole: Span,
    /// It could not be read at all: what it lacks is no news.
    broken: bool,
}

/// Splits a file and parses its front matter.
pub fn open<'a>(file: &'a str, text: &'a str, problems: &mut Problems) -> Document<'a> {
    let top = Span { start: 0, len: text.lines().next().map_or(0, str::len) };
    let nothing =
        |body| Document { fields: Fields { file, pairs: Vec::new(), whole: top, broken: true }, body, body_start: 0 };
    if text.trim().is_empty() {
        problems.of(file, "the file is empty", "write its first lines between two lines of three dashes, and its text");
        return nothing("");
    }
    let Some(rest) = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n")) else {
        problems.at(file, top, "no front matter", "begin the file with a line of three dashes, keys, and three dashes");
        return nothing(text);
    };
    let start = text.len() - rest.len();
    let mut length = 0;
    let end = rest.split_inclusive('\n').find_map(|line| {
        let here = length;
        length += line.len();
        (line.trim_end() == "---").then_some((here, length))
    });
    let Some((end, body)) = end else {
        problems.at(file, top, "the front matter does not end", "close it with a line of three dashes");
        return nothing("");
    };
    let yaml = rest.get(..end).unwrap_or("");
    let fields = fields(file, yaml, start, problems);
    Document { fields, body: rest.get(body..).unwrap_or(""), body_start: start + body }
}

/// Parses a file that is YAML as a whole, or a part of one that begins at `start`.
pub fn fields<'a>(file: &'a str, yaml: &str, start: usize, problems: &mut Problems) -> Fields<'a> {
    let whole = Span { start, len: yaml.lines().next().map_or(0, str::len) };
    let (pairs, broken) = match parse(yaml, start) {
        Ok(Node { value: Value::Map(pairs), .. }) => (pairs, false),
        Ok(Node { value: Value::Nothing, .. }) => (Vec::new(), false),
        Ok(node) => {
            let help = "write one `key: value` a line, with a space after the colon";
            problems.at(file, node.span, "these are no keys", help);
            (Vec::new(), true)
        }
        Err(broken) => {
            let (message, help) = in_words(&broken.message, yaml, broken.span.start.saturating_sub(start));
            problems.at(file, broken.span, message, help);
            (Vec::new(), true)
        }
    };
    Fields { file, pairs, whole, broken }
}

/// What the YAML parser says, as one would say it to an author.
fn in_words(said: &str, yaml: &str, at: usize) -> (String, &'static str) {
    let line_start = yaml.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let line = yaml.get(line_start..).and_then(|rest| rest.lines().next()).unwrap_or("");
    let said = said.lines().next().unwrap_or("not YAML");
    if let Some(key) = said.strip_prefix("duplicate mapping key: ").and_then(|rest| rest.split([',', ' ']).next()) {
        return (format!("`{key}` stands here twice"), "keep one of the two");
    }
    if line.starts_with('\t') || line.trim_start_matches(' ').starts_with('\t') {
        return ("there is a tab here".to_owned(), "begin the line with spaces instead");
    }
    // The parser counts lines from the first one between the dashes; our own place is right.
    let said = said.split(" at line ").next().unwrap_or(said);
    let help = if line.starts_with(' ') {
        "give lines that belong together the same number of spaces, and put texts with a colon or a quote in double quotes"
    } else {
        "put texts with a colon or a quote in double quotes; write \\\" for a quote inside them"
    };
    (said.to_owned(), help)
}

impl<'a> Fields<'a> {
    /// The keys of a map inside another.
    fn of(file: &'a str, node: Node, problems: &mut Problems) -> Self {
        let whole = node.span;
        match node.value {
            Value::Map(pairs) => Self { file, pairs, whole, broken: false },
            _ => {
                problems.at(file, whole, "these are no keys", "write one `key: value` a line, indented");
                Self { file, pairs: Vec::new(), whole, broken: true }
            }
        }
    }

    fn take(&mut self, key: &str) -> Option<Node> {
        let at = self.pairs.iter().position(|(name, _, _)| name == key)?;
        Some(self.pairs.remove(at).2)
    }

    fn must_take(&mut self, key: &str, problems: &mut Problems) -> Option<Node> {
        let found = self.take(key);
        if found.is_none() && !self.broken {
            problems.at(self.file, self.whole, format!("`{key}` is missing"), format!("add a line `{key}: …`"));
        }
        found
    }

    /// Path of the file it stands in.
    pub fn file(&self) -> &'a str {
        self.file
    }

    /// Where it stands.
    pub fn place(&self) -> Span {
        self.whole
    }

    /// Where a key stands; where there is none, the whole of it.
    pub fn place_of(&self, key: &str) -> Span {
        self.pairs.iter().find(|(name, _, _)| name == key).map_or(self.whole, |(_, span, _)| *span)
    }

    /// Whether it could not be read at all.
    pub fn is_broken(&self) -> bool {
        self.broken
    }

    /// Whether there is such a key.
    pub fn has(&self, key: &str) -> bool {
        self.pairs.iter().any(|(name, _, _)| name == key)
    }

    /// A text of at most `most` characters.
    pub fn text(&mut self, key: &str, most: usize, problems: &mut Problems) -> Option<(String, Span)> {
        let node = self.must_take(key, problems)?;
        let text = text_of(self.file, key, &node, most, problems)?;
        Some((text, node.span))
    }

    /// A whole number within bounds.
    pub fn number(&mut self, key: &str, within: std::ops::RangeInclusive<u32>, problems: &mut Problems) -> Option<u32> {
        let node = self.must_take(key, problems)?;
        number_of(self.file, key, &node, within, problems)
    }

    /// The same where there need not be one.
    pub fn optional_number(
        &mut self,
        key: &str,
        within: std::ops::RangeInclusive<u32>,
        problems: &mut Problems,
    ) -> Option<u32> {
        self.has(key).then(|| self.number(key, within, problems)).flatten()
    }

    /// Yes or no.
    pub fn flag(&mut self, key: &str, problems: &mut Problems) -> Option<bool> {
        let node = self.must_take(key, problems)?;
        let flag = match &node.value {
            Value::Scalar(text) => match text.trim() {
                "true" | "yes" => Some(true),
                "false" | "no" => Some(false),
                _ => None,
            },
            _ => None,
        };
        if flag.is_none() {
            problems.at(self.file, node.span, format!("`{key}` does not fit"), "write true or false");
        }
        flag
    }

    /// Two whole numbers within bounds, `[3, 5]`.
    pub fn from_to(
        &mut self,
        key: &str,
        within: std::ops::RangeInclusive<u32>,
        problems: &mut Problems,
    ) -> Option<(u32, u32)> {
        let node = self.must_take(key, problems)?;
        let pair = match &node.value {
            Value::List(items) => match items.as_slice() {
                [from, to] => Some((
                    number_of(self.file, key, from, within.clone(), problems)?,
                    number_of(self.file, key, to, within, problems)?,
                )),
                _ => None,
            },
            _ => None,
        };
        let fits = pair.filter(|(from, to)| from <= to);
        if pair.is_none() {
            problems.at(self.file, node.span, format!("`{key}` is not two numbers"), "write it like [3, 5]");
        } else if fits.is_none() {
            problems.at(
                self.file,
                node.span,
                format!("`{key}` goes from more to less"),
                "write the smaller number first",
            );
        }
        fits
    }

    /// A list of whole numbers within bounds, `[1, 4]`.
    pub fn numbers(
        &mut self,
        key: &str,
        within: std::ops::RangeInclusive<u32>,
        problems: &mut Problems,
    ) -> Option<Vec<u32>> {
        let node = self.must_take(key, problems)?;
        let Value::List(items) = &node.value else {
            problems.at(self.file, node.span, format!("`{key}` is not a list"), "write it like [1, 4]");
            return None;
        };
        items.iter().map(|item| number_of(self.file, key, item, within.clone(), problems)).collect()
    }

    /// A list of texts.
    pub fn texts(&mut self, key: &str, most: usize, problems: &mut Problems) -> Option<Vec<(String, Span)>> {
        let node = self.must_take(key, problems)?;
        let Value::List(items) = &node.value else {
            problems.at(self.file, node.span, format!("`{key}` is not a list"), "write it like [de, en]");
            return None;
        };
        let texts = items.iter().filter_map(|item| Some((text_of(self.file, key, item, most, problems)?, item.span)));
        Some(texts.collect())
    }

    /// A text in every language.
    pub fn localised(
        &mut self,
        key: &str,
        languages: &[String],
        most: usize,
        problems: &mut Problems,
    ) -> Option<Localised> {
        let node = self.must_take(key, problems)?;
        let inner = Self::of(self.file, node, problems);
        inner.languages(key, languages, most, problems)
    }

    /// A list of texts in every language.
    pub fn localised_list(
        &mut self,
        key: &str,
        languages: &[String],
        most: usize,
        problems: &mut Problems,
    ) -> Option<Vec<Localised>> {
        let maps = self.maps(key, problems)?;
        Some(maps.into_iter().filter_map(|map| map.languages(key, languages, most, problems)).collect())
    }

    /// A map inside this one.
    pub fn map(&mut self, key: &str, problems: &mut Problems) -> Option<Self> {
        let node = self.must_take(key, problems)?;
        Some(Self::of(self.file, node, problems))
    }

    /// A list of maps.
    pub fn maps(&mut self, key: &str, problems: &mut Problems) -> Option<Vec<Self>> {
        let node = self.must_take(key, problems)?;
        let Value::List(items) = node.value else {
            problems.at(self.file, node.span, format!("`{key}` is not a list"), "begin each entry with a dash");
            return None;
        };
        Some(items.into_iter().map(|item| Self::of(self.file, item, problems)).collect())
    }

    fn languages(mut self, key: &str, languages: &[String], most: usize, problems: &mut Problems) -> Option<Localised> {
        let mut texts = BTreeMap::new();
        for language in languages {
            match self.take(language) {
                Some(node) => {
                    let name = format!("{key}.{language}");
                    if let Some(text) = text_of(self.file, &name, &node, most, problems) {
                        texts.insert(language.clone(), text);
                    }
                }
                None if self.broken => {}
                None => problems.gap(
                    self.file,
                    self.whole,
                    format!("`{key}` has no text in {language}"),
                    format!("add `{language}: \"…\"`"),
                ),
            }
        }
        if texts.is_empty() && !languages.is_empty() && !self.broken {
            problems.at(self.file, self.whole, format!("`{key}` says nothing"), "write it in one language at least");
        }
        self.finish(problems);
        Some(Localised(texts))
    }

    /// Names every key that nobody asked for.
    pub fn finish(self, problems: &mut Problems) {
        for (key, span, _) in self.pairs {
            problems.at(self.file, span, format!("`{key}` is not known here"), "remove it, or check its spelling");
        }
    }
}

fn text_of(file: &str, key: &str, node: &Node, most: usize, problems: &mut Problems) -> Option<String> {
    if let Value::Nothing = &node.value {
        problems.at(file, node.span, format!("`{key}` is empty"), "write something after the colon");
        return None;
    }
    let Value::Scalar(text) = &node.value else {
        problems.at(file, node.span, format!("`{key}` is not a text"), "write one text after the colon");
        return None;
    };
    let text = text.trim();
    let count = text.chars().count();
    if count == 0 {
        problems.at(file, node.span, format!("`{key}` is empty"), "write something after the colon");
        return None;
    }
    if count > most {
        let message = format!("`{key}` has {count} characters");
        problems.at(file, node.span, message, format!("at most {most} fit"));
        return None;
    }
    Some(text.to_owned())
}

fn number_of(
    file: &str,
    key: &str,
    node: &Node,
    within: std::ops::RangeInclusive<u32>,
    problems: &mut Problems,
) -> Option<u32> {
    let number = match &node.value {
        Value::Scalar(text) => text.trim().parse().ok().filter(|number| within.contains(number)),
        _ => None,
    };
    if number.is_none() {
        let help = format!("write a whole number from {} to {}", within.start(), within.end());
        problems.at(file, node.span, format!("`{key}` does not fit"), help);
    }
    number
}
