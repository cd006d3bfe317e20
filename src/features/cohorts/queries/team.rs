//! Who looks after a programme, and where its people can go on.

use chrono::{DateTime, Utc};
use entity::{
    cohort,
    ids::{CohortId, PersonId, ProgrammeId, ProgrammeOwnerId},
    states::{CohortState, ProgrammeRole},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder};

use crate::{platform::errors::Result, storage::sql};

/// Somebody who looks after a programme.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Helper {
    /// Their role.
    pub id: ProgrammeOwnerId,
    /// Who.
    pub person: PersonId,
    /// What they are called.
    pub name: String,
    /// As what.
    pub role: ProgrammeRole,
    /// Since when.
    pub since: DateTime<Utc>,
    /// Whether their account is closed.
    pub deactivated_at: Option<DateTime<Utc>>,
}

/// Everybody who looks after a programme: owners, then who stands in for them, then assessors; by name.
pub async fn team_of(db: &impl ConnectionTrait, programme: ProgrammeId) -> Result<Vec<Helper>> {
    let text = "select o.id, o.person_id as person, p.name, o.role, o.since, p.deactivated_at
        from programme_owner o join person p on p.id = o.person_id
        where o.programme_id = $1 and o.until is null";
    let mut found = Helper::find_by_statement(sql(db, text, [programme.into()])).all(db).await?;
    // Sorted here: the databases disagree on how names are ordered.
    found.sort_by_cached_key(|helper| {
        let place = ProgrammeRole::ALL.iter().position(|role| *role == helper.role);
        (place, helper.name.to_lowercase(), helper.person)
    });
    Ok(found)
}

/// A cohort somebody can go on to.
#[derive(Clone, Debug)]
pub struct Later {
    /// Which.
    pub id: CohortId,
    /// What it is called.
    pub name: String,
}

/// The other cohorts of the same programme that still take people, the next start first.
pub async fn later_cohorts(db: &impl ConnectionTrait, cohort: &cohort::Model) -> Result<Vec<Later>> {
    use CohortState::{Confirmed, Open, Paused, Planned, Running};
    let find = cohort::Entity::find()
        .filter(cohort::Column::ProgrammeId.eq(cohort.programme_id))
        .filter(cohort::Column::Id.ne(cohort.id))
        .filter(cohort::Column::State.is_in([Planned, Open, Confirmed, Running, Paused]))
        .order_by_asc(cohort::Column::StartsOn)
        .order_by_asc(cohort::Column::Id);
    Ok(find.all(db).await?.into_iter().map(|cohort| Later { id: cohort.id, name: cohort.name }).collect())
}
