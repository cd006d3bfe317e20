//! Seats. How many are taken is counted in the cohort's row: by participants whose stay
//! lasts, and by offers that hold one. The count never passes the number of seats; the
//! condition is in the statement that raises it, and again in the schema.

use entity::{cohort, enrolment, ids::CohortId, ids::PersonId};
use sea_orm::{
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter,
    sea_query::{Expr, SimpleExpr},
};
use serde_json::json;

use super::super::{policies::ManageCohort, rules::takes_people};
use crate::{
    identity::Permit,
    platform::errors::{Error, Refusal, Result},
    storage::Tx,
};

/// Takes the row of a cohort for this transaction: whoever else changes its
/// seats, members or state waits. Returns it as it is now.
pub async fn hold_cohort(tx: &Tx, id: CohortId) -> Result<cohort::Model> {
    cohort::Entity::update_many()
        .col_expr(cohort::Column::Version, Expr::col(cohort::Column::Version).add(1))
        .filter(cohort::Column::Id.eq(id))
        .exec(&**tx)
        .await?;
    cohort::Entity::find_by_id(id).one(&**tx).await?.ok_or(Error::Missing)
}

/// Takes the rows of two cohorts; returns them in the order they were asked for. They are always taken
/// in the same order, or two moves across each other would wait for ever.
pub async fn hold_cohorts(tx: &Tx, one: CohortId, other: CohortId) -> Result<(cohort::Model, cohort::Model)> {
    if one <= other {
        let first = hold_cohort(tx, one).await?;
        return Ok((first, hold_cohort(tx, other).await?));
    }
    let first = hold_cohort(tx, other).await?;
    Ok((hold_cohort(tx, one).await?, first))
}

/// Takes somebody's stay for this transaction: what they send twice at once comes
/// one after the other. Missing where their stay has ended meanwhile.
pub async fn hold_stay(tx: &Tx, cohort: CohortId, who: PersonId) -> Result<()> {
    let held = enrolment::Entity::update_many()
        .col_expr(enrolment::Column::PersonId, Expr::col(enrolment::Column::PersonId))
        .filter(enrolment::Column::CohortId.eq(cohort))
        .filter(enrolment::Column::PersonId.eq(who))
        .filter(enrolment::Column::EndedAt.is_null())
        .exec(&**tx)
        .await?;
    if held.rows_affected == 1 { Ok(()) } else { Err(Error::Missing) }
}

/// Takes a seat of a cohort: for somebody who comes in, or for an offer that holds it.
/// Of many that try at once as many succeed as there are seats.
pub async fn take_seat(tx: &Tx, cohort: &cohort::Model) -> Result<()> {
    takes_people(cohort.state)?;
    let full = Error::from(Refusal::conflict("cohorts-full"));
    let mut take = cohort::Entity::update_many()
        .col_expr(cohort::Column::Taken, Expr::col(cohort::Column::Taken).add(1))
        .filter(cohort::Column::Id.eq(cohort.id));
    if tx.is_guarded() {
        let free: SimpleExpr = Expr::col(cohort::Column::Taken).lt(Expr::col(cohort::Column::Seats));
        take = take.filter(free);
    } else if cohort.taken >= cohort.seats {
        // What every naive version does: believe what was read before.
        return Err(full);
    }
    if take.exec(&**tx).await?.rows_affected == 1 { Ok(()) } else { Err(full) }
}

/// Gives a seat back, and says so to whoever gives it on. Call it once for every seat taken.
pub async fn free_seat(tx: &Tx, cohort: CohortId) -> Result<()> {
    give_back(tx, cohort).await?;
    tx.announce(super::SEAT_FREED, cohort.0, json!({})).await
}

/// Gives a seat back and keeps it for now: whoever calls says what becomes of it.
pub async fn give_back(tx: &Tx, cohort: CohortId) -> Result<()> {
    let freed = cohort::Entity::update_many()
        .col_expr(cohort::Column::Taken, Expr::col(cohort::Column::Taken).sub(1))
        .filter(cohort::Column::Id.eq(cohort))
        .filter(cohort::Column::Taken.gt(0))
        .exec(&**tx)
        .await?;
    if freed.rows_affected == 1 {
        Ok(())
    } else {
        Err(Error::Broken(anyhow::anyhow!("cohort {cohort} has no seat to give back")))
    }
}

/// Changes how many seats there are. Refused below what is taken: nobody is thrown out.
pub async fn change_seats(tx: &Tx, may: &Permit<ManageCohort>, seats: i32) -> Result<()> {
    let cohort = hold_cohort(tx, may.on().cohort.id).await?;
    takes_people(cohort.state)?;
    let changed = cohort::Entity::update_many()
        .col_expr(cohort::Column::Seats, Expr::value(seats))
        .filter(cohort::Column::Id.eq(cohort.id))
        .filter(cohort::Column::Taken.lte(seats))
        .exec(&**tx)
        .await?;
    if changed.rows_affected != 1 {
        return Err(Refusal::conflict("cohorts-seats-taken").into());
    }
    let facts = json!({ "from": cohort.seats, "to": seats });
    tx.record(Some(may.who().id), "change_seats", ("cohort", cohort.id), facts).await?;
    tx.announce(super::SEAT_FREED, cohort.id.0, json!({})).await
}
