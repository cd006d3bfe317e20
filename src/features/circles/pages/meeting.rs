//! A page for the table: what a circle needs in its hour.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::{CircleName, MemberRow};
use crate::{
    features::curriculum::Said,
    web::{CohortStrip, FormState, PersonTag, View},
};

/// This week's meeting.
#[derive(Serialize)]
pub struct MeetingPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// The circle.
    pub called: CircleName,
    /// The week of the course.
    pub week: u32,
    /// Today, where the reader is.
    pub today: NaiveDate,
    /// When it meets next.
    pub next_at: Option<DateTime<Utc>>,
    /// Who leads.
    pub lead: Option<PersonTag>,
    /// Who is in it, with what they want and whether they say that they are there.
    pub people: Vec<MemberRow>,
    /// What this hour is about: heading, minutes, HTML.
    pub guide: Option<(Said, u32, Said)>,
    /// Whether the reader says that they are there.
    pub there: bool,
    /// Where they say it; none where nobody writes here any more, or the week is not open.
    pub presence_action: Option<String>,
    /// The circle's page.
    pub back_href: String,
    /// What was refused, if something was.
    pub form: FormState,
}

impl View for MeetingPage {
    const FILE: &'static str = "circles/meeting.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}
