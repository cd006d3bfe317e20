//! What a form may send: read whole and in time, no field we do not know, every
//! mistake named at once, and given back as it was typed.

use std::{collections::BTreeMap, time::Duration};

use actix_web::{FromRequest, HttpMessage, HttpRequest, dev::Payload};
use chrono::{Datelike, NaiveDate, NaiveTime};
use futures_util::{StreamExt, future::LocalBoxFuture};
use serde::Serialize;
use unic_langid::LanguageIdentifier;

use crate::{
    platform::{
        errors::{BadRequest, Error, Mistake, Result},
        text::Text,
    },
    storage::idempotency::FormKey,
};

/// The most a form may weigh, in bytes.
pub const MOST_BYTES: usize = 256 * 1024;
/// The most fields a form may have.
const MOST_FIELDS: usize = 200;
/// How long a form may take to arrive.
const IN_TIME: Duration = Duration::from_secs(20);
/// The hidden field that carries a form's key.
pub const KEY: &str = "_key";

/// What a form sends, once it is known to fit.
pub trait Input: Sized + 'static {
    /// Every field there may be.
    const FIELDS: &'static [&'static str];

    /// The most a file may weigh that comes with it, in bytes.
    const MOST_FILE: usize = 5 * 1024 * 1024;

    /// Whether there may be a field of this name: for forms whose questions are written in content.
    fn knows(name: &str) -> bool {
        Self::FIELDS.contains(&name)
    }

    /// Reads the fields. Read all of them before the first `?`, so that every mistake is named.
    fn parse(reader: &mut Reader<'_>) -> Option<Self>;
}

/// A form that was sent: its key, its fields as typed, and what they mean.
///
/// Making one never fails: whether somebody may send it is asked first, and
/// what is wrong with it is said when it is read.
pub struct Form<T> {
    received: Result<Received, BadRequest>,
    input: std::marker::PhantomData<T>,
}

struct Received {
    key: FormKey,
    fields: Vec<(String, String)>,
}

impl<T: Input> Form<T> {
    /// The form these fields are: a key, and none we do not know.
    pub(super) fn of(fields: Result<Vec<(String, String)>, BadRequest>) -> Self {
        let received = fields.and_then(|fields| {
            let unknown = fields.iter().any(|(name, _)| name != KEY && !T::knows(name));
            let key = fields.iter().find(|(name, _)| name == KEY).and_then(|(_, key)| FormKey::parse(key));
            key.filter(|_| !unknown).map(|key| Received { key, fields }).ok_or(BadRequest::Malformed)
        });
        Self { received, input: std::marker::PhantomData }
    }

    fn received(&self) -> Result<&Received> {
        self.received.as_ref().map_err(|bad| Error::BadRequest(*bad))
    }

    /// The key it was served with.
    pub fn key(&self) -> Result<&FormKey> {
        self.received().map(|received| &received.key)
    }

    /// The input, or everything that is wrong with it.
    pub fn read(&self) -> Result<T> {
        read_input(&self.received()?.fields)
    }

    /// The fields as typed, to be shown again.
    pub fn values(&self) -> BTreeMap<String, String> {
        typed(self.received.iter().flat_map(|received| &received.fields))
    }
}

pub(super) fn read_input<T: Input>(fields: &[(String, String)]) -> Result<T> {
    let mut reader = Reader { fields, mistakes: Vec::new() };
    match T::parse(&mut reader) {
        Some(input) if reader.mistakes.is_empty() => Ok(input),
        _ => Err(Error::Mistakes(reader.mistakes)),
    }
}

pub(super) fn typed<'a>(fields: impl Iterator<Item = &'a (String, String)>) -> BTreeMap<String, String> {
    fields.filter(|(name, value)| name != KEY && !value.is_empty()).cloned().collect()
}

impl<T: Input> FromRequest for Form<T> {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (req, payload) = (req.clone(), payload.take());
        Box::pin(async move { Ok(Self::of(read_fields(&req, payload).await)) })
    }
}

