//! Reading drafts: their versions, what was said to them, and who may be asked.

mod candidates;
mod gallery;
mod home;

use std::collections::{BTreeMap, BTreeSet};

use actix_web::HttpRequest;
use chrono::{DateTime, Utc};
use entity::{
    ids::{PersonId, PitchId, PitchRoundId},
    person, pitch_comment, pitch_reading, pitch_reading_late, pitch_round, pitch_version,
    states::{PitchRoundState, PitchState, Role},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder};

pub use candidates::{candidates, to_ask};
pub use gallery::{Exhibit, gallery};
pub use home::HOME;

use super::{
    super::queries::{Pitch, Round, pitches_of},
    rules::MOST_LATE,
};
use crate::{
    features::cohorts::{CohortOn, Member, app, find_cohort_of, members},
    identity::Actor,
    platform::errors::{Error, Result},
    storage::{FileKey, sql},
    web::{House, PersonTag},
};

/// A round of a cohort, as somebody found it who wants to make a pitch for it.
#[derive(Clone, Debug)]
pub struct RoundOn {
    /// The cohort.
    pub cohort: CohortOn,
    /// The round.
    pub round: pitch_round::Model,
}

/// The round a request's path names, in the cohort it names. Absent: one that was cancelled.
pub async fn find_round_of(req: &HttpRequest, who: &Actor) -> Result<RoundOn> {
    let cohort = find_cohort_of(req, who).await?;
    let id: PitchRoundId = req.match_info().query("round").parse().map_err(|_| Error::Missing)?;
    let found = pitch_round::Entity::find_by_id(id).one(app::<House>(req)?.store.read()).await?;
    let here =
        |round: &pitch_round::Model| round.cohort_id == cohort.cohort.id && round.state != PitchRoundState::Cancelled;
    let round = found.filter(here).ok_or(Error::Missing)?;
    Ok(RoundOn { cohort, round })
}

/// The round somebody makes a pitch for now: the first one that is not over, else the last that is not closed.
pub fn round_now(rounds: &[Round]) -> Option<&Round> {
    let planned = || rounds.iter().filter(|round| round.row.state == PitchRoundState::Planned);
    let to_come =
        |round: &&Round| round.sessions.is_empty() || round.sessions.iter().any(|session| session.ended_at.is_none());
    planned().find(to_come).or_else(|| planned().next_back())
}

/// The versions of a pitch, the first one first.
pub async fn versions_of(db: &impl ConnectionTrait, pitch: PitchId) -> Result<Vec<pitch_version::Model>> {
    let find = pitch_version::Entity::find()
        .filter(pitch_version::Column::PitchId.eq(pitch))
        .order_by_asc(pitch_version::Column::Number);
    Ok(find.all(db).await?)
}

/// A pitch as it stands.
pub async fn newest_of(db: &impl ConnectionTrait, pitch: PitchId) -> Result<pitch_version::Model> {
    let find = pitch_version::Entity::find()
        .filter(pitch_version::Column::PitchId.eq(pitch))
        .order_by_desc(pitch_version::Column::Number);
    find.one(db).await?.ok_or(Error::Missing)
}

/// What was said to a draft, in order, with what was taken back.
pub async fn comments_of(db: &impl ConnectionTrait, pitch: PitchId) -> Result<Vec<pitch_comment::Model>> {
    let find = pitch_comment::Entity::find()
        .filter(pitch_comment::Column::PitchId.eq(pitch))
        .order_by_asc(pitch_comment::Column::WrittenAt)
        .order_by_asc(pitch_comment::Column::Id);
    Ok(find.all(db).await?)
}

/// Whether anybody said something to a version.
pub async fn is_commented(db: &impl ConnectionTrait, pitch: PitchId, number: i32) -> Result<bool> {
    let find = pitch_comment::Entity::find()
        .filter(pitch_comment::Column::PitchId.eq(pitch))
        .filter(pitch_comment::Column::Number.eq(number));
    Ok(find.count(db).await? > 0)
}

