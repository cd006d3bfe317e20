//! Everybody who takes part, as the matching takes them.

use chrono::NaiveDate;
use entity::{
    circle_round,
    ids::{CohortId, PersonId},
};
use sea_orm::ConnectionTrait;

use crate::{
    features::sparring::{Hours, Participant, Pool, Weights, participants, pool_of, weights_in},
    platform::errors::Result,
};

/// Everybody who takes part in a cohort and does not pause.
pub struct Gathering {
    /// Them, by id: their places are those in the pool.
    pub people: Vec<Participant>,
    /// The matching's view of them.
    pub pool: Pool,
    day: NaiveDate,
    weights: Weights,
}

impl Gathering {
    /// Where somebody stands.
    pub fn place(&self, who: PersonId) -> Option<usize> {
        self.people.iter().position(|one| one.id == who)
    }

    /// Where these stand; who does not take part is left out.
    pub fn places(&self, people: &[PersonId]) -> Vec<usize> {
        people.iter().filter_map(|who| self.place(*who)).collect()
    }

    /// Who stands where.
    pub fn who(&self, place: usize) -> Option<PersonId> {
        self.people.get(place).map(|one| one.id)
    }

    /// When each of these can be met.
    pub fn hours(&self, people: &[PersonId]) -> Vec<Hours> {
        let found = people.iter().filter_map(|who| self.people.iter().find(|one| one.id == *who));
        found.map(|one| one.facts.candidate(one.id, &one.zone, self.day).hours).collect()
    }

    /// The same people, where these would like to be together: they were, in circles of their own that
    /// are too small.
    #[must_use]
    pub fn wishing(self, groups: &[Vec<PersonId>]) -> Self {
        let Self { mut people, day, weights, .. } = self;
        for group in groups {
            for one in people.iter_mut().filter(|one| group.contains(&one.id)) {
                let others: Vec<PersonId> = group.iter().copied().filter(|other| *other != one.id).collect();
                one.facts.with.extend(others);
            }
        }
        let pool = pool_of(&people, &[], day, weights.clone());
        Self { people, pool, day, weights }
    }
}

/// Everybody in a cohort, with hours as they are in the week of `day`, weighed as in `round`; where there is
/// none, as the house does. Who was whose partner makes no difference.
pub async fn gathering(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    day: NaiveDate,
    round: Option<&circle_round::Model>,
) -> Result<Gathering> {
    gathering_weighed(db, cohort, day, weights_in(round.and_then(|round| round.weights.as_ref()))).await
}

/// The same, weighed so.
pub async fn gathering_weighed(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    day: NaiveDate,
    weights: Weights,
) -> Result<Gathering> {
    let people = participants(db, cohort).await?;
    let pool = pool_of(&people, &[], day, weights.clone());
    Ok(Gathering { people, pool, day, weights })
}
