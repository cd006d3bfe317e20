//! What people send about what they share.

use entity::states::LogAudience;

use super::commands::{Sight, WrittenEntry};
use crate::web::{Input, Reader};

impl Input for WrittenEntry {
    const FIELDS: &'static [&'static str] = &["body", "shown_to", "version"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let body = reader.text("body");
        let known = |word: &str| LogAudience::ALL.iter().copied().find(|one| one.word() == word);
        let shown_to = reader.known("shown_to", "form-choice-unfit", known);
        let version = reader.version("version");
        Some(Self { body: body?, shown_to: shown_to?, version: version? })
    }
}

impl Input for Sight {
    const FIELDS: &'static [&'static str] = &["partner", "circle"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { partner: reader.ticked("partner"), circle: reader.ticked("circle") })
    }
}
