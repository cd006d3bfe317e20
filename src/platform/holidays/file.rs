//! How the holidays are written down.

use std::{collections::BTreeMap, fmt};

use anyhow::{anyhow, bail};
use chrono::{Datelike, Weekday, WeekdaySet};
use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, Visitor},
};
use serde_saphyr::Spanned;

use super::{
    Calendar, Region,
    rule::{Names, Rule, Shift, When, full_date},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    #[serde(default)]
    observed: Names,
    regions: BTreeMap<String, Spanned<RawRegion>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRegion {
    base: Option<Spanned<String>>,
    weekend: Option<Spanned<Vec<String>>>,
    on_saturday: Option<Shift>,
    on_sunday: Option<Shift>,
    between_two: Option<Names>,
    listed_until: Option<i32>,
    #[serde(default)]
    holidays: Vec<Spanned<RawRule>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    on: Option<Spanned<String>>,
    easter: Option<i16>,
    orthodox_easter: Option<i16>,
    days: Option<Vec<Spanned<String>>>,
    name: Names,
    since: Option<i32>,
    until: Option<i32>,
    on_saturday: Option<Shift>,
    on_sunday: Option<Shift>,
}

/// Reads a holiday file; a mistake names its line.
pub(super) fn read(text: &str) -> anyhow::Result<Calendar> {
    let raw: RawFile = serde_saphyr::from_str(text).map_err(|error| {
        let line = error.location().map_or(1, |location| location.line());
        anyhow!("line {line}: {}", error.without_snippet())
    })?;
    let mut regions = BTreeMap::new();
    for (code, region) in &raw.regions {
        regions.insert(code.clone(), resolve(code, region, &raw.regions)?);
    }
    Ok(Calendar { regions, observed: raw.observed })
}

/// A region with all it takes over.
fn resolve(
    code: &str,
    region: &Spanned<RawRegion>,
    all: &BTreeMap<String, Spanned<RawRegion>>,
) -> anyhow::Result<Region> {
    let plain = !code.is_empty() && code.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-');
    if !plain {
        bail!("line {}: the region “{code}” may have only letters, digits and hyphens", line(region));
    }
    // The region itself first, then what it builds on, then what that builds on.
    let mut family = vec![region];
    let mut youngest = region;
    while let Some(base) = &youngest.value.base {
        let Some(next) = all.get(&base.value) else {
            bail!("line {}: there is no region “{}” to build on", line(base), base.value);
        };
        // Longer than there are regions: one of them came twice.
        if family.len() > all.len() {
            bail!("line {}: “{code}” builds on itself", line(base));
        }
        family.push(next);
        youngest = next;
    }

    let mut resolved = Region::default();
    let own_or_base = |pick: fn(&RawRegion) -> Option<Shift>| {
        family.iter().find_map(|region| pick(&region.value)).unwrap_or_default()
    };
    let on_saturday = own_or_base(|region| region.on_saturday);
    let on_sunday = own_or_base(|region| region.on_sunday);
    if let Some(weekend) = family.iter().find_map(|region| region.value.weekend.as_ref()) {
        resolved.weekend = read_weekend(weekend)?;
    }
    resolved.between = family.iter().find_map(|region| region.value.between_two.clone());
    for region in family.iter().rev() {
        let mut listed_until = None;
        for raw in &region.value.holidays {
            let rule = read_rule(raw, on_saturday, on_sunday)?;
            if let When::Days(days) = &rule.when {
                let last = days.iter().max().map(|day| day.year());
                listed_until = earlier(listed_until, last);
            }
            resolved.rules.push(rule);
        }
        let listed_until = region.value.listed_until.or(listed_until);
        resolved.listed_until = earlier(resolved.listed_until, listed_until);
    }
    Ok(resolved)
}

fn read_weekend(weekend: &Spanned<Vec<String>>) -> anyhow::Result<WeekdaySet> {
    let mut days = WeekdaySet::EMPTY;
    for name in &weekend.value {
        let day: Weekday = name.parse().map_err(|_| anyhow!("line {}: “{name}” is no weekday", line(weekend)))?;
        days.insert(day);
    }
    if days == WeekdaySet::ALL {
        bail!("line {}: a week of weekends leaves no day to work", line(weekend));
    }
    Ok(days)
}

fn read_rule(raw: &Spanned<RawRule>, on_saturday: Shift, on_sunday: Shift) -> anyhow::Result<Rule> {
    let rule = &raw.value;
    let when = match (&rule.on, rule.easter, rule.orthodox_easter, &rule.days) {
        (Some(on), None, None, None) => When::parse(&on.value).ok_or_else(|| {
            anyhow!(
                "line {}: “{}” is no day; write it like 01-06, 2028-06-17, third monday of january, \
                 last monday of may or wednesday before 11-23",
                line(on),
                on.value
            )
        })?,
        (None, Some(days), None, None) => When::Easter(days),
        (None, None, Some(days), None) => When::OrthodoxEaster(days),
        (None, None, None, Some(days)) => {
            let days = days.iter().map(|day| {
                let date = full_date(&day.value);
                date.ok_or_else(|| anyhow!("line {}: “{}” is no date like 2028-06-17", line(day), day.value))
            });
            let days = days.collect::<anyhow::Result<Vec<_>>>()?;
            if days.is_empty() {
                bail!("line {}: a list of days needs a day", line(raw));
            }
            When::Days(days)
        }
        _ => bail!("line {}: a holiday needs one of on, easter, orthodox_easter and days", line(raw)),
    };
    if let (Some(since), Some(until)) = (rule.since, rule.until)
        && since > until
    {
        bail!("line {}: since {since} until {until} is never", line(raw));
    }
    Ok(Rule {
        when,
        name: rule.name.clone(),
        since: rule.since,
        until: rule.until,
        on_saturday: rule.on_saturday.unwrap_or(on_saturday),
        on_sunday: rule.on_sunday.unwrap_or(on_sunday),
    })
}

fn earlier(one: Option<i32>, other: Option<i32>) -> Option<i32> {
    one.into_iter().chain(other).min()
}

fn line<T>(value: &Spanned<T>) -> u64 {
    value.referenced.line()
}

impl<'de> Deserialize<'de> for Names {
    /// A map that keeps its order: the first language helps out where another is missing.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Names;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name by language, like {de: Neujahr, en: New Year's Day}")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Names, A::Error> {
                let mut names = Vec::new();
                while let Some((language, name)) = map.next_entry::<String, String>()? {
                    if language.trim().is_empty() || name.trim().is_empty() {
                        return Err(A::Error::custom("a name is empty"));
                    }
                    names.push((language, name));
                }
                if names.is_empty() { Err(A::Error::custom("there is no name")) } else { Ok(Names(names)) }
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}
