//! Pitches their makers show to the cohort, with how they grew.

use std::collections::BTreeMap;

use entity::{
    ids::{CohortId, PersonId, PitchId},
    pitch, pitch_member, pitch_version,
    states::PitchState,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};

use super::super::super::queries::rounds_of;
use crate::{platform::errors::Result, storage::sql};

/// A pitch in the gallery.
#[derive(Clone, Debug)]
pub struct Exhibit {
    /// The row.
    pub row: pitch::Model,
    /// Who makes it.
    pub makers: Vec<PersonId>,
    /// Its versions, the first one first; at least one.
    pub versions: Vec<pitch_version::Model>,
    /// The week of its round.
    pub week: i32,
}

#[derive(FromQueryResult)]
struct Heard {
    pitch_id: PitchId,
}

/// The pitches that are shown, in the order in which they were heard. Six statements.
pub async fn gallery(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<Exhibit>> {
    let rows = pitch::Entity::find()
        .filter(pitch::Column::CohortId.eq(cohort))
        .filter(pitch::Column::ShownSince.is_not_null())
        .filter(pitch::Column::State.eq(PitchState::Presented))
        .order_by_asc(pitch::Column::Id)
        .all(db)
        .await?;
    let ids: Vec<PitchId> = rows.iter().map(|row| row.id).collect();
    let text = "select l.pitch_id from pitch_slot l join pitch_session s on s.id = l.session_id
        join pitch_round r on r.id = s.round_id
        where r.cohort_id = $1 and l.pitch_id is not null order by s.starts_at, s.id, l.position";
    let heard = Heard::find_by_statement(sql(db, text, [cohort.into()])).all(db).await?;
    let place: BTreeMap<PitchId, usize> = heard.iter().enumerate().map(|(nth, one)| (one.pitch_id, nth)).collect();
    let members = pitch_member::Entity::find()
        .filter(pitch_member::Column::PitchId.is_in(ids.iter().copied()))
        .filter(pitch_member::Column::JoinedAt.is_not_null())
        .filter(pitch_member::Column::EndedAt.is_null())
        .order_by_asc(pitch_member::Column::JoinedAt)
        .order_by_asc(pitch_member::Column::Id)
        .all(db)
        .await?;
    let versions = pitch_version::Entity::find()
        .filter(pitch_version::Column::PitchId.is_in(ids))
        .order_by_asc(pitch_version::Column::Number)
        .all(db)
        .await?;
    let weeks: BTreeMap<_, i32> =
        rounds_of(db, cohort).await?.into_iter().map(|round| (round.row.id, round.row.week)).collect();
    let exhibit = |row: pitch::Model| Exhibit {
        makers: members.iter().filter(|one| one.pitch_id == row.id).map(|one| one.person_id).collect(),
        versions: versions.iter().filter(|one| one.pitch_id == row.id).cloned().collect(),
        week: weeks.get(&row.round_id).copied().unwrap_or_default(),
        row,
    };
    let mut all: Vec<Exhibit> = rows.into_iter().map(exhibit).filter(|one| !one.versions.is_empty()).collect();
    all.sort_by_key(|one| (one.week, place.get(&one.row.id).copied().unwrap_or(usize::MAX), one.row.id));
    Ok(all)
}
