//! What somebody could give to whom: their own list.

use serde::Serialize;

use crate::web::{CohortStrip, FormState, View};

/// One's list.
#[derive(Serialize)]
pub struct ContributionsPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// The open first.
    pub rows: Vec<ContributionRow>,
    /// Where a row is added; none where nobody writes here any more.
    pub action: Option<String>,
    /// The circle's page.
    pub back_href: String,
    /// What was typed, and what was refused.
    pub form: FormState,
}

/// A row of it.
#[derive(Serialize)]
pub struct ContributionRow {
    /// For whom.
    pub whom: String,
    /// What.
    pub gift: String,
    /// Whether it is given.
    pub done: bool,
    /// Where that is said, and where it goes.
    pub action: String,
}

impl View for ContributionsPage {
    const FILE: &'static str = "circles/contributions.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}
