//! Who comes into a cohort, who leaves it, who moves on to another.

use chrono::NaiveDate;
use entity::{
    cohort, enrolment,
    ids::{CohortId, EnrolmentId, PersonId},
    person,
    states::{EnrolmentState, Role},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::{
    super::{
        emails::Welcome,
        policies::ManageCohort,
        queries::seat_count,
        rules::{needs_trainer, takes_people},
    },
    seats::{free_seat, hold_cohort, hold_cohorts, take_seat},
};
use crate::{
    identity::{NewPerson, Permit, person_for},
    platform::{
        errors::{Error, Refusal, Result},
        text::{EmailAddress, Line, Name},
    },
    storage::{Tx, is_unique_violation},
};

/// Somebody who is to come into a cohort.
#[derive(Clone, Debug)]
pub struct NewMember {
    /// What they are called; an account that is there keeps its own name.
    pub name: Name,
    /// Where mail reaches them.
    pub email: EmailAddress,
    /// BCP 47 tag of the language they read.
    pub locale: String,
    /// What they are to be.
    pub role: Role,
}

/// Enrols somebody, with an account if they have none, and tells them.
pub async fn enrol(tx: &Tx, may: &Permit<ManageCohort>, new: &NewMember) -> Result<person::Model> {
    let cohort = hold_cohort(tx, may.on().cohort.id).await?;
    match new.role {
        Role::Trainer => takes_people(cohort.state)?,
        Role::Participant => take_seat(tx, &cohort).await?,
    }
    let account = NewPerson {
        name: new.name.clone(),
        email: new.email.clone(),
        locale: new.locale.clone(),
        zone: cohort.zone.clone(),
    };
    let person = person_for(tx, &account).await?;
    bring_in(tx, &cohort, person.id, new.role).await?;
    let facts = json!({ "person": person.id, "role": new.role.word() });
    tx.record(Some(may.who().id), "enrol", ("cohort", cohort.id), facts).await?;
    Ok(person)
}

/// Somebody's stay begins, and they are told. A participant's seat must have been taken before.
/// Refused where they are in already.
pub async fn bring_in(tx: &Tx, cohort: &cohort::Model, who: PersonId, role: Role) -> Result<enrolment::Model> {
    let row = enrolment::ActiveModel {
        id: Set(EnrolmentId(tx.id())),
        cohort_id: Set(cohort.id),
        person_id: Set(who),
        role: Set(role),
        state: Set(EnrolmentState::Active),
        started_at: Set(tx.now()),
        ended_at: Set(None),
        reason: Set(None),
        back_on: Set(None),
    };
    let stay = row.insert(&**tx).await.map_err(|error| {
        if is_unique_violation(&error) {
            Error::from(Refusal::conflict("cohorts-member-already"))
        } else {
            error.into()
        }
    })?;
    tx.post(who, &Welcome { enrolment: stay.id }).await?;
    tx.announce(super::STAY_BEGUN, who.0, json!({ "cohort": cohort.id })).await?;
    Ok(stay)
}

/// Ends somebody's stay. What they completed stays completed. Refused for who left already, and for
/// the last trainer of a cohort that takes place.
pub async fn end_enrolment(tx: &Tx, may: &Permit<ManageCohort>, id: EnrolmentId, reason: &Line) -> Result<()> {
    let cohort = hold_cohort(tx, may.on().cohort.id).await?;
    let stay = enrolment::Entity::find_by_id(id).one(&**tx).await?.filter(|stay| stay.cohort_id == cohort.id);
    let stay = stay.ok_or(Error::Missing)?;
    end_stay(tx, &cohort, &stay, reason.as_str()).await?;
    tx.record(Some(may.who().id), "end_enrolment", ("cohort", cohort.id), json!({ "person": stay.person_id })).await
}

/// Ends every stay of somebody whose account is closed: their seats are free, and no cohort counts
/// on them. Refused where a cohort that takes place would lose its last trainer.
pub async fn end_stays_of(tx: &Tx, who: PersonId) -> Result<()> {
    let stays = enrolment::Entity::find()
        .filter(enrolment::Column::PersonId.eq(who))
        .filter(enrolment::Column::EndedAt.is_null())
        .all(&**tx)
        .await?;
    for stay in stays {
        let cohort = hold_cohort(tx, stay.cohort_id).await?;
        end_stay(tx, &cohort, &stay, "account closed").await?;
        tx.record(None, "end_enrolment", ("cohort", cohort.id), json!({ "person": who })).await?;
    }
    Ok(())
}

async fn end_stay(tx: &Tx, cohort: &cohort::Model, stay: &enrolment::Model, reason: &str) -> Result<()> {
    let last = stay.ended_at.is_none()
        && stay.role == Role::Trainer
        && seat_count(&**tx, cohort.id, Role::Trainer).await? == 1;
    if last && needs_trainer(cohort.state) {
        return Err(Refusal::conflict("cohorts-last-trainer").into());
    }
    let state = if stay.state == EnrolmentState::Completed { stay.state } else { EnrolmentState::Left };
    let ended = enrolment::Entity::update_many()
        .col_expr(enrolment::Column::State, Expr::value(state))
        .col_expr(enrolment::Column::BackOn, Expr::value(None::<NaiveDate>))
        .col_expr(enrolment::Column::EndedAt, Expr::value(tx.now()))
        .col_expr(enrolment::Column::Reason, Expr::value(reason.to_owned()))
        .filter(enrolment::Column::Id.eq(stay.id))
        .filter(enrolment::Column::EndedAt.is_null())
        .exec(&**tx)
        .await?;
    if ended.rows_affected != 1 {
        return Err(Refusal::conflict("cohorts-left-already").into());
    }
    tx.announce(super::STAY_ENDED, stay.person_id.0, json!({ "cohort": cohort.id })).await?;
    match stay.role {
        Role::Participant => free_seat(tx, cohort.id).await,
        Role::Trainer => Ok(()),
    }
}

/// Moves a participant to a later cohort of the same programme: their seat here is free, they have
/// one there, and what they did comes along. Refused where the other cohort is full or closed,
/// and where this one is over: what is completed stays completed.
pub async fn move_stay(tx: &Tx, may: &Permit<ManageCohort>, id: EnrolmentId, to: CohortId) -> Result<()> {
    let from = may.on().cohort.id;
    let (here, there) = hold_cohorts(tx, from, to).await?;
    if there.programme_id != here.programme_id || there.id == here.id {
        return Err(Error::Missing);
    }
    let stay = enrolment::Entity::find_by_id(id).one(&**tx).await?.filter(|stay| stay.cohort_id == from);
    let stay = stay.filter(|stay| stay.role == Role::Participant).ok_or(Error::Missing)?;
    takes_people(here.state)?;
    take_seat(tx, &there).await?;
    let ended = enrolment::Entity::update_many()
        .col_expr(enrolment::Column::State, Expr::value(EnrolmentState::Moved))
        .col_expr(enrolment::Column::BackOn, Expr::value(None::<NaiveDate>))
        .col_expr(enrolment::Column::EndedAt, Expr::value(tx.now()))
        .col_expr(enrolment::Column::Reason, Expr::value(there.name.clone()))
        .filter(enrolment::Column::Id.eq(stay.id))
        .filter(enrolment::Column::EndedAt.is_null())
        .exec(&**tx)
        .await?;
    if ended.rows_affected != 1 {
        return Err(Refusal::conflict("cohorts-left-already").into());
    }
    bring_in(tx, &there, stay.person_id, Role::Participant).await?;
    let facts = json!({ "person": stay.person_id, "from": from, "to": to });
    tx.record(Some(may.who().id), "move_stay", ("cohort", from), facts.clone()).await?;
    tx.announce(super::STAY_MOVED, stay.person_id.0, facts).await?;
    free_seat(tx, from).await
}
