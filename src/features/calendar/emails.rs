//! What people are told when dates move.

use chrono::{NaiveDate, NaiveTime};
use entity::{cohort, ids::CohortId, states::CohortState};
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{
    platform::{
        errors::Result,
        zones::{self, Style},
    },
    storage::outbox::{Desk, Email, Lane, Letter, Recipient},
};

/// Dates of a cohort have moved.
#[derive(Serialize, Deserialize)]
pub struct DatesMoved {
    /// Whose.
    pub cohort: CohortId,
    /// The version of its calendar that this is about.
    pub version: i64,
    /// Why, in an owner's words.
    pub reason: Option<String>,
    /// Weeks that open on another day: number, before, now.
    pub moved: Vec<(u32, NaiveDate, NaiveDate)>,
    /// The last day, before and now.
    pub ends: (NaiveDate, NaiveDate),
    /// The time weeks open at from now on, and by the clocks of which zone, where that is another.
    pub clock: Option<(NaiveTime, String)>,
}

impl Email for DatesMoved {
    const KIND: &'static str = "calendar/dates_moved";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = false;
    const KEEPS_FOR: i64 = 3 * 24 * 60;

    fn subject(&self) -> String {
        format!("{}:{}", self.cohort, self.version)
    }

    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        use CohortState::{Archived, Cancelled, Finished};
        let found = cohort::Entity::find_by_id(self.cohort).one(desk.store.read()).await?;
        let over = |cohort: &cohort::Model| matches!(cohort.state, Finished | Archived | Cancelled);
        let Some(cohort) = found.filter(|cohort| !over(cohort)) else { return Ok(None) };
        let day = |day: NaiveDate| zones::date_words(day, reader.locale.starts_with("de"), Style::Date);
        let weeks =
            self.moved.iter().map(|(week, from, to)| json!({ "week": week, "from": day(*from), "to": day(*to) }));
        let facts = json!({
            "cohort": cohort.name,
            "why": self.reason.clone().unwrap_or_default(),
            "weeks": weeks.collect::<Vec<_>>(),
            "ends": if self.ends.0 == self.ends.1 { String::new() } else { day(self.ends.1) },
            "clock": self.clock.as_ref().map(|(at, _)| at.format("%H:%M").to_string()).unwrap_or_default(),
            "zone": self.clock.as_ref().map(|(_, zone)| zone.clone()).unwrap_or_default(),
        });
        Ok(Some(Letter::new(facts, format!("/cohorts/{}/calendar", cohort.id))))
    }
}
