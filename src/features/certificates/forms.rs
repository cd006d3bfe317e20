//! What people send about certificates.

use crate::{
    platform::text::Line,
    web::{Input, Reader},
};

/// Why one is taken back.
pub struct TakeBack {
    /// In a line, for whoever looks at it.
    pub why: Line,
}

impl Input for TakeBack {
    const FIELDS: &'static [&'static str] = &["why"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { why: reader.text("why")? })
    }
}
