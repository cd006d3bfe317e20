//! Times somebody has agreed on with their partners, for their calendar.

use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;
use entity::{
    ids::{CohortId, PersonId, SparringAppointmentId},
    states::AppointmentState,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{
    platform::{
        calendar_files::{Entry, Status, When, host_of},
        errors::Result,
        words::Words,
        zones,
    },
    storage::sql,
};

/// A time somebody has with their partners, or had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Talk {
    /// Its cohort.
    pub cohort: CohortId,
    id: SparringAppointmentId,
    state: AppointmentState,
    zone: Tz,
    starts_at: DateTime<Utc>,
    minutes: i32,
    version: i32,
    /// Who else, by name.
    names: Vec<String>,
}

#[derive(FromQueryResult)]
struct Found {
    id: SparringAppointmentId,
    cohort_id: CohortId,
    state: AppointmentState,
    zone: String,
    starts_at: DateTime<Utc>,
    minutes: i32,
    version: i32,
    name: Option<String>,
}

/// Everything somebody has agreed on or was asked about with partners they had at that time, in order.
/// What was withdrawn is among it, so that a program can take it out. One statement.
pub async fn talks_of(db: &impl ConnectionTrait, who: PersonId) -> Result<Vec<Talk>> {
    let text = "select a.id, r.cohort_id, a.state, a.zone, a.starts_at, a.minutes, a.version,
            case when n.deactivated_at is null then n.name end as name
        from sparring_partner me join sparring_round r on r.id = me.round_id
        join sparring_appointment a on a.group_id = me.group_id
        left join (select appointment_id, person_id from sparring_answer
            union all select id, suggested_by from sparring_appointment) w
            on w.appointment_id = a.id and w.person_id <> me.person_id
        left join person n on n.id = w.person_id
        where me.person_id = $1 and me.joined_at <= a.suggested_at
            and (me.ended_at is null or a.state in ('past', 'withdrawn'))
        order by a.starts_at, a.id, n.name";
    let mut all: Vec<Talk> = Vec::new();
    for one in Found::find_by_statement(sql(db, text, [who.into()])).all(db).await? {
        if all.last().is_none_or(|last| last.id != one.id) {
            all.push(Talk {
                cohort: one.cohort_id,
                id: one.id,
                state: one.state,
                zone: zones::zone(&one.zone).unwrap_or(Tz::UTC),
                starts_at: one.starts_at,
                minutes: one.minutes,
                version: one.version,
                names: Vec::new(),
            });
        }
        if let (Some(talk), Some(name)) = (all.last_mut(), one.name)
            && !talk.names.contains(&name)
        {
            talk.names.push(name);
        }
    }
    Ok(all)
}

impl Talk {
    /// Its entry in their calendar: not settled as long as not everybody has said yes. What they talk
    /// about is not in it: calendars are shared.
    pub fn entry(&self, (words, locale): (&Words, &str), base_url: &str, now: DateTime<Utc>) -> Entry {
        let page = format!("{base_url}/cohorts/{}/sparring", self.cohort);
        let title = words.plain(locale, "nav-sparring");
        Entry {
            uid: format!("sparring-{}@{}", self.id, host_of(base_url)),
            sequence: u32::try_from(self.version - 1).unwrap_or_default(),
            stamp: now,
            when: When::Moment {
                local: self.starts_at.with_timezone(&self.zone).naive_local(),
                zone: self.zone,
                lasts: Duration::minutes(self.minutes.into()),
            },
            title: if self.names.is_empty() { title } else { format!("{title}: {}", self.names.join(", ")) },
            description: Some(page.clone()),
            place: None,
            url: Some(page),
            status: match self.state {
                AppointmentState::Suggested => Status::Tentative,
                AppointmentState::Agreed | AppointmentState::Past => Status::Confirmed,
                AppointmentState::Withdrawn => Status::Cancelled,
            },
            attendee: None,
            organizer: None,
        }
    }
}
