//! By which rule a holiday falls, and what it is called.

use chrono::{Datelike, Days, Month, NaiveDate, TimeDelta, Weekday};
use serde::Deserialize;

/// The name of a holiday by language, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Names(pub(super) Vec<(String, String)>);

impl Names {
    /// The name in exactly this language.
    pub(super) fn exact(&self, language: &str) -> Option<&str> {
        self.0.iter().find(|(own, _)| own.eq_ignore_ascii_case(language)).map(|(_, name)| name.as_str())
    }

    /// Language and name for a reader: theirs, a relative of it (`de` for `de-AT`), or the first there is.
    pub(super) fn best(&self, locale: &str) -> Option<(&str, &str)> {
        let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase();
        let exact = self.0.iter().find(|(own, _)| own.eq_ignore_ascii_case(locale));
        let related = || self.0.iter().find(|(own, _)| primary(own) == primary(locale));
        let found = exact.or_else(related).or_else(|| self.0.first());
        found.map(|(language, name)| (language.as_str(), name.as_str()))
    }
}

/// What becomes of a holiday on a certain day of the weekend.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
pub(super) enum Shift {
    /// It stays where it is.
    #[default]
    #[serde(rename = "nothing")]
    Stay,
    /// It also frees the working day before.
    #[serde(rename = "also the working day before")]
    AlsoBefore,
    /// It also frees the working day after.
    #[serde(rename = "also the working day after")]
    AlsoAfter,
    /// It is a day earlier instead.
    #[serde(rename = "the day before instead")]
    DayBefore,
    /// It is a day later instead.
    #[serde(rename = "the day after instead")]
    DayAfter,
    /// It is none that year.
    #[serde(rename = "left out")]
    LeftOut,
}

/// One holiday of one region.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    pub(super) when: When,
    pub(super) name: Names,
    pub(super) since: Option<i32>,
    pub(super) until: Option<i32>,
    pub(super) on_saturday: Shift,
    pub(super) on_sunday: Shift,
}

impl Rule {
    /// On which days it falls in a year, before any shift.
    pub(super) fn dates(&self, year: i32) -> Vec<NaiveDate> {
        let early = self.since.is_some_and(|since| year < since);
        let late = self.until.is_some_and(|until| year > until);
        if early || late { Vec::new() } else { self.when.dates(year) }
    }

    /// What becomes of it on this day.
    pub(super) fn shift(&self, date: NaiveDate) -> Shift {
        match date.weekday() {
            Weekday::Sat => self.on_saturday,
            Weekday::Sun => self.on_sunday,
            _ => Shift::Stay,
        }
    }
}

/// How the day is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// The same date every year: `01-06`.
    Yearly { month: u32, day: u32 },
    /// Once and never again: `2028-06-17`.
    Once(NaiveDate),
    /// `third monday of january`.
    Nth { nth: u8, weekday: Weekday, month: u32 },
    /// `last monday of may`.
    Last { weekday: Weekday, month: u32 },
    /// `wednesday before 11-23`; that day itself is not meant.
    Before { weekday: Weekday, month: u32, day: u32 },
    /// `monday after 06-01`; that day itself is not meant.
    After { weekday: Weekday, month: u32, day: u32 },
    /// `march equinox in tokyo`, or September's.
    Equinox { march: bool },
    /// Days from Easter Sunday.
    Easter(i16),
    /// Days from the Easter Sunday of the Orthodox churches.
    OrthodoxEaster(i16),
    /// A list.
    Days(Vec<NaiveDate>),
}

