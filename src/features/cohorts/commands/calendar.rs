//! Changing the calendar of a cohort: one action, and everything that derives from it moves along.

use chrono::NaiveDate;
use entity::{
    cohort, cohort_pause,
    ids::CohortPauseId,
    states::{CohortState, PauseKind},
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter, sea_query::Expr};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    super::{
        calendar::{CalendarChange, CalendarRows, Shape},
        policies::ManageCohort,
        queries::{CohortOn, pauses_of},
        rules::movable,
    },
    seats::hold_cohort,
    states::keep_state,
};
use crate::{
    identity::Permit,
    platform::{
        errors::{Error, Refusal, Result},
        text::Line,
    },
    storage::{Tx, is_unique_violation},
};

/// Changes the calendar, once, on top of version `seen` of it. Refused where somebody was faster:
/// what was shown before is no longer what would happen. Whoever keeps dates that derive from it
/// hears of it in the same transaction; whoever has a seat is asked again where the start moves.
pub async fn change_calendar(tx: &Tx, may: &Permit<ManageCohort>, seen: i32, change: &CalendarChange) -> Result<()> {
    let before = hold_rows(tx, may).await?;
    if before.cohort.calendar_version != seen {
        return Err(Refusal::conflict("cohorts-calendar-changed").into());
    }
    let after = before.after(change, tx.now())?;
    write_rows(tx, &before, &after).await?;
    let id = after.cohort.id;
    tx.record(Some(may.who().id), "change_calendar", ("cohort", id), facts_of(change, &before)).await?;
    if let CalendarChange::Start(to) = change {
        let facts = json!({ "from": before.cohort.starts_on, "to": to });
        tx.announce(super::START_MOVED, id.0, facts).await?;
    }
    keep_state(tx, &after.cohort, may.on().course.as_deref()).await?;
    tx.announce(super::CALENDAR_CHANGED, id.0, news_of(Some(change), &before, &after)).await
}

/// What whoever keeps dates may want to know: which weeks open on another day, and what people are to be told.
fn news_of(change: Option<&CalendarChange>, before: &CalendarRows, after: &CalendarRows) -> Value {
    let (old, new) = (before.calendar(), after.calendar());
    let moved = (1..=after.weeks).filter(|week| old.opens_on(*week) != new.opens_on(*week));
    let reason = match change {
        Some(CalendarChange::Pause { reason, .. }) => Some(reason.as_str()),
        _ => None,
    };
    let clock = |rows: &CalendarRows| (rows.cohort.opens_at, rows.cohort.zone.clone());
    json!({
        "weeks": after.weeks,
        "version": before.cohort.calendar_version + 1,
        "reason": reason,
        "moved": moved.map(|week| json!([week, old.opens_on(week), new.opens_on(week)])).collect::<Vec<_>>(),
        "ends": [old.ends_on(), new.ends_on()],
        "clock": (clock(before) != clock(after)).then(|| json!([after.cohort.opens_at, after.cohort.zone])),
        "start": matches!(change, Some(CalendarChange::Start(_))),
    })
}

/// Takes over how weeks go in another cohort of the same programme: the hour and zone they open
/// by, and their lengths. Not its pauses: those lie on dates of their own. Refused once it has begun.
pub async fn take_over_pattern(tx: &Tx, may: &Permit<ManageCohort>, from: &CohortOn) -> Result<()> {
    let before = hold_rows(tx, may).await?;
    movable(before.cohort.state)?;
    if from.cohort.programme_id != before.cohort.programme_id || from.cohort.id == before.cohort.id {
        return Err(Error::Missing);
    }
    let mut after = before.clone();
    after.cohort.opens_at = from.cohort.opens_at;
    after.cohort.zone.clone_from(&from.cohort.zone);
    after.cohort.week_days = from.cohort.week_days;
    after.cohort.week_lengths = from.cohort.week_lengths.clone();
    write_rows(tx, &before, &after).await?;
    let id = after.cohort.id;
    tx.record(Some(may.who().id), "take_over_pattern", ("cohort", id), json!({ "from": from.cohort.id })).await?;
    keep_state(tx, &after.cohort, may.on().course.as_deref()).await?;
    // The first day stays: nobody needs to be asked again.
    tx.announce(super::CALENDAR_CHANGED, id.0, news_of(None, &before, &after)).await
}

/// A calendar that was made elsewhere.
#[derive(Clone, Debug)]
pub struct BroughtCalendar {
    /// The day week 1 opens.
    pub starts_on: NaiveDate,
    /// How many days weeks have.
    pub shape: Shape,
    /// Days without the course: first, how many, what they do, why.
    pub off: Vec<(NaiveDate, i32, PauseKind, Line)>,
}

