//! What partners hear of each other.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use entity::{
    ids::{PersonId, SparringAppointmentId, SparringGroupId},
    person, sparring_appointment, sparring_group, sparring_round,
    states::AppointmentState,
};
use sea_orm::EntityTrait;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::super::queries::{Together, together};
use crate::{
    identity::people_of,
    platform::{
        errors::Result,
        zones::{self, Style},
    },
    storage::outbox::{Desk, Email, Lane, Letter, Recipient},
};

const DAY: i64 = 24 * 60;

/// A time as it stands, its reader, and what they have together.
struct About {
    have: Together,
    reader: person::Model,
    group: SparringGroupId,
    link: String,
}

impl About {
    /// Finds it; nothing for somebody who is not in the group any more, or in a round that is over.
    async fn find(desk: &Desk<'_>, group: SparringGroupId, reader: &Recipient) -> Result<Option<Self>> {
        let db = desk.store.read();
        let Some(reader) = reader.person else { return Ok(None) };
        let Some(row) = sparring_group::Entity::find_by_id(group).one(db).await? else { return Ok(None) };
        let Some(round) = sparring_round::Entity::find_by_id(row.round_id).one(db).await? else { return Ok(None) };
        let Some(reader) = person::Entity::find_by_id(reader).one(db).await? else { return Ok(None) };
        let have = together(db, round.cohort_id, reader.id).await?.filter(|have| have.group == group);
        let link = format!("/cohorts/{}/sparring", round.cohort_id);
        Ok(have.map(|have| Self { have, reader, group, link }))
    }

    /// The same about a time; nothing where it was another since, or has begun.
    async fn find_time(
        desk: &Desk<'_>,
        (id, version): (SparringAppointmentId, i32),
        state: AppointmentState,
        reader: &Recipient,
    ) -> Result<Option<(Self, sparring_appointment::Model)>> {
        let row = sparring_appointment::Entity::find_by_id(id).one(desk.store.read()).await?;
        let holds = |row: &sparring_appointment::Model| {
            row.version == version && row.state == state && row.starts_at > desk.store.now()
        };
        let Some(row) = row.filter(holds) else { return Ok(None) };
        Ok(Self::find(desk, row.group_id, reader).await?.map(|about| (about, row)))
    }

    /// A letter about it; an answer reaches `by`.
    fn letter(self, facts: serde_json::Value, by: Vec<person::Model>) -> Letter {
        Letter::new(facts, self.link).about(self.group).answered_by_all(by)
    }

    /// A moment, in the zone and language of the reader.
    fn say(&self, at: DateTime<Utc>) -> String {
        let zone = zones::zone(&self.reader.zone).unwrap_or(Tz::UTC);
        zones::words(at, zone, &self.reader.locale, Style::Moment)
    }
}

/// Your partner suggests a time.
#[derive(Serialize, Deserialize)]
pub struct Suggested {
    /// Which.
    pub appointment: SparringAppointmentId,
    /// Its version: another time is other news.
    pub version: i32,
}

impl Email for Suggested {
    const KIND: &'static str = "sparring/suggested";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = true;
    const KEEPS_FOR: i64 = 3 * DAY;

    fn subject(&self) -> String {
        format!("{} {}", self.appointment, self.version)
    }

    /// Nothing to say to somebody who has answered, or once another time was suggested.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let state = AppointmentState::Suggested;
        let found = About::find_time(desk, (self.appointment, self.version), state, reader).await?;
        let Some((about, time)) = found else { return Ok(None) };
        if !about.have.unanswered(time.id).contains(&about.reader.id) {
            return Ok(None);
        }
        let by = people_of(desk.store.read(), &[time.suggested_by]).await?;
        let Some(partner) = by.first().map(|one| &one.name) else { return Ok(None) };
        let facts = json!({ "partner": partner, "when": about.say(time.starts_at), "minutes": time.minutes });
        Ok(Some(about.letter(facts, by)))
    }
}

/// You and your partners have agreed on a time.
#[derive(Serialize, Deserialize)]
pub struct Agreed {
    /// Which.
    pub appointment: SparringAppointmentId,
    /// Its version.
    pub version: i32,
}

impl Email for Agreed {
    const KIND: &'static str = "sparring/agreed";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = true;
    const KEEPS_FOR: i64 = 3 * DAY;

    fn subject(&self) -> String {
        format!("{} {}", self.appointment, self.version)
    }

    /// Nothing to say where it was moved or withdrawn since.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let state = AppointmentState::Agreed;
        let found = About::find_time(desk, (self.appointment, self.version), state, reader).await?;
        let Some((about, time)) = found else { return Ok(None) };
        let others = people_of(desk.store.read(), &about.have.others(about.reader.id)).await?;
        let names: Vec<&String> = others.iter().map(|one| &one.name).collect();
        let facts = json!({ "partners": names, "when": about.say(time.starts_at), "minutes": time.minutes });
        Ok(Some(about.letter(facts, others)))
    }
}

/// Somebody would be glad to hear from you.
#[derive(Serialize, Deserialize)]
pub struct AskedGently {
    /// Their group.
    pub group: SparringGroupId,
    /// Who.
    pub by: PersonId,
    /// When they asked.
    pub at: DateTime<Utc>,
}

impl Email for AskedGently {
    const KIND: &'static str = "sparring/asked";
    const LANE: Lane = Lane::News;
    const STOPPABLE: bool = true;
    const KEEPS_FOR: i64 = 3 * DAY;

    fn subject(&self) -> String {
        format!("{} {}", self.group, self.at.timestamp())
    }

    /// Nothing to say to somebody who has given a sign since, or where the two are not together any more.
    async fn letter(&self, desk: &Desk<'_>, reader: &Recipient) -> Result<Option<Letter>> {
        let Some(about) = About::find(desk, self.group, reader).await? else { return Ok(None) };
        let signs = about.have.signs();
        if !about.have.people.contains(&self.by)
            || signs.iter().any(|one| one.by == about.reader.id && one.at > self.at)
        {
            return Ok(None);
        }
        let by = people_of(desk.store.read(), &[self.by]).await?;
        let Some(partner) = by.first().map(|one| &one.name) else { return Ok(None) };
        let now = desk.store.now();
        let waits = about.have.open().filter(|one| {
            one.state == AppointmentState::Suggested && one.suggested_by == self.by && one.starts_at > now
        });
        let when = waits.map(|one| about.say(one.starts_at));
        let facts = json!({ "partner": partner, "when": when });
        Ok(Some(about.letter(facts, by)))
    }
}
