//! Who looks after a programme, and as what.

use chrono::{DateTime, Utc};
use entity::states::ProgrammeRole;
use serde::Serialize;

use super::super::queries::Helper;
use crate::{
    features::curriculum::Said,
    web::{FormState, PersonTag, View},
};

/// Who looks after a programme.
#[derive(Serialize)]
pub struct TeamPage {
    /// Title of the programme.
    pub title: Said,
    /// The list of its cohorts.
    pub back_href: String,
    /// Where the form for somebody new goes.
    pub action: String,
    /// Owners first, then who stands in for them, then assessors.
    pub helpers: Vec<HelperRow>,
    /// The form for somebody new.
    pub form: FormState,
}

/// Somebody and their role.
#[derive(Serialize)]
pub struct HelperRow {
    /// Who.
    pub person: PersonTag,
    /// As what.
    pub role: ProgrammeRole,
    /// Since when.
    pub since: DateTime<Utc>,
    /// Whether it is the reader.
    pub me: bool,
    /// Where the form that ends the role goes.
    pub end_action: String,
}

impl View for TeamPage {
    const FILE: &'static str = "cohorts/team.html";
}

impl TeamPage {
    /// The page, with its form as it stands.
    pub fn new(title: Said, slug: &str, helpers: &[Helper], me: entity::ids::PersonId, form: FormState) -> Self {
        let action = format!("/programmes/{slug}/team");
        let row = |helper: &Helper| HelperRow {
            person: PersonTag::new(helper.person, &helper.name, None, helper.deactivated_at.is_some()),
            role: helper.role,
            since: helper.since,
            me: helper.person == me,
            end_action: format!("{action}/{}/end", helper.id),
        };
        Self {
            title,
            back_href: format!("/programmes/{slug}/cohorts"),
            helpers: helpers.iter().map(row).collect(),
            action,
            form,
        }
    }
}
