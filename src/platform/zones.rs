//! Local time: from a date and a time somewhere to an instant, and from an
//! instant to words somebody reads.

use chrono::{DateTime, Datelike, Duration, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Timelike, Utc};
use chrono_tz::{OffsetName, Tz};

/// The zone with this IANA name.
pub fn zone(name: &str) -> Option<Tz> {
    name.parse().ok()
}

/// Names of the zones people live in, to choose from.
pub fn names() -> Vec<&'static str> {
    const AREAS: [&str; 8] =
        ["Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/"];
    let names = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
    names.filter(|name| AREAS.iter().any(|area| name.starts_with(area))).collect()
}

/// The instant at which the clocks of `zone` show `date` and `time`.
///
/// In the hour a clock skips in spring, the first instant after the gap; in the
/// hour it shows twice in autumn, the first of the two.
pub fn instant(zone: Tz, date: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
    let local = date.and_time(time);
    match zone.from_local_datetime(&local) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.with_timezone(&Utc),
        LocalResult::None => after_gap(zone, local),
    }
}

fn after_gap(zone: Tz, local: NaiveDateTime) -> DateTime<Utc> {
    // Gaps are whole minutes and at most a day long (a zone that crosses the date line).
    (1..=24 * 60)
        .find_map(|minutes| zone.from_local_datetime(&(local + Duration::minutes(minutes))).earliest())
        .map_or_else(|| local.and_utc(), |at| at.with_timezone(&Utc))
}

/// Today's date in `zone`.
pub fn date_in(zone: Tz, at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&zone).date_naive()
}

/// How much of a moment to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `Di., 6. Okt. 2026, 14:00 Uhr (MESZ)` · `Tue 6 Oct 2026, 14:00 CEST`
    Moment,
    /// `Di., 6. Okt. 2026` · `Tue 6 Oct 2026`
    Date,
    /// `6. Okt., 14:00` · `6 Oct, 14:00`
    Short,
    /// `6. Oktober` · `6 October`
    Day,
    /// `Oktober 2026` · `October 2026`
    Month,
}

const DAYS_DE: [&str; 7] = ["Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So."];
const DAYS_EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS_DE: [&str; 12] =
    ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."];
const MONTHS_EN: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const FULL_DE: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];
const FULL_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `at` in words, in the zone and language of the reader. Languages other than German read English dates.
pub fn words(at: DateTime<Utc>, zone: Tz, locale: &str, style: Style) -> String {
    let local = at.with_timezone(&zone);
    let german = locale.split('-').next() == Some("de");
    let date = date_words(local.date_naive(), german, style);
    let clock = format!("{:02}:{:02}", local.hour(), local.minute());
    match style {
        Style::Date | Style::Day | Style::Month => date,
        Style::Short => format!("{date}, {clock}"),
        Style::Moment => {
            // Some zones have no letters, only their distance: America/Sao_Paulo is UTC-03:00.
            let name =
                local.offset().abbreviation().map_or_else(|| format!("UTC{}", local.format("%:z")), str::to_owned);
            if german {
                format!("{date}, {clock} Uhr ({})", german_zone(&name))
            } else {
                format!("{date}, {clock} {name}")
            }
        }
    }
}

/// The month, from 1, that begins with these letters in German or English; three of them say which.
pub fn month_named(name: &str) -> Option<u32> {
    let name = name.to_lowercase();
    let begins = |full: &&str| name.chars().count() >= 3 && full.to_lowercase().starts_with(&name);
    let at = [FULL_DE, FULL_EN].iter().find_map(|names| names.iter().position(&begins))?;
    u32::try_from(at + 1).ok()
}

