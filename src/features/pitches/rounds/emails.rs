//! What people are told about rounds. Every letter is made from what is true when it leaves.

use chrono_tz::Tz;
use entity::{
    cohort, enrolment,
    ids::{CohortId, PersonId, PitchRoundId, PitchSwapId},
    person, pitch_swap,
    states::{PitchRoundState, SwapState},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{super::queries::pitch_with, queries::round_with};
use crate::{
    identity::name_of,
    platform::{
        errors::Result,
        zones::{self, Style},
    },
    storage::{
        Store,
        outbox::{Desk, Email, Lane, Letter, Recipient},
    },
};

const DAY: i64 = 24 * 60;

/// What is new about a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// It is planned.
    Planned,
    /// Its times are others.
    Moved,
    /// It does not take place.
    Cancelled,
}

/// A round is planned, at other times, or does not take place.
#[derive(Serialize, Deserialize)]
pub struct RoundNews {
    /// Which.
    pub round: PitchRoundId,
    /// How often its dates had changed.
    pub version: i32,
    /// What is new.
    pub what: What,
}

async fn takes_part(store: &Store, cohort: CohortId, who: PersonId) -> Result<bool> {
    let find = enrolment::Entity::find()
        .filter(enrolment::Column::CohortId.eq(cohort))
        .filter(enrolment::Column::PersonId.eq(who))
        .filter(enrolment::Column::EndedAt.is_null());
    Ok(find.one(store.read()).await?.is_some())
}

impl Email for RoundNews {
    const KIND: &'static str = "pitches/round";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = false;
    const KEEPS_FOR: i64 = 7 * DAY;

    fn subject(&self) -> String {
        format!("{}:{}", self.round, self.version)
    }

    /// Nothing to say where its dates have changed again: another letter says that. Nor to who has left, and
    /// nothing about times that are past.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let db = desk.store.read();
        let Some(id) = reader.person else { return Ok(None) };
        let Some(round) = round_with(db, self.round).await? else { return Ok(None) };
        let Some(cohort) = cohort::Entity::find_by_id(round.row.cohort_id).one(db).await? else { return Ok(None) };
        let Some(person) = person::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
        let off = round.row.state == PitchRoundState::Cancelled;
        let zone = zones::zone(&person.zone).unwrap_or(Tz::UTC);
        let ahead = round.sessions.iter().filter(|session| session.starts_at > desk.store.now());
        let times: Vec<String> =
            ahead.map(|session| zones::words(session.starts_at, zone, &reader.locale, Style::Moment)).collect();
        let stale = round.row.version != self.version || off != (self.what == What::Cancelled) || times.is_empty();
        if stale || !takes_part(desk.store, cohort.id, id).await? {
            return Ok(None);
        }
        let facts = json!({
            "week": round.row.week,
            "cohort": cohort.name,
            "times": times,
            "moved": self.what == What::Moved,
            "cancelled": off,
        });
        Ok(Some(Letter::new(facts, format!("/cohorts/{}/pitches", cohort.id)).about(self.round)))
    }
}

/// Somebody is asked to change places, or told what became of it.
#[derive(Serialize, Deserialize)]
pub struct SwapNews {
    /// The wish.
    pub swap: PitchSwapId,
    /// Where it stands.
    pub state: SwapState,
}

impl Email for SwapNews {
    const KIND: &'static str = "pitches/swap";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = true;
    const KEEPS_FOR: i64 = 3 * DAY;

    fn subject(&self) -> String {
        format!("{}:{}", self.swap, self.state.word())
    }

    /// Nothing to say where it stands elsewhere by now, nor to who no longer makes one of the two pitches.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let db = desk.store.read();
        let Some(who) = reader.person else { return Ok(None) };
        let Some(swap) = pitch_swap::Entity::find_by_id(self.swap).one(db).await? else { return Ok(None) };
        let Some(pitch) = pitch_with(db, swap.pitch_id).await? else { return Ok(None) };
        let Some(other) = pitch_with(db, swap.other_pitch_id).await? else { return Ok(None) };
        let (asked, asks) = (other.is_by(who), pitch.is_by(who));
        if swap.state != self.state || !(asked || asks) {
            return Ok(None);
        }
        let whom = if asked { swap.asked_by } else { other.row.person_id };
        let name = name_of(db, whom).await?;
        let facts = json!({ "name": name, "state": self.state.word() });
        Ok(Some(Letter::new(facts, format!("/cohorts/{}/pitches", pitch.row.cohort_id)).about(self.swap)))
    }
}
