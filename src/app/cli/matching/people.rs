//! From files to people and earlier groups.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use chrono::NaiveDate;

use super::{at_row, open_table};
use crate::{
    features::sparring::{Candidate, Hours, Stretch},
    platform::{
        settings::Unfit,
        tables::{Header, Row, TableError},
        zones,
    },
};

/// What people are called, by key.
pub(super) type Names = BTreeMap<String, String>;

const COLUMNS: [&str; 15] = [
    "key",
    "name",
    "languages",
    "zone",
    "hours",
    "department",
    "background",
    "site",
    "stage",
    "interests",
    "line",
    "not_with",
    "would_like",
    "side",
    "places",
];
/// So many people are matched at most.
const MOST_PEOPLE: usize = 20_000;

/// Days as people write them, from Monday, in English and German.
const DAYS: [[&str; 4]; 7] = [
    ["mon", "monday", "mo", "montag"],
    ["tue", "tuesday", "di", "dienstag"],
    ["wed", "wednesday", "mi", "mittwoch"],
    ["thu", "thursday", "do", "donnerstag"],
    ["fri", "friday", "fr", "freitag"],
    ["sat", "saturday", "sa", "samstag"],
    ["sun", "sunday", "so", "sonntag"],
];

/// Where the columns are.
struct Columns(BTreeMap<&'static str, usize>);

impl Columns {
    fn of(header: &Header) -> Result<Self, TableError> {
        header.require("key")?;
        let mut columns = BTreeMap::new();
        for name in COLUMNS {
            if let Some(place) = header.find(name)? {
                columns.insert(name, place);
            }
        }
        Ok(Self(columns))
    }

    fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// What a row says in a column; none where that is nothing.
    fn text(&self, row: &Row, name: &str) -> Option<String> {
        let text = row.cell(*self.0.get(name)?).trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn list(&self, row: &Row, name: &str) -> BTreeSet<String> {
        let text = self.text(row, name).unwrap_or_default();
        text.split(';').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }

    fn person(&self, row: &Row, day: NaiveDate) -> Result<Candidate, String> {
        let key = self.text(row, "key").ok_or("key must be there")?;
        if key.contains(';') || key.chars().any(char::is_control) {
            return Err(format!("key {key:?} must stand on one line and have no semicolon"));
        }
        let places = match self.text(row, "places") {
            None => 1,
            Some(text) => {
                let number = text.parse().ok().filter(|number| (1..=100).contains(number));
                number.ok_or_else(|| format!("places must be a number from 1 to 100, not {text:?}"))?
            }
        };
        Ok(Candidate {
            languages: self.list(row, "languages").into_iter().map(|tag| tag.to_lowercase()).collect(),
            hours: self.hours(row, day)?,
            department: self.text(row, "department"),
            background: self.text(row, "background"),
            stage: self.text(row, "stage"),
            site: self.text(row, "site"),
            interests: self.list(row, "interests"),
            line: self.text(row, "line"),
            not_with: self.list(row, "not_with"),
            would_like: self.list(row, "would_like"),
            side: self.text(row, "side"),
            places,
            key,
        })
    }

    /// Where no zone is known, nobody is out of reach for their hours.
    fn hours(&self, row: &Row, day: NaiveDate) -> Result<Hours, String> {
        let Some(name) = self.text(row, "zone") else {
            return match self.text(row, "hours") {
                None => Ok(Hours::always()),
                Some(_) => Err("hours need a zone".to_owned()),
            };
        };
        let zone =
            zones::zone(&name).ok_or_else(|| format!("there is no zone {name:?}; write it like Europe/Berlin"))?;
        let stretches = match self.text(row, "hours") {
            None => (0..5).map(|day| Stretch { day, from: 9 * 60, until: 17 * 60 }).collect(),
            Some(text) => stretches(&text)?,
        };
        Ok(Hours::local(&stretches, zone, day))
    }
}

/// `mon-fri 09:00-17:00; sat 10-12` as stretches.
fn stretches(text: &str) -> Result<Vec<Stretch>, String> {
    let unfit = |part: &str| format!("hours {part:?} are none; write them like mon-fri 09:00-17:00");
    let mut all = Vec::new();
    for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let (days, times) = part.split_once(char::is_whitespace).ok_or_else(|| unfit(part))?;
        let day = |name: &str| {
            let name = name.trim().to_lowercase();
            DAYS.iter().position(|names| names.contains(&name.as_str())).and_then(|day| u32::try_from(day).ok())
        };
        let ends = |text: &str| {
            text.split_once(['-', '–']).map(|(from, until)| (from.trim().to_owned(), until.trim().to_owned()))
        };
        let (first, last) = ends(days).unwrap_or_else(|| (days.to_owned(), days.to_owned()));
        let (from, until) = ends(times).ok_or_else(|| unfit(part))?;
        match (day(&first), day(&last), minutes(&from), minutes(&until)) {
            (Some(first), Some(last), Some(from), Some(until)) if first <= last && from < until => {
                all.extend((first..=last).map(|day| Stretch { day, from, until }));
            }
            _ => return Err(unfit(part)),
        }
    }
    Ok(all)
}

/// Minutes after midnight, up to 24:00.
fn minutes(text: &str) -> Option<u32> {
    let (hours, minutes) = text.split_once(':').unwrap_or((text, "0"));
    let (hours, minutes) = (hours.parse::<u32>().ok()?, minutes.parse::<u32>().ok()?);
    (minutes < 60 && hours * 60 + minutes <= 24 * 60 && hours <= 24).then_some(hours * 60 + minutes)
}

/// The people of a file, what they are called, and what the reader should know of the file.
pub(super) fn read(file: &Path, day: NaiveDate) -> Result<(Vec<Candidate>, Names, Vec<String>), Unfit> {
    let rows = open_table(file)?;
    let columns = Columns::of(rows.header()).map_err(|error| at_row(file, error.row, &error))?;
    let known = |name: &&String| COLUMNS.iter().any(|column| name.trim().to_lowercase() == *column);
    let unused: Vec<String> = rows.header().names().iter().filter(|name| !known(name)).cloned().collect();
    let (mut people, mut names, mut seen) = (Vec::new(), Names::new(), BTreeMap::<String, u32>::new());
    for row in rows {
        let row = row.map_err(|error| at_row(file, error.row, &error))?;
        let number = Some(row.number());
        let person = columns.person(&row, day).map_err(|why| at_row(file, number, &why))?;
        if let Some(first) = seen.insert(person.key.clone(), row.number()) {
            let why = format!("key {} stands in row {first} already; leave one of them out", person.key);
            return Err(at_row(file, number, &why));
        }
        names.extend(columns.text(&row, "name").map(|name| (person.key.clone(), name)));
        people.push(person);
        if people.len() > MOST_PEOPLE {
            return Err(at_row(file, number, &format!("more than {MOST_PEOPLE} people are not matched at once")));
        }
    }
    let mut notes = Vec::new();
    if !unused.is_empty() {
        notes.push(format!("Not used: {}.", unused.join(", ")));
    }
    let strangers: BTreeSet<&String> = people
        .iter()
        .flat_map(|person| person.not_with.iter().chain(&person.would_like))
        .filter(|key| !seen.contains_key(*key))
        .collect();
    if !strangers.is_empty() {
        let keys: Vec<&str> = strangers.into_iter().map(String::as_str).collect();
        notes.push(format!("Wished for or against, but not in the file: {}.", keys.join(", ")));
    }
    for (column, what) in [("languages", "language"), ("zone", "zone")] {
        let without = people.iter().filter(|person| match what {
            "language" => person.languages.is_empty(),
            _ => person.hours == Hours::always(),
        });
        let number = without.count();
        if columns.has(column) && number > 0 {
            notes.push(format!("{number} without a {what}: for them that rule is not looked at."));
        }
    }
    Ok((people, names, notes))
}

/// The groups of an earlier round.
pub(super) fn earlier(file: &Path) -> Result<Vec<Vec<String>>, Unfit> {
    let rows = open_table(file)?;
    let members = rows.header().require("members").map_err(|error| at_row(file, error.row, &error))?;
    let mut groups = Vec::new();
    for row in rows {
        let row = row.map_err(|error| at_row(file, error.row, &error))?;
        let keys = row.cell(members).split(';').map(str::trim).filter(|key| !key.is_empty());
        groups.push(keys.map(str::to_owned).collect());
    }
    Ok(groups)
}

#[cfg(test)]
mod tests {
    use super::stretches;
    use crate::features::sparring::Stretch;

    #[test]
    fn hours_are_read_as_people_write_them() {
        let stretch = |day, from: u32, until: u32| Stretch { day, from: from * 60, until: until * 60 };
        assert_eq!(
            stretches("mon-tue 09:00-17:00; Sa 10-12"),
            Ok(vec![stretch(0, 9, 17), stretch(1, 9, 17), stretch(5, 10, 12)])
        );
        assert!(stretches("Mi – Do 0:00–24:00").is_err(), "days stand together");
        assert_eq!(stretches("Mi–Do 0:00–24:00"), Ok(vec![stretch(2, 0, 24), stretch(3, 0, 24)]));
        for wrong in [
            "nine to five",
            "mon",
            "mon 9",
            "mon 17:00-09:00",
            "fri-mon 9-17",
            "mon 9:75-10",
            "mon 9-25",
            "mon 99999999999-1",
        ] {
            assert!(stretches(wrong).is_err(), "{wrong}");
        }
    }
}
