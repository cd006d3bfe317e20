//! When circles meet, as calendar programs read it.

use chrono::{DateTime, Duration, Utc};
use entity::ids::{CircleId, CohortId, PersonId};
use sea_orm::{ConnectionTrait, FromQueryResult};

use super::rules::LASTS;
use crate::{
    platform::{
        calendar_files::{Entry, Status, When, host_of},
        errors::Result,
        words::{Args, Words},
        zones,
    },
    storage::sql,
};

/// One time somebody's circle meets.
#[derive(Clone, Debug, FromQueryResult)]
pub struct HourRow {
    /// Its cohort.
    pub cohort: CohortId,
    /// What that is called.
    pub cohort_name: String,
    /// The circle.
    pub circle: CircleId,
    /// Weeks since the first day of the cohort.
    pub nth: i32,
    /// When.
    pub starts_at: DateTime<Utc>,
    /// By whose clocks.
    pub zone: Option<String>,
    /// How often its hour was changed.
    pub hour_version: i32,
    /// How often the dates of its cohort were changed.
    pub calendar_version: i32,
}

impl HourRow {
    /// Its entry, in words of the reader's language.
    pub fn entry(&self, words: &Words, locale: &str, base_url: &str, now: DateTime<Utc>) -> Entry {
        let mut args = Args::new();
        args.set("cohort", self.cohort_name.clone());
        let page = format!("{base_url}/cohorts/{}/circles/meeting", self.cohort);
        let zone = self.zone.as_deref().and_then(zones::zone).unwrap_or(chrono_tz::Tz::UTC);
        Entry {
            uid: format!("circle-{}-{}@{}", self.circle, self.nth, host_of(base_url)),
            sequence: u32::try_from(self.hour_version + self.calendar_version).unwrap_or_default(),
            stamp: now,
            when: When::Moment {
                local: self.starts_at.with_timezone(&zone).naive_local(),
                zone,
                lasts: Duration::minutes(LASTS),
            },
            title: words.say(locale, "circles-file-hour", &args).unwrap_or_else(|_| self.cohort_name.clone()),
            description: Some(page.clone()),
            place: None,
            url: Some(page),
            status: Status::Confirmed,
            attendee: None,
            organizer: None,
        }
    }
}

/// Every time somebody's circles meet in these cohorts, the earliest first. One query.
pub async fn hours_of(db: &impl ConnectionTrait, cohorts: &[CohortId], who: PersonId) -> Result<Vec<HourRow>> {
    if cohorts.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (2..cohorts.len() + 2).map(|place| format!("${place}")).collect();
    let text = format!(
        "select c.cohort_id as cohort, k.name as cohort_name, c.id as circle, h.nth, h.starts_at, c.hour_zone as zone,
            c.hour_version, k.calendar_version
        from circle_member me join circle c on c.id = me.circle_id join cohort k on k.id = c.cohort_id
        join circle_hour h on h.circle_id = c.id
        where me.person_id = $1 and me.ended_at is null and c.state = 'meeting' and c.cohort_id in ({})
        order by h.starts_at, c.id",
        places.join(", ")
    );
    let values = std::iter::once(who.into()).chain(cohorts.iter().map(|cohort| (*cohort).into()));
    Ok(HourRow::find_by_statement(sql(db, &text, values.collect::<Vec<_>>())).all(db).await?)
}
