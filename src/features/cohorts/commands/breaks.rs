//! Breaks: somebody is away for a while and keeps their seat. Nobody waits for them until they are back,
//! on the day they named or when they say so.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use entity::{
    cohort, enrolment,
    ids::{CohortId, EnrolmentId, PersonId},
    states::{EnrolmentState, Role},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::{
    super::{
        policies::{ManageCohort, TakeBreak},
        rules::takes_pauses,
    },
    seats::hold_cohort,
};
use crate::{
    identity::Permit,
    platform::{
        errors::{Error, Mistake, Refusal, Result},
        zones,
    },
    storage::{Store, Tx},
};

/// Takes a break until the morning of `back_on`, or until one says so. Where one takes one already, it
/// has that end from now on. Refused for a day that is not to come, and where the course is over.
pub async fn take_break(tx: &Tx, may: &Permit<TakeBreak>, back_on: Option<NaiveDate>) -> Result<()> {
    let cohort = hold_cohort(tx, may.on().cohort.id).await?;
    let stay = stay_of(tx, cohort.id, may.who().id).await?;
    begin(tx, may.who().id, &cohort, &stay, back_on).await
}

/// Ends one's break. Refused for who takes none.
pub async fn end_break(tx: &Tx, may: &Permit<TakeBreak>) -> Result<()> {
    let cohort = hold_cohort(tx, may.on().cohort.id).await?;
    let stay = stay_of(tx, cohort.id, may.who().id).await?;
    come_back(tx, Some(may.who().id), &cohort, &stay).await
}

/// The same for somebody who cannot do it themselves just now.
pub async fn give_break(
    tx: &Tx,
    may: &Permit<ManageCohort>,
    id: EnrolmentId,
    back_on: Option<NaiveDate>,
) -> Result<()> {
    let cohort = hold_cohort(tx, may.on().cohort.id).await?;
    let stay = stay_in(tx, cohort.id, id).await?;
    begin(tx, may.who().id, &cohort, &stay, back_on).await
}

/// Ends somebody's break for them.
pub async fn end_break_of(tx: &Tx, may: &Permit<ManageCohort>, id: EnrolmentId) -> Result<()> {
    let cohort = hold_cohort(tx, may.on().cohort.id).await?;
    let stay = stay_in(tx, cohort.id, id).await?;
    come_back(tx, Some(may.who().id), &cohort, &stay).await
}

/// Ends every break whose day has come, at the hour at which weeks open in that cohort; runs every hour.
pub async fn end_breaks(store: &Store) -> Result<()> {
    let find = enrolment::Entity::find()
        .filter(enrolment::Column::State.eq(EnrolmentState::Paused))
        .filter(enrolment::Column::BackOn.is_not_null());
    for seen in find.all(store.read()).await? {
        // Most are not due: nobody waits for the writer for that.
        let cohort = cohort::Entity::find_by_id(seen.cohort_id).one(store.read()).await?;
        if !cohort.is_some_and(|cohort| is_due(&cohort, &seen, store.now())) {
            continue;
        }
        store
            .write(async |tx| {
                let cohort = hold_cohort(tx, seen.cohort_id).await?;
                let stay = enrolment::Entity::find_by_id(seen.id).one(&**tx).await?;
                match stay.filter(|stay| is_due(&cohort, stay, tx.now())) {
                    Some(stay) => come_back(tx, None, &cohort, &stay).await,
                    None => Ok(()),
                }
            })
            .await?;
    }
    Ok(())
}

fn is_due(cohort: &cohort::Model, stay: &enrolment::Model, now: DateTime<Utc>) -> bool {
    let zone = zones::zone(&cohort.zone).unwrap_or(Tz::UTC);
    let back = stay.back_on.filter(|_| stay.state == EnrolmentState::Paused && takes_pauses(cohort.state).is_ok());
    back.is_some_and(|day| zones::instant(zone, day, cohort.opens_at) <= now)
}

async fn stay_of(tx: &Tx, cohort: CohortId, who: PersonId) -> Result<enrolment::Model> {
    let find = enrolment::Entity::find()
        .filter(enrolment::Column::CohortId.eq(cohort))
        .filter(enrolment::Column::PersonId.eq(who))
        .filter(enrolment::Column::EndedAt.is_null());
    find.one(&**tx).await?.ok_or(Error::Missing)
}

async fn stay_in(tx: &Tx, cohort: CohortId, id: EnrolmentId) -> Result<enrolment::Model> {
    let stay = enrolment::Entity::find_by_id(id).one(&**tx).await?;
    stay.filter(|stay| stay.cohort_id == cohort && stay.role == Role::Participant).ok_or(Error::Missing)
}

async fn begin(
    tx: &Tx,
    by: PersonId,
    cohort: &cohort::Model,
    stay: &enrolment::Model,
    back_on: Option<NaiveDate>,
) -> Result<()> {
    takes_pauses(cohort.state)?;
    let today = zones::date_in(zones::zone(&cohort.zone).unwrap_or(Tz::UTC), tx.now());
    if back_on.is_some_and(|day| day <= today) {
        let mistake = Mistake { field: "back_on".into(), key: "cohorts-break-past", limit: None, count: None };
        return Err(Error::Mistakes(vec![mistake]));
    }
    let begins = match stay.state {
        EnrolmentState::Active => true,
        EnrolmentState::Paused => false,
        _ => return Err(Refusal::conflict("cohorts-left-already").into()),
    };
    set(tx, stay, EnrolmentState::Paused, back_on).await?;
    let facts = json!({ "person": stay.person_id, "back_on": back_on });
    tx.record(Some(by), "begin_break", ("cohort", cohort.id), facts).await?;
    if begins {
        tx.announce(super::BREAK_BEGUN, stay.person_id.0, json!({ "cohort": cohort.id })).await?;
    }
    Ok(())
}

async fn come_back(tx: &Tx, by: Option<PersonId>, cohort: &cohort::Model, stay: &enrolment::Model) -> Result<()> {
    if stay.state != EnrolmentState::Paused {
        return Err(Refusal::conflict("cohorts-no-break").into());
    }
    set(tx, stay, EnrolmentState::Active, None).await?;
    tx.record(by, "end_break", ("cohort", cohort.id), json!({ "person": stay.person_id })).await?;
    tx.announce(super::BREAK_ENDED, stay.person_id.0, json!({ "cohort": cohort.id })).await
}

async fn set(tx: &Tx, stay: &enrolment::Model, state: EnrolmentState, back_on: Option<NaiveDate>) -> Result<()> {
    enrolment::Entity::update_many()
        .col_expr(enrolment::Column::State, Expr::value(state))
        .col_expr(enrolment::Column::BackOn, Expr::value(back_on))
        .filter(enrolment::Column::Id.eq(stay.id))
        .exec(&**tx)
        .await?;
    Ok(())
}
