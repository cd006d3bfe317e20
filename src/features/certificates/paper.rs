//! A certificate on paper: one page to keep, to print, and to send on.

use chrono::Datelike;

use super::{badge::criteria, queries::Certificate};
use crate::{
    features::curriculum::Said,
    platform::{
        paper::{Code, Kind, Paper, Part, can_write},
        words::{Args, Words},
        zones::{Style, date_words},
    },
};

/// What its page says, on paper. `base` is the address of the house, `site` what it is called.
pub fn paper(certificate: &Certificate, words: &Words, locale: &str, (base, site): (&str, &str)) -> Paper {
    let say = |key: &str, said: &[(&'static str, &str)]| {
        let mut args = Args::new();
        for (name, value) in said {
            args.set(*name, (*value).to_owned());
        }
        words.say(locale, key, &args).unwrap_or_default()
    };
    let (title, promise) = (certificate.title(locale), certificate.promise(locale));
    let day = certificate.earned_on();
    let day = format!("{} {}", date_words(day, locale.starts_with("de"), Style::Day), day.year());
    let written = certificate.name.as_deref().filter(|name| can_write(name));
    let earned = if written.is_some() { "certificates-paper-earned" } else { "certificates-paper-earned-on" };
    // A name is never written with holes in it.
    let without =
        if certificate.name.is_some() { "certificates-paper-unwritten" } else { "certificates-paper-nameless" };
    let mut body =
        vec![some(Kind::House, site, base), Part::new(Kind::Title, &words.plain(locale, "progress-certificate"))];
    body.extend(written.map(|name| Part::new(Kind::Display, name)));
    body.push(Part::new(Kind::Lead, &say(earned, &[("date", &day)])));
    if written.is_none() {
        body.push(Part::new(Kind::Lead, &words.plain(locale, without)));
    }
    body.push(in_its_language(some(Kind::Heading, &title.text, &certificate.programme), &title, locale));
    body.push(in_its_language(Part::new(Kind::Lead, &promise.text), &promise, locale));
    body.push(Part::new(Kind::Subheading, &words.plain(locale, "certificates-asked")));
    body.extend(criteria(certificate, words, locale).iter().map(|one| Part::new(Kind::Item, one)));
    let href = format!("{base}/certificates/{}", certificate.row.code);
    let whose = match &certificate.name {
        Some(name) => say("certificates-paper-name", &[("name", name), ("course", &title.text)]),
        None => say("certificates-paper-nobodys", &[("course", &title.text)]),
    };
    Paper {
        title: whose,
        about: promise.text,
        maker: site.to_owned(),
        language: locale.to_owned(),
        dated: certificate.row.earned_at,
        body,
        foot: vec![
            Part::new(Kind::Text, &words.plain(locale, "certificates-paper-check")),
            Part::new(Kind::Link(href.clone()), &href),
        ],
        code: Some(Code { href, alt: words.plain(locale, "certificates-paper-code") }),
    }
}

/// What it is kept as.
pub fn kept_as(certificate: &Certificate, words: &Words, locale: &str) -> String {
    let plain = |text: &str| text.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect();
    let (kind, course): (String, String) =
        (plain(&words.plain(locale, "certificates-paper-file")), plain(&certificate.programme));
    format!("{kind}-{course}.pdf")
}

/// A part with this text, or with another where there are no letters for it.
fn some(kind: Kind, text: &str, other: &str) -> Part {
    let part = Part::new(kind.clone(), text);
    if part.is_empty() { Part::new(kind, other) } else { part }
}

fn in_its_language(part: Part, said: &Said, locale: &str) -> Part {
    if said.language == locale { part } else { part.in_language(&said.language) }
}
