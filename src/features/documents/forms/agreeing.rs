//! What people send about papers that are agreed.

use entity::ids::CohortId;

use crate::{
    platform::text::Name,
    web::{Input, Reader},
};

/// A signature, or none any more.
pub struct Signing(pub Option<Name>);

impl Input for Signing {
    const FIELDS: &'static [&'static str] = &["signs", "name"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        match reader.yes_or_no("signs")? {
            true => reader.text("name").map(|name| Self(Some(name))),
            false => Some(Self(None)),
        }
    }
}

/// Whether an edition is shown to everybody who was there.
pub struct Showing(pub bool);

impl Input for Showing {
    const FIELDS: &'static [&'static str] = &["shown"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        reader.yes_or_no("shown").map(Self)
    }
}

/// Where an edition is carried.
pub struct Carrying(pub CohortId);

impl Input for Carrying {
    const FIELDS: &'static [&'static str] = &["cohort"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        reader.known("cohort", "form-choice-unfit", |id| id.parse().ok()).map(Self)
    }
}
