//! When live sessions are, for rooms that lay dates beside each other.

use chrono::{DateTime, Duration, NaiveTime, Utc};
use chrono_tz::Tz;
use entity::{
    ids::{CohortId, LiveSessionId, PersonId, SessionSlotId},
    states::{Attending, SessionKind, SessionState},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{
    features::cohorts::RunCalendar,
    platform::{errors::Result, zones},
    storage::sql,
};

/// One time of a session.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct SlotRow {
    /// Its cohort.
    pub cohort: CohortId,
    /// The session.
    pub session: LiveSessionId,
    /// The time.
    pub slot: SessionSlotId,
    /// Which kind of session.
    pub kind: SessionKind,
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub purpose: String,
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
    /// What they are called; none where their account is closed.
    pub host_name: Option<String>,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// Whether this time takes place.
    pub state: SessionState,
    /// Rises with every change of this time.
    pub sequence: i32,
    /// How many fit; none: everybody.
    pub capacity: Option<i32>,
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

    /// By the clocks of which zone. One nobody knows any more counts as UTC.
    pub fn tz(&self) -> Tz {
        zones::zone(&self.zone).unwrap_or(Tz::UTC)
    }

    /// The same after the calendar changed: what has begun, does not take place, or would lie in
    /// the past stays where it was.
    pub fn under(&self, calendar: &RunCalendar, now: DateTime<Utc>) -> Self {
        let moved = calendar.moment(u32::try_from(self.week).unwrap_or(1), self.day, self.at, self.tz());
        let stays = self.starts_at <= now || !self.takes_place() || moved <= now;
        Self { starts_at: if stays { self.starts_at } else { moved }, ..self.clone() }
    }

    /// Whether it takes place.
    pub fn takes_place(&self) -> bool {
        self.state == SessionState::Planned
    }

    /// What the reader said to the session, whichever time they chose.
    pub fn said(&self) -> Option<Attending> {
        let said = self.answer.as_deref()?;
        Attending::ALL.iter().copied().find(|one| one.word() == said)
    }

    /// What the reader said to this time.
    pub fn mine(&self) -> Option<Attending> {
        self.said().filter(|_| self.chosen)
    }
}

const COLUMNS: &str =
    "select ls.cohort_id as cohort, ls.id as session, s.id as slot, ls.kind, ls.title, ls.purpose, s.week, s.day,
    s.at, s.zone, s.minutes, s.host_id as host, case when h.deactivated_at is null then h.name end as host_name,
    s.starts_at, case when ls.state = 'cancelled' then ls.state else s.state end as state,
    s.sequence, s.capacity, s.taken, ls.invited_at, ls.join_url, a.answer,
    (a.slot_id is not null and a.slot_id = s.id) as chosen, coalesce(a.sequence, 0) as changes
    from live_session ls join session_slot s on s.session_id = ls.id
    left join person h on h.id = s.host_id
    left join session_answer a on a.session_id = ls.id and a.person_id = $1";

/// Every time of every session of these cohorts, the earliest first, with what `who` said. One query.
pub async fn slots_of(db: &impl ConnectionTrait, cohorts: &[CohortId], who: PersonId) -> Result<Vec<SlotRow>> {
    if cohorts.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (2..cohorts.len() + 2).map(|place| format!("${place}")).collect();
    let text = format!(
        "{COLUMNS}
        where ls.cohort_id in ({}) order by s.starts_at, s.id",
        places.join(", ")
    );
    let values = std::iter::once(who.into()).chain(cohorts.iter().map(|cohort| (*cohort).into()));
    Ok(SlotRow::find_by_statement(sql(db, &text, values.collect::<Vec<_>>())).all(db).await?)
}

/// Every time of every session of a cohort, the earliest first, with what `who` said. One query.
pub async fn slots_of_cohort(db: &impl ConnectionTrait, cohort: CohortId, who: PersonId) -> Result<Vec<SlotRow>> {
    slots_of(db, &[cohort], who).await
}

/// What somebody said to a session.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Said {
    /// The session.
    pub session: LiveSessionId,
    /// Who.
    pub person: PersonId,
    /// Whether they come.
    pub answer: Attending,
    /// The time they chose.
    pub slot: Option<SessionSlotId>,
}

/// What people of a cohort said to its sessions. One query.
pub async fn answers_in(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<Said>> {
    let text = "select a.session_id as session, a.person_id as person, a.answer, a.slot_id as slot
        from session_answer a join live_session ls on ls.id = a.session_id where ls.cohort_id = $1";
    Ok(Said::find_by_statement(sql(db, text, [cohort.into()])).all(db).await?)
}

/// What is still to come, or is on, in all cohorts somebody is in: the earliest first, without what
/// does not take place. One query.
pub async fn sessions_to_come(db: &impl ConnectionTrait, who: PersonId, now: DateTime<Utc>) -> Result<Vec<SlotRow>> {
    // How long a session lasts is for Rust to add: the databases do not agree on how.
    let text = format!(
        "{COLUMNS}
        join enrolment e on e.cohort_id = ls.cohort_id and e.person_id = $1 and e.ended_at is null
        where s.starts_at > $2 and s.state = 'planned' and ls.state = 'planned' order by s.starts_at, s.id"
    );
    let values = [who.into(), (now - Duration::days(1)).into()];
    let mut found = SlotRow::find_by_statement(sql(db, &text, values)).all(db).await?;
    found.retain(|row| row.ends_at() > now);
    Ok(found)
}

/// A session somebody moderates.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
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

impl HostedRow {
    /// Until when.
    pub fn ends_at(&self) -> DateTime<Utc> {
        self.starts_at + Duration::minutes(self.minutes.into())
    }
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