/// The fields of a form, in order.
pub async fn read_fields(req: &HttpRequest, mut payload: Payload) -> Result<Vec<(String, String)>, BadRequest> {
    if !req.content_type().eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        return Err(BadRequest::Malformed);
    }
    let collect = async {
        let mut body = Vec::new();
        while let Some(chunk) = payload.next().await {
            let chunk = chunk.map_err(|_| BadRequest::Malformed)?;
            if body.len() + chunk.len() > MOST_BYTES {
                return Err(BadRequest::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    };
    let body = tokio::time::timeout(IN_TIME, collect).await.map_err(|_| BadRequest::TooSlow)??;
    decode(&body).ok_or(BadRequest::Malformed)
}

/// The fields of a form that was carried along as text.
pub fn decode_fields(text: &str) -> Option<Vec<(String, String)>> {
    decode(text.as_bytes())
}

/// `None` for anything that is not a form in UTF-8, or hides a NUL.
fn decode(body: &[u8]) -> Option<Vec<(String, String)>> {
    let text = std::str::from_utf8(body).ok()?;
    if text.is_empty() {
        return Some(Vec::new());
    }
    let mut fields = Vec::new();
    for pair in text.split('&') {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (name, value) = (unescape(name)?, unescape(value)?);
        if name.contains('\0') || value.contains('\0') || fields.len() == MOST_FIELDS {
            return None;
        }
        fields.push((name, value));
    }
    Some(fields)
}

/// Percent-decoding that refuses what is not UTF-8, where the usual one puts a replacement character.
fn unescape(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
                let (high, low) = (digit(rest.next())?, digit(rest.next())?);
                u8::try_from(high * 16 + low).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

/// Reads fields one by one and collects what is wrong with them.
pub struct Reader<'a> {
    fields: &'a [(String, String)],
    mistakes: Vec<Mistake>,
}

/// A time of day as browsers send it.
pub fn time_of_day(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text.trim(), "%H:%M").ok()
}

impl<'a> Reader<'a> {
    /// The field as typed; empty where it was not sent.
    pub fn raw(&self, name: &str) -> &'a str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// Every value of a field that may come more than once.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &'a str> {
        let name = name.to_owned();
        self.fields.iter().filter(move |(field, _)| *field == name).map(|(_, value)| value.as_str())
    }

    /// Every field whose name begins with `prefix`: the rest of its name, and its value.
    pub fn starting(&self, prefix: &str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let prefix = prefix.to_owned();
        let fields = self.fields.iter();
        fields.filter_map(move |(field, value)| Some((field.strip_prefix(&prefix)?, value.as_str())))
    }

    /// Notes a mistake.
    pub fn mistake(&mut self, field: &str, key: &'static str, limit: Option<usize>) {
        self.mistakes.push(Mistake { field: field.to_owned(), key, limit, count: None });
    }

    /// A text that must be there.
    pub fn text<T: Text>(&mut self, name: &str) -> Option<T> {
        match T::parse(self.raw(name)) {
            Ok(text) => Some(text),
            Err(unfit) => {
                self.mistake(name, unfit.key, unfit.limit);
                None
            }
        }
    }

    /// Something `parse` knows; `key` says what is wrong where it does not.
    pub fn known<T>(&mut self, name: &str, key: &'static str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let found = parse(self.raw(name));
        if found.is_none() {
            self.mistake(name, key, None);
        }
        found
    }

    /// A whole number within bounds.
    pub fn number(&mut self, name: &str, within: std::ops::RangeInclusive<i32>) -> Option<i32> {
        self.known(name, "form-number-unfit", |text| text.trim().parse().ok().filter(|number| within.contains(number)))
    }

    /// The version of what a form showed; 0 where it was served for something that was not there yet.
    pub fn version(&mut self, name: &str) -> Option<i32> {
        if self.raw(name).is_empty() { Some(0) } else { self.number(name, 0..=i32::MAX) }
    }

    /// Which of two buttons was pressed.
    pub fn yes_or_no(&mut self, name: &str) -> Option<bool> {
        self.known(name, "form-choice-unfit", |word| match word {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        })
    }

    /// A time of day as browsers send it: `14:30`; `key` says what is wrong where it is none.
    pub fn time(&mut self, name: &str, key: &'static str) -> Option<NaiveTime> {
        self.known(name, key, time_of_day)
    }

    /// A date as browsers send it: `2026-11-24`. Only of years people plan in:
    /// at the ends of what a date can be, adding a week would be an overflow.
    pub fn date(&mut self, name: &str) -> Option<NaiveDate> {
        let parse = |text: &str| NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok();
        self.known(name, "form-date-unfit", |text| parse(text).filter(|date| (1900..=2199).contains(&date.year())))
    }

    /// A language tag. Whether there are words in that language is for a rule to say.
    pub fn language(&mut self, name: &str) -> Option<String> {
        let fits = |tag: &str| tag.len() <= 35 && tag.parse::<LanguageIdentifier>().is_ok();
        self.known(name, "form-choice-unfit", |tag| fits(tag).then(|| tag.to_owned()))
    }

    /// Whether a box is ticked.
    pub fn ticked(&self, name: &str) -> bool {
        !self.raw(name).is_empty()
    }
}

/// A button that needs no more than its key.
pub struct Press;

impl Input for Press {
    const FIELDS: &'static [&'static str] = &[];

    fn parse(_: &mut Reader<'_>) -> Option<Self> {
        Some(Self)
    }
}

