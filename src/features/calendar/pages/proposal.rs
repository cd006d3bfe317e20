//! All dates of a cohort that is not there yet.

use std::collections::BTreeMap;

use serde::Serialize;

use super::dates::{CollisionRow, DateRow};
use crate::{
    features::curriculum::Said,
    web::{FormState, View},
};

/// All dates of a cohort to be.
#[derive(Serialize)]
pub struct ProposalPage {
    /// What the programme is called.
    pub title: Said,
    /// The list of cohorts.
    pub back_href: String,
    /// Where the form to plan it is.
    pub form_href: String,
    /// What the cohort is to be called.
    pub name: String,
    /// IANA name of its zone.
    pub zone: String,
    /// The dates, in order.
    pub rows: Vec<DateRow>,
    /// What does not go well together.
    pub collisions: Vec<CollisionRow>,
    /// The fields of the form, to be sent.
    pub fields: BTreeMap<String, String>,
    /// What was wrong with them.
    pub form: FormState,
    /// Regions whose holidays were looked at, joined.
    pub regions: String,
}

impl View for ProposalPage {
    const FILE: &'static str = "calendar/proposal.html";
}
