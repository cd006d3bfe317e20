use std::time::{Duration, Instant};

use chrono::{Datelike, NaiveDate};

use super::Holidays;
use crate::platform::files::Files;

fn shipped() -> Holidays {
    Holidays::load(&Files::Content).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn mistake(text: &str) -> String {
    Holidays::parse(text).err().map(|error| error.to_string()).unwrap_or_default()
}

/// All days of a year with a name.
fn named(holidays: &Holidays, region: &str, year: i32) -> Vec<String> {
    let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
    let days = first.iter_days().take_while(|day| day.year() == year);
    days.filter(|day| holidays.name(region, *day, "en").is_some()).map(|day| day.format("%m-%d").to_string()).collect()
}

#[test]
fn easter_falls_where_it_fell() {
    let holidays = shipped();
    let sundays = [
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2028-04-16",
        "2029-04-01",
        "2030-04-21",
        "2031-04-13",
        "2032-03-28",
        "2033-04-17",
        "2034-04-09",
        "2035-03-25",
        "2038-04-25",
        "2285-03-22",
    ];
    for sunday in sundays {
        assert_eq!(holidays.name("DE-BB", day(sunday), "de").as_deref(), Some("Ostersonntag"), "{sunday}");
        let friday = day(sunday) - chrono::TimeDelta::days(2);
        assert_eq!(holidays.name("DE-BB", friday, "de").as_deref(), Some("Karfreitag"), "{sunday}");
    }
}

#[test]
fn orthodox_easter_falls_by_the_old_calendar() {
    let text = "regions:\n  GR:\n    holidays:\n      - orthodox_easter: 0\n        name: {el: Πάσχα}\n";
    let holidays = Holidays::parse(text).unwrap();
    for sunday in ["2024-05-05", "2025-04-20", "2026-04-12", "2027-05-02", "2028-04-16"] {
        assert!(holidays.name("GR", day(sunday), "el").is_some(), "{sunday}");
    }
}

#[test]
fn the_day_of_repentance_is_a_wednesday_before_23_november() {
    let holidays = shipped();
    for date in ["2024-11-20", "2025-11-19", "2026-11-18", "2027-11-17", "2028-11-22", "2033-11-16", "2034-11-22"] {
        assert_eq!(holidays.name("DE-SN", day(date), "de").as_deref(), Some("Buß- und Bettag"), "{date}");
        assert!(holidays.is_working_day("DE-BE", day(date)));
    }
}

#[test]
fn german_holidays_differ_by_state_and_year() {
    let holidays = shipped();
    let nationwide = ["01-01", "03-29", "04-01", "05-01", "05-09", "05-20", "10-03", "12-25", "12-26"];
    assert_eq!(named(&holidays, "DE", 2024), nationwide);
    assert_eq!(named(&holidays, "DE-BY", 2024).len(), 12);
    assert!(holidays.is_working_day("DE-MV", day("2022-03-08")));
    assert!(!holidays.is_working_day("DE-MV", day("2023-03-08")));
    assert!(!holidays.is_working_day("DE-BE", day("2025-05-08")));
    assert!(holidays.is_working_day("DE-BE", day("2026-05-08")));
    // Ascension Day and Labour Day on one day.
    assert_eq!(holidays.name("DE", day("2008-05-01"), "de").as_deref(), Some("Tag der Arbeit; Christi Himmelfahrt"));
}

#[test]
fn american_holidays_go_by_weekday_and_are_observed() {
    let holidays = shipped();
    let name = |date| holidays.name("US", day(date), "en");
    for thanksgiving in ["2024-11-28", "2025-11-27", "2029-11-22", "2030-11-28"] {
        assert_eq!(name(thanksgiving).as_deref(), Some("Thanksgiving"));
    }
    assert_eq!(name("2026-07-03").as_deref(), Some("Independence Day (observed)"));
    assert_eq!(name("2026-07-04").as_deref(), Some("Independence Day"));
    assert_eq!(name("2027-07-05").as_deref(), Some("Independence Day (observed)"));
    assert_eq!(name("2027-12-31").as_deref(), Some("New Year's Day (observed)"));
    assert_eq!(name("2030-05-27").as_deref(), Some("Memorial Day"));
    assert_eq!(name("2020-06-19"), None);
    assert_eq!(holidays.name("US", day("2026-07-03"), "de").as_deref(), Some("Unabhängigkeitstag (Ersatztag)"));
}

#[test]
fn holidays_that_meet_make_way_for_each_other() {
    let holidays = shipped();
    // Christmas on a Sunday, Boxing Day on Monday: the Tuesday is free. Then on Saturday and Sunday.
    let name = |date| holidays.name("GB-ENG", day(date), "en");
    assert_eq!(name("2033-12-26").as_deref(), Some("Boxing Day"));
    assert_eq!(name("2033-12-27").as_deref(), Some("Christmas Day (observed)"));
    assert_eq!(name("2032-12-27").as_deref(), Some("Christmas Day (observed)"));
    assert_eq!(name("2032-12-28").as_deref(), Some("Boxing Day (observed)"));
    assert_eq!(name("2033-01-03").as_deref(), Some("New Year's Day (observed)"));
    // South Africa makes up for Sundays only.
    assert!(!holidays.is_working_day("ZA", day("2031-04-28")));
    assert!(holidays.is_working_day("ZA", day("2030-04-26")) && holidays.is_working_day("ZA", day("2030-04-29")));
    // Its day after Christmas is one anyway.
    assert!(!holidays.is_working_day("ZA", day("2033-12-26")) && holidays.is_working_day("ZA", day("2033-12-27")));
    // The king's birthday gives way, and what falls on a Sunday in Spain is left to its regions.
    assert_eq!(holidays.name("NL", day("2031-04-26"), "nl").as_deref(), Some("Koningsdag"));
    assert_eq!(holidays.name("NL", day("2031-04-27"), "nl"), None);
    assert_eq!(holidays.name("ES", day("2027-08-15"), "es"), None);
}

#[test]
fn japan_has_equinoxes_and_days_in_between() {
    let holidays = shipped();
    let name = |date| holidays.name("JP", day(date), "ja");
    for date in ["2024-03-20", "2027-03-21", "2031-03-21", "2092-03-19", "2103-03-21"] {
        assert_eq!(name(date).as_deref(), Some("春分の日"), "{date}");
    }
    for date in ["2012-09-22", "2024-09-22", "2031-09-23", "2032-09-22"] {
        assert_eq!(name(date).as_deref(), Some("秋分の日"), "{date}");
    }
    for date in ["2015-09-22", "2026-09-22", "2032-09-21"] {
        assert_eq!(name(date).as_deref(), Some("国民の休日"), "{date}");
    }
    assert_eq!(name("2026-05-06").as_deref(), Some("憲法記念日 (振替休日)"));
    assert_eq!(name("2028-05-06"), None);
}

#[test]
fn deadlines_pass_over_christmas_and_easter() {
    let holidays = shipped();
    let after = |region, from, days| holidays.working_days_after(region, day(from), days).to_string();
    let before = |region, from, days| holidays.working_days_before(region, day(from), days).to_string();
    assert_eq!(after("DE-BE", "2025-12-23", 5), "2026-01-02");
    assert_eq!(after("DE-BW", "2025-12-23", 7), "2026-01-07");
    assert_eq!(before("DE-BW", "2026-01-07", 7), "2025-12-23");
    assert_eq!(after("DE-NI", "2026-04-02", 1), "2026-04-07");
    assert_eq!(before("DE-NI", "2026-04-07", 1), "2026-04-02");
    assert_eq!(after("DE", "2026-04-04", 0), "2026-04-04");
    // From the middle of a weekend, and over a leap day.
    assert_eq!(after("DE", "2026-06-13", 1), "2026-06-15");
    assert_eq!(after("DE", "2028-02-28", 2), "2028-03-01");
    assert_eq!(after("DE-SL", "2027-12-31", 1), "2028-01-03");
    assert_eq!(after("GB-ENG", "2027-12-31", 1), "2028-01-04");
}

#[test]
fn there_and_back_is_the_same_day() {
    let holidays = shipped();
    for region in holidays.regions() {
        for from in day("2026-01-01").iter_days().take(370).filter(|day| holidays.is_working_day(region, *day)) {
            let there = holidays.working_days_after(region, from, 13);
            assert!(holidays.is_working_day(region, there));
            assert_eq!(holidays.working_days_before(region, there, 13), from, "{region} {from}");
        }
    }
}

#[test]
fn a_leap_day_is_a_holiday_in_leap_years() {
    let text = "regions:\n  X:\n    holidays:\n      - on: 02-29\n        name: {en: Leap Day}\n";
    let holidays = Holidays::parse(text).unwrap();
    assert!(!holidays.is_working_day("X", day("2028-02-29")));
    assert!(named(&holidays, "X", 2027).is_empty() && named(&holidays, "X", 2100).is_empty());
}

#[test]
fn a_region_may_have_another_weekend() {
    let text = "regions:\n  EG:\n    weekend: [friday, saturday]\n    holidays:\n      - on: 07-23\n        \
                name: {en: Revolution Day}\n  EG-C:\n    base: EG\n";
    let holidays = Holidays::parse(text).unwrap();
    for region in ["EG", "EG-C"] {
        assert!(holidays.is_working_day(region, day("2026-07-26")));
        assert!(!holidays.is_working_day(region, day("2026-07-24")));
        // Thursday is the holiday, then comes the weekend.
        assert_eq!(holidays.working_days_after(region, day("2026-07-22"), 1), day("2026-07-26"));
    }
}

#[test]
fn an_unknown_region_has_weekends_only() {
    for holidays in [shipped(), Holidays::default()] {
        assert!(!holidays.knows("XX"));
        assert_eq!(holidays.name("XX", day("2026-12-25"), "en"), None);
        assert!(holidays.is_working_day("XX", day("2026-12-25")) && !holidays.is_working_day("XX", day("2026-12-26")));
        assert_eq!(holidays.working_days_after("XX", day("2026-12-24"), 2), day("2026-12-28"));
        assert_eq!(holidays.listed_until("XX"), None);
    }
}

#[test]
fn the_calendar_ends_without_a_fall() {
    let holidays = shipped();
    for region in ["DE-BE", "US", "JP", "XX"] {
        for end in [NaiveDate::MIN, NaiveDate::MAX] {
            holidays.is_working_day(region, end);
            holidays.name(region, end, "de");
        }
        assert_eq!(holidays.working_days_after(region, NaiveDate::MAX, 9), NaiveDate::MAX);
        assert_eq!(holidays.working_days_before(region, NaiveDate::MIN, 9), NaiveDate::MIN);
        let near = NaiveDate::MAX - chrono::TimeDelta::days(400);
        assert_eq!(holidays.working_days_after(region, near, 1000), NaiveDate::MAX);
    }
}

#[test]
fn readers_get_the_nearest_language() {
    let text = "regions:\n  X:\n    holidays:\n      - on: 01-01\n        name: {pt-BR: Ano Novo, de: Neujahr}\n";
    let holidays = Holidays::parse(text).unwrap();
    let name = |locale| holidays.name("X", day("2026-01-01"), locale).unwrap();
    assert_eq!([name("de"), name("de-AT"), name("DE")], ["Neujahr"; 3]);
    assert_eq!([name("pt"), name("pt-BR"), name("fr"), name("")], ["Ano Novo"; 4]);
}

#[test]
fn lists_say_how_far_they_reach() {
    let holidays = shipped();
    for region in ["DE-BE", "US", "JP", "ZA", "ES", "IT"] {
        assert_eq!(holidays.listed_until(region), None, "{region}");
    }
    for region in ["IN", "TR"] {
        assert!(holidays.listed_until(region) >= Some(2028), "{region}");
    }
    // Two lists: the one that ends first counts, unless the file says that it is complete for longer.
    let list = |more| {
        let lists = "    holidays:\n      - days: [2025-05-02]\n        name: {en: A}\n      - days: [2027-05-03, \
                     2025-05-04]\n        name: {en: B}\n";
        Holidays::parse(&format!("regions:\n  X:\n{more}{lists}  X-Y:\n    base: X\n")).unwrap()
    };
    assert_eq!(list("").listed_until("X"), Some(2025));
    assert_eq!(list("    listed_until: 2026\n").listed_until("X-Y"), Some(2026));
}

#[test]
fn regions_are_sorted_and_every_one_has_holidays() {
    let holidays = shipped();
    let regions = holidays.regions();
    assert!(regions.is_sorted());
    assert_eq!(regions.iter().filter(|region| region.starts_with("DE-")).count(), 16);
    for region in regions {
        assert!(holidays.knows(region));
        assert!(named(&holidays, region, 2040).len() >= 6, "{region}");
    }
}

#[test]
fn mistakes_name_their_line() {
    let rule = |lines: &str| mistake(&format!("regions:\n  X:\n    holidays:\n      - name: {{en: A}}\n{lines}"));
    for on in
        ["13-01", "02-30", "1-6", "2027-02-29", "fifth monday of may", "last monday in may", "someday", "x before y"]
    {
        let said = rule(&format!("        on: {on}\n"));
        assert!(said.starts_with("line 5: ") && said.contains(on), "{said}");
    }
    assert!(rule("        days:\n          - 2027-05-01\n          - 2027-5-2\n").starts_with("line 7: "));
    assert!(rule("        days: []\n").starts_with("line 4: "));
    assert!(rule("").starts_with("line 4: "));
    assert!(rule("        on: 01-01\n        easter: 1\n").starts_with("line 4: "));
    assert!(rule("        on: 01-01\n        since: 2030\n        until: 2029\n").starts_with("line 4: "));
    assert!(rule("        onn: 01-01\n").starts_with("line 5: "));
    assert!(rule("        on: 01-01\n        on_sunday: perhaps\n").starts_with("line 6: "));
    assert!(rule("        easter: many\n").starts_with("line 5: "));
    assert!(mistake("regions:\n  X:\n    holidays:\n      - on: 01-01\n").starts_with("line 4: "));
    assert!(mistake("regions:\n  X:\n    holidays:\n      - on: 01-01\n        name: {}\n").starts_with("line 5: "));
    assert!(mistake("regions:\n  X: {}\n  Y:\n    base: Z\n").starts_with("line 4: "));
    assert!(mistake("regions:\n  X:\n    base: Y\n  Y:\n    base: X\n").contains("builds on itself"));
    assert!(mistake("regions:\n  X:\n    weekend: [someday]\n").starts_with("line 3: "));
    assert!(mistake("regions:\n  X:\n    weekend: [mon, tue, wed, thu, fri, sat, sun]\n").starts_with("line 3: "));
    assert!(mistake("regions:\n  X: {}\n  X: {}\n").starts_with("line 3: "));
    assert!(mistake("regions:\n  X Y: {}\n").starts_with("line 2: "));
    assert!(mistake("regions: [\n").starts_with("line "));
    assert!(mistake("").starts_with("line "));
}

#[test]
fn a_folder_without_holidays_goes_by_the_ones_built_in() {
    let nowhere = Files::Folder("/nowhere/at/all".into());
    assert!(Holidays::load(&nowhere).unwrap().knows("DE-BE"));
}

#[test]
fn a_year_is_counted_quickly() {
    let holidays = shipped();
    let start = Instant::now();
    for _ in 0..10 {
        holidays.working_days_after("CN", day("2026-01-01"), 250);
    }
    // Unoptimised and beside other tests; optimised it is some microseconds.
    assert!(start.elapsed() < Duration::from_millis(500), "{:?}", start.elapsed());
}
