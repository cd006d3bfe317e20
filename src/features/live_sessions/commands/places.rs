//! Places. How many are taken is counted in the row of each time, and never passes what fits: the
//! condition is in the statement that raises it, and again in the schema. Whoever finds none waits,
//! and the first who waits gets the next.

use chrono::{DateTime, Utc};
use entity::{
    ids::{LiveSessionId, PersonId, SessionSlotId},
    live_session, session_answer, session_slot,
    states::{Attending, SessionState},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, OnConflict},
};

use super::super::{
    emails::{Entry, GivenUp},
    policies::LeadSession,
    rules::{is_to_come, takes_place},
};
use crate::{
    features::cohorts::writable,
    identity::Permit,
    platform::errors::{Error, Result},
    storage::Tx,
};

/// Takes the row of a session for this transaction: whoever else changes its times, or answers,
/// waits. Returns it as it is now.
pub async fn hold_session(tx: &Tx, id: LiveSessionId) -> Result<live_session::Model> {
    live_session::Entity::update_many()
        .col_expr(live_session::Column::CreatedAt, Expr::col(live_session::Column::CreatedAt))
        .filter(live_session::Column::Id.eq(id))
        .exec(&**tx)
        .await?;
    live_session::Entity::find_by_id(id).one(&**tx).await?.ok_or(Error::Missing)
}

/// Takes a session to change it. Refused where nobody writes any more, and where it does not take place.
pub async fn hold_planned(tx: &Tx, may: &Permit<LeadSession>) -> Result<live_session::Model> {
    let on = may.on();
    writable(on.cohort.cohort.state)?;
    let session = hold_session(tx, on.session.id).await?;
    takes_place(&session)?;
    Ok(session)
}

/// One time of a session, as it is now. Refused once it has begun, and where it does not take place.
pub async fn slot_to_come(tx: &Tx, session: LiveSessionId, id: SessionSlotId) -> Result<session_slot::Model> {
    let slot = slot_row(tx, session, id).await?;
    is_to_come(&slot, tx.now())?;
    Ok(slot)
}

/// One time of a session, as it is now.
pub async fn slot_row(tx: &Tx, session: LiveSessionId, id: SessionSlotId) -> Result<session_slot::Model> {
    let slot = session_slot::Entity::find_by_id(id).one(&**tx).await?;
    slot.filter(|slot| slot.session_id == session).ok_or(Error::Missing)
}

/// Takes a place; whether there was one.
pub async fn take_place(tx: &Tx, slot: SessionSlotId) -> Result<bool> {
    let free = Condition::any()
        .add(session_slot::Column::Capacity.is_null())
        .add(Expr::col(session_slot::Column::Taken).lt(Expr::col(session_slot::Column::Capacity)));
    let taken = session_slot::Entity::update_many()
        .col_expr(session_slot::Column::Taken, Expr::col(session_slot::Column::Taken).add(1))
        .filter(session_slot::Column::Id.eq(slot))
        .filter(session_slot::Column::State.eq(SessionState::Planned))
        .filter(free)
        .exec(&**tx)
        .await?;
    Ok(taken.rows_affected == 1)
}

/// Gives the place of an answer back, and tells its owner's calendar. The answer itself is for the
/// caller to change first: the next who waits is asked here.
pub async fn give_place_back(tx: &Tx, session: &live_session::Model, before: &session_answer::Model) -> Result<()> {
    let Some(id) = before.slot_id.filter(|_| before.answer == Attending::Yes) else { return Ok(()) };
    let freed = session_slot::Entity::update_many()
        .col_expr(session_slot::Column::Taken, Expr::col(session_slot::Column::Taken).sub(1))
        .filter(session_slot::Column::Id.eq(id))
        .filter(session_slot::Column::Taken.gt(0))
        .exec(&**tx)
        .await?;
    if freed.rows_affected != 1 {
        return Err(Error::Broken(anyhow::anyhow!("time {id} has no place to give back")));
    }
    let slot = slot_row(tx, session.id, id).await?;
    if takes_place(session).is_ok() && is_to_come(&slot, tx.now()).is_ok() {
        let sequence = slot.sequence + before.sequence + 1;
        tx.post(before.person_id, &GivenUp { session: session.id, slot: id, sequence }).await?;
        promote(tx, session, &slot).await?;
    }
    Ok(())
}

/// Gives every free place of a time to the next who waits, in the order they came.
pub async fn promote(tx: &Tx, session: &live_session::Model, slot: &session_slot::Model) -> Result<()> {
    if takes_place(session).is_err() || is_to_come(slot, tx.now()).is_err() {
        return Ok(());
    }
    while let Some(next) = first_waiting(tx, slot.id).await? {
        if !take_place(tx, slot.id).await? {
            break;
        }
        let yes = write_answer(tx, &next, Attending::Yes, Some(slot.id), None).await?;
        let sequence = slot.sequence + yes.sequence;
        tx.post(next.person_id, &Entry { session: session.id, slot: slot.id, sequence, waited: true }).await?;
    }
    Ok(())
}

async fn first_waiting(tx: &Tx, slot: SessionSlotId) -> Result<Option<session_answer::Model>> {
    let find = session_answer::Entity::find()
        .filter(session_answer::Column::SlotId.eq(slot))
        .filter(session_answer::Column::Answer.eq(Attending::Waiting))
        .order_by_asc(session_answer::Column::QueuedAt)
        .order_by_asc(session_answer::Column::PersonId);
    Ok(find.limit(1).one(&**tx).await?)
}

/// Nobody has answered yet: what the first answer changes.
pub fn no_answer_yet(session: LiveSessionId, who: PersonId) -> session_answer::Model {
    session_answer::Model {
        session_id: session,
        person_id: who,
        slot_id: None,
        answer: Attending::No,
        queued_at: None,
        // The first answer counts as none: a calendar program has not heard of anything before.
        sequence: -1,
        here: false,
    }
}

/// Writes an answer over the one before. Every change counts, so that calendar programs know which came last.
pub async fn write_answer(
    tx: &Tx,
    before: &session_answer::Model,
    answer: Attending,
    slot: Option<SessionSlotId>,
    queued_at: Option<DateTime<Utc>>,
) -> Result<session_answer::Model> {
    use session_answer::Column;
    let row =
        session_answer::Model { slot_id: slot, answer, queued_at, sequence: before.sequence + 1, ..before.clone() };
    let mut write = row.clone().into_active_model();
    // What belongs to the recording and to having been there is not ours to write over.
    write.here = Set(before.here);
    session_answer::Entity::insert(write)
        .on_conflict(
            OnConflict::columns([Column::SessionId, Column::PersonId])
                .update_columns([Column::SlotId, Column::Answer, Column::QueuedAt, Column::Sequence])
                .to_owned(),
        )
        .exec_without_returning(&**tx)
        .await?;
    Ok(row)
}
