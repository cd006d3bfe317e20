//! What people are told about their cohort.

use entity::{cohort, enrolment, ids::EnrolmentId, states::Role};
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{calendar::RunCalendar, queries::pauses_of};
use crate::{
    platform::{
        errors::Result,
        zones::{self, Style},
    },
    storage::outbox::{Desk, Email, Lane, Letter, Recipient},
};

/// Somebody is in: when it begins and how to come in.
#[derive(Serialize, Deserialize)]
pub struct Welcome {
    /// Their stay.
    pub enrolment: EnrolmentId,
}

impl Email for Welcome {
    const KIND: &'static str = "cohorts/welcome";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = false;
    const KEEPS_FOR: i64 = 7 * 24 * 60;

    fn subject(&self) -> String {
        self.enrolment.to_string()
    }

    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let stay = enrolment::Entity::find_by_id(self.enrolment).one(desk.store.read()).await?;
        let Some(stay) = stay.filter(|stay| stay.ended_at.is_none()) else { return Ok(None) };
        let Some(cohort) = cohort::Entity::find_by_id(stay.cohort_id).one(desk.store.read()).await? else {
            return Ok(None);
        };
        // A pause on the first day moves the start.
        let calendar = RunCalendar::of(&cohort, &pauses_of(desk.store.read(), cohort.id).await?, 1);
        let starts_on = zones::date_words(calendar.opens_on(1), reader.locale.starts_with("de"), Style::Date);
        let facts = json!({ "cohort": cohort.name, "starts_on": starts_on, "trainer": stay.role == Role::Trainer });
        Ok(Some(Letter::new(facts, format!("/cohorts/{}", cohort.id))))
    }
}
