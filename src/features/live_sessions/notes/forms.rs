//! What people send about what is kept.

use super::rules::RecordingLink;
use crate::{
    platform::text::Body,
    web::{Input, Reader},
};

/// The notes, as somebody wants them.
pub struct WrittenNotes {
    /// Their text.
    pub body: Body,
    /// The version that was shown; 0 where nothing was written.
    pub seen: i32,
}

impl Input for WrittenNotes {
    const FIELDS: &'static [&'static str] = &["body", "seen"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let body = reader.text("body");
        let seen = reader.number("seen", 0..=i32::MAX);
        Some(Self { body: body?, seen: seen? })
    }
}

/// Whether one agrees to a recording.
pub struct Answer {
    /// One does.
    pub agrees: bool,
}

impl Input for Answer {
    const FIELDS: &'static [&'static str] = &["agrees"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let agrees = reader.yes_or_no("agrees");
        Some(Self { agrees: agrees? })
    }
}

/// A recording to put up, with the statement that everybody agreed.
pub struct NewRecording {
    /// Where it is.
    pub link: RecordingLink,
}

impl Input for NewRecording {
    const FIELDS: &'static [&'static str] = &["url", "agreed"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let link = reader.text("url");
        if !reader.ticked("agreed") {
            reader.mistake("agreed", "recording-box-missing", None);
        }
        Some(Self { link: link? })
    }
}
