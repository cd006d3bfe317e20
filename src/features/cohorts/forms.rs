//! What owners send.

use chrono::NaiveDate;
use entity::{
    ids::CohortId,
    states::{ProgrammeRole, Role},
};

use super::{
    commands::{NewCohort, NewHelper, NewMember},
    rules::Step,
};
use crate::{
    platform::{text::Line, zones},
    web::{Input, Reader},
};

impl Input for NewCohort {
    const FIELDS: &'static [&'static str] = &["name", "starts_on", "opens_at", "zone", "seats"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let name = reader.text("name");
        let starts_on = reader.date("starts_on");
        let opens_at = reader.time("opens_at", "form-time-unfit");
        let zone = reader.known("zone", "form-zone-unfit", |text| zones::zone(text.trim()));
        let seats = reader.number("seats", 1..=500);
        Some(Self { name: name?, starts_on: starts_on?, opens_at: opens_at?, zone: zone?, seats: seats? })
    }
}

/// A step with a cohort.
pub struct ChangeState {
    /// Which.
    pub step: Step,
}

impl Input for ChangeState {
    const FIELDS: &'static [&'static str] = &["step"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { step: reader.known("step", "form-choice-unfit", Step::named)? })
    }
}

impl Input for NewMember {
    const FIELDS: &'static [&'static str] = &["name", "email", "locale", "role"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let name = reader.text("name");
        let email = reader.text("email");
        let locale = reader.language("locale");
        let role = reader
            .known("role", "form-choice-unfit", |word| Role::ALL.iter().copied().find(|role| role.word() == word));
        Some(Self { name: name?, email: email?, locale: locale?, role: role? })
    }
}

/// The end of somebody's stay.
pub struct EndStay {
    /// Why, in one line.
    pub reason: Line,
}

impl Input for EndStay {
    const FIELDS: &'static [&'static str] = &["reason"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { reason: reader.text("reason")? })
    }
}

/// A break.
pub struct Break {
    /// The day they are back; none where nobody knows.
    pub back_on: Option<NaiveDate>,
}

impl Input for Break {
    const FIELDS: &'static [&'static str] = &["back_on"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let back_on = if reader.raw("back_on").trim().is_empty() { None } else { Some(reader.date("back_on")?) };
        Some(Self { back_on })
    }
}

/// How many seats there are to be.
pub struct ChangeSeats {
    /// So many.
    pub seats: i32,
}

impl Input for ChangeSeats {
    const FIELDS: &'static [&'static str] = &["seats"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { seats: reader.number("seats", 1..=500)? })
    }
}

/// Somebody goes on to another cohort.
pub struct MoveStay {
    /// Which.
    pub to: CohortId,
}

impl Input for MoveStay {
    const FIELDS: &'static [&'static str] = &["to"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self { to: reader.known("to", "form-choice-unfit", |id| id.parse().ok())? })
    }
}

impl Input for NewHelper {
    const FIELDS: &'static [&'static str] = &["name", "email", "role"];

    fn parse(reader: &mut Reader<'_>) -> Option<Self> {
        let name = reader.text("name");
        let email = reader.text("email");
        let known = |word: &str| ProgrammeRole::ALL.iter().copied().find(|role| role.word() == word);
        let role = reader.known("role", "form-choice-unfit", known);
        Some(Self { name: name?, email: email?, role: role? })
    }
}
