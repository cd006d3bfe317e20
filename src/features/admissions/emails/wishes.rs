//! Who wants to be told when a programme opens.

use chrono::Duration;
use chrono_tz::Tz;
use entity::{
    ids::{CohortId, InterestId},
    intake, interest,
};
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::{DAY, cohort_named, date};
use crate::{
    platform::{
        errors::Result,
        tokens::Purpose,
        zones::{self, Style},
    },
    storage::outbox::{Desk, Email, Lane, Letter, Recipient},
};

/// Is it you who wants to be told?
#[derive(Serialize, Deserialize)]
pub struct ConfirmInterest {
    /// Which wish.
    pub interest: InterestId,
    /// Asked for again, it is sent again.
    pub nth: Uuid,
}

fn link_to_interest(desk: &Desk<'_>, id: InterestId, lasts: Duration) -> Result<String> {
    let token = desk.tokens.sign(Purpose::Interest, &id.to_string(), desk.store.now() + lasts)?;
    Ok(format!("/interest/{token}"))
}

impl Email for ConfirmInterest {
    const KIND: &'static str = "admissions/confirm_interest";
    const LANE: Lane = Lane::Waiting;
    const STOPPABLE: bool = false;
    const KEEPS_FOR: i64 = DAY;

    fn subject(&self) -> String {
        self.nth.to_string()
    }

    async fn letter(&self, desk: &Desk<'_>, _: &Recipient) -> Result<Option<Letter>> {
        let found = interest::Entity::find_by_id(self.interest).one(desk.store.read()).await?;
        let Some(found) = found.filter(|found| found.confirmed_at.is_none()) else { return Ok(None) };
        Ok(Some(Letter::new(json!({}), link_to_interest(desk, found.id, Duration::days(7))?)))
    }
}

/// One can apply now.
#[derive(Serialize, Deserialize)]
pub struct ItOpens {
    /// Whose wish.
    pub interest: InterestId,
    /// For which cohort.
    pub cohort: CohortId,
}

impl Email for ItOpens {
    const KIND: &'static str = "admissions/it_opens";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = false;
    const KEEPS_FOR: i64 = 7 * DAY;

    fn subject(&self) -> String {
        format!("{}:{}", self.interest, self.cohort)
    }

    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let db = desk.store.read();
        let there = interest::Entity::find_by_id(self.interest).one(db).await?.is_some();
        let intake = intake::Entity::find_by_id(self.cohort).one(db).await?;
        let Some(intake) = intake.filter(|intake| there && intake.closes_at > desk.store.now()) else {
            return Ok(None);
        };
        let Some(cohort) = cohort_named(db, Some(self.cohort)).await? else { return Ok(None) };
        let programme = entity::programme::Entity::find_by_id(cohort.programme_id).one(db).await?;
        let zone = zones::zone(&cohort.zone).unwrap_or(Tz::Europe__Berlin);
        let facts = json!({
            "cohort": cohort.name,
            "starts_on": date(cohort.starts_on, reader),
            "closes_at": zones::words(intake.closes_at, zone, &reader.locale, Style::Moment),
        });
        let slug = programme.map(|programme| programme.slug).unwrap_or_default();
        Ok(Some(Letter::new(facts, format!("/programmes/{slug}"))))
    }
}
