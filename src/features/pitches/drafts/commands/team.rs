//! Making a pitch with others.

use entity::{
    ids::{CohortId, PersonId, PitchId, PitchMemberId},
    pitch, pitch_member,
    states::PitchState,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    super::{
        super::{
            policies::{MakePitch, ReadPitch},
            queries::own_pitch,
        },
        queries::could_join,
        rules::{MOST_MAKERS, is_open},
    },
    NOT_OPEN, again, hold, hold_as_maker, hold_round, standing, take_turns,
};
use crate::{
    identity::Permit,
    platform::errors::{Refusal, Result},
    storage::Tx,
};

/// Asks somebody of the cohort to make a pitch with its makers.
pub async fn ask_to_join(tx: &Tx, may: &Permit<MakePitch>, person: PersonId) -> Result<()> {
    let on = may.on();
    take_turns(tx, on.pitch.row.round_id).await?;
    let pitch = hold_as_maker(tx, on, may.who().id).await?;
    hold_round(tx, pitch.row.round_id).await?;
    if !is_open(pitch.row.state) {
        return Err(NOT_OPEN.into());
    }
    if pitch.asked.contains(&person) || pitch.is_by(person) {
        return Ok(()); // asked by another maker, or by the press before
    }
    if pitch.makers.len() + pitch.asked.len() >= MOST_MAKERS {
        return Err(Refusal::conflict("drafts-too-many-makers").into());
    }
    if !could_join(&**tx, &on.cohort, &pitch).await?.iter().any(|one| one.person == person) {
        return Err(Refusal::conflict("drafts-cannot-join").into());
    }
    let row = pitch_member::ActiveModel {
        id: Set(PitchMemberId(tx.id())),
        pitch_id: Set(pitch.row.id),
        round_id: Set(pitch.row.round_id),
        person_id: Set(person),
        asked_at: Set(tx.now()),
        joined_at: Set(None),
        ended_at: Set(None),
    };
    row.insert(&**tx).await?;
    Ok(())
}

/// Somebody's part in a pitch, or what they were asked for.
fn part_of(pitch: PitchId, who: PersonId) -> sea_orm::UpdateMany<pitch_member::Entity> {
    pitch_member::Entity::update_many()
        .filter(pitch_member::Column::PitchId.eq(pitch))
        .filter(pitch_member::Column::PersonId.eq(who))
        .filter(pitch_member::Column::EndedAt.is_null())
}

async fn end_part(tx: &Tx, pitch: PitchId, who: PersonId) -> Result<bool> {
    let ended = part_of(pitch, who).col_expr(pitch_member::Column::EndedAt, Expr::value(tx.now()));
    Ok(ended.exec(&**tx).await?.rows_affected == 1)
}

/// Says yes or no to making a pitch with others.
pub async fn answer_invitation(tx: &Tx, may: &Permit<ReadPitch>, yes: bool) -> Result<()> {
    let (on, who) = (may.on(), may.who().id);
    take_turns(tx, on.pitch.row.round_id).await?;
    let pitch = hold(tx, on).await?;
    if !pitch.asked.contains(&who) {
        return Err(Refusal::conflict("drafts-not-asked").into());
    }
    if !yes {
        end_part(tx, pitch.row.id, who).await?;
        return Ok(());
    }
    hold_round(tx, pitch.row.round_id).await?;
    if !is_open(pitch.row.state) {
        return Err(NOT_OPEN.into());
    }
    match own_pitch(&**tx, pitch.row.round_id, who).await? {
        Some(own) if own.is_live() => return Err(Refusal::conflict("drafts-has-own").into()),
        // What they withdrew stands in nobody's way.
        Some(own) => {
            end_part(tx, own.row.id, who).await?;
        }
        None => {}
    }
    part_of(pitch.row.id, who)
        .col_expr(pitch_member::Column::JoinedAt, Expr::value(tx.now()))
        .filter(pitch_member::Column::JoinedAt.is_null())
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Takes back that somebody was asked. Refused where they have said yes meanwhile.
pub async fn take_invitation_back(tx: &Tx, may: &Permit<MakePitch>, person: PersonId) -> Result<()> {
    let on = may.on();
    take_turns(tx, on.pitch.row.round_id).await?;
    let pitch = hold_as_maker(tx, on, may.who().id).await?;
    if pitch.is_by(person) {
        return Err(Refusal::conflict("drafts-joined-meanwhile").into());
    }
    // Taken back by another maker, or answered with no: nobody is asked any more.
    part_of(pitch.row.id, person)
        .col_expr(pitch_member::Column::EndedAt, Expr::value(tx.now()))
        .filter(pitch_member::Column::JoinedAt.is_null())
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Makes a pitch no longer; the last one withdraws it.
pub async fn leave_pitch(tx: &Tx, may: &Permit<MakePitch>) -> Result<()> {
    let (on, who) = (may.on(), may.who().id);
    take_turns(tx, on.pitch.row.round_id).await?;
    let pitch = hold_as_maker(tx, on, who).await?;
    if pitch.makers.len() == 1 && pitch.row.state == PitchState::Presented {
        return Err(NOT_OPEN.into());
    }
    end_part(tx, pitch.row.id, who).await?;
    withdraw_if_nobody_is_left(tx, pitch.row.id).await
}

async fn withdraw_if_nobody_is_left(tx: &Tx, id: PitchId) -> Result<()> {
    let pitch = again(tx, id).await?;
    if pitch.makers.is_empty() {
        standing::withdraw_row(tx, &pitch).await?;
    }
    Ok(())
}

/// Somebody is in a cohort no longer: they make no pitch in it and are asked for none.
pub(super) async fn end_stay(tx: &Tx, cohort: CohortId, who: PersonId) -> Result<()> {
    let here = pitch::Entity::find().filter(pitch::Column::CohortId.eq(cohort)).all(&**tx).await?;
    let parts = pitch_member::Entity::find()
        .filter(pitch_member::Column::PersonId.eq(who))
        .filter(pitch_member::Column::EndedAt.is_null())
        .filter(pitch_member::Column::PitchId.is_in(here.iter().map(|pitch| pitch.id)))
        .all(&**tx)
        .await?;
    for part in parts {
        take_turns(tx, part.round_id).await?;
        tx.take_turns(&format!("pitch {}", part.pitch_id)).await?;
        end_part(tx, part.pitch_id, who).await?;
        withdraw_if_nobody_is_left(tx, part.pitch_id).await?;
    }
    Ok(())
}
