//! What people see of circles.

mod contributions;
mod forming;
mod meeting;
mod ours;
mod round;

pub use contributions::{ContributionRow, ContributionsPage};
pub use forming::{FormingPage, FormingRow, Stage};
pub use meeting::MeetingPage;
pub use ours::{CirclePage, HourShown, LeadRow, MemberRow, MergeRow, SuggestionRow, hour_shown};
pub use round::{GroupRow, Pick, RoundPage, UnsettledRow};

use serde::Serialize;

/// What a circle is called: a name, or a number.
#[derive(Clone, Debug, Serialize)]
pub struct CircleName {
    /// As its people called it.
    pub name: Option<String>,
    /// From 1.
    pub number: i32,
}

impl CircleName {
    /// What a circle is called.
    pub fn of(row: &entity::circle::Model) -> Self {
        Self { name: row.name.clone(), number: row.number }
    }
}
