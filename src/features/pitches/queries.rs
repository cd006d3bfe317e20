//! Reading pitches and the rounds they are for.

mod done;
mod hearings;
mod owed;

use std::collections::BTreeMap;

use actix_web::HttpRequest;
use chrono::{DateTime, Utc};
use entity::{
    ids::{CohortId, PersonId, PitchId, PitchRoundId},
    pitch, pitch_member, pitch_reading, pitch_round, pitch_session,
    states::{PitchRoundState, PitchState},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    features::cohorts::{CohortOn, app, find_cohort_of},
    identity::Actor,
    platform::errors::{Error, Result},
    web::House,
};
pub use done::{PitchesDone, feedback_moments, pitches_done};
pub use hearings::{HearingTime, hearings_of};
pub use owed::words_owed;

/// A pitch and who makes it.
#[derive(Clone, Debug)]
pub struct Pitch {
    /// The row.
    pub row: pitch::Model,
    /// Who makes it by now, in the order in which they came.
    pub makers: Vec<PersonId>,
    /// Who was asked to make it with them and has not answered.
    pub asked: Vec<PersonId>,
    /// Who is asked to say something to the draft and has not said "not me".
    pub readers: Vec<PersonId>,
}

impl Pitch {
    /// Whether somebody makes it.
    pub fn is_by(&self, who: PersonId) -> bool {
        self.makers.contains(&who)
    }

    /// Whether it can be heard and said something to.
    pub fn is_live(&self) -> bool {
        self.row.state != PitchState::Withdrawn
    }
}

/// A round with its times, in their order.
#[derive(Clone, Debug)]
pub struct Round {
    /// The row.
    pub row: pitch_round::Model,
    /// Its times.
    pub sessions: Vec<pitch_session::Model>,
}

impl Round {
    /// When it begins; none before it has a time.
    pub fn starts_at(&self) -> Option<DateTime<Utc>> {
        self.sessions.first().map(|session| session.starts_at)
    }
}

/// A pitch as somebody found it.
#[derive(Clone, Debug)]
pub struct PitchOn {
    /// The cohort.
    pub cohort: CohortOn,
    /// It.
    pub pitch: Pitch,
}

async fn with_makers(db: &impl ConnectionTrait, rows: Vec<pitch::Model>) -> Result<Vec<Pitch>> {
    let ids: Vec<PitchId> = rows.iter().map(|row| row.id).collect();
    let members = pitch_member::Entity::find()
        .filter(pitch_member::Column::PitchId.is_in(ids))
        .filter(pitch_member::Column::EndedAt.is_null())
        .order_by_asc(pitch_member::Column::JoinedAt)
        .order_by_asc(pitch_member::Column::Id)
        .all(db)
        .await?;
    let mut of: BTreeMap<PitchId, Vec<pitch_member::Model>> = BTreeMap::new();
    for member in members {
        of.entry(member.pitch_id).or_default().push(member);
    }
    let ids: Vec<PitchId> = rows.iter().map(|row| row.id).collect();
    let readings = pitch_reading::Entity::find()
        .filter(pitch_reading::Column::PitchId.is_in(ids))
        .filter(pitch_reading::Column::DeclinedAt.is_null())
        .order_by_asc(pitch_reading::Column::AskedAt)
        .order_by_asc(pitch_reading::Column::PersonId)
        .all(db)
        .await?;
    let pitch = |row: pitch::Model| {
        let readers = readings.iter().filter(|one| one.pitch_id == row.id).map(|one| one.person_id).collect();
        let (joined, asked): (Vec<_>, Vec<_>) =
            of.remove(&row.id).unwrap_or_default().into_iter().partition(|member| member.joined_at.is_some());
        let people = |members: Vec<pitch_member::Model>| members.into_iter().map(|member| member.person_id).collect();
        Pitch { row, makers: people(joined), asked: people(asked), readers }
    };
    Ok(rows.into_iter().map(pitch).collect())
}

/// Every pitch of a round, withdrawn ones too, in the order in which they were begun. Three statements.
pub async fn pitches_of(db: &impl ConnectionTrait, round: PitchRoundId) -> Result<Vec<Pitch>> {
    pitches_in(db, &[round]).await
}

/// The same of several rounds. Three statements, however many there are.
pub async fn pitches_in(db: &impl ConnectionTrait, rounds: &[PitchRoundId]) -> Result<Vec<Pitch>> {
    let of = pitch::Column::RoundId.is_in(rounds.iter().copied());
    let find = pitch::Entity::find().filter(of).order_by_asc(pitch::Column::Id);
    with_makers(db, find.all(db).await?).await
}

/// The pitch somebody makes in a round, alone or with others.
pub async fn own_pitch(db: &impl ConnectionTrait, round: PitchRoundId, who: PersonId) -> Result<Option<Pitch>> {
    let own = pitch_member::Entity::find()
        .filter(pitch_member::Column::RoundId.eq(round))
        .filter(pitch_member::Column::PersonId.eq(who))
        .filter(pitch_member::Column::JoinedAt.is_not_null())
        .filter(pitch_member::Column::EndedAt.is_null());
    match own.one(db).await? {
        Some(member) => pitch_with(db, member.pitch_id).await,
        None => Ok(None),
    }
}

/// A pitch.
pub async fn pitch_with(db: &impl ConnectionTrait, id: PitchId) -> Result<Option<Pitch>> {
    let row = pitch::Entity::find_by_id(id).one(db).await?;
    Ok(with_makers(db, row.into_iter().collect()).await?.pop())
}

/// The rounds of a cohort that were not cancelled, the first one first. Two statements.
pub async fn rounds_of(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<Round>> {
    let rows = pitch_round::Entity::find()
        .filter(pitch_round::Column::CohortId.eq(cohort))
        .filter(pitch_round::Column::State.ne(PitchRoundState::Cancelled))
        .order_by_asc(pitch_round::Column::Week)
        .all(db)
        .await?;
    let sessions = pitch_session::Entity::find()
        .filter(pitch_session::Column::RoundId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(pitch_session::Column::StartsAt)
        .order_by_asc(pitch_session::Column::Id)
        .all(db)
        .await?;
    let round = |row: pitch_round::Model| {
        let own = sessions.iter().filter(|session| session.round_id == row.id).cloned().collect();
        Round { row, sessions: own }
    };
    Ok(rows.into_iter().map(round).collect())
}

/// The pitch a request's path names, in the cohort it names.
pub async fn find_pitch_of(req: &HttpRequest, who: &Actor) -> Result<PitchOn> {
    let cohort = find_cohort_of(req, who).await?;
    let id: PitchId = req.match_info().query("pitch").parse().map_err(|_| Error::Missing)?;
    let pitch = pitch_with(app::<House>(req)?.store.read(), id).await?;
    let pitch = pitch.filter(|pitch| pitch.row.cohort_id == cohort.cohort.id).ok_or(Error::Missing)?;
    Ok(PitchOn { cohort, pitch })
}
