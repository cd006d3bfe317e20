//! Rounds with what was shared out and what was said in them.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use entity::{
    ids::{PersonId, PitchId},
    pitch_feedback, pitch_round, pitch_share,
    states::{FeedbackState, PitchState, ShareState},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::super::rules::{Standing, is_of_use};
use crate::{
    features::{
        cohorts::Member,
        pitches::queries::{Pitch, pitches_in},
    },
    platform::errors::Result,
};

/// Rounds, the pitches that were heard in them, shares and replies.
#[derive(Clone, Debug, Default)]
pub struct Board {
    /// The rounds.
    pub rounds: Vec<pitch_round::Model>,
    /// What was heard in them and has somebody who makes it, in the order in which it was begun.
    pub pitches: Vec<Pitch>,
    /// Who was to say something to which, whatever became of it.
    pub shares: Vec<pitch_share::Model>,
    /// What was said, the first one first.
    pub replies: Vec<pitch_feedback::Model>,
}

impl Board {
    /// What there is of these rounds, which are of one cohort with these `members`. Five statements.
    pub async fn load(db: &impl ConnectionTrait, rounds: Vec<pitch_round::Model>, members: &[Member]) -> Result<Self> {
        Self::load_with(db, rounds, members, None).await
    }

    /// The same as if one pitch were heard already that is about to be.
    pub async fn load_with(
        db: &impl ConnectionTrait,
        rounds: Vec<pitch_round::Model>,
        members: &[Member],
        soon: Option<PitchId>,
    ) -> Result<Self> {
        let ids: Vec<_> = rounds.iter().map(|round| round.id).collect();
        // Nobody reads what is said to a pitch whose makers have all left.
        let here: BTreeSet<PersonId> = members.iter().map(|member| member.person).collect();
        let mut pitches = pitches_in(db, &ids).await?;
        pitches.retain(|pitch| {
            let heard = pitch.row.state == PitchState::Presented || Some(pitch.row.id) == soon;
            heard && pitch.makers.iter().any(|maker| here.contains(maker))
        });
        let shares = pitch_share::Entity::find()
            .filter(pitch_share::Column::RoundId.is_in(ids))
            .order_by_asc(pitch_share::Column::DueAt)
            .order_by_asc(pitch_share::Column::Id)
            .all(db)
            .await?;
        let replies = pitch_feedback::Entity::find()
            .filter(pitch_feedback::Column::PitchId.is_in(pitches.iter().map(|pitch| pitch.row.id)))
            .filter(pitch_feedback::Column::State.eq(FeedbackState::Given))
            .order_by_asc(pitch_feedback::Column::GivenAt)
            .order_by_asc(pitch_feedback::Column::Id)
            .all(db)
            .await?;
        Ok(Self { rounds, pitches, shares, replies })
    }

    /// A pitch on it.
    pub fn pitch(&self, id: PitchId) -> Option<&Pitch> {
        self.pitches.iter().find(|pitch| pitch.row.id == id)
    }

    /// The round a pitch is in.
    pub fn round_of(&self, pitch: &Pitch) -> Option<&pitch_round::Model> {
        self.rounds.iter().find(|round| round.id == pitch.row.round_id)
    }

    /// What was said to a pitch.
    pub fn said_to(&self, pitch: PitchId) -> impl Iterator<Item = &pitch_feedback::Model> {
        self.replies.iter().filter(move |reply| reply.pitch_id == pitch)
    }

    /// Shares of a pitch that are still somebody's at `now`.
    pub fn promised(&self, pitch: PitchId, now: DateTime<Utc>) -> impl Iterator<Item = &pitch_share::Model> {
        let own = self.shares.iter().filter(move |share| share.pitch_id == pitch);
        own.filter(move |share| share.state == ShareState::Open && share.due_at > now)
    }

    /// What a pitch has by now.
    pub fn standing(&self, pitch: &Pitch, now: DateTime<Utc>) -> Standing {
        let id = pitch.row.id;
        let shared = self.round_of(pitch).and_then(|round| round.shared_at);
        Standing {
            given: self.said_to(id).filter(|reply| of_use(reply)).count(),
            promised: self.promised(id, now).count(),
            since: shared.max(pitch.row.presented_at).unwrap_or(pitch.row.created_at),
        }
    }

    /// Whether somebody has said something to a pitch, is at it, or has said "not me".
    pub fn has(&self, giver: PersonId, pitch: PitchId, now: DateTime<Utc>) -> bool {
        let mut own = self.shares.iter().filter(|share| share.giver_id == giver && share.pitch_id == pitch);
        self.said_to(pitch).any(|reply| reply.giver_id == giver)
            || own.any(|share| match share.state {
                ShareState::Open => share.due_at > now,
                ShareState::Given => true,
                // Before its time was over: "not me".
                ShareState::Lapsed => share.settled_at.is_some_and(|at| at < share.due_at),
                ShareState::Withdrawn => false,
            })
    }

    /// How many pitches somebody has said something to, or is at.
    pub fn load_of(&self, giver: PersonId, now: DateTime<Utc>) -> usize {
        let has = |pitch: &&Pitch| {
            let id = pitch.row.id;
            self.said_to(id).any(|reply| reply.giver_id == giver)
                || self.promised(id, now).any(|share| share.giver_id == giver)
        };
        self.pitches.iter().filter(has).count()
    }
}

/// Whether its makers can do something with it.
fn of_use(reply: &pitch_feedback::Model) -> bool {
    is_of_use([&reply.saw, &reply.wonder, &reply.try_next], reply.helped_at.is_some())
}
