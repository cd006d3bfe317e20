//! Who somebody's partner is.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::{TogetherBox, WhyRow};
use crate::{
    features::curriculum::Said,
    web::{CohortStrip, FormState, PersonTag, View},
};

/// One's partner, or what will be used to find them.
#[derive(Serialize)]
pub struct PartnerPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Who they are; none as long as nobody is found.
    pub partners: Vec<PartnerRow>,
    /// Why them; up to four.
    pub why: Vec<WhyRow>,
    /// Why somebody has none.
    pub missing: Option<MissingPartner>,
    /// Since when the round runs.
    pub since: Option<DateTime<Utc>>,
    /// When the next round begins that the course plans.
    pub next_at: Option<DateTime<Utc>>,
    /// What they do together; none as long as nobody is found.
    pub together: Option<TogetherBox>,
    /// What to talk about this week: heading, minutes, HTML.
    pub prompt: Option<(Said, u32, Said)>,
    /// Where one says what may be used.
    pub wishes_href: String,
    /// Whether one has looked at it.
    pub wished: bool,
    /// Where one declines; none where one did before.
    pub decline_action: Option<String>,
    /// Notes somebody was writing whose partner is not there any more.
    pub kept: Option<String>,
    /// What was refused, if something was.
    pub form: FormState,
}

/// Somebody's partner.
#[derive(Serialize)]
pub struct PartnerRow {
    /// Who.
    pub person: PersonTag,
    /// Their profile.
    pub href: String,
    /// Which community they run, as far as they say it: language and words.
    pub community: Option<(String, String)>,
    /// What they wonder: language and words.
    pub wonder: Option<(String, String)>,
    /// What their clock shows.
    pub zone: String,
}

/// Why somebody has no partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingPartner {
    /// Nobody has been matched yet.
    NotYet,
    /// A round runs, and nobody was there for them.
    Nobody,
}

impl View for PartnerPage {
    const FILE: &'static str = "sparring/show.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}
