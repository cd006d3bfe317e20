//! A time to talk: suggested by one, agreed on when all others said yes.

use chrono::{Duration, NaiveDate, NaiveTime};
use chrono_tz::Tz;
use entity::{
    ids::{CohortId, PersonId, SparringAppointmentId},
    sparring_answer, sparring_appointment,
    states::AppointmentState,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    super::{
        emails::{Agreed, Suggested},
        policies::HavePartner,
        queries::{OpenAppointment, Together, open_appointments, together},
        rules::{MINUTES, moment},
    },
    take_turns,
};
use crate::{
    features::cohorts::writable,
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::Tx,
};

/// A time somebody suggests, as the clocks of a place show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewTime {
    /// The day there.
    pub on: NaiveDate,
    /// The time there.
    pub at: NaiveTime,
    /// Whose clocks.
    pub zone: Tz,
}

/// What somebody who has a partner has with them, alone for this transaction.
pub(super) async fn hold(tx: &Tx, may: &Permit<HavePartner>) -> Result<Together> {
    let cohort = &may.on().cohort;
    writable(cohort.state)?;
    take_turns(tx, cohort.id).await?;
    let found = together(&**tx, cohort.id, may.who().id).await?;
    found.ok_or_else(|| Refusal::conflict("sparring-no-partner").into())
}

/// Suggests a time to one's partners; the one that was suggested or agreed on before holds no longer.
/// Refused where another one was suggested since version `seen` was shown, which is 0 where none was, and
/// for a time that is past or that no clock shows.
pub async fn suggest_time(tx: &Tx, may: &Permit<HavePartner>, time: &NewTime, seen: i32) -> Result<()> {
    let have = hold(tx, may).await?;
    let (who, now) = (may.who().id, tx.now());
    let starts_at = moment(time.zone, time.on, time.at, now)?;
    let ends_at = starts_at + Duration::minutes(MINUTES.into());
    let open = have.open().filter(|one| one.state != AppointmentState::Agreed || one.ends_at > now);
    if open.map_or(0, |one| one.version) != seen {
        return Err(Refusal::conflict("sparring-time-changed-meanwhile").into());
    }
    let (id, version) = match open {
        Some(one) => (one.id, one.version.saturating_add(1)),
        None => (SparringAppointmentId(tx.id()), 1),
    };
    let mut row = sparring_appointment::ActiveModel {
        id: Set(id),
        group_id: Set(have.group),
        state: Set(AppointmentState::Suggested),
        suggested_by: Set(who),
        suggested_at: Set(now),
        local_date: Set(time.on),
        local_time: Set(time.at),
        zone: Set(time.zone.name().to_owned()),
        starts_at: Set(starts_at),
        ends_at: Set(ends_at),
        minutes: Set(MINUTES),
        version: Set(version),
        agreed_at: Set(None),
        withdrawn_at: Set(None),
    };
    if open.is_some() {
        row.id = sea_orm::ActiveValue::NotSet;
        let moved = sparring_appointment::Entity::update_many()
            .set(row)
            .filter(sparring_appointment::Column::Id.eq(id))
            .filter(sparring_appointment::Column::Version.eq(seen));
        if moved.exec(&**tx).await?.rows_affected != 1 {
            return Err(Refusal::conflict("sparring-time-changed-meanwhile").into());
        }
        let before = sparring_answer::Entity::delete_many().filter(sparring_answer::Column::AppointmentId.eq(id));
        before.exec(&**tx).await?;
    } else {
        put_behind(tx, &have).await?;
        row.insert(&**tx).await?;
    }
    let others = have.others(who);
    let asked = others.iter().map(|person| sparring_answer::ActiveModel {
        appointment_id: Set(id),
        person_id: Set(*person),
        said_at: Set(None),
    });
    sparring_answer::Entity::insert_many(asked).exec_without_returning(&**tx).await?;
    for person in others {
        tx.post(person, &Suggested { appointment: id, version }).await?;
    }
    Ok(())
}

