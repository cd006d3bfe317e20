//! Stories about files for calendar programs: what another program reads in them.

use chrono::{Duration, NaiveDate, TimeZone, Utc};
use chrono_tz::Tz;
use lernweg::platform::{
    calendar_files::{CalendarFile, Entry, Status, When},
    letters::Composed,
    mail::{Envelope, Mailer, message},
    zones,
};
use lettre::Message;

use crate::harness::{
    Mail, SmtpServer,
    calendar::{Calendar, Stretch},
};

/// Some minutes from a date and a time in a zone.
pub fn moment(zone: Tz, date: &str, time: &str, minutes: i64) -> When {
    When::Moment { local: format!("{date}T{time}").parse().unwrap(), zone, lasts: Duration::minutes(minutes) }
}

/// An entry with everything an entry can say.
pub fn entry(uid: impl Into<String>, when: When) -> Entry {
    Entry {
        uid: uid.into(),
        sequence: 0,
        stamp: "2026-12-01T12:00:00Z".parse().unwrap(),
        when,
        title: "Webinar: Schnecken, Bier; und was noch?".into(),
        description: Some("Mit Tom.\n\nhttps://learn.example.org/sessions/1".into()),
        place: Some("Werk 7, Raum \"Süd\"".into()),
        url: Some("https://learn.example.org/sessions/1?a=b,c;d".into()),
        status: Status::Confirmed,
        attendee: None,
        organizer: None,
    }
}

/// Zones people of the field live in, and those that do something rare.
const ZONES: [Tz; 26] = [
    Tz::Europe__Berlin,
    Tz::Europe__Dublin,
    Tz::Europe__London,
    Tz::Europe__Istanbul,
    Tz::Europe__Moscow,
    Tz::America__New_York,
    Tz::America__Chicago,
    Tz::America__Sao_Paulo,
    Tz::America__St_Johns,
    Tz::America__Santiago,
    Tz::America__Nuuk,
    Tz::Africa__Casablanca,
    Tz::Africa__Cairo,
    Tz::Africa__Johannesburg,
    Tz::Asia__Kolkata,
    Tz::Asia__Kathmandu,
    Tz::Asia__Shanghai,
    Tz::Asia__Tehran,
    Tz::Asia__Jerusalem,
    Tz::Asia__Gaza,
    Tz::Australia__Sydney,
    Tz::Australia__Lord_Howe,
    Tz::Pacific__Auckland,
    Tz::Pacific__Chatham,
    Tz::Pacific__Apia,
    Tz::Antarctica__Troll,
];

/// Twice a day, every `step` days for `days` from `first`, in every zone; at half past two clocks are changed.
fn everywhere(first: &str, days: u64, step: u64) -> (CalendarFile, Vec<(String, When)>) {
    let first: NaiveDate = first.parse().unwrap();
    let mut all = Vec::new();
    for zone in ZONES {
        for day in (0..days).step_by(usize::try_from(step).unwrap()) {
            for time in ["02:30:00", "18:00:00"] {
                let date = (first + chrono::Days::new(day)).to_string();
                all.push((format!("{}-{date}-{time}@example.org", zone.name()), moment(zone, &date, time, 90)));
            }
        }
    }
    let plain = |(uid, when): &(String, When)| Entry {
        description: None,
        place: None,
        url: None,
        ..entry(uid.as_str(), *when)
    };
    let entries = all.iter().map(plain).collect();
    (CalendarFile::published("Überall", entries), all)
}

fn is_read_as_meant(file: &CalendarFile, meant: &[(String, When)], name: &str) {
    let calendar = Calendar::read(&file.write());
    assert_eq!((calendar.name.as_deref(), calendar.entries.len()), (Some("Überall"), meant.len()));
    for (read, (uid, when)) in calendar.entries.iter().zip(meant) {
        let When::Moment { local, zone, lasts } = when else { panic!("a moment") };
        let begins = zones::instant(*zone, local.date(), local.time());
        let expected = Stretch::Moment { begins, ends: begins + *lasts, zone: zone.name().into() };
        assert_eq!((&read.uid, &read.when), (uid, &expected));
    }
    calendar.keep(name);
}

#[test]
fn a_year_of_evenings_is_read_as_meant_wherever_people_live() {
    let (file, meant) = everywhere("2027-01-01", 366, 3);
    is_read_as_meant(&file, &meant, "everywhere-2027");
}

#[test]
fn so_are_years_in_which_zones_changed_their_minds() {
    // Samoa skipped a day, Russia and Turkey changed for good, Egypt, Morocco and Gaza as they liked.
    for (name, first) in
        [("2006", "2006-01-02"), ("2011", "2011-01-01"), ("2014", "2014-01-01"), ("2019", "2019-01-01")]
    {
        let (file, meant) = everywhere(first, 3 * 365, 37);
        is_read_as_meant(&file, &meant, &format!("everywhere-{name}"));
    }
}

