//! When pitches are heard.

use chrono::NaiveTime;
use chrono_tz::Tz;
use entity::{
    ids::{PitchRoundId, PitchSessionId, PitchSlotId},
    pitch_round, pitch_session, pitch_slot,
    states::PitchRoundState,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter, sea_query::Expr};
use serde_json::json;

use super::{
    super::{
        super::policies::LeadPitches,
        emails::{RoundNews, What},
        policies::{LeadRoom, LeadRound},
        queries::Hearing,
        rules::MOST_SESSIONS,
    },
    hold,
    swapping::end_swaps,
    telling::{dates_changed, order_changed, post, topic},
};
use crate::{
    features::cohorts::{CohortOn, writable},
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::{Tx, is_unique_violation},
};

/// How a session of a round is to be.
#[derive(Clone, Debug)]
pub struct SessionTerms {
    /// Day of the round's week, from 1; 0 and less lie before it.
    pub day: i32,
    /// Local time in `zone`.
    pub at: NaiveTime,
    /// By the clocks of which zone.
    pub zone: Tz,
    /// How many minutes a pitch has.
    pub minutes: i32,
    /// How many places it has, without the one at its end.
    pub places: i32,
    /// Where one joins.
    pub join_url: Option<String>,
}

/// A round to be.
#[derive(Clone, Debug)]
pub struct NewRound {
    /// Week of the course, from 1.
    pub week: u32,
    /// Its first session.
    pub session: SessionTerms,
}

/// Plans a round with its first session. Refused where its week has one already, and for a time that is past.
pub async fn plan_round(tx: &Tx, may: &Permit<LeadPitches>, new: &NewRound) -> Result<PitchRoundId> {
    let on = may.on();
    writable(on.cohort.state)?;
    if !(1..=on.calendar.weeks()).contains(&new.week) {
        return Err(Refusal::unfit("pitch-rounds-week-unfit").into());
    }
    let row = pitch_round::Model {
        id: PitchRoundId(tx.id()),
        cohort_id: on.cohort.id,
        week: i32::try_from(new.week).unwrap_or(1),
        state: PitchRoundState::Planned,
        shared_at: None,
        seed: rand::random(),
        version: 1,
        created_by: may.who().id,
        created_at: tx.now(),
    };
    match row.clone().into_active_model().insert(&**tx).await {
        Err(error) if is_unique_violation(&error) => {
            return Err(Refusal::conflict("pitch-rounds-week-taken").into());
        }
        other => other?,
    };
    insert_session(tx, on, &row, &new.session).await?;
    let news = RoundNews { round: row.id, version: row.version, what: What::Planned };
    post(tx, on.cohort.id, &news, Some(may.who().id)).await?;
    let facts = json!({ "cohort": on.cohort.id, "week": new.week });
    tx.record(Some(may.who().id), "pitches.round_planned", ("pitch_round", row.id), facts).await?;
    Ok(row.id)
}

fn week(round: &pitch_round::Model) -> u32 {
    u32::try_from(round.week).unwrap_or(1)
}

async fn insert_session(tx: &Tx, on: &CohortOn, round: &pitch_round::Model, new: &SessionTerms) -> Result<()> {
    let starts_at = on.calendar.moment(week(round), new.day, new.at, new.zone);
    if starts_at <= tx.now() {
        return Err(Refusal::unfit("pitch-rounds-time-past").into());
    }
    let id = PitchSessionId(tx.id());
    let row = pitch_session::Model {
        id,
        round_id: round.id,
        day: new.day,
        at: new.at,
        zone: new.zone.name().to_owned(),
        starts_at,
        minutes: new.minutes,
        join_url: new.join_url.clone(),
        slot_id: None,
        slot_since: None,
        ended_at: None,
        version: 1,
    };
    row.into_active_model().insert(&**tx).await?;
    for position in 1..=new.places {
        insert_slot(tx, id, position, false).await?;
    }
    insert_slot(tx, id, new.places + 1, true).await
}

