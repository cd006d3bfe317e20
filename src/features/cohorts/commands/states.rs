//! Where a cohort stands: what its owner says, and what its calendar does.

use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    cohort, enrolment,
    ids::CohortId,
    states::{CohortState, EnrolmentState, Role},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::{
    super::{
        calendar::RunCalendar,
        policies::ManageCohort,
        queries::{moving, over_at_some_time, pauses_of, seat_count},
        rules::{Step, due_state, needs_trainer},
    },
    seats::hold_cohort,
};
use crate::{
    features::curriculum::{self, Catalogue, Programme},
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::Tx,
};

/// Moves a cohort; one that is over or does not take place ended at a time.
async fn set_state(
    tx: &Tx,
    id: CohortId,
    (from, to): (CohortState, CohortState),
    ended: Option<DateTime<Utc>>,
) -> Result<bool> {
    let mut change = cohort::Entity::update_many().col_expr(cohort::Column::State, Expr::value(to));
    if ended.is_some() {
        change = change.col_expr(cohort::Column::EndedAt, Expr::value(ended));
    }
    let moved = change.filter(cohort::Column::Id.eq(id)).filter(cohort::Column::State.eq(from)).exec(&**tx).await?;
    Ok(moved.rows_affected == 1)
}

/// Takes a step: opens, confirms, cancels or archives a cohort.
pub async fn move_to(tx: &Tx, may: &Permit<ManageCohort>, step: Step) -> Result<()> {
    let cohort = hold_cohort(tx, may.on().cohort.id).await?;
    let to = step.from(cohort.state).ok_or(Refusal::conflict("cohorts-no-such-step"))?;
    if needs_trainer(to) && seat_count(&**tx, cohort.id, Role::Trainer).await? == 0 {
        return Err(Refusal::conflict("cohorts-needs-trainer").into());
    }
    let ended = (to == CohortState::Cancelled).then(|| tx.now());
    if !set_state(tx, cohort.id, (cohort.state, to), ended).await? {
        return Err(Refusal::conflict("cohorts-no-such-step").into());
    }
    let facts = json!({ "from": cohort.state.word(), "to": to.word() });
    tx.record(Some(may.who().id), "move_cohort", ("cohort", cohort.id), facts).await?;
    if to == CohortState::Cancelled {
        tx.announce(super::CANCELLED, cohort.id.0, json!({})).await?;
    }
    keep_state(tx, &cohort::Model { state: to, ..cohort }, may.on().course.as_deref()).await
}

/// Moves one cohort to where its calendar says it is. From the day it starts it keeps
/// the course as it is then.
pub(super) async fn keep_state(tx: &Tx, cohort: &cohort::Model, course: Option<&Programme>) -> Result<()> {
    let weeks = course.map_or(0, Programme::week_count);
    let calendar = RunCalendar::of(cohort, &pauses_of(&**tx, cohort.id).await?, weeks);
    let started = calendar.is_open(1, tx.now());
    let due = due_state(cohort.state, started, calendar.paused_at(tx.now()), calendar.ends_at() <= tx.now());
    let ended = (due == CohortState::Finished).then(|| calendar.ends_at());
    if due != cohort.state && weeks > 0 && set_state(tx, cohort.id, (cohort.state, due), ended).await? {
        let facts = json!({ "from": cohort.state.word(), "to": due.word() });
        tx.record(None, "move_cohort", ("cohort", cohort.id), facts).await?;
        if due == CohortState::Finished {
            complete_stays(tx, cohort.id).await?;
        }
    }
    let begun = matches!(due, CohortState::Running | CohortState::Paused | CohortState::Finished);
    if let Some(course) = course.filter(|_| begun && cohort.content_version == 0) {
        curriculum::keep(tx, cohort.id, course).await?;
    }
    Ok(())
}

/// The run is over: everybody who stayed has completed it.
async fn complete_stays(tx: &Tx, cohort: CohortId) -> Result<()> {
    enrolment::Entity::update_many()
        .col_expr(enrolment::Column::State, Expr::value(EnrolmentState::Completed))
        .col_expr(enrolment::Column::BackOn, Expr::value(None::<NaiveDate>))
        .filter(enrolment::Column::CohortId.eq(cohort))
        .filter(enrolment::Column::State.is_in([EnrolmentState::Active, EnrolmentState::Paused]))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Moves every cohort to where its calendar says it is; runs every hour.
pub async fn keep_states(tx: &Tx, catalogue: &Catalogue) -> Result<()> {
    for (cohort, slug) in moving(&**tx).await? {
        let course = catalogue.of_cohort(&**tx, cohort.id, &slug, cohort.content_version).await?;
        keep_state(tx, &cohort, course.as_deref()).await?;
    }
    note_ends(tx, catalogue).await
}

/// Cohorts that were over before their end was written down: it is what their calendar says; of one that did not take
/// place, or whose course is no more, it is now.
async fn note_ends(tx: &Tx, catalogue: &Catalogue) -> Result<()> {
    for (cohort, slug) in over_at_some_time(&**tx).await? {
        let course = catalogue.of_cohort(&**tx, cohort.id, &slug, cohort.content_version).await?;
        let course = course.filter(|_| cohort.state != CohortState::Cancelled);
        let ended = match course.as_deref().map_or(0, Programme::week_count) {
            0 => tx.now(),
            weeks => RunCalendar::of(&cohort, &pauses_of(&**tx, cohort.id).await?, weeks).ends_at(),
        };
        set_state(tx, cohort.id, (cohort.state, cohort.state), Some(ended)).await?;
    }
    Ok(())
}
