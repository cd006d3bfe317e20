//! Who is asked for a word on a draft.

use std::collections::{BTreeMap, BTreeSet};

use entity::{
    ids::{CohortId, PersonId},
    pitch, pitch_reading,
    states::{CircleState, Role},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, QueryTrait};

use super::super::{super::queries::Pitch, rules::turn};
use crate::{
    features::{
        circles::circles_at,
        cohorts::{Member, members},
        sparring::partners_of,
    },
    platform::errors::Result,
};

/// Somebody who could be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub person: PersonId,
    /// Whether they are the sparring partner of a maker.
    pub partner: bool,
    /// Whether they are in a circle with a maker.
    pub circle: bool,
    /// How often they were asked in this cohort.
    pub asked: i64,
}

#[derive(FromQueryResult)]
struct Asked {
    person_id: PersonId,
    times: i64,
}

async fn times_asked(db: &impl ConnectionTrait, cohort: CohortId) -> Result<BTreeMap<PersonId, i64>> {
    let here = pitch::Entity::find().filter(pitch::Column::CohortId.eq(cohort));
    let here = here.select_only().column(pitch::Column::Id).into_query();
    let rows: Vec<Asked> = pitch_reading::Entity::find()
        .select_only()
        .column(pitch_reading::Column::PersonId)
        .column_as(pitch_reading::Column::PitchId.count(), "times")
        .filter(pitch_reading::Column::PitchId.in_subquery(here))
        .group_by(pitch_reading::Column::PersonId)
        .into_model()
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.person_id, row.times)).collect())
}

/// Everybody who could be asked for a word on a pitch: participants on no break who neither make it nor
/// are asked to, nor were asked for a word on it before, whatever they said.
pub async fn candidates(
    db: &impl ConnectionTrait,
    pitch: &Pitch,
    before: &BTreeSet<PersonId>,
) -> Result<Vec<Candidate>> {
    let cohort = pitch.row.cohort_id;
    let mut partners = BTreeSet::new();
    for maker in &pitch.makers {
        partners.extend(partners_of(db, cohort, *maker).await?);
    }
    let circles = circles_at(db, cohort, CircleState::Meeting).await?;
    let ours = circles.into_iter().filter(|circle| circle.people.iter().any(|one| pitch.is_by(*one)));
    let circle: BTreeSet<PersonId> = ours.flat_map(|circle| circle.people).collect();
    let times = times_asked(db, cohort).await?;
    let free = |one: &Member| {
        one.role == Role::Participant
            && one.deactivated_at.is_none()
            && one.away().is_none()
            && !pitch.is_by(one.person)
            && !pitch.asked.contains(&one.person)
            && !before.contains(&one.person)
    };
    let candidate = |one: Member| Candidate {
        person: one.person,
        partner: partners.contains(&one.person),
        circle: circle.contains(&one.person),
        asked: times.get(&one.person).copied().unwrap_or_default(),
    };
    Ok(members(db, cohort).await?.into_iter().filter(free).map(candidate).collect())
}

/// Who of them is asked, `many` at most: sparring partners first, then who is in a circle with a maker,
/// then whoever was asked least often.
pub fn to_ask(pitch: u128, mut from: Vec<Candidate>, many: usize) -> Vec<PersonId> {
    from.sort_by_key(|one| (!one.partner, !one.circle, one.asked, turn(pitch, one.person.0.as_u128())));
    from.into_iter().take(many).map(|one| one.person).collect()
}

#[cfg(test)]
mod tests {
    use entity::ids::PersonId;
    use uuid::Uuid;

    use super::{Candidate, to_ask};

    #[test]
    fn partners_come_first_then_the_circle_then_who_was_asked_least() {
        let one = |id: u128, partner, circle, asked| Candidate {
            person: PersonId(Uuid::from_u128(id)),
            partner,
            circle,
            asked,
        };
        let all = vec![
            one(1, false, false, 0),
            one(2, false, false, 3),
            one(3, false, true, 2),
            one(4, false, true, 1),
            one(5, true, false, 9),
        ];
        let order: Vec<u128> = to_ask(7, all, 5).iter().map(|person| person.0.as_u128()).collect();
        assert_eq!(order, [5, 4, 3, 1, 2]);
    }
}
