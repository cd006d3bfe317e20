//! Groups as trainers see them.

use entity::ids::PersonId;

use super::{
    super::{
        matching::{Pool, Rule, reasons},
        pages::{GroupRow, Talker, WhyRow},
        queries::{Group, Participant, Round},
    },
    base,
};
use crate::{features::cohorts::CohortOn, web::PersonTag};

/// What is needed to say something about groups.
pub(super) struct Sight<'a> {
    pub on: &'a CohortOn,
    pub people: &'a [Participant],
    pub pool: Pool,
    pub locale: &'a str,
}

impl Sight<'_> {
    fn place(&self, id: PersonId) -> Option<usize> {
        self.people.iter().position(|one| one.id == id)
    }

    fn name(&self, place: usize) -> String {
        self.people.get(place).map(|one| one.name.clone()).unwrap_or_default()
    }

    fn tag(&self, place: usize) -> Option<PersonTag> {
        self.people.get(place).map(|one| PersonTag::new(one.id, &one.name, None, false))
    }

    fn places(&self, group: &Group) -> Vec<usize> {
        group.people.iter().filter_map(|id| self.place(*id)).collect()
    }

    pub(super) fn row(&self, group: &Group) -> GroupRow {
        let places = self.places(group);
        let why = reasons(&self.pool, &places);
        GroupRow {
            id: group.id,
            people: places.iter().filter_map(|place| self.tag(*place)).collect(),
            score: self.pool.score(&places),
            why: why.iter().map(|one| WhyRow::new(one, self.on.course.as_deref(), self.locale)).collect(),
            gives_way: self.pool.gives_way(&places).into_iter().map(Rule::name).collect(),
            next_best: places.iter().filter_map(|place| self.next_best(*place, &places)).collect(),
            kept: group.kept,
            keep_action: format!("{}/sparring/round/groups/{}", base(self.on), group.id),
        }
    }

    fn next_best(&self, place: usize, group: &[usize]) -> Option<(String, String, u16)> {
        let (other, bond) = self.pool.next_best(place, group)?;
        Some((self.name(place), self.name(other), bond.score))
    }

    /// Whether all of a group may be together.
    pub(super) fn may_be(&self, group: &Group) -> bool {
        self.pool.may_be(&self.places(group))
    }

    /// Who is in no group.
    pub(super) fn alone(&self, round: &Round) -> Vec<PersonTag> {
        let nobody = self.people.iter().filter(|one| round.group_of(one.id).is_none());
        nobody.map(|one| PersonTag::new(one.id, &one.name, None, false)).collect()
    }

    /// Everybody who could change places, by name.
    pub(super) fn talkers(&self, round: &Round) -> Vec<Talker> {
        let of = |group: &Group| {
            let places = self.places(group);
            let talker = |place: &usize| {
                let with = places.iter().filter(|other| *other != place).map(|other| self.name(*other));
                let label = format!("{} ({})", self.name(*place), with.collect::<Vec<_>>().join(", "));
                Some(Talker { value: self.people.get(*place)?.id, label })
            };
            places.iter().filter_map(talker).collect::<Vec<_>>()
        };
        let mut talkers: Vec<Talker> = round.groups.iter().flat_map(of).collect();
        talkers.sort_by_cached_key(|one| one.label.to_lowercase());
        talkers
    }
}