impl When {
    /// Reads what stands behind `on:`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let lower = text.to_lowercase();
        let words: Vec<&str> = lower.split_whitespace().collect();
        match words.as_slice() {
            [date] => month_and_day(date)
                .map(|(month, day)| Self::Yearly { month, day })
                .or_else(|| full_date(date).map(Self::Once)),
            ["march", "equinox", "in", "tokyo"] => Some(Self::Equinox { march: true }),
            ["september", "equinox", "in", "tokyo"] => Some(Self::Equinox { march: false }),
            [weekday, "before", date] => {
                let (month, day) = month_and_day(date)?;
                Some(Self::Before { weekday: weekday.parse().ok()?, month, day })
            }
            [weekday, "after", date] => {
                let (month, day) = month_and_day(date)?;
                Some(Self::After { weekday: weekday.parse().ok()?, month, day })
            }
            [nth, weekday, "of", month] => {
                let weekday = weekday.parse().ok()?;
                let month = month.parse::<Month>().ok()?.number_from_month();
                let nth = match *nth {
                    "first" => 1,
                    "second" => 2,
                    "third" => 3,
                    "fourth" => 4,
                    "last" => return Some(Self::Last { weekday, month }),
                    _ => return None,
                };
                Some(Self::Nth { nth, weekday, month })
            }
            _ => None,
        }
    }

    /// On which days of a year it falls. A 29 February falls in leap years only.
    fn dates(&self, year: i32) -> Vec<NaiveDate> {
        match self {
            Self::Yearly { month, day } => NaiveDate::from_ymd_opt(year, *month, *day),
            Self::Once(date) => Some(*date).filter(|date| date.year() == year),
            Self::Nth { nth, weekday, month } => NaiveDate::from_weekday_of_month_opt(year, *month, *weekday, *nth),
            Self::Last { weekday, month } => {
                (4..=5).rev().find_map(|nth| NaiveDate::from_weekday_of_month_opt(year, *month, *weekday, nth))
            }
            Self::Before { weekday, month, day } => NaiveDate::from_ymd_opt(year, *month, *day).and_then(|date| {
                std::iter::successors(date.pred_opt(), NaiveDate::pred_opt)
                    .take(7)
                    .find(|date| date.weekday() == *weekday)
            }),
            Self::After { weekday, month, day } => NaiveDate::from_ymd_opt(year, *month, *day).and_then(|date| {
                std::iter::successors(date.succ_opt(), NaiveDate::succ_opt)
                    .take(7)
                    .find(|date| date.weekday() == *weekday)
            }),
            Self::Equinox { march } => equinox_in_tokyo(year, *march),
            Self::Easter(days) => easter(year).and_then(|date| later(date, *days)),
            Self::OrthodoxEaster(days) => orthodox_easter(year).and_then(|date| later(date, *days)),
            Self::Days(days) => return days.iter().copied().filter(|date| date.year() == year).collect(),
        }
        .into_iter()
        .collect()
    }
}

/// `2028-06-17`.
pub(super) fn full_date(text: &str) -> Option<NaiveDate> {
    // The length keeps out `2028-6-1`, which is read as easily as it is mistyped.
    if text.len() == 10 { text.parse().ok() } else { None }
}

/// `02-29` is one, `02-30` is not.
fn month_and_day(text: &str) -> Option<(u32, u32)> {
    let (month, day) = text.split_once('-').filter(|(month, day)| month.len() == 2 && day.len() == 2)?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    // 2000 was a leap year.
    NaiveDate::from_ymd_opt(2000, month, day).map(|_| (month, day))
}

fn later(date: NaiveDate, days: i16) -> Option<NaiveDate> {
    date.checked_add_signed(TimeDelta::days(days.into()))
}

/// Easter Sunday by the Gregorian computus of Meeus, Jones and Butcher.
fn easter(year: i32) -> Option<NaiveDate> {
    // Before, there was no Gregorian calendar to reckon by.
    if year < 1583 {
        return None;
    }
    let golden = year % 19;
    let (century, of_century) = (year / 100, year % 100);
    let (leap_centuries, odd_centuries) = (century / 4, century % 4);
    let moon_orbit = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - leap_centuries - moon_orbit + 15) % 30;
    let to_sunday = (32 + 2 * odd_centuries + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    march_or_april(year, epact + to_sunday - 7 * late + 114)
}

/// Easter Sunday by the Julian computus, as a date of today's calendar.
fn orthodox_easter(year: i32) -> Option<NaiveDate> {
    if year < 1583 {
        return None;
    }
    let epact = (19 * (year % 19) + 15) % 30;
    let to_sunday = (2 * (year % 4) + 4 * (year % 7) - epact + 34) % 7;
    let julian = march_or_april(year, epact + to_sunday + 114)?;
    let behind = year / 100 - year / 400 - 2;
    julian.checked_add_days(Days::new(u64::try_from(behind).ok()?))
}

/// Both computuses end in a number that holds month and day.
fn march_or_april(year: i32, number: i32) -> Option<NaiveDate> {
    let month = u32::try_from(number / 31).ok()?;
    let day = u32::try_from(number % 31 + 1).ok()?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// The day of an equinox in Japan, by the usual approximation for 1980 to 2150.
fn equinox_in_tokyo(year: i32, march: bool) -> Option<NaiveDate> {
    // Ten-thousandths of a day in the month, as of 1980; 2100 is no leap year.
    let start = match (year, march) {
        (1980..=2099, true) => 208_431,
        (1980..=2099, false) => 232_488,
        (2100..=2150, true) => 218_510,
        (2100..=2150, false) => 242_488,
        _ => return None,
    };
    let years = year - 1980;
    let day = (start * 100 + 242_194 * years) / 1_000_000 - years / 4;
    NaiveDate::from_ymd_opt(year, if march { 3 } else { 9 }, u32::try_from(day).ok()?)
}
