//! What people write.

use entity::ids::PostId;

use crate::{
    platform::text::{Body, Title},
    web::{Input, Reader},
};

/// A text of one's own, for instance the answer to a lesson's question.
pub struct WrittenText {
    /// The text.
    pub body: Body,
}

impl Input for WrittenText {
    const FIELDS: &'static [&'static str] = &["body"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { body: reader.text("body")? })
    }
}

/// A thread to be.
pub struct Opening {
    /// In the asker's words.
    pub title: Title,
    /// The opening post.
    pub body: Body,
    /// BCP 47 tag of the language it is in.
    pub language: String,
}

impl Input for Opening {
    const FIELDS: &'static [&'static str] = &["title", "body", "language"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let title = reader.text("title");
        let body = reader.text("body");
        let language = reader.language("language");
        Some(Self { title: title?, body: body?, language: language? })
    }
}

/// A reply.
pub struct Reply {
    /// The text.
    pub body: Body,
    /// The post it answers, if one.
    pub answers_to: Option<PostId>,
}

impl Input for Reply {
    const FIELDS: &'static [&'static str] = &["body", "answers_to"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let body = reader.text("body");
        let answers_to = match reader.raw("answers_to") {
            "" => Some(None),
            _ => reader.known("answers_to", "discussions-post-gone", |id| id.parse().ok()).map(Some),
        };
        Some(Self { body: body?, answers_to: answers_to? })
    }
}

/// A change to one's own post.
pub struct Change {
    /// The new text.
    pub body: Body,
    /// The version that was shown.
    pub version: i32,
}

impl Input for Change {
    const FIELDS: &'static [&'static str] = &["body", "version"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let body = reader.text("body");
        let version = reader.number("version", 1..=i32::MAX);
        Some(Self { body: body?, version: version? })
    }
}
