//! What people send about the text of an e-mail.

use crate::{
    platform::{
        letters,
        text::{Body, Caption},
    },
    web::{Input, Reader},
};

/// A text.
pub struct Typed {
    /// It.
    pub text: letters::Text,
    /// As it stood when it was read.
    pub version: i32,
    /// Whether it is only to be looked at.
    pub look: bool,
}

impl Input for Typed {
    const FIELDS: &'static [&'static str] = &["subject", "body", "version", "way"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let subject = reader.text::<Caption>("subject");
        let body = reader.text::<Body>("body");
        let version = reader.number("version", 0..=i32::MAX - 1);
        let look = reader.raw("way") == "look";
        let text = letters::Text { subject: subject?.to_string(), body: body?.to_string() };
        Some(Self { text, version: version?, look })
    }
}

/// Back to the shipped text.
pub struct Ship {
    /// As it stood when it was read.
    pub version: i32,
}

impl Input for Ship {
    const FIELDS: &'static [&'static str] = &["version"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { version: reader.number("version", 0..=i32::MAX - 1)? })
    }
}
