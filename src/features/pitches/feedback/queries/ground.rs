//! A round as whoever shares out feedback in it needs it.

use chrono::{DateTime, Utc};
use entity::{
    ids::{PersonId, PitchId},
    pitch_round,
    states::CircleState,
};
use sea_orm::ConnectionTrait;
use sha2::{Digest, Sha256};

use super::{
    super::rules::{Field, Giver, Shown, Standing},
    board::Board,
};
use crate::{
    features::{circles::circles_at, cohorts::members, sparring::participants},
    platform::errors::Result,
};

/// A round: who can be asked, and what they can be asked for.
#[derive(Clone, Debug)]
pub struct Ground {
    /// What was shared out and said.
    pub board: Board,
    /// Who takes part and is on no break.
    pub people: Vec<PersonId>,
    givers: Vec<Giver>,
    shown: Vec<Shown>,
}

impl Ground {
    /// A round as it is now.
    pub async fn load(db: &impl ConnectionTrait, round: pitch_round::Model) -> Result<Self> {
        Self::load_with(db, round, None).await
    }

    /// The same as if one pitch were heard already that is about to be.
    pub async fn load_with(
        db: &impl ConnectionTrait,
        round: pitch_round::Model,
        soon: Option<PitchId>,
    ) -> Result<Self> {
        let cohort = round.cohort_id;
        let members = members(db, cohort).await?;
        let board = Board::load_with(db, vec![round], &members, soon).await?;
        let people = participants(db, cohort).await?;
        let circles = circles_at(db, cohort, CircleState::Meeting).await?;
        let circle = |who: PersonId| circles.iter().find(|circle| circle.people.contains(&who));
        let giver = |one: &crate::features::sparring::Participant| Giver {
            key: one.id.to_string(),
            languages: one.facts.languages.iter().cloned().collect(),
            circle: circle(one.id).map(|circle| circle.row.id.to_string()),
        };
        let givers: Vec<Giver> = people.iter().map(giver).collect();
        let people: Vec<PersonId> = people.into_iter().map(|one| one.id).collect();
        let place = |who: &PersonId| people.iter().position(|one| one == who);
        let shown = board.pitches.iter().map(|pitch| Shown {
            key: pitch.row.id.to_string(),
            authors: pitch.makers.iter().filter_map(place).collect(),
            language: Some(pitch.row.language.clone()),
        });
        let shown = shown.collect();
        Ok(Self { board, people, givers, shown })
    }

    /// The same for the rules.
    pub fn field(&self) -> Field<'_> {
        Field { givers: &self.givers, pitches: &self.shown }
    }

    /// What of it says who gives to whom, as one word: another one where anybody or anything is otherwise.
    pub fn mark(&self, seed: u64) -> String {
        let all = format!("{seed} {:?}", self.field());
        Sha256::digest(all).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// What each pitch has.
    pub fn standings(&self, now: DateTime<Utc>) -> Vec<Standing> {
        self.board.pitches.iter().map(|pitch| self.board.standing(pitch, now)).collect()
    }

    /// Where somebody stands among those who can be asked.
    pub fn place_of(&self, who: PersonId) -> Option<usize> {
        self.people.iter().position(|one| *one == who)
    }

    /// The pitches somebody has, by their places.
    pub fn gave(&self, who: PersonId, now: DateTime<Utc>) -> Vec<usize> {
        let pitches = self.board.pitches.iter().enumerate();
        pitches.filter(|(_, pitch)| self.board.has(who, pitch.row.id, now)).map(|(place, _)| place).collect()
    }

    /// The pitch at a place.
    pub fn pitch_at(&self, place: usize) -> Option<PitchId> {
        self.board.pitches.get(place).map(|pitch| pitch.row.id)
    }

    /// Who stands at a place.
    pub fn person_at(&self, place: usize) -> Option<PersonId> {
        self.people.get(place).copied()
    }
}
