//! The one way an application changes its state.

use entity::{application, cohort, decision, ids::ApplicationId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, UpdateMany, sea_query::Expr};
use serde_json::json;

use super::super::rules::Step;
use crate::{
    features::cohorts::hold_cohort,
    platform::errors::{Error, Refusal, Result},
    storage::{Tx, outbox::Recipient},
};

/// An application as it is in this transaction, after its cohort's row was taken.
pub async fn hold(tx: &Tx, id: ApplicationId) -> Result<(application::Model, Option<cohort::Model>)> {
    loop {
        let seen = application::Entity::find_by_id(id).one(&**tx).await?.ok_or(Error::Missing)?;
        let cohort = match seen.cohort_id {
            Some(cohort) => Some(hold_cohort(tx, cohort).await?),
            None => None,
        };
        // Somebody may have moved it to another cohort while we waited for this one.
        let now = application::Entity::find_by_id(id).one(&**tx).await?.ok_or(Error::Missing)?;
        if now.cohort_id == seen.cohort_id {
            return Ok((now, cohort));
        }
    }
}

/// Takes a step with an application. `more` changes what goes with it. Of several that try at once
/// one succeeds; the others are told what the application is now.
pub async fn take_step(
    tx: &Tx,
    application: &application::Model,
    step: Step,
    more: impl FnOnce(UpdateMany<application::Entity>) -> UpdateMany<application::Entity>,
) -> Result<application::Model> {
    let to = step.from(application.state)?;
    let update = application::Entity::update_many()
        .col_expr(application::Column::State, Expr::value(to))
        .col_expr(application::Column::StateAt, Expr::value(tx.now()))
        .filter(application::Column::Id.eq(application.id))
        .filter(application::Column::State.eq(application.state));
    let moved = more(update).exec(&**tx).await?;
    let now = application::Entity::find_by_id(application.id).one(&**tx).await?.ok_or(Error::Missing)?;
    if moved.rows_affected == 1 {
        return Ok(now);
    }
    match step.from(now.state) {
        Err(refusal) => Err(refusal.into()),
        Ok(_) => Err(Refusal::conflict("admissions-changed").into()),
    }
}

/// The step in the record, by whoever took it.
pub async fn note(
    tx: &Tx,
    by: Option<entity::ids::PersonId>,
    action: &'static str,
    application: &application::Model,
) -> Result<()> {
    let facts = json!({ "state": application.state.word(), "cohort": application.cohort_id });
    tx.record(by, action, ("application", application.id), facts).await
}

/// Drops what was decided and not yet applied.
pub async fn drop_pending(tx: &Tx, application: ApplicationId) -> Result<u64> {
    let dropped = decision::Entity::delete_many()
        .filter(decision::Column::ApplicationId.eq(application))
        .filter(decision::Column::RoundId.is_null())
        .exec(&**tx)
        .await?;
    Ok(dropped.rows_affected)
}

/// Whom e-mails about an application go to.
pub fn reader_of(application: &application::Model) -> Recipient {
    Recipient {
        person: application.person_id,
        name: application.name.clone(),
        email: application.email.clone(),
        locale: application.locale.clone(),
    }
}
