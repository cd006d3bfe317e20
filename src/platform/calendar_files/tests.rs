use chrono::{DateTime, Duration, NaiveDate, TimeZone, Utc};
use chrono_tz::Tz;

use super::{CalendarFile, Contact, Entry, Method, Status, When};

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn noon(y: i32, m: u32, d: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(y, m, d, 12, 0, 0).unwrap()
}

/// An hour, as the clocks of `zone` show it.
fn hour(zone: Tz, date: NaiveDate, h: u32, m: u32) -> When {
    When::Moment { local: date.and_hms_opt(h, m, 0).unwrap(), zone, lasts: Duration::minutes(60) }
}

fn entry(when: When) -> Entry {
    Entry {
        uid: "session-1@example.org".into(),
        sequence: 0,
        stamp: noon(2026, 12, 1),
        when,
        title: "Webinar".into(),
        description: None,
        place: None,
        url: None,
        status: Status::Confirmed,
        attendee: None,
        organizer: None,
    }
}

fn file(entries: Vec<Entry>) -> String {
    CalendarFile { method: Method::Publish, name: None, entries }.write()
}

fn titled(title: &str) -> String {
    file(vec![Entry { title: title.into(), ..entry(hour(Tz::UTC, day(2027, 1, 12), 9, 0)) }])
}

/// Lines without their folds.
fn lines(file: &str) -> Vec<String> {
    file.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

fn value(file: &str, head: &str) -> String {
    let start = format!("{head}:");
    let lines = lines(file);
    let mut found = lines.iter().filter_map(|line| line.strip_prefix(&start));
    found.next().unwrap_or_else(|| panic!("no {head} in\n{file}")).to_owned()
}

/// The lines that explain a zone.
fn explained(zone: Tz, from: NaiveDate, to: NaiveDate) -> Vec<String> {
    let file = file(vec![entry(hour(zone, from, 12, 0)), entry(hour(zone, to, 12, 0))]);
    let lines = lines(&file);
    assert_eq!(lines.iter().filter(|line| *line == "BEGIN:VTIMEZONE").count(), 1);
    let begin = lines.iter().position(|line| line == "BEGIN:VTIMEZONE").unwrap();
    let end = lines.iter().position(|line| line == "END:VTIMEZONE").unwrap();
    lines[begin + 1..end].to_vec()
}

/// Nothing but whole lines of at most 75 octets, each valid on its own.
fn is_well_formed(file: &str) {
    assert!(file.ends_with("END:VCALENDAR\r\n"));
    for line in file.as_bytes().split_inclusive(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r\n").expect("a line that ends as lines do");
        assert!(line.len() <= 75, "{}", String::from_utf8_lossy(line));
        let line = std::str::from_utf8(line).expect("no character on two lines");
        assert!(!line.is_empty() && !line.chars().any(char::is_control), "{line:?}");
    }
}

#[test]
fn an_evening_in_berlin_stands_as_the_clocks_there_show_it() {
    let file =
        CalendarFile::published("Garten", vec![entry(hour(Tz::Europe__Berlin, day(2027, 1, 12), 18, 0))]).write();
    let begin = lines(&file);
    assert_eq!(
        begin[..8],
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Lernweg//Lernweg//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "NAME:Garten",
            "X-WR-CALNAME:Garten",
            "BEGIN:VTIMEZONE"
        ]
    );
    assert_eq!(value(&file, "DTSTART;TZID=Europe/Berlin"), "20270112T180000");
    assert_eq!(value(&file, "DTEND;TZID=Europe/Berlin"), "20270112T190000");
    assert_eq!(value(&file, "DTSTAMP"), "20261201T120000Z");
    is_well_formed(&file);
}

#[test]
fn a_zone_explains_itself_by_its_rules() {
    let berlin = explained(Tz::Europe__Berlin, day(2027, 1, 12), day(2027, 2, 20));
    assert_eq!(
        berlin,
        [
            "TZID:Europe/Berlin",
            "BEGIN:DAYLIGHT",
            "DTSTART:20260329T020000",
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
            "TZOFFSETFROM:+0100",
            "TZOFFSETTO:+0200",
            "TZNAME:CEST",
            "END:DAYLIGHT",
            "BEGIN:STANDARD",
            "DTSTART:20261025T030000",
            "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
            "TZOFFSETFROM:+0200",
            "TZOFFSETTO:+0100",
            "TZNAME:CET",
            "END:STANDARD",
        ]
    );
}

