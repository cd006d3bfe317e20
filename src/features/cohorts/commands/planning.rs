//! Planning a cohort.

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use entity::{cohort, ids::CohortId, states::CohortState};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;

use super::super::policies::OwnProgramme;
use crate::{
    identity::Permit,
    platform::{
        errors::{Error, Refusal, Result},
        text::Title,
    },
    storage::{Tx, is_unique_violation},
};

/// A cohort to be.
#[derive(Clone, Debug)]
pub struct NewCohort {
    /// What it is called.
    pub name: Title,
    /// The day week 1 opens.
    pub starts_on: NaiveDate,
    /// The local time weeks open at.
    pub opens_at: NaiveTime,
    /// Where it lives.
    pub zone: Tz,
    /// How many participants fit.
    pub seats: i32,
}

/// Plans a cohort.
pub async fn plan_cohort(tx: &Tx, may: &Permit<OwnProgramme>, new: &NewCohort) -> Result<cohort::Model> {
    let row = cohort::ActiveModel {
        id: Set(CohortId(tx.id())),
        programme_id: Set(may.on().programme.id),
        name: Set(new.name.to_string()),
        state: Set(CohortState::Planned),
        starts_on: Set(new.starts_on),
        opens_at: Set(new.opens_at),
        zone: Set(new.zone.name().to_owned()),
        seats: Set(new.seats),
        taken: Set(0),
        created_at: Set(tx.now()),
        version: Set(1),
        content_version: Set(0),
        week_days: Set(7),
        week_lengths: Set(json!({})),
        calendar_version: Set(1),
        ended_at: Set(None),
    };
    let cohort = row.insert(&**tx).await.map_err(|error| {
        if is_unique_violation(&error) { Error::from(Refusal::conflict("cohorts-name-taken")) } else { error.into() }
    })?;
    let facts = json!({ "starts_on": new.starts_on, "seats": new.seats });
    tx.record(Some(may.who().id), "plan_cohort", ("cohort", cohort.id), facts).await?;
    Ok(cohort)
}