/// Puts a calendar that was made elsewhere in place of the one there is, pauses and all. It may lie
/// in the past: then the cohort is one that was. Refused once people can apply for it.
pub async fn bring_calendar(tx: &Tx, may: &Permit<ManageCohort>, brought: &BroughtCalendar) -> Result<()> {
    let before = hold_rows(tx, may).await?;
    if before.cohort.state != CohortState::Planned {
        return Err(Refusal::conflict("cohorts-begun").into());
    }
    let mut after = before.clone();
    after.cohort.starts_on = brought.starts_on;
    after.cohort.week_days = i32::try_from(brought.shape.week_days).unwrap_or(7);
    after.cohort.week_lengths = brought.shape.to_json();
    let off = brought.off.iter().map(|(starts_on, days, kind, reason)| cohort_pause::Model {
        id: CohortPauseId(Uuid::nil()),
        cohort_id: after.cohort.id,
        starts_on: *starts_on,
        days_for: *days,
        kind: *kind,
        reason: reason.to_string(),
        created_at: tx.now(),
    });
    after.pauses = off.collect();
    write_rows(tx, &before, &after).await?;
    let id = after.cohort.id;
    let facts = json!({ "starts_on": brought.starts_on, "off": brought.off.len() });
    tx.record(Some(may.who().id), "bring_calendar", ("cohort", id), facts).await?;
    // Nobody has a seat yet who would have to be asked.
    tx.announce(super::CALENDAR_CHANGED, id.0, news_of(None, &before, &after)).await
}

/// The rows of a cohort's calendar, taken for this transaction.
async fn hold_rows(tx: &Tx, may: &Permit<ManageCohort>) -> Result<CalendarRows> {
    let cohort = hold_cohort(tx, may.on().cohort.id).await?;
    let pauses = pauses_of(&**tx, cohort.id).await?;
    Ok(CalendarRows { cohort, pauses, weeks: may.on().calendar.weeks() })
}

async fn write_rows(tx: &Tx, before: &CalendarRows, after: &CalendarRows) -> Result<()> {
    let cohort = &after.cohort;
    cohort::Entity::update_many()
        .col_expr(cohort::Column::StartsOn, Expr::value(cohort.starts_on))
        .col_expr(cohort::Column::OpensAt, Expr::value(cohort.opens_at))
        .col_expr(cohort::Column::Zone, Expr::value(cohort.zone.clone()))
        .col_expr(cohort::Column::WeekDays, Expr::value(cohort.week_days))
        .col_expr(cohort::Column::WeekLengths, Expr::value(cohort.week_lengths.clone()))
        .col_expr(cohort::Column::CalendarVersion, Expr::col(cohort::Column::CalendarVersion).add(1))
        .filter(cohort::Column::Id.eq(cohort.id))
        .exec(&**tx)
        .await?;
    for gone in before.pauses.iter().filter(|pause| after.pauses.iter().all(|kept| kept.id != pause.id)) {
        gone.clone().into_active_model().delete(&**tx).await?;
    }
    for pause in after.pauses.iter().filter(|pause| pause.id.0.is_nil()) {
        let row = cohort_pause::Model { id: CohortPauseId(tx.id()), created_at: tx.now(), ..pause.clone() };
        cohort_pause::Entity::insert(row.into_active_model()).exec_without_returning(&**tx).await.map_err(|error| {
            if is_unique_violation(&error) {
                Error::from(Refusal::conflict("cohorts-pause-there"))
            } else {
                error.into()
            }
        })?;
    }
    Ok(())
}

/// What the audit log keeps of a change.
fn facts_of(change: &CalendarChange, before: &CalendarRows) -> Value {
    match change {
        CalendarChange::Start(to) => json!({ "from": before.cohort.starts_on, "to": to }),
        CalendarChange::Pause { starts_on, days, kind, .. } => {
            json!({ "starts_on": starts_on, "days": days, "kind": kind })
        }
        CalendarChange::Length { week, days } => json!({ "week": week, "days": days }),
        CalendarChange::Remove(id) => {
            let gone = before.pauses.iter().find(|pause| pause.id == *id);
            json!({ "removed": gone.map(|pause| pause.starts_on), "days": gone.map(|pause| pause.days_for) })
        }
        CalendarChange::Pattern { opens_at, zone, week_days } => {
            json!({ "opens_at": opens_at, "zone": zone.name(), "week_days": week_days })
        }
    }
}
