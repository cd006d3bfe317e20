//! What a pitch says, and what was said to it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use entity::{
    ids::{PersonId, PitchId, PitchRoundId},
    person, pitch_feedback, pitch_round, pitch_share,
    states::ShareState,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::{
    platform::errors::{Error, Result},
    web::PersonTag,
};

/// What somebody says to a pitch, a draft too.
pub async fn own_feedback(
    db: &impl ConnectionTrait,
    pitch: PitchId,
    giver: PersonId,
) -> Result<Option<pitch_feedback::Model>> {
    let find = pitch_feedback::Entity::find()
        .filter(pitch_feedback::Column::PitchId.eq(pitch))
        .filter(pitch_feedback::Column::GiverId.eq(giver));
    Ok(find.one(db).await?)
}

/// What these are called, whether or not they are still here.
pub async fn called(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = PersonId>,
) -> Result<BTreeMap<PersonId, PersonTag>> {
    let people = person::Entity::find().filter(person::Column::Id.is_in(ids)).all(db).await?;
    let tag = |one: person::Model| PersonTag::new(one.id, &one.name, None, one.deactivated_at.is_some());
    Ok(people.into_iter().map(|one| (one.id, tag(one))).collect())
}

/// The round a pitch is in.
pub async fn round_with(db: &impl ConnectionTrait, id: PitchRoundId) -> Result<pitch_round::Model> {
    pitch_round::Entity::find_by_id(id).one(db).await?.ok_or(Error::Missing)
}

/// Whether somebody has a pitch to say something to, until when.
pub async fn own_share(
    db: &impl ConnectionTrait,
    pitch: PitchId,
    giver: PersonId,
    now: DateTime<Utc>,
) -> Result<Option<pitch_share::Model>> {
    let find = pitch_share::Entity::find()
        .filter(pitch_share::Column::PitchId.eq(pitch))
        .filter(pitch_share::Column::GiverId.eq(giver))
        .filter(pitch_share::Column::State.eq(ShareState::Open))
        .filter(pitch_share::Column::DueAt.gt(now));
    Ok(find.one(db).await?)
}
