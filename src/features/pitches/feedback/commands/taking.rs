//! Taking one pitch more, saying "not me", and stepping in as a trainer.

use entity::{
    ids::PitchId,
    pitch_round,
    states::{PitchRoundState, ShareKind, ShareState},
};
use sea_orm::EntityTrait;
use serde_json::json;

use super::{
    super::{
        policies::{GiveFeedback, GiveMore, WriteForShort},
        queries::Ground,
        rules::{LEAST, TAKEN_FOR, WANTED, next_for},
    },
    hand, lapse_old, open_rounds, settle, take_turns,
};
use crate::{
    features::cohorts::{hold_stay, writable},
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::Tx,
};

/// "I have time for one more": the pitch that needs it most is somebody's for a day; none where every
/// pitch has what it needs. Two at once never take one beyond that.
pub async fn take_next(tx: &Tx, may: &Permit<GiveMore>) -> Result<Option<PitchId>> {
    let (on, who, now) = (may.on(), may.who().id, tx.now());
    writable(on.cohort.state)?;
    if on.standing.away.is_some() {
        return Err(Refusal::conflict("feedback-on-a-break").into());
    }
    // In this order: whoever ends a stay holds it, and takes turns then.
    hold_stay(tx, on.cohort.id, who).await?;
    take_turns(tx, on.cohort.id).await?;
    for round in open_rounds(tx, on.cohort.id).await? {
        let id = round.id;
        let ground = Ground::load(&**tx, round).await?;
        let Some(giver) = ground.place_of(who) else { continue };
        let gave = ground.gave(who, now);
        let owes = ground.board.load_of(who, now) < WANTED;
        let next = next_for(&ground.field(), giver, &ground.standings(now), &gave, owes);
        if let Some(pitch) = next.and_then(|place| ground.pitch_at(place)) {
            lapse_old(tx, pitch, who).await?;
            hand(tx, (id, pitch), who, ShareKind::Taken, now + TAKEN_FOR).await?;
            return Ok(Some(pitch));
        }
    }
    Ok(None)
}

/// "Not me": a pitch one was to say something to goes on to whoever has time. Refused where it is not one's own.
pub async fn pass_on(tx: &Tx, may: &Permit<GiveFeedback>) -> Result<()> {
    let on = may.on();
    writable(on.cohort.cohort.state)?;
    take_turns(tx, on.cohort.cohort.id).await?;
    if settle(tx, on.pitch.row.id, may.who().id, ShareState::Lapsed).await? {
        Ok(())
    } else {
        Err(Refusal::conflict("feedback-not-yours").into())
    }
}

/// A trainer writes for a pitch that has too little. Refused where it no longer has, and where another
/// trainer is at it: of two at once one is.
pub async fn take_short(tx: &Tx, may: &Permit<WriteForShort>) -> Result<()> {
    let (on, who, now) = (may.on(), may.who().id, tx.now());
    writable(on.cohort.cohort.state)?;
    take_turns(tx, on.cohort.cohort.id).await?;
    let (id, pitch) = (on.pitch.row.round_id, on.pitch.row.id);
    let round = pitch_round::Entity::find_by_id(id).one(&**tx).await?;
    let open = round.filter(|round| round.state == PitchRoundState::Planned && round.shared_at.is_some());
    let round = open.ok_or(Refusal::conflict("feedback-has-enough"))?;
    let ground = Ground::load(&**tx, round).await?;
    let Some(found) = ground.board.pitch(pitch) else {
        return Err(Refusal::conflict("feedback-has-enough").into());
    };
    let others = ground.board.promised(pitch, now).filter(|share| share.kind == ShareKind::Trainer);
    let others: Vec<_> = others.map(|share| share.giver_id).collect();
    if others.contains(&who) {
        return Ok(());
    }
    if !others.is_empty() {
        return Err(Refusal::conflict("feedback-trainer-took").into());
    }
    if ground.board.standing(found, now).given >= LEAST {
        return Err(Refusal::conflict("feedback-has-enough").into());
    }
    lapse_old(tx, pitch, who).await?;
    hand(tx, (id, pitch), who, ShareKind::Trainer, now + TAKEN_FOR).await?;
    tx.record(Some(who), "feedback.stepped_in", ("pitch", pitch), json!({})).await
}