/// A form as a page shows it: what stands in its fields, and what is wrong with them.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FormState {
    /// By field name; an empty field is absent.
    pub values: BTreeMap<String, String>,
    /// In the order of the form; a mistake without a field is about the whole.
    pub errors: Vec<FormError>,
}

/// One mistake, in the words of the reader.
#[derive(Clone, Debug, Serialize)]
pub struct FormError {
    /// The field's name, or nothing.
    pub field: String,
    /// What is wrong.
    pub text: String,
}

impl FormState {
    /// An empty form.
    pub fn blank() -> Self {
        Self::default()
    }

    /// A form that starts with values.
    pub fn with<'a>(values: impl IntoIterator<Item = (&'a str, String)>) -> Self {
        let values = values.into_iter().filter(|(_, value)| !value.is_empty());
        Self { values: values.map(|(name, value)| (name.to_owned(), value)).collect(), errors: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use actix_web::{dev::Payload, error::PayloadError, test::TestRequest, web::Bytes};
    use futures_util::{StreamExt, stream};

    use super::{decode, read_fields};
    use crate::platform::errors::BadRequest;

    #[tokio::test(start_paused = true)]
    async fn a_form_that_trickles_in_is_given_up_on() {
        let kind = ("content-type", "application/x-www-form-urlencoded");
        let req = TestRequest::post().insert_header(kind).to_http_request();
        let a_byte_a_second = stream::unfold((), |()| async {
            tokio::time::sleep(Duration::from_secs(1)).await;
            Some((Ok::<_, PayloadError>(Bytes::from_static(b"a")), ()))
        });
        let payload: Payload = Payload::Stream { payload: a_byte_a_second.boxed_local() };
        let begun = tokio::time::Instant::now();
        assert_eq!(read_fields(&req, payload).await, Err(BadRequest::TooSlow));
        assert!(begun.elapsed() <= Duration::from_secs(30));
    }

    #[test]
    fn a_form_is_read_exactly_or_not_at_all() {
        let read = |body: &str| decode(body.as_bytes());
        assert_eq!(
            read("a=1+2&b=%C3%A4&c"),
            Some(vec![("a".into(), "1 2".into()), ("b".into(), "ä".into()), ("c".into(), String::new()),])
        );
        assert_eq!(read(""), Some(vec![]));
        for wrong in ["a=%", "a=%4", "a=%zz", "a=%ff", "a=%00", "%00=a", &"a=1&".repeat(10_000)] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
        assert_eq!(decode(&[0xff]), None);
    }
}
