//! What becomes of a cohort one has applied for.

use chrono::NaiveDate;
use entity::{
    application,
    ids::{ApplicationId, CohortId},
    states::ApplicationState,
};
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{DAY, cohort_named, date, link_to, name_of};
use crate::{
    platform::errors::Result,
    storage::outbox::{Desk, Email, Lane, Letter, Recipient},
};

/// The start was moved: does it still suit?
#[derive(Serialize, Deserialize)]
pub struct AskedAgain {
    /// Whose.
    pub application: ApplicationId,
    /// The day it was to begin, as a date.
    pub from: String,
    /// The day it begins now.
    pub starts_on: NaiveDate,
}

impl Email for AskedAgain {
    const KIND: &'static str = "admissions/asked_again";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = false;
    const KEEPS_FOR: i64 = 7 * DAY;

    fn subject(&self) -> String {
        format!("{}:{}:{}", self.application, self.from, self.starts_on)
    }

    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let db = desk.store.read();
        let Some(found) = application::Entity::find_by_id(self.application).one(db).await? else { return Ok(None) };
        let cohort = cohort_named(db, found.cohort_id).await?.filter(|cohort| cohort.starts_on == self.starts_on);
        let has_seat = matches!(found.state, ApplicationState::Accepted | ApplicationState::Offered);
        let Some(cohort) = cohort.filter(|_| has_seat) else { return Ok(None) };
        let from = self.from.parse::<NaiveDate>().map(|from| date(from, reader)).unwrap_or_default();
        let facts = json!({
            "cohort": cohort.name,
            "from": from,
            "starts_on": date(cohort.starts_on, reader),
            "offered": found.state == ApplicationState::Offered,
        });
        Ok(Some(Letter::new(facts, link_to(desk, found.id)?).about(found.id)))
    }
}

/// The cohort does not take place.
#[derive(Serialize, Deserialize)]
pub struct Cancelled {
    /// Whose.
    pub application: ApplicationId,
    /// Which.
    pub cohort: CohortId,
}

impl Email for Cancelled {
    const KIND: &'static str = "admissions/cancelled";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = false;
    const KEEPS_FOR: i64 = 7 * DAY;

    fn subject(&self) -> String {
        format!("{}:{}", self.application, self.cohort)
    }

    async fn letter(&self, desk: &Desk<'_>, _: &Recipient) -> Result<Option<Letter>> {
        use ApplicationState::{InReview, Submitted, Waitlisted};
        let db = desk.store.read();
        let found = application::Entity::find_by_id(self.application).one(db).await?;
        let Some(found) = found.filter(|one| matches!(one.state, Submitted | InReview | Waitlisted)) else {
            return Ok(None);
        };
        let gone = cohort_named(db, Some(self.cohort)).await?;
        let next = cohort_named(db, found.cohort_id).await?;
        let facts = json!({
            "cohort": name_of(gone.as_ref()),
            "next": name_of(next.as_ref()),
            "waits": found.state == Waitlisted,
        });
        Ok(Some(Letter::new(facts, link_to(desk, found.id)?).about(found.id)))
    }
}
