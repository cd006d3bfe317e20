//! What trainers send about what needs them.

use super::rules::Rest;
use crate::web::{Input, Reader};

/// Whether a trainer takes something.
pub struct Taking {
    /// They do; or give it back.
    pub takes: bool,
}

impl Input for Taking {
    const FIELDS: &'static [&'static str] = &["take"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let takes = reader.yes_or_no("take")?;
        Some(Self { takes })
    }
}

/// The words of [`Rest::News`] and [`Rest::Over`] in a form.
pub const NEWS: &str = "news";
/// See [`NEWS`].
pub const OVER: &str = "over";

/// What is sent to let something be.
pub struct Resting {
    /// For how long.
    pub rest: Rest,
}

impl Input for Resting {
    const FIELDS: &'static [&'static str] = &["until"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let rest = match reader.raw("until") {
            NEWS => Rest::News,
            OVER => Rest::Over,
            _ => Rest::Until(reader.date("until")?),
        };
        Some(Self { rest })
    }
}