#[test]
fn a_zone_whose_clocks_stay_says_one_thing() {
    for (zone, offset, name) in [
        (Tz::Asia__Kolkata, "+0530", "IST"),
        (Tz::America__Sao_Paulo, "-0300", "-0300"),
        (Tz::Asia__Kathmandu, "+0545", "+0545"),
    ] {
        let lines = explained(zone, day(2027, 1, 12), day(2027, 2, 20));
        let rest = [format!("TZOFFSETFROM:{offset}"), format!("TZOFFSETTO:{offset}"), format!("TZNAME:{name}")];
        assert_eq!(lines[1], "BEGIN:STANDARD");
        assert!(lines[2].starts_with("DTSTART:202"), "{zone}: {}", lines[2]);
        assert_eq!(lines[3..6], rest, "{zone}");
        assert_eq!(lines.len(), 7, "{zone}");
    }
}

#[test]
fn south_of_the_equator_summer_begins_in_october() {
    let sydney = explained(Tz::Australia__Sydney, day(2027, 1, 12), day(2027, 6, 20));
    let at = sydney.iter().position(|line| line == "BEGIN:DAYLIGHT").unwrap();
    assert_eq!(
        sydney[at + 1..at + 5],
        ["DTSTART:20261004T020000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU", "TZOFFSETFROM:+1000", "TZOFFSETTO:+1100",]
    );
}

#[test]
fn in_dublin_too_summer_is_summer() {
    let dublin = explained(Tz::Europe__Dublin, day(2027, 1, 12), day(2027, 6, 20));
    let at = dublin.iter().position(|line| line == "BEGIN:DAYLIGHT").unwrap();
    assert!(dublin[at..].contains(&"TZNAME:IST".to_owned()), "{dublin:#?}");
    assert_eq!(dublin.iter().filter(|line| *line == "BEGIN:STANDARD").count(), 1);
}

#[test]
fn a_rule_that_was_given_up_ends_where_it_did() {
    // The last summer time in São Paulo ended on 17 February 2019.
    let lines = explained(Tz::America__Sao_Paulo, day(2015, 6, 1), day(2021, 6, 1));
    let rules: Vec<_> = lines.iter().filter(|line| line.starts_with("RRULE")).collect();
    assert!(!rules.is_empty() && rules.iter().all(|rule| rule.contains(";UNTIL=201")), "{lines:#?}");
    // From 2007 on the United States change three weeks earlier.
    let lines = explained(Tz::America__New_York, day(2005, 6, 1), day(2010, 6, 1));
    let rules: Vec<_> = lines.iter().filter(|line| line.starts_with("RRULE")).map(String::as_str).collect();
    assert_eq!(
        rules,
        [
            "RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU;UNTIL=20060403T070000Z",
            "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20061030T060000Z",
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
            "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
        ]
    );
}

#[test]
fn two_zones_explain_themselves_once_each_and_utc_needs_no_word() {
    let when = |zone| entry(hour(zone, day(2027, 1, 12), 9, 0));
    let file = file(
        [Tz::Europe__Berlin, Tz::UTC, Tz::Asia__Kolkata, Tz::Europe__Berlin, Tz::Asia__Kolkata].map(when).to_vec(),
    );
    let zones: Vec<_> = lines(&file).into_iter().filter(|line| line.starts_with("TZID:")).collect();
    assert_eq!(zones, ["TZID:Asia/Kolkata", "TZID:Europe/Berlin"]);
    assert!(lines(&file).contains(&"DTSTART:20270112T090000Z".to_owned()), "{file}");
}

#[test]
fn the_hour_that_is_not_there_begins_after_the_gap() {
    let file = file(vec![entry(hour(Tz::Europe__Berlin, day(2027, 3, 28), 2, 30))]);
    assert_eq!(value(&file, "DTSTART;TZID=Europe/Berlin"), "20270328T030000");
    assert_eq!(value(&file, "DTEND;TZID=Europe/Berlin"), "20270328T040000");
}

