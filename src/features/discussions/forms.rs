//! What people write.

use entity::{
    ids::{AttachmentId, LiveSessionId, PostId},
    states::{ReactionKind, Watch},
};

use super::{commands::Mark, drafts::Kept};
use crate::{
    features::attachments::{self, Description},
    platform::text::{Body, Title},
    web::{Input, Reader},
};

/// The answer to a lesson's question.
pub struct Answering {
    /// The text.
    pub body: Body,
    /// What is to be seen in its pictures.
    pub files: Vec<Description>,
}

impl Input for Answering {
    const FIELDS: &'static [&'static str] = &["body"];
    const MOST_FILE: usize = attachments::MOST_FILE;

    fn knows(name: &str) -> bool {
        Self::FIELDS.contains(&name) || attachments::knows(name)
    }

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let body = reader.text("body");
        let files = attachments::descriptions(reader);
        Some(Self { body: body?, files })
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
    /// The live session it is about, if one.
    pub session: Option<LiveSessionId>,
    /// What is to be seen in its pictures.
    pub files: Vec<Description>,
}

impl Input for Opening {
    const FIELDS: &'static [&'static str] = &["title", "body", "language", "session"];
    const MOST_FILE: usize = attachments::MOST_FILE;

    fn knows(name: &str) -> bool {
        Self::FIELDS.contains(&name) || attachments::knows(name)
    }

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let title = reader.text("title");
        let body = reader.text("body");
        let language = reader.language("language");
        let session = match reader.raw("session") {
            "" => Some(None),
            _ => reader.known("session", "discussions-no-session", |id| id.parse().ok()).map(Some),
        };
        let files = attachments::descriptions(reader);
        Some(Self { title: title?, body: body?, language: language?, session: session?, files })
    }
}

/// A reply.
pub struct Reply {
    /// The text.
    pub body: Body,
    /// The post it answers, if one.
    pub answers_to: Option<PostId>,
    /// The last post that stood on the page, if one: up to there it was read.
    pub seen: Option<PostId>,
    /// What is to be seen in its pictures.
    pub files: Vec<Description>,
}

impl Input for Reply {
    const FIELDS: &'static [&'static str] = &["body", "answers_to", "seen"];
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
        let seen = reader.raw("seen").parse().ok();
        let files = attachments::descriptions(reader);
        Some(Self { body: body?, answers_to: answers_to?, seen, files })
    }
}

/// A change to one's own post.
pub struct Change {
    /// The new text.
    pub body: Body,
    /// The version that was shown.
    pub version: i32,
    /// What is to be seen in its pictures.
    pub files: Vec<Description>,
}

impl Input for Change {
    const FIELDS: &'static [&'static str] = &["body", "version"];
    const MOST_FILE: usize = attachments::MOST_FILE;

    fn knows(name: &str) -> bool {
        Self::FIELDS.contains(&name) || attachments::knows(name)
    }

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let body = reader.text("body");
        let version = reader.number("version", 1..=i32::MAX);
        let files = attachments::descriptions(reader);
        Some(Self { body: body?, version: version?, files })
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
    const FIELDS: &'static [&'static str] =
        &["title", "body", "language", "answers_to", "seen", "session", "version", "take_away"];
    const MOST_FILE: usize = attachments::MOST_FILE;

    fn knows(name: &str) -> bool {
        Self::FIELDS.contains(&name) || attachments::knows(name)
    }

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let files = attachments::descriptions(reader);
        Some(Self { files, take_away: reader.raw("take_away").parse().ok() })
    }
}

/// How far one has read.
pub struct Reading(pub Mark);

impl Input for Reading {
    const FIELDS: &'static [&'static str] = &["up_to", "before"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let mark = match (reader.raw("up_to"), reader.raw("before")) {
            ("", "") => Some(Mark::All),
            ("", _) => reader.known("before", "discussions-post-gone", |id| id.parse().ok()).map(Mark::Before),
            _ => reader.known("up_to", "discussions-post-gone", |id| id.parse().ok()).map(Mark::UpTo),
        };
        mark.map(Self)
    }
}

/// What one says about a post with one press.
pub struct Reacting {
    /// Which.
    pub kind: ReactionKind,
    /// Whether one says so, or no longer does.
    pub on: bool,
}

impl Input for Reacting {
    const FIELDS: &'static [&'static str] = &["say", "take_back"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let on = reader.raw("take_back").is_empty();
        let field = if on { "say" } else { "take_back" };
        let kind = reader.known(field, "form-choice-unfit", |word| {
            ReactionKind::ALL.iter().copied().find(|kind| kind.word() == word)
        })?;
        Some(Self { kind, on })
    }
}

/// One press that turns something on or off.
pub struct Switch {
    /// Whether it is to be on.
    pub on: bool,
}

impl Input for Switch {
    const FIELDS: &'static [&'static str] = &["set"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let on = reader.known("set", "form-choice-unfit", |word| match word {
            "on" => Some(true),
            "off" => Some(false),
            _ => None,
        })?;
        Some(Self { on })
    }
}

/// What one wants to hear of a thread.
pub struct Watching(pub Option<Watch>);

impl Input for Watching {
    const FIELDS: &'static [&'static str] = &["watch"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let watch = match reader.raw("watch") {
            "usual" => Some(None),
            _ => {
                let known = |word: &str| Watch::ALL.iter().copied().find(|watch| watch.word() == word);
                reader.known("watch", "form-choice-unfit", known).map(Some)
            }
        };
        watch.map(Self)
    }
}

/// A text that is not sent yet, fit or not: nothing about it is refused.
pub struct Drafted {
    /// As typed.
    pub kept: Kept,
    /// Whether the page saves it by itself, and nobody waits for an answer.
    pub quietly: bool,
    /// Whether one wants to see what is like it, and go on writing.
    pub similar: bool,
}

impl Input for Drafted {
    const FIELDS: &'static [&'static str] =
        &["title", "body", "language", "answers_to", "seen", "session", "quietly", "similar"];
    const MOST_FILE: usize = attachments::MOST_FILE;

    fn knows(name: &str) -> bool {
        Self::FIELDS.contains(&name) || attachments::knows(name)
    }

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let typed = |name: &str| reader.raw(name).to_owned();
        let answers_to = reader.raw("answers_to").parse().ok();
        let kept = Kept { title: typed("title"), body: typed("body"), language: typed("language"), answers_to };
        Some(Self { kept, quietly: reader.ticked("quietly"), similar: reader.ticked("similar") })
    }
}

/// The next version of a thread's summary.
pub struct SummingUp {
    /// The text.
    pub body: Body,
    /// The version that was shown; 0 where there was none.
    pub version: i32,
}

impl Input for SummingUp {
    const FIELDS: &'static [&'static str] = &["body", "version"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let body = reader.text("body");
        let version = reader.number("version", 0..=i32::MAX - 1);
        Some(Self { body: body?, version: version? })
    }
}
