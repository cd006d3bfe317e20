//! Sessions that were planned elsewhere: in another program, or for another cohort.

use entity::{live_session, session_slot, states::SessionState};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

use super::{
    super::{
        policies::PlanSession,
        rules::{parts_of, zone_of},
    },
    NewSession, NewSlot, SlotTerms, Wording,
    planning::{insert_session, write_slot},
};
use crate::{
    features::cohorts::{CohortOn, writable},
    identity::Permit,
    platform::{
        errors::{Error, Result},
        text::{Body, Text, Title},
    },
    storage::Tx,
};

/// Writes sessions as they were planned elsewhere, also those that are past. Nobody is told: who is
/// to come is invited later.
pub async fn bring_sessions(tx: &Tx, may: &Permit<PlanSession>, sessions: &[NewSession]) -> Result<()> {
    let on = may.on();
    writable(on.cohort.state)?;
    for new in sessions {
        let id = insert_session(tx, may, new).await?;
        for slot in &new.slots {
            write_slot(tx, on, id, slot).await?;
        }
    }
    let facts = json!({ "sessions": sessions.len() });
    tx.record(Some(may.who().id), "bring_sessions", ("cohort", on.cohort.id), facts).await
}

/// Plans for a cohort what another one has: the same sessions on the same days of its weeks. Who
/// moderates them is not taken over, nor where one joins: both were of that run. What does not
/// take place there is left out.
pub async fn copy_sessions(tx: &Tx, may: &Permit<PlanSession>, from: &CohortOn) -> Result<()> {
    let sessions = live_session::Entity::find()
        .filter(live_session::Column::CohortId.eq(from.cohort.id))
        .filter(live_session::Column::State.eq(SessionState::Planned))
        .order_by_asc(live_session::Column::Id)
        .all(&**tx)
        .await?;
    let mut found = Vec::new();
    for session in sessions {
        let slots = session_slot::Entity::find()
            .filter(session_slot::Column::SessionId.eq(session.id))
            .filter(session_slot::Column::State.eq(SessionState::Planned))
            .order_by_asc(session_slot::Column::StartsAt)
            .all(&**tx)
            .await?;
        let weeks = may.on().calendar.weeks();
        let slots: Vec<NewSlot> = slots.iter().map(time_of).filter(|slot| slot.week <= weeks).collect();
        if !slots.is_empty() {
            found.push(NewSession { wording: wording_of(&session)?, slots });
        }
    }
    bring_sessions(tx, may, &found).await
}

fn time_of(slot: &session_slot::Model) -> NewSlot {
    NewSlot {
        week: u32::try_from(slot.week).unwrap_or(1),
        day: slot.day,
        at: slot.at,
        zone: zone_of(slot),
        terms: SlotTerms { minutes: slot.minutes, capacity: slot.capacity, host: None },
    }
}

fn wording_of(session: &live_session::Model) -> Result<Wording> {
    let kept = |_| Error::Broken(anyhow::anyhow!("a session was kept with words that cannot be"));
    Ok(Wording {
        kind: session.kind,
        title: Title::parse(&session.title).map_err(kept)?,
        purpose: Body::parse(&session.purpose).map_err(kept)?,
        run_sheet: parts_of(session),
        join_url: None,
    })
}
