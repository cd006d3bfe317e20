//! What owners may send.

use crate::web::{Input, Reader};

/// Whether a report is to be counted.
pub struct Switching {
    /// From now on, or no longer.
    pub on: bool,
}

impl Input for Switching {
    const FIELDS: &'static [&'static str] = &["on"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let known = |word: &str| match word {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        Some(Self { on: reader.known("on", "form-choice-unfit", known)? })
    }
}
