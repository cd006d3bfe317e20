//! What people send about a thread that waits.

use entity::ids::PersonId;

use crate::web::{Input, Reader};

/// Whether a trainer takes a thread.
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

/// Whom a trainer asks.
pub struct Choosing {
    /// Them.
    pub person: PersonId,
}

impl Input for Choosing {
    const FIELDS: &'static [&'static str] = &["person"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { person: reader.known("person", "form-choice-unfit", |id| id.parse().ok())? })
    }
}
