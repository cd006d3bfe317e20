//! What people write.

use entity::ids::{AttachmentId, PostId};

use crate::{
    features::attachments::{self, Description},
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
    /// What is to be seen in its pictures.
    pub files: Vec<Description>,
}

impl Input for Opening {
    const FIELDS: &'static [&'static str] = &["title", "body", "language"];
    const MOST_FILE: usize = attachments::MOST_FILE;

    fn knows(name: &str) -> bool {
        Self::FIELDS.contains(&name) || attachments::knows(name)
    }

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let title = reader.text("title");
        let body = reader.text("body");
        let language = reader.language("language");
        let files = attachments::descriptions(reader);
        Some(Self { title: title?, body: body?, language: language?, files })
    }
}

/// A reply.
pub struct Reply {
    /// The text.
    pub body: Body,
    /// The post it answers, if one.
    pub answers_to: Option<PostId>,
    /// What is to be seen in its pictures.
    pub files: Vec<Description>,
}

impl Input for Reply {
    const FIELDS: &'static [&'static str] = &["body", "answers_to"];
    const MOST_FILE: usize = attachments::MOST_FILE;

    fn knows(name: &str) -> bool {
        Self::FIELDS.contains(&name) || attachments::knows(name)
    }

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let body = reader.text("body");
        let answers_to = match reader.raw("answers_to") {
            "" => Some(None),
            _ => reader.known("answers_to", "discussions-post-gone", |id| id.parse().ok()).map(Some),
        };
        let files = attachments::descriptions(reader);
        Some(Self { body: body?, answers_to: answers_to?, files })
    }
}

/// A post that is still being written, to which a file is added or from which one is taken away.
pub struct Composed {
    /// What is to be seen in its pictures.
    pub files: Vec<Description>,
    /// The file that is taken away, if one; otherwise one is added.
    pub take_away: Option<AttachmentId>,
}

impl Input for Composed {
    const FIELDS: &'static [&'static str] = &["title", "body", "language", "answers_to", "take_away"];
    const MOST_FILE: usize = attachments::MOST_FILE;

    fn knows(name: &str) -> bool {
        Self::FIELDS.contains(&name) || attachments::knows(name)
    }

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let files = attachments::descriptions(reader);
        Some(Self { files, take_away: reader.raw("take_away").parse().ok() })
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
