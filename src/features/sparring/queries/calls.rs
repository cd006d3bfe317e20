//! Partners who have not found each other, as trainers are told of it.

use chrono::{DateTime, Utc};
use entity::ids::{CohortId, PersonId, SparringGroupId};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{platform::errors::Result, storage::sql};

/// A telling `s` that still holds: both are in the group, and nothing was heard since from who is silent.
macro_rules! holds {
    () => {
        "s.kind = 'told'
            and exists (select 1 from sparring_partner b where b.group_id = s.group_id and b.person_id = s.by_id
                and b.ended_at is null)
            and exists (select 1 from sparring_partner b where b.group_id = s.group_id and b.person_id = s.person_id
                and b.ended_at is null)
            and not exists (select 1 from sparring_appointment x where x.group_id = s.group_id
                and x.suggested_by = s.person_id and x.suggested_at > s.taken_at)
            and not exists (select 1 from sparring_appointment x join sparring_answer y on y.appointment_id = x.id
                where x.group_id = s.group_id and y.person_id = s.person_id and y.said_at > s.taken_at)
            and not exists (select 1 from sparring_outcome x where x.group_id = s.group_id
                and x.person_id = s.person_id and x.said_at > s.taken_at)
            and not exists (select 1 from sparring_notes x where x.group_id = s.group_id
                and x.author_id = s.person_id and x.written_at > s.taken_at)"
    };
}
pub(super) use holds;

/// Partners one of whom says that they have not found each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotFound {
    /// Their group.
    pub group: SparringGroupId,
    /// Who they are and what they are called, all of them: who said it, nobody reads.
    pub people: Vec<(PersonId, String)>,
    /// Since when.
    pub since_at: DateTime<Utc>,
    /// When one of them said so last.
    pub told_at: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct Found {
    group_id: SparringGroupId,
    since_at: DateTime<Utc>,
    told_at: DateTime<Utc>,
    person: PersonId,
    name: String,
}

/// Partners of a cohort who have not found each other, the longest first.
pub async fn not_found_in(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<NotFound>> {
    let text = concat!(
        "select c.group_id, c.since_at, c.told_at, n.id as person, n.name from (
            select s.group_id, min(s.since_at) as since_at, max(s.taken_at) as told_at from sparring_step s
            join sparring_group g on g.id = s.group_id join sparring_round r on r.id = g.round_id
            where r.cohort_id = $1 and r.state = 'published' and ",
        holds!(),
        " group by s.group_id) c
        join sparring_partner m on m.group_id = c.group_id and m.ended_at is null
        join person n on n.id = m.person_id
        order by c.since_at, c.group_id, n.name"
    );
    let mut all: Vec<NotFound> = Vec::new();
    for Found { group_id, since_at, told_at, person, name } in
        Found::find_by_statement(sql(db, text, [cohort.into()])).all(db).await?
    {
        match all.last_mut().filter(|last| last.group == group_id) {
            Some(last) => last.people.push((person, name)),
            None => all.push(NotFound { group: group_id, people: vec![(person, name)], since_at, told_at }),
        }
    }
    Ok(all)
}