/// A date without a time, in words.
pub fn date_words(date: NaiveDate, german: bool, style: Style) -> String {
    let pick = |names: &[&'static str], index: usize| names.get(index).copied().unwrap_or("");
    let weekday = pick(if german { &DAYS_DE } else { &DAYS_EN }, date.weekday().num_days_from_monday() as usize);
    let month = pick(if german { &MONTHS_DE } else { &MONTHS_EN }, date.month0() as usize);
    let full = pick(if german { &FULL_DE } else { &FULL_EN }, date.month0() as usize);
    let (day, year) = (date.day(), date.year());
    match (style, german) {
        (Style::Moment | Style::Date, true) => format!("{weekday}, {day}. {month} {year}"),
        (Style::Moment | Style::Date, false) => format!("{weekday} {day} {month} {year}"),
        (Style::Short, true) => format!("{day}. {month}"),
        (Style::Short, false) => format!("{day} {month}"),
        (Style::Day, true) => format!("{day}. {full}"),
        (Style::Day, false) => format!("{day} {full}"),
        (Style::Month, _) => format!("{full} {year}"),
    }
}

fn german_zone(name: &str) -> &str {
    match name {
        "CET" => "MEZ",
        "CEST" => "MESZ",
        "WET" => "WEZ",
        "WEST" => "WESZ",
        "EET" => "OEZ",
        "EEST" => "OESZ",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, NaiveTime, TimeZone, Utc};
    use chrono_tz::Tz;

    use super::{Style, date_words, instant, month_named, words};

    #[test]
    fn months_are_known_by_their_first_letters() {
        for (name, month) in [("Mai", 5), ("may", 5), ("März", 3), ("mär", 3), ("Mar", 3), ("DEZ", 12), ("Dec", 12)] {
            assert_eq!(month_named(name), Some(month), "{name}");
        }
        for name in ["", "M", "Ma", "Mayor", "Maxi", "12"] {
            assert_eq!(month_named(name), None, "{name}");
        }
        assert_eq!(date_words(day(2026, 3, 1), true, Style::Month), "März 2026");
        assert_eq!(date_words(day(2026, 3, 1), false, Style::Month), "March 2026");
    }

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    fn clock(h: u32, m: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(h, m, 0).unwrap()
    }

    #[test]
    fn the_hour_that_is_not_there_and_the_hour_that_is_there_twice() {
        let berlin = Tz::Europe__Berlin;
        let utc = |d, h, m| Utc.with_ymd_and_hms(2027, d, if d == 3 { 28 } else { 31 }, h, m, 0).unwrap();
        assert_eq!(
            instant(berlin, day(2027, 3, 28), clock(2, 30)),
            utc(3, 1, 0),
            "03:00, the first moment after the gap"
        );
        assert_eq!(instant(berlin, day(2027, 10, 31), clock(2, 30)), utc(10, 0, 30), "the first of the two");
        assert_eq!(instant(berlin, day(2027, 3, 28), clock(9, 0)), utc(3, 7, 0));
    }

    #[test]
    fn a_date_reads_as_people_write_it() {
        let at = Utc.with_ymd_and_hms(2026, 10, 6, 12, 0, 0).unwrap();
        let say = |locale, style| words(at, Tz::Europe__Berlin, locale, style);
        assert_eq!(say("de", Style::Moment), "Di., 6. Okt. 2026, 14:00 Uhr (MESZ)");
        assert_eq!(say("en", Style::Moment), "Tue 6 Oct 2026, 14:00 CEST");
        assert_eq!(say("de-AT", Style::Date), "Di., 6. Okt. 2026");
        assert_eq!(say("en", Style::Short), "6 Oct, 14:00");
        assert_eq!(say("de", Style::Day), "6. Oktober");
        assert_eq!(words(at, Tz::Asia__Kolkata, "en", Style::Moment), "Tue 6 Oct 2026, 17:30 IST");
        assert_eq!(words(at, Tz::America__Sao_Paulo, "en", Style::Moment), "Tue 6 Oct 2026, 09:00 UTC-03:00");
        assert_eq!(words(at, Tz::Asia__Kathmandu, "de", Style::Moment), "Di., 6. Okt. 2026, 17:45 Uhr (UTC+05:45)");
        assert_eq!(words(at, Tz::UTC, "en", Style::Moment), "Tue 6 Oct 2026, 12:00 UTC");
    }
}
