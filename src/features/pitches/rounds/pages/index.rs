//! The room's first page: the rounds, and what is one's own in them.

use serde::Serialize;

use super::{Eye, RoundSight};
use crate::{
    features::cohorts::cohort_strip,
    web::{CohortStrip, FormState, View},
};

/// The rounds of a cohort.
#[derive(Serialize)]
pub struct IndexPage {
    #[serde(skip)]
    pub strip: CohortStrip,
    /// Its rounds, the first one first.
    pub rounds: Vec<RoundSight>,
    /// Where one works on one's own pitch; none for who only leads.
    pub mine_href: Option<String>,
    /// What one owes others and got from them.
    pub feedback_href: String,
    /// Pitches whose makers show them.
    pub gallery_href: String,
    /// One's own community.
    pub venture_href: String,
    /// Where trainers plan another.
    pub new_href: Option<String>,
    /// Weeks of the course in which there is to be a round.
    pub planned: Vec<u32>,
    /// What was refused, if something was.
    pub form: FormState,
}

impl View for IndexPage {
    const FILE: &'static str = "pitches/rounds/index.html";

    fn cohort(&self) -> Option<CohortStrip> {
        Some(self.strip.clone())
    }
}

impl IndexPage {
    /// The page.
    pub fn new(eye: &Eye<'_>, rounds: Vec<RoundSight>, form: FormState) -> Self {
        let plan = eye.on.course.as_deref().and_then(|course| course.pitches.clone());
        Self {
            strip: cohort_strip(eye.on, "nav-pitches", eye.now),
            rounds,
            mine_href: (!eye.leads()).then(|| format!("{}/mine", eye.base())),
            feedback_href: format!("{}/feedback", eye.base()),
            gallery_href: format!("{}/gallery", eye.base()),
            venture_href: format!("/cohorts/{}/venture", eye.on.cohort.id),
            new_href: (eye.leads() && !eye.on.is_closed()).then(|| format!("{}/rounds/new", eye.base())),
            planned: plan.map(|plan| plan.rounds.clone()).unwrap_or_default(),
            form,
        }
    }
}
