//! Changing programmes, cohorts and their people.

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use entity::{
    cohort, cohort_pause, enrolment,
    ids::{CohortId, CohortPauseId, EnrolmentId, PersonId, ProgrammeId, ProgrammeOwnerId},
    person, programme, programme_owner,
    states::{CohortState, EnrolmentState, Role},
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};
use serde_json::json;

use super::{
    calendar::RunCalendar,
    emails::Welcome,
    policies::{ManageCohort, OwnProgramme},
    queries::{moving, pauses_of, seat_count},
    rules::{Step, due_state, needs_trainer, room_for, takes_pauses},
};
use crate::{
    features::curriculum::{self, Catalogue, Programme},
    identity::{NewPerson, Permit, add_person, find_person_by_email},
    platform::{
        errors::{Error, Refusal, Result},
        text::{EmailAddress, Line, Name, Title},
    },
    storage::{Tx, is_unique_violation},
};

/// Gives every programme of the content folder an id.
pub async fn register_programmes(tx: &Tx, catalogue: &Catalogue) -> Result<()> {
    for programme in catalogue.programmes() {
        let row = programme::ActiveModel {
            id: Set(ProgrammeId(tx.id())),
            slug: Set(programme.slug.clone()),
            created_at: Set(tx.now()),
        };
        programme::Entity::insert(row)
            .on_conflict(OnConflict::column(programme::Column::Slug).do_nothing().to_owned())
            .exec_without_returning(&**tx)
            .await?;
    }
    Ok(())
}

/// Makes somebody an owner of a programme. The operator's command line asks for it; no page does.
pub async fn appoint_owner(tx: &Tx, programme: &programme::Model, who: PersonId) -> Result<()> {
    let row = programme_owner::ActiveModel {
        id: Set(ProgrammeOwnerId(tx.id())),
        programme_id: Set(programme.id),
        person_id: Set(who),
        since: Set(tx.now()),
        until: Set(None),
    };
    match row.insert(&**tx).await {
        Ok(_) => {}
        Err(error) if is_unique_violation(&error) => return Err(Refusal::conflict("cohorts-owner-already").into()),
        Err(error) => return Err(error.into()),
    }
    tx.record(None, "appoint_owner", ("programme", programme.id), json!({ "person": who })).await
}

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

/// Takes the row of a cohort for this transaction: whoever else changes its
/// seats, members or state waits. Returns it as it is now.
async fn hold(tx: &Tx, id: CohortId) -> Result<cohort::Model> {
    cohort::Entity::update_many()
        .col_expr(cohort::Column::Version, Expr::col(cohort::Column::Version).add(1))
        .filter(cohort::Column::Id.eq(id))
        .exec(&**tx)
        .await?;
    cohort::Entity::find_by_id(id).one(&**tx).await?.ok_or(Error::Missing)
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

async fn set_state(tx: &Tx, id: CohortId, from: CohortState, to: CohortState) -> Result<bool> {
    let moved = cohort::Entity::update_many()
        .col_expr(cohort::Column::State, Expr::value(to))
        .filter(cohort::Column::Id.eq(id))
        .filter(cohort::Column::State.eq(from))
        .exec(&**tx)
        .await?;
    Ok(moved.rows_affected == 1)
}

/// Takes a step: opens, confirms, cancels or archives a cohort.
pub async fn move_to(tx: &Tx, may: &Permit<ManageCohort>, step: Step) -> Result<()> {
    let cohort = hold(tx, may.on().cohort.id).await?;
    let to = step.from(cohort.state).ok_or(Refusal::conflict("cohorts-no-such-step"))?;
    if needs_trainer(to) && seat_count(&**tx, cohort.id, Role::Trainer).await? == 0 {
        return Err(Refusal::conflict("cohorts-needs-trainer").into());
    }
    if !set_state(tx, cohort.id, cohort.state, to).await? {
        return Err(Refusal::conflict("cohorts-no-such-step").into());
    }
    let facts = json!({ "from": cohort.state.word(), "to": to.word() });
    tx.record(Some(may.who().id), "move_cohort", ("cohort", cohort.id), facts).await?;
    keep_state(tx, &cohort::Model { state: to, ..cohort }, may.on().course.as_deref()).await
}

/// Moves one cohort to where its calendar says it is. From the day it starts it keeps
/// the course as it is then.
async fn keep_state(tx: &Tx, cohort: &cohort::Model, course: Option<&Programme>) -> Result<()> {
    let weeks = course.map_or(0, Programme::week_count);
    let calendar = RunCalendar::of(cohort, &pauses_of(&**tx, cohort.id).await?, weeks);
    let started = calendar.is_open(1, tx.now());
    let due = due_state(cohort.state, started, calendar.paused_at(tx.now()), calendar.ends_at() <= tx.now());
    if due != cohort.state && weeks > 0 && set_state(tx, cohort.id, cohort.state, due).await? {
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
    Ok(())
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
    let cohort = hold(tx, may.on().cohort.id).await?;
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
    let cohort = hold(tx, may.on().cohort.id).await?;
    let taken = seat_count(&**tx, cohort.id, Role::Participant).await?;
    room_for(cohort.state, new.role, taken, cohort.seats)?;
    let person = match find_person_by_email(&**tx, &new.email).await? {
        Some(person) if person.deactivated_at.is_some() => return Err(Refusal::conflict("account-closed").into()),
        Some(person) => person,
        None => {
            let account = NewPerson {
                name: new.name.clone(),
                email: new.email.clone(),
                locale: new.locale.clone(),
                zone: cohort.zone.clone(),
            };
            add_person(tx, &account).await?
        }
    };
    let row = enrolment::ActiveModel {
        id: Set(EnrolmentId(tx.id())),
        cohort_id: Set(cohort.id),
        person_id: Set(person.id),
        role: Set(new.role),
        state: Set(EnrolmentState::Active),
        started_at: Set(tx.now()),
        ended_at: Set(None),
        reason: Set(None),
    };
    let enrolment = row.insert(&**tx).await.map_err(|error| {
        if is_unique_violation(&error) {
            Error::from(Refusal::conflict("cohorts-member-already"))
        } else {
            error.into()
        }
    })?;
    let facts = json!({ "person": person.id, "role": new.role.word() });
    tx.record(Some(may.who().id), "enrol", ("cohort", cohort.id), facts).await?;
    tx.post(person.id, &Welcome { enrolment: enrolment.id }).await?;
    Ok(person)
}

/// Ends somebody's stay. What they completed stays completed. Refused for who left already, and for
/// the last trainer of a cohort that takes place.
pub async fn end_enrolment(tx: &Tx, may: &Permit<ManageCohort>, id: EnrolmentId, reason: &Line) -> Result<()> {
    let cohort = hold(tx, may.on().cohort.id).await?;
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
        let cohort = hold(tx, stay.cohort_id).await?;
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
        .col_expr(enrolment::Column::EndedAt, Expr::value(tx.now()))
        .col_expr(enrolment::Column::Reason, Expr::value(reason.to_owned()))
        .filter(enrolment::Column::Id.eq(stay.id))
        .filter(enrolment::Column::EndedAt.is_null())
        .exec(&**tx)
        .await?;
    if ended.rows_affected == 1 { Ok(()) } else { Err(Refusal::conflict("cohorts-left-already").into()) }
}