/// Who was asked for a word on a draft, in the order in which they were.
pub async fn readings_of(db: &impl ConnectionTrait, pitch: PitchId) -> Result<Vec<pitch_reading::Model>> {
    let find = pitch_reading::Entity::find()
        .filter(pitch_reading::Column::PitchId.eq(pitch))
        .order_by_asc(pitch_reading::Column::AskedAt)
        .order_by_asc(pitch_reading::Column::PersonId);
    Ok(find.all(db).await?)
}

/// Which readers of a draft let their day pass, so that somebody else was asked.
pub async fn late_of(db: &impl ConnectionTrait, pitch: PitchId) -> Result<BTreeSet<PersonId>> {
    let find = pitch_reading_late::Entity::find().filter(pitch_reading_late::Column::PitchId.eq(pitch));
    Ok(find.all(db).await?.into_iter().map(|one| one.person_id).collect())
}

/// Whether somebody is one of them.
pub async fn is_late(db: &impl ConnectionTrait, pitch: PitchId, reader: PersonId) -> Result<bool> {
    Ok(pitch_reading_late::Entity::find_by_id((pitch, reader)).one(db).await?.is_some())
}

#[derive(FromQueryResult)]
struct Overdue {
    pitch_id: PitchId,
    person_id: PersonId,
}

/// Who was asked for a word on a draft that can still be changed, said nothing within their day, and was told
/// nothing of it. Nobody whose cohort does not run. One statement.
pub async fn overdue_readings(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Vec<(PitchId, PersonId)>> {
    let text = "select r.pitch_id, r.person_id from pitch_reading r join pitch p on p.id = r.pitch_id
        join pitch_round d on d.id = p.round_id join cohort k on k.id = p.cohort_id
        where r.due_at <= $1 and r.commented_at is null and r.declined_at is null
            and p.state in ('draft', 'ready') and d.state = 'planned' and k.state in ('confirmed', 'running')
            and not exists (select 1 from pitch_reading_late l
                where l.pitch_id = r.pitch_id and l.person_id = r.person_id)
            and (select count(*) from pitch_reading_late l where l.pitch_id = p.id) < $2
        order by r.due_at, r.person_id";
    let most = i64::try_from(MOST_LATE).unwrap_or(i64::MAX);
    let rows = Overdue::find_by_statement(sql(db, text, [now.into(), most.into()])).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.pitch_id, row.person_id)).collect())
}

/// Which of these files are slides of some version.
pub async fn slides_named(db: &impl ConnectionTrait, keys: &[FileKey]) -> Result<BTreeSet<FileKey>> {
    let names = keys.iter().map(FileKey::as_str);
    let found = pitch_version::Entity::find().filter(pitch_version::Column::Slides.is_in(names)).all(db).await?;
    Ok(found.iter().filter_map(|version| version.slides.as_deref().map(FileKey::of)).collect())
}

/// Who could make a pitch with its makers: participants who are on no break and make no other one in its round.
pub async fn could_join(db: &impl ConnectionTrait, on: &CohortOn, pitch: &Pitch) -> Result<Vec<Member>> {
    let taken: BTreeSet<PersonId> = pitches_of(db, pitch.row.round_id)
        .await?
        .into_iter()
        .filter(|other| other.row.state != PitchState::Withdrawn)
        .flat_map(|other| other.makers)
        .collect();
    let free = |one: &Member| {
        one.role == Role::Participant
            && one.deactivated_at.is_none()
            && one.away().is_none()
            && !taken.contains(&one.person)
            && !pitch.asked.contains(&one.person)
    };
    Ok(members(db, on.cohort.id).await?.into_iter().filter(free).collect())
}

/// How people are named who have to do with a pitch, also those who have left. One statement.
pub async fn tags(db: &impl ConnectionTrait, ids: &BTreeSet<PersonId>) -> Result<BTreeMap<PersonId, PersonTag>> {
    let find = person::Entity::find().filter(person::Column::Id.is_in(ids.iter().copied()));
    let tag = |one: person::Model| (one.id, PersonTag::new(one.id, &one.name, None, one.deactivated_at.is_some()));
    Ok(find.all(db).await?.into_iter().map(tag).collect())
}