#[test]
fn a_course_with_its_days_off_and_its_words_comes_through() {
    let long = "Ärger mit Schnecken 🐌, Läusen & Co.; ".repeat(12);
    let entries = vec![
        entry("webinar@example.org", moment(Tz::Europe__Berlin, "2027-03-28", "02:30:00", 60)),
        Entry { sequence: 4, ..entry("autumn@example.org", moment(Tz::Europe__Berlin, "2027-10-31", "02:30:00", 60)) },
        Entry {
            title: format!("  {long}\u{202e}\\n \" ^' \u{0} "),
            status: Status::Tentative,
            ..entry("words@example.org", moment(Tz::UTC, "2027-02-01", "09:00:00", 45))
        },
        Entry {
            title: "Pause".into(),
            description: None,
            place: None,
            url: None,
            ..entry(
                "pause@example.org",
                When::Days { first: "2028-02-26".parse().unwrap(), last: "2028-03-03".parse().unwrap() },
            )
        },
    ];
    let calendar = Calendar::read(&CalendarFile::published("Garten", entries).write());
    let when: Vec<_> = calendar.entries.iter().map(|entry| entry.when.clone()).collect();
    assert_eq!(
        when,
        [
            Stretch::moment("2027-03-28T01:00:00Z", "2027-03-28T02:00:00Z", "Europe/Berlin"),
            Stretch::moment("2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z", "Europe/Berlin"),
            Stretch::moment("2027-02-01T09:00:00Z", "2027-02-01T09:45:00Z", "UTC"),
            Stretch::days("2028-02-26", "2028-03-03"),
        ]
    );
    assert_eq!(calendar.entries[2].title, format!("  {long}\u{202e}\\n \" ^'  "));
    assert_eq!(calendar.entries[0].description.as_deref(), Some("Mit Tom.\n\nhttps://learn.example.org/sessions/1"));
    assert_eq!(calendar.entries[0].url.as_deref(), Some("https://learn.example.org/sessions/1?a=b,c;d"));
    assert_eq!((calendar.entries[1].sequence, calendar.entry("Pause").description.as_deref()), (4, None));
    calendar.keep("course");
}

/// A mail to Elif that brings `file`.
pub fn letter(file: &CalendarFile) -> Message {
    let composed = Composed { subject: "Webinar im Beet".into(), text: "Komm!".into(), html: "<p>Komm!</p>".into() };
    let envelope = Envelope {
        from: "Lernweg <lernweg@example.org>",
        domain: "example.org",
        name: "Elif \"Eli\" Demir, Bremen\r\nBcc: all@example.org",
        address: "elif@example.org",
        id: "0190",
        ..Envelope::default()
    };
    message(&composed, Some(file), &envelope).unwrap()
}

/// The same, as her mail program gets it.
async fn mailed(file: CalendarFile) -> Mail {
    let server = SmtpServer::start().await;
    drop(Mailer::new(server.url()).unwrap().send(letter(&file)).await.unwrap());
    server.last_to("elif@example.org")
}

#[actix_web::test]
async fn an_invitation_by_mail_is_shown_and_can_be_opened() {
    let one = || Entry {
        sequence: 1,
        ..entry("webinar@example.org", moment(Tz::Europe__Berlin, "2027-01-12", "18:00:00", 60))
    };
    for (file, method, status) in [
        (CalendarFile::invitation(one()), "REQUEST", "CONFIRMED"),
        (CalendarFile::cancellation(one()), "CANCEL", "CANCELLED"),
    ] {
        let mail = mailed(file).await;
        assert_eq!((mail.text.trim(), mail.html.trim()), ("Komm!", "<p>Komm!</p>"));
        let (said, shown) = mail.invitation.clone().expect("an invitation among the ways to read it");
        assert_eq!(said, method);
        assert_eq!(mail.attached, [("invite.ics".to_owned(), shown.clone())], "the same to open");
        let order =
            ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar", "application/ics"];
        let places: Vec<_> = order.iter().map(|kind| mail.raw.find(kind).unwrap_or_else(|| panic!("{kind}"))).collect();
        assert!(places.is_sorted(), "{}", mail.raw);
        let calendar = Calendar::read(&shown);
        let [entry] = calendar.entries.as_slice() else { panic!("one entry: {shown}") };
        assert_eq!((calendar.method.as_str(), entry.status.as_str(), entry.sequence), (method, status, 1));
        assert_eq!(entry.attendees, ["elif@example.org"], "nobody but its reader");
        assert_eq!(entry.organizer.as_deref(), Some("lernweg@example.org"));
        calendar.keep(&format!("mail-{}", method.to_lowercase()));
    }
}

#[actix_web::test]
async fn a_calendar_to_take_along_is_only_attached() {
    let entries = ["a@example.org", "b@example.org"]
        .map(|uid| entry(uid, moment(Tz::Asia__Kolkata, "2027-01-12", "18:00:00", 60)));
    let mail = mailed(CalendarFile::published("Garten", entries.to_vec())).await;
    assert_eq!(mail.invitation, None);
    let [(name, file)] = mail.attached.as_slice() else { panic!("one file: {}", mail.raw) };
    assert_eq!(name, "calendar.ics");
    let calendar = Calendar::read(file);
    assert!(calendar.entries.iter().all(|entry| entry.attendees.is_empty()));
    assert_eq!(calendar.entries.len(), 2);
}

/// `cargo test --release --test suite calendar_files::bench -- --ignored --nocapture`
#[test]
#[ignore = "says a figure and decides nothing"]
fn bench() {
    let first = Utc.with_ymd_and_hms(2027, 1, 4, 0, 0, 0).unwrap().date_naive();
    let entries = (0..1000).map(|nth: u64| {
        let zone = ZONES[usize::try_from(nth).unwrap() % 4];
        let date = (first + chrono::Days::new(nth)).to_string();
        Entry {
            description: Some("Ein Satz über Schnecken. ".repeat(12)),
            ..entry(format!("{nth}@example.org"), moment(zone, &date, "18:00:00", 60))
        }
    });
    let file = CalendarFile::published("Garten", entries.collect());
    let mut took: Vec<_> = (0..50)
        .map(|_| {
            let begun = std::time::Instant::now();
            let bytes = std::hint::black_box(file.write()).len();
            (begun.elapsed(), bytes)
        })
        .collect();
    took.sort();
    println!("1,000 entries: fastest {:?}, median {:?}, {} bytes", took[0].0, took[25].0, took[0].1);
}
