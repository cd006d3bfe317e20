//! When the pitches of a cohort are heard, for rooms that lay dates beside each other.

use chrono::{DateTime, Utc};
use entity::ids::{CohortId, PersonId, PitchRoundId, PitchSessionId};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::{platform::errors::Result, storage::sql};

/// Somebody whose pitch has a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Who.
    pub person: PersonId,
    /// What the pitch is called.
    pub title: String,
    /// Which place, from 1.
    pub place: i32,
}

/// A time at which pitches are heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HearingTime {
    /// The session.
    pub session: PitchSessionId,
    /// Its round.
    pub round: PitchRoundId,
    /// Week of the course its round is in, from 1.
    pub week: i32,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// How many minutes a pitch has.
    pub minutes: i32,
    /// Who speaks, in their order.
    pub speakers: Vec<Speaker>,
}

#[derive(FromQueryResult)]
struct Row {
    session: PitchSessionId,
    round: PitchRoundId,
    week: i32,
    starts_at: DateTime<Utc>,
    minutes: i32,
    place: Option<i32>,
    title: Option<String>,
    person: Option<PersonId>,
}

/// When pitches are still to be heard in a cohort: the earliest first, without rounds that were cancelled. One
/// query.
pub async fn hearings_of(db: &impl ConnectionTrait, cohort: CohortId) -> Result<Vec<HearingTime>> {
    let text = "select s.id as session, r.id as round, r.week, s.starts_at, s.minutes, p.position as place, t.title,
            m.person_id as person
        from pitch_round r join pitch_session s on s.round_id = r.id
        left join pitch_slot p on p.session_id = s.id and p.pitch_id is not null
        left join pitch t on t.id = p.pitch_id
        left join pitch_member m on m.pitch_id = t.id and m.joined_at is not null and m.ended_at is null
        where r.cohort_id = $1 and r.state <> 'cancelled' and s.ended_at is null
        order by s.starts_at, s.id, p.position";
    let mut found: Vec<HearingTime> = Vec::new();
    for row in Row::find_by_statement(sql(db, text, [cohort.into()])).all(db).await? {
        if found.last().is_none_or(|last| last.session != row.session) {
            found.push(HearingTime {
                session: row.session,
                round: row.round,
                week: row.week,
                starts_at: row.starts_at,
                minutes: row.minutes,
                speakers: Vec::new(),
            });
        }
        let speaker = row.person.zip(row.place).zip(row.title);
        if let (Some(last), Some(((person, place), title))) = (found.last_mut(), speaker) {
            last.speakers.push(Speaker { person, title, place });
        }
    }
    Ok(found)
}
