//! When live sessions are, for rooms that lay dates beside each other.

use chrono::{DateTime, Duration, NaiveTime, Utc};
use entity::{
    ids::{CohortId, LiveSessionId, PersonId, SessionSlotId},
    states::{SessionKind, SessionState},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{platform::errors::Result, storage::sql};

/// One time of a session.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct SlotRow {
    /// The session.
    pub session: LiveSessionId,
    /// The time.
    pub slot: SessionSlotId,
    /// Which kind of session.
    pub kind: SessionKind,
    /// What it is called.
    pub title: String,
    /// Week of the run calendar, from 1.
    pub week: i32,
    /// Day of that week, from 1.
    pub day: i32,
    /// Local time in `zone`.
    pub at: NaiveTime,
    /// IANA name.
    pub zone: String,
    /// How long.
    pub minutes: i32,
    /// Who moderates it.
    pub host: Option<PersonId>,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// Whether this time takes place.
    pub state: SessionState,
    /// Rises with every change of this time.
    pub sequence: i32,
    /// How many come.
    pub taken: i32,
    /// Since when people are invited.
    pub invited_at: Option<DateTime<Utc>>,
    /// Where one joins.
    pub join_url: Option<String>,
    /// Whether the reader comes, does not, or waits; none as long as they have not said.
    pub answer: Option<String>,
    /// Whether the reader's answer is about this time.
    pub chosen: bool,
    /// How often the reader changed their mind.
    pub changes: i32,
}

impl SlotRow {
    /// When it ends.
    pub fn ends_at(&self) -> DateTime<Utc> {
        self.starts_at + Duration::minutes(self.minutes.into())
    }
}

/// Every time of every session of these cohorts, the earliest first, with what `who` said. One query.
pub async fn slots_of(
    db: &impl ConnectionTrait,
    cohorts: &[CohortId],
    who: PersonId,
) -> Result<Vec<(CohortId, SlotRow)>> {
    #[derive(FromQueryResult)]
    struct Of {
        cohort: CohortId,
    }
    if cohorts.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (2..cohorts.len() + 2).map(|place| format!("${place}")).collect();
    let text = format!(
        "select ls.cohort_id as cohort, ls.id as session, s.id as slot, ls.kind, ls.title, s.week, s.day, s.at, s.zone,
            s.minutes, s.host_id as host, s.starts_at, case when ls.state = 'cancelled' then ls.state else s.state end as state,
            s.sequence, s.taken, ls.invited_at, ls.join_url, a.answer,
            (a.slot_id is not null and a.slot_id = s.id) as chosen, coalesce(a.sequence, 0) as changes
        from live_session ls join session_slot s on s.session_id = ls.id
        left join session_answer a on a.session_id = ls.id and a.person_id = $1
        where ls.cohort_id in ({}) order by s.starts_at, s.id",
        places.join(", ")
    );
    let values = std::iter::once(who.into()).chain(cohorts.iter().map(|cohort| (*cohort).into()));
    let rows = db.query_all_raw(sql(db, &text, values.collect::<Vec<_>>())).await?;
    let read =
        rows.iter().map(|row| Ok((Of::from_query_result(row, "")?.cohort, SlotRow::from_query_result(row, "")?)));
    read.collect()
}

/// A session somebody moderates.
#[derive(Clone, Debug, FromQueryResult)]
pub struct HostedRow {
    /// Who.
    pub host: PersonId,
    /// The time of a session.
    pub slot: SessionSlotId,
    /// What it is called.
    pub title: String,
    /// From when.
    pub starts_at: DateTime<Utc>,
    /// How long.
    pub minutes: i32,
}

/// Sessions to come, in other cohorts, of whoever moderates one in `cohort`. One query.
pub async fn hosted_elsewhere(
    db: &impl ConnectionTrait,
    cohort: CohortId,
    now: DateTime<Utc>,
) -> Result<Vec<HostedRow>> {
    let text = "select s.host_id as host, s.id as slot, ls.title, s.starts_at, s.minutes
        from session_slot s join live_session ls on ls.id = s.session_id
        where ls.cohort_id <> $1 and ls.state = 'planned' and s.state = 'planned' and s.starts_at > $2
            and s.host_id in (select o.host_id from session_slot o join live_session m on m.id = o.session_id
                where m.cohort_id = $1 and o.host_id is not null)
        order by s.starts_at, s.id";
    Ok(HostedRow::find_by_statement(sql(db, text, [cohort.into(), now.into()])).all(db).await?)
}
