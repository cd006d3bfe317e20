//! What a change of a calendar would do, before anybody does it. Writes nothing.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use entity::ids::PersonId;
use sea_orm::ConnectionTrait;

use super::{
    collisions::{Collision, Surroundings, collisions},
    dates::{Dated, Moved, What, dates_of, differences},
    queries::{Here, by_zone, people_here},
};
use crate::{
    features::{
        admissions::seated_or_offered,
        cohorts::{CalendarChange, CalendarRows, CohortOn},
        curriculum::Programme,
        live_sessions::{HostedRow, SlotRow, hosted_elsewhere, slots_of_cohort},
    },
    platform::{errors::Result, holidays::Holidays},
};

/// A cohort's dates as they stand, and what surrounds them.
pub struct Standing {
    /// The rows they derive from.
    pub rows: CalendarRows,
    /// The times of its sessions.
    pub slots: Vec<SlotRow>,
    /// Who is in it.
    pub people: Vec<Here>,
    /// Every date, in order.
    pub dates: Vec<Dated>,
    /// What does not go well together.
    pub collisions: Vec<Collision>,
    /// When those who moderate its sessions moderate others.
    elsewhere: Vec<HostedRow>,
}

impl Standing {
    /// What of these dates does not go well together.
    fn colliding(&self, on: &CohortOn, lens: &Lens<'_>, dates: &[Dated], zone: Tz) -> Vec<Collision> {
        let around = Surroundings {
            holidays: lens.holidays,
            regions: &regions_of(on.course.as_deref()),
            people: &by_zone(&self.people),
            elsewhere: &self.elsewhere,
            locale: lens.locale,
        };
        collisions(dates, zone, &around, lens.now)
    }
}

/// What an account of a calendar is read with.
pub struct Lens<'a> {
    /// Public holidays.
    pub holidays: &'a Holidays,
    /// BCP 47 tag of the reader's language.
    pub locale: &'a str,
    /// The reader.
    pub who: PersonId,
    /// Now.
    pub now: DateTime<Utc>,
}

/// The rows a cohort's calendar derives from.
pub fn rows_of(on: &CohortOn) -> CalendarRows {
    CalendarRows { cohort: on.cohort.clone(), pauses: on.pauses.clone(), weeks: on.calendar.weeks() }
}

/// The regions whose holidays count for a course: those of its sites, sorted.
pub fn regions_of(course: Option<&Programme>) -> Vec<String> {
    let form = course.and_then(|course| course.application.as_ref());
    let mut regions: Vec<String> = form.iter().flat_map(|form| &form.sites).map(|site| site.region.clone()).collect();
    regions.sort();
    regions.dedup();
    regions
}

/// All dates of a cohort as they stand. Three queries.
pub async fn standing(db: &impl ConnectionTrait, on: &CohortOn, lens: &Lens<'_>) -> Result<Standing> {
    let slots = slots_of_cohort(db, on.cohort.id, lens.who).await?;
    let people = people_here(db, on.cohort.id).await?;
    let elsewhere = hosted_elsewhere(db, on.cohort.id, lens.now).await?;
    let rows = rows_of(on);
    let course = on.course.as_deref().map(|course| (course, lens.locale));
    let dates = dates_of(&rows, course, &slots, on.standing.since);
    let standing = Standing { rows, slots, people, dates, collisions: Vec::new(), elsewhere };
    let collisions = standing.colliding(on, lens, &standing.dates, on.calendar.zone());
    Ok(Standing { collisions, ..standing })
}

/// What people have been told, and will be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mails {
    /// People who were welcomed with the first day that moves.
    pub welcomed: usize,
    /// Sessions that move and that people were invited to.
    pub invited: usize,
    /// People who are told what moves.
    pub told: usize,
    /// People with a seat or an offer who are asked again.
    pub asked: usize,
    /// Entries in people's calendars that are changed.
    pub entries: usize,
}

/// What a change would do.
pub struct Preview {
    /// The change itself.
    pub change: CalendarChange,
    /// What moves, comes or goes.
    pub moved: Vec<Moved>,
    /// How many dates stay.
    pub stays: usize,
    /// What would not go well together that does now.
    pub collisions: Vec<Collision>,
    /// What people have been told, and will be.
    pub mails: Mails,
    /// Who is in the cohort.
    pub people: Vec<Here>,
}

/// What `change` would do to a cohort. Refused as the change itself would be.
pub async fn preview(
    db: &impl ConnectionTrait,
    on: &CohortOn,
    lens: &Lens<'_>,
    change: CalendarChange,
) -> Result<Preview> {
    let before = standing(db, on, lens).await?;
    let after = before.rows.after(&change, lens.now)?;
    let calendar = after.calendar();
    let slots: Vec<SlotRow> = before.slots.iter().map(|slot| slot.under(&calendar, lens.now)).collect();
    let course = on.course.as_deref().map(|course| (course, lens.locale));
    let dates = dates_of(&after, course, &slots, on.standing.since);
    let all = before.colliding(on, lens, &dates, calendar.zone());
    let collisions = all.into_iter().filter(|one| !before.collisions.contains(one)).collect();
    let (moved, stays) = differences(&before.dates, &dates);
    let starts = matches!(change, CalendarChange::Start(_));
    let asked = if starts { seated_or_offered(db, on.cohort.id).await? } else { Vec::new() };
    let mails = mails_of(&moved, &before.people, starts, &asked);
    Ok(Preview { change, moved, stays, collisions, mails, people: before.people })
}

fn mails_of(moved: &[Moved], people: &[Here], starts: bool, asked: &[Option<PersonId>]) -> Mails {
    let sessions = moved.iter().filter_map(|one| match (&one.from, &one.to) {
        (Some(Dated { what: What::Session(slot), .. }), Some(_)) => Some(slot),
        _ => None,
    });
    let sessions: Vec<_> = sessions.collect();
    let told = people.iter().filter(|one| !asked.contains(&Some(one.person)));
    Mails {
        welcomed: if starts { people.len() } else { 0 },
        invited: sessions.iter().filter(|slot| slot.invited_at.is_some()).count(),
        told: if moved.is_empty() { 0 } else { told.count() },
        asked: asked.len(),
        entries: sessions.iter().map(|slot| usize::try_from(slot.taken).unwrap_or(0)).sum(),
    }
}
