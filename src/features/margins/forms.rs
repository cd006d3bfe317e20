//! What trainers send.

use crate::{
    platform::text::Statement,
    web::{Input, Reader},
};

/// A note.
pub struct Noted {
    /// Its words.
    pub body: Statement,
}

impl Input for Noted {
    const FIELDS: &'static [&'static str] = &["body"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { body: reader.text("body")? })
    }
}
