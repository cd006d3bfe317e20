//! Reading rounds, the order of their sessions, and wishes to change places.

use actix_web::HttpRequest;
use entity::{
    ids::{PersonId, PitchId, PitchRoundId, PitchSessionId, PitchSlotId},
    pitch_feedback, pitch_round, pitch_session, pitch_slot, pitch_swap,
    states::{PitchRoundState, PitchState, SwapState},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::super::queries::{Pitch, Round, pitches_in};
use crate::{
    features::cohorts::{CohortOn, app, find_cohort_of},
    identity::Actor,
    platform::errors::{Error, Refusal, Result},
    web::House,
};

/// A round with the order of its sessions and all its pitches.
#[derive(Clone, Debug)]
pub struct Hearing {
    /// The round.
    pub round: Round,
    /// The places of all its sessions: the earliest session first, in their order.
    pub slots: Vec<pitch_slot::Model>,
    /// Its pitches that were not withdrawn.
    pub pitches: Vec<Pitch>,
}

impl Hearing {
    /// A session of it.
    pub fn session(&self, id: PitchSessionId) -> Result<&pitch_session::Model> {
        self.round.sessions.iter().find(|session| session.id == id).ok_or(Error::Missing)
    }

    /// The places of a session, in their order.
    pub fn places(&self, session: PitchSessionId) -> Vec<pitch_slot::Model> {
        self.slots.iter().filter(|slot| slot.session_id == session).cloned().collect()
    }

    /// A place.
    pub fn slot(&self, id: PitchSlotId) -> Result<&pitch_slot::Model> {
        self.slots.iter().find(|slot| slot.id == id).ok_or(Error::Missing)
    }

    /// A place of a session.
    pub fn slot_of(&self, session: PitchSessionId, id: PitchSlotId) -> Result<&pitch_slot::Model> {
        self.slot(id).ok().filter(|slot| slot.session_id == session).ok_or(Error::Missing)
    }

    /// A pitch of it.
    pub fn pitch(&self, id: PitchId) -> Option<&Pitch> {
        self.pitches.iter().find(|pitch| pitch.row.id == id)
    }

    /// The pitch somebody makes in it.
    pub fn own(&self, who: PersonId) -> Option<&Pitch> {
        self.pitches.iter().find(|pitch| pitch.is_by(who))
    }

    /// Where a pitch has its place.
    pub fn place_of(&self, pitch: PitchId) -> Option<&pitch_slot::Model> {
        self.slots.iter().find(|slot| slot.pitch_id == Some(pitch))
    }

    /// Whether a place can still be given to somebody, or taken from them: nobody was heard or speaks
    /// there, and its session is not over.
    pub fn is_open(&self, slot: &pitch_slot::Model) -> bool {
        let session = self.session(slot.session_id).ok();
        slot.heard_at.is_none()
            && session.is_some_and(|session| session.ended_at.is_none() && session.slot_id != Some(slot.id))
    }

    /// Whether people can still book a place: it is open, and the order has not gone past it.
    pub fn is_to_come(&self, slot: &pitch_slot::Model) -> bool {
        let session = self.session(slot.session_id).ok();
        let speaking = session.and_then(|session| self.slot(session.slot_id?).ok());
        self.is_open(slot) && speaking.is_none_or(|now| now.position < slot.position)
    }

    /// Whether all its sessions are over.
    pub fn is_over(&self) -> bool {
        self.round.sessions.iter().all(|session| session.ended_at.is_some())
    }

    /// Whether a pitch is late: its session, or all of them, ended without it.
    pub fn is_late(&self, pitch: &Pitch) -> bool {
        let place = self.place_of(pitch.row.id);
        let ended =
            |slot: &pitch_slot::Model| self.session(slot.session_id).is_ok_and(|session| session.ended_at.is_some());
        match pitch.row.state {
            PitchState::Ready => place.map_or(self.is_over(), ended),
            PitchState::Draft => place.is_some_and(ended),
            PitchState::Presented | PitchState::Withdrawn => false,
        }
    }
}

/// These rounds with everything in them. Four statements, however many there are.
pub async fn hearings(db: &impl ConnectionTrait, rounds: Vec<Round>) -> Result<Vec<Hearing>> {
    let ids: Vec<PitchRoundId> = rounds.iter().map(|round| round.row.id).collect();
    let sessions = rounds.iter().flat_map(|round| &round.sessions).map(|session| session.id);
    let slots = pitch_slot::Entity::find()
        .filter(pitch_slot::Column::SessionId.is_in(sessions))
        .order_by_asc(pitch_slot::Column::Position)
        .all(db)
        .await?;
    let pitches = pitches_in(db, &ids).await?;
    let hearing = |round: Round| {
        let own = |session: &pitch_session::Model| {
            slots.iter().filter(|slot| slot.session_id == session.id).cloned().collect::<Vec<_>>()
        };
        Hearing {
            slots: round.sessions.iter().flat_map(own).collect(),
            pitches: pitches
                .iter()
                .filter(|pitch| pitch.row.round_id == round.row.id && pitch.is_live())
                .cloned()
                .collect(),
            round,
        }
    };
    Ok(rounds.into_iter().map(hearing).collect())
}

/// A round with its sessions; also one that was cancelled. Two statements.
pub async fn round_with(db: &impl ConnectionTrait, id: PitchRoundId) -> Result<Option<Round>> {
    let Some(row) = pitch_round::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let sessions = pitch_session::Entity::find()
        .filter(pitch_session::Column::RoundId.eq(id))
        .order_by_asc(pitch_session::Column::StartsAt)
        .order_by_asc(pitch_session::Column::Id)
        .all(db)
        .await?;
    Ok(Some(Round { row, sessions }))
}

/// A round as it is now, with everything in it. Refused where it was cancelled.
pub async fn hearing(db: &impl ConnectionTrait, id: PitchRoundId) -> Result<Hearing> {
    let round = round_with(db, id).await?.ok_or(Error::Missing)?;
    if round.row.state == PitchRoundState::Cancelled {
        return Err(Refusal::conflict("pitch-rounds-cancelled").into());
    }
    hearings(db, vec![round]).await?.pop().ok_or(Error::Missing)
}

/// The wishes to change places in these rounds that nobody has answered. One statement.
pub async fn open_swaps(db: &impl ConnectionTrait, all: &[Hearing]) -> Result<Vec<pitch_swap::Model>> {
    let slots = all.iter().flat_map(|one| &one.slots).map(|slot| slot.id);
    let find = pitch_swap::Entity::find()
        .filter(pitch_swap::Column::State.eq(SwapState::Open))
        .filter(pitch_swap::Column::SlotId.is_in(slots))
        .order_by_asc(pitch_swap::Column::Id);
    Ok(find.all(db).await?)
}

/// What somebody has written so far to the pitches of a round. One statement.
pub async fn notes_of(
    db: &impl ConnectionTrait,
    pitches: &[Pitch],
    who: PersonId,
) -> Result<Vec<pitch_feedback::Model>> {
    let find = pitch_feedback::Entity::find()
        .filter(pitch_feedback::Column::GiverId.eq(who))
        .filter(pitch_feedback::Column::PitchId.is_in(pitches.iter().map(|pitch| pitch.row.id)));
    Ok(find.all(db).await?)
}

/// A round as somebody found it.
#[derive(Clone, Debug)]
pub struct RoundOn {
    /// The cohort.
    pub cohort: CohortOn,
    /// It.
    pub round: Round,
}

/// A session as somebody found it.
#[derive(Clone, Debug)]
pub struct SessionOn {
    /// The cohort.
    pub cohort: CohortOn,
    /// Its round.
    pub round: Round,
    /// It.
    pub session: pitch_session::Model,
}

impl SessionOn {
    /// Its page.
    pub fn href(&self) -> String {
        format!("/cohorts/{}/pitches/sessions/{}", self.cohort.cohort.id, self.session.id)
    }
}

async fn live_round(req: &HttpRequest, cohort: &CohortOn, id: PitchRoundId) -> Result<Round> {
    let round = round_with(app::<House>(req)?.store.read(), id).await?.ok_or(Error::Missing)?;
    let there = round.row.cohort_id == cohort.cohort.id && round.row.state != PitchRoundState::Cancelled;
    if there { Ok(round) } else { Err(Error::Missing) }
}

/// The round a request's path names, in the cohort it names.
pub async fn find_round_of(req: &HttpRequest, who: &Actor) -> Result<RoundOn> {
    let cohort = find_cohort_of(req, who).await?;
    let id = req.match_info().query("round").parse().map_err(|_| Error::Missing)?;
    let round = live_round(req, &cohort, id).await?;
    Ok(RoundOn { cohort, round })
}

/// The session a request's path names, in the cohort it names.
pub async fn find_session_of(req: &HttpRequest, who: &Actor) -> Result<SessionOn> {
    let cohort = find_cohort_of(req, who).await?;
    let id: PitchSessionId = req.match_info().query("session").parse().map_err(|_| Error::Missing)?;
    let db = app::<House>(req)?;
    let session = pitch_session::Entity::find_by_id(id).one(db.store.read()).await?.ok_or(Error::Missing)?;
    let round = live_round(req, &cohort, session.round_id).await?;
    Ok(SessionOn { cohort, round, session })
}

/// How often what is seen of a session has changed. One statement.
pub async fn version_of(db: &impl ConnectionTrait, id: PitchSessionId) -> Result<Option<i32>> {
    Ok(pitch_session::Entity::find_by_id(id).one(db).await?.map(|session| session.version))
}
