//! Planning a cohort, and its place in the calendar.

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use entity::{
    cohort, cohort_pause,
    ids::{CohortId, CohortPauseId},
    states::CohortState,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::{
    super::{
        calendar::RunCalendar,
        policies::{ManageCohort, OwnProgramme},
        queries::pauses_of,
        rules::{movable, takes_pauses},
    },
    seats::hold_cohort,
    states::keep_state,
};
use crate::{
    identity::Permit,
    platform::{
        errors::{Error, Refusal, Result},
        text::{Line, Title},
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
    };
    let cohort = row.insert(&**tx).await.map_err(|error| {
        if is_unique_violation(&error) { Error::from(Refusal::conflict("cohorts-name-taken")) } else { error.into() }
    })?;
    let facts = json!({ "starts_on": new.starts_on, "seats": new.seats });
    tx.record(Some(may.who().id), "plan_cohort", ("cohort", cohort.id), facts).await?;
    Ok(cohort)
}

/// A pause to be.
#[derive(Clone, Debug)]
pub struct NewPause {
    /// Its first day.
    pub starts_on: NaiveDate,
    /// How many days it has.
    pub days: i32,
    /// Why, in words for the cohort.
    pub reason: Line,
}

/// Puts a pause into the calendar: every week that would open from its first day on moves.
/// Refused before the cohort begins, up to the day the newest week opened, where another
/// pause lies, and once the run is over.
pub async fn add_pause(tx: &Tx, may: &Permit<ManageCohort>, new: &NewPause) -> Result<()> {
    let cohort = hold_cohort(tx, may.on().cohort.id).await?;
    takes_pauses(cohort.state)?;
    if new.starts_on < cohort.starts_on {
        return Err(Refusal::unfit("cohorts-pause-early").into());
    }
    let pauses = pauses_of(&**tx, cohort.id).await?;
    let calendar = RunCalendar::of(&cohort, &pauses, may.on().calendar.weeks());
    if calendar.pauses_within(new.starts_on, new.days.into()) {
        return Err(Refusal::conflict("cohorts-pause-there").into());
    }
    let last_open = calendar.week_at(tx.now()).map(|week| calendar.opens_on(week));
    if last_open.is_some_and(|open| new.starts_on <= open) {
        return Err(Refusal::unfit("cohorts-pause-past").into());
    }
    let row = cohort_pause::ActiveModel {
        id: Set(CohortPauseId(tx.id())),
        cohort_id: Set(cohort.id),
        starts_on: Set(new.starts_on),
        days_for: Set(new.days),
        reason: Set(new.reason.to_string()),
        created_at: Set(tx.now()),
    };
    row.insert(&**tx).await.map_err(|error| {
        if is_unique_violation(&error) { Error::from(Refusal::conflict("cohorts-pause-there")) } else { error.into() }
    })?;
    let facts = json!({ "starts_on": new.starts_on, "days": new.days });
    tx.record(Some(may.who().id), "add_pause", ("cohort", cohort.id), facts).await?;
    keep_state(tx, &cohort, may.on().course.as_deref()).await
}

/// Moves the first day of a cohort that has not begun. Whoever has a seat, or is offered one,
/// must be asked again: the news says from when to when.
pub async fn move_start(tx: &Tx, may: &Permit<ManageCohort>, to: NaiveDate) -> Result<()> {
    let cohort = hold_cohort(tx, may.on().cohort.id).await?;
    movable(cohort.state)?;
    if to == cohort.starts_on {
        return Err(Refusal::unfit("cohorts-same-start").into());
    }
    let pauses = pauses_of(&**tx, cohort.id).await?;
    let moved = cohort::Model { starts_on: to, state: CohortState::Confirmed, ..cohort.clone() };
    if RunCalendar::of(&moved, &pauses, may.on().calendar.weeks().max(1)).is_open(1, tx.now()) {
        return Err(Refusal::unfit("cohorts-start-past").into());
    }
    cohort::Entity::update_many()
        .col_expr(cohort::Column::StartsOn, Expr::value(to))
        .filter(cohort::Column::Id.eq(cohort.id))
        .exec(&**tx)
        .await?;
    let facts = json!({ "from": cohort.starts_on, "to": to });
    tx.record(Some(may.who().id), "move_start", ("cohort", cohort.id), facts.clone()).await?;
    tx.announce(super::START_MOVED, cohort.id.0, facts).await
}
