//! The way back to an application, and that it has arrived.

use entity::{application, ids::ApplicationId, intake, states::ApplicationState};
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::{DAY, cohort_named, date, link_to, name_of, zone_of};
use crate::{
    platform::{
        errors::Result,
        zones::{self, Style},
    },
    storage::outbox::{Desk, Email, Lane, Letter, Recipient},
};

/// The way back to an application.
#[derive(Serialize, Deserialize)]
pub struct ComeBack {
    /// Which.
    pub application: ApplicationId,
    /// Asked for again, it is sent again.
    pub nth: Uuid,
}

impl Email for ComeBack {
    const KIND: &'static str = "admissions/come_back";
    const LANE: Lane = Lane::Waiting;
    const STOPPABLE: bool = false;
    const KEEPS_FOR: i64 = 60;

    fn subject(&self) -> String {
        self.nth.to_string()
    }

    async fn letter(&self, desk: &Desk<'_>, _: &Recipient) -> Result<Option<Letter>> {
        let found = application::Entity::find_by_id(self.application).one(desk.store.read()).await?;
        let Some(found) = found.filter(|found| found.state != ApplicationState::Merged) else { return Ok(None) };
        let cohort = cohort_named(desk.store.read(), found.cohort_id).await?;
        let facts = json!({ "draft": found.state == ApplicationState::Draft, "cohort": name_of(cohort.as_ref()) });
        Ok(Some(Letter::new(facts, link_to(desk, found.id)?).about(found.id)))
    }
}

/// It has arrived, and this is what happens when.
#[derive(Serialize, Deserialize)]
pub struct Received {
    /// Which.
    pub application: ApplicationId,
}

impl Email for Received {
    const KIND: &'static str = "admissions/received";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = false;
    const KEEPS_FOR: i64 = 3 * DAY;

    fn subject(&self) -> String {
        self.application.to_string()
    }

    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let db = desk.store.read();
        let found = application::Entity::find_by_id(self.application).one(db).await?;
        let Some(found) = found.filter(|found| found.state != ApplicationState::Withdrawn) else { return Ok(None) };
        let cohort = cohort_named(db, found.cohort_id).await?;
        let intake = match found.cohort_id {
            Some(cohort) => intake::Entity::find_by_id(cohort).one(db).await?,
            None => None,
        };
        let facts = json!({
            "cohort": name_of(cohort.as_ref()),
            "code": found.code,
            "decides_on": intake.as_ref().map(|intake| date(intake.decides_on, reader)).unwrap_or_default(),
            "changes_until": intake
                .as_ref()
                .map(|intake| zones::words(intake.closes_at, zone_of(&found), &reader.locale, Style::Moment))
                .unwrap_or_default(),
        });
        Ok(Some(Letter::new(facts, link_to(desk, found.id)?).about(found.id)))
    }
}
