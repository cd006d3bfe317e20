//! The facts rules look at.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use entity::{
    ids::PersonId,
    states::{EnrolmentState, HelperAnswer, Rhythm, Role},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::super::rules::{ALUMNI, Facts, Member};
use crate::{
    features::{
        cohorts::CohortOn,
        discussions::words_in,
        live_sessions::{answers_in, slots_of_cohort},
        pitches::{hearings_of, words_owed},
        sparring::times_owed,
    },
    platform::{errors::Result, holidays::Holidays, zones},
    storage::sql,
};

#[derive(FromQueryResult)]
struct Row {
    id: PersonId,
    name: String,
    email: String,
    locale: String,
    zone: String,
    role: Role,
    state: EnrolmentState,
    since: DateTime<Utc>,
    would_help: Option<HelperAnswer>,
    /// Whose public holidays they have; none where nobody knows.
    region: Option<String>,
    alumni: Option<Rhythm>,
}

const MEMBERS: &str = "select p.id, p.name, p.email, p.locale, p.zone, e.role, e.state, e.started_at as since,
        h.answer as would_help, mh.region, mp.rhythm as alumni
    from enrolment e join person p on p.id = e.person_id
    left join helper_wish h on h.cohort_id = e.cohort_id and h.person_id = e.person_id
    left join mail_hours mh on mh.person_id = e.person_id
    left join mail_preference mp on mp.person_id = e.person_id and mp.kind = $2
    where e.cohort_id = $1 and e.ended_at is null and p.deactivated_at is null";

/// What is so in a cohort at `now`. Of `only` one person, where one is asked about, with the trainers.
pub async fn facts_of<'a>(
    db: &impl ConnectionTrait,
    cohort: &'a CohortOn,
    holidays: &'a Holidays,
    now: DateTime<Utc>,
    only: Option<PersonId>,
) -> Result<Facts<'a>> {
    let id = cohort.cohort.id;
    let mut rows = Row::find_by_statement(sql(db, MEMBERS, [id.into(), ALUMNI.into()])).all(db).await?;
    rows.retain(|row| row.role == Role::Trainer || only.is_none_or(|only| row.id == only));
    let member = |row: Row| Member {
        region: row.region.unwrap_or_default(),
        wants_alumni: row.alumni.is_some_and(|rhythm| rhythm != Rhythm::Off),
        zone: zones::zone(&row.zone).unwrap_or(Tz::UTC),
        away: row.state == EnrolmentState::Paused,
        id: row.id,
        name: row.name,
        email: row.email,
        role: row.role,
        locale: row.locale,
        since: row.since,
        spoke: false,
        answered: Default::default(),
        owes: Vec::new(),
        coming: BTreeMap::new(),
        would_help: row.would_help,
    };
    let mut members: BTreeMap<PersonId, Member> = rows.into_iter().map(|row| (row.id, member(row))).collect();
    for word in words_in(db, id).await? {
        if let Some(member) = members.get_mut(&word.person) {
            member.spoke = true;
            member.answered.extend(word.question);
        }
    }
    let mut owed = times_owed(db, id, now).await?;
    owed.extend(words_owed(db, id, now).await?);
    owed.sort_by_key(|one| one.since);
    for one in owed {
        if let Some(member) = members.get_mut(&one.person) {
            member.owes.push(one);
        }
    }
    for said in answers_in(db, id).await? {
        if let Some(member) = members.get_mut(&said.person) {
            member.coming.insert(said.session, (said.answer, said.slot));
        }
    }
    let nobody = PersonId(uuid::Uuid::nil());
    let slots = slots_of_cohort(db, id, nobody).await?;
    let hearings = hearings_of(db, id).await?;
    let mut members: Vec<Member> = members.into_values().collect();
    // Sorted here: the databases disagree on how names are ordered.
    members.sort_by_cached_key(|member| (member.name.to_lowercase(), member.id));
    Ok(Facts { now, cohort, members, slots, hearings, holidays })
}
