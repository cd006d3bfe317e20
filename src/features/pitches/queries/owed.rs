//! Whose word on a pitch people wait for.

use chrono::{DateTime, Utc};
use entity::ids::{CohortId, PersonId, PitchId};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{platform::errors::Result, storage::sql, web::waiting::Owed};

#[derive(FromQueryResult)]
struct Row {
    person: PersonId,
    pitch: PitchId,
    name: Option<String>,
    since: DateTime<Utc>,
    /// Whether it was heard: then it waits for feedback, else for a word on its draft.
    heard: i32,
}

/// Who in a cohort was asked for a word on a draft, or has a pitch to give feedback to, and has not said it; the
/// longest first. One statement.
pub async fn words_owed(db: &impl ConnectionTrait, cohort: CohortId, now: DateTime<Utc>) -> Result<Vec<Owed>> {
    let text =
        "select r.person_id as person, p.id as pitch, case when n.deactivated_at is null then n.name end as name,
            r.asked_at as since, 0 as heard
        from pitch p join pitch_reading r on r.pitch_id = p.id join person n on n.id = p.person_id
        where p.cohort_id = $1 and p.state in ('draft', 'ready') and r.commented_at is null and r.declined_at is null
            and not exists (select 1 from pitch_reading_late l where l.pitch_id = p.id and l.person_id = r.person_id)
        union all
        select s.giver_id, p.id, case when n.deactivated_at is null then n.name end, s.shared_at, 1
        from pitch_round d join pitch_share s on s.round_id = d.id join pitch p on p.id = s.pitch_id
        join person n on n.id = p.person_id
        where d.cohort_id = $1 and d.state = 'planned' and s.state = 'open' and s.due_at > $2
        order by since, person";
    let rows = Row::find_by_statement(sql(db, text, [cohort.into(), now.into()])).all(db).await?;
    let owed = |row: Row| {
        let tail = if row.heard == 1 { "/feedback" } else { "" };
        let href = format!("/cohorts/{cohort}/pitches/{}{tail}", row.pitch);
        Owed { person: row.person, to: row.name, since: row.since, href }
    };
    Ok(rows.into_iter().map(owed).collect())
}
