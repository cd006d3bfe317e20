//! What both sides send.

use crate::{
    platform::text::Statement,
    web::{Input, Reader},
};

/// Something to be said.
pub struct Words {
    /// It.
    pub body: Statement,
    /// BCP 47 tag of the language it was prepared in; none where somebody wrote it in their own.
    pub language: Option<String>,
}

impl Input for Words {
    const FIELDS: &'static [&'static str] = &["body", "language"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let body = reader.text("body");
        let language = match reader.raw("language") {
            "" => None,
            _ => Some(reader.language("language")?),
        };
        Some(Self { body: body?, language })
    }
}
