//! Calendar files, read by a program that did not write them. It believes the file alone: a
//! moment in a zone is what the file says of that zone.

use std::{env, fs, path::PathBuf};

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, SecondsFormat, Utc, Weekday};
use icalendar::parser::{Component, Property, read_calendar, unfold};
use serde_json::{Value, json};

/// A file somebody opens or subscribes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    pub method: String,
    pub name: Option<String>,
    pub entries: Vec<Entry>,
    file: String,
}

/// One of its entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub uid: String,
    pub sequence: u32,
    pub title: String,
    pub description: Option<String>,
    pub place: Option<String>,
    pub url: Option<String>,
    pub status: String,
    pub when: Stretch,
    /// Addresses of everybody it names as a guest.
    pub attendees: Vec<String>,
    /// Address of whoever invites.
    pub organizer: Option<String>,
}

/// From when to when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stretch {
    Moment { begins: DateTime<Utc>, ends: DateTime<Utc>, zone: String },
    Days { first: NaiveDate, last: NaiveDate },
}

impl Stretch {
    /// `2027-01-12T17:00:00Z` and so on, in a zone.
    pub fn moment(begins: &str, ends: &str, zone: &str) -> Self {
        Self::Moment { begins: begins.parse().unwrap(), ends: ends.parse().unwrap(), zone: zone.into() }
    }

    /// `2027-01-12` and so on.
    pub fn days(first: &str, last: &str) -> Self {
        Self::Days { first: first.parse().unwrap(), last: last.parse().unwrap() }
    }
}

impl Calendar {
    /// Reads a file, and insists on what every program relies on.
    pub fn read(file: &str) -> Self {
        for line in file.as_bytes().split_inclusive(|byte| *byte == b'\n') {
            let line = line.strip_suffix(b"\r\n").expect("lines end with CR and LF");
            assert!(line.len() <= 75, "too long: {}", String::from_utf8_lossy(line));
            assert!(std::str::from_utf8(line).is_ok(), "folded inside a character: {line:?}");
        }
        let unfolded = unfold(file);
        let read = read_calendar(&unfolded).unwrap_or_else(|error| panic!("{error}\n{file}"));
        let said = |name: &str| {
            let found = read.properties.iter().find(|property| property.name.as_str() == name);
            found.map(|property| property.val.as_str().to_owned())
        };
        assert_eq!(said("VERSION").as_deref(), Some("2.0"));
        let zones = Zones(read.components.iter().filter(|part| part.name.as_str() == "VTIMEZONE").collect());
        let events = read.components.iter().filter(|part| part.name.as_str() == "VEVENT");
        let entries: Vec<Entry> = events.map(|event| entry(event, &zones)).collect();
        let mut uids: Vec<&str> = entries.iter().map(|entry| entry.uid.as_str()).collect();
        uids.sort_unstable();
        uids.dedup();
        assert_eq!(uids.len(), entries.len(), "an id stands for one entry");
        Self { method: said("METHOD").unwrap_or_default(), name: said("NAME"), entries, file: file.to_owned() }
    }

    /// The entry with this title.
    pub fn entry(&self, title: &str) -> &Entry {
        let found = self.entries.iter().find(|entry| entry.title == title);
        found.unwrap_or_else(|| panic!("no {title} in\n{}", self.file))
    }

    /// Leaves the file, and what was read from it, for `tests/calendar-check` to look at, if somebody wants that.
    pub fn keep(&self, name: &str) {
        let Some(folder) = env::var_os("LERNWEG_TEST_CALENDARS").map(PathBuf::from) else { return };
        fs::create_dir_all(&folder).unwrap();
        let entries: Vec<Value> = self.entries.iter().map(expected).collect();
        let expected = json!({ "method": self.method, "entries": entries });
        fs::write(folder.join(format!("{name}.ics")), &self.file).unwrap();
        fs::write(folder.join(format!("{name}.json")), serde_json::to_string_pretty(&expected).unwrap()).unwrap();
    }
}

fn expected(entry: &Entry) -> Value {
    let utc = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let when = match &entry.when {
        Stretch::Moment { begins, ends, zone } => {
            json!({ "begins": utc(*begins), "ends": utc(*ends), "zone": zone })
        }
        Stretch::Days { first, last } => json!({ "first": first, "last": last }),
    };
    json!({
        "uid": entry.uid,
        "sequence": entry.sequence,
        "title": entry.title,
        "status": entry.status,
        "attendees": entry.attendees,
        "when": when,
    })
}

fn text(part: &Component<'_>, name: &str) -> Option<String> {
    part.find_prop(name).map(|property| property.val.as_str().to_owned())
}

fn param(property: &Property<'_>, name: &str) -> Option<String> {
    let found = property.params.iter().find(|param| param.key.as_str() == name)?;
    found.val.as_ref().map(|value| value.as_str().to_owned())
}

