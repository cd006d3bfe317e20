//! Reading what a calendar is laid beside.

use chrono_tz::Tz;
use entity::ids::{CohortId, PersonId};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{
    platform::{errors::Result, zones},
    storage::sql,
};

/// Somebody in a cohort, and where they live.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Here {
    /// Who.
    pub person: PersonId,
    /// What they are called.
    pub name: String,
    /// IANA name of their zone.
    pub zone: String,
}

/// Everybody whose stay in a cohort lasts.
pub async fn people_here(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<Here>> {
    let text = "select p.id as person, p.name, p.zone from enrolment e join person p on p.id = e.person_id
        where e.cohort_id = $1 and e.ended_at is null";
    Ok(Here::find_by_statement(sql(db, text, [cohort.into()])).all(db).await?)
}

/// How many live in each zone, the fullest first.
pub fn by_zone(people: &[Here]) -> Vec<(Tz, i64)> {
    let mut found: Vec<(Tz, i64)> = Vec::new();
    for zone in people.iter().filter_map(|one| zones::zone(&one.zone)) {
        match found.iter_mut().find(|(known, _)| *known == zone) {
            Some((_, count)) => *count += 1,
            None => found.push((zone, 1)),
        }
    }
    found.sort_by_key(|(zone, count)| (-count, zone.name()));
    found
}
