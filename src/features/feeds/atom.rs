//! Posts as an Atom feed (RFC 4287).

use atom_syndication::{Content, Entry, Feed, FixedDateTime, Generator, Link, Person, Text};
use chrono::{DateTime, Utc};

use crate::{
    features::{cohorts::CohortOn, discussions::Newest},
    platform::{errors::Result, words::Words},
};

/// What a feed is written with.
pub struct Pen<'a> {
    /// Words of the interface.
    pub words: &'a Words,
    /// BCP 47 tag of the reader's language.
    pub locale: &'a str,
    /// Where links start, without a trailing slash.
    pub base_url: &'a str,
    /// What the house is called.
    pub site: &'a str,
}

/// XML has no way to write these, and a reader that meets one gives the whole feed up.
fn writable(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).filter(|c| !is_no_letter(*c)).collect()
}

fn is_no_letter(c: char) -> bool {
    matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

fn instant(at: DateTime<Utc>) -> FixedDateTime {
    at.fixed_offset()
}

impl Pen<'_> {
    /// The feed of a cohort; `own` is its own address.
    pub fn feed(&self, on: &CohortOn, posts: &[Newest], own: &str) -> Result<String> {
        let changed = posts.iter().map(|post| post.edited_at.unwrap_or(post.posted_at)).max();
        let threads = format!("{}/cohorts/{}/threads", self.base_url, on.cohort.id);
        let feed = Feed {
            title: Text::plain(writable(&on.cohort.name)),
            id: format!("urn:uuid:{}", on.cohort.id),
            updated: instant(changed.unwrap_or(on.cohort.created_at)),
            links: vec![link("self", "application/atom+xml", own), link("alternate", "text/html", &threads)],
            generator: Some(Generator { value: self.site.to_owned(), ..Generator::default() }),
            base: Some(format!("{}/", self.base_url)),
            lang: Some(self.locale.to_owned()),
            entries: posts.iter().map(|post| self.entry(on, post)).collect(),
            ..Feed::default()
        };
        let mut written = Vec::new();
        feed.write_to(&mut written).map_err(|error| anyhow::anyhow!("{error}"))?;
        Ok(String::from_utf8(written).map_err(|error| anyhow::anyhow!("{error}"))?)
    }

    fn entry(&self, on: &CohortOn, post: &Newest) -> Entry {
        let former = || self.words.plain(self.locale, "frame-former-member");
        let place = format!("{}/threads/{}/posts/{}", self.base_url, post.thread_id, post.id);
        let name = post.author.clone().unwrap_or_else(former);
        Entry {
            title: Text::plain(writable(&self.heading(on, post))),
            id: format!("urn:uuid:{}", post.id),
            updated: instant(post.edited_at.unwrap_or(post.posted_at)),
            published: Some(instant(post.posted_at)),
            authors: vec![Person { name: writable(&name), ..Person::default() }],
            links: vec![link("alternate", "text/html", &place)],
            content: Some(Content {
                lang: Some(post.language.clone()),
                value: Some(writable(&post.body_html)),
                content_type: Some("html".to_owned()),
                ..Content::default()
            }),
            ..Entry::default()
        }
    }

    /// The thread's heading; a lesson's question as the reader reads it.
    fn heading(&self, on: &CohortOn, post: &Newest) -> String {
        let asked = post.question.as_deref().zip(on.course.as_deref());
        let lesson = asked.and_then(|(question, course)| Some((course, course.asking(question)?.1)));
        lesson.map_or_else(|| post.title.clone(), |(course, lesson)| course.say(&lesson.question, self.locale).text)
    }
}

fn link(rel: &str, mime: &str, href: &str) -> Link {
    Link { rel: rel.to_owned(), mime_type: Some(mime.to_owned()), href: href.to_owned(), ..Link::default() }
}
