//! When an e-mail that could be sent now waits all the same: because its reader wants it together with
//! others, or because it is evening where they are.

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveTime, Utc, Weekday};
use chrono_tz::Tz;
use entity::{mail_hours, outbox, person, states::Rhythm};
use sea_orm::EntityTrait;

use super::{super::Store, Kind};
use crate::platform::{
    errors::Result,
    holidays::Holidays,
    quiet::{next_open, next_time, time},
    zones,
};

/// The times of day at which what came in a few hours is told.
const FEW_HOURS: [NaiveTime; 3] = [time(9), time(13), time(17)];
/// When a day is told.
const AFTERNOON: [NaiveTime; 1] = [time(16)];
/// When a week is told, on a Friday.
const MIDDAY: [NaiveTime; 1] = [time(13)];
/// What has waited is worth telling for so long after its time.
const STILL_WORTH: Duration = Duration::days(1);

/// An e-mail waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hold {
    /// Until when.
    pub until: DateTime<Utc>,
    /// Whether it then goes together with others.
    pub gathered: bool,
    /// How long it is worth sending then.
    pub expires_at: DateTime<Utc>,
}

/// When after `at` what comes in this rhythm is told next, on a day that `works`; none where nothing is gathered.
///
/// What is told on Fridays and meets a holiday is told on the next day that works.
pub fn next_round(
    rhythm: Rhythm,
    at: DateTime<Utc>,
    zone: Tz,
    works: impl Fn(NaiveDate) -> bool,
) -> Option<DateTime<Utc>> {
    match rhythm {
        Rhythm::AtOnce | Rhythm::Off => None,
        Rhythm::FewHours => Some(next_time(at, zone, &FEW_HOURS, works)),
        Rhythm::Daily => Some(next_time(at, zone, &AFTERNOON, works)),
        Rhythm::Weekly => {
            let friday = next_time(at, zone, &MIDDAY, |day| day.weekday() == Weekday::Fri);
            let on = zones::date_in(zone, friday);
            Some(if works(on) { friday } else { next_time(friday, zone, &MIDDAY, works) })
        }
    }
}

/// Who an e-mail waits for.
struct Waits<'a> {
    rhythm: Rhythm,
    quiet: bool,
    zone: Tz,
    works: &'a dyn Fn(NaiveDate) -> bool,
}

/// Whether an e-mail of this kind waits at `now`. One that was gathered for a time goes when it has come, on a
/// day that works: a worker that was away over Friday does not make up for it on Saturday.
fn hold(row: &outbox::Model, kind: &Kind, reader: &Waits<'_>, now: DateTime<Utc>) -> Option<Hold> {
    if !kind.stoppable {
        return None;
    }
    let worth = |until: DateTime<Utc>| match kind.planned {
        // What has a time of its own says itself for how long it is worth sending.
        true => row.expires_at,
        false => row.expires_at.max(until + STILL_WORTH),
    };
    let comes_now = row.gathered_for.is_some() && (reader.works)(zones::date_in(reader.zone, now));
    let rhythm = if kind.planned { Rhythm::AtOnce } else { reader.rhythm };
    if let Some(until) = next_round(rhythm, now, reader.zone, reader.works).filter(|_| !comes_now) {
        return Some(Hold { until, gathered: true, expires_at: worth(until) });
    }
    let open = if reader.quiet { next_open(now, reader.zone, reader.works) } else { now };
    (open > now).then(|| Hold { until: open, gathered: false, expires_at: worth(open) })
}

/// Whether an e-mail waits for its reader, who wants its kind in this rhythm.
pub(super) async fn held(
    store: &Store,
    row: &outbox::Model,
    kind: &Kind,
    reader: &person::Model,
    rhythm: Rhythm,
) -> Result<Option<Hold>> {
    if !kind.stoppable {
        return Ok(None);
    }
    let holidays = store.known::<Holidays>()?;
    let hours = mail_hours::Entity::find_by_id(reader.id).one(store.read()).await?;
    let region = hours.as_ref().and_then(|hours| hours.region.clone()).unwrap_or_default();
    let waits = Waits {
        rhythm,
        quiet: hours.is_some_and(|hours| hours.quiet),
        zone: zones::zone(&reader.zone).unwrap_or(Tz::Europe__Berlin),
        works: &|day| holidays.is_working_day(&region, day),
    };
    Ok(hold(row, kind, &waits, store.now()))
}
