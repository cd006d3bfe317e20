//! What auditors ask for.

use chrono::NaiveDate;
use entity::ids::PersonId;
use uuid::Uuid;

use super::rules::ACTS;
use crate::{
    platform::text::EmailAddress,
    web::{Input, Reader},
};

/// Whose record is looked at.
pub struct LookAt {
    /// Their address.
    pub email: EmailAddress,
}

impl Input for LookAt {
    const FIELDS: &'static [&'static str] = &["email"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { email: reader.text("email")? })
    }
}

/// Which rows, and which page of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Whose.
    pub person: Option<PersonId>,
    /// One kind of deed.
    pub act: Option<&'static str>,
    /// From this day on.
    pub from: Option<NaiveDate>,
    /// Up to this day, with it.
    pub to: Option<NaiveDate>,
    /// Which page, as it was asked.
    pub page: String,
}

impl Input for Filter {
    const FIELDS: &'static [&'static str] = &["person", "act", "from", "to", "page"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let there = |reader: &Reader<'_>, name: &str| !reader.raw(name).trim().is_empty();
        let mut filter = Self { page: reader.raw("page").to_owned(), ..Self::default() };
        if there(reader, "person") {
            // No field one types into: whoever is not there is missing.
            filter.person = Some(reader.raw("person").parse().unwrap_or(PersonId(Uuid::nil())));
        }
        if there(reader, "act") {
            let known = |text: &str| ACTS.iter().copied().find(|act| *act == text);
            filter.act = Some(reader.known("act", "form-choice-unfit", known)?);
        }
        if there(reader, "from") {
            filter.from = Some(reader.date("from")?);
        }
        if there(reader, "to") {
            filter.to = Some(reader.date("to")?);
        }
        Some(filter)
    }
}

impl Filter {
    /// The same as an address has it, without the page.
    pub fn query(&self) -> String {
        let parts = [
            self.person.map(|who| format!("person={who}")),
            self.act.map(|act| format!("act={act}")),
            self.from.map(|day| format!("from={day}")),
            self.to.map(|day| format!("to={day}")),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("&")
    }
}
