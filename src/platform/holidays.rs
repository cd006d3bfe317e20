//! Public holidays by region, so that deadlines can be counted in working days.
//!
//! `content/holidays.yaml` says by which rule a holiday falls, not on which
//! dates, so that it does not run out.

mod file;
mod rule;
#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use anyhow::Context;
use chrono::{Datelike, NaiveDate, TimeDelta, Weekday, WeekdaySet};

use self::rule::{Names, Rule, Shift};
use crate::platform::files::Files;

/// Where the holidays stand among the content.
const FILE: &str = "holidays.yaml";

/// Public holidays of all regions; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Holidays(Arc<Calendar>);

/// What the file says.
#[derive(Debug, Default)]
struct Calendar {
    regions: BTreeMap<String, Region>,
    /// What stands in brackets behind the name on the day a holiday is made up for.
    observed: Names,
}

/// One region, with all it takes over from the region it builds on.
#[derive(Debug)]
struct Region {
    rules: Vec<Rule>,
    weekend: WeekdaySet,
    /// The name of a day between two holidays, where that makes it one.
    between: Option<Names>,
    listed_until: Option<i32>,
}

impl Default for Region {
    fn default() -> Self {
        let weekend = WeekdaySet::from_array([Weekday::Sat, Weekday::Sun]);
        Self { rules: Vec::new(), weekend, between: None, listed_until: None }
    }
}

/// Why a day is free.
#[derive(Clone, Copy)]
struct Reason<'a> {
    name: &'a Names,
    /// The holiday itself fell on a weekend.
    observed: bool,
}

type Days<'a> = BTreeMap<NaiveDate, Vec<Reason<'a>>>;

impl Holidays {
    /// Reads the text of a holiday file; a mistake names its line.
    pub fn parse(text: &str) -> anyhow::Result<Self> {
        Ok(Self(Arc::new(file::read(text)?)))
    }

    /// Reads `holidays.yaml`; a folder that has none goes by the one built in.
    pub fn load(files: &Files) -> anyhow::Result<Self> {
        let bytes = match files.read(FILE)? {
            Some(bytes) => bytes,
            None => Files::Content.read(FILE)?.with_context(|| format!("there is no {FILE}"))?,
        };
        let text = std::str::from_utf8(&bytes).with_context(|| format!("{FILE} is not UTF-8 text"))?;
        Self::parse(text).with_context(|| FILE)
    }

    /// The codes of all regions, sorted.
    pub fn regions(&self) -> Vec<&str> {
        self.0.regions.keys().map(String::as_str).collect()
    }

    /// Whether the file has this region.
    pub fn knows(&self, region: &str) -> bool {
        self.0.regions.contains_key(region)
    }

    /// The holiday on this day, in the reader's language or else the first that has a name.
    ///
    /// Two holidays on one day are both named.
    pub fn name(&self, region: &str, date: NaiveDate, locale: &str) -> Option<String> {
        let days = self.0.regions.get(region)?.year(date.year());
        let mut names: Vec<String> = Vec::new();
        for reason in days.get(&date)? {
            let (language, name) = reason.name.best(locale)?;
            let observed = self.0.observed.exact(language).filter(|_| reason.observed);
            let name = observed.map_or_else(|| name.to_owned(), |word| format!("{name} ({word})"));
            if !names.contains(&name) {
                names.push(name);
            }
        }
        Some(names.join("; "))
    }

    /// Monday to Friday (or the region's own working week) and no public holiday.
    ///
    /// An unknown region has weekends only.
    pub fn is_working_day(&self, region: &str, date: NaiveDate) -> bool {
        match self.0.regions.get(region) {
            Some(region) => !region.weekend.contains(date.weekday()) && !region.year(date.year()).contains_key(&date),
            None => !Region::default().weekend.contains(date.weekday()),
        }
    }

    /// The day `days` working days after `from`, which itself does not count.
    ///
    /// Where the calendar ends, so does the counting.
    pub fn working_days_after(&self, region: &str, from: NaiveDate, days: u32) -> NaiveDate {
        self.count(region, from, days, |day| day.succ_opt())
    }