/// A time that was agreed on and is over makes room for the next.
async fn put_behind(tx: &Tx, have: &Together) -> Result<()> {
    sparring_appointment::Entity::update_many()
        .col_expr(sparring_appointment::Column::State, Expr::value(AppointmentState::Past))
        .filter(sparring_appointment::Column::GroupId.eq(have.group))
        .filter(sparring_appointment::Column::State.eq(AppointmentState::Agreed))
        .filter(sparring_appointment::Column::EndsAt.lte(tx.now()))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Says yes to the time that was suggested as version `seen`. With three it is agreed on when both others
/// have. Refused where another one was suggested meanwhile, or it has begun. Said twice, it counts once.
pub async fn agree_to_time(tx: &Tx, may: &Permit<HavePartner>, seen: i32) -> Result<()> {
    let have = hold(tx, may).await?;
    let who = may.who().id;
    let changed = Refusal::conflict("sparring-time-changed-meanwhile");
    let open = have.open().filter(|one| one.version == seen).ok_or(changed)?;
    if !have.answers.iter().any(|one| one.appointment_id == open.id && one.person_id == who) {
        return Err(Refusal::conflict("sparring-time-yours").into());
    }
    if open.starts_at <= tx.now() {
        return Err(Refusal::conflict("sparring-time-over").into());
    }
    let said = sparring_answer::Entity::update_many()
        .col_expr(sparring_answer::Column::SaidAt, Expr::value(tx.now()))
        .filter(sparring_answer::Column::AppointmentId.eq(open.id))
        .filter(sparring_answer::Column::PersonId.eq(who))
        .filter(sparring_answer::Column::SaidAt.is_null());
    if said.exec(&**tx).await?.rows_affected == 1 && have.unanswered(open.id).iter().all(|id| *id == who) {
        agreed(tx, open, &have.people).await?;
    }
    Ok(())
}

/// Everybody has said yes: it holds, and everybody is told.
async fn agreed(tx: &Tx, one: &sparring_appointment::Model, people: &[PersonId]) -> Result<()> {
    let agreed = sparring_appointment::Entity::update_many()
        .col_expr(sparring_appointment::Column::State, Expr::value(AppointmentState::Agreed))
        .col_expr(sparring_appointment::Column::AgreedAt, Expr::value(tx.now()))
        .filter(sparring_appointment::Column::Id.eq(one.id))
        .filter(sparring_appointment::Column::Version.eq(one.version))
        .filter(sparring_appointment::Column::State.eq(AppointmentState::Suggested));
    if agreed.exec(&**tx).await?.rows_affected != 1 {
        return Err(Refusal::conflict("sparring-time-changed-meanwhile").into());
    }
    for person in people {
        tx.post(*person, &Agreed { appointment: one.id, version: one.version }).await?;
    }
    Ok(())
}

/// Partners of a cohort have changed: times of those who are not the same any more are withdrawn. Where
/// one of three has left and two go on, what they agreed on still holds, and whoever has left is not
/// waited for.
pub(super) async fn keep_appointments(tx: &Tx, cohort: CohortId) -> Result<()> {
    // What took place took place, whoever is together now.
    let over = |open: &OpenAppointment| open.row.state == AppointmentState::Agreed && open.row.ends_at <= tx.now();
    for open in open_appointments(&**tx, cohort).await?.into_iter().filter(|open| !over(open)) {
        if !goes_on(&open) {
            withdraw(tx, &open.row).await?;
            continue;
        }
        let gone = open.asked.iter().map(|one| one.person_id).filter(|id| !open.people.contains(id));
        let gone: Vec<PersonId> = gone.collect();
        if gone.is_empty() {
            continue;
        }
        sparring_answer::Entity::delete_many()
            .filter(sparring_answer::Column::AppointmentId.eq(open.row.id))
            .filter(sparring_answer::Column::PersonId.is_in(gone.iter().copied()))
            .exec(&**tx)
            .await?;
        let waits = open.asked.iter().any(|one| one.said_at.is_none() && !gone.contains(&one.person_id));
        if open.row.state == AppointmentState::Suggested && !waits && open.row.starts_at > tx.now() {
            let people: Vec<PersonId> = open.people.iter().copied().collect();
            agreed(tx, &open.row, &people).await?;
        }
    }
    Ok(())
}

/// Whether there are still two of those who were asked, nobody new among them, and, as long as it is a
/// suggestion, whoever made it.
fn goes_on(open: &OpenAppointment) -> bool {
    let knows = |id: &PersonId| *id == open.row.suggested_by || open.asked.iter().any(|one| one.person_id == *id);
    let by = open.row.state == AppointmentState::Agreed || open.people.contains(&open.row.suggested_by);
    open.people.len() > 1 && by && open.people.iter().all(knows)
}

async fn withdraw(tx: &Tx, one: &sparring_appointment::Model) -> Result<()> {
    sparring_appointment::Entity::update_many()
        .col_expr(sparring_appointment::Column::State, Expr::value(AppointmentState::Withdrawn))
        .col_expr(sparring_appointment::Column::WithdrawnAt, Expr::value(tx.now()))
        .col_expr(sparring_appointment::Column::Version, Expr::value(one.version.saturating_add(1)))
        .filter(sparring_appointment::Column::Id.eq(one.id))
        .filter(sparring_appointment::Column::Version.eq(one.version))
        .exec(&**tx)
        .await?;
    Ok(())
}
