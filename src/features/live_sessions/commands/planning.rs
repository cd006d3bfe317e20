//! What takes place, and when.

use chrono::NaiveTime;
use chrono_tz::Tz;
use entity::{
    ids::{LiveSessionId, PersonId, SessionSlotId},
    live_session, session_slot,
    states::{Role, SessionKind, SessionState},
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::{
    super::{
        policies::{LeadSession, PlanSession},
        queries::times_of,
        rules::{Part, takes_place},
    },
    places::{hold_planned, hold_session, promote, slot_to_come},
};
use crate::{
    features::cohorts::{CohortOn, members, writable},
    identity::Permit,
    platform::{
        errors::{Refusal, Result},
        text::{Body, Title},
    },
    storage::Tx,
};

/// What a session says of itself.
#[derive(Clone, Debug)]
pub struct Wording {
    /// What kind it is.
    pub kind: SessionKind,
    /// What it is called.
    pub title: Title,
    /// What it is for.
    pub purpose: Body,
    /// Its parts.
    pub run_sheet: Vec<Part>,
    /// Where one joins.
    pub join_url: Option<String>,
}

/// How one time of it goes.
#[derive(Clone, Debug)]
pub struct SlotTerms {
    /// How long it lasts.
    pub minutes: i32,
    /// How many fit; none: everybody.
    pub capacity: Option<i32>,
    /// Who moderates it; a trainer of the cohort.
    pub host: Option<PersonId>,
}

/// One time of a session to be.
#[derive(Clone, Debug)]
pub struct NewSlot {
    /// Week of the cohort's calendar, from 1.
    pub week: u32,
    /// Day of that week, from 1; 0 and less lie before it.
    pub day: i32,
    /// Local time in `zone`.
    pub at: NaiveTime,
    /// By the clocks of which zone.
    pub zone: Tz,
    /// How it goes.
    pub terms: SlotTerms,
}

/// A session to be.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// What it says of itself.
    pub wording: Wording,
    /// Its times; one at least.
    pub slots: Vec<NewSlot>,
}

/// The most times a session may have.
const MOST_SLOTS: usize = 12;

/// Plans a session. Refused for a time that is past already.
pub async fn plan_session(tx: &Tx, may: &Permit<PlanSession>, new: &NewSession) -> Result<LiveSessionId> {
    let on = may.on();
    writable(on.cohort.state)?;
    let id = insert_session(tx, may, new).await?;
    for slot in &new.slots {
        insert_slot(tx, on, id, slot).await?;
    }
    tx.record(Some(may.who().id), "plan_session", ("live_session", id), json!({ "cohort": on.cohort.id })).await?;
    Ok(id)
}

/// Writes a session without its times.
pub(super) async fn insert_session(tx: &Tx, may: &Permit<PlanSession>, new: &NewSession) -> Result<LiveSessionId> {
    let on = may.on();
    let id = LiveSessionId(tx.id());
    let row = live_session::Model {
        id,
        cohort_id: on.cohort.id,
        kind: new.wording.kind,
        title: new.wording.title.to_string(),
        purpose: new.wording.purpose.to_string(),
        run_sheet: json!(new.wording.run_sheet),
        join_url: new.wording.join_url.clone(),
        state: SessionState::Planned,
        cancel_reason: None,
        invited_at: None,
        recording_url: None,
        recording_by: None,
        recording_at: None,
        created_by: may.who().id,
        created_at: tx.now(),
        version: 1,
    };
    row.into_active_model().insert(&**tx).await?;
    Ok(id)
}

async fn insert_slot(tx: &Tx, on: &CohortOn, session: LiveSessionId, new: &NewSlot) -> Result<()> {
    let starts_at = on.calendar.moment(new.week, new.day, new.at, new.zone);
    if starts_at <= tx.now() {
        return Err(Refusal::unfit("sessions-time-past").into());
    }
    moderates(tx, on, new.terms.host).await?;
    write_slot(tx, on, session, new).await
}

