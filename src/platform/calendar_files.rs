//! Calendar files (iCalendar, RFC 5545) and invitations by mail (RFC 5546).
//!
//! Programs read these files that nobody here can ask, so they are kept plain:
//! every zone explains itself, a moment stands as the clocks of its place show
//! it, and a file written twice is the same bytes twice. No repetition is ever
//! written: whoever plans dates has counted them one by one already.

mod lines;
mod observances;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;

use self::lines::{Lines, address_uri, quoted, uri};
use crate::platform::zones;

/// A file for a calendar program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarFile {
    /// What the program shall do with it.
    pub method: Method,
    /// What a calendar made from it is called.
    pub name: Option<String>,
    /// What stands in it, in this order.
    pub entries: Vec<Entry>,
}

/// What a program shall do with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Show it.
    Publish,
    /// Ask its reader to come, or tell them what has changed.
    Request,
    /// Take it out of its reader's calendar.
    Cancel,
}

impl Method {
    /// How files and mails write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Publish => "PUBLISH",
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

/// One entry of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The same for as long as it is the same thing, wherever it moves: `0190…@learn.example.org`.
    pub uid: String,
    /// Rises with every change of time or place, and when it is cancelled.
    pub sequence: u32,
    /// When what it says was last changed.
    pub stamp: DateTime<Utc>,
    /// When it is.
    pub when: When,
    /// One line.
    pub title: String,
    /// Plain text; the one link belongs here too, since some programs do not show `url`.
    pub description: Option<String>,
    /// Where it is.
    pub place: Option<String>,
    /// Where more is said about it.
    pub url: Option<String>,
    /// Whether it takes place.
    pub status: Status,
    /// Whom the file is for: its reader and nobody else, ever. Not written where the file is only shown.
    pub attendee: Option<Contact>,
    /// Who invites.
    pub organizer: Option<Contact>,
}

/// When something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// As the clocks of a place show it. In the hour they skip, the first moment after; in
    /// the hour they show twice, the first: as [`zones::instant`] has it.
    Moment {
        /// Date and time there.
        local: NaiveDateTime,
        /// Whose clocks.
        zone: Tz,
        /// For how long.
        lasts: Duration,
    },
    /// Whole days, wherever the reader is.
    Days {
        /// The first of them.
        first: NaiveDate,
        /// The last of them: a single day has the same twice.
        last: NaiveDate,
    },
}

impl When {
    /// From when to when; nothing for whole days, which begin wherever they begin.
    pub fn instants(&self) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        let Self::Moment { local, zone, lasts } = self else { return None };
        let begins = zones::instant(*zone, local.date(), local.time());
        Some((begins, begins.checked_add_signed(*lasts).unwrap_or(begins)))
    }
}

/// Whether something takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It does.
    Confirmed,
    /// Not settled yet.
    Tentative,
    /// It does not.
    Cancelled,
}

/// Somebody a mail can be sent to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// What they are called.
    pub name: String,
    /// Their e-mail address.
    pub address: String,
}

/// The name of the house without scheme and port: what makes its ids different from those of others.
pub fn host_of(base_url: &str) -> &str {
    let host = base_url.split_once("://").map_or(base_url, |(_, host)| host);
    host.split(['/', ':']).next().unwrap_or(host)
}

impl CalendarFile {
    /// Entries to be shown: a file to take along, or a calendar to subscribe to.
    pub fn published(name: impl Into<String>, entries: Vec<Entry>) -> Self {
        Self { method: Method::Publish, name: Some(name.into()), entries }
    }

    /// An invitation to `entry`, or the news that it has changed. One a mail: programs show the first only.
    pub fn invitation(entry: Entry) -> Self {
        Self { method: Method::Request, name: None, entries: vec![entry] }
    }

    /// The news that `entry` does not take place, or not for the reader of this mail.
    pub fn cancellation(entry: Entry) -> Self {
        Self { method: Method::Cancel, name: None, entries: vec![entry] }
    }

    /// The same, from `organizer` to `attendee`, whoever stood there before.
    pub fn addressed(mut self, organizer: &Contact, attendee: &Contact) -> Self {
        for entry in &mut self.entries {
            entry.organizer = Some(organizer.clone());
            entry.attendee = Some(attendee.clone());
        }
        self
    }

