//! Roles people were offered, and who would help the next cohort.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use entity::{
    alumni_role,
    ids::{PersonId, ProgrammeId},
    states::HelperAnswer,
};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

use super::{TOOK_PART, found_in};
use crate::{features::people::folded, platform::errors::Result, storage::sql};

/// A role, and the name of the other one it is about.
#[derive(Clone, Debug)]
pub struct NamedRole {
    /// The row.
    pub role: alumni_role::Model,
    /// For whoever was offered it: who did. For owners: who was. None where that is not to be said.
    pub name: Option<String>,
}

async fn named(
    db: &impl ConnectionTrait,
    text: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Vec<NamedRole>> {
    let mut all = Vec::new();
    for row in db.query_all_raw(sql(db, text, values)).await? {
        let role = alumni_role::Model::from_query_result(&row, "")?;
        all.push(NamedRole { role, name: row.try_get("", "other_name")? });
    }
    Ok(all)
}

/// The roles somebody has in a network or was asked to take, newest first; not those they said no to.
pub async fn own_roles(db: &impl ConnectionTrait, programme: ProgrammeId, person: PersonId) -> Result<Vec<NamedRole>> {
    let text = "select r.*, p.name as other_name from alumni_role r
        left join person p on p.id = r.given_by and p.deactivated_at is null
        where r.programme_id = $1 and r.person_id = $2 and r.state in ('offered', 'held', 'ended')
        order by r.offered_at desc, r.id desc";
    named(db, text, [programme.into(), person.into()]).await
}

/// The most roles of former times a page shows.
const MOST: u64 = 200;

/// The roles of a network, newest first: those that are open or held, then as many of the others as fit. Who is in it
/// no more is not named.
pub async fn roles_of(db: &impl ConnectionTrait, programme: ProgrammeId) -> Result<Vec<NamedRole>> {
    let text = format!(
        "select r.*, n.name as other_name from alumni_role r
        left join (select p.id, p.name from {} where a.programme_id = $1) n on n.id = r.person_id
        where r.programme_id = $1
        order by case when r.state in ('offered', 'held') then 0 else 1 end, r.offered_at desc, r.id desc limit {MOST}",
        found_in()
    );
    named(db, &text, [programme.into()]).await
}

/// Somebody who would help the next cohort.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Willing {
    /// Who.
    pub person: PersonId,
    /// What they are called.
    pub name: String,
    /// What they said last.
    pub answer: HelperAnswer,
    said_at: DateTime<Utc>,
}

/// Who said in any cohort of a programme that they would help, by name: each once, by what they said last.
pub async fn willing(db: &impl ConnectionTrait, programme: ProgrammeId) -> Result<Vec<Willing>> {
    let text = format!(
        "select p.id as person, p.name, h.answer, h.said_at from helper_wish h
        join cohort c on c.id = h.cohort_id join person p on p.id = h.person_id and p.deactivated_at is null
        join enrolment e on e.person_id = h.person_id and e.cohort_id = h.cohort_id
        where c.programme_id = $1 and {TOOK_PART}"
    );
    let mut last: BTreeMap<PersonId, Willing> = BTreeMap::new();
    for one in Willing::find_by_statement(sql(db, &text, [programme.into()])).all(db).await? {
        match last.get(&one.person) {
            Some(said) if said.said_at >= one.said_at => {}
            _ => {
                last.insert(one.person, one);
            }
        }
    }
    let mut all: Vec<Willing> = last.into_values().filter(|one| one.answer != HelperAnswer::No).collect();
    // Sorted here: the databases disagree on how names are ordered.
    all.sort_by_cached_key(|one| (folded(&one.name), one.person));
    Ok(all)
}
