//! When pitches are heard, as calendar programs read it.

use chrono::{DateTime, Duration, Utc};
use entity::{
    cohort,
    ids::{CohortId, PersonId, PitchSessionId},
    pitch_round, pitch_session,
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{
    platform::{
        calendar_files::{Entry, Status, When, host_of},
        errors::Result,
        words::{Args, Words, number},
        zones,
    },
    storage::sql,
};

/// One session of a round.
#[derive(Clone, Debug, FromQueryResult)]
pub struct SessionHour {
    /// Its cohort.
    pub cohort: CohortId,
    /// What that is called.
    pub cohort_name: String,
    /// The session.
    pub session: PitchSessionId,
    /// Week of the course its round is in.
    pub week: i32,
    /// When.
    pub starts_at: DateTime<Utc>,
    /// By whose clocks.
    pub zone: String,
    /// How many minutes a pitch has.
    pub minutes: i32,
    /// How many places it has.
    pub places: i64,
    /// How often it was changed.
    pub version: i32,
}

impl SessionHour {
    /// That of a stored session.
    pub fn of(
        cohort: &cohort::Model,
        round: &pitch_round::Model,
        session: &pitch_session::Model,
        places: usize,
    ) -> Self {
        Self {
            cohort: cohort.id,
            cohort_name: cohort.name.clone(),
            session: session.id,
            week: round.week,
            starts_at: session.starts_at,
            zone: session.zone.clone(),
            minutes: session.minutes,
            places: i64::try_from(places).unwrap_or(1),
            version: session.version,
        }
    }

    /// Its entry, in words of the reader's language. Where one joins is not in it: calendars are shared, and
    /// the address stands on the page when the door opens.
    pub fn entry(&self, words: &Words, locale: &str, base_url: &str, now: DateTime<Utc>) -> Entry {
        let mut args = Args::new();
        args.set("cohort", self.cohort_name.clone());
        args.set("week", number(f64::from(self.week)));
        let page = format!("{base_url}/cohorts/{}/pitches/sessions/{}", self.cohort, self.session);
        let zone = zones::zone(&self.zone).unwrap_or(chrono_tz::Tz::UTC);
        Entry {
            uid: format!("pitches-{}@{}", self.session, host_of(base_url)),
            sequence: u32::try_from(self.version - 1).unwrap_or_default(),
            stamp: now,
            when: When::Moment {
                local: self.starts_at.with_timezone(&zone).naive_local(),
                zone,
                lasts: Duration::minutes(i64::from(self.minutes) * self.places.max(1)),
            },
            title: words.say(locale, "pitch-rounds-file", &args).unwrap_or_else(|_| self.cohort_name.clone()),
            description: Some(page.clone()),
            place: None,
            url: Some(page),
            status: Status::Confirmed,
            attendee: None,
            organizer: None,
        }
    }
}

/// Sessions of the rounds of these cohorts, the earliest first: where somebody's pitch has a place that one,
/// otherwise each. One query.
pub async fn session_hours_of(
    db: &impl ConnectionTrait,
    cohorts: &[CohortId],
    who: PersonId,
) -> Result<Vec<SessionHour>> {
    if cohorts.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (2..cohorts.len() + 2).map(|place| format!("${place}")).collect();
    let text = format!(
        "select r.cohort_id as cohort, k.name as cohort_name, s.id as session, r.week, s.starts_at, s.zone, s.minutes,
            (select count(*) from pitch_slot p where p.session_id = s.id) as places, s.version
        from pitch_round r join cohort k on k.id = r.cohort_id join pitch_session s on s.round_id = r.id
        where r.state <> 'cancelled' and r.cohort_id in ({})
            and not exists (select 1 from pitch_slot p join pitch_member m on m.pitch_id = p.pitch_id
                join pitch_session o on o.id = p.session_id
                where m.person_id = $1 and m.joined_at is not null and m.ended_at is null
                    and o.round_id = r.id and o.id <> s.id)
        order by s.starts_at, s.id",
        places.join(", ")
    );
    let values = std::iter::once(who.into()).chain(cohorts.iter().map(|cohort| (*cohort).into()));
    Ok(SessionHour::find_by_statement(sql(db, &text, values.collect::<Vec<_>>())).all(db).await?)
}
