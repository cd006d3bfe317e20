//! Whether somebody comes, and to which time.

use entity::{
    ids::{PersonId, SessionSlotId},
    live_session, session_answer, session_slot,
    states::Attending,
};

use super::{
    super::{
        emails::Entry,
        policies::{AnswerByLink, JoinSession},
        queries::{Choice, Rsvp, answer_of, times_of},
        rules::{is_to_come, takes_place},
    },
    places::{give_place_back, hold_session, no_answer_yet, promote, slot_row, take_place, write_answer},
};
use crate::{
    features::cohorts::{hold_stay, writable},
    identity::{Pass, Permit},
    platform::errors::{Error, Refusal, Result},
    storage::Tx,
};

/// What somebody says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// They come at this time.
    Yes(SessionSlotId),
    /// They do not come.
    No,
}

/// Says whether one comes. The last place goes to one; who comes after waits, and gets the next that
/// is free. Refused once it has begun, and where it does not take place. Returns where one stands now.
pub async fn answer(tx: &Tx, may: &Permit<JoinSession>, said: Answer) -> Result<Attending> {
    let on = may.on();
    writable(on.cohort.cohort.state)?;
    hold_stay(tx, on.cohort.cohort.id, may.who().id).await?;
    let session = hold_session(tx, on.session.id).await?;
    set_answer(tx, &session, may.who().id, said).await
}

/// The same by the link in an invitation, without signing in.
pub async fn answer_by_link(tx: &Tx, pass: &Pass<AnswerByLink>) -> Result<Attending> {
    let Rsvp::Live(invited) = pass.on() else { return Err(Error::Missing) };
    writable(invited.cohort.state)?;
    hold_stay(tx, invited.cohort.id, invited.person.id).await?;
    let session = hold_session(tx, invited.session.id).await?;
    let said = match invited.choice {
        Choice::Slot(slot) => Answer::Yes(slot),
        Choice::No => Answer::No,
    };
    set_answer(tx, &session, invited.person.id, said).await
}

async fn set_answer(tx: &Tx, session: &live_session::Model, who: PersonId, said: Answer) -> Result<Attending> {
    takes_place(session)?;
    let slots = times_of(&**tx, session.id).await?;
    let mine = answer_of(&**tx, session.id, who).await?;
    if let Some(mine) = mine.as_ref().filter(|mine| says(mine, said)) {
        return Ok(mine.answer);
    }
    let chosen = mine.as_ref().and_then(|mine| slots.iter().find(|slot| Some(slot.id) == mine.slot_id));
    still_open(&slots, chosen, tx)?;
    let before = mine.clone().unwrap_or_else(|| no_answer_yet(session.id, who));
    match said {
        Answer::No => {
            write_answer(tx, &before, Attending::No, None, None).await?;
            give_place_back(tx, session, &before).await?;
            Ok(Attending::No)
        }
        Answer::Yes(slot) => come(tx, session, &before, slot, chosen).await,
    }
}

/// Whether an answer says so already.
fn says(mine: &session_answer::Model, said: Answer) -> bool {
    match said {
        Answer::Yes(slot) => mine.slot_id == Some(slot),
        Answer::No => mine.answer == Attending::No,
    }
}

/// Nothing changes any more once the time somebody chose has begun, or all have.
fn still_open(slots: &[session_slot::Model], chosen: Option<&session_slot::Model>, tx: &Tx) -> Result<()> {
    let begun = Refusal::conflict("sessions-begun");
    let mine_begun = chosen.is_some_and(|slot| is_to_come(slot, tx.now()) == Err(begun));
    let all_begun = slots.iter().all(|slot| is_to_come(slot, tx.now()).is_err());
    if mine_begun || all_begun { Err(begun.into()) } else { Ok(()) }
}

async fn come(
    tx: &Tx,
    session: &live_session::Model,
    before: &session_answer::Model,
    slot: SessionSlotId,
    chosen: Option<&session_slot::Model>,
) -> Result<Attending> {
    let slot = slot_row(tx, session.id, slot).await?;
    is_to_come(&slot, tx.now())?;
    // Who came first is asked first: a place that is free now belongs to whoever waits.
    promote(tx, session, &slot).await?;
    if take_place(tx, slot.id).await? {
        let yes = write_answer(tx, before, Attending::Yes, Some(slot.id), None).await?;
        let sequence = slot.sequence + yes.sequence;
        tx.post(yes.person_id, &Entry { session: session.id, slot: slot.id, sequence, waited: false }).await?;
        give_place_back(tx, session, before).await?;
        return Ok(Attending::Yes);
    }
    // Nobody loses the place they have by asking for another: they would have to say so.
    let keeps = chosen.is_some_and(|slot| is_to_come(slot, tx.now()).is_ok());
    if before.answer == Attending::Yes && keeps {
        return Err(Refusal::conflict("sessions-full-keep").into());
    }
    write_answer(tx, before, Attending::Waiting, Some(slot.id), Some(tx.now())).await?;
    give_place_back(tx, session, before).await?;
    Ok(Attending::Waiting)
}

/// Takes back what somebody who has left had answered to times that have not begun.
pub async fn withdraw(tx: &Tx, session: &live_session::Model, who: PersonId) -> Result<()> {
    let Some(mine) = answer_of(&**tx, session.id, who).await? else { return Ok(()) };
    let Some(slot) = mine.slot_id else { return Ok(()) };
    let slot = slot_row(tx, session.id, slot).await?;
    if takes_place(session).is_err() || is_to_come(&slot, tx.now()).is_err() {
        return Ok(());
    }
    write_answer(tx, &mine, Attending::No, None, None).await?;
    give_place_back(tx, session, &mine).await
}
