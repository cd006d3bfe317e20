//! YAML whose every value knows where it stands, so that a file's mistakes can
//! all be named at once, each with its line and column.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, SeqAccess, Visitor},
};
use serde_saphyr::Spanned;

/// A place in a file, in bytes from its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Where it begins.
    pub start: usize,
    /// How long it is.
    pub len: usize,
}

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub value: Value,
    /// Where it stands.
    pub span: Span,
}

/// What a value can be. Numbers, booleans and dates stay the text they were written as.
#[derive(Clone, Debug)]
pub enum Value {
    /// Text, or anything else that is no list and no map.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// Keys in their order, each with its own place.
    Map(Vec<(String, Span, Node)>),
    /// Nothing after the colon.
    Nothing,
}

/// YAML that is none.
#[derive(Clone, Debug)]
pub struct Broken {
    /// What the parser says.
    pub message: String,
    /// Where.
    pub span: Span,
}

/// Parses `text`, which stands `offset` bytes into its file.
pub fn parse(text: &str, offset: usize) -> Result<Node, Broken> {
    // Without these a country `NO` becomes `false`, and an id `007` a 7.
    let options = serde_saphyr::options! { strict_booleans: true, leading_zero_numbers_as_strings: true };
    let root: Spanned<Raw> = serde_saphyr::from_str_with_options(text, options).map_err(|error| {
        let at = error.location().map_or(0, |location| byte_at(text, location.line(), location.column()));
        let message = error.without_snippet().to_string();
        Broken { message, span: Span { start: offset + at, len: 1.min(text.len().saturating_sub(at)) } }
    })?;
    Ok(place(root, text, offset))
}

/// The byte at which a line and a column (both from 1, in characters) begin.
fn byte_at(text: &str, line: u64, column: u64) -> usize {
    let line_start: usize =
        text.split_inclusive('\n').take(usize::try_from(line).unwrap_or(1).saturating_sub(1)).map(str::len).sum();
    let rest = text.get(line_start..).unwrap_or("");
    let within: usize =
        rest.chars().take(usize::try_from(column).unwrap_or(1).saturating_sub(1)).map(char::len_utf8).sum();
    (line_start + within).min(text.len())
}

/// Line and column (both from 1, in characters) of a byte.
pub fn line_and_column(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte.min(text.len())).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    (line, column)
}

enum Raw {
    Scalar(String),
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<String>, Spanned<Raw>)>),
    Nothing,
}

fn place(raw: Spanned<Raw>, text: &str, offset: usize) -> Node {
    let start = byte_at(text, raw.referenced.line(), raw.referenced.column());
    let (value, len) = match raw.value {
        Raw::Scalar(scalar) => {
            let rest = text.get(start..).unwrap_or("");
            let len = rest.lines().next().map_or(0, |line| line.trim_end().len());
            (Value::Scalar(scalar), len)
        }
        Raw::List(items) => (Value::List(items.into_iter().map(|item| place(item, text, offset)).collect()), 1),
        Raw::Map(pairs) => {
            let pairs = pairs.into_iter().map(|(key, value)| {
                let key_start = byte_at(text, key.referenced.line(), key.referenced.column());
                let span = Span { start: offset + key_start, len: key.value.len() };
                (key.value, span, place(value, text, offset))
            });
            (Value::Map(pairs.collect()), 1)
        }
        Raw::Nothing => (Value::Nothing, 0),
    };
    Node { value, span: Span { start: offset + start, len } }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;

        macro_rules! scalar {
            ($($method:ident: $type:ty),*) => {
                $(fn $method<E>(self, value: $type) -> Result<Raw, E> { Ok(Raw::Scalar(value.to_string())) })*
            };
        }

        impl<'de> Visitor<'de> for Any {
            type Value = Raw;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            scalar!(visit_str: &str, visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64);

            fn visit_unit<E>(self) -> Result<Raw, E> {
                Ok(Raw::Nothing)
            }

            fn visit_none<E>(self) -> Result<Raw, E> {
                Ok(Raw::Nothing)
            }

            fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
                Raw::deserialize(deserializer)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Raw, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = seq.next_element()? {
                    items.push(item);
                }
                Ok(Raw::List(items))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Raw::Map(pairs))
            }
        }

        deserializer.deserialize_any(Any)
    }
}

#[cfg(test)]
mod tests {
    use super::{Value, line_and_column, parse};

    #[test]
    fn every_value_knows_its_place() {
        let text = "title: Über uns\nminutes: 7\nmakes:\n  - de: \"Ä\"\n    en: A\nempty:\n";
        let root = parse(text, 0).unwrap();
        let Value::Map(pairs) = root.value else { panic!("a map") };
        let keys: Vec<_> =
            pairs.iter().map(|(key, span, _)| (key.as_str(), line_and_column(text, span.start))).collect();
        assert_eq!(keys, [("title", (1, 1)), ("minutes", (2, 1)), ("makes", (3, 1)), ("empty", (6, 1))]);
        let values: Vec<_> = pairs.iter().map(|(_, _, node)| line_and_column(text, node.span.start)).collect();
        assert_eq!(values[..2], [(1, 8), (2, 10)]);
        assert!(matches!(&pairs[1].2.value, Value::Scalar(text) if text == "7"));
        assert!(matches!(&pairs[3].2.value, Value::Nothing));
        let Value::List(items) = &pairs[2].2.value else { panic!("a list") };
        assert_eq!(line_and_column(text, items[0].span.start).0, 4);
    }

    #[test]
    fn a_scalar_stays_the_text_it_was_written_as() {
        for written in ["NO", "no", "on", "y", "007", "7", "true", "2027-01-11"] {
            let root = parse(&format!("key: {written}\n"), 0).unwrap();
            let Value::Map(pairs) = root.value else { panic!("a map") };
            assert!(matches!(&pairs[0].2.value, Value::Scalar(text) if text == written), "{written}: {pairs:?}");
        }
    }

    #[test]
    fn what_is_no_yaml_says_where() {
        let text = "title: \"open\nminutes: 3\n";
        let broken = parse(text, 4).unwrap_err();
        assert!(!broken.message.is_empty());
        assert!(broken.span.start >= 4);
    }
}