#[test]
fn of_the_hour_that_is_there_twice_the_first_is_meant_and_the_end_is_where_it_is() {
    let file = file(vec![entry(hour(Tz::Europe__Berlin, day(2027, 10, 31), 2, 30))]);
    assert_eq!(value(&file, "DTSTART;TZID=Europe/Berlin"), "20271031T023000");
    assert_eq!(value(&file, "DTEND"), "20271031T013000Z", "half past two, the second time");
}

#[test]
fn whole_days_end_the_day_after_and_block_nothing() {
    let file = file(vec![entry(When::Days { first: day(2028, 2, 28), last: day(2028, 2, 29) })]);
    assert_eq!(value(&file, "DTSTART;VALUE=DATE"), "20280228");
    assert_eq!(value(&file, "DTEND;VALUE=DATE"), "20280301");
    assert_eq!(value(&file, "TRANSP"), "TRANSPARENT");
    assert!(!file.contains("VTIMEZONE"));
    let turned =
        super::CalendarFile::published("", vec![entry(When::Days { first: day(2027, 1, 2), last: day(2027, 1, 1) })]);
    assert_eq!(value(&turned.write(), "DTEND;VALUE=DATE"), "20270103");
}

#[test]
fn what_lasts_no_time_has_no_end() {
    let local = day(2027, 1, 12).and_hms_opt(9, 0, 0).unwrap();
    for lasts in [Duration::zero(), Duration::minutes(-5), Duration::MAX] {
        let file = file(vec![entry(When::Moment { local, zone: Tz::Europe__Berlin, lasts })]);
        assert!(!file.contains("DTEND"), "{file}");
    }
}

#[test]
fn marks_that_mean_something_come_back_as_words() {
    assert_eq!(value(&titled(r"Soil; sun, rain \ snow: all"), "SUMMARY"), r"Soil\; sun\, rain \\ snow: all");
    assert_eq!(
        value(&titled("one\r\ntwo\rthree\nfour\u{2028}five\u{85}six"), "SUMMARY"),
        r"one\ntwo\nthree\nfour\nfive\nsix"
    );
    assert_eq!(value(&titled("a\tb\u{0}\u{7}\u{b}\u{7f}c"), "SUMMARY"), "a bc");
}

#[test]
fn a_long_line_is_folded_between_characters() {
    for unit in ["x", "ä", "老", "🌱", "👩‍🌾", "e\u{301}", "\\", ",", " "] {
        for shift in 0..8 {
            let title = format!("{}{}", "x".repeat(shift), unit.repeat(200));
            let file = titled(&title);
            is_well_formed(&file);
            assert_eq!(value(&file, "SUMMARY"), title.replace('\\', r"\\").replace(',', r"\,"));
        }
    }
}

const HOSTILE: [&str; 8] = [
    "x\r\nATTENDEE:mailto:all@example.org\r\nX-A:b",
    "x\nEND:VEVENT\nEND:VCALENDAR",
    "\r\n BEGIN:VALARM",
    "\" ;ROLE=CHAIR:mailto:eve@example.org,\"",
    "\";X=\"y\":z",
    "\u{2028}METHOD:CANCEL\u{2029}\u{85}\u{c}\u{1e}STATUS:CANCELLED",
    "<script>alert(1)</script> \"'> {{ 7 * 7 }} ^' ^n ^^",
    "\u{202e}ecin\u{0}\u{200b} a\u{301}\u{301}\u{301}\u{301}",
];

#[test]
fn nothing_somebody_types_becomes_a_line_of_its_own() {
    for words in HOSTILE {
        let one = Entry {
            uid: words.into(),
            title: words.into(),
            description: Some(words.repeat(9)),
            place: Some(words.into()),
            url: Some(words.into()),
            attendee: Some(Contact { name: words.into(), address: words.into() }),
            organizer: Some(Contact { name: words.into(), address: words.into() }),
            ..entry(hour(Tz::Europe__Berlin, day(2027, 1, 12), 9, 0))
        };
        let plain = CalendarFile::invitation(Entry {
            description: Some("x".into()),
            place: Some("x".into()),
            url: Some("x".into()),
            attendee: Some(Contact { name: "x".into(), address: "x".into() }),
            organizer: Some(Contact { name: "x".into(), address: "x".into() }),
            ..one.clone()
        });
        let hostile = CalendarFile { name: Some(words.into()), ..CalendarFile::invitation(one) };
        is_well_formed(&hostile.write());
        let names = |file: String| -> Vec<String> {
            let names = lines(&file).into_iter().map(|line| line.split([':', ';']).next().unwrap().to_owned());
            names.filter(|name| !name.ends_with("NAME")).collect()
        };
        assert_eq!(names(hostile.write()), names(plain.write()), "{words:?}");
        let who = lines(&hostile.write()).into_iter().find(|line| line.starts_with("ATTENDEE")).unwrap();
        assert_eq!(who.matches('"').count(), 2, "{who}");
    }
}

