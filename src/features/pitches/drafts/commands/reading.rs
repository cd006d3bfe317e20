//! Asking for a word on a draft, and giving it.

use std::collections::BTreeSet;

use entity::{
    ids::{CohortId, PersonId, PitchCommentId},
    pitch_comment, pitch_reading,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    super::{
        super::{
            policies::{MakePitch, ReadPitch},
            queries::{Pitch, pitch_with},
        },
        emails::{Asked, Commented},
        queries::{candidates, is_late, newest_of, readings_of, to_ask},
        rules::{READ_WITHIN, READERS, is_open},
    },
    NOT_OPEN, hold, hold_as_maker,
};
use crate::{
    identity::Permit,
    platform::{
        errors::{Error, Refusal, Result},
        text::Statement,
    },
    storage::Tx,
};

/// Asks two for a word on a draft, once.
pub async fn ask_readers(tx: &Tx, may: &Permit<MakePitch>) -> Result<()> {
    let pitch = hold_as_maker(tx, may.on(), may.who().id).await?;
    if !is_open(pitch.row.state) {
        return Err(NOT_OPEN.into());
    }
    if !readings_of(&**tx, pitch.row.id).await?.is_empty() {
        return Ok(()); // asked by another maker, or by the press before
    }
    let asked = ask(tx, &pitch, READERS).await?;
    if asked == 0 { Err(Refusal::conflict("drafts-nobody-to-ask").into()) } else { Ok(()) }
}

/// Asks `many` more; how many there were to ask.
pub(super) async fn ask(tx: &Tx, pitch: &Pitch, many: usize) -> Result<usize> {
    // Whoever was asked least often is found by one at a time.
    tx.take_turns(&format!("readings of {}", pitch.row.cohort_id)).await?;
    let before: BTreeSet<PersonId> =
        readings_of(&**tx, pitch.row.id).await?.into_iter().map(|reading| reading.person_id).collect();
    let people = to_ask(pitch.row.id.0.as_u128(), candidates(&**tx, pitch, &before).await?, many);
    for person in &people {
        let row = pitch_reading::ActiveModel {
            pitch_id: Set(pitch.row.id),
            person_id: Set(*person),
            asked_at: Set(tx.now()),
            due_at: Set(tx.now() + READ_WITHIN),
            commented_at: Set(None),
            declined_at: Set(None),
        };
        row.insert(&**tx).await?;
        tx.post(*person, &Asked { pitch: pitch.row.id }).await?;
    }
    Ok(people.len())
}

/// What somebody was asked for and has not done.
fn open_of(who: PersonId) -> sea_orm::UpdateMany<pitch_reading::Entity> {
    pitch_reading::Entity::update_many()
        .filter(pitch_reading::Column::PersonId.eq(who))
        .filter(pitch_reading::Column::CommentedAt.is_null())
        .filter(pitch_reading::Column::DeclinedAt.is_null())
}

async fn decline(tx: &Tx, pitch: &Pitch, who: PersonId) -> Result<bool> {
    let declined = open_of(who)
        .col_expr(pitch_reading::Column::DeclinedAt, Expr::value(tx.now()))
        .filter(pitch_reading::Column::PitchId.eq(pitch.row.id))
        .exec(&**tx)
        .await?;
    Ok(declined.rows_affected == 1)
}

/// "Not me": somebody else is asked.
pub async fn not_me(tx: &Tx, may: &Permit<ReadPitch>) -> Result<()> {
    let pitch = hold(tx, may.on()).await?;
    if !decline(tx, &pitch, may.who().id).await? {
        return Err(Refusal::conflict("drafts-not-asked-to-read").into());
    }
    // Where they were late, somebody else was asked already.
    if is_open(pitch.row.state) && !is_late(&**tx, pitch.row.id, may.who().id).await? {
        ask(tx, &pitch, 1).await?;
    }
    Ok(())
}

/// Somebody is away or gone: whatever they were asked for, somebody else is.
pub(super) async fn hand_on(tx: &Tx, cohort: CohortId, who: PersonId) -> Result<()> {
    let open = pitch_reading::Entity::find()
        .filter(pitch_reading::Column::PersonId.eq(who))
        .filter(pitch_reading::Column::CommentedAt.is_null())
        .filter(pitch_reading::Column::DeclinedAt.is_null())
        .all(&**tx)
        .await?;
    for reading in open {
        let Some(pitch) = pitch_with(&**tx, reading.pitch_id).await? else { continue };
        let late = is_late(&**tx, pitch.row.id, who).await?;
        if pitch.row.cohort_id == cohort && decline(tx, &pitch, who).await? && is_open(pitch.row.state) && !late {
            ask(tx, &pitch, 1).await?;
        }
    }
    Ok(())
}

/// Says something to version `number` of a draft.
pub async fn comment(tx: &Tx, may: &Permit<ReadPitch>, number: i32, body: &Statement) -> Result<()> {
    let who = may.who().id;
    let pitch = hold(tx, may.on()).await?;
    if !is_open(pitch.row.state) {
        return Err(NOT_OPEN.into());
    }
    let newest = newest_of(&**tx, pitch.row.id).await?;
    if number > newest.number {
        return Err(Error::Missing);
    }
    let id = PitchCommentId(tx.id());
    let row = pitch_comment::ActiveModel {
        id: Set(id),
        pitch_id: Set(pitch.row.id),
        number: Set(number),
        author_id: Set(who),
        body: Set(body.to_string()),
        written_at: Set(tx.now()),
        removed_at: Set(None),
    };
    row.insert(&**tx).await?;
    open_of(who)
        .col_expr(pitch_reading::Column::CommentedAt, Expr::value(tx.now()))
        .filter(pitch_reading::Column::PitchId.eq(pitch.row.id))
        .exec(&**tx)
        .await?;
    for maker in pitch.makers.iter().filter(|maker| **maker != who) {
        tx.post(*maker, &Commented { comment: id }).await?;
    }
    Ok(())
}

/// Takes back what one said; a line stays that says so.
pub async fn take_back_comment(tx: &Tx, may: &Permit<ReadPitch>, id: PitchCommentId) -> Result<()> {
    let pitch = hold(tx, may.on()).await?;
    let mine = pitch_comment::Entity::find_by_id(id)
        .filter(pitch_comment::Column::PitchId.eq(pitch.row.id))
        .filter(pitch_comment::Column::AuthorId.eq(may.who().id));
    if mine.one(&**tx).await?.is_none() {
        return Err(Error::Missing);
    }
    pitch_comment::Entity::update_many()
        .col_expr(pitch_comment::Column::RemovedAt, Expr::value(tx.now()))
        .col_expr(pitch_comment::Column::Body, Expr::value(""))
        .filter(pitch_comment::Column::Id.eq(id))
        .filter(pitch_comment::Column::RemovedAt.is_null())
        .exec(&**tx)
        .await?;
    Ok(())
}