    /// The day `days` working days before `from`, which itself does not count.
    ///
    /// Where the calendar ends, so does the counting.
    pub fn working_days_before(&self, region: &str, from: NaiveDate, days: u32) -> NaiveDate {
        self.count(region, from, days, |day| day.pred_opt())
    }

    /// The last year for which all days that no rule can compute are listed; `None` where everything is a rule.
    ///
    /// Of several lists it is the one that ends first.
    pub fn listed_until(&self, region: &str) -> Option<i32> {
        self.0.regions.get(region)?.listed_until
    }

    fn count(
        &self,
        region: &str,
        from: NaiveDate,
        days: u32,
        step: impl Fn(&NaiveDate) -> Option<NaiveDate>,
    ) -> NaiveDate {
        let weekends_only = Region::default();
        let region = self.0.regions.get(region).unwrap_or(&weekends_only);
        // One year's holidays are worked out once, not for every day of it.
        let mut known = (from.year(), region.year(from.year()));
        let (mut day, mut left) = (from, days);
        while left > 0 {
            let Some(next) = step(&day) else { break };
            day = next;
            if region.weekend.contains(day.weekday()) {
                continue;
            }
            if known.0 != day.year() {
                known = (day.year(), region.year(day.year()));
            }
            if !known.1.contains_key(&day) {
                left -= 1;
            }
        }
        day
    }
}

impl Region {
    /// The holidays of one year.
    fn year(&self, year: i32) -> Days<'_> {
        // A New Year's Day on a Saturday may be made up for in December, a Boxing Day in January.
        let years = [year.checked_sub(1), Some(year), year.checked_add(1)];
        let mut falls: Vec<(NaiveDate, &Rule)> = Vec::new();
        for year in years.into_iter().flatten() {
            for rule in &self.rules {
                falls.extend(rule.dates(year).into_iter().map(|date| (date, rule)));
            }
        }
        falls.sort_by_key(|(date, _)| *date);

        let mut days = Days::new();
        for (date, rule) in &falls {
            let date = match rule.shift(*date) {
                Shift::DayBefore => date.pred_opt(),
                Shift::DayAfter => date.succ_opt(),
                Shift::LeftOut => None,
                Shift::Stay | Shift::AlsoBefore | Shift::AlsoAfter => Some(*date),
            };
            if let Some(date) = date {
                days.entry(date).or_default().push(Reason { name: &rule.name, observed: false });
            }
        }
        if let Some(name) = &self.between {
            for date in between_two(&days) {
                days.entry(date).or_default().push(Reason { name, observed: false });
            }
        }
        // Only now is it known which days are still working days. Earlier holidays choose first.
        for (date, rule) in &falls {
            let found = match rule.shift(*date) {
                Shift::AlsoBefore => self.first_free(*date, &days, NaiveDate::pred_opt),
                Shift::AlsoAfter => self.first_free(*date, &days, NaiveDate::succ_opt),
                Shift::Stay | Shift::DayBefore | Shift::DayAfter | Shift::LeftOut => None,
            };
            if let Some(date) = found {
                days.entry(date).or_default().push(Reason { name: &rule.name, observed: true });
            }
        }
        days.retain(|date, _| date.year() == year);
        days
    }

    /// The working day nearest to `from`, in one direction.
    fn first_free(
        &self,
        from: NaiveDate,
        days: &Days<'_>,
        step: fn(&NaiveDate) -> Option<NaiveDate>,
    ) -> Option<NaiveDate> {
        let mut steps = std::iter::successors(step(&from), step).take(60);
        steps.find(|day| !self.weekend.contains(day.weekday()) && !days.contains_key(day))
    }
}

/// The days that have a holiday on either side and are none.
fn between_two(days: &Days<'_>) -> BTreeSet<NaiveDate> {
    let pairs = days.keys().zip(days.keys().skip(1));
    pairs.filter(|(one, other)| **other - **one == TimeDelta::days(2)).filter_map(|(one, _)| one.succ_opt()).collect()
}
