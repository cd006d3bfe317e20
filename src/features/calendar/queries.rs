//! Reading what a calendar is laid beside.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use entity::ids::{CohortId, PersonId};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::{collisions::Busy, dates::Slot};
use crate::{
    features::live_sessions::{HostedRow, SlotRow, hosted_elsewhere, slots_of},
    platform::{errors::Result, zones},
    storage::sql,
};

impl From<&SlotRow> for Slot {
    fn from(row: &SlotRow) -> Self {
        Self {
            session: row.session,
            slot: row.slot,
            title: row.title.clone(),
            purpose: row.purpose.clone(),
            kind: row.kind,
            week: u32::try_from(row.week).unwrap_or(1),
            day: row.day,
            at: row.at,
            zone: zones::zone(&row.zone).unwrap_or(Tz::UTC),
            minutes: row.minutes,
            starts_at: row.starts_at,
            host: row.host,
            state: row.state,
            coming: row.taken,
            invited: row.invited_at.is_some(),
            sequence: row.sequence,
        }
    }
}

/// The times of a cohort's sessions.
pub async fn session_dates(db: &impl ConnectionTrait, cohort: CohortId, who: PersonId) -> Result<Vec<Slot>> {
    Ok(slots_of(db, &[cohort], who).await?.iter().map(|(_, row)| Slot::from(row)).collect())
}

/// When the people who moderate a cohort's sessions moderate others.
pub async fn busy_elsewhere(db: &impl ConnectionTrait, cohort: CohortId, now: DateTime<Utc>) -> Result<Vec<Busy>> {
    let busy = |row: HostedRow| Busy {
        host: row.host,
        slot: row.slot,
        starts_at: row.starts_at,
        ends_at: row.starts_at + chrono::Duration::minutes(row.minutes.into()),
        title: row.title,
    };
    Ok(hosted_elsewhere(db, cohort, now).await?.into_iter().map(busy).collect())
}

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