fn entry(event: &Component<'_>, zones: &Zones<'_>) -> Entry {
    let all = |name: &str| {
        let found = event.properties.iter().filter(|property| property.name.as_str() == name);
        let addresses = found.map(|property| property.val.as_str().trim_start_matches("mailto:").to_owned());
        addresses.collect::<Vec<_>>()
    };
    Entry {
        uid: text(event, "UID").expect("an id"),
        sequence: text(event, "SEQUENCE").map_or(0, |number| number.parse().unwrap()),
        title: text(event, "SUMMARY").unwrap_or_default(),
        description: text(event, "DESCRIPTION"),
        place: text(event, "LOCATION"),
        url: text(event, "URL"),
        status: text(event, "STATUS").unwrap_or_default(),
        when: stretch(event, zones),
        attendees: all("ATTENDEE"),
        organizer: all("ORGANIZER").pop(),
    }
}

fn stretch(event: &Component<'_>, zones: &Zones<'_>) -> Stretch {
    let begin = event.find_prop("DTSTART").expect("a beginning");
    let end = event.find_prop("DTEND");
    if param(begin, "VALUE").as_deref() == Some("DATE") {
        let date = |property: &Property<'_>| NaiveDate::parse_from_str(property.val.as_str(), "%Y%m%d").unwrap();
        let last = end.map_or_else(|| date(begin), |end| date(end) - Duration::days(1));
        return Stretch::Days { first: date(begin), last };
    }
    let begins = zones.instant(begin);
    let ends = end.map_or(begins, |end| zones.instant(end));
    Stretch::Moment { begins, ends, zone: param(begin, "TZID").unwrap_or_else(|| "UTC".into()) }
}

fn local(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text.trim_end_matches('Z'), "%Y%m%dT%H%M%S").unwrap()
}

/// What the file says of zones.
struct Zones<'a>(Vec<&'a Component<'a>>);

impl Zones<'_> {
    fn instant(&self, property: &Property<'_>) -> DateTime<Utc> {
        let shown = local(property.val.as_str());
        let Some(zone) = param(property, "TZID") else {
            assert!(property.val.as_str().ends_with('Z'), "a moment nowhere: {property}");
            return shown.and_utc();
        };
        let explained = self.0.iter().find(|part| text(part, "TZID").as_deref() == Some(zone.as_str()));
        let explained = explained.unwrap_or_else(|| panic!("nothing is said of {zone}"));
        // The change the clocks made last, as they showed it when they were changed.
        let onsets = explained.components.iter().filter_map(|part| Some((last_onset(part, shown)?, part)));
        let (_, observance) = onsets.max_by_key(|(onset, _)| *onset).unwrap_or_else(|| panic!("{zone} begins later"));
        (shown - offset(&text(observance, "TZOFFSETTO").unwrap())).and_utc()
    }
}

/// When an observance last began, before or when the clocks show `shown`.
fn last_onset(observance: &Component<'_>, shown: NaiveDateTime) -> Option<NaiveDateTime> {
    let first = local(&text(observance, "DTSTART")?);
    let Some(rule) = text(observance, "RRULE") else { return (first <= shown).then_some(first) };
    let part = |name: &str| rule.split(';').find_map(|part| part.strip_prefix(&format!("{name}=")).map(str::to_owned));
    assert_eq!(part("FREQ").as_deref(), Some("YEARLY"), "{rule}");
    let (month, day) = (part("BYMONTH")?.parse().ok()?, part("BYDAY")?);
    let (week, weekday) = day.split_at(day.len() - 2);
    let until = part("UNTIL").map(|until| local(&until) + offset(&text(observance, "TZOFFSETFROM").unwrap()));
    let onsets =
        (first.year()..=shown.year()).map(|year| nth_weekday(year, month, week, weekday).and_time(first.time()));
    onsets.filter(|onset| *onset <= shown && until.is_none_or(|until| *onset <= until)).max()
}

fn nth_weekday(year: i32, month: u32, week: &str, weekday: &str) -> NaiveDate {
    let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let weekday = Weekday::try_from(u8::try_from(names.iter().position(|name| *name == weekday).unwrap()).unwrap());
    let days = NaiveDate::from_ymd_opt(year, month, 1).unwrap().iter_days().take_while(|day| day.month() == month);
    let days: Vec<NaiveDate> = days.filter(|day| Ok(day.weekday()) == weekday).collect();
    let nth: isize = week.parse().unwrap();
    if nth < 0 { days[days.len() - nth.unsigned_abs()] } else { days[nth.unsigned_abs() - 1] }
}

fn offset(text: &str) -> Duration {
    let digits = |from: usize| text.get(from..from + 2).map_or(0, |digits| digits.parse::<i64>().unwrap());
    let seconds = digits(1) * 3600 + digits(3) * 60 + digits(5);
    Duration::seconds(if text.starts_with('-') { -seconds } else { seconds })
}