#[test]
fn another_program_reads_back_what_was_written() {
    for words in HOSTILE.iter().chain(&["Zoë \"Zo\" Öztürk; Gärtnerei, Pune", "🌱".repeat(60).as_str()]) {
        let written = Entry { title: (*words).to_owned(), ..entry(hour(Tz::Europe__Berlin, day(2027, 1, 12), 9, 0)) };
        let file = CalendarFile { name: Some("x".into()), ..CalendarFile::invitation(written) }.write();
        let unfolded = icalendar::parser::unfold(&file);
        let read: icalendar::Calendar = icalendar::parser::read_calendar(&unfolded).unwrap().into();
        let kept: String = words
            .replace("\r\n", "\n")
            .chars()
            .map(|c| if matches!(c, '\r' | '\u{85}' | '\u{2028}' | '\u{2029}') { '\n' } else { c })
            .filter(|c| *c == '\n' || !c.is_control())
            .collect();
        let event = read.components.iter().find_map(icalendar::CalendarComponent::as_event).unwrap();
        assert_eq!(icalendar::Component::get_summary(event), Some(kept.as_str()));
    }
}

#[test]
fn only_its_reader_is_invited_and_a_file_that_is_shown_names_nobody() {
    let (house, reader) = (
        Contact { name: "Lernweg".into(), address: "lernweg@example.org".into() },
        Contact { name: "Elif \"Eli\" Demir, Bremen".into(), address: "elif+garten@example.org".into() },
    );
    let somebody = Contact { name: "Jonas".into(), address: "jonas@example.org".into() };
    let one = Entry { attendee: Some(somebody), ..entry(hour(Tz::Europe__Berlin, day(2027, 1, 12), 9, 0)) };
    let invitation = CalendarFile::invitation(one.clone()).addressed(&house, &reader).write();
    assert_eq!(value(&invitation, "METHOD"), "REQUEST");
    assert_eq!(value(&invitation, "ORGANIZER;CN=\"Lernweg\""), "mailto:lernweg@example.org");
    let head = "ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE;CN=\"Elif 'Eli' Demir, Bremen\"";
    assert_eq!(value(&invitation, head), "mailto:elif+garten@example.org");
    assert!(!invitation.contains("jonas"));
    let cancelled = CalendarFile::cancellation(Entry { sequence: 3, ..one.clone() }).addressed(&house, &reader).write();
    let said = ["METHOD", "STATUS", "SEQUENCE", "UID"].map(|head| value(&cancelled, head));
    assert_eq!(said, ["CANCEL", "CANCELLED", "3", "session-1@example.org"]);
    let shown = CalendarFile::published("x", vec![one]).addressed(&house, &reader).write();
    assert!(!shown.contains("ATTENDEE") && !shown.contains("elif"), "{shown}");
}

#[test]
fn the_same_file_twice_is_the_same() {
    let entries = || {
        vec![
            entry(hour(Tz::Asia__Kolkata, day(2027, 1, 12), 9, 0)),
            entry(hour(Tz::Europe__Berlin, day(2027, 1, 12), 9, 0)),
        ]
    };
    assert_eq!(file(entries()), file(entries()));
}

#[test]
fn a_year_nobody_lives_to_see_costs_nothing_and_breaks_nothing() {
    for year in [1, 1899, 2200, 9999] {
        is_well_formed(&file(vec![entry(hour(Tz::Europe__Berlin, day(year, 1, 12), 9, 0))]));
    }
}

#[test]
fn the_house_is_known_by_its_name() {
    for (base, host) in [
        ("https://learn.example.org", "learn.example.org"),
        ("http://127.0.0.1:8080", "127.0.0.1"),
        ("learn.example.org/x", "learn.example.org"),
    ] {
        assert_eq!(super::host_of(base), host);
    }
}