async fn insert_slot(tx: &Tx, session: PitchSessionId, position: i32, fallback: bool) -> Result<()> {
    let row = pitch_slot::Model {
        id: PitchSlotId(tx.id()),
        session_id: session,
        position,
        fallback,
        pitch_id: None,
        booked_at: None,
        heard_at: None,
    };
    row.into_active_model().insert(&**tx).await?;
    Ok(())
}

/// Adds a session to a round.
pub async fn add_session(tx: &Tx, may: &Permit<LeadRound>, new: &SessionTerms) -> Result<()> {
    let on = may.on();
    writable(on.cohort.cohort.state)?;
    let all = hold(tx, on.round.row.id).await?;
    if all.round.sessions.len() >= MOST_SESSIONS {
        return Err(Refusal::conflict("pitch-rounds-many-sessions").into());
    }
    // What is over is over: who waits for feedback must not wait for another session.
    if all.is_over() {
        return Err(Refusal::conflict("pitch-rounds-over").into());
    }
    insert_session(tx, &on.cohort, &all.round.row, new).await?;
    tx.record(Some(may.who().id), "pitches.session_added", ("pitch_round", all.round.row.id), json!({})).await?;
    dates_changed(tx, &all.round.row, What::Moved, Some(may.who().id)).await
}

/// A session that has not begun.
fn ahead(all: &Hearing, id: PitchSessionId) -> Result<&pitch_session::Model> {
    let session = all.session(id)?;
    let begun = session.slot_since.is_some() || session.ended_at.is_some();
    if begun { Err(Refusal::conflict("pitch-rounds-begun").into()) } else { Ok(session) }
}

