//! What people send about the e-mails they want.

use std::collections::BTreeMap;

use entity::states::Rhythm;

use crate::{
    identity::Hours,
    web::{Input, Reader},
};

/// What stands before a kind's name in its field.
pub const RHYTHM: &str = "rhythm.";

/// How often each kind comes, and at what hours.
pub struct Choices {
    /// By the kind's name as message keys have it; what is not there stays as it is.
    pub rhythms: BTreeMap<String, Rhythm>,
    /// At what hours, and whose holidays.
    pub hours: Hours,
}

impl Input for Choices {
    const FIELDS: &'static [&'static str] = &["quiet", "region"];

    fn knows(name: &str) -> bool {
        name.starts_with(RHYTHM) || Self::FIELDS.contains(&name)
    }

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let mut rhythms = BTreeMap::new();
        let fields: Vec<&str> = reader.starting(RHYTHM).map(|(key, _)| key).collect();
        for key in fields {
            let known = |word: &str| Rhythm::ALL.iter().copied().find(|rhythm| rhythm.word() == word);
            if let Some(rhythm) = reader.known(&format!("{RHYTHM}{key}"), "form-choice-unfit", known) {
                rhythms.insert(key.to_owned(), rhythm);
            }
        }
        let region = Some(reader.raw("region").trim()).filter(|region| !region.is_empty());
        let hours = Hours { quiet: reader.ticked("quiet"), region: region.map(str::to_owned) };
        Some(Self { rhythms, hours })
    }
}
