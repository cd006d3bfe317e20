//! What people send about a thread that waits.

use entity::ids::PersonId;

use crate::web::{Input, Reader};

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
