//! Whose word on a time partners wait for.

use chrono::{DateTime, Utc};
use entity::ids::{CohortId, PersonId};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{platform::errors::Result, storage::sql, web::waiting::Owed};

#[derive(FromQueryResult)]
struct Row {
    person: PersonId,
    name: Option<String>,
    since: DateTime<Utc>,
}

/// Who in a cohort has not said whether a time suits them that a partner suggested; the longest first. One
/// statement.
pub async fn times_owed(db: &impl ConnectionTrait, cohort: CohortId, now: DateTime<Utc>) -> Result<Vec<Owed>> {
    let text = "select me.person_id as person, case when n.deactivated_at is null then n.name end as name,
            a.suggested_at as since
        from sparring_round r join sparring_partner me on me.round_id = r.id and me.ended_at is null
        join sparring_appointment a on a.group_id = me.group_id and a.state = 'suggested'
        join sparring_answer w on w.appointment_id = a.id and w.person_id = me.person_id and w.said_at is null
        join person n on n.id = a.suggested_by
        where r.cohort_id = $1 and r.state = 'published' and a.starts_at > $2
        order by a.suggested_at, me.person_id";
    let rows = Row::find_by_statement(sql(db, text, [cohort.into(), now.into()])).all(db).await?;
    let href = format!("/cohorts/{cohort}/sparring");
    let owed = |row: Row| Owed { person: row.person, to: row.name, since: row.since, href: href.clone() };
    Ok(rows.into_iter().map(owed).collect())
}
