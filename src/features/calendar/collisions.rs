//! What does not go well together: a date on a public holiday, two sessions of one
//! person at once, a session at night for more than a few. Pure.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Timelike, Utc};
use chrono_tz::Tz;
use entity::ids::{LiveSessionId, PersonId};

use super::dates::{At, Dated, What};
use crate::{
    features::live_sessions::{HostedRow, SlotRow},
    platform::{holidays::Holidays, zones},
};

/// The working day people can be asked into: local hours, from and to.
pub const DAY: (u32, u32) = (7, 20);
/// So many people of one zone are too many to meet outside of it.
pub const FEW: i64 = 3;

/// Something that does not go well together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Collision {
    /// A date falls on public holidays.
    Holiday {
        /// What falls on it.
        what: Dated,
        /// The day.
        on: NaiveDate,
        /// Its name, and the regions that call it so.
        names: Vec<(String, Vec<String>)>,
    },
    /// Somebody moderates two sessions at once.
    Twice {
        /// Who.
        host: PersonId,
        /// What the two are called.
        titles: (String, String),
        /// When the second begins.
        at: DateTime<Utc>,
    },
    /// A session lies outside the day of more than a few people.
    Night {
        /// What it is called.
        title: String,
        /// The zone, its local time then, and how many people live there.
        zones: Vec<(String, NaiveTime, i64)>,
    },
}

/// What collisions are looked for in.
pub struct Surroundings<'a> {
    /// Public holidays.
    pub holidays: &'a Holidays,
    /// Regions whose holidays count, sorted.
    pub regions: &'a [String],
    /// Zones people live in, and how many in each.
    pub people: &'a [(Tz, i64)],
    /// When the people who moderate sessions moderate others, in other cohorts.
    pub elsewhere: &'a [HostedRow],
    /// BCP 47 tag of the reader's language.
    pub locale: &'a str,
}

/// Every collision among dates that are still to come, in the order of the dates.
pub fn collisions(dates: &[Dated], zone: Tz, around: &Surroundings<'_>, now: DateTime<Utc>) -> Vec<Collision> {
    let to_come: Vec<&Dated> = dates.iter().filter(|one| !one.is_over(zone, now)).collect();
    let mut found: Vec<Collision> = to_come.iter().filter_map(|one| on_holiday(one, zone, around)).collect();
    let sessions = to_come.iter().filter_map(|one| match &one.what {
        What::Session(slot) if slot.takes_place() => Some(&**slot),
        _ => None,
    });
    let sessions: Vec<&SlotRow> = sessions.collect();
    found.extend(twice(&sessions, around.elsewhere));
    found.extend(nights(&sessions, around.people));
    found
}

fn on_holiday(one: &Dated, zone: Tz, around: &Surroundings<'_>) -> Option<Collision> {
    let day = match (&one.what, one.at) {
        (What::Week(..), At::Moment(at)) => zones::date_in(zone, at),
        (What::Session(slot), At::Moment(at)) => zones::date_in(slot.tz(), at),
        (What::Task(..), At::Days(due, _)) => due,
        _ => return None,
    };
    let mut names: Vec<(String, Vec<String>)> = Vec::new();
    for region in around.regions {
        let Some(name) = around.holidays.name(region, day, around.locale) else { continue };
        match names.iter_mut().find(|(known, _)| *known == name) {
            Some((_, regions)) => regions.push(region.clone()),
            None => names.push((name, vec![region.clone()])),
        }
    }
    (!names.is_empty()).then(|| Collision::Holiday { what: one.clone(), on: day, names })
}

/// Two sessions of one host that overlap, here or with those elsewhere.
fn twice(sessions: &[&SlotRow], elsewhere: &[HostedRow]) -> Vec<Collision> {
    let hosted = |slot: &&SlotRow| {
        let (title, starts_at, minutes) = (slot.title.clone(), slot.starts_at, slot.minutes);
        Some(HostedRow { host: slot.host?, slot: slot.slot, title, starts_at, minutes })
    };
    let own: Vec<HostedRow> = sessions.iter().filter_map(hosted).collect();
    let overlap = |one: &HostedRow, other: &HostedRow| {
        one.host == other.host
            && one.slot != other.slot
            && one.starts_at < other.ends_at()
            && other.starts_at < one.ends_at()
    };
    let mut found = Vec::new();
    for (place, one) in own.iter().enumerate() {
        let later = own.iter().skip(place + 1).chain(elsewhere);
        found.extend(later.filter(|other| overlap(one, other)).map(|other| Collision::Twice {
            host: one.host,
            titles: (one.title.clone(), other.title.clone()),
            at: one.starts_at.max(other.starts_at),
        }));
    }
    found
}

/// Sessions of which no time lies within the day of a zone that more than a few people live in.
fn nights(sessions: &[&SlotRow], people: &[(Tz, i64)]) -> Vec<Collision> {
    let mut by_session: BTreeMap<LiveSessionId, Vec<&SlotRow>> = BTreeMap::new();
    for slot in sessions {
        by_session.entry(slot.session).or_default().push(slot);
    }
    let many = people.iter().filter(|(_, count)| *count > FEW);
    let night = |slots: &Vec<&SlotRow>| {
        let first = slots.first()?;
        let outside = many.clone().filter(|(zone, _)| slots.iter().all(|slot| !within_day(slot, *zone)));
        let zones = outside.map(|(zone, count)| {
            let local = first.starts_at.with_timezone(zone).time();
            (zone.name().to_owned(), local, *count)
        });
        let zones: Vec<_> = zones.collect();
        (!zones.is_empty()).then(|| Collision::Night { title: first.title.clone(), zones })
    };
    by_session.values().filter_map(night).collect()
}

/// Whether a session lies within the working day where the clocks of `zone` count.
fn within_day(slot: &SlotRow, zone: Tz) -> bool {
    let (from, to) = (slot.starts_at.with_timezone(&zone), slot.ends_at().with_timezone(&zone));
    let closes = from.date_naive().and_time(NaiveTime::MIN) + Duration::hours(DAY.1.into());
    from.hour() >= DAY.0 && to.naive_local() <= closes
}
