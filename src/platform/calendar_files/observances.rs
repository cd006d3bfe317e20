//! What a calendar file says of a zone: when its clocks change, over the years it is about.
//!
//! Where a change falls on the same weekday of the same month year by year it is written as a
//! rule: some programs understand nothing else. A rule is only written where it gives exactly
//! the changes the zone makes; others are written one by one.

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, Offset as _, TimeZone, Utc};
use chrono_tz::{OffsetComponents, OffsetName, Tz};

use super::{lines::Lines, local_text, utc};

type Offset = <Tz as TimeZone>::Offset;

/// Years in which a change is looked for, whatever an entry says.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// A change of the clocks.
#[derive(Clone, Copy)]
struct Change {
    at: DateTime<Utc>,
    before: Offset,
    after: Offset,
}

impl Change {
    /// What the clocks show as they are changed.
    fn local(&self) -> NaiveDateTime {
        self.at.naive_utc() + self.before.fix()
    }

    fn is_to_summer(&self) -> bool {
        let (before, after) = (self.before.dst_offset(), self.after.dst_offset());
        // In Dublin summer is the norm, and winter lies an hour behind it.
        after > Duration::zero() || (after.is_zero() && before < Duration::zero())
    }
}

/// The same change, year after year, or once.
struct Observance {
    first: Change,
    last: Change,
    /// Which one of its weekdays in the month it can be said to fall on: -1 is the last.
    weeks: Vec<i32>,
}

impl Observance {
    fn of(change: Change) -> Self {
        Self { first: change, last: change, weeks: weeks(change.local().date()) }
    }

    fn is_like(&self, change: &Change) -> bool {
        self.first.before == change.before && self.first.after == change.after
    }

    /// Takes the change of the following year in, if it falls as those before it.
    fn takes(&mut self, change: &Change) -> bool {
        let (own, other) = (self.last.local(), change.local());
        let as_ever = other.year() == own.year() + 1
            && (other.month(), other.weekday(), other.time()) == (own.month(), own.weekday(), own.time());
        let shared = weeks(other.date());
        if !as_ever || !self.weeks.iter().any(|week| shared.contains(week)) {
            return false;
        }
        self.weeks.retain(|week| shared.contains(week));
        self.last = *change;
        true
    }

    fn write(&self, lines: &mut Lines, last_year: i32) {
        let kind = if self.first.is_to_summer() { "DAYLIGHT" } else { "STANDARD" };
        let first = self.first.local();
        lines.say("BEGIN", kind);
        lines.say("DTSTART", &local_text(first));
        if let Some(week) = self.weeks.first().filter(|_| self.last.at > self.first.at) {
            let day = first.weekday().to_string().get(..2).unwrap_or_default().to_uppercase();
            let mut rule = format!("FREQ=YEARLY;BYMONTH={};BYDAY={week}{day}", first.month());
            if self.last.local().year() < last_year {
                // Some programs read this as local time. A day later both readings mean the same.
                rule.push_str(&format!(";UNTIL={}", utc(self.last.at + Duration::days(1))));
            }
            lines.say("RRULE", &rule);
        }
        lines.say("TZOFFSETFROM", &offset_text(&self.first.before));
        lines.say("TZOFFSETTO", &offset_text(&self.first.after));
        let name = self.first.after.abbreviation().map_or_else(|| offset_text(&self.first.after), str::to_owned);
        lines.text("TZNAME", &name);
        lines.say("END", kind);
    }
}

/// Writes what moments from `first` to `last` need to know of `zone`.
pub(super) fn write(lines: &mut Lines, zone: Tz, first: DateTime<Utc>, last: DateTime<Utc>) {
    let new_year = |year: i32| {
        let day = NaiveDate::from_ymd_opt(year.clamp(*YEARS.start(), *YEARS.end()), 1, 1).unwrap_or_default();
        day.and_time(chrono::NaiveTime::MIN).and_utc()
    };
    // A year more on either side: a rule shows in several of its changes.
    let (begin, end) = (new_year(first.year() - 1), new_year(last.year() + 2));
    let changes = changes(zone, begin, end);
    let mut observances: Vec<Observance> = Vec::new();
    if changes.first().is_none_or(|change| change.at > first) {
        let offset = zone.offset_from_utc_datetime(&begin.naive_utc());
        observances.push(Observance::of(Change { at: begin, before: offset, after: offset }));
    }
    for change in changes {
        let like = observances.iter_mut().rev().find(|one| one.is_like(&change));
        if !like.is_some_and(|one| one.takes(&change)) {
            observances.push(Observance::of(change));
        }
    }
    lines.say("BEGIN", "VTIMEZONE");
    lines.text("TZID", zone.name());
    for observance in observances {
        observance.write(lines, end.year() - 1);
    }
    lines.say("END", "VTIMEZONE");
}

/// Every change from `begin` to `end`. A day is the shortest while two of them have ever been apart.
fn changes(zone: Tz, begin: DateTime<Utc>, end: DateTime<Utc>) -> Vec<Change> {
    let offset = |at: DateTime<Utc>| zone.offset_from_utc_datetime(&at.naive_utc());
    let mut found = Vec::new();
    let (mut at, mut before) = (begin, offset(begin));
    while at < end {
        let next = at + Duration::days(1);
        if offset(next) == before {
            at = next;
            continue;
        }
        let (mut low, mut high) = (at, next);
        while high - low > Duration::seconds(1) {
            let middle = low + Duration::seconds((high - low).num_seconds() / 2);
            if offset(middle) == before { low = middle } else { high = middle }
        }
        let change = Change { at: high, before, after: offset(high) };
        found.push(change);
        (at, before) = (high, change.after);
    }
    found
}

/// The last of its weekday in the month, and the how manyeth: a day may be both.
fn weeks(day: NaiveDate) -> Vec<i32> {
    let last = (day + Duration::days(7)).month() != day.month();
    let nth = i32::try_from(day.day0() / 7 + 1).ok().filter(|nth| *nth < 5);
    last.then_some(-1).into_iter().chain(nth).collect()
}

/// `+0100`; with seconds where a place once counted them.
fn offset_text(offset: &Offset) -> String {
    let seconds = offset.fix().local_minus_utc();
    let (sign, seconds) = if seconds < 0 { ('-', -seconds) } else { ('+', seconds) };
    let text = format!("{sign}{:02}{:02}", seconds / 3600, seconds / 60 % 60);
    if seconds % 60 == 0 { text } else { format!("{text}{:02}", seconds % 60) }
}
