//! What somebody means to do in a week.

use entity::week_plan;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};

use super::super::policies::PlanWeek;
use crate::{
    features::cohorts::writable,
    identity::Permit,
    platform::{
        errors::{Error, Refusal, Result},
        text::Line,
    },
    storage::Tx,
};

/// What somebody says about their week.
#[derive(Clone, Debug)]
pub enum NewPlan {
    /// If `cue`, then I will `deed`.
    Sentence {
        /// What follows the "if".
        cue: Line,
        /// What follows the "then I will".
        deed: Line,
    },
    /// No sentence this week, thank you.
    Skip,
}

/// Keeps the sentence for a week. `version` is the one they had before them, 0 where there was
/// none; refused where another window was faster. The same words again change nothing.
pub async fn set_week_plan(tx: &Tx, may: &Permit<PlanWeek>, plan: &NewPlan, version: i32) -> Result<()> {
    let on = may.on();
    writable(on.cohort.cohort.state)?;
    // The newest open week is the one that runs: nobody plans for one that is over.
    if on.cohort.calendar.week_at(tx.now()) != Some(on.number) {
        return Err(Refusal::conflict("progress-plan-week-over").into());
    }
    let (cue, deed) = match plan {
        NewPlan::Sentence { cue, deed } => (Some(cue.to_string()), Some(deed.to_string())),
        NewPlan::Skip => (None, None),
    };
    let week = i32::try_from(on.number).map_err(|_| Error::Missing)?;
    let key = (on.cohort.cohort.id, may.who().id, week);
    let row = week_plan::ActiveModel {
        cohort_id: Set(key.0),
        person_id: Set(key.1),
        week: Set(key.2),
        cue: Set(cue.clone()),
        deed: Set(deed.clone()),
        written_at: Set(tx.now()),
        version: Set(1),
    };
    // Two first sentences at once: one is kept, the other finds it.
    let first = week_plan::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(&**tx)
        .await?;
    if first == 1 {
        return Ok(());
    }
    let changed = week_plan::Entity::update_many()
        .col_expr(week_plan::Column::Cue, Expr::value(cue.clone()))
        .col_expr(week_plan::Column::Deed, Expr::value(deed.clone()))
        .col_expr(week_plan::Column::WrittenAt, Expr::value(tx.now()))
        .col_expr(week_plan::Column::Version, Expr::value(version.saturating_add(1)))
        .filter(week_plan::Column::CohortId.eq(key.0))
        .filter(week_plan::Column::PersonId.eq(key.1))
        .filter(week_plan::Column::Week.eq(key.2))
        .filter(week_plan::Column::Version.eq(version))
        .exec(&**tx)
        .await?;
    if changed.rows_affected == 1 {
        return Ok(());
    }
    let now = week_plan::Entity::find_by_id(key).one(&**tx).await?.ok_or(Error::Missing)?;
    let same = now.cue == cue && now.deed == deed;
    if same { Ok(()) } else { Err(Refusal::conflict("progress-plan-changed-meanwhile").into()) }
}