    /// The file.
    pub fn write(&self) -> String {
        let mut lines = Lines::default();
        lines.say("BEGIN", "VCALENDAR");
        lines.say("VERSION", "2.0");
        lines.say("PRODID", "-//Lernweg//Lernweg//EN");
        lines.say("CALSCALE", "GREGORIAN");
        lines.say("METHOD", self.method.as_str());
        if let Some(name) = &self.name {
            lines.text("NAME", name);
            lines.text("X-WR-CALNAME", name);
        }
        for (zone, first, last) in self.spans().into_values() {
            observances::write(&mut lines, zone, first, last);
        }
        for entry in &self.entries {
            self.write_entry(&mut lines, entry);
        }
        lines.say("END", "VCALENDAR");
        lines.finish()
    }

    /// The zones there are, each with its earliest and latest moment.
    fn spans(&self) -> BTreeMap<&'static str, (Tz, DateTime<Utc>, DateTime<Utc>)> {
        let mut spans = BTreeMap::new();
        for entry in &self.entries {
            let (When::Moment { zone, .. }, Some((begins, ends))) = (entry.when, entry.when.instants()) else {
                continue;
            };
            if is_utc(zone) {
                continue;
            }
            let (_, first, last) = spans.entry(zone.name()).or_insert((zone, begins, ends));
            *first = begins.min(*first);
            *last = ends.max(*last);
        }
        spans
    }

    fn write_entry(&self, lines: &mut Lines, entry: &Entry) {
        lines.say("BEGIN", "VEVENT");
        lines.text("UID", &entry.uid);
        lines.say("SEQUENCE", &entry.sequence.to_string());
        lines.say("DTSTAMP", &utc(entry.stamp));
        write_when(lines, &entry.when);
        lines.text("SUMMARY", &entry.title);
        for (name, text) in [("DESCRIPTION", &entry.description), ("LOCATION", &entry.place)] {
            if let Some(text) = text {
                lines.text(name, text);
            }
        }
        if let Some(url) = &entry.url {
            lines.say("URL", &uri(url));
        }
        let status = if self.method == Method::Cancel { Status::Cancelled } else { entry.status };
        lines.say("STATUS", status_word(status));
        if let Some(organizer) = &entry.organizer {
            lines.say(&format!("ORGANIZER;CN={}", quoted(&organizer.name)), &address_uri(&organizer.address));
        }
        // A file that is only shown names no guests (RFC 5546, 3.2.1); it may be passed on.
        if let Some(reader) = entry.attendee.as_ref().filter(|_| self.method != Method::Publish) {
            // They answer in the house; a reply by mail would reach nobody.
            let head = "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE";
            lines.say(&format!("{head};CN={}", quoted(&reader.name)), &address_uri(&reader.address));
        }
        lines.say("END", "VEVENT");
    }
}

fn status_word(status: Status) -> &'static str {
    match status {
        Status::Confirmed => "CONFIRMED",
        Status::Tentative => "TENTATIVE",
        Status::Cancelled => "CANCELLED",
    }
}

fn write_when(lines: &mut Lines, when: &When) {
    match when {
        When::Moment { zone, .. } => {
            let Some((begins, ends)) = when.instants() else { return };
            write_moment(lines, "DTSTART", begins, *zone);
            // An end must lie behind its beginning; without one it is a point in time.
            if ends > begins {
                write_moment(lines, "DTEND", ends, *zone);
            }
        }
        When::Days { first, last } => {
            let after = (*last).max(*first).succ_opt().unwrap_or(*first);
            lines.say("DTSTART;VALUE=DATE", &first.format("%Y%m%d").to_string());
            lines.say("DTEND;VALUE=DATE", &after.format("%Y%m%d").to_string());
            // Days to know about, not to be away for.
            lines.say("TRANSP", "TRANSPARENT");
        }
    }
}

fn write_moment(lines: &mut Lines, name: &str, at: DateTime<Utc>, zone: Tz) {
    let local = at.with_timezone(&zone).naive_local();
    // In the second of the two hours clocks show alike, local time would be read as the first.
    if is_utc(zone) || zones::instant(zone, local.date(), local.time()) != at {
        lines.say(name, &utc(at));
    } else {
        lines.say(&format!("{name};TZID={}", zone.name()), &local_text(local));
    }
}

fn is_utc(zone: Tz) -> bool {
    matches!(zone, Tz::UTC | Tz::Etc__UTC)
}

fn utc(at: DateTime<Utc>) -> String {
    format!("{}Z", local_text(at.naive_utc()))
}

fn local_text(local: NaiveDateTime) -> String {
    local.format("%Y%m%dT%H%M%S").to_string()
}