/// Changes a session that has not begun. Refused where somebody else did since `version` was shown, for a
/// time that is past, and for fewer places than are taken: nobody is sent away.
pub async fn change_session(tx: &Tx, may: &Permit<LeadRoom>, version: i32, new: &SessionTerms) -> Result<()> {
    use pitch_session::Column;
    let on = may.on();
    writable(on.cohort.cohort.state)?;
    let all = hold(tx, on.round.row.id).await?;
    let before = ahead(&all, on.session.id)?;
    let starts_at = on.cohort.calendar.moment(week(&all.round.row), new.day, new.at, new.zone);
    let moved = starts_at != before.starts_at || new.minutes != before.minutes;
    if starts_at != before.starts_at && starts_at <= tx.now() {
        return Err(Refusal::unfit("pitch-rounds-time-past").into());
    }
    let changed = pitch_session::Entity::update_many()
        .col_expr(Column::Day, Expr::value(new.day))
        .col_expr(Column::At, Expr::value(new.at))
        .col_expr(Column::Zone, Expr::value(new.zone.name()))
        .col_expr(Column::StartsAt, Expr::value(starts_at))
        .col_expr(Column::Minutes, Expr::value(new.minutes))
        .col_expr(Column::JoinUrl, Expr::value(new.join_url.clone()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(before.id))
        .filter(Column::Version.eq(version))
        .exec(&**tx)
        .await?;
    if changed.rows_affected != 1 {
        return Err(Refusal::conflict("pitch-rounds-changed-meanwhile").into());
    }
    set_places(tx, &all, before.id, new.places).await?;
    let facts = json!({ "starts_at": starts_at, "places": new.places });
    tx.record(Some(may.who().id), "pitches.session_changed", ("pitch_session", before.id), facts).await?;
    tx.tell(&topic(before.id)).await?;
    if moved { dates_changed(tx, &all.round.row, What::Moved, Some(may.who().id)).await } else { Ok(()) }
}

/// Adds places before the one at the end, or takes free ones away, the last first. Those that are taken stay.
async fn set_places(tx: &Tx, all: &Hearing, session: PitchSessionId, places: i32) -> Result<()> {
    let there = all.places(session);
    let (end, usual): (Vec<_>, Vec<_>) = there.into_iter().partition(|slot| slot.fallback);
    let have = i32::try_from(usual.len()).unwrap_or(i32::MAX);
    if have < places {
        let more = places - have;
        let last = usual.iter().chain(&end).map(|slot| slot.position).max().unwrap_or(0);
        for slot in &end {
            pitch_slot::Entity::update_many()
                .col_expr(pitch_slot::Column::Position, Expr::value(last + more))
                .filter(pitch_slot::Column::Id.eq(slot.id))
                .exec(&**tx)
                .await?;
        }
        for position in last..last + more {
            insert_slot(tx, session, position, false).await?;
        }
        return Ok(());
    }
    let excess = usize::try_from(have - places).unwrap_or(0);
    let free: Vec<PitchSlotId> =
        usual.iter().rev().filter(|slot| slot.pitch_id.is_none()).take(excess).map(|slot| slot.id).collect();
    if free.len() < excess {
        return Err(Refusal::conflict("pitch-rounds-places-taken").into());
    }
    end_swaps(tx, &free).await?;
    let gone = pitch_slot::Entity::delete_many()
        .filter(pitch_slot::Column::Id.is_in(free))
        .filter(pitch_slot::Column::PitchId.is_null())
        .exec(&**tx)
        .await?;
    if usize::try_from(gone.rows_affected).unwrap_or(0) == excess {
        Ok(())
    } else {
        Err(Refusal::conflict("pitch-rounds-places-taken").into())
    }
}

/// Removes a session that has not begun. Refused where somebody has a place in it, and for the last one:
/// then the whole round does not take place.
pub async fn remove_session(tx: &Tx, may: &Permit<LeadRoom>) -> Result<()> {
    let on = may.on();
    writable(on.cohort.cohort.state)?;
    let all = hold(tx, on.round.row.id).await?;
    let session = ahead(&all, on.session.id)?;
    let places = all.places(session.id);
    if places.iter().any(|slot| slot.pitch_id.is_some()) {
        return Err(Refusal::conflict("pitch-rounds-session-taken").into());
    }
    if all.round.sessions.iter().all(|other| other.id == session.id || other.ended_at.is_some()) {
        return Err(Refusal::conflict("pitch-rounds-last-session").into());
    }
    let ids: Vec<PitchSlotId> = places.iter().map(|slot| slot.id).collect();
    order_changed(tx, &all, &ids).await?;
    end_swaps(tx, &ids).await?;
    pitch_slot::Entity::delete_many().filter(pitch_slot::Column::SessionId.eq(session.id)).exec(&**tx).await?;
    pitch_session::Entity::delete_by_id(session.id).exec(&**tx).await?;
    tx.record(Some(may.who().id), "pitches.session_removed", ("pitch_round", all.round.row.id), json!({})).await?;
    dates_changed(tx, &all.round.row, What::Moved, Some(may.who().id)).await
}

/// The round does not take place. Refused once one of its sessions has begun.
pub async fn cancel_round(tx: &Tx, may: &Permit<LeadRound>) -> Result<()> {
    let on = may.on();
    writable(on.cohort.cohort.state)?;
    let all = hold(tx, on.round.row.id).await?;
    if all.round.sessions.iter().any(|session| session.slot_since.is_some() || session.ended_at.is_some()) {
        return Err(Refusal::conflict("pitch-rounds-begun").into());
    }
    call_off(tx, &all).await?;
    tx.record(Some(may.who().id), "pitches.round_cancelled", ("pitch_round", all.round.row.id), json!({})).await?;
    dates_changed(tx, &all.round.row, What::Cancelled, Some(may.who().id)).await
}

/// A round does not take place: its places are free, and nobody is asked to change one.
pub(super) async fn call_off(tx: &Tx, all: &Hearing) -> Result<()> {
    let ids: Vec<PitchSlotId> = all.slots.iter().map(|slot| slot.id).collect();
    order_changed(tx, all, &ids).await?;
    pitch_round::Entity::update_many()
        .col_expr(pitch_round::Column::State, Expr::value(PitchRoundState::Cancelled))
        .filter(pitch_round::Column::Id.eq(all.round.row.id))
        .exec(&**tx)
        .await?;
    Ok(())
}
