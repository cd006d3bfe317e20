//! Reading what people let be used, rounds, and who is with whom.

mod calls;
mod diary;
mod home;
mod outcomes;
mod owed;
mod together;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use entity::{
    application, enrolment,
    ids::{CohortId, PersonId, SparringGroupId, SparringRoundId},
    partner_name, partner_wish, person, sparring_group, sparring_partner, sparring_round,
    states::{EnrolmentState, PartnerWish, Role, RoundState},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::Value;

use super::{
    matching::{Pool, Weights},
    rules::Facts,
};
use crate::{
    platform::errors::{Refusal, Result},
    storage::sql,
};
pub use calls::{NotFound, not_found_in};
pub use diary::{Talk, talks_of};
pub use home::{HOME, TALK};
pub use outcomes::{Outcomes, outcomes_of};
pub use owed::times_owed;
pub use together::{Asked, OpenAppointment, Together, is_off, open_appointments, together};

/// Somebody who takes part, with what may be used to find them a partner.
#[derive(Clone, Debug)]
pub struct Participant {
    /// Who.
    pub id: PersonId,
    /// What they are called.
    pub name: String,
    /// IANA name of their zone.
    pub zone: String,
    /// What may be used.
    pub facts: Facts,
    /// The version of what they saved; 0 where that is taken from their application.
    pub version: i32,
}

fn words_in(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The interests in a text, one a line.
pub fn interests_in(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// What somebody said of themselves as they applied, where that is known.
fn from_application(applied: Option<&application::Model>, locale: &str) -> Facts {
    let Some(applied) = applied else { return Facts { languages: vec![locale.to_owned()], ..Facts::default() } };
    let languages = words_in(&applied.languages);
    Facts {
        languages: if languages.is_empty() { vec![locale.to_owned()] } else { languages },
        times: words_in(&applied.times),
        department: applied.department.clone(),
        background: applied.background.clone(),
        site: applied.site.clone(),
        stage: applied.experience.clone(),
        ..Facts::default()
    }
}

/// Everybody who takes part and is on no break, by id. Five statements, however many there are.
pub async fn participants(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<Participant>> {
    participants_who(db, cohort, &[EnrolmentState::Active, EnrolmentState::Completed]).await
}

/// The same with those who are on a break: what they wished stays, and they can be named.
pub async fn everybody(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<Participant>> {
    let states = [EnrolmentState::Active, EnrolmentState::Paused, EnrolmentState::Completed];
    participants_who(db, cohort, &states).await
}

async fn participants_who(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    states: &[EnrolmentState],
) -> Result<Vec<Participant>> {
    let stays = enrolment::Entity::find()
        .filter(enrolment::Column::CohortId.eq(cohort))
        .filter(enrolment::Column::Role.eq(Role::Participant))
        .filter(enrolment::Column::State.is_in(states.iter().copied()))
        .filter(enrolment::Column::EndedAt.is_null());
    let ids: Vec<PersonId> = stays.all(db).await?.into_iter().map(|stay| stay.person_id).collect();
    let people = person::Entity::find()
        .filter(person::Column::Id.is_in(ids.iter().copied()))
        .filter(person::Column::DeactivatedAt.is_null())
        .order_by_asc(person::Column::Id)
        .all(db)
        .await?;
    let applied = application::Entity::find()
        .filter(application::Column::CohortId.eq(cohort))
        .filter(application::Column::PersonId.is_in(ids.iter().copied()))
        .order_by_asc(application::Column::Id)
        .all(db)
        .await?;
    let applied: BTreeMap<PersonId, application::Model> =
        applied.into_iter().filter_map(|one| Some((one.person_id?, one))).collect();
    let wishes = partner_wish::Entity::find().filter(partner_wish::Column::CohortId.eq(cohort)).all(db).await?;
    let mut wishes: BTreeMap<PersonId, partner_wish::Model> =
        wishes.into_iter().map(|wish| (wish.person_id, wish)).collect();
    let named = partner_name::Entity::find().filter(partner_name::Column::CohortId.eq(cohort)).all(db).await?;
    let participant = |person: person::Model| {
        let (mut facts, version) = match wishes.remove(&person.id) {
            None => (from_application(applied.get(&person.id), &person.locale), 0),
            Some(wish) => {
                let facts = Facts {
                    languages: words_in(&wish.languages),
                    times: words_in(&wish.times),
                    interests: interests_in(&wish.interests),
                    department: wish.department,
                    background: wish.background,
                    site: wish.site,
                    stage: wish.stage,
                    team: wish.team,
                    ..Facts::default()
                };
                (facts, wish.version)
            }
        };
        for name in named.iter().filter(|name| name.person_id == person.id) {
            match name.wish {
                PartnerWish::With => facts.with.push(name.other_id),
                PartnerWish::NotWith => facts.not_with.push(name.other_id),
            }
        }
        let person::Model { id, name, zone, .. } = person;
        Participant { id, name, zone, facts, version }
    };
    Ok(people.into_iter().map(participant).collect())
}

/// A round with its groups.
#[derive(Clone, Debug)]
pub struct Round {
    /// The row.
    pub row: sparring_round::Model,
    /// Those of two and more, in the order they were made.
    pub groups: Vec<Group>,
}

/// Partners.
#[derive(Clone, Debug)]
pub struct Group {
    /// It.
    pub id: SparringGroupId,
    /// Whether it stays when the rest is proposed anew.
    pub kept: bool,
    /// Who is in it now.
    pub people: Vec<PersonId>,
}

impl Round {
    /// The group somebody is in.
    pub fn group_of(&self, person: PersonId) -> Option<&Group> {
        self.groups.iter().find(|group| group.people.contains(&person))
    }

    /// Who is in it and not among those who take part now.
    pub fn absent(&self, people: &[Participant]) -> Vec<PersonId> {
        let all = self.groups.iter().flat_map(|group| group.people.iter().copied());
        all.filter(|id| !people.iter().any(|one| one.id == *id)).collect()
    }

    /// The groups of two people once they have changed places, that of the first one first. Refused where
    /// one of them is in none, and where they are together.
    pub fn exchanged(&self, one: PersonId, other: PersonId) -> Result<(Group, Group), Refusal> {
        let (Some(from), Some(to)) = (self.group_of(one), self.group_of(other)) else {
            return Err(Refusal::conflict("sparring-not-there"));
        };
        if from.id == to.id {
            return Err(Refusal::conflict("sparring-together-already"));
        }
        let put = |group: &Group, goes: PersonId, comes: PersonId| {
            let people = group.people.iter().map(|id| if *id == goes { comes } else { *id }).collect();
            Group { people, ..group.clone() }
        };
        Ok((put(from, one, other), put(to, other, one)))
    }

    /// The same without some: a group of one is none.
    #[must_use]
    pub fn without(mut self, gone: &[PersonId]) -> Self {
        for group in &mut self.groups {
            group.people.retain(|id| !gone.contains(id));
        }
        self.groups.retain(|group| group.people.len() > 1);
        self
    }
}

/// The round of a cohort that stands at `state`: there is one at most, but of closed ones the newest.
pub async fn round_at(db: &impl ConnectionTrait, cohort: CohortId, state: RoundState) -> Result<Option<Round>> {
    let find = sparring_round::Entity::find()
        .filter(sparring_round::Column::CohortId.eq(cohort))
        .filter(sparring_round::Column::State.eq(state))
        .order_by_desc(sparring_round::Column::Number);
    match find.one(db).await? {
        Some(row) => Ok(Some(with_groups(db, row).await?)),
        None => Ok(None),
    }
}

/// Who is together with somebody in the published round of a cohort; nobody where they have no partner.
pub async fn partners_of(db: &impl ConnectionTrait, cohort: CohortId, who: PersonId) -> Result<Vec<PersonId>> {
    let round = round_at(db, cohort, RoundState::Published).await?;
    let group = round.as_ref().and_then(|round| round.group_of(who));
    let others = group.into_iter().flat_map(|group| group.people.iter().copied());
    Ok(others.filter(|id| *id != who).collect())
}

/// The groups of a round.
pub async fn with_groups(db: &impl ConnectionTrait, row: sparring_round::Model) -> Result<Round> {
    let groups = sparring_group::Entity::find()
        .filter(sparring_group::Column::RoundId.eq(row.id))
        .order_by_asc(sparring_group::Column::Id)
        .all(db)
        .await?;
    let partners = sparring_partner::Entity::find()
        .filter(sparring_partner::Column::RoundId.eq(row.id))
        .order_by_asc(sparring_partner::Column::PersonId)
        .all(db)
        .await?;
    let people = |id: SparringGroupId| {
        let now = partners.iter().filter(|one| one.group_id == id && one.ended_at.is_none());
        now.map(|one| one.person_id).collect::<Vec<_>>()
    };
    let groups = groups.into_iter().map(|group| Group { id: group.id, kept: group.kept, people: people(group.id) });
    Ok(Round { row, groups: groups.filter(|group| group.people.len() > 1).collect() })
}

/// The groups of all rounds of a cohort that were published, those that ended too, by key; with
/// `but`, without those of one round.
pub async fn groups_before(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    but: Option<SparringRoundId>,
) -> Result<Vec<Vec<String>>> {
    let rounds: Vec<SparringRoundId> = sparring_round::Entity::find()
        .select_only()
        .column(sparring_round::Column::Id)
        .filter(sparring_round::Column::CohortId.eq(cohort))
        .filter(sparring_round::Column::State.ne(RoundState::Proposed))
        .into_tuple()
        .all(db)
        .await?;
    let rounds = rounds.into_iter().filter(|id| Some(*id) != but);
    let partners =
        sparring_partner::Entity::find().filter(sparring_partner::Column::RoundId.is_in(rounds)).all(db).await?;
    let mut groups: BTreeMap<SparringGroupId, Vec<String>> = BTreeMap::new();
    for partner in partners {
        let members = groups.entry(partner.group_id).or_default();
        let key = partner.person_id.to_string();
        if !members.contains(&key) {
            members.push(key);
        }
    }
    Ok(groups.into_values().collect())
}

/// The planned rounds of a cohort that were proposed or left out, by week.
pub async fn weeks_had(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<u32>> {
    let text = "select week from sparring_round where cohort_id = $1 and week is not null
        union all select week from sparring_skip where cohort_id = $1";
    let rows = db.query_all_raw(sql(db, text, [cohort.into()])).await?;
    let weeks: Vec<i32> = rows.iter().map(|row| row.try_get("", "week")).collect::<std::result::Result<_, _>>()?;
    Ok(weeks.into_iter().filter_map(|week| u32::try_from(week).ok()).collect())
}

/// Whether somebody declined a partner in this cohort before.
pub async fn has_declined(db: &impl ConnectionTrait, cohort: CohortId, who: PersonId) -> Result<bool> {
    let text = "select p.id from sparring_partner p join sparring_round r on r.id = p.round_id
        where r.cohort_id = $1 and p.person_id = $2 and p.ending = 'declined' limit 1";
    let values = [cohort.into(), who.into()];
    Ok(db.query_one_raw(sql(db, text, values)).await?.is_some())
}

/// Everybody as the matching takes them, weighed so; their places in it are those of `people` by key.
pub fn pool_of(people: &[Participant], before: &[Vec<String>], day: NaiveDate, weights: Weights) -> Pool {
    let candidates = people.iter().map(|one| one.facts.candidate(one.id, &one.zone, day)).collect();
    Pool::new(candidates, weights, before)
}
