//! What a circle agrees: its hour, and who leads.

use std::ops::RangeInclusive;

use chrono::NaiveTime;
use entity::{
    circle, circle_hour, circle_turn, cohort,
    ids::{CircleId, CohortId, PersonId},
    states::CircleState,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter,
    sea_query::{Expr, OnConflict, Query},
};
use serde_json::json;

use super::{
    super::{
        policies::HaveCircle,
        queries::{Circle, circle_of, circles_at, round_of, seats_of, weekly_of},
        rules::rota,
    },
    take_turns,
};
use crate::{
    features::cohorts::{RunCalendar, pauses_of, writable},
    identity::Permit,
    platform::errors::{Error, Refusal, Result},
    storage::{Tx, news::News},
};

/// An hour of every week, by the clocks of whoever sets it.
#[derive(Clone, Debug)]
pub struct HourTerms {
    /// From Monday 1 to Sunday 7.
    pub weekday: u32,
    /// When it begins.
    pub at: NaiveTime,
    /// The version that was shown.
    pub version: i32,
}

/// The circle of somebody, for a change; others who change it wait.
pub(super) async fn own_circle(tx: &Tx, may: &Permit<HaveCircle>) -> Result<Circle> {
    let cohort = may.on().cohort.id;
    writable(may.on().cohort.state)?;
    take_turns(tx, cohort).await?;
    circle_of(&**tx, cohort, may.who().id).await?.ok_or_else(|| Refusal::conflict("circles-in-none").into())
}

/// Sets the weekly hour of one's circle. Refused where somebody else has set it since `version` was shown.
pub async fn set_hour(tx: &Tx, may: &Permit<HaveCircle>, terms: &HourTerms) -> Result<()> {
    let (on, who) = (may.on(), may.who());
    let circle = own_circle(tx, may).await?.row;
    let set = circle::Entity::update_many()
        .col_expr(circle::Column::Weekday, Expr::value(i32::try_from(terms.weekday).unwrap_or(1)))
        .col_expr(circle::Column::HourAt, Expr::value(terms.at))
        .col_expr(circle::Column::HourZone, Expr::value(who.zone.clone()))
        .col_expr(circle::Column::HourBy, Expr::value(who.id.0))
        .col_expr(circle::Column::HourSetAt, Expr::value(tx.now()))
        .col_expr(circle::Column::HourVersion, Expr::col(circle::Column::HourVersion).add(1))
        .filter(circle::Column::Id.eq(circle.id))
        .filter(circle::Column::HourVersion.eq(terms.version))
        .exec(&**tx)
        .await?;
    if set.rows_affected != 1 {
        return Err(Refusal::conflict("circles-hour-changed").into());
    }
    reckon(tx, circle.id, &on.calendar, from_week(tx, on.cohort.id).await?).await?;
    let facts = json!({ "circle": circle.id, "weekday": terms.weekday });
    tx.record(Some(who.id), "circles.hour_set", ("cohort", on.cohort.id), facts).await
}

/// The week in which circles of a cohort meet first.
async fn from_week(tx: &Tx, cohort: CohortId) -> Result<u32> {
    let round = round_of(&**tx, cohort).await?;
    Ok(round.and_then(|round| u32::try_from(round.from_week).ok()).unwrap_or(1))
}

/// Reckons anew when a circle meets.
async fn reckon(tx: &Tx, id: CircleId, calendar: &RunCalendar, from_week: u32) -> Result<()> {
    let Some(row) = circle::Entity::find_by_id(id).one(&**tx).await? else { return Ok(()) };
    circle_hour::Entity::delete_many().filter(circle_hour::Column::CircleId.eq(id)).exec(&**tx).await?;
    let (Some(weekly), Some(since)) = (weekly_of(&row), row.hour_set_at) else { return Ok(()) };
    let hour =
        |(nth, starts_at)| circle_hour::ActiveModel { circle_id: Set(id), nth: Set(nth), starts_at: Set(starts_at) };
    let hours: Vec<circle_hour::ActiveModel> = weekly.times(calendar, from_week, since).into_iter().map(hour).collect();
    if !hours.is_empty() {
        circle_hour::Entity::insert_many(hours).exec_without_returning(&**tx).await?;
    }
    Ok(())
}

/// Dates may have moved: every circle of a cohort meets by the calendar as it is now.
pub(super) async fn reckon_all(tx: &Tx, id: CohortId, news: &News) -> Result<()> {
    let Some(round) = round_of(&**tx, id).await? else { return Ok(()) };
    take_turns(tx, id).await?;
    let cohort = cohort::Entity::find_by_id(id).one(&**tx).await?.ok_or(Error::Missing)?;
    let calendar = RunCalendar::of(&cohort, &pauses_of(&**tx, id).await?, news.number("weeks").unwrap_or_default());
    for circle in circles_at(&**tx, id, CircleState::Meeting).await? {
        reckon(tx, circle.row.id, &calendar, u32::try_from(round.from_week).unwrap_or(1)).await?;
    }
    Ok(())
}

/// The cohort does not take place, and no circle of it meets any more.
pub(super) async fn call_off(tx: &Tx, cohort: CohortId) -> Result<()> {
    let own = Query::select()
        .column(circle::Column::Id)
        .from(circle::Entity)
        .and_where(circle::Column::CohortId.eq(cohort))
        .to_owned();
    circle_hour::Entity::delete_many()
        .filter(circle_hour::Column::CircleId.in_subquery(own))
        .filter(circle_hour::Column::StartsAt.gt(tx.now()))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Takes a week in which `from` would lead: they change places. Refused where somebody else has taken it
/// since, and in weeks that are over.
pub async fn take_week(tx: &Tx, may: &Permit<HaveCircle>, week: u32, from: PersonId) -> Result<()> {
    let (on, who) = (may.on(), may.who().id);
    let circle = own_circle(tx, may).await?;
    let first = from_week(tx, on.cohort.id).await?;
    let now = std::cmp::max(on.calendar.week_at(tx.now()).unwrap_or(first), first);
    let weeks: RangeInclusive<u32> = first..=on.calendar.weeks();
    if !(now..=on.calendar.weeks()).contains(&week) {
        return Err(Refusal::unfit("circles-week-unfit").into());
    }
    let (seats, taken, _) = seats_of(&**tx, circle.row.id, &on.calendar).await?;
    if rota(&seats, &taken, weeks).get(&week) != Some(&from) {
        return Err(Refusal::conflict("circles-week-taken").into());
    }
    let turn = circle_turn::ActiveModel {
        circle_id: Set(circle.row.id),
        week: Set(i32::try_from(week).unwrap_or(i32::MAX)),
        person_id: Set(who),
        taken_at: Set(tx.now()),
    };
    let again = OnConflict::columns([circle_turn::Column::CircleId, circle_turn::Column::Week])
        .update_columns([circle_turn::Column::PersonId, circle_turn::Column::TakenAt])
        .to_owned();
    circle_turn::Entity::insert(turn).on_conflict(again).exec_without_returning(&**tx).await?;
    Ok(())
}