/// Writes a time as it is, also one that is past.
pub(super) async fn write_slot(tx: &Tx, on: &CohortOn, session: LiveSessionId, new: &NewSlot) -> Result<()> {
    let starts_at = on.calendar.moment(new.week, new.day, new.at, new.zone);
    let row = session_slot::Model {
        id: SessionSlotId(tx.id()),
        session_id: session,
        week: i32::try_from(new.week).unwrap_or(1),
        day: new.day,
        at: new.at,
        zone: new.zone.name().to_owned(),
        minutes: new.terms.minutes,
        capacity: new.terms.capacity,
        taken: 0,
        host_id: new.terms.host,
        starts_at,
        state: SessionState::Planned,
        sequence: 0,
    };
    row.into_active_model().insert(&**tx).await?;
    Ok(())
}

/// Refused for a host who does not moderate the cohort.
async fn moderates(tx: &Tx, on: &CohortOn, host: Option<PersonId>) -> Result<()> {
    let Some(host) = host else { return Ok(()) };
    let members = members(&**tx, on.cohort.id).await?;
    let known = members.iter().any(|member| member.person == host && member.role == Role::Trainer);
    if known { Ok(()) } else { Err(Refusal::unfit("sessions-host-unfit").into()) }
}

/// Changes what a session says of itself. Refused where somebody else did since `version` was shown.
pub async fn change_wording(tx: &Tx, may: &Permit<LeadSession>, version: i32, wording: &Wording) -> Result<()> {
    use live_session::Column;
    let on = may.on();
    writable(on.cohort.cohort.state)?;
    let changed = live_session::Entity::update_many()
        .col_expr(Column::Kind, Expr::value(wording.kind))
        .col_expr(Column::Title, Expr::value(wording.title.to_string()))
        .col_expr(Column::Purpose, Expr::value(wording.purpose.to_string()))
        .col_expr(Column::RunSheet, Expr::value(json!(wording.run_sheet)))
        .col_expr(Column::JoinUrl, Expr::value(wording.join_url.clone()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(on.session.id))
        .filter(Column::Version.eq(version))
        .filter(Column::State.eq(SessionState::Planned))
        .exec(&**tx)
        .await?;
    if changed.rows_affected != 1 {
        takes_place(&hold_session(tx, on.session.id).await?)?;
        return Err(Refusal::conflict("sessions-changed-meanwhile").into());
    }
    tx.record(Some(may.who().id), "change_session", ("live_session", on.session.id), json!({})).await
}

/// Adds a time to a session.
pub async fn add_slot(tx: &Tx, may: &Permit<LeadSession>, new: &NewSlot) -> Result<()> {
    let on = may.on();
    let session = hold_planned(tx, may).await?;
    let there = times_of(&**tx, session.id).await?;
    if there.len() >= MOST_SLOTS {
        return Err(Refusal::conflict("sessions-many-slots").into());
    }
    insert_slot(tx, &on.cohort, session.id, new).await?;
    tx.record(Some(may.who().id), "add_session_slot", ("live_session", session.id), json!({})).await
}

/// Changes how a time goes. Fewer places than are taken is refused: nobody is sent away. More go to
/// those who wait.
pub async fn change_slot(tx: &Tx, may: &Permit<LeadSession>, id: SessionSlotId, terms: &SlotTerms) -> Result<()> {
    use session_slot::Column;
    let on = may.on();
    let session = hold_planned(tx, may).await?;
    let before = slot_to_come(tx, session.id, id).await?;
    moderates(tx, &on.cohort, terms.host).await?;
    // How long it lasts stands in everybody's calendar.
    let heard = i32::from(before.minutes != terms.minutes);
    let mut change = session_slot::Entity::update_many()
        .col_expr(Column::Minutes, Expr::value(terms.minutes))
        .col_expr(Column::Capacity, Expr::value(terms.capacity))
        .col_expr(Column::HostId, Expr::value(terms.host))
        .col_expr(Column::Sequence, Expr::col(Column::Sequence).add(heard))
        .filter(Column::Id.eq(id));
    if let Some(capacity) = terms.capacity {
        change = change.filter(Column::Taken.lte(capacity));
    }
    if change.exec(&**tx).await?.rows_affected != 1 {
        return Err(Refusal::conflict("sessions-capacity-taken").into());
    }
    let after = session_slot::Model { sequence: before.sequence + heard, minutes: terms.minutes, ..before };
    if heard == 1 {
        super::moving::tell(tx, &session, &[(after.clone(), after.starts_at)]).await?;
    }
    let facts = json!({ "minutes": terms.minutes, "capacity": terms.capacity });
    tx.record(Some(may.who().id), "change_session_slot", ("session_slot", id), facts).await?;
    promote(tx, &session, &after).await
}
